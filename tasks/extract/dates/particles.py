"""What stands behind a point or between two: 부터, 까지, 이후, 안에, 중, 전에, ``A부터 B까지``, ``A~B``, ``A와 B 사이``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tasks.extract.dates.calendars import Period
from tasks.extract.dates.drafts import Draft
from tasks.extract.dates.lexemes import Lexeme
from tasks.extract.dates.points import Point, read_point
from tasks.extract.dates.tenses import Tense
from tasks.records import Granularity

_ZONE = r"(?: ?\([^()\n]{1,12}시[간각][^()\n]{0,6}\))?"
_TILDE = re.compile(rf"{_ZONE}\.? ?[~\-] ?(?=\S)")
_FROM_TO = re.compile(rf"{_ZONE} ?(?:부터|에서|에서부터) ?(?:시작해 |시작해서 |약 )?")
_AND = re.compile(r" ?[와과] ?")
_BETWEEN = re.compile(r" ?사이")
_UNTIL_OR_BETWEEN = re.compile(rf"{_ZONE} ?(?:까지|사이|간(?![가-힣])|로 이어지는)")
_SPAN_TAIL = re.compile(r" ?(?:까지|사이|동안|간(?=[ 의,.에]|$))")
_SINCE = re.compile(rf"{_ZONE} ?(?:부터(?: ?(?:지금|현재|최근)까지)?|이후|이래|들어(?=[ 서,.도]|$))")
_UNTIL = re.compile(rf"{_ZONE} ?(?:까지|이전)")
_TOTAL = re.compile(r"(?:의|는)? ?(?:누적|누계|합산|집계)")
_BEFORE = re.compile(r" ?전(?:까지|에(?=[ 는도,.]|$))")
_WITHIN = re.compile(r" ?(?:안에|안(?=[ 으])|이내|내(?=에|로 )|중(?:에|으로)?(?= )|내 )")
_AMID = "중"


@dataclass(frozen=True, slots=True)
class Second:
    """The second end of a span: its point, how many lexemes it takes, where the span ends."""

    point: Point
    n_lexemes: int
    end: int


def read_second(folded: str, lexemes: list[Lexeme], first: Point, index: int) -> Second | None:
    """Return the second end of a span that begins with a point, or None where no span is closed.

    A tilde joins by itself; 부터 and 에서 want 까지 or 사이 behind the second end, 와 and 과 want 사이.
    """
    if index >= len(lexemes):
        return None
    link = _link(folded, first.end, lexemes[index].start)
    found = read_point(folded, lexemes, index) if link else None
    if found is None:
        return None
    second, taken = found
    closing = (_BETWEEN if link == "and" else _UNTIL_OR_BETWEEN).match(folded, second.end)
    if link != "tilde" and closing is None and not _closes_itself(folded, first, second):
        return None
    tail = closing or _SPAN_TAIL.match(folded, second.end)
    return Second(second, taken, tail.end() if tail else second.end)


def _closes_itself(folded: str, first: Point, second: Point) -> bool:
    """Say whether 까지 is only left out: two days of the month with the month said twice (8월 8일부터 8월 13일)."""
    is_since = folded.startswith("부터", first.end)
    return is_since and all(_names_month_day(point) for point in (first, second))


def _names_month_day(point: Point) -> bool:
    return {"month", "day"} <= point.words.keys() or "md" in point.words or "ymd" in point.words


def _link(folded: str, start: int, end: int) -> str | None:
    for name, pattern in (("tilde", _TILDE), ("from", _FROM_TO), ("and", _AND)):
        match = pattern.match(folded, start)
        if match and match.end() == end:
            return name
    return None


def tense_of_deadline(folded: str, end: int) -> Tense | None:
    """Return which way 까지 behind a place looks: back where a sum up to it follows (``3분기까지 누적``), else ahead.

    >>> tense_of_deadline("3분기까지 누적", 3), tense_of_deadline("3분기까지", 3), tense_of_deadline("3분기 누적", 3)
    (<Tense.PAST: 'past'>, <Tense.FUTURE: 'future'>, None)
    """
    until = _UNTIL.match(folded, end)
    if until is None:
        return None
    return Tense.PAST if _TOTAL.match(folded, until.end()) else Tense.FUTURE


def with_particle(folded: str, draft: Draft, today: date | None) -> Draft:
    """Open one end where 부터, 까지, 이후, 안에 or 중 follows, and take the particle into the span."""
    period, end = draft.period, draft.end
    if since := _SINCE.match(folded, end):
        return _opened(draft, period.start_on, None, since.end(), "date.since")
    if until := _UNTIL.match(folded, end):
        return _opened(draft, None, period.end_on, until.end(), "date.until")
    if before := _BEFORE.match(folded, end):
        last = period.start_on - timedelta(days=1) if period.start_on else None
        return _opened(draft, None, last, before.end(), "date.before")
    return _within(folded, draft, today)


def _opened(draft: Draft, start: date | None, last: date | None, end: int, rule: str) -> Draft:
    return replace(draft, period=Period(start, last, draft.period.granularity), end=end, rule=rule)


def _within(folded: str, draft: Draft, today: date | None) -> Draft:
    """Open the start for 안에 and 이내, and for 중 of a period that runs today (``이달 중``, not ``내년 중``)."""
    match = _WITHIN.match(folded, draft.end)
    period = draft.period
    if match is None or period.granularity in {Granularity.DAY, Granularity.TIME}:
        return draft
    end = draft.end + len(match.group().rstrip())
    if _AMID in match.group() and not _runs(period, today):
        return replace(draft, end=end, rule="date.within")
    return _opened(draft, None, period.end_on, end, "date.within")


def _runs(period: Period, today: date | None) -> bool:
    if today is None or period.start_on is None or period.end_on is None:
        return False
    return period.start_on <= today <= period.end_on
