"""What the words around a counted figure say: which country, what is counted, and as of which day."""

from __future__ import annotations

import re
from datetime import date

from tasks.extract.quantities.vocabulary import METRICS_BY_UNIT
from tasks.records import CountryMention, DateMention

_SENTENCE_ENDS = re.compile(r"\.(?<=[가-힣].)[”\"’']? |[!?]\s|\n|。")
_COMPARED = re.compile(r" ?(?:다음|보다|에 ?이어|대비|에 ?비해|과 ?비교|와 ?비교|를 ?제치|을 ?제치|에 ?뒤)")
_AI = re.compile(r"(?<![A-Za-z])AI(?![A-Za-z])|인공지능|챗GPT|LLM|챗봇")
_BREAKS = re.compile(r"[,.!?\n]")
_AS_OF = re.compile(r" ?(?:말 ?)?(?:기준|현재|시점|집계)")
_RIGHT_BEHIND = 10
_NEAR = 40
_PARAGRAPH = 500
"""How far back a country may stand, so that a page in one line costs no more than its length."""
_OPENING_QUOTES = '“‘"「『'


def find_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence around ``start`` to ``end``, within its paragraph and 400 characters."""
    floor = max(0, start - 400)
    first = floor
    for boundary in _SENTENCE_ENDS.finditer(text, floor, start):
        first = boundary.end()
    after = _SENTENCE_ENDS.search(text, end, end + 400)
    return first, after.start() if after else min(len(text), end + 400)


def find_country(
    text: str, span: tuple[int, int], sentence: tuple[int, int], countries: tuple[CountryMention, ...]
) -> str | None:
    """Return the country that the figure speaks of, or None.

    First a country right behind it (10개 이상 일본 기업), then the nearest before it in the sentence, then one behind it
    there, then the last one of the paragraph. A country that is only compared with (미국 다음으로) is not meant.
    """
    meant = [c for c in countries if not _COMPARED.match(text, c.span[1])]
    behind = [c for c in meant if span[1] <= c.span[0] < sentence[1]]
    before = [c for c in meant if sentence[0] <= c.span[0] and c.span[1] <= span[0]]
    if behind and behind[0].span[0] - span[1] <= _RIGHT_BEHIND and not _BREAKS.search(text, span[1], behind[0].span[0]):
        return behind[0].iso2
    opened = max(text.rfind(quote, sentence[0], span[0]) for quote in _OPENING_QUOTES)
    quoted = [c for c in before if c.span[0] > opened]
    if quoted or (before and not behind):
        return (quoted or before)[-1].iso2
    if behind:
        return behind[0].iso2
    paragraph = text.rfind("\n", max(0, span[0] - _PARAGRAPH), span[0]) + 1 or max(0, span[0] - _PARAGRAPH)
    earlier = [c for c in meant if paragraph <= c.span[0] and c.span[1] <= sentence[0]]
    return earlier[-1].iso2 if earlier else None


def find_metric(text: str, span: tuple[int, int], sentence: tuple[int, int], unit: str) -> str | None:
    """Return a short English name of what is counted, by the nearest word that such a unit can count, or None."""
    first, last = max(sentence[0], span[0] - _NEAR), min(sentence[1], span[1] + _NEAR)
    found = [
        (span[0] - word.end() if word.end() <= span[0] else max(0, word.start() - span[1]), order)
        for order, metric in enumerate(METRICS_BY_UNIT.get(unit, ()))
        for word in metric.pattern.finditer(text, first, last)
    ]
    if not found:
        return None
    metric = METRICS_BY_UNIT[unit][min(found)[1]]
    name = f"ai_{metric.name}" if metric.has_ai and _AI.search(text, *sentence) else metric.name
    return name if unit != "rank" or name.endswith("_rank") else f"{name}_rank"


def find_as_of(
    text: str, span: tuple[int, int], sentence: tuple[int, int], dates: tuple[DateMention, ...]
) -> date | None:
    """Return the last day that the figure speaks of: a date with 기준 or 현재 behind it, else the nearest before it."""
    said = [d for d in dates if sentence[0] <= d.span[0] and d.span[1] <= sentence[1] and d.end_on is not None]
    as_of = [d for d in said if _AS_OF.match(text, d.span[1]) or _AS_OF.search(d.surface)]
    before = [d for d in said if d.span[1] <= span[0]]
    chosen = as_of[-1:] or before[-1:]
    return chosen[0].end_on if chosen else None
