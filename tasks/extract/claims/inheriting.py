"""Amounts that say nothing of their own and go on with the claim before: a sum, a share of it, a rival figure.

모두 합하면 15조 원이다 adds up what stands before; 이 가운데 30조원은 AI 몫이다 is a part of it; 한 매체는 4500억
달러라고 적었다 disputes it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.extract.claims.agents import Agent
from tasks.extract.claims.evidence import joined_words, object_of, subject_of
from tasks.extract.claims.frames import Frame
from tasks.extract.claims.parties import first_name, owner_before
from tasks.extract.claims.periods import read_period
from tasks.extract.claims.roles import Roles
from tasks.extract.claims.statuses import Speaking, read_status
from tasks.extract.claims.vocabulary import verbs
from tasks.records import Amount, Claim, ClaimKind, ClaimStatus

_SUM = re.compile(r"합치면|합하면|합쳐|합해|더하면|모두 더|합계|총액|도합|총 투자|통틀어|모두$|모두 $")
_STAGE_NAME = re.compile(r"(?<!\d)(\d)(?:단계|기|차)")
_SHARE = re.compile(r"(?:이|그)\s?(?:가운데|중)|몫|나머지|기금|부담|절반")
_MOST_PARTS = 6
_SHORT_SENTENCE = 40
_FIRST = frozenset({"선두", "1위", "최대", "최다", "으뜸"})
_RANK_CHARS = 80
_PROSPECTS = frozenset({"눈높이", "전망치", "목표치", "계획", "규모"})
_YEARS_BEFORE = re.compile(r"(?:전년|년\s?전|지난해|작년)\s?(?:의\s)?(?:같은|동기)")  # a figure to compare with


def _inherited(frame: Frame, last: Claim, rule: str) -> Claim:
    amount = frame.amount
    return replace(
        last,
        span=frame.view.span,
        surface=frame.view.surface,
        rule=rule,
        amount_span=amount.span,
        amount_value=amount.value,
        currency=amount.currency,
        amount_low=amount.low,
        amount_high=amount.high,
        amount_qualifier=amount.qualifier,
        per=amount.per,
        is_cumulative=amount.is_cumulative,
        doubt=amount.doubt,
        part_of_span=None,
    )


def _parts_of(frame: Frame, claims: list[Claim]) -> list[int]:
    """Return the indexes of the claims just before that add up to the amount."""
    total = frame.amount.value * 0
    for count in range(1, min(_MOST_PARTS, len(claims)) + 1):
        claim = claims[-count]
        if claim.currency != frame.amount.currency or claim.amount_value is None:
            return []
        total += claim.amount_value
        if count > 1 and total == frame.amount.value:
            return list(range(len(claims) - count, len(claims)))
    return []


def _with_old_one(frame: Frame, claims: list[Claim]) -> list[int]:
    """1000억 달러를 더 투자한다. 기존 650억 달러를 합치면 1650억 달러다: the claim before and what is added to it here."""
    last = claims[-1]
    told = (w.mention for _, p in frame.phrases(0, frame.place - 1) for w in p.amounts)
    added = [m.value for m in told if isinstance(m, Amount) and m.currency == last.currency]
    adds_up = last.amount_value is not None and sum(added, last.amount_value) == frame.amount.value
    return [len(claims) - 1] if added and adds_up and last.currency == frame.amount.currency else []


def _of_several(claims: list[Claim], parts: list[int]) -> bool:
    """Return whether several pay: their sum is nobody's commitment, what each pays is."""
    return len({claims[i].actor for i in parts}) > 1 or any("각각" in claims[i].surface for i in parts)


def read_stage(frame: Frame, claims: list[Claim]) -> Claim | None:
    """2단계에 2000억을 배정한다. 1단계는 1037억 규모였다: another stage of what was told, with a sum of its own."""
    last, subject = claims[-1], subject_of(frame)
    stage = _STAGE_NAME.search(joined_words(subject)) if subject is not None else None
    if stage is None or frame.lemma not in verbs("copula") or last.currency != frame.amount.currency:
        return None
    told = {m[1] for m in _STAGE_NAME.finditer(last.surface)}
    if not told or stage[1] in told:
        return None
    own = replace(_inherited(frame, last, "claim.stage"), part_of_span=None, period_start=None, period_end=None)
    past = frame.predicate is not None and frame.predicate.is_past
    return replace(own, status=ClaimStatus.DONE) if past else own


def read_sum(frame: Frame, claims: list[Claim]) -> Claim | None:
    """Return the claim that sums up the ones before it, which then point to it as their whole."""
    clause = frame.view.text[frame.view.span[0] : frame.amount.span[0]]
    if not _SUM.search(clause):
        return None
    parts = _parts_of(frame, claims) or _with_old_one(frame, claims)
    if not parts or _of_several(claims, parts):
        return None
    ends = [claims[i].period_end for i in parts]
    known = [end for end in ends if end is not None]
    whole = _inherited(frame, claims[-1], "claim.sum_of_parts")
    for index in parts:
        claims[index] = replace(claims[index], part_of_span=frame.amount.span)
    return replace(whole, period_end=max(known) if known else None)


def read_share(frame: Frame, claims: list[Claim], roles: Roles) -> Claim | None:
    """Return a part of the claim just before it: 이 가운데 30조원은 AI 몫이다; whose share it is called bears it: AWS 몫이 N이다.

    So does who is said to: ASML이 이 가운데 13억 유로를 책임진다; of a round it is invested by the one who bears it.
    """
    last = claims[-1]
    sentence = frame.view.surface
    whole = next((c for c in reversed(claims) if c.part_of_span is None), last)
    settled = frame.phrase.particle in {"로", "으로"} and (
        frame.lemma.removesuffix("되") in {"확정", "책정", "정해지", "결정"} or frame.lemma in verbs("ranking")
    )
    is_share = settled or frame.phrase.is_topic or frame.phrase.particle in {"이", "가", "을", "를", ",", ""}
    stands = last.kind is ClaimKind.BUDGET and frame.lemma in verbs("standing") and _is_next(frame, last)
    if (
        not ((_SHARE.search(sentence) or stands) and is_share)
        or whole.amount_value is None
        or whole.amount_span is None
    ):
        return None
    if whole.currency != frame.amount.currency or whole.amount_value <= frame.amount.value:
        return None
    part = replace(_inherited(frame, whole, "claim.part_of_whole"), part_of_span=whole.amount_span)
    shares = [p for _, p in frame.phrases(0, frame.place) if p.head == "몫"]
    bearer = first_name(frame, shares[-1].words) if shares else None
    is_round = whole.kind is ClaimKind.FUNDING_RAISED
    if is_round and _are_others(frame):
        return None
    bears = verbs("bearing", "spending", "putting_in") | (verbs("copula") if is_round else frozenset())
    pays = frame.lemma in bears and roles.rule == "actor.subject"
    if pays and roles.actor is not None and roles.actor.organization is not None and roles.actor.name != whole.actor:
        own = _borne_by(part, roles.actor)
        into_round = replace(own, kind=ClaimKind.INVESTMENT, recipient=whole.actor, target_country=whole.actor_country)
        return into_round if is_round else own
    return _borne_by(part, bearer) if bearer is not None and bearer.organization is not None else part


def _is_next(frame: Frame, last: Claim) -> bool:
    """AI 예산 N을 편성했다. 올해의 세 배다. GPU 확보에만 M이 잡혔다: at most a short sentence stands between."""
    return 0 <= frame.view.span[0] - last.span[1] <= _SHORT_SENTENCE


def _borne_by(part: Claim, bearer: Agent) -> Claim:
    return replace(
        part,
        actor=bearer.name,
        actor_country=bearer.country,
        actor_organization_id=bearer.organization_id,
        co_actors=(),
        investors=(),
    )


def part_claim(frame: Frame, whole: Claim) -> Claim:
    """Return the claim of a part, all but its money, and a period of its own (내년 몫), taken from the whole."""
    part = replace(_inherited(frame, whole, "claim.part_of_whole"), part_of_span=whole.amount_span)
    start, end = read_period(frame, whole.kind, whole.status, None)
    return replace(part, period_start=start, period_end=end) if start and end else part


def _are_others(frame: Frame) -> bool:
    """나머지 두 회사는 300억 달러씩이다: who they are is said elsewhere."""
    subject = subject_of(frame)
    return subject is not None and subject.words[0].form == "나머지" and subject.head in {"회사", "곳", "기업"}


def read_rival(frame: Frame, claims: list[Claim], roles: Roles) -> Claim | None:
    """Return the same claim with the figure that somebody else gives it in the same sentence."""
    last = claims[-1]
    elliptic = verbs("copula", "outsider", "planning", "recording")
    if (
        _are_others(frame)
        or last.span != frame.view.span
        or frame.lemma not in elliptic
        or last.currency != frame.amount.currency
    ):
        return None
    status = read_status(frame, last.kind, Speaking(roles.by_outsider, roles.by_medium))
    rival = _inherited(frame, last, "claim.rival_figure")
    start, end = read_period(frame, last.kind, status, None)
    dated = replace(rival, period_start=start, period_end=end) if start or end else rival
    return replace(dated, status=status, attributed_to=_name(roles.speaker), doubt=claim_doubt(frame))


def claim_doubt(frame: Frame) -> str:
    """Return why a second figure for the same money is not to be counted, beside what doubts the figure itself."""
    return frame.amount.doubt or "the text gives another figure first"


def read_continued(frame: Frame, claims: list[Claim], roles: Roles) -> Claim | None:
    """내년에는 2조달러를 넘어설 것으로 보인다: no subject of its own, so the figure before goes on."""
    last = claims[-1]
    grows = verbs("qualifier", "change", "copula") | {"넘어서", "돌파"}
    has_subject = any(
        p.is_subject for i, p in frame.phrases(0, len(frame.view.items) - 1) if i != frame.place and p.particle != "에"
    )
    adds_up = _SUM.search(frame.view.text[frame.view.span[0] : frame.amount.span[0]])  # 네 회사의 투자를 합하면
    if adds_up or has_subject or frame.lemma not in grows or last.currency != frame.amount.currency:
        return None
    status = read_status(frame, last.kind, Speaking(roles.by_outsider, roles.by_medium))
    start, end = read_period(frame, last.kind, status, None)
    if (start is None and end is None) or _YEARS_BEFORE.search(frame.view.surface):
        return None
    going_on = _inherited(frame, last, "claim.figure_goes_on")
    return replace(going_on, status=status, period_start=start, period_end=end)


def read_answer(frame: Frame, claims: list[Claim], roles: Roles) -> Claim | None:
    """릴라이언스가 N으로 응수했다, 알파벳은 N으로 눈높이를 올렸다: another does the same thing as the one told before."""
    last, actor = claims[-1], roles.actor
    thing = object_of(frame)
    raises = frame.lemma in verbs("change") and thing is not None and thing.head in _PROSPECTS
    keeps = frame.lemma in {"유지", "고수"} and frame.particle in {"을", "를"} and last.kind is ClaimKind.INVESTMENT
    answers = ((frame.lemma in verbs("answering") or raises) and frame.particle in {"로", "으로"}) or keeps
    if not answers or actor is None or actor.name == last.actor or actor.organization is None:
        return None
    own = replace(_borne_by(_inherited(frame, last, "claim.answered"), actor), recipient=None, part_of_span=None)
    same_year = (raises or keeps) and last.period_start and last.period_end
    return own if same_year else replace(own, period_start=None, period_end=None)


def read_ranked(frame: Frame, claims: list[Claim]) -> Claim | None:
    """두 곳이 약속한 투자액만 2100억 달러다. 릴라이언스가 1100억 달러로 선두다: whom a sum of many names first, of the same sort."""
    last, subject = claims[-1], subject_of(frame)
    ranks = frame.lemma in verbs("ranking") or any(
        p.head in _FIRST for _, p in frame.phrases(frame.place + 1, frame.last)
    )
    is_told = last.span != frame.view.span and frame.view.span[0] - last.span[1] <= _RANK_CHARS
    if not ranks or frame.particle not in {"로", "으로"} or subject is None or not is_told:
        return None
    named = first_name(frame, subject.words)
    index = frame.view.items.index(subject)
    owner = owner_before(frame, index) if named is None and subject.head == "몫" else None
    actor = named or (owner.agent if owner is not None else None)
    by_many = last.actor is None or last.actor_organization_id is None
    if actor is None or actor.organization is None or not by_many or last.kind is not ClaimKind.INVESTMENT:
        return None
    is_part = last.currency == frame.amount.currency and (last.amount_value or 0) > frame.amount.value
    own = _borne_by(_inherited(frame, last, "claim.ranked"), actor)
    return replace(own, part_of_span=last.amount_span if is_part else None, period_start=None, period_end=None)


def _name(agent: Agent | None) -> str | None:
    return agent.name if agent else None


def read_inherited(frame: Frame, claims: list[Claim], roles: Roles) -> Claim | None:
    """Return the claim that an amount without words of its own goes on with, None without one."""
    if not claims:
        return None
    own = read_stage(frame, claims) or read_sum(frame, claims) or read_share(frame, claims, roles)
    other = read_rival(frame, claims, roles) or read_answer(frame, claims, roles) or read_ranked(frame, claims)
    return own or other or read_continued(frame, claims, roles)
