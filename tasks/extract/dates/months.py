"""Points of months, quarters, halves and seasons, and what lies in a named month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tasks.extract.dates import calendars, fiscal
from tasks.extract.dates.anchors import (
    Surroundings,
    first_of,
    in_year,
    last_of,
    numbers_of,
    options_of,
    shift_base,
    year_of,
)
from tasks.extract.dates.calendars import Period
from tasks.extract.dates.durations import Count
from tasks.extract.dates.memory import Memory
from tasks.extract.dates.points import Point
from tasks.extract.dates.tenses import Tense
from tasks.records import Granularity


def month_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["month"].value
    whole = whole_month_of(value, point, memory, around)
    if "week" in point.words:
        number = numbers_of(point.value("week"))[0]
        return calendars.week_in_month(first_of(whole).year, first_of(whole).month, number)
    return whole


def whole_month_of(value: tuple[object, ...], point: Point, memory: Memory, around: Surroundings) -> Period:
    tag = value[0]
    if isinstance(tag, Count):
        return _shifted_months(tag, int(str(value[1])), memory, around)
    if tag in {"rel", "ana"}:
        base = _month_base(str(tag), int(str(value[1])), memory, around)
        if "year" in point.words and value[1] == 0:
            base = base.replace(year=year_of(point, memory, around) or base.year)
        moved = calendars.shift_months(base.replace(day=1), int(str(value[1])))
        return calendars.whole_month(moved.year, moved.month)
    return in_year(_month_span(*numbers_of(value)), "month", point, memory, around)


def _month_span(first: int, last: int) -> Callable[[int], Period]:
    if first == last:
        return lambda year: calendars.whole_month(year, first)
    stretched = last if last > first else last + 12
    return lambda year: calendars.months(year, first, stretched, Granularity.DURATION)


def _month_base(tag: str, shift: int, memory: Memory, around: Surroundings) -> date:
    if tag == "ana" and memory.month is not None:
        return memory.month
    is_narrative = shift > 0 and around.tense is Tense.PAST and memory.month is not None
    if is_narrative and memory.month is not None and calendars.shift_months(memory.month, 1) <= memory.today():
        return memory.month
    return memory.today()


def _named_month(way: int, memory: Memory, around: Surroundings) -> date | None:
    """Return the month from which a told count runs (작년 10월 신청했고 석 달 뒤 허가를 받았다), or None."""
    month = memory.month
    if month is None or way < 0 or around.tense is not Tense.PAST or month >= memory.today():
        return None
    return None if memory.day is not None and memory.day.replace(day=1) == month else month


def _shifted_months(count: Count, way: int, memory: Memory, around: Surroundings) -> Period:
    base = _named_month(way, memory, around) or shift_base(way, memory, around)
    first, last = sorted(
        (calendars.shift_months(base, way * count.low), calendars.shift_months(base, way * count.high))
    )
    whole = calendars.whole_month(first.year, first.month)
    if count.low == count.high:
        return whole
    return calendars.days(first_of(whole), last_of(calendars.whole_month(last.year, last.month)))


def quarter_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["quarter"].value
    if value[0] in {"rel", "ana"}:
        base = memory.today()
        if value[0] == "ana" and memory.period is not None and memory.period.granularity is Granularity.QUARTER:
            base = first_of(memory.period)
        return calendars.quarter(base.year, (base.month + 2) // 3 + int(str(value[1])))
    first, last = numbers_of(value)
    if around.fiscal_start is not None and first == last:
        return fiscal.quarter(around.fiscal_start, first)
    if first == last:
        return in_year(lambda year: calendars.quarter(year, first), "quarter", point, memory, around)
    return in_year(
        lambda y: calendars.months(y, first * 3 - 2, last * 3, Granularity.DURATION), "quarter", point, memory, around
    )


def half_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    number, last = numbers_of(point.value("half"))
    if number != last:
        return in_year(calendars.whole_year, "half", point, memory, around)
    if around.fiscal_start is not None:
        return fiscal.half(around.fiscal_start, number)
    return in_year(lambda year: calendars.half(year, number), "half", point, memory, around)


def season_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    number, *part = point.words["season"].value
    whole = _whole_season(int(str(number)), point, memory, around)
    return calendars.part_of(whole, str(part[0])) if part else whole


def _whole_season(number: int, point: Point, memory: Memory, around: Surroundings) -> Period:
    if point.direction == "this_year" and number == 4:
        return min(
            (
                p
                for p in options_of(lambda y: calendars.season(y, 4), memory.today().year)
                if last_of(p) >= memory.today()
            ),
            key=first_of,
        )
    return in_year(lambda year: calendars.season(year, number), "season", point, memory, around)


def code_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    year, unit, number = point.words["code"].value
    make = calendars.quarter if unit == "quarter" else calendars.half
    if around.fiscal_start is not None and unit == "quarter":
        return fiscal.quarter(around.fiscal_start, int(str(number)))
    if year is not None:
        return make(int(str(year)), int(str(number)))
    return in_year(lambda y: make(y, int(str(number))), "quarter", point, memory, around)


def a_year_before(memory: Memory, years: int, *, of_month: bool) -> Period:
    """Return the period named last, so many years earlier; the last full month's or quarter's where none was named."""
    period = memory.period
    if period is None or period.start_on is None or period.end_on is None:
        today = memory.today()
        period = (
            calendars.whole_month(today.year, today.month - 1)
            if of_month
            else calendars.quarter(today.year, (today.month + 2) // 3 - 1)
        )
    first, last = first_of(period), last_of(period)
    start = calendars.shift_months(first, -12 * years)
    size = (last.year - first.year) * 12 + last.month - first.month + 1
    end = calendars.shift_months(start.replace(day=1), size) - timedelta(days=1)
    return calendars.days(start, end, period.granularity)
