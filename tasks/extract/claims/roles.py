"""Who pays, raises, sells or sets the goal, who joins in, who pays into a round, and who merely says so.

Here belongs the way from parties and predicates to roles. Syntax is read in ``parties``, names in ``agents``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from tasks.extract.claims.actors import find_actor, is_passive
from tasks.extract.claims.agents import HOME, Agent, organization_agent, read_agent, squeezed
from tasks.extract.claims.clause_parties import leader_of_round
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.customers import is_with_cloud
from tasks.extract.claims.evidence import joined_words, object_of, subject_of
from tasks.extract.claims.frames import Frame, lemma_of, theme_clause
from tasks.extract.claims.parties import (
    SITES,
    Party,
    partners_of,
    subject_parties,
)
from tasks.extract.claims.sources import according_to, is_medium, main_verb, outside_source, source_name
from tasks.extract.claims.vocabulary import agent_endings, verbs
from tasks.extract.claims.words import DATE
from tasks.extract.organizations.governments import names_ministry
from tasks.records import ClaimKind, OrganizationMention

_FROM = frozenset({"로부터", "으로부터", "에게서", "에서", "한테서"})


_NOBODY_CARRIED = frozenset({ClaimKind.MARKET_SIZE, ClaimKind.CONTRACT, ClaimKind.FUND})

_COUNTED_BY = re.compile(r"집계(?:로|에 따르면|에 의하면|\s?결과)|통계에 따르면")
_PURSES = ("예산안", "예산", "추경", "추경안")  # where money stands is not where it goes
_APART = re.compile(r"\s(?:따로|별도로)\s")
_LEADS = re.compile(r"[이가]\s(?:이끈|이끄는|주도한|앞장선|리드한)\s")  # a round, by who pays into it
_FOR_YEARS = re.compile(r"^\d+\s?(?:년|개월)\s?(?:간|동안)\s")
_FIRMS = ("회사", "기업", "업체", "그룹", "스타트업")
_OTHERS = frozenset({"민간", "업계", "외국인"})
_RIVALS = ("경쟁사", "경쟁업체", "경쟁자", "다른회사", "다른기업", "다른업체")
_ITSELF = frozenset({"자사", "당사"})
_PLANT = re.compile(r"\s(?:짓|지으|세우|지어)[^.]{0,12}(?:공장|팹)")
_OF_A_PARTY = re.compile(r"(?:전임|직전|전|새|신임|차기|이전)?(?:[가-힣]{2,5}당)?정부")
_SHARED_MONEY = frozenset({"USD", "EUR", "XOF", "XAF", "XCD", "XPF"})


class Roles(NamedTuple):
    """The parties to one amount; ``by_outsider`` where the one who speaks is not the one who pays."""

    actor: Agent | None = None
    co_actors: tuple[Agent, ...] = ()
    investors: tuple[Agent, ...] = ()
    recipient: str | None = None
    recipient_agent: Agent | None = None
    attributed_to: str | None = None
    speaker: Agent | None = None
    by_outsider: bool = False
    by_medium: bool = False
    rule: str = "actor.none"


def _payers_in(frame: Frame) -> tuple[Agent, ...]:
    """Return those that money comes from: A로부터, A에서, A 주도로."""
    found: list[Agent] = []
    for index, phrase in frame.phrases(0, len(frame.view.items) - 1):
        leads = phrase.particle in {"로", "으로"} and squeezed(phrase.words).endswith("주도")
        if not (leads or phrase.particle in _FROM) or phrase.amounts:
            continue
        named = replace(phrase, words=phrase.words[:-1]) if leads and len(phrase.words) > 1 else phrase
        agent = read_agent(frame.view.text, named)
        if agent is not None and (agent.sort in {"organization", "government"} or phrase.particle != "에서"):
            found += [*partners_of(frame, index), agent]
    return tuple(found)


def _goal(frame: Frame) -> Phrase | None:
    """Return the phrase with 에/에게 that money goes to, in the amount's clause; in a list the nearest before it."""
    last = frame.governor if frame.governor is not None else len(frame.view.items) - 1
    later_money = any(p.amounts for _, p in frame.phrases(frame.place + 1, last))
    goals = [
        phrase
        for index, phrase in frame.phrases(frame.start, frame.place if later_money else last)
        if phrase.particle in {"에", "에게", "한테"}
        and index != frame.host
        and not phrase.amounts
        and not _is_ground(frame, index)
        and phrase.head != "만"  # 한 달 반 만에
        and squeezed(phrase.words) not in {"", "이번", "앞", "이", "데", "때", "동안"}
        and not phrase.head.endswith(_PURSES)
    ]
    return goals[-1] if goals else None


def _bought_with(frame: Frame) -> Phrase | None:
    """N을 주고 A를 사기로 했다: what is bought with the money stands behind the paying."""
    if (
        frame.governor is None
        or frame.predicate is None
        or frame.predicate.final_form not in {"고", "어", "어서", "아", "아서"}
    ):
        return None
    behind = (
        i for i in frame.view.items[frame.governor + 1 :] if isinstance(i, Predicate) or i.particle in {"을", "를"}
    )
    thing = next(behind, None)
    return thing if isinstance(thing, Phrase) and not thing.amounts else None


def _is_ground(frame: Frame, index: int) -> bool:
    """성과에 따라 지급한다: what money goes by is nowhere that it goes to."""
    following = frame.view.items[index + 1] if index + 1 < len(frame.view.items) else None
    return isinstance(following, Predicate) and lemma_of(following) == "따르"


def _recipient(frame: Frame, phrase: Phrase | None) -> tuple[str | None, Agent | None]:
    words = [w for w in phrase.words if w.tag != "DATE"] if phrase else []
    if phrase is None or not words:
        return None, None
    owner = _whose_stake(frame, phrase)
    if owner is not None:
        return _recipient(frame, owner)
    was_whose = words[0].form in {"옛", "前", "구"}  # 옛 삼성전자 구미사업장에: a place now
    agent = None if was_whose else read_agent(frame.view.text, phrase) or _named_in(phrase)
    if agent is not None and agent.organization is not None:
        return agent.name, agent
    if agent is not None and agent.sort == "generic" and _is_called(frame, phrase, agent):
        return agent.name, None  # 한국어 데이터 기업 말뭉치랩
    return _FOR_YEARS.sub("", frame.view.text[words[0].start : words[-1].end]), None


def _whose_stake(frame: Frame, phrase: Phrase) -> Phrase | None:
    """말뭉치랩의 지분 100%를: a stake is bought of the one that stands with 의 in front of it."""
    index = frame.view.items.index(phrase) if phrase in frame.view.items else 0
    owner = frame.view.items[index - 1] if index else None
    stake = phrase.words[0].form in {"지분", "주식", "경영권"}
    return owner if stake and isinstance(owner, Phrase) and owner.particle == "의" and not owner.amounts else None


def _is_called(frame: Frame, phrase: Phrase, agent: Agent) -> bool:
    """Return whether a name closes the phrase behind what sort of company it is."""
    surface = frame.view.text[phrase.start : phrase.words[-1].end]
    before = surface.removesuffix(agent.name).rstrip()
    return surface.endswith(agent.name) and before.endswith(agent_endings("companies"))


def _named_in(phrase: Phrase) -> Agent | None:
    """Return the organisation that a phrase starts with: 스케일AI 지분 49%를."""
    found = [w.mention for w in phrase.words if isinstance(w.mention, OrganizationMention)]
    return Agent(found[0].surface, found[0].iso2, "organization", None, found[0]) if found else None


_COUNTED = {"양": 2, "두": 2, "세": 3, "3": 3, "네": 4, "4": 4, "5": 5}


def _all_told(party: Party, listed: tuple[Agent, ...]) -> Party:
    """Return a party that speaks of as many as were listed before (두 회사, 3사, 이들 기업) as all of them; another as it is."""
    name = party.agent.name.replace(" ", "")
    means = name.startswith("이들") or _COUNTED.get(name[:1]) == len(listed)
    if party.agent.sort != "anaphor" or not listed or not means:
        return party
    return Party(party.index, party.phrase, listed[-1], listed[:-1])


def _resolved(
    frame: Frame, kind: ClaimKind, party: Party | None, carried: Agent | None, firm: Agent | None
) -> tuple[Agent | None, str]:
    """Return the actor with anaphors and dropped subjects filled from what was said before."""
    fills = (kind is ClaimKind.FUND and _makes_fund(frame)) or (kind is ClaimKind.CONTRACT and is_with_cloud(frame))
    if party is None and kind in _NOBODY_CARRIED and not fills:
        return None, ""
    if party is not None:
        leads = party.agent.sort == "person" and party.agent.name.endswith(agent_endings("executives"))
        if leads and carried is not None and carried.sort == "organization":
            return carried, "+actor.executive"
        known = _named_before(frame, party) or carried
        if known is not None and known.is_state and party.agent.name.endswith(_FIRMS):
            known = firm  # 스웨덴은 전기요금이 싸다. 이 회사는: no country is a company
        if party.agent.sort == "anaphor" and known is not None and known.sort != "anaphor":
            return known, "+actor.anaphor"
        return party.agent, ""
    if kind is ClaimKind.BUDGET and carried is not None and _is_own_money(frame, carried):
        return carried, "+actor.carried"
    drops = (
        not _is_of_a_site(frame)
        and not _is_of_others(frame)
        and _COUNTED_BY.search(frame.view.surface) is None  # 중기부 집계로 1분기 투자는 N이다
        and not (kind in {ClaimKind.REVENUE, ClaimKind.OTHER} and _is_owned(frame))
        and (not is_passive(frame) or _goes_into_own_site(frame, kind, carried))
        and kind is not ClaimKind.MARKET_SIZE
        and frame.lemma not in verbs("inflow")
    )
    carried = (
        firm if carried is not None and carried.is_state and firm is not None and _is_of_firms(frame, kind) else carried
    )
    return (carried, "+actor.carried") if drops and carried is not None else (None, "")


def _makes_fund(frame: Frame) -> bool:
    """조성하는 기금은 N이다: the clause in front of the fund leaves out who makes it, the one told before."""
    clause = theme_clause(frame)
    return lemma_of(clause) in verbs("founding") | {"조성"} and subject_of(frame) is not None


def _is_own_money(frame: Frame, carried: Agent) -> bool:
    """일본 참의원이 예산을 가결했다. 지원금 6300억엔이 담겼다: public money in the currency of the state told before, and of no other."""
    if frame.amount.currency == "EUR" and carried.country == "EU":
        return _APART.search(frame.view.surface) is None  # 200억 유로가 따로 배정된다: nobody says by whom
    owner = country_of_money(frame.amount.currency)
    return carried.is_state and owner is not None and owner != HOME and owner == carried.country


def _is_of_a_site(frame: Frame) -> bool:
    """부산사업장은 N을 들였다: a site that stands as the subject leaves no subject out, and is not the one told before."""
    subject = subject_of(frame)
    name = squeezed(subject.words) if subject is not None else ""
    return name.endswith(SITES) and name not in SITES  # 센터는 N을 들여 짓는다: the one told before


def _goes_into_own_site(frame: Frame, kind: ClaimKind, carried: Agent | None) -> bool:
    """A는 세종에 센터를 열었다. 이 센터에는 N이 들었다: what a firm's plant took was paid by the firm."""
    is_firm = carried is not None and carried.sort == "organization" and kind is ClaimKind.INVESTMENT
    goal = _goal(frame) if is_firm and frame.lemma in verbs("inflow", "costing") | {"투입되"} else None
    return goal is not None and goal.is_topic and joined_words(goal).endswith((*SITES, "여기", "이곳", "단지", "팹"))


def _is_of_firms(frame: Frame, kind: ClaimKind) -> bool:
    """유치한 1650억원과 견주면, 30억달러를 들여 지으려던 공장도: what raises rounds or builds plants is the firm told last, no state."""
    clause = frame.view.items[frame.place - 1] if frame.place else None
    raises = frame.lemma in verbs("raising") or (isinstance(clause, Predicate) and lemma_of(clause) in verbs("raising"))
    builds = frame.lemma in verbs("paying") and _PLANT.search(frame.view.text, frame.amount.span[1], frame.view.span[1])
    return (kind is ClaimKind.FUNDING_RAISED and raises) or (kind is ClaimKind.INVESTMENT and bool(builds))


def _is_of_others(frame: Frame) -> bool:
    """민간 출자는 N에 머문다, N을 쓴 경쟁사들과 다르다: private hands and other firms are not the one told before."""
    subject = subject_of(frame)
    if subject is not None and (
        any(w.form in _OTHERS for w in subject.words) or squeezed(subject.words).endswith("벤처투자")
    ):
        return True
    following = frame.view.items[frame.governor + 1 :][:1] if frame.governor is not None else ()
    adnominal = frame.predicate is not None and frame.predicate.final_tag == "ETM"
    return adnominal and any(isinstance(i, Phrase) and squeezed(i.words).startswith(_RIVALS) for i in following)


def _is_owned(frame: Frame) -> bool:
    """영국 AI 산업의 매출은: what somebody else owns is not of the one told before, whoever that owner is."""
    subject = subject_of(frame)
    index = frame.view.items.index(subject) if subject is not None else 0
    places = [i for i in range(index) if not all(w.tag == DATE for w in getattr(frame.view.items[i], "words", ()))]
    before = frame.view.items[places[-1]] if places else None
    pointing = isinstance(before, Phrase) and squeezed(before.words).endswith(agent_endings("anaphors"))
    return isinstance(before, Phrase) and before.particle == "의" and not pointing


def _named_before(frame: Frame, party: Party) -> Agent | None:
    """엔비디아 주가가 오른 날 회사는: the organisation that the sentence named before 회사."""
    no_company = {"media", "government"} if party.agent.name.endswith(("회사", "기업", "업체", "사")) else {"media"}
    before = (o for o in frame.view.mentions.organizations if o.span[1] <= party.phrase.start)
    found = [
        o
        for o in before
        if o.kind not in no_company and not _LEADS.match(frame.view.text, o.span[1], party.phrase.start)
    ]
    if party.agent.sort != "anaphor" or not found:
        return None
    return organization_agent(found[0])._replace(sort="organization")


def read_roles(
    frame: Frame,
    kind: ClaimKind,
    carried: Agent | None,
    listed: tuple[Agent, ...] = (),
    firm: Agent | None = None,
) -> Roles:
    """Return the parties to the amount.

    ``carried`` is whom earlier sentences spoke of, ``firm`` the last of them that is no state, ``listed`` whom they named together.
    """
    spoken_of = subject_parties(frame)
    found = [_all_told(party, listed) for party in spoken_of]
    party, rule = find_actor(frame, kind, found)
    # what comes in is nobody's of those told before
    actor, how = _resolved(frame, kind, party, None if rule == "actor.owner_of_inflow" else carried, firm)
    co_actors = party.partners if party is not None and actor is party.agent else ()
    if party is not None and any(p.index == party.index and p not in found for p in spoken_of):
        how = "+actor.anaphor"
    if co_actors and actor is not None:
        actor, co_actors = co_actors[0], (*co_actors[1:], actor)
    source, outside = according_to(frame), outside_source(frame, found, party)
    bought = object_of(frame) or _bought_with(frame) if kind is ClaimKind.ACQUISITION else None
    recipient, recipient_agent = _recipient(frame, bought or _goal(frame))
    if recipient in _ITSELF:  # A는 B가 자사를 산다는 보도를 부인했다
        recipient = next((p.agent.name for p in found if p.phrase.is_topic and p is not party), recipient)
    leader = leader_of_round(frame, found) if kind is ClaimKind.FUNDING_RAISED else None
    led_by = (*leader.partners, leader.agent) if leader is not None else ()
    enters = rule == "actor.round_owner" or (kind is ClaimKind.FUNDING_RAISED and _leads_round(frame))
    joiners = [
        p.agent
        for p in found
        if enters and p is not party and not p.agent.is_source and p.agent.sort in {"organization", "government"}
    ]
    attributed = (
        source_name(frame, source) if source is not None else source_name(frame, outside.phrase) if outside else None
    )
    own_purse = kind is ClaimKind.BUDGET and actor is not None and actor.is_state  # 정부는 내각에서 N을 승인했다
    receives = kind in {ClaimKind.FUNDING_RAISED, ClaimKind.INVESTMENT, ClaimKind.BUDGET} and not own_purse
    return Roles(
        actor,
        co_actors,
        (*joiners, *led_by, *(_payers_in(frame) if receives else ())),
        recipient,
        recipient_agent,
        attributed,
        speaker=outside.agent if outside else None,
        by_outsider=attributed is not None and main_verb(frame) in verbs("outsider"),
        by_medium=is_medium(frame, source, outside),
        rule=rule + how,
    )


def _leads_round(frame: Frame) -> bool:
    """A는 B의 N 라운드도 이끌었다: who leads pays in."""
    return frame.lemma in verbs("leading") and frame.particle in {"을", "를", ""}


def country_of_money(currency: str) -> str | None:
    """Return whose money it is, None for what several countries spend: the letters of ISO 4217 begin with the country's.

    >>> country_of_money("JPY"), country_of_money("EUR")
    ('JP', None)
    """
    return None if currency in _SHARED_MONEY else currency[:2]


def _is_ours_by_default(actor: Agent, currency: str) -> bool:
    """전임 트뤼벨 정부는 24억 캐나다달러를: a government that nothing calls ours and that spends other people's money is not ours."""
    own = actor.name.startswith(("한국", "우리", "대한민국", "국내")) or actor.organization is not None
    return actor.country == HOME and not own and country_of_money(currency) not in {None, HOME}


def with_government(roles: Roles, named: str | None, ministry: str | None, currency: str) -> Roles:
    """Return the roles with the country of a government that the sentence does not name: 정부는, 보건부는, 재무장관은.

    It is the government that the text named last (일본 정부), else the one whose money it spends: a 정부 that allots
    tenge is not ours. Euros are spent by the country whose ministry was named last, and never by ours; dollars say nothing.
    """
    actor = roles.actor
    leads = actor is not None and actor.sort == "person" and actor.name.endswith(agent_endings("heads"))
    if actor is None or not (leads or actor.sort == "government" or names_ministry(actor.name)):
        return roles
    squeezed_name = actor.name.replace(" ", "")
    is_bare = (
        (leads and actor.country is None)
        or squeezed_name in {"정부", *agent_endings("unplaced_governments")}
        or _OF_A_PARTY.fullmatch(squeezed_name) is not None
        or _is_ours_by_default(actor, currency)
    )
    if not (is_bare or leads) and actor.country is not None:
        return roles
    owner = country_of_money(currency)
    shared = ministry if currency == "EUR" else actor.country
    country = (actor.country if leads else None) or (named if is_bare else None) or owner or shared
    sort = "government" if leads and country is not None else actor.sort
    return roles._replace(actor=actor._replace(country=country, sort=sort))
