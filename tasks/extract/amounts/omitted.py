"""When a bare 조 or 억 is money: news leaves 원 out (70조, 75조 투자, 2조5천이 모자란다); a bare 만 where it is paid (월세 90만).

What blocks it is a counter behind (1조 파라미터), a counted noun before (이용자 10억), a law's article (제31조), a group or shift
(5조 3교대), or a word that only begins with the unit (3조각).
"""

from __future__ import annotations

import re

from tasks.extract.amounts.paid import is_paid
from tasks.extract.amounts.values import Figure, Shape
from tasks.extract.amounts.vocabulary import COUNTER_ENDS, COUNTERS, any_of

_EOK = 8
_JO = 12
_BETWEEN = rf"(?:{any_of(COUNTERS['between'])} ?)?"
_COUNTED = re.compile(
    rf" ?{_BETWEEN}(?:{any_of(COUNTERS['long'])}|{any_of(COUNTERS['short'])}{COUNTER_ENDS}|{any_of(COUNTERS['latin'])}(?![A-Za-z]))"
)
_NATION = re.compile(rf" ?{any_of(COUNTERS['nations'])}")
_COUNTED_NOUN_BEFORE = re.compile(
    rf"{any_of(COUNTERS['before'])} ?(?:수|대수|건수)?(?:는|은|가|이|도|만|를|을|의)? ?(?:약|총|무려|최대|최소|누적|모두|이미|전 ?세계|합계)? ?\Z"
)
_ARTICLE_BEFORE = re.compile(rf"(?:제 ?|{any_of(COUNTERS['laws'])} ?(?:제 ?)?)\Z")
_ARTICLE_AROUND = re.compile(rf"제 ?[0-9]+조|{any_of(COUNTERS['laws'])} ?[0-9]+조")
_GROUP_AFTER = re.compile(rf" ?{any_of(COUNTERS['groups'])}")
_GROUP_BEFORE = re.compile(r"(?:한|근무|(?:[0-9]|한|두|세|네) ?(?:인|명)(?:이|씩)? ?)\Z")
_WORD_BEGINS = {unit: re.compile(any_of(words)) for unit, words in COUNTERS["words"].items()}
_UNIT_NEEDS_MORE = re.compile(r" ?(?:단위|대(?=[ 의로에를가는])|씩|규모|투자|이상|가량|이 ?들)")
_DEVICES = re.compile(r"판매|출하|보급|스마트폰|자동차|휴대|기기|로봇|단말|태블릿|PC|차량|드론|생산|가입")
_LATIN_BEFORE = re.compile(r"(?:\A|[^A-Za-z])[A-Z]\Z")
_NEAR, _AROUND = 24, 80
_IS_POPULATION = (10**9, 15 * 10**8)
"""China and India: 14억 시장 is people, 100억 시장 money."""


def is_omitted_won(text: str, figure: Figure) -> bool:
    """Is this bare figure money in won?

    >>> from tasks.extract.amounts.figures import find_figures
    >>> [is_omitted_won(t, find_figures(t)[-1]) for t in ("AI에 30조 투자", "1조 파라미터", "제31조", "이용자 10억")]
    [True, False, False, False]
    """
    numeral = figure.last
    if not numeral.units or figure.scale != 1:
        return False
    if max(numeral.units) < _EOK:
        return is_paid(text, figure) and _after_allows(text, figure)
    if numeral.units[-1] < _EOK and not numeral.has_spoken_tail and _EOK not in numeral.units:
        return False
    return _form_allows(text, figure) and _after_allows(text, figure) and _before_allows(text, figure)


def _form_allows(text: str, figure: Figure) -> bool:
    """수조 is a tank, 일조 sunshine, 백조 a swan: without digits only 억 and larger hundreds speak for themselves."""
    numeral = figure.last
    if numeral.has_digits:
        return True
    surface = text[numeral.start : numeral.end]
    if " " in surface.strip() and numeral.is_vague:
        return False
    if numeral.is_vague or numeral.is_pair:
        return surface not in ("수조", "몇조") or _UNIT_NEEDS_MORE.match(text, figure.end) is not None
    if len(surface) < len("천억") or surface in ("백조", "기억"):
        return False
    return surface[-1] in "억조" and not (surface[-1] == "조" and len(surface) == len("일조"))


def _after_allows(text: str, figure: Figure) -> bool:
    numeral, end = figure.last, figure.end
    begins = _WORD_BEGINS.get(text[end - 1]) if numeral.units[-1] != 4 and not numeral.tail else None
    if begins is not None and begins.match(text, end):
        return False
    if _COUNTED.match(text, end) and not _is_band(text, figure):
        return False
    if _NATION.match(text, end) and _IS_POPULATION[0] <= figure.value <= _IS_POPULATION[1]:
        return False
    return not (_is_plain_jo(figure) and _GROUP_AFTER.match(text, end))


def _is_band(text: str, figure: Figure) -> bool:
    """2조대 and 500억대 are bands; 1억 대 and phones sold by the 억대 are counts."""
    if not text.startswith("대", figure.end):
        return False
    around = text[max(0, figure.start - _NEAR) : figure.end + _NEAR]
    return figure.last.units[0] >= _JO or not _DEVICES.search(around)


def _is_plain_jo(figure: Figure) -> bool:
    return figure.last.units == (_JO,) and not figure.last.tail and figure.shape is Shape.POINT


def _before_allows(text: str, figure: Figure) -> bool:
    before = text[max(0, figure.start - _NEAR) : figure.start]
    if _COUNTED_NOUN_BEFORE.search(before) or _LATIN_BEFORE.search(before):
        return False
    if not _is_plain_jo(figure) or figure.value >= 2000 * 10**_JO:
        return True
    if _ARTICLE_BEFORE.search(before) or _GROUP_BEFORE.search(before):
        return False
    return not _ARTICLE_AROUND.search(text[max(0, figure.start - _AROUND) : figure.start])
