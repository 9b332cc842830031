"""Points of years, decades and fiscal years, and the words that name a part of a year (연말, 연내, 새해)."""

from __future__ import annotations

from datetime import date

from tasks.extract.dates import calendars, fiscal
from tasks.extract.dates.anchors import Surroundings, first_of, numbers_of, year_of
from tasks.extract.dates.calendars import Period
from tasks.extract.dates.days import week_of
from tasks.extract.dates.durations import Count
from tasks.extract.dates.memory import Memory, UnanchoredError
from tasks.extract.dates.months import month_of, quarter_of
from tasks.extract.dates.points import Point
from tasks.extract.dates.tenses import Tense
from tasks.records import Granularity


def year_period_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["year"].value
    if value[0] == "range":
        first, last = numbers_of(value)
        return calendars.days(date(first, 1, 1), date(last, 12, 31))
    if value[0] == "nendo" and around.fiscal_start is not None:
        return fiscal.year(around.fiscal_start)
    if isinstance(value[0], Count) and value[0].low != value[0].high:
        base, way = memory.today(), int(str(value[1]))
        ends = sorted(calendars.shift_months(base, way * n).year for n in (value[0].low, value[0].high))
        return calendars.days(date(ends[0], 1, 1), date(ends[1], 12, 31), Granularity.YEAR)
    year = year_of(point, memory, around)
    if year is None:
        raise UnanchoredError
    return calendars.whole_year(year)


def decade_of(point: Point, _memory: Memory, _around: Surroundings) -> Period:
    return calendars.decade(int(str(point.words["decade"].value[0])))


def fiscal_of(_point: Point, _memory: Memory, around: Surroundings) -> Period:
    if around.fiscal_start is None:
        raise UnanchoredError
    return fiscal.year(around.fiscal_start)


def level_part_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    level, *part = (str(v) for v in point.words["level_part"].value)
    if level == "new_year":
        today = memory.today()
        return calendars.whole_year(year_of(point, memory, around) or today.year + (today.month >= 10))
    if level in {"year", "within_year"}:
        whole = _year_for_part(part, point, memory, around)
        return calendars.part_of(whole, part[0]) if part else Period(None, whole.end_on, Granularity.YEAR)
    if level in point.words:
        return calendars.part_of(_NAMED[level](point, memory, around), part[0])
    today = memory.today()
    running, before = (calendars.part_of(_running(level, today, shift), part[0]) for shift in (0, -1))
    is_told = around.tense is Tense.PAST and first_of(running) > today
    return before if is_told or point.direction == "past" else running


_NAMED = {"month": month_of, "week": week_of, "quarter": quarter_of}


def _running(level: str, today: date, shift: int) -> Period:
    """Return the month, week or quarter that holds today, or one so many away."""
    if level == "month":
        return calendars.whole_month(today.year, today.month + shift)
    if level == "week":
        return calendars.week_of(today, shift)
    return calendars.quarter(today.year, (today.month + 2) // 3 + shift)


def _year_for_part(part: list[str], point: Point, memory: Memory, around: Surroundings) -> Period:
    year = year_of(point, memory, around)
    if year is not None:
        return calendars.whole_year(year)
    today = memory.today()
    if point.direction == "past":
        return calendars.whole_year(today.year - (part == ["late"]))
    if part == ["early"] and today.month >= 10 and around.tense is Tense.FUTURE:
        return calendars.whole_year(today.year + 1)
    if part == ["late"] and today.month <= 2 and around.tense is Tense.PAST:
        return calendars.whole_year(today.year - 1)
    return calendars.whole_year(today.year)


def plain_part_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    return calendars.whole_year(year_of(point, memory, around) or memory.today().year)
