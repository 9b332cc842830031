"""A lone 조 or 억 that says only how large money is: 조 단위 투자, 억대 연봉."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tasks.extract.amounts.values import Figure
from tasks.extract.amounts.vocabulary import CODE_BY_WORD, COUNTERS, any_of
from tasks.extract.numerals import Numeral

_POWERS = {"조": 12, "억": 8}
# A look-behind stands after the letter it guards: a pattern that begins with letters is searched for much faster.
_LONE_UNIT = re.compile(
    r"(?P<unit>[조억])(?<![가-힣0-9.].)(?<![0-9수몇] .)(?: ?(?P<word>원|달러|위안|유로|엔|파운드))?"
    r"(?= ?단위(?:의? (?P<later>달러|위안|유로|엔|파운드))?|대(?=[의에로를다] |의|[^가-힣]|\Z)| 대(?=[ 의]))"
)
_COUNTED = re.compile(
    rf" ?(?:단위|대)의? ?(?:{any_of(COUNTERS['long'])}|모델|데이터|트래픽|규모의? ?(?:파라미터|매개변수|토큰))"
)


def find_unit_words(text: str) -> Iterator[Figure]:
    """Return each lone unit that is money, as the least that it can be.

    >>> [(f.start, str(f.value), f.currency) for f in find_unit_words("조 단위 투자와 억대 연봉, 조 단위 파라미터")]
    [(0, '1000000000000', 'KRW'), (9, '100000000', 'KRW')]
    """
    for found in _LONE_UNIT.finditer(text):
        if _COUNTED.match(text, found.end()):
            continue
        value = Decimal(10) ** _POWERS[found["unit"]]
        numeral = Numeral(found.start(), found.end("unit"), value, has_digits=False)
        yield Figure(
            start=found.start(),
            end=found.end(),
            value=value,
            currency=CODE_BY_WORD[found["word"] or found["later"] or "원"],
            first=numeral,
            last=numeral,
            rule="amount.unit_word",
            is_threshold=True,
        )
