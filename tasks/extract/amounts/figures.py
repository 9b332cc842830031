"""Numerals with the currency that stands behind or before them.

Here belongs whether a currency's word is one at all (엔 in 엔비디아 is not). Bare numerals come out too, with no currency:
ranges and the rule of the omitted 원 need them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tasks.extract.amounts.values import Figure, Shape
from tasks.extract.amounts.vocabulary import (
    AFTER,
    CODE_BY_BEFORE,
    CODE_BY_WORD,
    CURRENCIES,
    DOLLARS,
    ENDING,
    MONEY_WORD_BEFORE,
    NO_SIGN_ENDS,
    SHARED_WORDS,
    SIGN_BEFORE,
    SUBUNITS,
    UNIT_WORD,
    UNIT_WORDS,
    code_of_sign,
)
from tasks.extract.numerals import Numeral, find_numerals

_LONGEST_SIGN = 9
_UNSCALED = Decimal(1)
_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "mln": 6, "billion": 9, "b": 9, "bn": 9, "bln": 9}
_SCALES |= {"trillion": 12, "t": 12, "tn": 12, "trn": 12, "밀리언": 6, "빌리언": 9, "트릴리언": 12}
_SCALE_WORD = re.compile(
    r" ?(?P<scale>(?i:thousand|[mbtr]{1,2}illion|mn|mln|bn|bln|tn|trn)|밀리언|빌리언|트릴리언)(?![A-Za-z])"
)
_SCALE_LETTER = re.compile(r"(?P<scale>[KMBTkmbt])(?![A-Za-z])")
_AFTER_LETTER = re.compile(r"[KMBTkmb](?= ?(?:달러|유로|파운드|위안|엔|원|불|\$|€|USD|EUR))")
_ALWAYS_CHECKED = frozenset(
    {"불", "동", "밧", "달라", "레알", "프랑", "타카", "리라", "바트", "디람", "킵", "라리", "콜론", "길더"}
)
_CHECKED_APART = frozenset({"원", "엔"})
_BUL_SAYING = re.compile(r" ?(?:정책|원칙|가론|규제|통장)")
_ANGER = re.compile(r"이? ?(?:나|난|날|인[다 ]|일[어었]|치밀|솟|끓)")
_BARE_DOLLARS = frozenset({"달러", "$", "불", "弗"})
_FULL_HOUSE = re.compile(r" ?(?:버스|지하철|전철|열차|관중|관객|사례|행렬|승객|객차|전동차)")
_PLACE_WINDOW = 60
_MEASURE_WINDOW = 14
_MONEY_WORD_WINDOW = 14
_BUILDINGS = re.compile(r"아파트|건물|주택|단지|오피스텔|빌라|가구|동의 ")


def find_figures(text: str) -> tuple[Figure, ...]:
    """Return each numeral of a folded text with its currency, or bare, in order.

    >>> [(f.currency, str(f.value)) for f in find_figures("24억캐나다달러와 $1.5B, 엔비디아 3 엔진")]
    [('CAD', '2400000000'), ('USD', '1500000000.0'), (None, '3')]
    """
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[Figure]:
    floor = 0
    for numeral in find_numerals(text):
        if numeral.start < floor:
            continue
        figure = _figure(text, numeral, floor)
        floor = figure.end
        yield figure


def _figure(text: str, numeral: Numeral, floor: int) -> Figure:
    start, sign = _sign_before(text, numeral.start, floor)
    end, scale = _scale(text, numeral, has_sign=bool(sign))
    figure = Figure(
        start=start,
        end=end,
        value=numeral.value * scale,
        high=None if numeral.high is None else numeral.high * scale,
        currency=code_of_sign(sign),
        first=numeral,
        last=numeral,
        rule="amount.symbol" if sign else _rule(numeral),
        word=sign,
        shape=Shape.VAGUE if numeral.is_vague else Shape.RANGE if numeral.is_pair else Shape.POINT,
        is_about=numeral.is_about,
        scale=scale,
    )
    return _with_currency_after(text, figure, numeral)


def _rule(numeral: Numeral) -> str:
    if numeral.is_vague:
        return "amount.vague"
    if numeral.is_pair:
        return "amount.range_neighbours"
    if not numeral.has_digits:
        return "amount.hangul"
    return "amount.unit_chain" if numeral.units or numeral.head_power else "amount.digits"


def _sign_before(text: str, start: int, floor: int) -> tuple[int, str]:
    last = start - (text[start - 1 : start] == " ")
    if last <= floor or NO_SIGN_ENDS.match(text, last - 1):
        return start, ""
    window_start = max(floor, start - _LONGEST_SIGN)
    found = SIGN_BEFORE.search(text[window_start:start])
    if found is None:
        return start, ""
    return window_start + found.start(), found["sign"] or found["code"]


def _scale(text: str, numeral: Numeral, *, has_sign: bool) -> tuple[int, Decimal]:
    """Return where a Latin or Indian unit behind a plain number ends, and its factor: $1.5 billion, 500M달러, 1,000크로르 루피."""
    if unit := UNIT_WORD.match(text, numeral.end):
        return unit.end(), Decimal(10) ** UNIT_WORDS[unit["unit"]]
    if numeral.units:
        return numeral.end, _UNSCALED
    word = _SCALE_WORD.match(text, numeral.end)
    if word is None and (has_sign or _AFTER_LETTER.match(text, numeral.end)):
        word = _SCALE_LETTER.match(text, numeral.end) or _AFTER_LETTER.match(text, numeral.end)
    if word is None:
        return numeral.end, _UNSCALED
    letters = word.group().strip().lower()
    return (word.end(), Decimal(10) ** _SCALES[letters]) if letters in _SCALES else (numeral.end, _UNSCALED)


def with_scale_letter(text: str, figure: Figure) -> Figure:
    """Return the figure multiplied by the letter that stands right behind it, for the upper end of ``$2~3B``.

    >>> str(with_scale_letter("$2~3B", find_figures("$2~3B")[-1]).value)
    '3000000000'
    """
    letter = None if figure.last.units or figure.scale != 1 else _SCALE_LETTER.match(text, figure.end)
    if letter is None:
        return figure
    scale = Decimal(10) ** _SCALES[letter["scale"].lower()]
    return figure._replace(end=letter.end(), value=figure.value * scale, scale=scale)


def _with_currency_after(text: str, figure: Figure, numeral: Numeral) -> Figure:
    after = AFTER.match(text, figure.end)
    if after is None:
        return _with_money_word(text, _whole_tail(figure, numeral), numeral)
    is_about = figure.is_about or "여" in after.group()[: after.start(after.lastgroup or 0) - after.start()]
    if after["sub"]:
        return _subunit(figure, after)
    name = after["word"] or after["sign"] or after["code"]
    code = CODE_BY_WORD[name.replace(" ", "")] if after["word"] else code_of_sign(name) or ""
    if name in SHARED_WORDS:
        code = _nearest_place(text, figure.start, SHARED_WORDS[name])
    if after["word"] and not _is_currency(text, numeral, after, code):
        return _with_money_word(text, _whole_tail(figure, numeral), numeral)
    if name in _BARE_DOLLARS:
        code = _dollar_of_place(text, figure.start) or code
    if figure.currency not in (None, "USD") and code == "USD":
        code = figure.currency or code  # HK$ 5억 달러: the sign says more than the word
    return figure._replace(end=after.end(), currency=code, word=name, is_about=is_about)


def _dollar_of_place(text: str, start: int) -> str | None:
    """대만 돈 300억 달러: the place whose money it is stands before the number."""
    found = MONEY_WORD_BEFORE.search(text[max(0, start - _MONEY_WORD_WINDOW) : start])
    code = CODE_BY_BEFORE[found["word"].replace(" ", "")] if found else None
    return code if code in DOLLARS else None


def _nearest_place(text: str, end: int, codes: list[str]) -> str:
    """크로네 is Norway's or Denmark's: the place named nearest before it decides, else the first code stands."""
    before = text[max(0, end - _PLACE_WINDOW) : end]
    return max(codes, key=lambda code: max((before.rfind(place) for place in CURRENCIES[code].places), default=-1))


def _whole_tail(figure: Figure, numeral: Numeral) -> Figure:
    """2조5천 with nothing behind leaves 억 out; with 원 behind it the literal number stays."""
    whole = numeral.elliptic_value if numeral.has_spoken_tail else None
    return figure if whole is None else figure._replace(value=whole, rule="amount.elliptic_tail")


def _subunit(figure: Figure, after: re.Match[str]) -> Figure:
    """50센트 is half a dollar; 전 counts only behind 원, which another rule joins."""
    return figure._replace(
        end=after.end(),
        value=figure.value / 100,
        currency=SUBUNITS[after["sub"]],
        is_subunit=True,
        word=after["sub"],
    )


def _with_money_word(text: str, figure: Figure, numeral: Numeral) -> Figure:
    """미화 5억: the money's name stands in front, and nothing behind."""
    if figure.currency or not (numeral.units and max(numeral.units) >= 8):
        return figure
    found = MONEY_WORD_BEFORE.search(text[max(0, figure.start - _MONEY_WORD_WINDOW) : figure.start])
    return figure._replace(currency=CODE_BY_BEFORE[found["word"].replace(" ", "")]) if found else figure


def _is_currency(text: str, numeral: Numeral, after: re.Match[str], code: str) -> bool:
    """Is the word behind the numeral money, and not the beginning of another word or a lone 조원, 억원?"""
    not_before = CURRENCIES[code].not_before
    is_large = bool(numeral.units or numeral.head_power)
    word, is_apart = after["word"], after.start("word") > numeral.end
    if not_before and not (word == "원" and is_large and not is_apart) and not_before.match(text, after.end()):
        return False
    not_after = CURRENCIES[code].not_after
    if not_after and not_after.search(text, max(0, numeral.start - _MEASURE_WINDOW), numeral.start):
        return False
    surface = text[numeral.start : numeral.end]
    if surface in ("조", "억", "경") or (surface == "만" and _FULL_HOUSE.match(text, after.end())):
        return False
    must_end = word in _ALWAYS_CHECKED or (word in _CHECKED_APART and (is_apart or not numeral.has_digits))
    if must_end and not ENDING.match(text, after.end()):
        return False
    if word == "불":
        is_anger = surface == "천" and _ANGER.match(text, after.end()) is not None
        return not (is_anger or _BUL_SAYING.match(text, after.end()))
    return word != "동" or (is_large and _speaks_of(text, after, code))


def _speaks_of(text: str, after: re.Match[str], code: str) -> bool:
    """동 counts buildings too: it is Vietnam's money only where the words around speak of Vietnam and of no building."""
    if text[after.start() - 1] in "억조":
        return True  # nobody has a hundred million buildings
    around = text[max(0, after.start() - _PLACE_WINDOW) : after.end() + _PLACE_WINDOW]
    return any(place in around for place in CURRENCIES[code].places) and not _BUILDINGS.search(around)
