"""The calendar words of a text, one by one: ``2026년``, ``지난달``, ``24일``, ``말``, ``오전 10시``, ``사흘 전``.

A lexeme says what a word is, not which day it means. Traps (``비전 2030``, ``3분기 연속``) are swallowed here, so
that no date is found inside them. How lexemes combine stands in ``points.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tasks.extract.dates.lexicon import Rule, rules


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One calendar word: its kind, its value and its place; a weak one cannot stand for a date alone."""

    kind: str
    value: tuple[Any, ...]
    start: int
    end: int
    weak: bool = False


@cache
def _by_letter() -> dict[str, tuple[tuple[Rule, re.Pattern[str]], ...]]:
    compiled = [(rule, re.compile(rule.pattern)) for rule in rules()]
    letters = {letter for rule in rules() for letter in rule.first}
    return {letter: tuple(pair for pair in compiled if letter in pair[0].first) for letter in letters}


@cache
def _first_letter() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(sorted(_by_letter()))) + "]")


def find_lexemes(folded: str) -> Iterator[Lexeme]:
    """Yield the calendar words of a folded text in order; they never overlap, and traps are among them.

    >>> [(x.kind, x.value) for x in find_lexemes("지난달 26일 말했다")]
    [('month', ('rel', -1)), ('day', ('n', 26))]
    """
    place = 0
    for letter in _first_letter().finditer(folded):
        if letter.start() < place:
            continue
        lexeme = _lexeme_at(folded, letter.start())
        if lexeme is not None:
            place = lexeme.end
            yield lexeme


def _lexeme_at(folded: str, start: int) -> Lexeme | None:
    for rule, pattern in _by_letter()[folded[start]]:
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
