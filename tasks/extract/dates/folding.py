"""Variants of digits, tildes, dashes and brackets made plain, place by place: no character is added or lost."""

from __future__ import annotations

import re


def fold(text: str) -> str:
    """Return the text with full-width digits, tildes, dashes and 年月日 behind digits made plain, at equal length.

    >>> fold("２０２６年 1∼3월")
    '2026년 1~3월'
    """
    plain = text.translate(_FOLDS)
    return _HANJA_UNIT.sub(lambda match: _HANJA_UNITS[match.group()], plain)


_FOLDS = {
    **{0xFF10 + n: str(n) for n in range(10)},
    **dict.fromkeys(map(ord, "∼～〜˜∿"), "~"),
    **dict.fromkeys(map(ord, "–—―‐‑−"), "-"),
    **dict.fromkeys(map(ord, "‘’`´′"), "'"),
    **dict.fromkeys(map(ord, "ㆍ・‧•∙⋅"), "·"),
    **dict.fromkeys(map(ord, "\u00a0\u3000\u2009\t"), " "),
    ord("（"): "(",
    ord("）"): ")",
    ord("．"): ".",
    ord("／"): "/",
}
_HANJA_UNITS = {"年": "년", "月": "월", "日": "일"}
_HANJA_UNIT = re.compile(r"(?<=\d)[年月日]")
