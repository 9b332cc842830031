"""Counted figures with what the text says of them: unit, bounds, country, metric and day."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from typing import TypeVar

from tasks.extract.amounts.qualifiers import find_qualifier
from tasks.extract.numerals import as_plain, fold_width, last_place
from tasks.extract.quantities.contexts import find_as_of, find_country, find_metric, find_sentence
from tasks.extract.quantities.counted import Counted, find_counted
from tasks.records import Amount, CountryMention, DateMention, Qualifier, Quantity, Span

Mention = TypeVar("Mention", DateMention, CountryMention)

_REACH = 500
"""How far from a figure a country or a date may stand to be looked at: a paragraph, about."""


def find_quantities(
    text: str,
    amounts: tuple[Amount, ...],
    dates: tuple[DateMention, ...],
    countries: tuple[CountryMention, ...],
    published_on: date | None,  # noqa: ARG001  part of the seam: a later rule may need the day the text was written
) -> tuple[Quantity, ...]:
    """Return every counted figure of the text that is no money and no part of an amount, in order.

    >>> found = find_quantities("GPU 26만 장과 5억 1500만 명 이상", (), (), (), None)
    >>> [(q.surface, q.unit, str(q.qualifier), q.metric) for q in found]
    [('26만 장', 'items', 'exact', 'gpus'), ('5억 1500만 명', 'people', 'at_least', None)]
    """
    folded = fold_width(text)
    counted = find_counted(folded)
    taken = sorted(span for a in amounts for span in (a.span, *(c.span for c in a.conversions)))
    quantities: list[Quantity] = []
    for item in counted:
        span = (item.figure.start, item.figure.end)
        if not _overlaps(span, taken):
            quantities.append(_quantity(text, folded, item, _near(span, dates), _near(span, countries)))
    return tuple(quantities)


def _overlaps(span: Span, taken: list[Span]) -> bool:
    place = bisect_right(taken, (span[1],))
    return any(start < span[1] and span[0] < end for start, end in taken[max(0, place - 3) : place])


def _near(span: Span, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    first = bisect_right(mentions, span[0] - _REACH, key=lambda m: m.span[0])
    last = bisect_right(mentions, span[1] + _REACH, key=lambda m: m.span[0])
    return mentions[first:last]


def _quantity(
    text: str, folded: str, item: Counted, dates: tuple[DateMention, ...], countries: tuple[CountryMention, ...]
) -> Quantity:
    figure, span = item.figure, (item.figure.start, item.figure.end)
    qualifier = find_qualifier(folded, (figure,), 0, None)
    sentence = find_sentence(folded, *span)
    low, high = _bounds(item, qualifier)
    return Quantity(
        span=span,
        surface=text[span[0] : span[1]],
        value=as_plain(figure.value),
        unit=item.unit,
        rule=item.rule,
        qualifier=qualifier,
        low=low,
        high=high,
        country=find_country(folded, span, sentence, countries),
        metric=find_metric(folded, span, sentence, item.unit),
        as_of_on=find_as_of(folded, span, sentence, dates),
    )


def _bounds(item: Counted, qualifier: Qualifier) -> tuple[Decimal | None, Decimal | None]:
    if qualifier not in (Qualifier.RANGE, Qualifier.BAND):
        return None, None
    figure = item.figure
    high = figure.high if figure.high is not None else figure.value + last_place(figure.value)
    return as_plain(figure.value), as_plain(high)
