"""From a point to its days: which year a bare ``9월`` is of, which month a bare ``24일``.

A point that names its year stands by itself. One that does not takes it from 지난/오는, from what was named just
before, or from the tense of its sentence; without any of them it is the most recent one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tasks.extract.dates import calendars, fiscal, holidays
from tasks.extract.dates.calendars import Period
from tasks.extract.dates.durations import Count
from tasks.extract.dates.memory import Memory, UnanchoredError
from tasks.extract.dates.points import Point
from tasks.extract.dates.tenses import Tense
from tasks.records import Granularity

_AHEAD_DAYS = 200
_RECENT_DAYS = 2
_REPORT_DAYS = 12


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a point: the tense that follows it, and a period that it restates or continues."""

    tense: Tense | None = None
    near: date | None = None
    fiscal_start: tuple[int, int] | None = None
    is_reported: bool = False


def resolve(point: Point, memory: Memory, around: Surroundings) -> Period:
    """Return the days of a point; raises where no calendar has them or nothing anchors them."""
    period = _whole(point, memory, around)
    part = point.value("part")
    if part is not None:
        period = calendars.part_of(period, str(part[0]))
    if "clock" in point.words:
        period = Period(period.start_on, period.end_on, Granularity.TIME)
    return period


def _whole(point: Point, memory: Memory, around: Surroundings) -> Period:
    for kind, read in _BY_KIND:
        if kind in point.words:
            return read(point, memory, around)
    raise UnanchoredError


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
    if around.near is not None:
        near = around.near
        return min(_options(make, near.year), key=lambda p: abs((_first(p) - near).days))
    today = memory.today()
    options = _options(make, today.year)
    if point.direction == "past":
        return max((p for p in options if _last(p) < today), key=_first)
    if point.direction in {"coming", "next"} or (around.tense is Tense.FUTURE and point.direction is None):
        return min((p for p in options if _last(p) >= today), key=_first)
    if point.direction == "this":
        return min(options, key=lambda p: max((_first(p) - today).days, (today - _last(p)).days))
    return _settle_plain(options, today, around.tense)


def _settle_plain(options: list[Period], today: date, tense: Tense | None) -> Period:
    recent = max((p for p in options if _first(p) <= today), key=_first)
    coming = min((p for p in options if _first(p) > today), key=_first)
    is_this_year = _first(coming).year == today.year and (_first(coming) - today).days <= _AHEAD_DAYS
    if tense is None and is_this_year and _last(recent) < today:
        return coming
    return recent


def _options(make: Callable[[int], Period], year: int) -> list[Period]:
    found = []
    for candidate in range(year - 8, year + 9) if year > 8 else ():
        try:
            found.append(make(candidate))
        except ValueError:
            continue  # 29 February, or a holiday of the moon that no table has
    if not found:
        raise ValueError("no such day in any near year")
    return found


def _first(period: Period) -> date:
    return period.start_on or date.min


def _last(period: Period) -> date:
    return period.end_on or date.max


def _in_year(make: Callable[[int], Period], kind: str, point: Point, memory: Memory, around: Surroundings) -> Period:
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


def _numbers(value: tuple[object, ...] | None) -> tuple[int, int]:
    """Return first and last number of a value such as ('n', 3) or ('range', 1, 3)."""
    if value is None:
        raise UnanchoredError
    numbers = [int(str(v)) for v in value[1:]]
    return numbers[0], numbers[-1]


def _ymd(point: Point, _memory: Memory, _around: Surroundings) -> Period:
    year, month, day = (int(str(v)) for v in point.words["ymd"].value)
    return calendars.single_day(date(year, month, day))


def _ym(point: Point, memory: Memory, around: Surroundings) -> Period:
    year, month = (int(str(v)) for v in point.words["ym"].value)
    if "day" in point.words:
        return _days_of(year, month, *_numbers(point.value("day")))
    return calendars.whole_month(year, month)


def _md(point: Point, memory: Memory, around: Surroundings) -> Period:
    month, day = (int(str(v)) for v in point.words["md"].value)
    return _in_year(lambda y: calendars.single_day(date(y, month, day)), "month", point, memory, around)


def _days_of(year: int, month: int, first: int, last: int) -> Period:
    if first == last:
        return calendars.single_day(date(year, month, first))
    end_month = calendars.shift_months(date(year, month, 1), 1) if last < first else date(year, month, 1)
    return calendars.days(date(year, month, first), end_month.replace(day=last))


def _month_span(first: int, last: int) -> Callable[[int], Period]:
    if first == last:
        return lambda year: calendars.whole_month(year, first)
    stretched = last if last > first else last + 12
    return lambda year: calendars.months(year, first, stretched, Granularity.DURATION)


def _month(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["month"].value
    whole = _whole_month(value, point, memory, around)
    if "week" in point.words:
        number = _numbers(point.value("week"))[0]
        return calendars.week_in_month(_first(whole).year, _first(whole).month, number)
    return whole


def _whole_month(value: tuple[object, ...], point: Point, memory: Memory, around: Surroundings) -> Period:
    tag = value[0]
    if isinstance(tag, Count):
        return _shifted_months(tag, int(str(value[1])), memory, around)
    if tag in {"rel", "ana"}:
        base = _month_base(str(tag), int(str(value[1])), memory, around)
        if "year" in point.words and value[1] == 0:
            base = base.replace(year=year_of(point, memory, around) or base.year)
        moved = calendars.shift_months(base.replace(day=1), int(str(value[1])))
        return calendars.whole_month(moved.year, moved.month)
    return _in_year(_month_span(*_numbers(value)), "month", point, memory, around)


def _month_base(tag: str, shift: int, memory: Memory, around: Surroundings) -> date:
    if tag == "ana" and memory.month is not None:
        return memory.month
    is_narrative = shift > 0 and around.tense is Tense.PAST and memory.month is not None
    if is_narrative and memory.month is not None and calendars.shift_months(memory.month, 1) <= memory.today():
        return memory.month
    return memory.today()


def _shifted_months(count: Count, way: int, memory: Memory, around: Surroundings) -> Period:
    base = _shift_base(way, memory, around)
    first, last = sorted(
        (calendars.shift_months(base, way * count.low), calendars.shift_months(base, way * count.high))
    )
    whole = calendars.whole_month(first.year, first.month)
    if count.low == count.high:
        return whole
    return calendars.days(_first(whole), _last(calendars.whole_month(last.year, last.month)))


def _shift_base(way: int, memory: Memory, around: Surroundings) -> date:
    today = memory.today()
    if way > 0 and around.tense is Tense.PAST and memory.day is not None and memory.day < today:
        return memory.day
    return today


def _month_day(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["month"].value
    first, last = _numbers(point.value("day"))
    if value[0] == "n":
        number = int(str(value[1]))
        return _in_year(lambda year: _days_of(year, number, first, last), "month", point, memory, around)
    month = _first(_whole_month(value, point, memory, around))
    return _days_of(month.year, month.month, first, last)


def _day(point: Point, memory: Memory, around: Surroundings) -> Period:
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
    return _bare_day(*_numbers(value), point, memory, around)


def _shifted_days(count: Count, way: int, memory: Memory, around: Surroundings) -> Period:
    base = _shift_base(way, memory, around)
    ends = sorted((base + timedelta(days=way * count.low), base + timedelta(days=way * count.high)))
    return calendars.single_day(ends[0]) if ends[0] == ends[1] else calendars.days(ends[0], ends[1])


def _bare_day(first: int, last: int, point: Point, memory: Memory, around: Surroundings) -> Period:
    if point.direction is None and around.near is None and memory.carried_month is not None:
        month = memory.carried_month
        return _days_of(month.year, month.month, first, last)
    base = around.near or memory.today()
    options = []
    for shift in range(-3, 4):
        month = calendars.shift_months(base.replace(day=1), shift)
        try:
            options.append(_days_of(month.year, month.month, first, last))
        except ValueError:
            continue  # 30 February
    return _choose_day(options, base, point.direction, around)


def _choose_day(options: list[Period], base: date, direction: str | None, around: Surroundings) -> Period:
    if not options:
        raise ValueError("no month has such a day")
    if around.near is not None:
        return min(options, key=lambda p: abs((_first(p) - base).days))
    if direction == "past":
        return max((p for p in options if _first(p) < base), key=_first)
    coming = min((p for p in options if _last(p) >= base), key=_first)
    if direction is not None:
        return coming
    is_over = around.tense is Tense.PAST
    recent = max((p for p in options if (_last(p) if is_over else _first(p)) <= base), key=_first)
    if around.tense is Tense.FUTURE and (base - _first(recent)).days > (
        _REPORT_DAYS if around.is_reported else _RECENT_DAYS
    ):
        return coming
    is_nearer = 2 * (_first(coming) - base).days < (base - _first(recent)).days
    return coming if around.tense is None and is_nearer else recent


def _weekday(point: Point, memory: Memory, around: Surroundings) -> Period:
    wanted = point.words["weekday"].value
    if "nth" in point.words:
        month = _first(_month(point, memory, around))
        number = _numbers(("nth", *point.words["nth"].value[1:]))[0]
        return calendars.single_day(calendars.nth_weekday(month, int(str(wanted[1])), number))
    if "week" in point.words:
        return _day_in_week(_week(point, memory, around), wanted)
    week = calendars.week_of(memory.today())
    days = [_day_in_week(calendars.week_of(_first(week), shift), wanted) for shift in (-2, -1, 0, 1, 2)]
    return _choose_weekday(days, memory.today(), point.direction, around.tense)


def _day_in_week(week: Period, wanted: tuple[object, ...]) -> Period:
    monday = _first(week)
    if wanted[0] == "weekend":
        return calendars.days(monday + timedelta(days=5), monday + timedelta(days=6))
    return calendars.single_day(monday + timedelta(days=int(str(wanted[1]))))


def _choose_weekday(days: list[Period], today: date, direction: str | None, tense: Tense | None) -> Period:
    if direction == "past":
        return max((d for d in days if _last(d) < today), key=_first)
    if direction == "this":
        return days[2]
    if direction == "next":
        return days[3]
    if direction == "coming" or tense is Tense.FUTURE:
        return min((d for d in days if _last(d) >= today), key=_first)
    return max((d for d in days if _first(d) <= today), key=_first)


def _night(point: Point, memory: Memory, _around: Surroundings) -> Period:
    day = memory.today() + timedelta(days=int(str(point.words["night"].value[1])))
    return Period(day, day, Granularity.TIME)


def _week(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["week"].value
    if isinstance(value[0], Count):
        return calendars.week_of(memory.today() + timedelta(days=int(str(value[1])) * value[0].low))
    if value[0] == "ordinal":
        if "month" in point.words:
            return _month(point, memory, around)
        raise UnanchoredError
    return calendars.week_of(memory.today(), int(str(value[1])))


def _quarter(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["quarter"].value
    if value[0] in {"rel", "ana"}:
        base = memory.today()
        if value[0] == "ana" and memory.period is not None and memory.period.granularity is Granularity.QUARTER:
            base = _first(memory.period)
        return calendars.quarter(base.year, (base.month + 2) // 3 + int(str(value[1])))
    first, last = _numbers(value)
    if around.fiscal_start is not None and first == last:
        return fiscal.quarter(around.fiscal_start, first)
    if first == last:
        return _in_year(lambda year: calendars.quarter(year, first), "quarter", point, memory, around)
    return _in_year(
        lambda y: calendars.months(y, first * 3 - 2, last * 3, Granularity.DURATION), "quarter", point, memory, around
    )


def _half(point: Point, memory: Memory, around: Surroundings) -> Period:
    number, last = _numbers(point.value("half"))
    if number != last:
        return _in_year(calendars.whole_year, "half", point, memory, around)
    if around.fiscal_start is not None:
        return fiscal.half(around.fiscal_start, number)
    return _in_year(lambda year: calendars.half(year, number), "half", point, memory, around)


def _season(point: Point, memory: Memory, around: Surroundings) -> Period:
    number = int(str(point.words["season"].value[0]))
    if point.direction == "this_year" and number == 4:
        return min(
            (p for p in _options(lambda y: calendars.season(y, 4), memory.today().year) if _last(p) >= memory.today()),
            key=_first,
        )
    return _in_year(lambda year: calendars.season(year, number), "season", point, memory, around)


def _code(point: Point, memory: Memory, around: Surroundings) -> Period:
    year, unit, number = point.words["code"].value
    make = calendars.quarter if unit == "quarter" else calendars.half
    if year is not None:
        return make(int(str(year)), int(str(number)))
    return _in_year(lambda y: make(y, int(str(number))), "quarter", point, memory, around)


def _decade(point: Point, _memory: Memory, _around: Surroundings) -> Period:
    return calendars.decade(int(str(point.words["decade"].value[0])))


def _fiscal(_point: Point, _memory: Memory, around: Surroundings) -> Period:
    if around.fiscal_start is None:
        raise UnanchoredError
    return fiscal.year(around.fiscal_start)


def _holiday(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["holiday"].value
    return _in_year(lambda year: holidays.holiday(value, year), "holiday", point, memory, around)


def _level_part(point: Point, memory: Memory, around: Surroundings) -> Period:
    level, *part = (str(v) for v in point.words["level_part"].value)
    if level == "new_year":
        today = memory.today()
        return calendars.whole_year(year_of(point, memory, around) or today.year + (today.month >= 10))
    if level in {"year", "within_year"}:
        whole = _year_for_part(part, point, memory, around)
        return calendars.part_of(whole, part[0]) if part else Period(None, whole.end_on, Granularity.YEAR)
    base = _month(point, memory, around) if "month" in point.words else None
    if level == "month":
        return calendars.part_of(base or calendars.whole_month(memory.today().year, memory.today().month), part[0])
    if level == "week":
        return calendars.part_of(
            _week(point, memory, around) if "week" in point.words else calendars.week_of(memory.today()), part[0]
        )
    return calendars.part_of(_quarter(point, memory, around), part[0])


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


def _year(point: Point, memory: Memory, around: Surroundings) -> Period:
    value = point.words["year"].value
    if value[0] == "range":
        first, last = _numbers(value)
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


def _plain_part(point: Point, memory: Memory, around: Surroundings) -> Period:
    return calendars.whole_year(year_of(point, memory, around) or memory.today().year)


def _clock(_point: Point, memory: Memory, _around: Surroundings) -> Period:
    return calendars.single_day(memory.last_day())


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
    first, last = _first(period), _last(period)
    start = calendars.shift_months(first, -12 * years)
    size = (last.year - first.year) * 12 + last.month - first.month + 1
    end = calendars.shift_months(start.replace(day=1), size) - timedelta(days=1)
    return calendars.days(start, end, period.granularity)


_BY_KIND: tuple[tuple[str, Callable[[Point, Memory, Surroundings], Period]], ...] = (
    ("ymd", _ymd),
    ("ym", _ym),
    ("md", _md),
    ("level_part", _level_part),
    ("holiday", _holiday),
    ("day", _day),
    ("night", _night),
    ("weekday", _weekday),
    ("month", _month),
    ("week", _week),
    ("season", _season),
    ("quarter", _quarter),
    ("half", _half),
    ("code", _code),
    ("fiscal", _fiscal),
    ("decade", _decade),
    ("year", _year),
    ("part", _plain_part),
    ("clock", _clock),
)
