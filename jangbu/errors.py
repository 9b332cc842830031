"""The errors that a person meets: one sentence on stderr and an exit code, never a traceback."""

from __future__ import annotations

WRONG_USE = 2
FAILED = 1


class CommandError(Exception):
    """Ends a command with one sentence that names the file, URL or value and says what to do."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code
