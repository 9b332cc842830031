"""Full-width letters and odd blanks as their plain forms, one code point for one.

What belongs here: folding that keeps every offset, so that a span in the folded text is a span in the original.
What does not: any normalisation that changes a text's length (㎿ stays ㎿).
"""

from __future__ import annotations

_FULL_WIDTH_FIRST, _FULL_WIDTH_LAST, _FULL_WIDTH_SHIFT = 0xFF01, 0xFF5E, 0xFEE0
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_TABLE: dict[int, str] = (
    {code: chr(code - _FULL_WIDTH_SHIFT) for code in range(_FULL_WIDTH_FIRST, _FULL_WIDTH_LAST + 1)}
    | {ord(blank): " " for blank in _BLANKS}
    | {0xFFE0: "¢", 0xFFE1: "£", 0xFFE5: "¥", 0xFFE6: "₩", 0xFF65: "·"}
)


def fold_width(text: str) -> str:
    """Return the text with full-width forms and odd blanks made plain; its length and offsets stay.

    >>> fold_width("５０조，　１０억￦")
    '50조, 10억₩'
    >>> len(fold_width("㎿ ½ 가")) == len("㎿ ½ 가")
    True
    """
    return text if text.isascii() else text.translate(_TABLE)
