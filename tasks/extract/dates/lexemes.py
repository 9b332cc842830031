"""The calendar words of a text, one by one: ``2026년``, ``지난달``, ``24일``, ``말``, ``오전 10시``, ``사흘 전``.

A lexeme says what a word is, not which day it means. Traps (``비전 2030``, ``3분기 연속``) are swallowed here, so
that no date is found inside them. How lexemes combine stands in ``points.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from tasks.extract.dates.lexicon import Rule, rules


class Lexeme(NamedTuple):
    """One calendar word: its kind, its value and its place; a weak one cannot stand for a date alone."""

    kind: str
    value: tuple[Any, ...]
    start: int
    end: int
    weak: bool = False


_Compiled = tuple[tuple[Rule, re.Pattern[str]], ...]
_GROUP = re.compile(r"(?<=\(\?P[<=])\w+")
"""The name of a group where it is made or asked for again."""
_GUARD = re.compile(r"(?:\(\?<![^()]*\))*")
"""The negative look-behinds with which the pattern of a rule begins: what it refuses to stand behind."""


@cache
def _by_letter() -> dict[str, tuple[Rule, ...]]:
    by_letter: dict[str, dict[Rule, None]] = {}
    for rule in rules():
        for beginning in rule.first:
            by_letter.setdefault(beginning[0], {})[rule] = None
    return {letter: tuple(told) for letter, told in by_letter.items()}


@cache
def _guard(pattern: str) -> re.Pattern[str]:
    found = _GUARD.match(pattern)
    return re.compile(found.group() if found else "")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _rules_for(before: str, letter: str) -> _Compiled:
    """Return the rules that may match at a letter behind another one; inside of words and numbers hardly any is left."""
    place = before + letter
    allowed = (rule for rule in _by_letter()[letter] if _guard(rule.pattern).match(place, len(before)))
    return tuple((rule, _compiled(rule.pattern)) for rule in allowed)


@cache
def _any_for(before: str, letter: str) -> re.Pattern[str]:
    """Return a pattern that matches where one of the rules does: most places are refused by one look instead of a dozen.

    Its last group is named after the number of the rule, the first that matches.
    """
    patterns = (pattern.pattern for _, pattern in _rules_for(before, letter))
    numbered = (_GROUP.sub(rf"\g<0>_{number}", pattern) for number, pattern in enumerate(patterns))
    return re.compile("|".join(f"(?P<rule_{number}>{pattern})" for number, pattern in enumerate(numbered)))


_NUMBER = re.compile(r"([\d.,]++)(?: ?([조억만천경원%]))?")
"""A number, and the letter that says what it counts: most numbers of the news do, and no rule reads on over them."""
_SORTS_BEFORE = ("", "가", "0")
"""What may stand before a place: what no rule refuses, any Hangul, any digit."""


@cache
def _places() -> re.Pattern[str]:
    """Return a pattern of the letters that a rule may begin with; its last group says which sort stands before."""
    free, in_word, in_number = map(_beginning, _SORTS_BEFORE)
    letters = _one_of(_by_letter())
    return re.compile(rf"{letters}(?:(?<![가-힣\d].){free}()|(?<=[가-힣].){in_word}()|(?<=\d.){in_number}())")


def _beginning(before: str) -> str:
    """Return what says behind a letter that a rule may begin with it there, by the letter that follows where that tells."""
    told = {letter: [rule for rule, _ in _rules_for(before, letter)] for letter in _by_letter()}
    seconds = {
        letter: {first[1:] for rule in told[letter] for first in rule.first if first[0] == letter} for letter in told
    }
    alone = [letter for letter in told if "" in seconds[letter]]
    followed = [letter for letter in told if seconds[letter] and "" not in seconds[letter]]
    second = {each for letter in followed for each in seconds[letter]}
    return rf"(?:(?<={_one_of(alone)})|(?<={_one_of(followed)})(?={_one_of(second)}))"


def _one_of(letters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(letters)))}]"


def find_lexemes(folded: str) -> Iterator[Lexeme]:
    """Yield the calendar words of a folded text in order; they never overlap, and traps are among them.

    >>> [(x.kind, x.value) for x in find_lexemes("지난달 26일 말했다")]
    [('month', ('rel', -1)), ('day', ('n', 26))]
    """
    place = looked_at = 0
    for letter in _places().finditer(folded):
        start = letter.start()
        if start < place:
            continue
        if start >= looked_at and (number := _NUMBER.match(folded, start)):
            looked_at = number.end(1)
            if number[2]:
                place = looked_at
                continue
        before = _SORTS_BEFORE[(letter.lastindex or 1) - 1]
        found = _any_for(before, letter.group()).match(folded, start)
        if found is None:
            continue
        first = int((found.lastgroup or "").removeprefix("rule_"))
        lexeme = _lexeme_at(folded, start, _rules_for(before, letter.group())[first:])
        if lexeme is not None:
            place = lexeme.end
            yield lexeme


def _lexeme_at(folded: str, start: int, told: _Compiled) -> Lexeme | None:
    for rule, pattern in told:
        match = pattern.match(folded, start)
        value = rule.read(match) if match else None
        if match and value is not None:
            return Lexeme(_kind(rule.kind, value), value, start, match.end(), rule.weak)
    return None


def _kind(kind: str, value: tuple[Any, ...]) -> str:
    """Return the unit of a shift (``사흘 전`` and ``2주 뒤`` are days, ``5년 뒤`` a year) and every other kind as it is."""
    if kind != "shift":
        return kind
    return "day" if value[0].unit == "week" else str(value[0].unit)
