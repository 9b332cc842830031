"""The same money in another currency: in brackets behind an amount, or inline (우리 돈으로 약 75조 원).

A conversion belongs to its amount and is never a second one. Brackets that hold another thing (a part, an organisation with
its value, a rank) are no conversion.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from tasks.extract.amounts.doubts import is_plausible_rate
from tasks.extract.amounts.qualifiers import QUALIFIER_WORDS_AFTER
from tasks.extract.amounts.values import Figure

_SUFFIX = rf"(?: ?(?:어치|짜리|상당|규모|수준|꼴|씩|선|대|{QUALIFIER_WORDS_AFTER}))?"
_OPENS = re.compile(
    _SUFFIX
    + r"(?:(?:을|를|이|가|에) ?(?:훌쩍 |크게 )?(?:넘는|웃도는|달하는|이르는|육박하는|가까운)|의|을|를|이|은|는)? ?[(\[<〈（]"
)
_LONGEST_BRACKET = 90
_NOTE_WORDS = (
    r"우리 ?나라 ?돈|우리 ?돈|한국 ?돈|한국 ?원화|한화|원화|미화|달러화|엔화|위안화|환산|환율|기준|당시|현재|오늘|이 ?날|이날|전일|종가|매매기준율|시세|꼴|고시|적용|시|약|총|대략|최대|최소|무려|거의|"
    r"으로|로|는|하면|각각|합계|즉|원·달러|원/달러|달러당|[0-9]{4}년|[0-9]{1,2}월|[0-9]{1,2}일|[0-9]{1,2}/[0-9]{1,2}|[≒≈=~,:·]"
)
_NOTE = re.compile(rf" ?(?:(?:{_NOTE_WORDS}) ?)*\Z")
_NEXT = re.compile(
    r" ?(?:가량|정도|상당|안팎|이상|규모)?(?:[,·/;|]| 또는| 혹은| 및|와|과)? ?(?:약 ?|미화 ?|한화 ?|원화 ?)*\Z"
)
_MONEY_NAME = r"(?:우리 ?나라 ?돈|우리 ?돈|한국 ?돈|우리 ?화폐|한국 ?원화|한화|원화|미화|미국 ?달러화?|미 ?달러화?|달러화|달러|엔화|위안화|유로화)"
_INLINE = re.compile(
    rf"{_SUFFIX}(?:이며|이고|이다|인데|이라|이면|인|로|으로|을|를|은|는)?(?: ?[,、=≒≈─—–-] ?|[.…]{{1,3}} ?| )?"
    rf"(?:즉 |다시 말해 |이를 |이는 )?{_MONEY_NAME}(?:으로는|으로|로는|로도|로|론|는)? ?"
    r"(?:(?:치면|따지면|환산하면|환산해|환산한|환산 ?시|환산|계산하면|바꾸면|기준|기준으로),? ?)?(?:무려 |총 |모두 |최대 |최소 |거의 )?(?:약 ?)?\Z"
)
_SAYS_SO = re.compile(r"돈|으로|로|약|환산")
"""Words that make it a conversion whatever the rate; 원화 alone may begin another amount."""
_COMMA_ABOUT = re.compile(
    r"(?: ?[,、])? ?환산하면 ?(?:약 ?)?\Z| ?[,、=≒≈] ?(?:약 ?)\Z|=\Z| ?[≒≈] ?\Z| 약 ?\Z|[·ㆍ/](?:약 ?)?\Z"
)
_ONE_SENTENCE_LATER = re.compile(r"[가-힣 ]{0,10}(?:데요|니다|고요|예요|에요|이다|한다|인데|는데)[.,]? ")
_ASIDE = re.compile(r" ?[,·ㆍ/]? ?(?:약 ?)?\Z")
_CLOSES = re.compile(rf"{_SUFFIX} ?[)\]）]")
_LONGEST_INLINE = 34
_ABOUT = re.compile(r"(?:우리 ?돈 ?|한화 ?)?약 ?")
_SLIP = Decimal(100)


_HOME_MONEY = re.compile(
    r"(?:우리 ?나라 ?돈|우리 ?돈|한국 ?돈|한화|원화)(?:으로|로)? ?(?:환산하면 |치면 |따지면 )?(?:약|총|무려)? ?\Z"
)
_IS_WORTH = re.compile(
    r"(?:(?:에|을|를|이|가|과|와)? ?(?:해당하는|달하는|이르는|맞먹는|상당하는|가까운|넘는|웃도는)|(?: ?(?:상당|규모|어치|가량|정도))?(?:인|의)|짜리|어치|,) (?:약 |총 |무려 )?\Z"
)
_HOME_WINDOW = 24
_RATE_AFTER = re.compile(r" ?(?:으로|로)? ?(?:기준|적용|환율|환산|꼴|시세|=)")
_RATE_BEFORE = re.compile(
    r"(?:환율(?:은|이|을|로|상)?|달러당|유로당|위안당|엔당|파운드당|기준환율|[=＝:]) ?(?:약 ?)?\Z"
)
_ONE_UNIT = (1, 100)
_RATE_WINDOW = 8


class Conversions(NamedTuple):
    """Where the conversions of an amount stand among the figures, and where the rate that was taken for them."""

    places: tuple[int, ...] = ()
    rates: tuple[int, ...] = ()


def find_conversions(text: str, figures: tuple[Figure, ...], index: int) -> Conversions:
    """Return the places in ``figures`` of what converts the one at ``index`` and of the rate stated with it."""
    figure = figures[index]
    opened = _OPENS.match(text, figure.end)
    if opened is not None:
        return _in_brackets(text, figures, index, opened.end())
    following = figures[index + 1] if index + 1 < len(figures) else None
    return Conversions((index + 1,) if following is not None and _is_inline(text, figure, following) else ())


def converts_following(text: str, figures: tuple[Figure, ...], index: int) -> bool:
    """Say whether the figure at ``index`` is the home money of the next one: 우리 돈 13조 원에 해당하는 100억 달러."""
    if index + 1 >= len(figures) or figures[index].currency != "KRW":
        return False
    figure, following = figures[index], figures[index + 1]
    if following.currency == "KRW" or not is_plausible_rate(following, figure):
        return False
    between = text[figure.end : following.start]
    before = text[max(0, figure.start - _HOME_WINDOW) : figure.start]
    return _IS_WORTH.match(between) is not None and _HOME_MONEY.search(before) is not None


def _rates_in(text: str, figures: tuple[Figure, ...], index: int, closing: int) -> tuple[int, ...]:
    """Return the figures of a bracket that state the rate: 환율 1400원 기준, 1달러=1400원."""
    inside = list(takewhile(lambda place: figures[place].start < closing, range(index + 1, len(figures))))
    rates = [place for place in inside if _is_rate(text, figures[index], figures[place])]
    units = [p for p in inside if p + 1 in rates and figures[p].currency == figures[index].currency]
    return tuple(sorted(rates + [p for p in units if figures[p].value in _ONE_UNIT]))


def _is_rate(text: str, figure: Figure, rate: Figure) -> bool:
    if not any(is_plausible_rate(figure._replace(value=Decimal(n), high=None), rate) for n in _ONE_UNIT):
        return False
    before = text[max(0, rate.start - _RATE_WINDOW) : rate.start]
    return _RATE_BEFORE.search(before) is not None or _RATE_AFTER.match(text, rate.end) is not None


def _in_brackets(text: str, figures: tuple[Figure, ...], index: int, position: int) -> Conversions:
    window = text[position : position + _LONGEST_BRACKET]
    closing = min((p for p in (window.find(c) for c in ")]>\n") if p >= 0), default=len(window)) + position
    found: list[int] = []
    rates = _rates_in(text, figures, index, closing)
    for place in range(index + 1, len(figures)):
        figure = figures[place]
        if place in rates:
            position = figure.end
            continue
        if figure.start >= closing:
            break
        between = text[position : figure.start]
        if figure.currency == figures[index].currency:
            if not found and _is_slip(between, figures[index], figure):
                found.append(place)
            break
        is_one = _NEXT.match(between) if found else _is_first(between, figures[index], figure)
        if not is_one or (found and _repeats(figures, found, figure)):
            break
        found.append(place)
        position = figure.end
    return Conversions(tuple(found), rates if found else ())


def _is_slip(between: str, figure: Figure, conversion: Figure) -> bool:
    """50억 원(약 7조2000억 원): a currency was lost in print, for nothing is about a thousand times itself."""
    far = figure.value and not 1 / _SLIP <= conversion.value / figure.value <= _SLIP
    return bool(far) and _ABOUT.fullmatch(between) is not None


def _is_first(between: str, figure: Figure, conversion: Figure) -> bool:
    """Say whether only a note stands before the money of a bracket, or another item (지분 10%, 약 2조원) and the rate fits."""
    if _NOTE.match(between):
        return True
    cut = max(between.rfind(mark) for mark in ",·;") + 1
    return cut > 0 and _NOTE.match(between[cut:]) is not None and is_plausible_rate(figure, conversion)


def _repeats(figures: tuple[Figure, ...], found: list[int], figure: Figure) -> bool:
    return any(figures[place].currency == figure.currency for place in found)


def _is_inline(text: str, figure: Figure, following: Figure) -> bool:
    if figure.currency == following.currency or following.start - figure.end > _LONGEST_INLINE:
        return False
    between = text[figure.end : following.start]
    if _is_beside(text, figure, following) or _is_said_later(text, figure, following):
        return True
    if _INLINE.match(between):
        return _SAYS_SO.search(between) is not None or is_plausible_rate(figure, following)
    return _COMMA_ABOUT.match(between) is not None and is_plausible_rate(figure, following)


def _is_beside(text: str, figure: Figure, following: Figure) -> bool:
    """오픈AI(35억달러·5조1450억원): the two fill one bracket, and the rate fits."""
    is_opened = text[max(0, figure.start - 1) : figure.start] in ("(", "[")
    is_filled = is_opened and _CLOSES.match(text, following.end) is not None
    is_aside = is_filled and _ASIDE.match(text[figure.end : following.start]) is not None
    return is_aside and is_plausible_rate(figure, following)


def _is_said_later(text: str, figure: Figure, following: Figure) -> bool:
    """30억 달러에 달하는데요. 우리 돈 4조 원입니다: a broadcast adds the home money in a clause of its own."""
    between = text[figure.end : following.start]
    is_home = following.currency == "KRW" and _HOME_MONEY.search(between) is not None
    return is_home and _ONE_SENTENCE_LATER.match(between) is not None and is_plausible_rate(figure, following)
