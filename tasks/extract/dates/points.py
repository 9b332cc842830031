"""Calendar words side by side as one point: ``지난해`` + ``11월`` + ``말``, ``오는`` + ``24일``, ``4일`` + ``오전 10시``.

Korean names a day from the largest unit to the smallest, so a point is a run of lexemes of growing rank with
nothing but a blank, 의 or a bracketed weekday or time zone between them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.extract.dates.lexemes import Lexeme

RANKS = {
    "year": 1,
    "decade": 1,
    "fiscal": 1,
    "half": 2,
    "quarter": 2,
    "code": 2,
    "season": 2,
    "month": 3,
    "ym": 3,
    "week": 4,
    "nth": 4,
    "edge": 5,
    "night": 5,
    "hours": 5,
    "day": 5,
    "ymd": 5,
    "days": 5,
    "md": 5,
    "holiday": 5,
    "weekday": 6,
    "level_part": 7,
    "part": 8,
    "clock": 9,
}
_LONGEST_RUN = 9
_GAP = re.compile(r" {0,2}(?:의 |인 )?")
_CLOCK_GAP = re.compile(r"\.? {0,2}(?:\([^()\n]{1,12}\) ?|[가-힣]{1,4} ?시[간각] ?|의 )?")
_THIS_YEAR_TAKES = frozenset({"half", "quarter", "season", "month", "part", "level_part", "holiday"})
_FOLLOWS = {  # what a direction may stand before
    "this_year": _THIS_YEAR_TAKES,
    "next": frozenset({"weekday", "season", "half", "month", "holiday"}),
    "this": frozenset({"weekday", "season", "half", "quarter", "month", "holiday"}),
}


class Point(NamedTuple):
    """A run of calendar words by kind, with the direction before it (지난, 오는, 올)."""

    words: dict[str, Lexeme]
    direction: str | None
    start: int
    end: int

    def top(self) -> str:
        """Return the kind of its largest unit."""
        return min(self.words, key=lambda kind: RANKS[kind])

    def value(self, kind: str) -> tuple[object, ...] | None:
        """Return the value of one of its words, or None."""
        lexeme = self.words.get(kind)
        return lexeme.value if lexeme else None


def _joins(folded: str, left: Lexeme, right: Lexeme) -> bool:
    if RANKS.get(right.kind, 0) <= RANKS[left.kind]:
        return False
    gap = folded[left.end : right.start]
    if len(gap) > 16:
        return False
    if right.kind == "clock" and RANKS[left.kind] >= RANKS["day"]:
        return _CLOCK_GAP.fullmatch(gap) is not None
    if right.kind == "clock":
        return False
    return _GAP.fullmatch(gap) is not None and _fits(left, right)


_YEARS = frozenset({"year", "decade", "fiscal"})
_MAY_PRECEDE = {  # a unit: what may stand right before it; 10월 봄 and a part of a day are no dates
    "half": _YEARS,
    "quarter": _YEARS,
    "code": frozenset({"fiscal"}),
    "season": _YEARS,
    "month": _YEARS,
    "week": frozenset({"year", "month", "ym"}),
    "nth": frozenset({"month"}),
    "edge": frozenset({"year", "half", "quarter", "code", "month", "ym", "week", "fiscal"}),
    "day": frozenset({"month", "ym"}),
    "holiday": _YEARS,
    "weekday": frozenset({"week", "nth", "day", "ymd", "md"}),
    "level_part": frozenset({"year", "quarter", "month", "ym", "week"}),
    "part": frozenset({"year", "decade", "fiscal", "half", "quarter", "code", "season", "month", "ym", "week"}),
}


def _fits(left: Lexeme, right: Lexeme) -> bool:
    """Say whether the calendar has such a run of units."""
    if left.kind not in _MAY_PRECEDE.get(right.kind, frozenset()):
        return False
    return right.kind != "day" or (right.value[0] in {"n", "range"} and left.value[0] != "range")


def read_point(folded: str, lexemes: list[Lexeme], index: int) -> tuple[Point, int] | None:
    """Return the point that begins with the lexeme at an index and how many lexemes it takes, or None."""
    direction = None
    start = lexemes[index].start
    first = index
    if lexemes[index].kind == "direction":
        direction = str(lexemes[index].value[0])
        first = index + 1
        if not _takes(folded, lexemes, index, direction):
            return None
    if first >= len(lexemes) or lexemes[first].kind not in RANKS or lexemes[first].kind in {"nth", "edge"}:
        return None
    words = _run(folded, lexemes, first)
    if all(word.weak for word in words) and direction is None:
        return None
    point = Point({word.kind: word for word in words}, direction, start, words[-1].end)
    return point, first - index + len(words)


def _takes(folded: str, lexemes: list[Lexeme], index: int, direction: str) -> bool:
    if index + 1 >= len(lexemes):
        return False
    following = lexemes[index + 1]
    if folded[lexemes[index].end : following.start].strip() or following.start - lexemes[index].end > 2:
        return False
    return (
        following.kind in _FOLLOWS.get(direction, RANKS)
        and following.kind != "clock"
        and not (following.kind == "part" and direction != "this_year")
    )


def _run(folded: str, lexemes: list[Lexeme], first: int) -> list[Lexeme]:
    words = [lexemes[first]]
    for following in lexemes[first + 1 : first + 1 + _LONGEST_RUN]:
        if following.kind not in RANKS or not _joins(folded, words[-1], following):
            break
        words.append(following)
    return words
