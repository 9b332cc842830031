"""When the money flows: the calendar words that govern an amount, as a closed interval.

The day on which something is said is no period; a horizon (향후 3년간) starts on that day. A deadline leaves
the start open. In a list each amount has the date nearest before it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.frames import Frame, lemma_of, once_a_frame, theme_clause
from tasks.extract.claims.vocabulary import verbs
from tasks.extract.claims.words import AMOUNT, DATE, Word
from tasks.records import ClaimKind, ClaimStatus, DateMention, Granularity

_LOOK_BACK = re.compile(r"지난|최근|그동안|직전")
Period = tuple[date | None, date | None]
_OF_REPORT = re.compile(
    r"\s(?:실적|결산|경영실적|주주총회|정기)\s?(?:발표|설명회|콘퍼런스콜|컨퍼런스콜|보고서?|이사회)"
)  # when it was said
_AS_MEASURE = re.compile(
    r"(?:의|보다)\s(?:약\s|거의\s)?(?:\d+(?:\.\d+)?|두|세|네|다섯|여섯|일곱|여덟|아홉|열|몇)\s?배"
)  # 예산을 올해의 세 배인 10조원으로
_DAYS = frozenset({Granularity.DAY, Granularity.TIME, Granularity.WEEK})
_BACKWARD_KINDS = frozenset({ClaimKind.REVENUE, ClaimKind.MARKET_SIZE, ClaimKind.OTHER})


@once_a_frame
def _date_words(frame: Frame) -> list[tuple[int, Word, DateMention]]:
    return [
        (index, word, word.mention)
        for index, phrase in frame.phrases(0, len(frame.view.items) - 1)
        for word in phrase.words
        if word.tag == DATE and isinstance(word.mention, DateMention)
    ]


def _money_words(frame: Frame) -> list[Word]:
    return [w for w in frame.view.words if w.tag == AMOUNT]


def _belongs_to_other_money(frame: Frame, index: int, word: Word) -> bool:
    """올해 3조원의 세 배인 10조원: a date right in front of another amount is that amount's."""
    following = next((w for w in _money_words(frame) if w.start >= word.end), None)
    if following is None or following.start == frame.amount.span[0]:
        return False
    between = [p for i, p in frame.phrases(index, len(frame.view.items) - 1) if word.end <= p.start < following.start]
    nouns_between = any(word.end <= w.start < following.start and w.tag[0] in "NOC" for p in between for w in p.words)
    return not nouns_between


def _is_in_relative_clause(frame: Frame, index: int) -> bool:
    """2028년 완공되는 센터에: a date inside an adnominal clause before the amount dates that clause."""
    for at in range(index + 1, len(frame.view.items)):
        if at == frame.place:
            return False
        item = frame.view.items[at]
        if isinstance(item, Phrase) and item.amounts:
            return False
        following = frame.view.items[at + 1] if at + 1 < len(frame.view.items) else None
        if isinstance(following, Phrase) and following.head in verbs("sums"):
            return False
        if isinstance(item, Predicate) and item is theme_clause(frame):
            return False
        if isinstance(item, Predicate):
            return item.final_tag == "ETM" and not item.is_copula and lemma_of(item) not in verbs("building")
    return False


def _is_behind(frame: Frame, index: int) -> bool:
    """Return whether the date stands behind the amount's predicate, and is no deadline of what is built with it."""
    if frame.governor is None or index < frame.governor:
        return False
    return frame.lemma not in verbs("means")


def _governs(frame: Frame, index: int, word: Word, mention: DateMention) -> bool:
    if mention.granularity in _DAYS or mention.granularity is Granularity.VAGUE:
        return False
    if mention.start_on is None and mention.end_on is None:
        return False
    if _OF_REPORT.match(frame.view.text, word.end) or _AS_MEASURE.match(frame.view.text, word.end):
        return False
    return not (
        _belongs_to_other_money(frame, index, word) or _is_in_relative_clause(frame, index) or _is_behind(frame, index)
    )


def _rank(frame: Frame, word: Word, mention: DateMention) -> tuple[int, int]:
    """Return the order of dates: a deadline or a horizon before a named year, the nearer before the farther."""
    open_or_horizon = mention.start_on is None or mention.granularity is Granularity.DURATION
    return (0 if open_or_horizon else 1, abs(word.start - frame.amount.span[0]))


def _said_on(frame: Frame, dates: list[tuple[int, Word, DateMention]]) -> DateMention | None:
    """Return when it was said: a day in front of a speech verb, or a past year at the sentence's head."""
    for index, _word, mention in dates:
        following = next((i for i in frame.view.items[index + 1 :] if isinstance(i, Predicate)), None)
        if mention.granularity is Granularity.DAY and lemma_of(following) in verbs("speaking"):
            return mention
    past = [m for _, _, m in dates if m.granularity in {Granularity.YEAR, Granularity.MONTH} and m.end_on]
    return past[0] if past else None


def _shifted(day: date, years: int, days: int) -> date:
    """Return the day so much later or earlier, at most the last or first one that a calendar has."""
    with suppress(ValueError, OverflowError):
        return day.replace(year=day.year + years) + timedelta(days=days)
    with suppress(OverflowError):
        return day + timedelta(days=round(365.25 * years) + days)
    return date.max if years + days > 0 else date.min


def _from_day_said(mention: DateMention, said: DateMention | None, published_on: date | None) -> Period:
    """Return a horizon counted from the day it was said instead of the publication day."""
    start, end = mention.start_on, mention.end_on
    is_horizon = start is not None and end is not None and start == published_on and end > start
    if not is_horizon or said is None or said.start_on is None or said.end_on is None or start is None or end is None:
        return start, end
    if said.end_on >= start and said.granularity is not Granularity.DAY:
        return start, end
    years = end.year - start.year
    days = (end - _shifted(start, years, 0)).days
    return said.start_on, _shifted(said.end_on, years, days)


def read_period(frame: Frame, kind: ClaimKind, status: ClaimStatus, published_on: date | None) -> Period:
    """Return the first and last day of the money's period; None is an end that the text leaves open."""
    dates = _date_words(frame)
    governing = [(w, m) for i, w, m in dates if _governs(frame, i, w, m)]
    if status is ClaimStatus.ANNOUNCED and kind not in _BACKWARD_KINDS and published_on is not None:
        promised = [
            (w, m)
            for w, m in governing
            if m.end_on is None or m.end_on >= published_on or m.granularity is Granularity.DURATION
        ]
        governing = promised
    if not governing:
        return None, None
    _word, mention = min(governing, key=lambda found: _rank(frame, *found))
    mention = _backward(mention, published_on) if status is ClaimStatus.DONE else _forward(mention, published_on)
    return _from_day_said(mention, _said_on(frame, dates), published_on)


def _backward(mention: DateMention, published_on: date | None) -> DateMention:
    """상반기에 거뒀다, in December, is the half that is over: what is done lies behind."""
    start, end = mention.start_on, mention.end_on
    parts = {Granularity.HALF, Granularity.QUARTER, Granularity.MONTH}
    if (
        start is None
        or end is None
        or published_on is None
        or start <= published_on
        or mention.granularity not in parts
    ):
        return mention
    return replace(mention, start_on=_shifted(start, -1, 0), end_on=_shifted(end, -1, 0))


def _forward(mention: DateMention, published_on: date | None) -> DateMention:
    """5년간 with a promise looks ahead from today, although the words alone might look back."""
    start, end = mention.start_on, mention.end_on
    looks_back = start is not None and end is not None and start < end and end == published_on
    if not looks_back or _LOOK_BACK.search(mention.surface) or start is None or end is None:
        return mention
    years = end.year - start.year
    days = (end - _shifted(start, years, 0)).days
    return replace(mention, start_on=end, end_on=_shifted(end, years, days))


def phrase_dates(phrase: Phrase) -> list[DateMention]:
    """Return the dates inside a phrase."""
    return [w.mention for w in phrase.words if isinstance(w.mention, DateMention)]
