"""Numbers with a counter or unit behind them, before anything is said about country, metric or day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from tasks.extract.amounts.ranges import find_joined_figures
from tasks.extract.amounts.values import Figure, Shape
from tasks.extract.numerals import Numeral, read_numeral
from tasks.extract.numerals.vocabulary import NATIVE_ONES, NATIVE_TENS
from tasks.extract.quantities.vocabulary import (
    ANY_UNIT,
    BARE_NOUNS,
    NATIVE_COUNTERS,
    PARAMETERS,
    REFUSED_AFTER,
    REFUSED_BEFORE,
    UNITS,
    Unit,
)

_LETTER = re.compile(r" ?(?P<letter>[BMT])(?= ?(?:개 ?)?(?:급 ?)?(?:의 ?)?(?:파라미터|매개변수|모델|LLM)|급)")
_LETTERS = {"M": 6, "B": 9, "T": 12}
_ITEMS = "items"
_TILDE = re.compile(r" ?[~∼～–〜-] ?\Z")
_ONES = "|".join(sorted((w for w in NATIVE_ONES if w != "한"), key=len, reverse=True))
_NATIVE = re.compile(
    rf"(?<![가-힣])(?P<number>(?:{'|'.join(NATIVE_TENS)})(?:{_ONES}|한)?|{_ONES}) ?(?P<counter>{'|'.join(NATIVE_COUNTERS)})"
    r"(?=(?:이|가|을|를|은|는|의|에|로|도|만|나|까지|이상|씩|으로)?(?:[^가-힣]|\Z)|이나|에서)"
)
_NATIVE_UNITS = {"배": "times", "명": "people"}
_WINDOW = 20


class Counted(NamedTuple):
    """A figure that counts something: the figure with its unit's word inside its span, the unit and the rule."""

    figure: Figure
    unit: str
    rule: str


def find_counted(text: str) -> tuple[Counted, ...]:
    """Return every counted figure of a folded text in order, money left aside.

    >>> [(c.unit, str(c.figure.value)) for c in find_counted("1조 파라미터 모델에 GPU 26만 장, 전력 3GW, 세 배")]
    [('parameters', '1000000000000'), ('items', '260000'), ('watts', '3000000000'), ('times', '3')]
    >>> find_counted("5년 3개월, 3위안, 제2장")
    ()
    """
    counted = [c for f in find_joined_figures(text) if f.currency is None and (c := _read(text, f)) is not None]
    return tuple(_join_ranges(text, sorted([*counted, *_natives(text)], key=lambda c: c.figure.start)))


def _read(text: str, figure: Figure) -> Counted | None:
    before = text[max(0, figure.start - _WINDOW) : figure.start]
    if REFUSED_BEFORE.search(before) or REFUSED_AFTER.match(text, figure.end):
        return None
    if letter := _LETTER.match(text, figure.end):
        return _in_letters(text, figure, letter)
    for unit in UNITS if ANY_UNIT.match(text, figure.end) else ():
        found = unit.pattern.match(text, figure.end)
        if found and (unit.near is None or unit.near.search(before)):
            return _with_unit(figure, unit, found, before)
    return _bare(figure, before)


def _in_letters(text: str, figure: Figure, letter: re.Match[str]) -> Counted:
    scaled = _times(figure, Decimal(10) ** _LETTERS[letter["letter"]])
    word = PARAMETERS.pattern.match(text, letter.end())
    return Counted(scaled._replace(end=word.end() if word else letter.end()), "parameters", "quantity.latin_parameters")


def _with_unit(figure: Figure, unit: Unit, found: re.Match[str], before: str) -> Counted:
    name, end = unit.name, figure.end + len(found.group().rstrip())
    if name == _ITEMS:
        name = next((noun for noun in ("parameters", "tokens") if BARE_NOUNS[noun].search(before)), name)
    is_about = figure.is_about or "여" in found.group()
    counted = _times(figure, unit.factor)._replace(end=end, is_about=is_about)
    return Counted(counted, name, f"quantity.{name}")


def _times(figure: Figure, factor: Decimal) -> Figure:
    high = None if figure.high is None else figure.high * factor
    return figure._replace(value=figure.value * factor, high=high, scale=figure.scale * factor)


def _bare(figure: Figure, before: str) -> Counted | None:
    """이용자 10억 돌파: the noun stands before a large number that has no counter."""
    if not figure.last.units:
        return None
    unit = next((unit for unit, noun in BARE_NOUNS.items() if noun.search(before)), None)
    return None if unit is None else Counted(figure, unit, "quantity.noun_before")


def _natives(text: str) -> Iterator[Counted]:
    for found in _NATIVE.finditer(text):
        value = read_numeral(found["number"])
        if value is None:
            continue
        numeral = Numeral(found.start(), found.end("number"), value, has_digits=False)
        figure = Figure(found.start(), found.end(), value, None, numeral, numeral, "quantity.native")
        yield Counted(figure, _NATIVE_UNITS.get(found["counter"], _ITEMS), "quantity.native")


def _join_ranges(text: str, counted: Iterable[Counted]) -> Iterator[Counted]:
    """20%~30% is one range; each of its ends has the unit."""
    held: Counted | None = None
    for item in counted:
        if held is None:
            held = item
        elif item.figure.start < held.figure.end:
            continue
        elif _is_range(text, held, item):
            figure = item.figure._replace(
                start=held.figure.start,
                value=held.figure.value,
                high=item.figure.value,
                shape=Shape.RANGE,
                first=held.figure.first,
            )
            yield Counted(figure, item.unit, item.rule)
            held = None
        else:
            yield held
            held = item
    if held is not None:
        yield held


def _is_range(text: str, low: Counted, high: Counted) -> bool:
    if low.unit != high.unit or Shape.POINT is not low.figure.shape or high.figure.shape is not Shape.POINT:
        return False
    between = text[low.figure.end : high.figure.start]
    return len(between) < _WINDOW and low.figure.value < high.figure.value and _TILDE.match(between) is not None
