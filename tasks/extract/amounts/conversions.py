"""The same money in another currency: in brackets behind an amount, or inline (우리 돈으로 약 75조 원).

A conversion belongs to its amount and is never a second one. Brackets that hold another thing (a part, an organisation with
its value, a rank) are no conversion.
"""

from __future__ import annotations

import re

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
    r"우리 ?나라 ?돈|우리 ?돈|한국 ?돈|한국 ?원화|한화|원화|미화|달러화|엔화|위안화|환산|환율|기준|당시|현재|오늘|이 ?날|이날|전일|종가|매매기준율|고시|적용|시|약|총|대략|최대|최소|무려|거의|"
    r"으로|로|는|하면|각각|합계|즉|원·달러|원/달러|달러당|[0-9]{4}년|[0-9]{1,2}월|[0-9]{1,2}일|[0-9]{1,2}/[0-9]{1,2}|[≒≈=~,:·]"
)
_NOTE = re.compile(rf" ?(?:(?:{_NOTE_WORDS}) ?)*\Z")
_IS_A_RATE = re.compile(r" ?(?:기준|적용|환율)")
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
_COMMA_ABOUT = re.compile(r"(?: ?[,、])? ?환산하면 ?(?:약 ?)?\Z| ?[,、=≒≈] ?(?:약 ?)\Z|=\Z| ?[≒≈] ?\Z")
_LONGEST_INLINE = 34


def find_conversions(text: str, figures: tuple[Figure, ...], index: int) -> tuple[int, ...]:
    """Return the places in ``figures`` of what converts the one at ``index``, none where nothing does."""
    figure = figures[index]
    opened = _OPENS.match(text, figure.end)
    if opened is not None:
        return _in_brackets(text, figures, index, opened.end())
    following = figures[index + 1] if index + 1 < len(figures) else None
    return (index + 1,) if following is not None and _is_inline(text, figure, following) else ()


def _in_brackets(text: str, figures: tuple[Figure, ...], index: int, position: int) -> tuple[int, ...]:
    window = text[position : position + _LONGEST_BRACKET]
    closing = min((p for p in (window.find(c) for c in ")]>\n") if p >= 0), default=len(window)) + position
    found: list[int] = []
    for place in range(index + 1, len(figures)):
        figure = figures[place]
        if figure.start < closing and _IS_A_RATE.match(text, figure.end):
            position = figure.end
            continue
        if figure.start >= closing or figure.currency == figures[index].currency:
            break
        between = text[position : figure.start]
        if not (_NEXT if found else _NOTE).match(between) or (found and _repeats(figures, found, figure)):
            break
        found.append(place)
        position = figure.end
    return tuple(found)


def _repeats(figures: tuple[Figure, ...], found: list[int], figure: Figure) -> bool:
    return any(figures[place].currency == figure.currency for place in found)


def _is_inline(text: str, figure: Figure, following: Figure) -> bool:
    if figure.currency == following.currency or following.start - figure.end > _LONGEST_INLINE:
        return False
    between = text[figure.end : following.start]
    if _INLINE.match(between):
        return _SAYS_SO.search(between) is not None or is_plausible_rate(figure, following)
    return _COMMA_ABOUT.match(between) is not None and is_plausible_rate(figure, following)
