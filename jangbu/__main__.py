"""``python -m jangbu`` is the command ``jangbu``."""

from jangbu.cli import main

if __name__ == "__main__":
    main()
