"""Repeats within one text folded into the fullest statement: a headline, a lead, a sum said again.

The same money, kind and payer is one claim. A headline prints the conversion alone (75조) where the body
prints both (3800억 위안(75조원)): that is the same money too.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tasks.records import Amount, Claim, CountryMention

_CLOSE = Decimal("0.005")


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


def _fullness(claim: Claim) -> tuple[int, int]:
    slots = (
        claim.actor,
        claim.actor_country,
        claim.target_country,
        claim.period_end,
        claim.period_start,
        claim.attributed_to,
    )
    return sum(slot is not None for slot in slots), len(claim.surface)


def _elsewhere(a: Claim, b: Claim, places: tuple[CountryMention, ...]) -> bool:
    """Return whether two statements name places and share none: 인천에 7조원, 울산에 7조원."""
    named = [{c.surface for c in places if x.span[0] <= c.span[0] < x.span[1]} for x in (a, b)]
    return bool(named[0]) and bool(named[1]) and not named[0] & named[1]


def _is_running_total(claim: Claim, claims: list[Claim]) -> bool:
    """Return whether a total since the beginning stands beside the same payer's round that is the news."""
    return claim.is_cumulative and any(
        other.kind is claim.kind and other.actor is not None and other.actor == claim.actor and not other.is_cumulative
        for other in claims
    )


def fold_repeats(
    claims: Iterable[Claim], amounts: Iterable[Amount], places: tuple[CountryMention, ...] = ()
) -> tuple[Claim, ...]:
    """Return the claims in order with each repeat folded into the fullest statement of it."""
    by_span = {a.span: a for a in amounts}
    kept: list[Claim] = []
    for claim in claims:
        twin = next(
            (
                i
                for i, other in enumerate(kept)
                if other.kind is claim.kind
                and _same_actor(other, claim)
                and _same_money(other, claim, by_span)
                and not _elsewhere(other, claim, places)
            ),
            None,
        )
        if twin is None:
            kept.append(claim)
        elif _fullness(claim) > _fullness(kept[twin]):
            kept[twin] = claim
    kept = [claim for claim in kept if not _is_running_total(claim, kept)]
    return tuple(sorted(kept, key=lambda c: (c.span, c.amount_span or c.span)))
