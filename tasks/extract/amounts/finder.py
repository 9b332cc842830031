"""The order in which money is read: figures, ranges, what is money at all, conversions, then the words around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from operator import attrgetter

from tasks.extract.amounts.conversions import converts_following, find_conversions
from tasks.extract.amounts.doubts import find_currency_by_rate, find_doubt
from tasks.extract.amounts.omitted import is_omitted_won
from tasks.extract.amounts.qualifiers import find_qualifier
from tasks.extract.amounts.ranges import find_joined_figures
from tasks.extract.amounts.rates import find_rate, is_cumulative
from tasks.extract.amounts.unitwords import find_unit_words
from tasks.extract.amounts.values import Figure, Shape
from tasks.extract.numerals import as_plain, fold_width, last_place
from tasks.records import Amount, Conversion, Qualifier

_TITLE = r"(?:위원장|장관|차관|의원|대표|사장|회장|교수|기자|씨|청장|총재|원장|이사|실장|국장|과장)(?![가-힣]{2})"
_PERSON = re.compile(
    rf"[이오육구][억조천만](?:원\s?[가-힣]{{0,8}}|(?![이가은는을를의도로])[가-힣](?:\s[가-힣A-Za-z]{{1,8}}){{0,2}}\s[가-힣]{{0,4}}){_TITLE}"
)
"""A name that reads as money: 이억원 금융위원장, 이억찬 금융위 부위원장."""
_PLACE_WINDOW = 100
_ONLY_A_SIZE = "the text says only how large the sum is"
_BRACKET_WINDOW = 40


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Return every money expression of the text, in order; a conversion belongs to its amount and is no second one.

    >>> [(a.surface, str(a.value), a.currency, str(a.qualifier)) for a in find_amounts("알리바바는 약 530억 달러(약 70조 원)를 쓴다")]
    [('530억 달러', '53000000000', 'USD', 'about')]
    >>> find_amounts("1조 파라미터 모델을 다룬 제31조")
    ()
    """
    folded = fold_width(text)
    figures = _money(folded)
    converted: set[int] = set()
    amounts: list[Amount] = []
    before: tuple[int, ...] = ()
    for index in range(len(figures)):
        if index in converted:
            continue
        if converts_following(folded, figures, index):
            before = (index,)
            continue
        found = find_conversions(folded, figures, index)
        converted.update(found.places + found.rates)
        amounts.append(_amount(text, folded, figures, index, before + found.places))
        before = ()
    return tuple(amounts)


def _money(text: str) -> tuple[Figure, ...]:
    money = [f for figure in find_joined_figures(text) if (f := _as_money(text, figure)) is not None]
    return tuple(_apart(sorted([*money, *find_unit_words(text)], key=attrgetter("start"))))


def _as_money(text: str, figure: Figure) -> Figure | None:
    """Return the figure with its currency, 원 where it is left out, or None where it is no money."""
    if (figure.is_subunit and figure.currency == "KRW") or _PERSON.match(text, figure.start):
        return None
    if figure.currency is not None:
        return figure
    if not is_omitted_won(text, figure):
        return None
    rule = "amount.omitted_won" if figure.shape is Shape.POINT else figure.rule
    return figure._replace(currency="KRW", rule=rule)


def _apart(figures: Iterable[Figure]) -> Iterator[Figure]:
    end = 0
    for figure in figures:
        if figure.start >= end:
            yield figure
            end = figure.end


def _amount(text: str, folded: str, figures: tuple[Figure, ...], index: int, places: tuple[int, ...]) -> Amount:
    figure = figures[index]
    conversions = tuple(figures[place] for place in places)
    if conversions:
        before = folded[max(0, figure.start - _PLACE_WINDOW) : figure.start]
        figure = figure._replace(currency=find_currency_by_rate(before, figure, conversions[0]) or figure.currency)
    qualifier = find_qualifier(folded, figures, index, _bracket_end(folded, figure, conversions))
    low, high = _bounds(figure, qualifier)
    doubt = find_doubt(figure, conversions)
    return Amount(
        span=(figure.start, figure.end),
        surface=text[figure.start : figure.end],
        value=as_plain(figure.value),
        currency=figure.currency or "KRW",
        rule="amount.band" if qualifier is Qualifier.BAND and figure.shape is Shape.POINT else figure.rule,
        low=low,
        high=high,
        qualifier=qualifier,
        conversions=tuple(_conversion(folded, figures, place) for place in places),
        per=find_rate(folded, figure),
        is_cumulative=is_cumulative(folded, figure, figures[index - 1].end if index else 0),
        doubt=doubt.reason if doubt else _ONLY_A_SIZE if figure.rule == "amount.unit_word" else None,
        plausible_value=as_plain(doubt.plausible) if doubt and doubt.plausible is not None else None,
    )


def _bounds(figure: Figure, qualifier: Qualifier) -> tuple[Decimal | None, Decimal | None]:
    if qualifier not in (Qualifier.RANGE, Qualifier.BAND):
        return None, None
    high = figure.high if figure.high is not None else figure.value + last_place(figure.value)
    return as_plain(figure.value), as_plain(high)


def _conversion(text: str, figures: tuple[Figure, ...], place: int) -> Conversion:
    figure = figures[place]
    qualifier = find_qualifier(text, figures, place, None)
    low, high = _bounds(figure, qualifier)
    return Conversion(
        span=(figure.start, figure.end),
        value=as_plain(figure.value),
        currency=figure.currency or "KRW",
        low=low,
        high=high,
        qualifier=qualifier,
    )


def _bracket_end(text: str, figure: Figure, conversions: tuple[Figure, ...]) -> int | None:
    """Where the bracket with the conversions ends, None for an inline conversion or none."""
    if not conversions or not any(c in text[figure.end : conversions[0].start] for c in "([<"):
        return None
    last = conversions[-1].end
    closing = min((p for c in ")]>" if (p := text.find(c, last, last + _BRACKET_WINDOW)) >= 0), default=None)
    return None if closing is None else closing + 1
