"""From a point to its days: which kind of unit reads it.

A point that names its year stands by itself. One that does not takes it from 지난/오는, from what was named just
before, or from the tense of its sentence; without any of them it is the most recent one (``anchors.py``).
"""

from __future__ import annotations

from collections.abc import Callable

from tasks.extract.dates import calendars, days, months, years
from tasks.extract.dates.anchors import Surroundings
from tasks.extract.dates.calendars import Period
from tasks.extract.dates.memory import Memory, UnanchoredError
from tasks.extract.dates.points import Point
from tasks.records import Granularity


def resolve(point: Point, memory: Memory, around: Surroundings) -> Period:
    """Return the days of a point; raises where no calendar has them or nothing anchors them."""
    period = _whole(point, memory, around)
    edge = point.value("edge")
    if edge is not None:
        period = calendars.edge_of(period, str(edge[-1]))
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


_BY_KIND: tuple[tuple[str, Callable[[Point, Memory, Surroundings], Period]], ...] = (
    ("ymd", days.ymd_of),
    ("days", days.span_of),
    ("ym", days.year_month_of),
    ("md", days.month_day_of),
    ("level_part", years.level_part_of),
    ("holiday", days.holiday_of),
    ("day", days.day_of),
    ("night", days.night_of),
    ("hours", days.hours_of),
    ("weekday", days.weekday_of),
    ("month", months.month_of),
    ("week", days.week_of),
    ("season", months.season_of),
    ("quarter", months.quarter_of),
    ("half", months.half_of),
    ("code", months.code_of),
    ("fiscal", years.fiscal_of),
    ("decade", years.decade_of),
    ("year", years.year_period_of),
    ("part", years.plain_part_of),
    ("clock", days.clock_of),
)
