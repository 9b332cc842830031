"""Who pays for what is supplied: the other party of a contract in which the subject is paid.

Here belongs only finding that party. Whether money is a contract at all is for ``kinds``.
"""

from __future__ import annotations

from dataclasses import replace

from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.evidence import joined_words, names_order, object_of
from tasks.extract.claims.frames import Frame, lemma_of, read_frames, theme_clause
from tasks.extract.claims.parties import (
    BUILT,
    Party,
    named_in,
    party_at,
)
from tasks.extract.claims.vocabulary import verbs

_FROM = frozenset({"로부터", "으로부터", "에게서"})
_COUNTERPART = frozenset({"와", "과", "에", "에게", "로부터", "으로부터", "에서", "에게서", "하고"})


def supplies(frame: Frame) -> bool:
    """Return whether the subject is paid: 공급 계약, 수주, 주문을 따내다, 제공하기로 한 N어치."""
    clause = theme_clause(frame)
    listed = [f for f in read_frames(frame.view) if f.governor == frame.governor] if _is_list(frame) else [frame]
    nouns = "".join(noun for f in listed for noun in f.before + f.after)
    taken = frame.lemma in {"따내", "받", "확보"}
    told = any(word in nouns for word in verbs("supplied")) or _goes_on_to_supply(frame)
    return told or taken or frame.lemma in verbs("supplying") or lemma_of(clause) in verbs("supplying")


def _goes_on_to_supply(frame: Frame) -> bool:
    """A는 B와 N 규모의 계약을 맺고 칩을 공급한다: what the same subject does under the contract."""
    goes_on = frame.predicate is not None and frame.predicate.final_form in {"고", "어", "어서", "아", "아서"}
    if not goes_on or frame.governor is None:
        return False
    for item in frame.view.items[frame.governor + 1 :]:
        if isinstance(item, Predicate):
            return lemma_of(item) in verbs("supplying")
        if item.is_subject:
            return False
    return False


def customer(frame: Frame, seller: Party | None) -> Party | None:
    """Return who is supplied and pays: the other party with 와, 에, 로부터; None where nobody is named."""
    places = range(len(frame.view.items) - 1)
    if _is_list(frame):
        ordered = sorted(places, key=lambda i: i - frame.place if i > frame.place else -i)
    else:
        ordered = sorted(places, key=lambda i: not _is_giver(frame, i))  # A와 B가 세운 C로부터
    told = _named_in_clause(frame, seller)
    if told is not None:
        return told
    for index in ordered:
        phrase = frame.view.items[index]
        if not isinstance(phrase, Phrase) or _is_of_clause_before(frame, index, seller):
            continue
        if phrase.particle in _COUNTERPART and (seller is None or index != seller.index):
            party = party_at(frame, index)
            if party is not None and seller is not None and _rents_out(frame, party):
                return replace(seller, partners=())  # 메타가 클라우드 업체 코어위브와 맺은 컴퓨팅 공급 계약
            if party is None and phrase.particle == "에" and joined_words(phrase).endswith(BUILT):
                party = named_in(frame, phrase, index)  # xAI 데이터센터에 가스터빈을 공급한다
            if party is not None and party.agent.sort in {"organization", "government", "generic"}:
                return replace(party, partners=())
    return _owner_of_order(frame, seller) or _named_with_amount(frame, seller)


def _named_in_clause(frame: Frame, seller: Party | None) -> Party | None:
    """Return who orders what is supplied, or builds what it goes into: 행안부가 발주한 사업을, xAI가 짓는 데이터센터에."""
    items = frame.view.items
    for index in range(frame.start, len(items) - 1):
        clause, head = items[index], items[index + 1]
        if (
            not isinstance(clause, Predicate)
            or clause.final_tag != "ETM"
            or not isinstance(head, Phrase)
            or head.amounts
        ):
            continue
        orders = lemma_of(clause) in {"발주", "주문", "의뢰"}
        builds = lemma_of(clause) in verbs("building") and head.particle == "에"
        places = range(index - 1, frame.start - 1, -1) if orders or builds else ()
        place = next((i for i in places if _has_particle(frame, i, "이") or _has_particle(frame, i, "가")), None)
        party = party_at(frame, place) if place is not None else None
        if party is not None and (seller is None or party.index != seller.index):
            return replace(party, partners=())
    return None


def _is_of_clause_before(frame: Frame, index: int, seller: Party | None) -> bool:
    """A는 B와 계약을 맺었고 C도 계약을 따냈다: B stands in a clause that ends before C is named."""
    if seller is None or seller.index < index:
        return False
    between = frame.view.items[index + 1 : seller.index]
    return any(isinstance(item, Predicate) and item.final_form in {"고", "으며", "며"} for item in between)


def _is_giver(frame: Frame, index: int) -> bool:
    """Return whether the phrase at an index names with 로부터 or 에게서 from whom something comes."""
    item = frame.view.items[index]
    return isinstance(item, Phrase) and item.particle in _FROM


def _rents_out(frame: Frame, party: Party) -> bool:
    """Return whether the other party of a contract on computing is a cloud, which is paid for it."""
    computing = any(noun.startswith(("컴퓨팅", "클라우드", "연산", "용량", "GPU")) for noun in frame.after)
    named = joined_words(party.phrase)
    return computing and ("클라우드" in named or named.endswith(tuple(verbs("clouds"))))


def is_with_cloud(frame: Frame) -> bool:
    """Return whether a contract is made with a cloud, so that a subject left out is who pays: 코어위브와 N어치 계약을 맺었다."""
    parties = (p for _, p in frame.phrases(0, frame.place - 1) if p.particle in {"와", "과"})
    return not supplies(frame) and any(joined_words(p).endswith(tuple(verbs("clouds"))) for p in parties)


def _is_list(frame: Frame) -> bool:
    """A는 B와 N, C와 M 규모의 계약을 맺었다: with several sums each goes with the party in front of it."""
    return sum(len(p.amounts) for _, p in frame.phrases(0, len(frame.view.items) - 1)) > 1


def _named_with_amount(frame: Frame, seller: Party | None) -> Party | None:
    """삼성전자, 테슬라 23조 파운드리 계약: in a headline who stands right in front of the sum is supplied."""
    words = tuple(w for w in frame.phrase.words if w.end <= frame.amount.span[0])
    named = named_in(frame, Phrase(words, ""), frame.place) if words and frame.governor is None else None
    return named if named is not None and seller is not None and named.agent.name != seller.agent.name else None


def _owner_of_order(frame: Frame, seller: Party | None) -> Party | None:
    """국방부의 지휘통제 사업을 N에 수주하다: whose order or project is won pays for it."""
    thing = object_of(frame) or frame.phrase
    if not names_order(frame) and (object_of(frame) is None or frame.lemma not in {"수주", "따내"}):
        return None
    index = frame.view.items.index(thing)
    owner = party_at(frame, index - 1) if index and _has_particle(frame, index - 1, "의") else None
    named = owner or (named_in(frame, thing, index) if names_order(frame) else None)
    return named if named is not None and (seller is None or named.index != seller.index) else None


def _has_particle(frame: Frame, index: int, particle: str) -> bool:
    item = frame.view.items[index]
    return isinstance(item, Phrase) and item.particle == particle
