"""Who pays, raises, sells or sets the goal, who joins in, who pays into a round, and who merely says so.

Here belongs the way from particles and predicates to roles. One phrase's name is read in ``agents``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tasks.extract.claims.agents import Agent, read_agent, squeezed
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.frames import Frame, claim_end, lemma_of
from tasks.extract.claims.vocabulary import verbs
from tasks.extract.claims.words import COUNTRY, ORGANIZATION, Word
from tasks.records import ClaimKind

_OUTSIDER_VERBS = frozenset({
    "전망", "예상", "예측", "관측", "추산", "추정", "분석", "내다보", "점치", "집계", "조사", "보도", "적", "깎아내리", "꼬집", "지적", "평가", "보", "쓰", "어림",
})  # fmt: skip
_SPEECH_VERBS = frozenset({
    "밝히", "발표", "전하", "말", "설명", "강조", "공시", "알리", "공개", "선언", "약속", "언급", "공언", "주장", "소개", "보도", "공약", "확인", "시사", "다짐", "천명", "부인", "일축", "반박",
}) | _OUTSIDER_VERBS  # fmt: skip
_FROM_PARTICLES = frozenset({"로부터", "으로부터", "에게서", "에서", "한테서"})
_TOGETHER = re.compile(r" (함께|손 을? ?잡|손잡|공동|협력|힘 을 합치|제휴|뭉치|합작) ")
_ACCORDING = re.compile(r"에\s*(?:따르면|의하면)|[을를]\s*인용")


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


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase that names an agent, with its place among the items and those coordinated with it."""

    index: int
    phrase: Phrase
    agent: Agent
    partners: tuple[Agent, ...] = ()


def _partners(frame: Frame, index: int) -> tuple[Agent, ...]:
    """Return the agents that 와/과, comma or middle dot join to a phrase, first named first."""
    found: list[Agent] = []
    for at in range(index - 1, -1, -1):
        item = frame.view.items[at]
        if not (isinstance(item, Phrase) and item.particle in {"와", "과", ",", "·", "및", "/", "하고"}) or item.amounts:
            break
        agent = read_agent(frame.view.text, item)
        if agent is None:
            break
        found.insert(0, agent)
    return tuple(found)


def parties(frame: Frame) -> list[Party]:
    """Return the subjects and topics of the sentence that name an agent, in order."""
    found = []
    for index, phrase in frame.phrases(0, len(frame.view.items) - 1):
        if not phrase.is_subject or phrase.amounts:
            continue
        agent = read_agent(frame.view.text, phrase)
        if agent is not None:
            found.append(Party(index, phrase, agent, _partners(frame, index)))
    return found


def _speaks(frame: Frame, party: Party) -> bool:
    """Return whether a party behind the amount's predicate is the subject of a speech verb: …다고 A가 밝혔다."""
    following = next((i for i in frame.view.items[party.index + 1 :] if isinstance(i, Predicate)), None)
    return frame.governor is not None and party.index > frame.governor and lemma_of(following) in _SPEECH_VERBS


def _relative_head(frame: Frame) -> Party | None:
    """N을 투자한 A는: the noun behind an adnominal predicate is its subject."""
    predicate, index = frame.predicate, frame.governor
    if predicate is None or index is None or predicate.final_tag != "ETM" or index + 1 >= len(frame.view.items):
        return None
    head = frame.view.items[index + 1]
    agent = read_agent(frame.view.text, head) if isinstance(head, Phrase) else None
    if agent is None or not isinstance(head, Phrase) or agent.sort not in {"organization", "government", "country"}:
        return None
    return Party(index + 1, head, agent, _partners(frame, index + 1))


def possessor(frame: Frame) -> Party | None:
    """Return whose money a noun phrase speaks of: A의 투자액, A 매출, A 정부 예산."""
    places = [frame.place, *(i for i, p in frame.phrases(frame.start, frame.place) if p.is_subject or p.particle in {"을", "를"})]
    for index in sorted(set(places), reverse=True):
        phrase = frame.phrase_at(index)
        before = frame.view.items[index - 1] if index else None
        if isinstance(before, Phrase) and before.particle == "의":
            agent = read_agent(frame.view.text, before)
            if agent is not None:
                return Party(index - 1, before, agent, _partners(frame, index - 1))
        words = tuple(w for w in phrase.words if w.start < frame.amount.span[0] or index != frame.place)
        agent = _first_name(frame, words)
        if agent is not None:
            return Party(index, phrase, agent)
    return None


def _first_name(frame: Frame, words: tuple[Word, ...]) -> Agent | None:
    for place, word in enumerate(words):
        if word.tag in {ORGANIZATION, COUNTRY}:
            following = words[place + 1].form if place + 1 < len(words) else ""
            end = place + 2 if following == "정부" or (following == "기업" and word.tag == COUNTRY) else place + 1
            return read_agent(frame.view.text, Phrase(words[:end], ""))
        if word.form == "정부":
            return read_agent(frame.view.text, Phrase(words[: place + 1], ""))
    return None


def _is_relative_subject(frame: Frame, party: Party) -> bool:
    """A가 판 B: a nominative whose next predicate is adnominal and ends before the amount's phrase."""
    if party.phrase.is_topic:
        return False
    for index in range(party.index + 1, frame.place):
        item = frame.view.items[index]
        if isinstance(item, Predicate):
            return item.final_tag == "ETM" and index + 1 < frame.place
    return False


def _subject_party(frame: Frame, found: list[Party]) -> Party | None:
    """Return the agent that the amount's predicate has: its clause's own, else the nearest one before it."""
    governor = frame.governor if frame.governor is not None else len(frame.view.items)
    own = [p for p in found if p.index < governor and not p.agent.is_source]
    clause = [p for p in own if p.index >= frame.start and not _is_relative_subject(frame, p)]
    nominative = [p for p in clause if not p.phrase.is_topic]
    if nominative:
        return nominative[-1]
    if clause:
        return clause[-1]
    earlier = [p for p in own if p.index < frame.start and not _is_relative_subject(frame, p)]
    topics = [p for p in earlier if p.phrase.is_topic]
    return (topics or earlier or own or [None])[-1]


def _speaker(frame: Frame, found: list[Party]) -> Party | None:
    speakers = [p for p in found if _speaks(frame, p)]
    return speakers[0] if speakers else None


def _source(frame: Frame, found: list[Party], actor: Party | None) -> Party | None:
    """Return who reports, counts or forecasts: another party than the actor whose verb is one of speech."""
    end = claim_end(frame)
    for party in found:
        if (actor is not None and party.index == actor.index) or party.phrase.start >= end:
            continue
        if party.agent.is_source or _speaks(frame, party):
            return party
    return None


def according_to(frame: Frame) -> Phrase | None:
    """Return the source in front of 에 따르면 or 을 인용해."""
    items = frame.view.items
    for index, item in enumerate(items[:-1]):
        following = items[index + 1]
        if isinstance(item, Phrase) and isinstance(following, Predicate) and not item.amounts:
            if item.particle in {"에"} and lemma_of(following) in {"따르", "의하"} and following.final_form == "면":
                return item
            if item.particle in {"을", "를"} and lemma_of(following) == "인용":
                return item
    return None


def _name(frame: Frame, phrase: Phrase) -> str:
    agent = read_agent(frame.view.text, phrase)
    return agent.name if agent else frame.view.text[phrase.start : phrase.end]


def _main_verb(frame: Frame) -> str:
    end = claim_end(frame)
    predicates = [i for i in frame.view.items if isinstance(i, Predicate) and i.start < end]
    return lemma_of(predicates[-1]) if predicates else ""


def _is_passive(frame: Frame) -> bool:
    subject_is_money = frame.particle in {"이", "가"} or (frame.host_phrase.is_topic and not frame.particle)
    lemma = frame.lemma
    return lemma in verbs("inflow") or (subject_is_money and (lemma in verbs("passive") or lemma.endswith("되")))


def _investors(frame: Frame) -> tuple[Agent, ...]:
    found: list[Agent] = []
    for index, phrase in frame.phrases(0, len(frame.view.items) - 1):
        is_lead = squeezed(phrase.words).endswith("주도") and phrase.particle in {"로", "으로", "하"}
        if phrase.particle in _FROM_PARTICLES or is_lead:
            agent = read_agent(frame.view.text, replace(phrase, words=phrase.words[:-1]) if is_lead and len(phrase.words) > 1 else phrase)
            if agent is not None and agent.sort != "country" or (agent is not None and phrase.particle != "에서"):
                found += [*_partners(frame, index), agent]
    return tuple(found)


def _goal(frame: Frame) -> Phrase | None:
    """Return the phrase with 에/에게 that money goes to, in the amount's clause."""
    last = frame.governor if frame.governor is not None else len(frame.view.items) - 1
    goals = [
        p for i, p in frame.phrases(frame.start, last)
        if p.particle in {"에", "에게", "한테"} and i != frame.host and not p.amounts and squeezed(p.words) not in {"", "이번", "앞", "이", "데"}
    ]  # fmt: skip
    return goals[-1] if goals else None


def _recipient(frame: Frame, phrase: Phrase | None) -> tuple[str | None, Agent | None]:
    if phrase is None:
        return None, None
    words = [w for w in phrase.words if w.tag != "DATE"]
    agent = read_agent(frame.view.text, phrase)
    surface = frame.view.text[words[0].start : words[-1].end] if words else None
    return (agent.name, agent) if agent and agent.organization else (surface, None)


def _round_owner(frame: Frame) -> Party | None:
    """A가 B의 N 라운드에 이름을 올리다: the round's owner raises, the subject pays into it."""
    joins = frame.lemma in {"참여", "올리", "합류", "가세", "참가", "들어가", "이름", "뛰어들", "주도", "이끌"}
    return possessor(frame) if joins and frame.particle in {"에", "를", "을"} else None


def read_roles(frame: Frame, kind: ClaimKind, carried: Agent | None) -> Roles:
    """Return the parties to the amount; ``carried`` is whom earlier sentences spoke of."""
    found = parties(frame)
    source = according_to(frame)
    owner = _round_owner(frame) if kind is ClaimKind.FUNDING_RAISED else None
    subject = owner or _subject_party(frame, found)
    speaker = _speaker(frame, found)
    rule = "actor.subject"
    if subject is None:
        subject, rule = possessor(frame), "actor.possessor"
    if subject is None:
        subject, rule = _relative_head(frame), "actor.relative_head"
    if kind is ClaimKind.MARKET_SIZE or _is_passive(frame):
        subject, rule = (possessor(frame) if kind is not ClaimKind.MARKET_SIZE and frame.lemma not in verbs("inflow") else None), "actor.passive"
    elif subject is None and speaker is not None and not speaker.agent.is_source:
        subject, rule = speaker, "actor.speaker"
    actor = subject.agent if subject else None
    if actor is not None and actor.sort == "anaphor":
        actor, rule = (carried or actor), "actor.anaphor"
    if actor is None and not _is_passive(frame) and kind is not ClaimKind.MARKET_SIZE and carried is not None:
        actor, rule = carried, "actor.carried"
    outside = _source(frame, found, subject)
    attributed = _name(frame, source) if source is not None else outside.agent.name if outside else None
    goal_text, goal_agent = _recipient(frame, _goal(frame))
    investors = tuple([*( [p.agent for p in found if owner and p.index != owner.index] ), *_investors(frame)])
    co_actors = subject.partners if subject else ()
    if co_actors and actor is not None:
        actor, co_actors = co_actors[0], (*co_actors[1:], actor)
    return Roles(
        actor,
        co_actors,
        investors,
        goal_text,
        goal_agent,
        attributed,
        speaker=outside.agent if outside else None,
        by_outsider=attributed is not None and _main_verb(frame) in _OUTSIDER_VERBS,
        by_medium=_by_medium(frame, source, outside),
        rule=rule,
    )


def _by_medium(frame: Frame, source: Phrase | None, outside: Party | None) -> bool:
    if source is not None:
        agent = read_agent(frame.view.text, source)
        return agent is not None and agent.is_source and not squeezed(source.words).endswith(("업계", "보고서", "관계자"))
    reports = _main_verb(frame) in {"전하", "보도", "적", "쓰", "다루"}
    return outside is not None and outside.agent.is_source and reports
