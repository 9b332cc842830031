"""Why a page could not be read: a closed set of reasons, each with one sentence for a person."""

from __future__ import annotations

from enum import StrEnum


class UnreadableReason(StrEnum):
    """What stood in the way: nothing there, no text file, no known encoding, or no article in it."""

    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    NO_TEXT = "no_text"


class UnreadablePage(ValueError):  # noqa: N818  the name says what the page is; every caller reads it as one
    """A page of which nothing can be read; ``reason`` is a member of :class:`UnreadableReason`.

    >>> str(UnreadablePage(UnreadableReason.EMPTY, "a.html holds no bytes."))
    'a.html holds no bytes.'
    """

    def __init__(self, reason: UnreadableReason, message: str) -> None:
        """Keep the reason beside the sentence."""
        super().__init__(message)
        self.reason = reason
