"""Two figures that are one: a range (700~720억 달러, 7500억에서 1조원 사이), or a sum with cents (3유로 50센트).

A에서 B로 with a verb of change is two amounts, not a range; the first may leave its currency to the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from tasks.extract.amounts.figures import find_figures, with_scale_letter
from tasks.extract.amounts.values import Figure, Shape

_TILDE = re.compile(r" ?(?:[~∼～–〜˜‑‐−—―‒]|-(?!-)) ?(?:약 ?)?\Z")
_FROM = re.compile(r" ?(?:에서|서) ?(?:최대|많게는|크게는|최고)? ?(?:약 ?)?\Z")
_SINCE = re.compile(r" ?(?:씩 ?)?부터 ?(?:최대|많게는|최고)? ?(?:약 ?)?\Z")
_OR = re.compile(r" ?내지 ?\Z")
_LEAST_TO_MOST = re.compile(r" ?(?:에서|부터|~) ?(?:최대|많게는|크게는|최고) ?(?:약 ?)?\Z")
_ARROW = re.compile(r" ?(?:[→⇒➡▶]|->) ?")
_AND = re.compile(r"[와과] ?(?:약 ?)?\Z")
_AT_LEAST_TO = re.compile(r" ?(?:이상|초과) ?[~∼～–〜˜‑‐−—―‒-] ?\Z")
_AT_MOST = re.compile(r" ?(?:이하|미만|이내|까지)")
_LIST = re.compile(
    r"(?: ?, ?(?:최대|많게는|크게는) ?| ?· ?[가-힣A-Za-z]{1,6} | ?[,·ㆍ∙/→⇒➡▶>+] ?| ?-> ?|[와과] ?| 및 ?|에서 ?|부터 ?|보다 ?|이?나 ?| 또는 ?)\Z"
)
_NOTE = r"(?: ?\([^()]{0,40}\))?"
_CHANGE = re.compile(
    _NOTE + r"(?:으로|로|까지)[^.!?\n]{0,14}?"
    r"(?:늘|줄|높|낮|올|올랐|오르|내렸|내리|내려|뛰|뛴|뛸|확대|축소|증액|감액|상향|하향|증가|감소|급증|급감|불어|불린|불렸|키우|키웠|커|깎|삭감|치솟|떨어|하락|상승|성장|바꿨|바꾸|조정|변경|수정|"
    r"인상|인하|급등|급락|끌어|두 ?배|배로|→|폭증|반토막|쪼그라|밀렸|밀려|주저앉)"
)
_ESTIMATE = re.compile(
    _NOTE
    + r"(?:으로|로) ?(?:[가-힣]{1,6} )?(?:예상|예측|추산|추정|전망|관측|거론|알려|점쳐|보인|보고|보는|평가|책정|잡|제시|집계|산정|논의|예고|계산)"
)
_TAKEN_OFF = re.compile(
    _NOTE + r"(?:[을를이가은는도만] ?|[가-힣]{0,3} ?)?(?:더 |덜 )?"
    r"(?:늘|줄|깎|빠|빼|뺀|덜|오른|올라|내린|내려|감소|증가|감액|증액|삭감|상승|하락|급증|급감|불어|모자|부족|떼|차감|추가|회수|남|많|적)"
)
_WITHIN = re.compile(
    _NOTE + r" ?(?:사이|까지|수준|정도|선|안팎|가량|범위|규모|이내|내외|쯤|인 |대(?=[ 의로에가])|짜리|의 )"
)
_BETWEEN = re.compile(_NOTE + r"(?:의)? ?사이")
_OBJECT = re.compile(_NOTE + r"(?:을|를|이|가|은|는|에)(?= )(?! ?(?:됐|되|돼|된))")
_RANGE_RULES = ("amount.range", "amount.range_shared_unit")
_CENT_GAP = (0, 1)


@lru_cache(maxsize=2)
def find_joined_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a folded text with ranges and sums joined, and list members given the currency of their list.

    Money and quantities both begin with them, so the last texts' figures are kept.

    >>> [(str(f.value), str(f.high)) for f in find_joined_figures("700~720억 달러")]
    [('70000000000', '72000000000')]
    """
    joined = tuple(_join_ranges(text, tuple(_join_cents(text, find_figures(text)))))
    return tuple(_share_currency(text, joined))


def _join_cents(text: str, figures: tuple[Figure, ...]) -> Iterator[Figure]:
    held: Figure | None = None
    for figure in figures:
        if held is None:
            held = figure
        elif _is_sum(text, held, figure):
            cents = figure.value if figure.is_subunit else figure.value / 100
            yield held._replace(end=figure.end, value=held.value + cents, rule="amount.with_cents")
            held = None
        else:
            yield held
            held = figure
    if held is not None:
        yield held


def _is_sum(text: str, whole: Figure, part: Figure) -> bool:
    if not part.is_subunit or whole.is_subunit or whole.currency is None or part.start - whole.end not in _CENT_GAP:
        return False
    return (part.currency == "KRW") == (whole.currency == "KRW") and text[whole.end : part.start].strip() == ""


def _join_ranges(text: str, figures: tuple[Figure, ...]) -> Iterator[Figure]:
    held: Figure | None = None
    for figure in figures:
        joined = _join(text, held, figure) if held is not None else None
        if joined is not None:
            yield joined
            held = None
            continue
        if held is not None:
            yield held
        held = figure
    if held is not None:
        yield held


def _join(text: str, low: Figure, high: Figure) -> Figure | None:
    """One range out of two figures, or None where they are two."""
    if Shape.RANGE in (low.shape, high.shape) or not _may_share(low, high):
        return None
    if _has_sign(low) and _TILDE.match(text[low.end : high.start]):
        high = with_scale_letter(text, high)
    least = _scaled_to(low, high)
    most = high.high if high.shape is Shape.VAGUE and high.high is not None else high.value
    if not least < most or not _is_connected(text, low, high):
        return None
    is_shared = least != low.value
    return high._replace(
        start=low.start,
        value=least,
        high=most,
        currency=high.currency or low.currency,
        first=low.first,
        shape=Shape.RANGE,
        word=high.word or low.word,
        is_about=low.is_about or high.is_about,
        rule=_RANGE_RULES[is_shared],
    )


def _may_share(low: Figure, high: Figure) -> bool:
    if high.start - low.end > len(" 에서 많게는 약 "):
        return False
    if low.currency and high.currency:
        return low.currency == high.currency
    return not (high.currency is None and low.currency and not (low.word and low.first.start > low.start))


def _scaled_to(low: Figure, high: Figure) -> Decimal:
    """Return the lower number with the unit that it leaves to the upper one: 6~7천억, 4~5조, 9000~1조2000억."""
    if low.first.units or low.scale != 1 or (low.currency and not _has_sign(low)):
        return low.value
    if high.scale != 1:
        return low.value * high.scale
    powers = [high.last.head_power + high.last.units[0]] if _shares_head(low, high) else []
    if high.last.units:
        powers += range(high.last.units[0], 0, -4)
    powers += [high.last.head_power] if not high.last.units and _shares_head(low, high) else []
    return next((v for p in powers if (v := low.value * Decimal(10) ** p) < high.value), low.value)


def _shares_head(low: Figure, high: Figure) -> bool:
    return bool(high.last.head_power and low.value < 10 and not low.first.head_power and high.last.units)


def _has_sign(figure: Figure) -> bool:
    return figure.first.start > figure.start


def _is_connected(text: str, low: Figure, high: Figure) -> bool:
    between, end = text[low.end : high.start], high.end
    if _TILDE.match(between):
        return between.strip() != "-" or len(between) == 1
    if (
        _OR.match(between)
        or (_AND.match(between) and _BETWEEN.match(text, end))
        or (_LEAST_TO_MOST.match(between) and _opens_low(text, low))
    ):
        return True
    if _AT_LEAST_TO.match(between):
        return _AT_MOST.match(text, end) is not None
    if _FROM.match(between):
        return _is_from_to_range(text, low, end)
    if _SINCE.match(between):
        return _NOTE_UP_TO.match(text, end) is not None or "많게는" in between or "최대" in between
    return False


_NOTE_UP_TO = re.compile(_NOTE + r" ?(?:원|까지|사이)(?![^.]{0,6}(?:늘|줄|확대))")
_OPENS_LOW = re.compile(r"(?:최소|적게는|작게는|최저|적어도) ?(?:약 ?)?\Z")


def _opens_low(text: str, low: Figure) -> bool:
    return _OPENS_LOW.search(text[max(0, low.start - 8) : low.start]) is not None


def _is_from_to_range(text: str, low: Figure, end: int) -> bool:
    """A에서 B: a range before 사이 or an estimate, two amounts before a verb of change or when B is taken off A."""
    if _opens_low(text, low):
        return True
    if _CHANGE.match(text, end) or _TAKEN_OFF.match(text, end):
        return False
    if _WITHIN.match(text, end) or _ESTIMATE.match(text, end):
        return True
    return not text.startswith(("로", "으로"), end) and (low.currency is None or _OBJECT.match(text, end) is not None)


def _share_currency(text: str, figures: tuple[Figure, ...]) -> Iterator[Figure]:
    """100억·200억 달러: a bare member of a list has the currency that stands behind the last one."""
    shared: list[Figure] = []
    following: Figure | None = None
    for figure in reversed(figures):
        if following is not None and _is_member(text, figure, following):
            figure = figure._replace(  # noqa: PLW2901  the member with its currency is what the next one is compared with
                currency=following.currency, word=following.word, rule="amount.list_shared_currency"
            )
        shared.append(figure)
        following = figure
    yield from reversed(shared)


def _is_price_before_change(text: str, figure: Figure, following: Figure) -> bool:
    """2만5천에서 3만2천 원으로 올랐다, 24만→31만원: the price before leaves 원 to the price after."""
    is_number = bool(figure.last.units or figure.last.head_power)
    between = text[figure.end : following.start]
    is_change = between.strip() == "에서" and _CHANGE.match(text, following.end) is not None
    return is_number and (is_change or _ARROW.fullmatch(between) is not None)


def _is_member(text: str, figure: Figure, following: Figure) -> bool:
    if figure.currency is not None or following.currency is None or not following.last.units:
        return False
    if following.currency == "KRW":
        return _is_price_before_change(text, figure, following)
    if following.start - figure.end > len(" · 프랑스정부 "):
        return False
    is_like = bool(figure.last.units) and figure.last.units[0] >= 4
    return is_like and _LIST.match(text[figure.end : following.start]) is not None
