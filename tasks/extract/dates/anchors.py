"""What a point leaves out and where it is taken from: direction, tense, neighbour, or what was named just before.

Belongs here: the choice among candidate years. Does not: how a month or a day is built (``months.py``, ``days.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tasks.extract.dates import calendars
from tasks.extract.dates.calendars import Period
from tasks.extract.dates.durations import Count
from tasks.extract.dates.memory import Memory, UnanchoredError
from tasks.extract.dates.points import Point
from tasks.extract.dates.tenses import Tense

_AHEAD_DAYS = 200
_NEWS_DAYS = 75
_MONTH_NEWS_DAYS = 45
_MONTH_DAYS = 31


class Surroundings(NamedTuple):
    """What stands around a point: the tense that follows it, whether its verb is near or inside a report, a day that
    it restates, where its fiscal year begins, and whether results of it follow (``4분기 매출``) or something was done on its eve (``추석을 앞두고``).
    """

    tense: Tense | None = None
    near: date | None = None
    fiscal_start: tuple[int, int] | None = None
    is_reported: bool = False
    is_near: bool = False
    is_result: bool = False
    is_eve: bool = False


def year_of(point: Point, memory: Memory, around: Surroundings) -> int | None:
    """Return the year that the point itself names, or None."""
    value = point.value("year")
    if value is None:
        return memory.today().year if point.direction == "this_year" else None
    tag, number = value[0], value[1]
    if isinstance(tag, Count):
        return _shifted_year(tag, int(str(number)), memory, around)
    if tag == "rel":
        return memory.today().year + int(str(number))
    if tag == "ana":
        return _anaphoric_year(int(str(number)), memory)
    return int(str(number))


def _shifted_year(count: Count, way: int, memory: Memory, around: Surroundings) -> int:
    base = memory.today()
    if way > 0 and around.tense is Tense.PAST and memory.year is not None and memory.year < base.year:
        return memory.year + count.low // 12
    return calendars.shift_months(base, way * count.low).year


def _anaphoric_year(shift: int, memory: Memory) -> int:
    return (memory.year if memory.year is not None else memory.today().year) + shift


def settle(make: Callable[[int], Period], point: Point, memory: Memory, around: Surroundings) -> Period:
    """Return the period of the right year, where the text names none, by direction, neighbour or tense."""
    near = memory.today() if around.is_eve and point.direction is None else around.near
    if near is not None:
        return min(options_of(make, near.year), key=lambda p: abs((first_of(p) - near).days))
    today = memory.today()
    options = options_of(make, today.year)
    if around.is_result and point.direction is None and (recent := _just_over(options, today)) is not None:
        return recent
    if point.direction == "past":
        return max((p for p in options if last_of(p) < today), key=first_of)
    if point.direction in {"coming", "next"} or (around.tense is Tense.FUTURE and point.direction is None):
        coming = min((p for p in options if last_of(p) >= today), key=first_of)
        # 3월 … 투자하겠다고 밝혔다 in August: a plan for next year's March would say so, so the month is the report's
        told = around.is_reported and point.direction is None and first_of(coming).year > today.year
        return max((p for p in options if last_of(p) < today), key=first_of) if told else coming
    if point.direction == "this":
        return min(options, key=lambda p: max((first_of(p) - today).days, (today - last_of(p)).days))
    return _settle_plain(options, today, around.tense)


def _just_over(options: list[Period], today: date) -> Period | None:
    """Return the period whose results are news: it runs today or is over since no more than a season of reports."""
    recent = max((p for p in options if first_of(p) <= today), key=first_of)
    is_month = (last_of(recent) - first_of(recent)).days < _MONTH_DAYS
    passed = (today - last_of(recent)).days
    return recent if passed <= (_MONTH_NEWS_DAYS if is_month else _NEWS_DAYS) else None


def _settle_plain(options: list[Period], today: date, tense: Tense | None) -> Period:
    recent = max((p for p in options if first_of(p) <= today), key=first_of)
    coming = min((p for p in options if first_of(p) > today), key=first_of)
    is_this_year = first_of(coming).year == today.year and (first_of(coming) - today).days <= _AHEAD_DAYS
    if tense is None and is_this_year and last_of(recent) < today:
        return coming
    return recent


def options_of(make: Callable[[int], Period], year: int) -> list[Period]:
    """Return the periods of the years around; the circle is wide only for 29 February."""
    near = _made(make, range(year - 2, year + 3))
    found = near if len(near) > 3 else _made(make, range(year - 8, year + 9))
    if not found:
        raise ValueError("no such day in any near year")
    return found


def _made(make: Callable[[int], Period], years: range) -> list[Period]:
    found = []
    for year in years:
        try:
            found.append(make(year))
        except ValueError:
            continue  # 29 February, or a holiday of the moon that no table has
    return found


def first_of(period: Period) -> date:
    return period.start_on or date.min


def last_of(period: Period) -> date:
    return period.end_on or date.max


def in_year(make: Callable[[int], Period], kind: str, point: Point, memory: Memory, around: Surroundings) -> Period:
    year = year_of(point, memory, around)
    if year is not None:
        return make(year)
    if (
        point.direction is None
        and around.near is None
        and memory.carried_kind == kind
        and memory.carried_year is not None
    ):
        return make(memory.carried_year)
    return settle(make, point, memory, around)


def numbers_of(value: tuple[object, ...] | None) -> tuple[int, int]:
    """Return first and last number of a value such as ('n', 3) or ('range', 1, 3)."""
    if value is None:
        raise UnanchoredError
    numbers = [int(str(v)) for v in value[1:]]
    return numbers[0], numbers[-1]


def shift_base(way: int, memory: Memory, around: Surroundings) -> date:
    today = memory.today()
    if way < 0 or around.tense is not Tense.PAST:
        return today
    if memory.day is not None and memory.day < today:
        return memory.day
    if around.is_near:
        raise ValueError("a told count (이틀 뒤 철회했다) from a day that nobody names")
    return today
