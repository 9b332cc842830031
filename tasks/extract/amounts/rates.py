"""Amounts that are rates (매년 10조, 월 2만9000원, 장당 2만 달러) or cumulative (누적 투자액 410억 달러)."""

from __future__ import annotations

import re

from tasks.extract.amounts.values import Figure
from tasks.extract.amounts.vocabulary import QUALIFIERS, RATES, any_of, last_letters, letter_before

_FILLERS = [*QUALIFIERS["fillers_before"], *(word for row in QUALIFIERS["before"] for word in row["words"]), "에", "간"]
_FILLER = any_of(_FILLERS)
_FREE = ("unit", "share", "hour")
_BEFORE: list[tuple[str, re.Pattern[str]]] = [
    (
        period,
        re.compile(rf"{'' if period in _FREE else '(?<![가-힣0-9])'}{any_of(words)}(?: ?{_FILLER}){{0,3}} ?\Z"),
    )
    for period, words in RATES["before"].items()
]
_AFTER: list[tuple[str, re.Pattern[str]]] = [
    (period, re.compile(rf" ?{any_of(words)}")) for period, words in RATES["after"].items()
]
_ANY_BEFORE, _ANY_AFTER = (re.compile("|".join(p.pattern for _, p in told)) for told in (_BEFORE, _AFTER))
"""What one of them finds: most figures are no rates, which one look says."""
_LAST_BEFORE = last_letters([*_FILLERS, *(word for words in RATES["before"].values() for word in words)])
_CUMULATIVE = re.compile(rf"{any_of(RATES['cumulative']['before'])}[^.,!?\n]{{0,16}}\Z")
_WINDOW = 20
_WINDOW_CUMULATIVE = 26


def find_rate(text: str, figure: Figure) -> str | None:
    """Return the period or thing that the figure is per (``year``, ``month``, ``unit`` …), or None.

    >>> from tasks.extract.amounts.figures import find_figures
    >>> [find_rate(t, find_figures(t)[-1]) for t in ("매년 약 10조원", "3월 10조원", "GPU 장당 2만 달러", "미시간에 9억 달러")]
    ['year', None, 'unit', None]
    """
    if letter_before(text, figure.start) in _LAST_BEFORE:
        before = text[max(0, figure.start - _WINDOW) : figure.start]
        if _ANY_BEFORE.search(before):
            return next(period for period, pattern in _BEFORE if pattern.search(before))
    if _ANY_AFTER.match(text, figure.end):
        return next(period for period, pattern in _AFTER if pattern.match(text, figure.end))
    return None


def is_cumulative(text: str, figure: Figure, floor: int) -> bool:
    """Is the figure a sum up to now, by a word between ``floor``, the amount before it, and the figure?"""
    return _CUMULATIVE.search(text[max(floor, figure.start - _WINDOW_CUMULATIVE) : figure.start]) is not None
