"""Kinds that need the parties to be known: money raised or drawn, a purse or a purchase, a goal or a deed.

유치하다 raises money for a company but draws money to a country; 투자하다 is a budget in a ministry's mouth.
"""

from __future__ import annotations

import re

from tasks.extract.claims.about_ai import general_pledge
from tasks.extract.claims.agents import Agent
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.frames import Frame, lemma_of, theme_clause
from tasks.extract.claims.parties import party_at, possessor
from tasks.extract.claims.roles import Roles
from tasks.extract.claims.statuses import is_statistic
from tasks.extract.claims.verdicts import Verdict
from tasks.extract.claims.vocabulary import verb_kind, verbs
from tasks.records import Claim, ClaimKind

Combined = tuple[ClaimKind, Roles, str]
_WORKS = ("사업", "과제", "프로젝트", "건설", "공사", "증설", "구축", "건립", "조성")
_HOUSEHOLDS = ("가구", "가정", "1인당", "농가", "어민", "학생", "주민")
_GRANT_REACH = 3
_PUBLIC_RULES = ("governor", "given", "spent", "own_clause", "use", "noun_before", "object")
_FIGURES = frozenset({ClaimKind.REVENUE, ClaimKind.MARKET_SIZE})
_MINISTRY_SORTS = frozenset({"government"})


def _is_raised(frame: Frame, verdict: Verdict, roles: Roles) -> bool:
    """투자를 유치하다 raises; 오픈AI에 대한 투자를 마무리하다, with somebody who is paid, does not."""
    if roles.recipient_agent is not None and frame.lemma in {"마치", "마무리", "완료", "진행", "성공"}:
        return False
    if frame.lemma == "진행" and frame.after and frame.after[-1].endswith(_WORKS):
        return False  # 1조원 규모의 사업을 진행한다
    clause = lemma_of(theme_clause(frame)) if is_statistic(frame) else ""
    if verdict.kind is not ClaimKind.INVESTMENT or verbs("raising").isdisjoint({frame.lemma, clause}):
        return False
    # 투자금 N의 납입을 마치다: who pays in invests
    return "납입" not in frame.view.forms(frame.amount.span[0], frame.view.span[1])


def provisional_kind(frame: Frame, verdict: Verdict) -> ClaimKind:
    """Return the kind by which roles are read: a market or a turnover that is somebody's goal has an owner."""
    kind = verdict.kind or ClaimKind.OTHER
    return ClaimKind.TARGET if kind in _FIGURES and _names_goal(frame) else kind


def _names_goal(frame: Frame) -> bool:
    """Return whether 목표 or 공약 stands beside the amount or is what the sentence comes to."""
    tail = [i for i in frame.view.items[frame.place :] if isinstance(i, Phrase)]
    if frame.lemma in verbs("growing") and frame.particle in {"로", "으로", "까지"}:
        return True
    return any("목표" in p.nouns or "목표액" in p.nouns or "목표치" in p.nouns for p in tail)


def _drawn(frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    """Return the roles of money drawn: the country that attracts it is where it goes, not who pays."""
    if verdict.kind not in {ClaimKind.FUNDING_RAISED, ClaimKind.INVESTMENT}:
        return None
    actor = roles.actor
    attracts = frame.lemma in verbs("attracting") or lemma_of(theme_clause(frame)) in verbs("attracting")
    if actor is None or not actor.is_state or not attracts:
        return None
    if _goes_on_to_invest(frame):
        return ClaimKind.INVESTMENT, roles, "claim.investment.gathered"
    tail = frame.forms_after
    if _names_goal(frame) or any(mark in tail for mark in (" 겠 ", " ᆯ 것 ", " 을 것 ", " ᆯ 계획 ", " 을 계획 ")):
        return ClaimKind.TARGET, roles, "claim.target.to_attract"
    drawn = roles._replace(actor=None, recipient_agent=actor, recipient=actor.name, rule="actor.attracting_country")
    return ClaimKind.INVESTMENT, drawn, "claim.investment.attracted"


def _goes_on_to_invest(frame: Frame) -> bool:
    """정부가 100조원을 모아 첨단 산업에 투자한다: who gathers money to invest it pays it."""
    if (
        frame.governor is None
        or frame.predicate is None
        or frame.predicate.final_form not in {"어", "아", "어서", "아서"}
    ):
        return False
    following = next((i for i in frame.view.items[frame.governor + 1 :] if isinstance(i, Predicate)), None)
    return following is not None and verb_kind(lemma_of(following)) == ("strong", "investment")


def _public(frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    """Return a budget where a ministry or government invests."""
    is_purse = roles.actor is not None and roles.actor.sort in _MINISTRY_SORTS
    if verdict.kind is not ClaimKind.INVESTMENT or not is_purse or not verdict.rule.endswith(_PUBLIC_RULES):
        return None
    # 포항시와 A가 맺은 협약: not the city's budget alone
    alone = not any(a.sort == "organization" for a in roles.co_actors) and "민간" not in frame.before
    if alone and not _takes_a_stake(frame) and general_pledge(frame.view.surface) is None:
        return ClaimKind.BUDGET, roles, "claim.budget.government_invests"
    return None


def _of_new_fund(frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    """150조원을 대는 국민성장펀드를 만들다: money that a fund is made with is the fund's."""
    spends = verdict.kind in {ClaimKind.INVESTMENT, ClaimKind.BUDGET} and frame.governor is not None
    adnominal = frame.predicate is not None and frame.predicate.final_tag == "ETM"
    following = frame.view.items[frame.governor + 1 : frame.governor + 3] if frame.governor is not None else ()
    if not (spends and adnominal) or len(following) < 2:
        return None
    head, made = following
    is_fund = isinstance(head, Phrase) and head.head.endswith(("펀드", "기금")) and head.particle in {"을", "를"}
    makes = isinstance(made, Predicate) and lemma_of(made) in verbs("founding") | {"만들", "조성", "결성", "꾸리"}
    return (ClaimKind.FUND, roles, "claim.fund.made_with") if is_fund and makes else None


def _agreed_with_firms(frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    """전남도는 삼성전자, SK텔레콤과 4조2000억원 규모의 투자협약을 맺었다: who agrees to invest in a place pays, not the place."""
    actor = roles.actor
    signs = "".join(frame.after).endswith(("투자협약", "투자협정", "투자양해각서"))
    if (
        verdict.kind is not ClaimKind.INVESTMENT
        or not signs
        or actor is None
        or actor.sort not in {"government", "country"}
    ):
        return None
    parties = (party_at(frame, i) for i, p in frame.phrases(0, frame.place - 1) if p.particle in {"와", "과"})
    agents = next(
        ((*p.partners, p.agent) for p in parties if p is not None and _names_firm((*p.partners, p.agent))), ()
    )
    agents = agents or roles.co_actors  # 산업통상부와 MGX는
    paying = tuple(a for a in agents if a.sort == "organization" and not a.is_state)  # UAE MGX, 산업통상부와
    if not paying:
        return None
    agreed = roles._replace(actor=paying[0], co_actors=paying[1:], recipient_agent=actor, rule="actor.agreed_with")
    return ClaimKind.INVESTMENT, agreed, verdict.rule


def _names_firm(agents: tuple[Agent, ...]) -> bool:
    return any(a.sort == "organization" for a in agents)


def _takes_a_stake(frame: Frame) -> bool:
    """재정부가 N을 내 지분 17%를 가졌다: a share that a ministry takes is invested, not spent."""
    behind = (p for _, p in frame.phrases(frame.place + 1, len(frame.view.items) - 1))
    own = frame.predicate is not None and frame.predicate.final_form in {"", "어", "어서", "아", "아서", "고"}
    return own and any("지분" in p.nouns and any("%" in w.form for w in p.words) for p in behind)


def _readied(frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    """집행위는 10억 유로를 마련했다: what a government makes ready is its budget, no round."""
    is_state = roles.actor is not None and roles.actor.is_state
    ready = verdict.rule == "claim.funding_raised.received" and frame.lemma in {"마련", "확보"}
    return (ClaimKind.BUDGET, roles, "claim.budget.made_ready") if is_state and ready else None


def _granted(frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    """A는 정부에서 보조금을 받는다: a grant is its giver's money."""
    actor = roles.actor
    receives = {frame.lemma, lemma_of(theme_clause(frame))} & verbs("receiving")
    if verdict.kind is not ClaimKind.BUDGET or not receives or (actor and actor.is_state):
        return None
    owner = possessor(frame)
    named = [*roles.investors, *([owner.agent] if owner is not None else [])]
    giver = next((a for a in named if a.is_state), None)
    if giver is not None and giver.name == "정부" and actor is not None:
        giver = giver._replace(country=actor.country)
    given = roles._replace(
        actor=giver,
        recipient_agent=actor,
        recipient=actor.name if actor else None,
        co_actors=(),
        investors=(),
        rule="actor.giver",
    )
    return ClaimKind.BUDGET, given, "claim.budget.granted"


def _paid_from_purse(_frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    """라피더스 지원액은 5조엔: a company in front of public money gets it."""
    actor = roles.actor
    if verdict.kind is not ClaimKind.BUDGET or roles.rule != "actor.possessor" or actor is None or actor.is_state:
        return None
    unpaid = roles._replace(actor=None, recipient=actor.name, recipient_agent=actor)
    return ClaimKind.BUDGET, unpaid, verdict.rule


def _private_purse(frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    """오라클은 네덜란드에 10억 달러를 배정했다: what a company sets aside is its investment, no public budget."""
    actor = roles.actor
    own = (
        actor is not None and actor.organization is not None and actor.organization.kind in {"company", "fund", "bank"}
    )
    if verdict.rule != "claim.budget.governor" or not own or roles.rule.startswith("actor.possessor"):
        return None
    return (ClaimKind.INVESTMENT, roles, "claim.investment.set_aside") if frame.lemma in verbs("allotting") else None


def _bought_by_state(frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    """국회는 예산안에 GPU 구매비 2100억원을 얹었다: what a government sets aside for goods is its budget."""
    is_state = roles.actor is not None and roles.actor.sort == "government"
    adds = frame.lemma in verbs("change", "allotting") | {"얹", "더하", "보태", "담", "반영"}
    named = adds and verdict.rule == "claim.contract.noun_before"
    used = verdict.rule == "claim.contract.use"  # 정부는 GPU를 사들이는 데 N을 쓴다
    return (ClaimKind.BUDGET, roles, "claim.budget.set_aside") if is_state and (named or used) else None


def _for_project(_frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    """스타게이트가 5천억 달러를 모으다: money raised for a project is invested in it."""
    is_project = roles.actor is not None and roles.actor.sort == "project"
    if not is_project or verdict.kind is not ClaimKind.FUNDING_RAISED:
        return None
    return ClaimKind.INVESTMENT, roles, "claim.investment.raised_for_project"


def _raised(frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    if not _is_raised(frame, verdict, roles):
        return None
    return ClaimKind.FUNDING_RAISED, roles, "claim.funding_raised.investment_received"


def _aimed(frame: Frame, verdict: Verdict, roles: Roles) -> Combined | None:
    if verdict.kind not in _FIGURES or not _names_goal(frame):
        return None
    return ClaimKind.TARGET, roles, f"claim.target.{verdict.kind}"


_RULES = (
    _paid_from_purse,
    _private_purse,
    _bought_by_state,
    _readied,
    _granted,
    _for_project,
    _drawn,
    _of_new_fund,
    _agreed_with_firms,
    _public,
    _raised,
    _aimed,
)


def combined_kind(frame: Frame, verdict: Verdict, roles: Roles) -> Combined:
    """Return the kind and roles of an amount once its parties are known; never a refusal."""
    for rule in _RULES:
        found = rule(frame, verdict, roles)
        if found is not None:
            return found
    return verdict.kind or ClaimKind.OTHER, roles, verdict.rule


def granted_before(claims: list[Claim], combined: Combined) -> Combined:
    """SK하이닉스는 4억 달러를 받는다, after a subsidy: the next one to receive gets it from the same purse."""
    _, roles, rule = combined
    last = claims[-_GRANT_REACH:]
    purse = next((c for c in reversed(last) if c.kind is ClaimKind.BUDGET and c.actor is not None), None)
    if rule != "claim.funding_raised.received" or roles.investors or purse is None or roles.actor is None:
        return combined
    giver = Agent(purse.actor or "", purse.actor_country, "government", purse.actor_organization_id)
    given = roles._replace(
        actor=giver, recipient_agent=roles.actor, recipient=roles.actor.name, rule="actor.giver_before"
    )
    return ClaimKind.BUDGET, given, "claim.budget.granted"


_TECHNOLOGY = re.compile(
    r"과학|기술|과기|산업|상무|경산|중기|중소벤처|정보|디지털|공업|Commerce|Science|Technology|Industry"
)


def is_industrial(frame: Frame, roles: Roles) -> bool:
    """Return whether public money without a word for AI is still industry's: a subsidy, a technology ministry's."""
    to_company = roles.recipient_agent is not None
    subsidy = "보조금" in frame.view.surface and not any(word in frame.view.surface for word in _HOUSEHOLDS)
    actor = roles.actor
    names = f"{actor.name} {actor.organization.name if actor.organization else ''}" if actor else ""
    return to_company or subsidy or bool(_TECHNOLOGY.search(names))
