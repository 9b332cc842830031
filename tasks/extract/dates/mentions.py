"""The mentions of a text in order: points with their particles (부터, 까지, 이후, 안에), spans, horizons.

Reading runs once from left to right, so that each mention can lean on those before it. Restatements
(``전날인 17일``, ``3분기(8~10월)``) stay two mentions that agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tasks.extract.dates import fiscal
from tasks.extract.dates.calendars import Period, days
from tasks.extract.dates.horizons import from_start, read_horizon, resolve_horizon
from tasks.extract.dates.lexemes import Lexeme, find_lexemes, fold
from tasks.extract.dates.memory import Memory, UnanchoredError
from tasks.extract.dates.points import Point, read_point
from tasks.extract.dates.resolving import Surroundings, a_year_before, resolve
from tasks.extract.dates.tenses import Tense, Tenses
from tasks.extract.dates.vocabulary import table
from tasks.records import DateMention, Granularity

_ZONE = r"(?: ?\([^()\n]{1,12}시[간각][^()\n]{0,6}\))?"
_TILDE = re.compile(rf"{_ZONE}\.? ?[~\-] ?(?=\S)")
_FROM_TO = re.compile(rf"{_ZONE} ?(?:부터|에서|에서부터) ?(?:시작해 |시작해서 |약 )?")
_AND = re.compile(r" ?[와과] ?")
_BETWEEN = re.compile(r" ?사이")
_UNTIL_OR_BETWEEN = re.compile(rf"{_ZONE} ?(?:까지|사이|간(?![가-힣])|로 이어지는)")
_SPAN_TAIL = re.compile(r" ?(?:까지|사이|동안|간(?=[ 의,.에]|$))")
_SINCE = re.compile(rf"{_ZONE} ?(?:부터(?: ?(?:지금|현재|최근)까지)?|이후|이래|들어(?=[ 서,.도]|$))")
_UNTIL = re.compile(rf"{_ZONE} ?(?:까지|이전)")
_BEFORE = re.compile(r" ?전(?:까지|에(?=[ 는도,.]|$))")
_WITHIN = re.compile(r" ?(?:안에|안(?=[ 으])|이내|내(?=에|로 )|중(?:에|으로)?(?= )|내 )")
_RESTATED = re.compile(r"(?:인|이자|이었던|인 지난|,)? ?\(? ?(?:약 )?")
_CONNECTED = re.compile(r"[^.!?\n]{0,40}")
_CLOSE_CHARS = 14
_ABSOLUTE = frozenset({"ymd", "ym", "md", "code", "decade"})


@dataclass(slots=True)
class _Draft:
    """A mention on its way, with the point it was read from."""

    period: Period
    start: int
    end: int
    rule: str
    point: Point | None = None


class Reading:
    """One run over a text."""

    def __init__(self, text: str, published_on: date | None) -> None:
        """Find the words of the text; nothing is resolved yet."""
        self.text = text
        self.folded = fold(text)
        self.lexemes = list(find_lexemes(self.folded))
        self.tenses = Tenses(self.folded)
        self.memory = Memory(published_on)
        self.drafts: list[_Draft] = []

    def mentions(self) -> tuple[DateMention, ...]:
        """Return what the text says, in order."""
        index = 0
        while index < len(self.lexemes):
            index += self._read_at(index)
        return tuple(self._mention(draft) for draft in self.drafts)

    def _mention(self, draft: _Draft) -> DateMention:
        period = draft.period
        surface = self.text[draft.start : draft.end]
        return DateMention(
            (draft.start, draft.end), surface, period.start_on, period.end_on, period.granularity, draft.rule
        )

    def _read_at(self, index: int) -> int:
        lexeme = self.lexemes[index]
        if lexeme.kind == "duration":
            self._read_duration(lexeme)
            return 1
        if lexeme.kind in {"vague", "same_period"}:
            self._read_named(lexeme)
            return 1
        found = read_point(self.folded, self.lexemes, index)
        if found is None or self._is_homonym(lexeme):
            return 1
        point, taken = found
        if self._is_clock_of_bracket(point):
            return taken
        return self._read_span(point, index, taken) or self._read_single(point, index, taken)

    def _is_homonym(self, lexeme: Lexeme) -> bool:
        """Say whether the sentence shows that the word is another one: 연초 is tobacco beside 담배."""
        others = table("homonym").get(self.folded[lexeme.start : lexeme.end])
        if not others:
            return False
        sentence = self.folded[self.tenses.sentence_start(lexeme.start) : self.tenses.sentence_end(lexeme.start)]
        return any(word in sentence for word in others)

    def _is_clock_of_bracket(self, point: Point) -> bool:
        """Say whether an hour belongs to the day that a bracket before it restates: ``내일(21일) 오전 10시``."""
        if point.words.keys() != {"clock"} or not self.drafts:
            return False
        last = self.drafts[-1]
        return last.period.granularity is Granularity.DAY and self.folded[last.end : point.start] in {")", ") "}

    # horizons

    def _read_duration(self, lexeme: Lexeme) -> None:
        count = lexeme.value[0]
        horizon = read_horizon(self.folded, count, lexeme.start, lexeme.end)
        if horizon is None or self._is_restated_length(horizon.start, count.unit):
            return
        tense = Tense.FUTURE if self.tenses.is_commitment(horizon.end) else self.tenses.after(horizon.end)
        try:
            period = resolve_horizon(horizon, self.memory, tense, self._event_anchor(horizon.start))
        except UnanchoredError:
            period = Period(None, None, Granularity.DURATION)
        except (ValueError, OverflowError):
            return  # farther than the calendar reaches
        if period is not None:
            self._add(_Draft(period, horizon.start, horizon.end, f"date.horizon_{horizon.after or horizon.before}"))

    def _is_restated_length(self, start: int, unit: str) -> bool:
        """Say whether ``5년간`` only measures the span, deadline or year that stands right before it."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or self.folded[last.end : start].strip(" ()총"):
            return False
        is_same_unit = last.period.granularity.value == unit and last.period.start_on is not None
        return last.rule in {"date.span", "date.until"} or is_same_unit

    def _event_anchor(self, start: int) -> date | None:
        """Return the day from which ``그로부터 3년 뒤`` counts."""
        before = self.folded[max(0, start - 8) : start]
        return self.memory.day if re.search(r"(?:그|이)로부터 ?$", before) else None

    def _read_named(self, lexeme: Lexeme) -> None:
        """Take a vague word (며칠 전) or the same period a year before (전년 동기)."""
        period = Period(None, None, Granularity.VAGUE)
        if lexeme.kind == "same_period":
            period = self._same_period(lexeme)
        self.drafts.append(_Draft(period, lexeme.start, lexeme.end, f"date.{lexeme.kind}"))

    def _same_period(self, lexeme: Lexeme) -> Period:
        years = int(self.folded[lexeme.start]) if self.folded[lexeme.start].isdigit() else 1
        try:
            return a_year_before(self.memory, years, of_month=self.folded[lexeme.end - 1] in "달월때")
        except (UnanchoredError, ValueError, OverflowError):
            return Period(None, None, Granularity.QUARTER)  # nothing to count back from

    # points

    def _surroundings(self, point: Point, end: int) -> Surroundings:
        until = _UNTIL.match(self.folded, end)
        tense = self.tenses.after(end)
        if until and tense is None:
            tense = Tense.FUTURE
        return Surroundings(tense, self._near(point), self._fiscal_start(point), self.tenses.is_reported(end))

    def _near(self, point: Point) -> date | None:
        """Return a day of the period that this point restates: ``전날인 17일``, ``오늘(10일)``."""
        if not self.drafts or point.direction is not None:
            return None
        last = self.drafts[-1]
        gap = self.folded[last.end : point.start]
        if len(gap) > 6 or not _RESTATED.fullmatch(gap) or not (gap.startswith("인 ") or "(" in gap):
            return None
        return last.period.start_on or last.period.end_on

    def _fiscal_start(self, point: Point) -> tuple[int, int] | None:
        lexeme = point.words.get("fiscal")
        year = point.words.get("year")
        if lexeme is None and not (year is not None and year.value[0] == "nendo"):
            return None
        before = self.folded[self.tenses.sentence_start(point.start) : point.start][-200:]
        after = self.folded[point.end : min(self.tenses.sentence_end(point.end), point.end + 100)]
        if lexeme is None:
            calendar = fiscal.calendar_of(before)
            return fiscal.start_of(int(str(point.words["year"].value[1])), calendar) if calendar == (4, 0) else None
        return self._named_start(lexeme, fiscal.calendar_of(before, after))

    def _named_start(self, lexeme: Lexeme, calendar: tuple[int, int]) -> tuple[int, int] | None:
        tag, *numbers = lexeme.value
        if tag == "pair":
            month = calendar[0] if calendar[0] > 1 else 1
            return int(str(numbers[0])), month
        if tag == "rel":
            if self.memory.published_on is None:
                return None
            return fiscal.running(self.memory.published_on, calendar, int(str(numbers[0])))
        return fiscal.start_of(int(str(numbers[0])), calendar)

    def _resolve(self, point: Point, end: int, around: Surroundings | None = None) -> Period | None:
        self._carry(point)
        try:
            return resolve(point, self.memory, around or self._surroundings(point, end))
        except UnanchoredError:
            return Period(None, None, _granularity(point))
        except (ValueError, OverflowError):
            return None  # 30 February, or farther than the calendar reaches

    def _carry(self, point: Point) -> None:
        """Drop the year and month named before where this point stands in another sentence or behind a verb."""
        memory = self.memory
        gap_start = memory.carried_end
        if gap_start < 0 or self.tenses.sentence_end(gap_start - 1) < point.start:
            memory.carried_year = memory.carried_kind = memory.carried_month = None
            memory.carried_end = -1
        elif memory.carried_month is not None and (
            point.start - gap_start > _CLOSE_CHARS or self.tenses.between(gap_start, point.start)
        ):
            memory.carried_month = None

    def _read_single(self, point: Point, index: int, taken: int) -> int:
        period = self._resolve(point, point.end)
        if period is None:
            return taken
        draft = self._with_particle(_Draft(period, point.start, point.end, f"date.{point.top()}", point))
        consumed = self._from_for(draft, index + taken)
        self._remember_point(point, period)
        self._add(draft)
        self._restate(draft, point)
        return taken + consumed

    def _with_particle(self, draft: _Draft) -> _Draft:
        """Open one end where 부터, 까지, 이후, 안에 or 중 follows, and take the particle into the span."""
        period, end = draft.period, draft.end
        if since := _SINCE.match(self.folded, end):
            return replace(
                draft, period=Period(period.start_on, None, period.granularity), end=since.end(), rule="date.since"
            )
        if until := _UNTIL.match(self.folded, end):
            return replace(
                draft, period=Period(None, period.end_on, period.granularity), end=until.end(), rule="date.until"
            )
        if before := _BEFORE.match(self.folded, end):
            last = period.start_on - timedelta(days=1) if period.start_on else None
            return replace(draft, period=Period(None, last, period.granularity), end=before.end(), rule="date.before")
        return self._within(draft)

    def _within(self, draft: _Draft) -> _Draft:
        match = _WITHIN.match(self.folded, draft.end)
        period = draft.period
        if match is None or period.granularity in {Granularity.DAY, Granularity.TIME}:
            return draft
        today = self.memory.published_on
        is_open = "중" not in match.group() or (
            period.start_on is not None and today is not None and period.start_on <= today
        )
        if "중" in match.group() and period.end_on is not None and today is not None and period.end_on < today:
            is_open = False
        end = draft.end + len(match.group().rstrip())
        return replace(
            draft,
            period=Period(None, period.end_on, period.granularity) if is_open else period,
            end=end,
            rule="date.within",
        )

    def _from_for(self, draft: _Draft, index: int) -> int:
        """Close ``2026년부터 5년간`` by its count; return how many lexemes that took."""
        if draft.rule != "date.since" or draft.point is None or index >= len(self.lexemes):
            return 0
        lexeme = self.lexemes[index]
        gap = self.folded[draft.end : lexeme.start].strip()
        if (
            lexeme.kind != "duration"
            or gap not in {"", "향후", "앞으로", "총", "약", "최소", "최대"}
            or lexeme.value[0].vague
        ):
            return 0
        horizon = read_horizon(self.folded, lexeme.value[0], lexeme.start, lexeme.end)
        if horizon is None or horizon.after != "over" or draft.period.start_on is None:
            return 0
        try:
            draft.period = from_start(draft.period, lexeme.value[0])
        except (ValueError, OverflowError):
            return 0  # farther than the calendar reaches
        draft.end, draft.rule = horizon.end, "date.span"
        return 1

    def _remember_point(self, point: Point, period: Period) -> None:
        memory = self.memory
        first = period.start_on
        if first is None:
            return
        has_year = bool(point.words.keys() & {"year", "ymd", "ym", "fiscal", "code"}) or point.direction is not None
        kind = next((k for k in ("month", "quarter", "half") if k in point.words), None)
        if "ymd" in point.words or "ym" in point.words:
            kind = "month"
        if has_year and kind is not None:
            memory.carried_year, memory.carried_kind = first.year, kind
        has_month = bool(point.words.keys() & {"month", "ymd", "ym", "md"})
        is_day = period.granularity in {Granularity.DAY, Granularity.TIME}
        if has_month and is_day:
            memory.carried_month = first.replace(day=1)
        elif is_day and memory.carried_month is None and "day" not in point.words:
            memory.carried_month = None
        memory.carried_end = point.end

    def _restate(self, draft: _Draft, point: Point) -> None:
        """Let the mention before take the days that this one states: ``오늘(10일)``, ``3분기(8~10월)``."""
        if len(self.drafts) < 2 or draft.period.start_on is None or draft.period.end_on is None:
            return
        before = self.drafts[-2]
        gap = self.folded[before.end : draft.start]
        is_apposition = gap == "인 " and before.period.granularity is draft.period.granularity
        is_bracketed = gap in {"(", " ("} and self.folded[draft.end : draft.end + 1] in {")", ",", "·"}
        if not (is_apposition or is_bracketed) or not _states_numbers(point):
            return
        if (
            before.point is None
            or not _states_numbers(before.point)
            or before.point.words.keys() & {"fiscal", "quarter"}
        ):
            before.period = Period(draft.period.start_on, draft.period.end_on, before.period.granularity)

    def _add(self, draft: _Draft) -> None:
        if self.drafts and draft.start < self.drafts[-1].end:
            return
        self.drafts.append(draft)
        self.memory.remember(draft.period, draft.end)

    # spans

    def _read_span(self, point: Point, index: int, taken: int) -> int:
        """Read ``A부터 B까지`` or ``A~B`` as one mention; return how many lexemes it took, 0 where it is none."""
        follower = self._second(point, index + taken)
        if follower is None:
            return 0
        second, more, end = follower
        period = self._span_period(point, second, end)
        if period is None:
            return 0
        self._remember_point(second, Period(period.end_on, period.end_on, period.granularity))
        draft = _Draft(period, point.start, end, "date.span", point)
        self._add(draft)
        self._restate(draft, point)
        self.memory.carried_end = end
        return taken + more

    def _second(self, point: Point, index: int) -> tuple[Point, int, int] | None:
        if index >= len(self.lexemes):
            return None
        start = self.lexemes[index].start
        tilde = _TILDE.match(self.folded, point.end)
        words = _FROM_TO.match(self.folded, point.end)
        both = _AND.match(self.folded, point.end)
        link = next((m for m in (tilde, words, both) if m and m.end() == start), None)
        found = read_point(self.folded, self.lexemes, index) if link else None
        if found is None or link is None:
            return None
        second, taken = found
        closing = (_BETWEEN if link is both else _UNTIL_OR_BETWEEN).match(self.folded, second.end)
        if link is not tilde and closing is None:
            return None
        tail = closing or _SPAN_TAIL.match(self.folded, second.end)
        return second, taken, tail.end() if tail else second.end

    def _span_period(self, point: Point, second: Point, end: int) -> Period | None:
        around = Surroundings(self.tenses.after(end), self._near(point), self._fiscal_start(point))
        first = self._resolve(point, end, around)
        if first is None:
            return None
        last = self._second_period(second, first, end)
        if last is None:
            return None
        if first.start_on is None or last.end_on is None:
            return Period(first.start_on, last.end_on, Granularity.DURATION)
        try:
            is_clock = "clock" in point.words and first.start_on == last.end_on
            return days(first.start_on, last.end_on, Granularity.TIME if is_clock else Granularity.DURATION)
        except ValueError:
            return None  # the second lies before the first: no span

    def _second_period(self, second: Point, first: Period, end: int) -> Period | None:
        """Return the second end, which lies on or after the first and takes from it what it leaves out."""
        if (
            first.start_on is None
            or second.direction is not None
            or second.words.keys() & {"year", "ymd", "ym", "fiscal", "decade"}
        ):
            return self._resolve(second, end)
        memory = Memory(first.start_on)
        memory.day = memory.month = None
        try:
            if _is_relative(second):
                return self._resolve(second, end)
            return resolve(second, memory, Surroundings(Tense.FUTURE))
        except (ValueError, OverflowError, UnanchoredError):
            return None  # no such day after the first


def _is_relative(point: Point) -> bool:
    return any(lexeme.value and lexeme.value[0] in {"rel", "ana"} for lexeme in point.words.values())


def _states_numbers(point: Point) -> bool:
    return any(lexeme.value[0] in {"n", "abs", "range"} or kind in _ABSOLUTE for kind, lexeme in point.words.items())


_GRANULARITY = {
    "clock": Granularity.TIME,
    "ymd": Granularity.DAY,
    "md": Granularity.DAY,
    "day": Granularity.DAY,
    "holiday": Granularity.DAY,
    "weekday": Granularity.DAY,
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "ym": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "code": Granularity.QUARTER,
    "season": Granularity.QUARTER,
    "half": Granularity.HALF,
    "decade": Granularity.DECADE,
}


def _granularity(point: Point) -> Granularity:
    """Return how fine a point speaks that nothing anchors."""
    return next((grain for kind, grain in _GRANULARITY.items() if kind in point.words), Granularity.YEAR)
