"""Events by rule: a thing and a deed near each other in a sentence about AI, with who, where and when.

A sentence that already makes a claim is none: its money tells more. No morphemes are needed here.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from tasks.extract.alternations import one_of
from tasks.extract.claims.about_ai import strong_word
from tasks.extract.claims.vocabulary import people_countries
from tasks.extract.claims.words import Mentions
from tasks.extract.sentences import split_sentences
from tasks.records import (
    Claim,
    CountryMention,
    DateMention,
    Event,
    EventKind,
    Granularity,
    OrganizationMention,
    Span,
)

_NEAR_CHARS = 45
_CLAUSE_BORDER = re.compile(r"(?:인데|지만|으나|는데|하고|하며|으며|이며|면서),")
_STATE = re.compile(
    r"정부|대통령|총리|주석|국무원|의회|국회|당국|위원회|장관|백악관|부처|행정부|집행위|전인대|양회|[가-힣]부[는가이은]\s"
)
_REPORTED_ON = re.compile(r"(?:\([^)]{0,20}\))?\s?[^.\n]{0,20}에 따르면")
_SENTENCE_MAX_CHARS = 1200


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    kind: EventKind
    deeds: re.Pattern[str]
    pattern: re.Pattern[str]
    by_state: bool
    unless: tuple[str, ...] = ()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))


def _either(words: list[str]) -> str:
    return one_of(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _rules() -> tuple[_Rule, ...]:
    found = []
    for row in _data()["rules"]:
        things, deeds = _either(row["things"]), _either(row["deeds"])
        gap = rf"[^.!?\n]{{0,{_NEAR_CHARS}}}?"
        both = rf"(?:{things}){gap}(?:{deeds})|(?:{deeds}){gap}(?:{things})"
        pattern = re.compile(both if row["things"] else deeds)
        found.append(
            _Rule(
                row["name"],
                EventKind(row["kind"]),
                re.compile(deeds),
                pattern,
                row.get("actors") == "government",
                tuple(row.get("unless", ())),
            )
        )
    return tuple(found)


@cache
def _any_deed() -> re.Pattern[str]:
    """Return a pattern of the deeds of all rules: a sentence without one tells no event."""
    return re.compile(_either([deed for row in _data()["rules"] for deed in row["deeds"]]))


@cache
def _people() -> re.Pattern[str]:
    return re.compile(_either(list(people_countries())))


@cache
def _unreal() -> re.Pattern[str]:
    return re.compile(_either(_data()["unreal"]["patterns"]))


class _Context(NamedTuple):
    """What the sentences before lend to one that names no place or day."""

    countries: tuple[str, ...] = ()
    day: date | None = None


def _clause(sentence: str, found: re.Match[str]) -> Span:
    """Return the stretch between connective endings in which the event stands."""
    start, end = 0, len(sentence)
    for border in _CLAUSE_BORDER.finditer(sentence):
        if border.end() <= found.start():
            start = border.end()
        elif border.start() >= found.end():
            end = border.end()
            break
    return start, end


def _countries(
    surface: str, span: Span, countries: tuple[CountryMention, ...], organizations: tuple[OrganizationMention, ...]
) -> tuple[str, ...]:
    found = [c.iso2 for c in countries if span[0] <= c.span[0] < span[1]]
    found += [o.iso2 for o in organizations if span[0] <= o.span[0] < span[1] and o.iso2 and o.kind != "media"]
    if _people().search(surface):
        found += [iso2 for name, iso2 in people_countries().items() if name in surface]
    return tuple(sorted(set(found)))


def _day(text: str, span: Span, dates: tuple[DateMention, ...]) -> date | None:
    """Return the first day named; 13일 업계에 따르면 dates the report, not the event."""
    days = [
        d
        for d in dates
        if span[0] <= d.span[0] < span[1]
        and d.granularity in {Granularity.DAY, Granularity.TIME}
        and not _REPORTED_ON.match(text, d.span[1])
    ]
    return days[0].start_on if days else None


def _is_unreal(sentence: str, found: re.Match[str]) -> bool:
    return _unreal().search(sentence, found.start(), min(len(sentence), found.end() + 25)) is not None


def _event(sentence: str, rule: _Rule) -> re.Match[str] | None:
    found = rule.pattern.search(sentence) if rule.deeds.search(sentence) else None
    if found is None or _is_unreal(sentence, found) or any(word in found.group() for word in rule.unless):
        return None
    return found if not rule.by_state or _STATE.search(sentence) else None


def find_sentence_events(
    text: str,
    span: Span,
    context: _Context,
    dates: tuple[DateMention, ...],
    countries: tuple[CountryMention, ...],
    organizations: tuple[OrganizationMention, ...],
) -> list[Event]:
    """Return the events of one sentence, at most one a kind, none without a country that it concerns."""
    sentence = text[span[0] : span[1]]
    events: dict[EventKind, Event] = {}
    for rule in _rules():
        found = _event(sentence, rule) if rule.kind not in events else None
        if found is None:
            continue
        start, end = _clause(sentence, found)
        clause = (span[0] + start, span[0] + end)
        where = _countries(sentence[start:end], clause, countries, organizations)
        where = where or _countries(sentence, span, countries, organizations) or context.countries
        if not where:
            continue
        names = tuple(
            dict.fromkeys(o.surface for o in organizations if span[0] <= o.span[0] < span[1] and o.kind != "media")
        )
        day = _day(text, clause, dates) or _day(text, span, dates) or context.day
        events[rule.kind] = Event(span, sentence, rule.kind, found.group().strip(" '’"), rule.name, where, names, day)
    return list(events.values())


def _speaks_of_ai(text: str) -> bool:
    """Return whether AI is named in two sentences or more, or in a text of one or two sentences at all."""
    spans = split_sentences(text)
    named = list(islice((span for span in spans if strong_word(text[span[0] : span[1]])), 2))
    return len(named) > 1 or (len(named) == 1 and len(spans) < 4)


def read_events(
    text: str,
    dates: tuple[DateMention, ...],
    countries: tuple[CountryMention, ...],
    organizations: tuple[OrganizationMention, ...],
    claims: tuple[Claim, ...],
) -> tuple[Event, ...]:
    """Return every event of the text, in order; a text that is not about AI has none."""
    claimed = {claim.span for claim in claims}
    spans = [span for span in split_sentences(text) if span[1] - span[0] <= _SENTENCE_MAX_CHARS]
    telling = {span for span in spans if span not in claimed and _any_deed().search(text, *span)}
    if not telling or not _speaks_of_ai(text):
        return ()
    context, last, events = _Context(), 0, []
    mentions = Mentions((), dates, countries, organizations)
    for span in spans[: spans.index(max(telling)) + 1]:
        sentence = text[span[0] : span[1]]
        near = mentions.within(span)
        if "\n" in text[last : span[0]]:
            context = _Context(countries=context.countries)
        last = span[0]
        if span in telling:
            events += find_sentence_events(text, span, context, near.dates, near.countries, near.organizations)
        context = _Context(
            _countries(sentence, span, near.countries, near.organizations) or context.countries,
            _day(text, span, near.dates) or context.day,
        )
    return tuple(events)
