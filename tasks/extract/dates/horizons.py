"""Counted time that is anchored to publication: ``향후 5년간``, ``최근 2주``, ``7년 안에``, ``1년 새``, ``2년에 걸쳐``.

A bare ``10년간`` is a plan's horizon where its sentence looks ahead and a look-back where it looks back. What only
measures (``7년 만에``, ``10년째``, ``3년 계약``) gives None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tasks.extract.dates import calendars
from tasks.extract.dates.calendars import Period
from tasks.extract.dates.durations import Count
from tasks.extract.dates.memory import Memory
from tasks.extract.dates.tenses import Tense
from tasks.extract.dates.vocabulary import alternation, words
from tasks.records import Granularity

_LOOK_BEHIND_CHARS = 16
_END = r"(?=(?:에는|에도|에|의|은|이|을|으로|로|만|도|엔|인|이나)?(?![가-힣]))"
_AFTER = re.compile(
    rf" ?(?:(?P<elapsed>여? ?만에?{_END}|째|연속|차(?=[ 에의])|짜리|치(?=[ 를의])|씩|마다|당 )|"
    rf"(?P<over>간(?=[ 의,.은에을이도)]|$)|간{_END}|동안|에 걸[쳐친]|에 나눠|넘게 이어질)|"
    r"(?P<since>새(?=[ 에,]|$)|사이|래(?= )|내(?= ?(?:최고|최저|최대|최소|최다|최장|처음)))|"
    r"(?P<within>안에|안(?=[ 에의으])|내(?=에|로| |의|,|$)|이내|내외에))"
)


@dataclass(frozen=True, slots=True)
class Horizon:
    """A count with what stands around it: its way, and the span with the words that make it one."""

    count: Count
    before: str | None
    after: str | None
    start: int
    end: int


def read_horizon(folded: str, count: Count, start: int, end: int) -> Horizon | None:
    """Return the count with its surroundings, or None where nothing makes it a calendar expression."""
    head = _before().search(folded, max(0, start - _LOOK_BEHIND_CHARS), start)
    tail = _AFTER.match(folded, end)
    after = tail.lastgroup if tail else None
    before = head.lastgroup if head else None
    if after == "elapsed" or (before is None and after is None):
        return None
    return Horizon(count, before, after, head.start() if head else start, tail.end() if tail else end)


@cache
def _before() -> re.Pattern[str]:
    ways = words()["horizon"]
    head = rf"(?<![가-힣])(?:(?P<ahead>{alternation(ways['ahead'])})|(?P<back>{alternation(ways['back'])}))"
    return re.compile(rf"{head} ?(?:(?:약|최대|최소|적어도|불과|총|만) ?)?\Z")


def resolve_horizon(horizon: Horizon, memory: Memory, tense: Tense | None, anchor: date | None = None) -> Period | None:
    """Return the days of a horizon, vague ones open on both sides, or None where it only measures."""
    count = horizon.count
    if count.vague:
        return Period(None, None, Granularity.VAGUE)
    way = _way(horizon, tense)
    if way is None:
        return None
    base = anchor or memory.today()
    far = moved(base, count, way)
    return calendars.days(base, far) if way > 0 else calendars.days(far, base)


def _way(horizon: Horizon, tense: Tense | None) -> int | None:
    if horizon.before is not None:
        return 1 if horizon.before == "ahead" else -1
    if horizon.after == "within":
        return 1
    if horizon.after == "since":
        return -1
    if tense is Tense.PAST:
        return None if horizon.count.unit == "day" else -1
    if tense is Tense.FUTURE:
        return 1
    return None if horizon.count.unit == "day" else 1


def moved(day: date, count: Count, way: int) -> date:
    """Return the day that lies the whole count away.

    >>> moved(date(2025, 2, 24), Count(36, 36, in_months=True, unit="year"), 1)
    datetime.date(2028, 2, 24)
    """
    if count.in_months:
        return calendars.shift_months(day, way * count.high)
    return day + timedelta(days=way * count.high)


def from_start(period: Period, count: Count) -> Period:
    """Return the span of a count that begins with a period: ``2026년부터 5년간`` ends with 2030."""
    if period.start_on is None:
        raise ValueError("nothing to count from")
    return calendars.days(period.start_on, moved(period.start_on, count, 1) - timedelta(days=1))
