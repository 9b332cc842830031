"""Who pays, raises, sells or sets the goal, who joins in, who pays into a round, and who merely says so.

Here belongs the way from parties and predicates to roles. Syntax is read in ``parties``, names in ``agents``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tasks.extract.claims.agents import Agent, read_agent, squeezed
from tasks.extract.claims.clauses import Phrase
from tasks.extract.claims.evidence import last_cue, names_order, object_of, phrase_cue, subject_of
from tasks.extract.claims.frames import Frame, lemma_of, theme_clause
from tasks.extract.claims.headlines import headline_subject
from tasks.extract.claims.parties import (
    SITES,
    Party,
    cleft_subject,
    disputed_owner,
    name_beside,
    named_in,
    named_in_subject,
    owner_of_deed,
    partners_of,
    party_at,
    possessor,
    relative_head,
    subject_parties,
    subject_party,
    theme_owner,
    unlisted_owner,
    unlisted_subject,
)
from tasks.extract.claims.sources import according_to, is_medium, main_verb, outside_source, source_name, speaker_of
from tasks.extract.claims.vocabulary import agent_endings, verbs
from tasks.records import ClaimKind, OrganizationMention

_FUND_NAMES = ("펀드", "기금", "조합")
_COUNTERPART = frozenset({"와", "과", "에", "에게", "로부터", "으로부터", "에서", "에게서", "하고"})
_FROM = frozenset({"로부터", "으로부터", "에게서", "에서", "한테서"})


_NOBODY_CARRIED = frozenset({ClaimKind.MARKET_SIZE, ClaimKind.CONTRACT, ClaimKind.FUND})


@dataclass(frozen=True, slots=True)
class Roles:
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


def is_passive(frame: Frame) -> bool:
    """Return whether the money itself is the subject: 투입된다, 배정됐다, 흘러들었다."""
    host = frame.host_phrase
    is_subject = frame.particle in {"이", "가"} or (host.is_topic and not host.particle)
    lemma = frame.lemma if frame.lemma != "되" else ""  # N이 되다 has N as its complement
    return lemma in verbs("inflow") or (is_subject and (lemma in verbs("passive") or lemma.endswith("되")))


def _payers_in(frame: Frame) -> tuple[Agent, ...]:
    """Return those that money comes from: A로부터, A에서, A 주도로."""
    found: list[Agent] = []
    for index, phrase in frame.phrases(0, len(frame.view.items) - 1):
        leads = squeezed(phrase.words).endswith("주도") and phrase.particle in {"로", "으로"}
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
        and squeezed(phrase.words) not in {"", "이번", "앞", "이", "데", "때", "동안"}
    ]
    return goals[-1] if goals else None


def _recipient(frame: Frame, phrase: Phrase | None) -> tuple[str | None, Agent | None]:
    words = [w for w in phrase.words if w.tag != "DATE"] if phrase else []
    if phrase is None or not words:
        return None, None
    agent = read_agent(frame.view.text, phrase) or _named_in(phrase)
    if agent is not None and agent.organization is not None:
        return agent.name, agent
    return frame.view.text[words[0].start : words[-1].end], None


def _named_in(phrase: Phrase) -> Agent | None:
    """Return the organisation that a phrase starts with: 스케일AI 지분 49%를."""
    found = [w.mention for w in phrase.words if isinstance(w.mention, OrganizationMention)]
    return Agent(found[0].surface, found[0].iso2, "organization", None, found[0]) if found else None


def _round_owner(frame: Frame) -> Party | None:
    """A가 B의 N 라운드에 이름을 올리다: the round's owner raises, the subject pays into it."""
    joins = frame.lemma in verbs("joining")
    if not joins or frame.particle not in {"에", "를", "을"}:
        return None
    return owner_of_deed(frame) or unlisted_owner(frame) or possessor(frame)


def _own_topic(frame: Frame, found: list[Party], own: Party) -> Party | None:
    """Return the topic that speaks itself of money that is named with another company."""
    speaks = main_verb(frame) in verbs("speaking")
    topics = [p for p in found if p.phrase.is_topic and p.index < frame.place and p.agent.sort == "organization"]
    return topics[0] if speaks and topics and topics[0].agent.name != own.agent.name else None


def _own_subject(frame: Frame, found: list[Party], *, outsider_speaks: bool) -> Party | None:
    """Return the subject that pays; not the topic that only sees what a theme of somebody else comes to."""
    party = subject_party(frame, found)
    watches = party is not None and party.agent.organization is not None and party.agent.organization.kind == "research"
    if watches and outsider_speaks:
        return None
    if party is None or not outsider_speaks or not party.phrase.is_topic or frame.lemma not in verbs("reaching"):
        return party
    themes = (p for _, p in frame.phrases(party.index + 1, frame.place) if p.particle in {"이", "가"})
    return None if any(phrase_cue(p) is not None for p in themes) else party


def _active_actor(frame: Frame, kind: ClaimKind, found: list[Party]) -> tuple[Party | None, str]:
    outsider_speaks = main_verb(frame) in verbs("outsider")
    own_purse = any(noun.endswith(("예산", "예산안", "기금")) for noun in (*frame.before, *frame.after))
    passes = frame.lemma in {"승인", "의결", "인가"} and frame.particle in {"을", "를"} and possessor(frame) is None
    permits = frame.lemma in verbs("permitting") and not own_purse and not passes
    speaker = speaker_of(frame, found)
    insider = speaker if speaker is not None and not speaker.agent.is_source else None
    bought = kind is ClaimKind.ACQUISITION
    steps = (
        (disputed_owner(frame), "actor.disputed"),
        (owner_of_deed(frame), "actor.owner"),
        (cleft_subject(frame), "actor.cleft"),
        (name_beside(frame), "actor.beside"),
        (theme_owner(frame) if outsider_speaks else None, "actor.theme_owner"),
        (None if permits else _own_subject(frame, found, outsider_speaks=outsider_speaks), "actor.subject"),
        (headline_subject(frame), "actor.headline"),
        (None if permits else possessor(frame), "actor.possessor"),
        (
            None if permits else named_in_subject(frame, *([frozenset[str]()] if bought else [])),
            "actor.named_in_subject",
        ),
        (relative_head(frame), "actor.relative_head"),
        (insider, "actor.speaker"),
        (None if permits else unlisted_subject(frame), "actor.unlisted_subject"),
    )
    return next(((party, rule) for party, rule in steps if party is not None), (None, "actor.none"))


def _actor(frame: Frame, kind: ClaimKind, found: list[Party]) -> tuple[Party | None, str]:
    flows = {frame.lemma, lemma_of(theme_clause(frame))} & verbs("inflow")
    if kind is ClaimKind.MARKET_SIZE or flows:
        return (_owner_of_inflow(frame), "actor.owner_of_inflow") if flows else (None, "actor.nobody_pays")
    owner = _round_owner(frame) if kind is ClaimKind.FUNDING_RAISED else None
    if owner is not None:
        return owner, "actor.round_owner"
    if is_passive(frame):
        own = possessor(frame)
        undone = frame.lemma in verbs("undone") and (own is None or own.phrase.particle != "의")
        payers = [p for p in found if p.index < frame.start and p.agent.sort == "organization"] if undone else []
        if payers:
            return payers[-1], "actor.who_let_go"
        if own is not None and own.phrase.particle != "의":
            own = _own_topic(frame, found, own) or own  # A는 B 투자 N이 확정된 것이 아니라고 공시했다
        return own or named_in_subject(frame), "actor.passive"
    party, rule = _active_actor(frame, kind, found)
    if kind is ClaimKind.CONTRACT and _supplies(frame):
        return _customer(frame, party), "actor.customer"
    if (
        kind is ClaimKind.FUND
        and party is not None
        and party.agent.name.endswith(_FUND_NAMES)
        and party.agent.sort == "generic"
    ):
        return _owner_of_fund(frame), "actor.owner_of_fund"
    return party, rule


def _owner_of_inflow(frame: Frame) -> Party | None:
    """A의 투자금 N이 들어온다: money that comes in has a payer only where its owner is named with 의."""
    owner = possessor(frame)
    owned = owner is not None and owner.phrase.particle == "의" and last_cue(frame.before + frame.after) is not None
    return owner if owned and owner is not None and owner.agent.sort != "country" else None


def _supplies(frame: Frame) -> bool:
    """Return whether the subject is paid: 공급 계약, 수주, 주문을 따내다, 제공하기로 한 N어치."""
    clause = theme_clause(frame)
    nouns = "".join(frame.before + frame.after)
    taken = frame.lemma in {"따내", "받", "확보"}
    told = any(word in nouns for word in verbs("supplied"))
    return told or taken or frame.lemma in verbs("supplying") or lemma_of(clause) in verbs("supplying")


def _customer(frame: Frame, seller: Party | None) -> Party | None:
    """Return who is supplied and pays: the other party with 와, 에, 로부터; None where nobody is named."""
    for index, phrase in frame.phrases(0, len(frame.view.items) - 1):
        if phrase.particle in _COUNTERPART and (seller is None or index != seller.index):
            party = party_at(frame, index)
            if party is not None and party.agent.sort in {"organization", "government", "generic"}:
                return replace(party, partners=())
    return _owner_of_order(frame, seller) or _named_with_amount(frame, seller)


def _named_with_amount(frame: Frame, seller: Party | None) -> Party | None:
    """삼성전자, 테슬라 23조 파운드리 계약: in a headline who stands right in front of the sum is supplied."""
    words = tuple(w for w in frame.phrase.words if w.end <= frame.amount.span[0])
    named = named_in(frame, Phrase(words, ""), frame.place) if words and frame.governor is None else None
    return named if named is not None and seller is not None and named.agent.name != seller.agent.name else None


def _owner_of_order(frame: Frame, seller: Party | None) -> Party | None:
    """국방부의 지휘통제 사업을 N에 수주하다: whose order or project is won pays for it."""
    thing = object_of(frame) or frame.phrase
    if not names_order(frame):
        return None
    index = frame.view.items.index(thing)
    owner = party_at(frame, index - 1) if index and _has_particle(frame, index - 1, "의") else None
    named = owner or named_in(frame, thing, index)
    return named if named is not None and (seller is None or named.index != seller.index) else None


def _has_particle(frame: Frame, index: int, particle: str) -> bool:
    item = frame.view.items[index]
    return isinstance(item, Phrase) and item.particle == particle


def _owner_of_fund(frame: Frame) -> Party | None:
    owner = possessor(frame)
    return owner if owner is not None and not owner.agent.name.endswith(_FUND_NAMES) else None


def _resolved(frame: Frame, kind: ClaimKind, party: Party | None, carried: Agent | None) -> tuple[Agent | None, str]:
    """Return the actor with anaphors and dropped subjects filled from what was said before."""
    if party is None and kind in _NOBODY_CARRIED:
        return None, ""
    if party is not None:
        leads = party.agent.sort == "person" and party.agent.name.endswith(agent_endings("executives"))
        if leads and carried is not None and carried.sort == "organization":
            return carried, "+actor.executive"
        known = _named_before(frame, party) or carried
        if party.agent.sort == "anaphor" and known is not None:
            return known, "+actor.anaphor"
        return party.agent, ""
    drops = (
        not _is_of_a_site(frame)
        and not is_passive(frame)
        and kind is not ClaimKind.MARKET_SIZE
        and frame.lemma not in verbs("inflow")
    )
    return (carried, "+actor.carried") if drops and carried is not None else (None, "")


def _is_of_a_site(frame: Frame) -> bool:
    """부산사업장은 N을 들였다: a site that stands as the subject leaves no subject out, and is not the one told before."""
    subject = subject_of(frame)
    return subject is not None and squeezed(subject.words).endswith(SITES)


def _named_before(frame: Frame, party: Party) -> Agent | None:
    """엔비디아 주가가 오른 날 회사는: the organisation that the sentence named before 회사."""
    found = [o for o in frame.view.mentions.organizations if o.span[1] <= party.phrase.start and o.kind != "media"]
    if party.agent.sort != "anaphor" or not found:
        return None
    return Agent(found[0].surface, found[0].iso2, "organization", found[0].organization_id, found[0])


def read_roles(frame: Frame, kind: ClaimKind, carried: Agent | None) -> Roles:
    """Return the parties to the amount; ``carried`` is whom earlier sentences spoke of."""
    found = subject_parties(frame)
    party, rule = _actor(frame, kind, found)
    actor, how = _resolved(frame, kind, party, carried)
    co_actors = party.partners if party is not None and actor is party.agent else ()
    if co_actors and actor is not None:
        named = [*co_actors, actor]
        pays = kind in {ClaimKind.INVESTMENT, ClaimKind.ACQUISITION}  # 포항시와 A가 맺은 협약: the company pays
        first = next((a for a in named if pays and a.sort in {"organization", "generic"}), named[0])
        actor, co_actors = first, tuple(a for a in named if a is not first)
    source, outside = according_to(frame), outside_source(frame, found, party)
    bought = object_of(frame) if kind is ClaimKind.ACQUISITION else None
    recipient, recipient_agent = _recipient(frame, bought or _goal(frame))
    joiners = [p.agent for p in found if rule == "actor.round_owner" and p is not party and not p.agent.is_source]
    attributed = (
        source_name(frame, source) if source is not None else source_name(frame, outside.phrase) if outside else None
    )
    receives = kind in {ClaimKind.FUNDING_RAISED, ClaimKind.INVESTMENT, ClaimKind.BUDGET}
    return Roles(
        actor,
        co_actors,
        (*joiners, *(_payers_in(frame) if receives else ())),
        recipient,
        recipient_agent,
        attributed,
        speaker=outside.agent if outside else None,
        by_outsider=attributed is not None and main_verb(frame) in verbs("outsider"),
        by_medium=is_medium(frame, source, outside),
        rule=rule + how,
    )


def with_government(roles: Roles, country: str | None) -> Roles:
    """Return the roles with a bare 정부 read as the government that the text named last, 일본 정부 say."""
    actor = roles.actor
    if country is None or actor is None or actor.name != "정부":
        return roles
    return replace(roles, actor=replace(actor, country=country))
