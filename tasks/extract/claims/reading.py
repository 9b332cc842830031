"""Every claim of a text: sentences with money, their frames, and what the rules say of each.

Here belongs the order of the rules. Only sentences that hold an amount are tokenized.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from tasks.extract.claims.about_ai import commitment_about_ai, find_about_ai, strong_word, weak_word
from tasks.extract.claims.agents import Agent
from tasks.extract.claims.carrying import named_agent, named_government, starts_afresh
from tasks.extract.claims.clauses import read_clauses
from tasks.extract.claims.combining import combined_kind, is_industrial, provisional_kind
from tasks.extract.claims.destinations import read_destination
from tasks.extract.claims.evidence import subject_of
from tasks.extract.claims.folding import fold_repeats
from tasks.extract.claims.followups import changed_status
from tasks.extract.claims.frames import Frame, SentenceView, read_frames
from tasks.extract.claims.inheriting import read_inherited
from tasks.extract.claims.kinds import read_kind
from tasks.extract.claims.parties import names_individual
from tasks.extract.claims.parts import (
    feeds_a_fund,
    is_old_figure,
    is_running_total,
    is_whole_marker,
    is_yardstick,
    whole_of,
)
from tasks.extract.claims.periods import read_period
from tasks.extract.claims.roles import Roles, read_roles, with_government
from tasks.extract.claims.statuses import is_ahead, is_statistic, read_status
from tasks.extract.claims.words import Mentions, read_words
from tasks.extract.morphemes import Tokenizer
from tasks.extract.sentences import split_sentences
from tasks.records import Claim, ClaimKind, ClaimStatus, Span

_MAX_SENTENCE_CHARS = 2000
_FORMERLY = re.compile(r"당초|애초|원래")
_WITHDRAWN = re.compile(r"(?:계획|투자|건설|인수|사업|공장)[을를이가은는도]?\s?[^.]{0,15}(?:철회했|백지화했|취소했|접었|중단했|포기했|백지화됐|무산됐)")
_EXPLAINS = re.compile(r"(?:이는|이것은|같은 기간|이 기간)\s")
_NEEDS_AI = frozenset({ClaimKind.BUDGET, ClaimKind.MARKET_SIZE, ClaimKind.OTHER, ClaimKind.TARGET})


@dataclass(slots=True)
class _State:
    """What one sentence leaves for the next."""

    text: str
    published_on: date | None
    mentions: Mentions
    tokenize: Tokenizer
    text_is_ai: bool
    carried: Agent | None = None
    government: str | None = None
    withdrawn: bool = False
    near: str = ""
    claims: list[Claim] = field(default_factory=list)


def _view(state: _State, span: Span) -> SentenceView:
    words = read_words(state.text, span, state.mentions, state.tokenize)
    return SentenceView(state.text, span, words, read_clauses(words), state.mentions.within(span))


def _claim(state: _State, frame: Frame, frames: list[Frame]) -> tuple[Claim, Roles] | None:
    if is_yardstick(frame) or is_old_figure(frame, frames) or is_running_total(frame, frames):
        return None
    verdict = read_kind(frame)
    if verdict.kind is None:
        inherited = read_inherited(frame, state.claims, read_roles(frame, ClaimKind.OTHER, state.carried))
        return (inherited, Roles()) if inherited and verdict.rule == "refused.nothing_says_what" else None
    if names_individual(subject_of(frame)):
        return None
    roles = read_roles(frame, provisional_kind(frame, verdict), state.carried)
    roles = with_government(roles, state.government)
    kind, roles, rule = combined_kind(frame, verdict, roles)
    if kind is None:
        return None
    status = read_status(
        frame,
        kind,
        by_outsider=roles.by_outsider,
        from_media=roles.by_medium,
        own_only=roles.rule == "actor.relative_head",
        is_drawn=rule == "claim.investment.attracted",
    )
    if state.withdrawn and _FORMERLY.search(frame.view.surface):
        status = ClaimStatus.CANCELLED
    start, end = read_period(frame, kind, status, state.published_on)
    if status is ClaimStatus.PLANNED and is_statistic(frame) and end and state.published_on and end < state.published_on:
        status = ClaimStatus.DONE
    if status is ClaimStatus.DONE and is_ahead(frame, kind, (start, end), state.published_on):
        status = ClaimStatus.PLANNED
    companies = [a.organization.name for a in (roles.actor, roles.recipient_agent) if a and a.organization]
    about, reason = commitment_about_ai(frame.view.surface, state.near, list(companies), state.text_is_ai)
    amount = frame.amount
    actor = roles.actor
    if actor is None and verdict.rule.endswith(".spent"):
        return None
    return (
        Claim(
            span=frame.view.span,
            surface=frame.view.surface,
            kind=kind,
            status=status,
            rule=f"{rule}+{roles.rule}",
            actor=actor.name if actor else None,
            actor_country=actor.country if actor else None,
            actor_organization_id=actor.organization_id if actor else None,
            amount_span=amount.span,
            amount_value=amount.value,
            currency=amount.currency,
            amount_low=amount.low,
            amount_high=amount.high,
            amount_qualifier=amount.qualifier,
            target_country=read_destination(frame, kind, roles),
            recipient=roles.recipient,
            period_start=start,
            period_end=end,
            investors=tuple(a.name for a in roles.investors),
            co_actors=tuple(a.name for a in roles.co_actors),
            attributed_to=roles.attributed_to,
            per=amount.per,
            is_cumulative=amount.is_cumulative,
            part_of_span=whole_of(frame, frames) or feeds_a_fund(frame, frames),
            doubt=amount.doubt,
            about_ai=about,
            about_ai_reason=reason,
        ),
        roles,
    )


def _continued(state: _State, claim: Claim) -> Claim:
    """이는 …: a figure that explains the one before it speaks of the same period, and is as done."""
    last = state.claims[-1] if state.claims else None
    if last is None or claim.period_end is not None or not _EXPLAINS.match(claim.surface):
        return claim
    return replace(claim, period_start=last.period_start, period_end=last.period_end, status=last.status)


def _has_ai_near(state: _State, claim: Claim) -> bool:
    text = claim.surface + state.near
    return claim.about_ai or bool(strong_word(text) or weak_word(text))


def _is_kept(state: _State, claim: Claim, frame: Frame, roles: Roles, n_amounts: int) -> bool:
    """Budgets, markets and goals count only near a word for AI; a budget's whole beside its part does not."""
    if claim.kind is ClaimKind.BUDGET and is_whole_marker(frame) and n_amounts > 1:
        return False
    if claim.kind is ClaimKind.BUDGET and is_industrial(frame, roles):
        return True
    return claim.kind not in _NEEDS_AI or _has_ai_near(state, claim)


def _read_sentence(state: _State, span: Span) -> None:
    view = _view(state, span)
    frames = read_frames(view)
    for frame in frames:
        found = _claim(state, frame, frames)
        if found is None or not _is_kept(state, found[0], frame, found[1], len(frames)):
            continue
        state.claims.append(_continued(state, found[0]))
        if found[1].actor is not None:
            state.carried = found[1].actor


def _follow_up(state: _State, sentence: str) -> None:
    if not state.claims:
        return
    status = changed_status(sentence, state.claims[-1].actor)
    if status is not None:
        state.claims[-1] = replace(state.claims[-1], status=status, rule=f"{state.claims[-1].rule}+status.next_sentence")


def read_claims(text: str, published_on: date | None, mentions: Mentions, tokenize: Tokenizer, title: str) -> tuple[Claim, ...]:
    """Return every claim of the text, in order, repeats folded."""
    state = _State(text, published_on, mentions, tokenize, find_about_ai(text, title)[0])
    for span in split_sentences(text):
        sentence = text[span[0] : span[1]]
        inside = mentions.within(span)
        if starts_afresh(sentence):
            state.carried = state.government = None
        if inside.amounts and len(sentence) <= _MAX_SENTENCE_CHARS:
            _read_sentence(state, span)
        else:
            _follow_up(state, sentence)
        state.carried = named_agent(text, span, inside.organizations, inside.countries) or state.carried
        state.government = named_government(text, span, inside.countries) or state.government
        state.withdrawn = bool(_WITHDRAWN.search(sentence)) or (state.withdrawn and bool(inside.amounts))
        state.near = (state.near + " " + sentence)[-400:]
    return fold_repeats(state.claims, mentions.amounts, mentions.countries)
