"""One claim out of what the rules said of a frame: the record's fields filled, nothing decided."""

from __future__ import annotations

from typing import NamedTuple

from tasks.extract.claims.destinations import read_destination
from tasks.extract.claims.frames import Frame
from tasks.extract.claims.periods import Period
from tasks.extract.claims.roles import Roles
from tasks.records import Claim, ClaimKind, ClaimStatus, Span


def company_names(roles: Roles) -> list[str]:
    """Return the gazetteer's names of those who pay and are paid, where it knows them."""
    return [a.organization.name for a in (roles.actor, roles.recipient_agent) if a is not None and a.organization]


class Around(NamedTuple):
    """What a claim says beyond its own frame: the rule, whether it is about AI and why, its whole, a doubt."""

    rule: str
    about_ai: bool
    about_ai_reason: str | None
    part_of_span: Span | None
    doubt: str | None


def build_claim(
    frame: Frame, what: tuple[ClaimKind, ClaimStatus], roles: Roles, period: Period, around: Around
) -> Claim:
    """Return the claim of one amount."""
    amount, actor = frame.amount, roles.actor
    return Claim(
        span=frame.view.span,
        surface=frame.view.surface,
        kind=what[0],
        status=what[1],
        rule=around.rule,
        actor=actor.name if actor else None,
        actor_country=actor.country if actor else None,
        actor_organization_id=actor.organization_id if actor else None,
        amount_span=amount.span,
        amount_value=amount.value,
        currency=amount.currency,
        amount_low=amount.low,
        amount_high=amount.high,
        amount_qualifier=amount.qualifier,
        target_country=read_destination(frame, what[0], roles),
        recipient=roles.recipient,
        period_start=period[0],
        period_end=period[1],
        investors=tuple(a.name for a in roles.investors),
        co_actors=tuple(a.name for a in roles.co_actors),
        attributed_to=roles.attributed_to,
        per=amount.per,
        is_cumulative=amount.is_cumulative,
        part_of_span=around.part_of_span,
        doubt=around.doubt,
        about_ai=around.about_ai,
        about_ai_reason=around.about_ai_reason,
    )
