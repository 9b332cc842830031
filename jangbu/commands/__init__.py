"""One command a file: what it takes, what it calls, what it prints. No Korean and no SQL of its own."""
