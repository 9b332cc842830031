"""Which of a sentence's parties an amount has: its clause's own subject, a relative head, a cleft, one of a list.

Here belongs the syntax of clauses. Whom a phrase names is for ``parties``, what they are to the money for ``actors``.
"""

from __future__ import annotations

from tasks.extract.claims.agents import read_agent, read_unlisted_agent
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.evidence import phrase_cue
from tasks.extract.claims.frames import Frame, lemma_of, theme_clause
from tasks.extract.claims.parties import (
    JOINING,
    Party,
    first_name,
    holds_shares,
    is_guarded_name,
    owner_before,
    party_at,
)
from tasks.extract.claims.parts import is_whole_marker
from tasks.extract.claims.vocabulary import verbs
from tasks.extract.claims.words import ORGANIZATION

_EACH = "각각"
_DECIDING = frozenset({"하", "결정", "합의", "나서"})
_ONES = frozenset({"곳", "쪽", "이", "주인공", "회사", "기업", "업체", "나라", "측", "주체", "당사자", "투자자", "것"})


def adnominal(frame: Frame) -> int | None:
    """Return the adnominal predicate that the amount's predicate is or leads to: N을 들여 센터를 짓는."""
    index = frame.governor
    while index is not None:
        item = frame.view.items[index]
        if not isinstance(item, Predicate) or item.final_tag == "ETM":
            return index if isinstance(item, Predicate) else None
        following = range(index + 1, len(frame.view.items))
        goes_on = (item.final_form in {"어", "어서", "아", "아서", "고"} and not item.is_past) or _is_said(frame, index)
        index = next((i for i in following if isinstance(frame.view.items[i], Predicate)), None) if goes_on else None
    return None


def _is_said(frame: Frame, index: int) -> bool:
    """N을 투자하기로 한 A는, N을 투자하겠다고 밝힌 A는: what the next predicate decides or says."""
    item, following = frame.view.items[index], frame.view.items[index + 1 : index + 2]
    says = [i for i in following if isinstance(i, Predicate) and lemma_of(i) in verbs("speaking") | _DECIDING]
    return bool(says) and isinstance(item, Predicate) and item.final_form.endswith(("기", "다고", "라고"))


def relative_head(frame: Frame) -> Party | None:
    """N을 투자한 A는: the noun behind an adnominal predicate is its subject."""
    index = adnominal(frame)
    if index is None or index + 1 >= len(frame.view.items):
        return None
    party = party_at(frame, index + 1)
    if party is not None and party.phrase.particle == "의":
        return None  # 계약을 맺은 ABB의 로봇 사업도: what is told of is not ABB
    if party is None or (party.agent.sort == "generic" and party.phrase.words[-1].tag not in {"NNP", "SL"}):
        return None
    return party


def _is_relative_subject(frame: Frame, party: Party) -> bool:
    """A가 판 B: a nominative whose next predicate is adnominal and ends before the amount's phrase."""
    if party.phrase.is_topic:
        return False
    for index in range(party.index + 1, frame.place):
        item = frame.view.items[index]
        if isinstance(item, Phrase) and item.particle in {"이", "가"} and not item.amounts:
            return False  # 정부가 대학이 쓸 시설에: the nearer nominative is the subject of the clause
        if isinstance(item, Predicate):
            return item.final_tag == "ETM" and index + 1 < frame.place
    return False


def _is_aside(frame: Frame, party: Party) -> bool:
    """공급망이 끊길 조짐을 알리는 모델로 …: a thing that only a clause before the money speaks of."""
    following = next((i for i in frame.view.items[party.index + 1 :] if isinstance(i, Predicate)), None)
    unknown = party.agent.sort == "generic" and _is_relative_subject(frame, party)
    return _only_permits(frame, party) or (unknown and following is not theme_clause(frame))


def _leads(frame: Frame, party: Party) -> bool:
    """A가 주도한 라운드에서 N을 조달했다: who leads a round does not raise in it."""
    following = next((i for i in frame.view.items[party.index + 1 :] if isinstance(i, Predicate)), None)
    if following is None or lemma_of(following) not in verbs("leading") or party.phrase.is_topic:
        return False
    right_before = following is frame.view.items[frame.place - 1] and following.final_tag == "ETM"
    return right_before or _is_relative_subject(frame, party)


def _only_permits(frame: Frame, party: Party) -> bool:
    """투자청이 승인한 틱톡의 사업은: who lets others pay does not."""
    following = next((i for i in frame.view.items[party.index + 1 :] if isinstance(i, Predicate)), None)
    return lemma_of(following) in verbs("permitting") and _is_relative_subject(frame, party)


def _has_other_money(frame: Frame, party: Party, last: int) -> bool:
    """구글은 A, 메타는 B를 쓴다: a subject behind this amount with money of its own behind it."""
    if party.index > frame.place and is_whole_marker(frame) and frame.view.items[frame.place] != party.phrase:
        return True  # N 가운데 M은 A가 낸다: who bears a share does not bear the whole
    return party.index > frame.place and any(p.amounts for _, p in frame.phrases(party.index + 1, last))


def _is_user(frame: Frame, party: Party, governor: int) -> bool:
    """N은 기업이 자원을 빌릴 때 내주는 바우처에 쓴다: a firm without a name in a clause behind the money gets it."""
    behind = range(party.index + 1, governor)
    first = next((i for i in behind if isinstance(frame.view.items[i], Predicate)), None)
    clause = frame.view.items[first] if first is not None else None
    embedded = isinstance(clause, Predicate) and clause.final_tag == "ETM"
    return party.index > frame.place and party.agent.sort == "generic" and not party.phrase.is_topic and embedded


def subject_party(frame: Frame, found: list[Party]) -> Party | None:
    """Return the agent that the amount's predicate has: its clause's own, else the nearest one before it."""
    each = _topic_of_its_own(frame, found) or one_of_list(frame, found) or _right_before(frame, found)
    if each is not None:
        return each
    governor = frame.governor if frame.governor is not None else len(frame.view.items)
    own = [
        p
        for p in found
        if p.index < governor
        and not p.agent.is_source
        and not _has_other_money(frame, p, governor)
        and not _is_user(frame, p, governor)
        and not holds_shares(frame, p.index)
    ]
    clause = [p for p in own if p.index >= frame.start and not _is_relative_subject(frame, p)]
    nominative = [p for p in clause if not p.phrase.is_topic]
    if nominative or clause:
        return _equated(frame, (nominative or clause)[-1])
    earlier = [p for p in own if p.index < frame.start and not _is_relative_subject(frame, p)]
    topics = [p for p in earlier if p.phrase.is_topic and not _goes_on_from(frame, earlier[-1])]
    candidates = topics or earlier or [p for p in own if not (_is_aside(frame, p) or _leads(frame, p))]
    return candidates[-1] if candidates else None


def _goes_on_from(frame: Frame, party: Party) -> bool:
    """B가 지난 분기 N에 이어 이번 분기에 M을 주문했다고 A는 밝혔다: 이어 opens no clause, so B is still its subject."""
    between = [i for i in frame.view.items[party.index + 1 : frame.place] if isinstance(i, Predicate)]
    return party.phrase.particle in {"이", "가"} and bool(between) and all(lemma_of(i) == "잇" for i in between)


def _topic_of_its_own(frame: Frame, found: list[Party]) -> Party | None:
    """A는 N, B는 M 규모의 펀드를 각각 굴린다: where each sum has a topic right in front of it, 각각 adds nothing."""
    topics = {p.index: p for p in found if p.phrase.is_topic}
    money = [i for i, p in frame.phrases(0, len(frame.view.items) - 1) if p.amounts]
    return topics[frame.place - 1] if len(money) > 1 and all(i - 1 in topics for i in money) else None


def _right_before(frame: Frame, found: list[Party]) -> Party | None:
    """A가 N, B가 M, C와 D가 나머지를 냈다: in a list each sum goes with the nominative right in front of it."""
    own = next((p for p in found if p.index == frame.place - 1 and p.phrase.particle in {"이", "가"}), None)
    later = any(p.index > frame.place and p.phrase.particle in {"이", "가"} for p in found)
    return own if later and frame.phrase.particle == "," else None


def _equated(frame: Frame, party: Party) -> Party:
    """초기 투자자는 제너럴캐털리스트로, 5000만 달러를 넣었다: who the one is that is spoken of."""
    item = frame.view.items[party.index + 1] if party.index + 1 < len(frame.view.items) else None
    named = isinstance(item, Phrase) and item.particle in {"로", "으로"} and item.words[-1].tag == ORGANIZATION
    is_role = party.agent.sort == "generic" and party.phrase.is_topic and named
    return (party_at(frame, party.index + 1) if is_role else None) or party


def one_of_list(frame: Frame, found: list[Party]) -> Party | None:
    """A는 X에, B는 Y에 각각 N과 M을: with 각각 the first amount is the first party's, the second the second's."""
    if not any(w.form == _EACH for w in frame.view.words):
        return None
    each = next(w.start for w in frame.view.words if w.form == _EACH)
    items = frame.view.items
    clauses = (i for i, item in enumerate(items) if isinstance(item, Predicate) and item.final_tag != "ETM")
    closed = next((i for i in clauses if items[i].start > each), len(items) - 1)
    money = [i for i, p in frame.phrases(0, closed) for _ in p.amounts]
    before = [p for p in found if money and p.index < money[0]]
    if (
        len(money) < 2
        or frame.place not in money
        or frame.view.items[money[0]].start < each < frame.view.items[money[-1]].start
    ):
        return None  # A가 N, B와 C가 각각 M을
    number = money.index(frame.place)
    if len(before) == len(money):
        return before[number]
    if len(before) == 1 and len(before[0].partners) + 1 == len(money):
        agents = (*before[0].partners, before[0].agent)
        return Party(before[0].index, before[0].phrase, agents[number])
    return None


def payer_of_share(frame: Frame) -> Party | None:
    """N은 A가, M은 B가 부담하다: behind a share that is a topic stands who bears it, and more money or the predicate behind.

    Who only uses what the money makes (N은 기업이 쓸 서버에 들어간다) bears nothing.
    """
    place = frame.place
    if frame.phrase.words[-1].mention is not frame.amount:
        return None
    if not frame.phrase.is_topic or frame.phrase.particle or place + 2 >= len(frame.view.items):
        return None
    bearer, behind = frame.view.items[place + 1], frame.view.items[place + 2]
    gapped = isinstance(behind, Phrase) and bool(behind.amounts)
    is_marked = isinstance(bearer, Phrase) and bearer.particle in {"이", "가"} and not bearer.amounts
    return party_at(frame, place + 1) if is_marked and (gapped or _bears(frame, place + 2)) else None


def _bears(frame: Frame, index: int) -> bool:
    """Return whether the predicate at an index bears a share: A가 부담한다, A가 약속한 돈이다."""
    item, behind = frame.view.items[index], frame.view.items[index + 1 : index + 2]
    if not isinstance(item, Predicate) or lemma_of(item) not in verbs("spending") | verbs("bearing"):
        return False
    return item.final_tag != "ETM" or any(isinstance(i, Phrase) and i.head in verbs("sums") for i in behind)


def name_beside(frame: Frame) -> Party | None:
    """산업부 1조원, 중기부 9000억원 순이다: in a list the name right in front of an amount goes with it."""
    money = [i for i, p in frame.phrases(0, len(frame.view.items) - 1) if p.amounts]
    names = tuple(w for w in frame.phrase.words if w.end <= frame.amount.span[0])
    if len(money) < 2 or not names or not (names[-1].tag == ORGANIZATION or is_guarded_name(names)):
        return None
    listed = frame.phrase.particle in JOINING or money.index(frame.place) > 0
    named = Phrase(names, "")
    agent = read_agent(frame.view.text, named) or read_unlisted_agent(frame.view.text, named) if listed else None
    return Party(frame.place, frame.phrase, agent) if agent is not None else None


def leader_of_round(frame: Frame, found: list[Party]) -> Party | None:
    """시리즈A에서는 A가 주도해 N을 유치했다: who leads the round that the money is raised in pays into it."""
    before = frame.view.items[frame.start - 1] if frame.start else None
    relative = [p for p in found if p.index < frame.place and _leads(frame, p)]
    if relative:
        return relative[-1]
    topics = [p for p in found if p.index < frame.place and p.phrase.is_topic]
    if topics and _names_lead_investor(frame):
        return topics[-1]
    leads = isinstance(before, Predicate) and lemma_of(before) in verbs("leading")
    if not leads or not isinstance(before, Predicate) or before.final_form not in {"어", "어서", "아", "아서", "고"}:
        return None
    own = [p for p in found if p.index < frame.start and p.phrase.particle in {"이", "가"}]
    return own[-1] if own else None


def _names_lead_investor(frame: Frame) -> bool:
    """A는 N 규모의 시리즈 D에서도 리드 투자자였다: what the topic of the sentence is said to have been."""
    *_, head, copula = (None, *frame.view.items)
    closes = isinstance(copula, Predicate) and copula.is_copula and isinstance(head, Phrase) and head.head == "투자자"
    return closes and isinstance(head, Phrase) and bool({"리드", "대표", "선도"} & set(head.nouns))


def own_clause_subject(frame: Frame, found: list[Party]) -> Party | None:
    """A가 바라던 N 조달은: the subject of the clause right in front of the money."""
    before = frame.view.items[frame.place - 1] if frame.place > 1 else None
    if not isinstance(before, Predicate) or before.final_tag != "ETM":
        return None
    own = [p for p in found if p.index < frame.place and p.phrase.particle in {"이", "가"} and not p.agent.is_source]
    between = (
        [i for i in frame.view.items[own[-1].index + 1 : frame.place - 1] if isinstance(i, Predicate)] if own else []
    )
    return own[-1] if own and not between else None


def proposer(frame: Frame) -> Party | None:
    """투자청은 A가 낸 N 규모의 투자안을 승인했다: whose plan it is that is let through."""
    for index in range(frame.place - 1, 0, -1):
        item = frame.view.items[index]
        if isinstance(item, Predicate):
            phrase = frame.view.items[index - 1]
            own = isinstance(phrase, Phrase) and phrase.particle in {"이", "가"}
            return party_at(frame, index - 1) if item.final_tag == "ETM" and own else None
    return None


def main_subject(frame: Frame) -> Party | None:
    """N을 들여 짓는 공장의 가동을 A가 늦췄다: who does something with what the money makes, behind it."""
    index = adnominal(frame)
    if index is None:
        return None
    for at in range(index + 1, len(frame.view.items) - 1):
        item = frame.view.items[at]
        if isinstance(item, Predicate) or (isinstance(item, Phrase) and item.amounts):
            return None
        if isinstance(item, Phrase) and item.particle in {"이", "가"}:
            doing = next((i for i in frame.view.items[at + 1 :] if isinstance(i, Predicate)), None)
            party = party_at(frame, at)
            acts = party is not None and party.agent.sort == "organization" and not party.agent.is_source
            return party if acts and lemma_of(doing) not in verbs("speaking", "outsider") else None
    return None


def cleft_subject(frame: Frame) -> Party | None:
    """N을 대는 곳은 A다, N에 산 쪽은 A였다: who is said to be the one that pays."""
    items = frame.view.items
    for index in range(frame.place + 1, len(items) - 2):
        predicate, head = items[index], items[index + 1]
        is_cleft = isinstance(predicate, Predicate) and predicate.final_tag == "ETM" and isinstance(head, Phrase)
        if not (is_cleft and isinstance(head, Phrase) and head.is_subject and head.head in _ONES):
            continue
        closing = next((i for i in range(index + 2, len(items)) if isinstance(items[i], Predicate)), None)
        copula = items[closing] if closing is not None else None
        if closing is not None and isinstance(copula, Predicate) and copula.is_copula:
            return party_at(frame, closing - 1)
        return None
    return None


def disputed_owner(frame: Frame) -> Party | None:
    """A의 투자액을 두고 B는 N이라고 하다: who differs on the figure does not pay it."""
    for index, phrase in frame.phrases(0, frame.place - 1):
        item = frame.view.items[index + 1]
        disputes = (
            isinstance(item, Predicate) and item.final_form in {"고", "어"} and lemma_of(item) in verbs("disputing")
        )
        if disputes and phrase.particle in {"을", "를"} and phrase_cue(phrase) is not None:
            agent = first_name(frame, phrase.words)
            return owner_before(frame, index) or (Party(index, phrase, agent) if agent else None)
    return None
