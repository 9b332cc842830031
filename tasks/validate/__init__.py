"""The expectations on the loaded tables, and what a breach leads to: quarantine, or a publish held back."""
