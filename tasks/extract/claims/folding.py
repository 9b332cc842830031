"""Repeats within one text folded into the fullest statement: a headline, a lead, a sum said again.

The same money, kind and payer is one claim. A headline prints the conversion alone (75조) where the body
prints both (3800억 위안(75조원)): that is the same money too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from tasks.extract.amounts.vocabulary import CURRENCIES
from tasks.extract.claims.wholes import PURSES
from tasks.extract.claims.words import Mentions
from tasks.records import Amount, Claim, ClaimKind, ClaimStatus, CountryForm, Qualifier

_ALSO_THEN = re.compile(
    r"(?:년|해|작년|월)(?:\s?예산(?:안)?)?(?:에서도|에도)\s"
)  # 2024년 예산에서도: another year's sum
_ANOTHER = re.compile(r"(?:와|과)는?\s(?:별개|다른\s(?:사업|투자|계획))")  # 울산에 짓는 7조원짜리와는 별개다
_MEDIUM = re.compile(
    r"의?\s?(?:한\s|현지\s|유력\s)?(?:경제|기술|IT|유력)?\s?(?:매체|언론|신문|방송|통신|일간|파이낸셜)"
)
_CLOSE = Decimal("0.005")
_ROUNDED = Decimal("0.12")  # 7조원이 넘는, of 7조3600억원
_OWN_MONEY = re.compile(r"(?:우리|한국)\s?돈(?:으로)?\s?(?:약\s?|최대\s?)?$")
_LEAD_CHARS = 300
_NEXT = 3  # letters between a sentence and the next one
_MOST_TWINS = 50  # how many statements of the same money are compared: a text of one amount over and over stays linear


def _same_number(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= _CLOSE * max(abs(a), abs(b))


def _monies(claim: Claim, amounts: dict[tuple[int, int], Amount]) -> list[tuple[Decimal, str]]:
    found = [(claim.amount_value, claim.currency)] if claim.amount_value is not None and claim.currency else []
    amount = amounts.get(claim.amount_span) if claim.amount_span else None
    if amount is not None:
        found += [(c.value, c.currency) for c in amount.conversions]
    return found


def _same_money(a: Claim, b: Claim, amounts: dict[tuple[int, int], Amount]) -> bool:
    return any(x[1] == y[1] and _same_number(x[0], y[0]) for x in _monies(a, amounts) for y in _monies(b, amounts))


def _same_actor(a: Claim, b: Claim) -> bool:
    if a.actor is None or b.actor is None:
        return True
    if a.actor_organization_id and a.actor_organization_id == b.actor_organization_id:
        return True
    x, y = a.actor.replace(" ", "").lower(), b.actor.replace(" ", "").lower()
    return x in y or y in x


def _fullness(claim: Claim) -> tuple[bool, int, int]:
    slots = (
        claim.actor,
        claim.actor_country,
        claim.target_country,
        claim.period_end,
        claim.period_start,
        claim.attributed_to,
    )
    return claim.actor is not None, sum(slot is not None for slot in slots), len(claim.surface)


def _places_of(claim: Claim, mentions: Mentions) -> set[str]:
    named = mentions.within(claim.span).countries
    start = claim.span[0]
    told = (c for c in named if not _MEDIUM.match(claim.surface, c.span[1] - start))  # 영국의 한 매체는
    return {c.surface if c.form is CountryForm.PLACE else c.iso2 for c in told}


def _same_country(a: Claim, b: Claim, mentions: Mentions) -> bool:
    """UAE가 약속했다. 아랍에미리트는 집행하기로 했다: one country under two names."""
    pays = (any(c.surface == claim.actor for c in mentions.within(claim.span).countries) for claim in (a, b))
    return a.actor_country == b.actor_country is not None and all(pays)


def _elsewhere(a: Claim, b: Claim, mentions: Mentions) -> bool:
    """Return whether two statements name places and share none: 인천에 7조원, 울산에 7조원."""
    named = (_places_of(a, mentions), _places_of(b, mentions))
    return bool(named[0]) and bool(named[1]) and not named[0] & named[1]


def _buckets(claim: Claim, by_span: dict[tuple[int, int], Amount]) -> set[tuple[str, str, int]]:
    """Return the keys under which the same money is found: kind, currency and size to about one per cent."""
    sizes = [(currency, round(math.log(max(float(value), 1.0)) * 100)) for value, currency in _monies(claim, by_span)]
    return {(claim.kind.value, currency, size + step) for currency, size in sizes for step in (-1, 0, 1)}


def fold_repeats(claims: Iterable[Claim], mentions: Mentions) -> tuple[Claim, ...]:
    """Return the claims in order with each repeat folded into the fullest statement of it."""
    by_span = {a.span: a for a in mentions.amounts}
    kept: list[Claim] = []
    found: dict[tuple[str, str, int], list[int]] = {}
    for claim in claims:
        keys = _buckets(claim, by_span)
        near = sorted({place for key in keys for place in found.get(key, ())})
        twin = next((i for i in near[-_MOST_TWINS:] if _is_repeat(kept[i], claim, by_span, mentions)), None)
        if twin is None:
            for key in keys:
                found.setdefault(key, []).append(len(kept))
            kept.append(claim)
        else:
            denied = ClaimStatus.DENIED in {claim.status, kept[twin].status}
            fuller = claim if _fullness(claim) > _fullness(kept[twin]) else kept[twin]
            kept[twin] = replace(fuller, status=ClaimStatus.DENIED) if denied else fuller
    kept = [
        claim
        for place, claim in enumerate(kept)
        if not any(
            _is_in_own_money(claim, other, by_span) for other in kept[max(0, place - _MOST_TWINS) :][: 2 * _MOST_TWINS]
        )
    ]
    rounds = {(c.kind, c.actor) for c in kept if not c.is_cumulative and c.actor is not None}
    news = (c for c in kept if not (c.is_cumulative and (c.kind, c.actor) in rounds))
    return tuple(sorted(news, key=lambda c: (c.span, c.amount_span or c.span)))


def _is_in_own_money(lead: Claim, body: Claim, by_span: dict[tuple[int, int], Amount]) -> bool:
    """우리 돈 7조원이 넘는 돈을 넣는다. A는 50억달러(약 7조3000억원)를: the won that a lead rounds, of money told in another currency."""
    named = lead.kind is body.kind and lead.actor is not None and body.actor is not None
    states = lead.actor_country == body.actor_country is not None and (lead.actor or "").endswith("정부")
    if (
        not (named and (_same_actor(lead, body) or (states and lead.kind in PURSES)))
        or lead.currency != "KRW"
        or body.currency in {"KRW", None}
        or lead.amount_value is None
    ):
        return False
    printed = [value for value, currency in _monies(body, by_span)[1:] if currency == "KRW"]
    if printed:
        near = any(abs(lead.amount_value - value) <= _ROUNDED * value for value in printed)
        rounded = lead.amount_high is not None or lead.amount_qualifier in {Qualifier.MORE_THAN, Qualifier.AT_LEAST}
        leads = 0 <= body.span[0] - lead.span[1] <= _LEAD_CHARS
        return near and ((rounded and leads) or _is_own_money(lead))
    low, high = CURRENCIES[body.currency].krw if body.currency in CURRENCIES else (Decimal(0), Decimal(0))
    rate = lead.amount_value / body.amount_value if body.amount_value else Decimal(0)
    return _is_own_money(lead) and low <= rate <= high


def _is_own_money(claim: Claim) -> bool:
    """Return whether an amount stands behind 우리 돈."""
    start = claim.amount_span[0] - claim.span[0] if claim.amount_span else 0
    return _OWN_MONEY.search(claim.surface[:start]) is not None


def _is_repeat(a: Claim, b: Claim, by_span: dict[tuple[int, int], Amount], mentions: Mentions) -> bool:
    payers = _same_actor(a, b) or _same_country(a, b, mentions)
    same = a.kind is b.kind and payers and _same_money(a, b, by_span)
    if any(_ANOTHER.search(claim.surface) for claim in (a, b)):
        return False
    if (
        a.kind is b.kind is ClaimKind.FUND
        and _same_money(a, b, by_span)
        and any(c.actor is None or c.actor.endswith(("펀드", "기금")) for c in (a, b))
    ):
        return True  # 150조원을 대는 국민성장펀드; 금융위원회는 150조원을 조성한다
    states = a.kind is b.kind is ClaimKind.BUDGET and a.actor_country == b.actor_country is not None
    if states and any((c.actor or "").endswith("정부") for c in (a, b)) and _same_money(a, b, by_span):
        return True  # 정부가 2조원을 들인다. 과기정통부는 2조원이 추경에 담겼다고 밝혔다
    if same and a.actor is None and b.actor is not None and 0 <= b.span[0] - a.span[1] <= _NEXT:
        return True  # 경주에서 나온 7조원짜리 투자가. 아마존은 인천에 7조원을: a lead that names nobody, and its body
    return same and not _elsewhere(a, b, mentions) and not _of_others(a, b) and not _ALSO_THEN.search(b.surface)


def _of_others(a: Claim, b: Claim) -> bool:
    """퀄컴은 캠로직을 산다는 보도를 부인했다. 알파웨이브를 같은 값에 샀다: two companies that are bought are two purchases."""
    bought = [c.recipient.replace(" ", "") for c in (a, b) if c.kind is ClaimKind.ACQUISITION and c.recipient]
    apart = len(bought) == 2 and bought[0] not in bought[1] and bought[1] not in bought[0]
    return apart and (a.status is not b.status)
