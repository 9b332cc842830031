"""What the text has named so far: the day, month, year and period that 이날, 같은 해 and 전년 동기 point back to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tasks.extract.dates.calendars import Period
from tasks.extract.dates.points import Point
from tasks.records import Granularity


class UnanchoredError(Exception):
    """The expression is relative and nothing says to which day."""


@dataclass(slots=True)
class Memory:
    """The publication day and what was named last, with the places where it was named."""

    published_on: date | None
    day: date | None = None
    month: date | None = None
    year: int | None = None
    year_end: int = -1
    period: Period | None = None
    period_end: int = -1
    carried_year: int | None = None
    carried_kind: str | None = None
    carried_month: date | None = None
    carried_end: int = -1

    def today(self) -> date:
        """Return the publication day, or raise where it is unknown."""
        if self.published_on is None:
            raise UnanchoredError
        return self.published_on

    def last_day(self) -> date:
        """Return the day named last, else the publication day."""
        return self.day if self.day is not None else self.today()

    def remember(self, period: Period, end: int) -> None:
        """Take note of a period that was just named, ending at a place in the text."""
        first = period.start_on or period.end_on
        if first is None:
            return
        if period.granularity in {Granularity.DAY, Granularity.TIME}:
            self.day = first
        elif period.start_on is not None and period.end_on is not None and period.granularity is not Granularity.WEEK:
            is_restated = self.period is not None and (self.period.start_on, self.period.end_on) == (
                period.start_on,
                period.end_on,
            )
            self.period, self.period_end = self.period if is_restated else period, end
        if period.granularity in {Granularity.DAY, Granularity.MONTH}:
            self.month = first.replace(day=1)
        self.year, self.year_end = first.year, end

    def remember_point(self, point: Point, period: Period) -> None:
        """Take note of the year and month that later bare months and days may be of (``2024년 3월 … 5월``)."""
        first = period.start_on
        if first is None:
            return
        kind = _carried_kind(point)
        has_year = bool(point.words.keys() & _WITH_YEAR) or point.direction is not None
        if has_year and kind is not None:
            self.carried_year, self.carried_kind = first.year, kind
        if point.words.keys() & _WITH_MONTH and period.granularity in {Granularity.DAY, Granularity.TIME}:
            self.carried_month = first.replace(day=1)
        self.carried_end = point.end

    def forget_year(self) -> None:
        """Let bare months stand for themselves again."""
        self.carried_year = self.carried_kind = self.carried_month = None
        self.carried_end = -1

    def forget_month(self) -> None:
        """Let bare days stand for themselves again."""
        self.carried_month = None


_WITH_YEAR = frozenset({"year", "ymd", "ym", "fiscal", "code"})
_WITH_MONTH = frozenset({"month", "ymd", "ym", "md"})


def _carried_kind(point: Point) -> str | None:
    if point.words.keys() & {"ymd", "ym"}:
        return "month"
    return next((kind for kind in ("month", "quarter", "half") if kind in point.words), None)
