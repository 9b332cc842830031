"""Points of days: of the month, deictic, counted, weekdays, weeks, holidays, hours."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from tasks.extract.dates import calendars, holidays
from tasks.extract.dates.anchors import Surroundings, first_of, in_year, last_of, numbers_of, shift_base
from tasks.extract.dates.calendars import Period
from tasks.extract.dates.durations import Count
from tasks.extract.dates.memory import Memory
from tasks.extract.dates.months import month_of, whole_month_of
from tasks.extract.dates.points import Point
from tasks.extract.dates.tenses import Tense
from tasks.records import Granularity

_RECENT_DAYS = 2
_REPORT_DAYS = 12
_WEEK_DAYS = 7
_SOON_DAYS = 3
_SATURDAY = 5


def ymd_of(point: Point, _memory: Memory, _around: Surroundings) -> Period:
    year, month, day = (int(str(v)) for v in point.words["ymd"].value)
    return calendars.single_day(date(year, month, day))


def span_of(point: Point, _memory: Memory, _around: Surroundings) -> Period:
    numbers = [int(str(v)) for v in point.words["days"].value]
    return calendars.days(date(numbers[0], numbers[1], numbers[2]), date(numbers[3], numbers[4], numbers[5]))


def year_month_of(point: Point, _memory: Memory, _around: Surroundings) -> Period:
    year, month = (int(str(v)) for v in point.words["ym"].value)
    if "day" in point.words:
        return days_of(year, month, *numbers_of(point.value("day")))
    return calendars.whole_month(year, month)


def month_day_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    month, day = (int(str(v)) for v in point.words["md"].value)
    return in_year(lambda y: calendars.single_day(date(y, month, day)), "month", point, memory, around)


def days_of(year: int, month: int, first: int, last: int) -> Period:
    if first == last:
        return calendars.single_day(date(year, month, first))
    end_month = calendars.shift_months(date(year, month, 1), 1) if last < first else date(year, month, 1)
    return calendars.days(date(year, month, first), end_month.replace(day=last))


def _month_day(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["month"].value
    first, last = numbers_of(point.value("day"))
    if value[0] == "n":
        number = int(str(value[1]))
        return in_year(lambda year: days_of(year, number, first, last), "month", point, memory, around)
    month = first_of(whole_month_of(value, point, memory, around))
    return days_of(month.year, month.month, first, last)


def day_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    if "month" in point.words:
        return _month_day(point, memory, around)
    value = point.words["day"].value
    tag = value[0]
    if isinstance(tag, Count):
        return _shifted_days(tag, int(str(value[1])), memory, around)
    if tag == "rel":
        return calendars.single_day(memory.today() + timedelta(days=int(str(value[1]))))
    if tag == "ana":
        return calendars.single_day(memory.last_day() + timedelta(days=int(str(value[1]))))
    return _bare_day(*numbers_of(value), point, memory, around)


def _shifted_days(count: Count, way: int, memory: Memory, around: Surroundings) -> Period:
    base = shift_base(way, memory, around)
    ends = sorted((base + timedelta(days=way * count.low), base + timedelta(days=way * count.high)))
    return calendars.single_day(ends[0]) if ends[0] == ends[1] else calendars.days(ends[0], ends[1])


def _bare_day(first: int, last: int, point: Point, memory: Memory, around: Surroundings) -> Period:
    if point.direction is None and around.near is None and memory.carried_month is not None:
        month = memory.carried_month
        return days_of(month.year, month.month, first, last)
    base = around.near or memory.today()
    return _choose_day(_days_near(base, first, last), base, point.direction, around)


@lru_cache(maxsize=1024)
def _days_near(base: date, first: int, last: int) -> tuple[Period, ...]:
    """Return that day of the months around; 30 February is left out."""
    found = []
    for shift in range(-3, 4):
        try:
            month = calendars.shift_months(base.replace(day=1), shift)
            found.append(days_of(month.year, month.month, first, last))
        except ValueError:
            continue  # no such day in that month
    return tuple(found)


def _choose_day(options: tuple[Period, ...], base: date, direction: str | None, around: Surroundings) -> Period:
    if not options:
        raise ValueError("no month has such a day")
    if around.near is not None:
        return min(options, key=lambda p: abs((first_of(p) - base).days))
    if direction == "past":
        return max((p for p in options if first_of(p) < base), key=first_of)
    coming = min((p for p in options if last_of(p) >= base), key=first_of)
    if direction is not None:
        return coming
    is_over = around.tense is Tense.PAST
    recent = max((p for p in options if (last_of(p) if is_over else first_of(p)) <= base), key=first_of)
    if is_over and not around.is_near and _is_tomorrow(first_of(recent), first_of(coming), base):
        return coming
    if around.tense is Tense.FUTURE:
        return coming if _is_ahead(first_of(recent), first_of(coming), base, around) else recent
    is_nearer = 2 * (first_of(coming) - base).days < (base - first_of(recent)).days
    return coming if around.tense is None and is_nearer else recent


def _is_tomorrow(recent: date, coming: date, base: date) -> bool:
    """Say whether a bare day is one of the next three: a day three weeks and more ago would be called 지난달 9일."""
    return 0 < (coming - base).days <= _SOON_DAYS and (base - recent).days > 3 * _WEEK_DAYS


def _is_ahead(recent: date, coming: date, base: date, around: Surroundings) -> bool:
    """Say whether a day of a sentence that looks ahead is the coming one.

    A day of next month is called 다음 달 3일, so a bare 3일 means it only next to its verb (``3일 열린다``).
    """
    passed = (base - recent).days
    if (coming.year, coming.month) == (base.year, base.month):
        return passed > (_REPORT_DAYS if around.is_reported else _RECENT_DAYS)
    return around.is_near and passed > _WEEK_DAYS


def weekday_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    wanted = point.words["weekday"].value
    if "nth" in point.words:
        month = first_of(month_of(point, memory, around))
        number = numbers_of(("nth", *point.words["nth"].value[1:]))[0]
        if wanted[0] == "weekend":
            saturday = calendars.nth_weekday(month, _SATURDAY, number)
            return calendars.days(saturday, saturday + timedelta(days=1))
        return calendars.single_day(calendars.nth_weekday(month, int(str(wanted[1])), number))
    if "week" in point.words:
        return _day_in_week(week_of(point, memory, around), wanted)
    week = calendars.week_of(memory.today())
    days = [_day_in_week(calendars.week_of(first_of(week), shift), wanted) for shift in (-2, -1, 0, 1, 2)]
    return _choose_weekday(days, memory.today(), point.direction, around.tense)


def _day_in_week(week: Period, wanted: tuple[object, ...]) -> Period:
    monday = first_of(week)
    if wanted[0] == "weekend":
        return calendars.days(monday + timedelta(days=5), monday + timedelta(days=6))
    first, last = numbers_of(wanted)
    if first != last:
        return calendars.days(monday + timedelta(days=first), monday + timedelta(days=last))
    return calendars.single_day(monday + timedelta(days=first))


def _choose_weekday(days: list[Period], today: date, direction: str | None, tense: Tense | None) -> Period:
    if direction == "past":
        return max((d for d in days if last_of(d) < today), key=first_of)
    if direction == "this":
        return days[2]
    if direction == "next":
        return days[3]
    if direction == "coming" or tense is Tense.FUTURE:
        return min((d for d in days if last_of(d) >= today), key=first_of)
    return max((d for d in days if first_of(d) <= today), key=first_of)


def night_of(point: Point, memory: Memory, _around: Surroundings) -> Period:
    day = memory.today() + timedelta(days=int(str(point.words["night"].value[1])))
    return Period(day, day, Granularity.TIME)


def hours_of(_point: Point, memory: Memory, _around: Surroundings) -> Period:
    """Return the day of publication: nobody says how late in it the page was made."""
    return Period(memory.today(), memory.today(), Granularity.TIME)


def week_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["week"].value
    if isinstance(value[0], Count):
        return calendars.week_of(memory.today() + timedelta(days=int(str(value[1])) * value[0].low))
    if value[0] == "ordinal":
        if "month" in point.words:
            return month_of(point, memory, around)
        raise ValueError("a first week of nothing")
    return calendars.week_of(memory.today(), int(str(value[1])))


def holiday_of(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["holiday"].value
    return in_year(lambda year: holidays.holiday(value, year), "holiday", point, memory, around)


def clock_of(_point: Point, memory: Memory, _around: Surroundings) -> Period:
    return calendars.single_day(memory.last_day())
