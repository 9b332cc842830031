"""Arithmetic of days, months, quarters, seasons and decades: no Korean, no text.

Every function returns a :class:`Period` of inclusive days, or raises ``ValueError`` or ``OverflowError`` for
a day that the calendar does not have (30 February, the year 10000).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from tasks.records import Granularity

_SHORTEST_MONTH = 28


class Period(NamedTuple):
    """Inclusive days at one granularity; an open or unknown end is None."""

    start_on: date | None
    end_on: date | None
    granularity: Granularity


def shift_months(day: date, months: int) -> date:
    """Return the same day so many months on, or the month's last day where it has no such day.

    >>> shift_months(date(2025, 1, 31), 1), shift_months(date(2025, 3, 15), -14)
    (datetime.date(2025, 2, 28), datetime.date(2024, 1, 15))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, day.day if day.day <= _SHORTEST_MONTH else min(day.day, last_day(year, month + 1)))


def last_day(year: int, month: int) -> int:
    """Return how many days the month has."""
    return monthrange(date(year, month, 1).year, month)[1]


def days(start: date, end: date, granularity: Granularity = Granularity.DURATION) -> Period:
    """Return the period from one day to another, which must not lie before it."""
    if end < start:
        raise ValueError(f"{end} lies before {start}")
    return Period(start, end, granularity)


def single_day(day: date) -> Period:
    """Return one day."""
    return Period(day, day, Granularity.DAY)


@lru_cache(maxsize=4096)
def months(year: int, first: int, last: int, granularity: Granularity) -> Period:
    """Return the months of a year from first to last, where 13 is next January.

    >>> months(2025, 12, 14, Granularity.QUARTER).end_on
    datetime.date(2026, 2, 28)
    """
    start = shift_months(date(year, 1, 1), first - 1)
    end = shift_months(date(year, 1, 1), last) - timedelta(days=1)
    return days(start, end, granularity)


def whole_year(year: int) -> Period:
    """Return the calendar year."""
    return days(date(year, 1, 1), date(year, 12, 31), Granularity.YEAR)


def whole_month(year: int, month: int) -> Period:
    """Return the calendar month; month 0 is the December before, 13 the January after."""
    return months(year, month, month, Granularity.MONTH)


def quarter(year: int, number: int) -> Period:
    """Return a quarter; 0 is the last one of the year before, 5 the first of the next."""
    return months(year, number * 3 - 2, number * 3, Granularity.QUARTER)


def half(year: int, number: int) -> Period:
    """Return a half of the year."""
    return months(year, number * 6 - 5, number * 6, Granularity.HALF)


def season(year: int, number: int) -> Period:
    """Return a season, spring first; winter runs from December into the next February."""
    return months(year, number * 3, number * 3 + 2, Granularity.QUARTER)


def week_of(day: date, shift: int = 0) -> Period:
    """Return the week from Monday to Sunday that holds the day, so many weeks on."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return days(monday, monday + timedelta(days=6), Granularity.WEEK)


def week_in_month(year: int, month: int, number: int) -> Period:
    """Return the month's n-th week (-1 the last): a week belongs to the month of its Thursday (KS X ISO 8601).

    >>> week_in_month(2025, 10, 1).start_on
    datetime.date(2025, 9, 29)
    """
    if number < 0:
        return week_of(date(year, month, last_day(year, month)) - timedelta(days=3))
    first = date(year, month, 1)
    thursday = first + timedelta(days=(3 - first.weekday()) % 7)
    return week_of(thursday, number - 1)


def nth_weekday(month: date, weekday: int, number: int) -> date:
    """Return the n-th such weekday of a month, -1 the last; raises where it has none.

    >>> nth_weekday(date(2025, 11, 1), 3, 4), nth_weekday(date(2025, 3, 1), 0, -1)
    (datetime.date(2025, 11, 27), datetime.date(2025, 3, 31))
    """
    wanted = [d for d in range(1, last_day(month.year, month.month) + 1) if month.replace(day=d).weekday() == weekday]
    if number > len(wanted):
        raise ValueError(f"no weekday number {number} in {month}")
    return month.replace(day=wanted[number - 1 if number > 0 else -1])


def decade(first_year: int) -> Period:
    """Return ten years."""
    return days(date(first_year, 1, 1), date(first_year + 9, 12, 31), Granularity.DECADE)


def edge_of(whole: Period, edge: str) -> Period:
    """Return the first or last day of a period.

    >>> edge_of(whole_month(2025, 2), "last").end_on
    datetime.date(2025, 2, 28)
    """
    day = whole.start_on if edge == "first" else whole.end_on
    return Period(day, day, Granularity.DAY)


_SHARES = {  # of what: part -> (first, last) month, day or year counted from the start, None is its end
    Granularity.YEAR: {
        "early": (0, 3),
        "middle": (4, 8),
        "late": (9, 12),
        "first_half": (0, 6),
        "early_middle": (0, 8),
        "middle_late": (4, 12),
    },
    Granularity.HALF: {
        "early": (0, 2),
        "middle": (2, 4),
        "late": (4, 6),
        "first_half": (0, 3),
        "early_middle": (0, 4),
        "middle_late": (2, 6),
    },
    Granularity.QUARTER: {
        "early": (0, 1),
        "middle": (1, 2),
        "late": (2, 3),
        "first_half": (0, 2),
        "early_middle": (0, 2),
        "middle_late": (1, 3),
    },
    Granularity.DECADE: {
        "early": (0, 48),
        "middle": (48, 84),
        "late": (84, 120),
        "first_half": (0, 60),
        "early_middle": (0, 84),
        "middle_late": (48, 120),
    },
}
_MONTH_DAYS = {
    "early": (1, 10),
    "middle": (11, 20),
    "late": (21, 31),
    "first_half": (1, 15),
    "early_middle": (1, 20),
    "middle_late": (11, 31),
}
_WEEK_DAYS = {
    "early": (0, 2),
    "middle": (2, 3),
    "late": (4, 6),
    "first_half": (0, 2),
    "early_middle": (0, 3),
    "middle_late": (2, 6),
}


def part_of(whole: Period, part: str) -> Period:
    """Return the early, middle or late part of a period, at the granularity of the whole.

    A year begins with its first three months and ends with its last three; a month has 초순, 중순 and 하순
    of ten days each; a decade's early years are 0 to 3, its late ones 7 to 9.

    >>> part_of(whole_month(2025, 2), "late").end_on, part_of(decade(1990), "late").start_on
    (datetime.date(2025, 2, 28), datetime.date(1997, 1, 1))
    """
    if whole.start_on is None or whole.end_on is None:
        return whole
    start, end = whole.start_on, whole.end_on
    if whole.granularity is Granularity.MONTH:
        first, last = _MONTH_DAYS[part]
        return days(start.replace(day=first), start.replace(day=min(last, end.day)), whole.granularity)
    if whole.granularity is Granularity.WEEK:
        first, last = _WEEK_DAYS[part]
        return days(start + timedelta(days=first), start + timedelta(days=last), whole.granularity)
    shares = _SHARES.get(whole.granularity)
    if shares is None:
        return whole
    first, last = shares[part]
    return days(shift_months(start, first), shift_months(start, last) - timedelta(days=1), whole.granularity)
