"""The vocabulary of claims, read from the TOML files beside this module once a process.

Here belongs loading and lookup. What a word does to a claim is for the rules; which words there are is for the files.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from tasks.extract.alternations import one_of

_FOLDER = Path(__file__).parent
NEUTRAL = "neutral"
_FUND_ENDINGS = ("펀드", "기금", "조합")


@cache
def read_vocabulary(name: str) -> dict[str, Any]:
    """Return one vocabulary file as a mapping."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


class NounCue(NamedTuple):
    """What a noun says of the money beside it: ``group`` is ``kinds``, ``refused`` or ``neutral``."""

    group: str
    label: str
    word: str
    end: int


@cache
def _noun_labels() -> dict[str, tuple[str, str]]:
    vocabulary = read_vocabulary("nouns")
    return {
        word: (group, label)
        for group in (NEUTRAL, "kinds", "refused")
        for label, words in vocabulary[group].items()
        for word in words
    }


@cache
def _longest_noun() -> int:
    return max(map(len, _noun_labels()))


@cache
def _noun_beginnings() -> frozenset[str]:
    """Return the first two letters of the cue words, or their only one: at most places none of them begins."""
    return frozenset(word[:2] for word in _noun_labels())


def _parts(noun: str) -> tuple[str, ...]:
    """Return a name that ends in 펀드, 기금 or 조합 as its name and that word: 국민성장 + 펀드."""
    if not noun.endswith(_FUND_ENDINGS):
        return (noun,)
    ending = next((e for e in _FUND_ENDINGS if noun.endswith(e) and len(noun) > len(e)), "")
    known = not ending or noun in _noun_labels()
    return (noun,) if known else (noun.removesuffix(ending), ending)


@lru_cache(maxsize=4096)
def find_noun_cues(nouns: tuple[str, ...]) -> tuple[NounCue, ...]:
    """Return the cue words of a run of nouns, in order; the longest at a place wins.

    A cue may join several nouns (설비 + 투자) but starts and ends where a noun does, so that 민주당 holds no 주당.

    >>> [(c.label, c.word) for c in find_noun_cues(("미국", "투자", "계획"))]
    [('investment', '투자계획')]
    >>> [c.label for c in find_noun_cues(("시장", "점유", "율"))], find_noun_cues(("민주당",))
    ([], ())
    """
    labels, beginnings, cues, end = _noun_labels(), _noun_beginnings(), [], 0
    parts = [part for noun in nouns for part in _parts(noun)]
    joined = "".join(parts)
    borders = list(accumulate(map(len, parts)))
    for number, start in enumerate([0, *borders[:-1]]):
        if start < end or beginnings.isdisjoint((joined[start : start + 2], joined[start : start + 1])):
            continue
        for border in reversed([b for b in borders[number:] if b - start <= _longest_noun()]):
            word = joined[start:border]
            if word in labels:
                group, label = labels[word]
                if group != NEUTRAL:
                    cues.append(NounCue(group, label, word, border))
                end = border
                break
    return tuple(cues)


@cache
def _verb_kinds() -> dict[str, tuple[str, str]]:
    vocabulary = read_vocabulary("verbs")
    return {
        word: (group, label)
        for group in ("refused", "strong")
        for label, words in vocabulary[group].items()
        for word in words
    }


def verb_kind(lemma: str) -> tuple[str, str] | None:
    """Return ``("strong", kind)`` or ``("refused", reason)`` for a predicate's stem, None for a light or unknown one.

    >>> verb_kind("투자"), verb_kind("팔리"), verb_kind("내놓")
    (('strong', 'investment'), ('refused', 'price'), None)
    """
    return _verb_kinds().get(lemma)


@cache
def verbs(*groups: str) -> frozenset[str]:
    """Return the predicates of named groups: ``change``, ``qualifier``, ``raising``, ``inflow``, ``passive`` …"""
    return frozenset(word for group in groups for word in read_vocabulary("verbs")[group]["words"])


@cache
def known_verbs() -> frozenset[str]:
    """Return every predicate that any group names."""
    words: set[str] = set()
    for group in read_vocabulary("verbs").values():
        for listed in group.values():
            words |= set(listed)
    return frozenset(words)


def serial_verb(first: str, second: str) -> str | None:
    """Return the one verb that two make, where the vocabulary knows it: 끌어오 of 끌 and 오, 따내 of 따 and 내.

    >>> serial_verb("끌", "오"), serial_verb("따", "내"), serial_verb("먹", "보")
    ('끌어오', '따내', None)
    """
    whole = [f"{first}{link}{second}" for link in ("어", "아", "")]
    if first.endswith("리"):
        whole.append(f"{first[:-1]}려{second}")  # 빌려주
    return next((verb for verb in whole if verb in known_verbs()), None)


@cache
def _idioms() -> frozenset[str]:
    return frozenset(verb for verb in known_verbs() if " " in verb)


def idiom(noun: str, verb: str) -> str | None:
    """Return the idiom of a noun with its particle and a verb, where the vocabulary knows it.

    >>> idiom("손에", "넣"), idiom("손에", "들")
    ('손에 넣', None)
    """
    whole = f"{noun} {verb}"
    return whole if whole in _idioms() else None


@cache
def agent_endings(group: str) -> tuple[str, ...]:
    """Return the nouns that end the name of an agent of one group, longest first."""
    return tuple(sorted(read_vocabulary("roles")["agents"][group], key=len, reverse=True))


@cache
def status_pattern(label: str, key: str = "patterns") -> re.Pattern[str]:
    """Return the words that say a status, as one pattern over forms with one blank between them."""
    return re.compile(one_of(read_vocabulary("statuses")[label][key]))


@cache
def kept_pattern() -> re.Pattern[str]:
    """Return what takes a cue of cancelling back when it stands right behind it."""
    return re.compile(read_vocabulary("statuses")["cancelled"]["kept"])


@cache
def media_pattern() -> re.Pattern[str]:
    """Return the names of media, whole or by their ending, at the end of a noun phrase without blanks."""
    media = read_vocabulary("roles")["media"]
    names = "|".join(re.escape(n) for n in sorted(media["names"], key=len, reverse=True))
    endings = "|".join(re.escape(n) for n in media["endings"])
    return re.compile(rf"(?:^|[^A-Za-z가-힣])(?:{names})(?:통신|신문)?$|^(?:{names})$|(?:{endings})(?:들)?$")


@cache
def squeezed_people(table: str) -> tuple[tuple[str, str], ...]:
    """Return the people of one table (``countries``, ``organizations``), each without blanks and as written."""
    written = (name for names in read_vocabulary("people")[table].values() for name in names)
    return tuple((name.replace(" ", ""), name) for name in written)


@cache
def squeezed_person(table: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the people of one table, each without blanks."""
    return re.compile(one_of(re.escape(letters) for letters, _ in squeezed_people(table)))


@cache
def people_countries() -> dict[str, str]:
    """Return the country that a named head of government or founder speaks for."""
    return {name: iso2 for iso2, names in read_vocabulary("people")["countries"].items() for name in names}


@cache
def projects() -> dict[str, str]:
    """Return the country of each undertaking that has a name of its own (스타게이트)."""
    return dict(read_vocabulary("people")["projects"])


@cache
def people_organizations() -> dict[str, str]:
    """Return the organisation that a named executive speaks for."""
    return {name: org for org, names in read_vocabulary("people")["organizations"].items() for name in names}
