"""Fiscal years: when they begin, by the country or company that the sentence names (``fiscal.toml``).

A start is ``(year, month)``. Korea's is the calendar year; Japan's and Canada's begin in April of the year that
names them, India's in the April before, the United States government's in the October before.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache

from tasks.extract.dates import calendars
from tasks.extract.dates.calendars import Period
from tasks.extract.dates.vocabulary import HERE, alternation
from tasks.records import Granularity

KOREA = (1, 0)


@cache
def _calendars() -> dict[str, tuple[int, int]]:
    rows = tomllib.loads((HERE / "fiscal.toml").read_text(encoding="utf-8"))["calendar"]
    return {word: (row["first_month"], row["named_by_end"]) for row in rows for word in row["words"]}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{alternation(_calendars())})")


def calendar_of(before: str, after: str = "") -> tuple[int, int]:
    """Return first month and naming of the fiscal year that a sentence speaks of; Korea's where it names nobody.

    >>> calendar_of("일본 정부의 "), calendar_of("미국 정부의 "), calendar_of("정부의 ")
    ((4, 0), (10, 1), (1, 0))
    """
    found = _pattern().findall(before)
    if found:
        return _calendars()[found[-1]]
    later = _pattern().search(after)
    return _calendars()[later.group()] if later else KOREA


def start_of(named: int, calendar: tuple[int, int]) -> tuple[int, int]:
    """Return year and month in which the fiscal year of that name begins.

    >>> start_of(2026, (10, 1)), start_of(2026, (4, 0))
    ((2025, 10), (2026, 4))
    """
    month, by_end = calendar
    return (named - by_end if month > 1 else named, month)


def running(day: date, calendar: tuple[int, int], shift: int = 0) -> tuple[int, int]:
    """Return the start of the fiscal year that holds the day, so many years on."""
    year = day.year if day.month >= calendar[0] else day.year - 1
    return year + shift, calendar[0]


def year(start: tuple[int, int]) -> Period:
    """Return the twelve months from a start."""
    return calendars.months(start[0], start[1], start[1] + 11, Granularity.YEAR)


def quarter(start: tuple[int, int], number: int) -> Period:
    """Return a quarter of the fiscal year."""
    first = start[1] + number * 3 - 3
    return calendars.months(start[0], first, first + 2, Granularity.QUARTER)


def half(start: tuple[int, int], number: int) -> Period:
    """Return a half of the fiscal year."""
    first = start[1] + number * 6 - 6
    return calendars.months(start[0], first, first + 5, Granularity.HALF)


def named_start(value: tuple[object, ...], calendar: tuple[int, int], today: date | None) -> tuple[int, int] | None:
    """Return where the fiscal year of a lexeme begins, or None where it counts from an unknown today.

    >>> named_start(("pair", 2025, 2026), (4, 1), None), named_start(("rel", 0), (4, 0), date(2026, 2, 10))
    ((2025, 4), (2025, 4))
    """
    tag, number = value[0], int(str(value[1]))
    if tag == "pair":
        return number, calendar[0]
    if tag == "rel":
        return running(today, calendar, number) if today else None
    return start_of(number, calendar)
