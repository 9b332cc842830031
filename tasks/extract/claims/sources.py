"""Who merely says so: media, researchers and forecasters, by 에 따르면, by their speech verb, by what they are.

A source is never the payer. Whether a medium or an outsider speaks changes how far the money counts as come.
"""

from __future__ import annotations

from itertools import pairwise

from tasks.extract.claims.agents import read_agent, squeezed
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.frames import Frame, claim_end, lemma_of, once_a_frame
from tasks.extract.claims.parties import Party, party_at
from tasks.extract.claims.vocabulary import agent_endings, verbs
from tasks.extract.claims.words import DATE

_WORDS = frozenset({"말", "약속", "설명", "계획", "구상", "포부", "다짐", "공언", "발언", "공약", "방침", "답", "생각"})


def next_predicate(frame: Frame, index: int) -> Predicate | None:
    """Return the first predicate behind an item."""
    return next((i for i in frame.view.items[index + 1 :] if isinstance(i, Predicate)), None)


def speaks(frame: Frame, party: Party) -> bool:
    """Return whether a party behind the amount's predicate says it: …다고 A가 밝혔다."""
    following = next_predicate(frame, party.index)
    verb = lemma_of(following)
    if following is not None and _calls_a_sum(frame, following):
        return False
    return frame.governor is not None and party.index > frame.governor and verb in verbs("speaking")


def _calls_a_sum(frame: Frame, predicate: Predicate) -> bool:
    """A가 약속한 돈이다: what is promised there is money, nothing is said."""
    behind = frame.view.items[frame.view.items.index(predicate) + 1 :][:1]
    head = behind[0].head if behind and isinstance(behind[0], Phrase) else ""
    return predicate.final_tag == "ETM" and head in verbs("sums")


def speaker_of(frame: Frame, found: list[Party]) -> Party | None:
    """Return the first party whose speech verb stands behind the amount's predicate, or whose words it is said to be."""
    return next((p for p in found if speaks(frame, p)), None) or _owner_of_words(frame)


def _owner_of_words(frame: Frame) -> Party | None:
    """“N을 쏟겠습니다.” A의 말이다: whose words, promise or plan it is."""
    items = frame.view.items
    for index in range((frame.governor or frame.place) + 1, len(items) - 2):
        owner, words, copula = items[index], items[index + 1], items[index + 2]
        is_copula = isinstance(copula, Predicate) and copula.is_copula
        if is_copula and isinstance(owner, Phrase) and isinstance(words, Phrase) and owner.particle == "의":
            return party_at(frame, index) if words.head in _WORDS else None
    return None


def outside_source(frame: Frame, found: list[Party], actor: Party | None) -> Party | None:
    """Return who reports, counts or forecasts: another party than the actor, in what is said of this amount."""
    end = claim_end(frame)
    says = main_verb(frame) in verbs("speaking")
    for party in found:
        is_actor = actor is not None and party.index == actor.index
        is_topic = says and party.phrase.is_topic and party.index < frame.place
        if not is_actor and party.phrase.start < end and (party.agent.is_source or is_topic or speaks(frame, party)):
            return party
    return None


def according_to(frame: Frame) -> Phrase | None:
    """Return the source in front of 에 따르면 or 을 인용해."""
    items = frame.view.items
    for item, following in pairwise(items):
        if not isinstance(item, Phrase) or not isinstance(following, Predicate) or item.amounts:
            continue
        if item.particle == "에" and lemma_of(following) in {"따르", "의하"} and following.final_form == "면":
            return item
        if item.particle in {"을", "를"} and lemma_of(following) == "인용":
            return item
    return None


@once_a_frame
def main_verb(frame: Frame) -> str:
    """Return the predicate that closes what is said of the amount."""
    end = claim_end(frame)
    predicates = [i for i in frame.view.items if isinstance(i, Predicate) and i.start < end]
    return lemma_of(predicates[-1]) if predicates else ""


def source_name(frame: Frame, phrase: Phrase) -> str:
    """Return the name of a source as printed."""
    agent = read_agent(frame.view.text, phrase)
    words = [w for w in phrase.words if w.tag != DATE]
    person = squeezed(phrase.words).endswith((*agent_endings("executives"), *agent_endings("analysts")))
    if agent is not None and not person:
        return agent.name
    return frame.view.text[words[0].start : words[-1].end] if words else ""


def is_medium(frame: Frame, source: Phrase | None, outside: Party | None) -> bool:
    """Return whether a newspaper or an agency reports it, rather than counts or forecasts it."""
    if source is not None:
        agent = read_agent(frame.view.text, source)
        return (
            agent is not None and agent.is_source and not squeezed(source.words).endswith(("업계", "보고서", "관계자"))
        )
    return outside is not None and outside.agent.is_source and main_verb(frame) in verbs("reporting")
