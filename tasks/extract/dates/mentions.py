"""The mentions of a text in order: points with their particles (부터, 까지, 이후, 안에), spans, horizons.

Reading runs once from left to right, so that each mention can lean on those before it. Restatements
(``전날인 17일``, ``3분기(8~10월)``) stay two mentions that agree.
"""

from __future__ import annotations

import re
from datetime import date

from tasks.extract.dates import fiscal
from tasks.extract.dates.anchors import Surroundings
from tasks.extract.dates.calendars import Period, days
from tasks.extract.dates.drafts import (
    Draft,
    granularity_of,
    has_results,
    is_comparison,
    is_relative,
    names_year,
    states_numbers,
)
from tasks.extract.dates.durations import Count
from tasks.extract.dates.events import is_from_event, is_governed
from tasks.extract.dates.folding import fold
from tasks.extract.dates.homonyms import is_homonym
from tasks.extract.dates.horizons import Horizon, from_start, read_horizon, resolve_horizon
from tasks.extract.dates.lexemes import Lexeme, find_lexemes
from tasks.extract.dates.memory import Memory, UnanchoredError
from tasks.extract.dates.months import a_year_before
from tasks.extract.dates.particles import read_second, tense_of_deadline, with_particle
from tasks.extract.dates.points import Point, read_point
from tasks.extract.dates.resolving import resolve
from tasks.extract.dates.tenses import Tense, Tenses, result_behind
from tasks.records import DateMention, Granularity

_CLOSE_CHARS = 14
_CALENDAR_CHARS = 200
_RESTATED = re.compile(r"(?:인|이자|이었던|,)? ?\(? ?(?:약 )?")
_MEASURES_TOO = frozenset({"", "향후", "앞으로", "총", "약", "최소", "최대"})
_JAPAN = (4, 0)


class Reading:
    """One run over a text."""

    def __init__(self, text: str, published_on: date | None) -> None:
        """Find the words of the text; nothing is resolved yet."""
        self.text = text
        self.folded = fold(text)
        self.lexemes = list(find_lexemes(self.folded))
        self.tenses = Tenses(self.folded)
        self.memory = Memory(published_on)
        self.drafts: list[Draft] = []

    def mentions(self) -> tuple[DateMention, ...]:
        """Return what the text says, in order."""
        index = 0
        while index < len(self.lexemes):
            index += self._read_at(index)
        return tuple(self._mention(draft) for draft in self.drafts)

    def _mention(self, draft: Draft) -> DateMention:
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
        if (
            found is None
            or is_homonym(self.folded, lexeme.start, lexeme.end, self.tenses)
            or self._is_from_event(lexeme)
        ):
            return 1
        point, taken = found
        if self._is_clock_of_bracket(point):
            return taken
        return self._read_span(point, index, taken) or self._read_single(point, index, taken)

    def _is_from_event(self, lexeme: Lexeme) -> bool:
        """Say whether a count runs from an event whose day its sentence does not name: ``착공 3년 뒤``."""
        floor = self.tenses.sentence_start(lexeme.start)
        is_restated = self.folded.startswith("인 ", lexeme.end)  # 사흘 뒤인 24일: the day follows
        if is_restated or not isinstance(lexeme.value[0], Count) or (self.drafts and self.drafts[-1].end > floor):
            return False
        return is_from_event(self.folded, floor, lexeme.start, is_shift=lexeme.kind != "duration")

    def _is_clock_of_bracket(self, point: Point) -> bool:
        """Say whether an hour belongs to the day that a bracket before it restates: ``내일(21일) 오전 10시``."""
        if point.words.keys() != {"clock"} or not self.drafts:
            return False
        last = self.drafts[-1]
        return last.period.granularity is Granularity.DAY and self.folded[last.end : point.start] in {")", ") "}

    def _read_duration(self, lexeme: Lexeme) -> None:
        count = lexeme.value[0]
        horizon = read_horizon(self.folded, count, lexeme.start, lexeme.end)
        if horizon is None or self._is_restated_length(horizon) or self._is_from_event(lexeme):
            return
        tense = Tense.FUTURE if self.tenses.is_commitment(horizon.end) else self.tenses.after(horizon.end)
        try:
            period = resolve_horizon(horizon, self.memory, tense, self._event_anchor(horizon.start))
        except UnanchoredError:
            period = Period(None, None, Granularity.DURATION)
        except (ValueError, OverflowError):
            return  # farther than the calendar reaches
        if period is not None:
            self._add(Draft(period, horizon.start, horizon.end, f"date.horizon_{horizon.after or horizon.before}"))

    def _is_restated_length(self, horizon: Horizon) -> bool:
        """Say whether ``5년간`` only measures the span, deadline or year that stands right before it."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or horizon.before is not None or horizon.start - last.end > _CLOSE_CHARS:
            return False
        if self.folded[last.end : horizon.start].strip(" ()총"):
            return False
        is_same_unit = last.period.granularity.value == horizon.count.unit and last.period.start_on is not None
        is_span = last.point is not None and last.period.granularity is Granularity.DURATION
        return is_span or is_same_unit or last.rule == "date.until"

    def _event_anchor(self, start: int) -> date | None:
        """Return the day from which a count runs that an event governs: ``그로부터 3년``, ``3일 맺은 협약에 따라 6개월``."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.period.granularity is not Granularity.DAY:
            return None
        is_same = self.tenses.sentence_end(last.end - 1) >= start
        return last.period.start_on if is_governed(self.folded, last.end, start, is_same_sentence=is_same) else None

    def _read_named(self, lexeme: Lexeme) -> None:
        """Take a vague word (며칠 전) or the same period a year before (전년 동기)."""
        period = Period(None, None, Granularity.VAGUE)
        if lexeme.kind == "same_period":
            period = self._same_period(lexeme)
        self.drafts.append(Draft(period, lexeme.start, lexeme.end, f"date.{lexeme.kind}"))

    def _same_period(self, lexeme: Lexeme) -> Period:
        years = int(self.folded[lexeme.start]) if self.folded[lexeme.start].isdigit() else 1
        try:
            return a_year_before(self.memory, years, of_month=self.folded[lexeme.end - 1] in "달월때")
        except (UnanchoredError, ValueError, OverflowError):
            return Period(None, None, Granularity.QUARTER)  # nothing to count back from

    def _surroundings(self, point: Point, end: int) -> Surroundings:
        tense = self.tenses.before(point.start, end) or self.tenses.after(end) or tense_of_deadline(self.folded, end)
        near, start = self._near(point), self._fiscal_start(point)
        return Surroundings(
            tense,
            near,
            start,
            is_reported=self.tenses.is_reported(end),
            is_near=self.tenses.is_near(end),
            is_result=has_results(point) and result_behind().match(self.folded, end) is not None,
            is_eve=self.tenses.is_eve(end),
        )

    def _near(self, point: Point) -> date | None:
        """Return a day of the period that this point restates: ``전날인 17일``, ``오늘(10일)``."""
        if not self.drafts or point.direction is not None:
            return None
        last = self.drafts[-1]
        gap = self.folded[last.end : min(point.start, last.end + 9)]
        if len(gap) > 6 or not _RESTATED.fullmatch(gap) or not (gap.startswith("인 ") or "(" in gap):
            return None
        return last.period.start_on or last.period.end_on

    def _fiscal_start(self, point: Point) -> tuple[int, int] | None:
        """Return where the fiscal year of a point begins, by whom its sentence names; None for a calendar year."""
        lexeme = point.words.get("fiscal") or point.words.get("year")
        if lexeme is None or not (lexeme.kind == "fiscal" or lexeme.value[0] == "nendo"):
            return None
        start = max(self.tenses.sentence_start(point.start), point.start - _CALENDAR_CHARS)
        before = self.folded[start : point.start]
        if lexeme.kind == "year":
            calendar = fiscal.calendar_of(before)
            return fiscal.start_of(int(lexeme.value[1]), calendar) if calendar == _JAPAN else None
        after = self.folded[point.end : min(self.tenses.sentence_end(point.end), point.end + _CALENDAR_CHARS)]
        return fiscal.named_start(lexeme.value, fiscal.calendar_of(before, after), self.memory.published_on)

    def _resolve(self, point: Point, end: int, around: Surroundings | None = None) -> Period | None:
        self._carry(point)
        try:
            return resolve(point, self.memory, around or self._surroundings(point, end))
        except UnanchoredError:
            return Period(None, None, granularity_of(point))
        except (ValueError, OverflowError):
            return None  # 30 February, or farther than the calendar reaches

    def _carry(self, point: Point) -> None:
        """Drop the year and month named before where this point stands in another sentence or behind a verb."""
        named = self.memory.carried_end
        if named < 0 or self.tenses.sentence_end(named - 1) < point.start:
            self.memory.forget_year()
        elif point.start - named > _CLOSE_CHARS or self.tenses.between(named, point.start):
            self.memory.forget_month()

    def _read_single(self, point: Point, index: int, taken: int) -> int:
        period = self._resolve(point, point.end)
        if period is None:
            return taken
        draft = with_particle(
            self.folded, Draft(period, point.start, point.end, f"date.{point.top()}", point), self.memory.published_on
        )
        consumed = self._from_for(draft, index + taken)
        self.memory.remember_point(point, period)
        self._add(draft)
        self._restate(draft, point)
        return taken + consumed

    def _from_for(self, draft: Draft, index: int) -> int:
        """Close ``2026년부터 5년간`` by its count; return how many lexemes that took."""
        lexeme = self.lexemes[index] if index < len(self.lexemes) else None
        if draft.rule != "date.since" or lexeme is None or lexeme.kind != "duration" or lexeme.value[0].vague:
            return 0
        is_next = lexeme.start - draft.end < _CLOSE_CHARS
        if not is_next or self.folded[draft.end : lexeme.start].strip() not in _MEASURES_TOO:
            return 0
        horizon = read_horizon(self.folded, lexeme.value[0], lexeme.start, lexeme.end)
        if horizon is None or horizon.after != "over" or draft.period.start_on is None:
            return 0
        return self._close(draft, horizon)

    def _close(self, draft: Draft, horizon: Horizon) -> int:
        try:
            draft.period = from_start(draft.period, horizon.count)
        except (ValueError, OverflowError):
            return 0  # farther than the calendar reaches
        draft.end, draft.rule = horizon.end, "date.span"
        return 1

    def _restate(self, draft: Draft, point: Point) -> None:
        """Let the mention before take the days that this one states: ``오늘(10일)``, ``3분기(8~10월)``."""
        if len(self.drafts) < 2 or draft.period.start_on is None or draft.period.end_on is None:
            return
        before = self.drafts[-2]
        gap = self.folded[before.end : draft.start]
        is_apposition = gap == "인 " and before.period.granularity is draft.period.granularity
        is_bracketed = gap in {"(", " ("} and self.folded[draft.end : draft.end + 1] in {")", ",", "·"}
        if not (is_apposition or is_bracketed) or not states_numbers(point):
            return
        if (
            before.point is None
            or not states_numbers(before.point)
            or before.point.words.keys() & {"fiscal", "quarter"}
        ):
            before.period = Period(draft.period.start_on, draft.period.end_on, before.period.granularity)

    def _add(self, draft: Draft) -> None:
        if self.drafts and draft.start < self.drafts[-1].end:
            return
        self.drafts.append(draft)
        if not (draft.point and is_comparison(draft.point)):
            self.memory.remember(draft.period, draft.end)

    def _read_span(self, point: Point, index: int, taken: int) -> int:
        """Read ``A부터 B까지`` or ``A~B`` as one mention; return how many lexemes it took, 0 where it is none."""
        found = read_second(self.folded, self.lexemes, point, index + taken)
        if found is None:
            return 0
        second, end = found.point, found.end
        period = self._span_period(point, second, end)
        if period is None:
            return 0
        self.memory.remember_point(second, Period(period.end_on, period.end_on, period.granularity))
        draft = Draft(period, point.start, end, "date.span", point)
        self._add(draft)
        self._restate(draft, point)
        self.memory.carried_end = end
        return taken + found.n_lexemes

    def _span_period(self, point: Point, second: Point, end: int) -> Period | None:
        """Return the days of both ends together; a bare first end lies before the second, whatever the tense."""
        tense = self.tenses.after(end)
        if names_year(second):
            self.memory.forget_year()
        tenses = [Tense.FUTURE, Tense.PAST] if tense is None and names_year(second) else [tense, Tense.PAST]
        tries = (self._span_in(point, second, end, each) for each in tenses)
        return next((period for period in tries if period is not None), None)

    def _span_in(self, point: Point, second: Point, end: int, tense: Tense | None) -> Period | None:
        first = self._resolve(point, end, Surroundings(tense, self._near(point), self._fiscal_start(point)))
        last = self._second_period(second, first, end) if first else None
        if first is None or last is None:
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
        if first.start_on is None or second.direction is not None or names_year(second):
            return self._resolve(second, end)
        memory = Memory(first.start_on)
        memory.day = memory.month = None
        try:
            if is_relative(second):
                return self._resolve(second, end)
            return resolve(second, memory, Surroundings(Tense.FUTURE))
        except (ValueError, OverflowError, UnanchoredError):
            return None  # no such day after the first
