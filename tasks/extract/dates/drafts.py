"""A mention on its way from words to days, and what its point says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.dates.calendars import Period
from tasks.extract.dates.points import Point
from tasks.records import Granularity

_UNCOUNTED = frozenset({"weekday", "nth", "edge"})
_WITH_RESULTS = frozenset({"month", "quarter", "half", "code"})
_NUMBERED = frozenset({"month", "quarter", "half", "season", "holiday", "part"})
_BEFORE_IT = ("ana", -1)  # 전날, 전년, 전 분기
_ABSOLUTE = frozenset({"ymd", "days", "ym", "md", "code", "decade"})


@dataclass(slots=True)
class Draft:
    """A mention on its way, with the point it was read from."""

    period: Period
    start: int
    end: int
    rule: str
    point: Point | None = None


def is_relative(point: Point) -> bool:
    """Say whether a word of the point counts from another day (지난달, 이듬해)."""
    return any(lexeme.value and lexeme.value[0] in {"rel", "ana"} for lexeme in point.words.values())


def is_comparison(point: Point) -> bool:
    """Say whether a point only counts back from what was named: 이날 after 전날 is still the day of the story."""
    return any(word.value == _BEFORE_IT for word in point.words.values()) and point.words.keys().isdisjoint(_NUMBERED)


def has_results(point: Point) -> bool:
    """Say whether a point is a period whose results are news: a month, a quarter, a half."""
    return bool(point.words.keys() & _WITH_RESULTS)


def names_year(point: Point) -> bool:
    """Say whether the point names its year."""
    return bool(point.words.keys() & {"year", "ymd", "days", "ym", "fiscal", "decade"})


def states_numbers(point: Point) -> bool:
    """Say whether the point prints a figure (24일, 2026년, 4∼6월)."""
    return any(
        kind in _ABSOLUTE or (lexeme.value[0] in {"n", "abs", "range"} and kind not in _UNCOUNTED)
        for kind, lexeme in point.words.items()
    )


_GRANULARITY = {
    "clock": Granularity.TIME,
    "hours": Granularity.TIME,
    "ymd": Granularity.DAY,
    "md": Granularity.DAY,
    "day": Granularity.DAY,
    "holiday": Granularity.DAY,
    "weekday": Granularity.DAY,
    "edge": Granularity.DAY,
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "ym": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "code": Granularity.QUARTER,
    "season": Granularity.QUARTER,
    "half": Granularity.HALF,
    "decade": Granularity.DECADE,
}


def granularity_of(point: Point) -> Granularity:
    """Return how fine a point speaks that nothing anchors."""
    return next((grain for kind, grain in _GRANULARITY.items() if kind in point.words), Granularity.YEAR)
