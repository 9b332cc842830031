"""The phrases of a sentence that name somebody, and which of them the amount's predicate or noun belongs to.

Here belongs syntax: subject, owner, head of a relative clause, one of a list. Roles are given in ``roles``.
"""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.claims.agents import Agent, read_agent, read_unlisted_agent, squeezed
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.evidence import last_cue, phrase_cue
from tasks.extract.claims.frames import Frame, lemma_of
from tasks.extract.claims.vocabulary import agent_endings, verbs
from tasks.extract.claims.words import COUNTRY, DATE, ORGANIZATION, Word
from tasks.extract.organizations.entries import aliases
from tasks.records import CountryForm, CountryMention

_JOINING = frozenset({"와", "과", ",", "·", "및", "/", "하고"})
_EACH = "각각"
_ONES = frozenset({"곳", "쪽", "이", "주인공", "회사", "기업", "업체", "나라", "측", "주체", "당사자", "투자자", "것"})
_THEMES = frozenset({"을", "를"})
BUILT = ("데이터센터", "공장", "캠퍼스", "단지", "클러스터", "발전소", "사업장", "슈퍼컴퓨터")
SITES = ("사업장", "공장", "캠퍼스", "지사", "본사", "법인", "연구소", "센터")  # 부산사업장 is a company's, no city


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase that names an agent, with its place among the items and those coordinated with it."""

    index: int
    phrase: Phrase
    agent: Agent
    partners: tuple[Agent, ...] = ()


def partners_of(frame: Frame, index: int) -> tuple[Agent, ...]:
    """Return the agents that 와/과, comma or middle dot join to a phrase, first named first."""
    found: list[Agent] = []
    for at in range(index - 1, -1, -1):
        item = frame.view.items[at]
        if not isinstance(item, Phrase) or item.particle not in _JOINING or item.amounts:
            break
        agent = read_agent(frame.view.text, item)
        if agent is None:
            break
        found.insert(0, agent)
    return tuple(found)


def party_at(frame: Frame, index: int) -> Party | None:
    """Return the party that the phrase at an index names, None where it names nobody."""
    item = frame.view.items[index]
    agent = read_agent(frame.view.text, item) if isinstance(item, Phrase) and not item.amounts else None
    if agent is None and isinstance(item, Phrase) and (_is_apposed(frame, index) or _is_guarded_name(item)):
        agent = read_unlisted_agent(frame.view.text, item)
    return Party(index, item, agent, partners_of(frame, index)) if agent and isinstance(item, Phrase) else None


def _is_guarded_name(phrase: Phrase) -> bool:
    """알파벳은 910억 달러를: a subject of one word that is also the name of a company stands for the company."""
    alone = phrase.is_subject and len(phrase.words) == 1 and not phrase.amounts
    alias = aliases().get(phrase.head) if alone else None
    return alias is not None and alias.organization is not None and alias.organization.kind == "company"


def _is_apposed(frame: Frame, index: int) -> bool:
    """시행사인 네오AI클라우드는: what is called a company in front of a name makes it one."""
    copula = frame.view.items[index - 1] if index > 1 else None
    sort = frame.view.items[index - 2] if index > 1 else None
    is_called = isinstance(copula, Predicate) and copula.is_copula and copula.final_tag == "ETM"
    return is_called and isinstance(sort, Phrase) and squeezed(sort.words).endswith(agent_endings("companies"))


def subject_parties(frame: Frame) -> list[Party]:
    """Return the subjects and topics of the sentence that name an agent, in order."""
    own = {frame.place, frame.host}
    phrases = frame.phrases(0, len(frame.view.items) - 1)
    places = [i for i, p in phrases if p.is_subject and i not in own and not _is_become(frame, i)]
    return [party for party in (party_at(frame, i) for i in places) if party is not None]


def _is_become(frame: Frame, index: int) -> bool:
    """첫 ‘AI 정부’가 되려고: what somebody becomes or is not does nothing."""
    item = frame.view.items[index]
    following = frame.view.items[index + 1] if index + 1 < len(frame.view.items) else None
    marked = isinstance(item, Phrase) and item.particle in {"이", "가"}
    return marked and isinstance(following, Predicate) and following.lemma in {"되", "아니"}


def _is_date_alone(frame: Frame, index: int) -> bool:
    item = frame.view.items[index]
    return isinstance(item, Phrase) and all(w.tag == DATE for w in item.words)


def _owner_before(frame: Frame, index: int) -> Party | None:
    """Return the agent with 의 right in front of a phrase, over a bare date: 팔란티어의 2분기 매출."""
    at = index - 1
    while at >= 0 and _is_date_alone(frame, at):
        at -= 1
    item = frame.view.items[at] if at >= 0 else None
    return party_at(frame, at) if isinstance(item, Phrase) and item.particle == "의" else None


def owner_of_deed(frame: Frame) -> Party | None:
    """메타의 8억 달러 인수 제안을: who stands with 의 in front of money that counts a deed does the deed."""
    return _owner_before(frame, frame.place) if last_cue(frame.after) and not frame.before else None


def _is_owned(phrase: Phrase) -> bool:
    """Return whether a subject or object is a thing that somebody owns: 투자액, 매출, 예산."""
    return (phrase.is_subject or phrase.particle in {"을", "를"}) and phrase_cue(phrase) is not None


def possessor(frame: Frame) -> Party | None:
    """Return whose money a noun phrase speaks of: A의 투자액, A 매출, A 정부 예산."""
    last = frame.governor if frame.governor is not None else frame.place
    marked = [i for i, p in frame.phrases(frame.start, last) if _is_owned(p)]
    for index in sorted({frame.place, *marked}, reverse=True):
        owner = _owner_before(frame, index)
        if owner is not None and _is_built(owner.agent):
            return None
        if owner is not None:
            return owner
        phrase = frame.phrase_at(index)
        words = tuple(w for w in phrase.words if index != frame.place or w.start < frame.amount.span[0])
        agent = _first_name(frame, words)
        if agent is not None:
            return Party(index, phrase, agent, partners_of(frame, index) if len(words) == 1 else ())
    return None


def _is_built(agent: Agent) -> bool:
    """파인데이터센터의 사업비: a thing that is built is not who pays for it."""
    return agent.organization_id is None and agent.name.replace(" ", "").endswith(BUILT)


def named_in_subject(frame: Frame, particles: frozenset[str] = _THEMES) -> Party | None:
    """Return the organisation or country that a subject or object names, where no subject is an agent itself.

    Of SK가 짓는 센터에는 7조원이 투입된다 and 국회 상임위는, the nearest before the amount.
    """
    last = frame.governor if frame.governor is not None else frame.place
    for index in range(last, -1, -1):
        item = frame.view.items[index]
        marked = isinstance(item, Phrase) and (item.is_subject or item.particle in particles)
        if not marked or not isinstance(item, Phrase) or index in {frame.place, frame.host}:
            continue
        agent = _first_name(frame, item.words)
        if agent is not None and not agent.is_source and not _only_uses(frame, index):
            return Party(index, item, agent, partners_of(frame, index) if len(item.words) == 1 else ())
    return None


def _only_uses(frame: Frame, index: int) -> bool:
    """미스트랄이 쓸 컴퓨터에 N이 투입된다: who uses, rents or joins a thing does not pay for it."""
    following = next((i for i in frame.view.items[index + 1 :] if isinstance(i, Predicate)), None)
    return following is not None and following.final_tag == "ETM" and lemma_of(following) in verbs("using")


def named_in(frame: Frame, phrase: Phrase, index: int) -> Party | None:
    """Return the organisation or government that a phrase names in front of its head: 국방부 사업."""
    agent = _first_name(frame, phrase.words)
    return Party(index, phrase, agent) if agent is not None else None


def disputed_owner(frame: Frame) -> Party | None:
    """A의 투자액을 두고 B는 N이라고 하다: who differs on the figure does not pay it."""
    for index, phrase in frame.phrases(0, frame.place - 1):
        item = frame.view.items[index + 1]
        disputes = (
            isinstance(item, Predicate) and item.final_form in {"고", "어"} and lemma_of(item) in verbs("disputing")
        )
        if disputes and phrase.particle in {"을", "를"} and phrase_cue(phrase) is not None:
            agent = _first_name(frame, phrase.words)
            return _owner_before(frame, index) or (Party(index, phrase, agent) if agent else None)
    return None


def theme_owner(frame: Frame) -> Party | None:
    """빅테크의 AI 투자가 N에 이른다고 A는 봤다: the owner of the nearest thing with 이/가, not the speaker."""
    last = frame.governor if frame.governor is not None else frame.place
    for index in range(last - 1, min(frame.start, frame.place) - 1, -1):
        item = frame.view.items[index]
        is_theme = isinstance(item, Phrase) and item.particle in {"이", "가"} and index != frame.host
        if is_theme and isinstance(item, Phrase) and phrase_cue(item) and party_at(frame, index) is None:
            owner = _owner_before(frame, index)
            agent = _first_name(frame, item.words)
            return owner or (Party(index, item, agent) if agent else None)
    return None


def _first_name(frame: Frame, words: tuple[Word, ...]) -> Agent | None:
    for place, word in enumerate(words):
        following = words[place + 1].form if place + 1 < len(words) else ""
        if isinstance(word.mention, CountryMention) and word.mention.form is CountryForm.DOMESTIC:
            return None
        if word.tag == COUNTRY and following.endswith(SITES) and words[place + 1].start == word.end:
            return None
        if word.tag in {ORGANIZATION, COUNTRY}:
            end = place + 2 if following == "정부" or (following == "기업" and word.tag == COUNTRY) else place + 1
            return read_agent(frame.view.text, Phrase(words[:end], ""))
        if word.form == "세계":
            return read_agent(frame.view.text, Phrase(words[max(0, place - 1) : place + 1], ""))
        if word.form in {"정부", "빅테크"}:
            return read_agent(frame.view.text, Phrase(words[: place + 1], ""))
    return None


def _adnominal(frame: Frame) -> int | None:
    """Return the adnominal predicate that the amount's predicate is or leads to: N을 들여 센터를 짓는."""
    index = frame.governor
    while index is not None:
        item = frame.view.items[index]
        if not isinstance(item, Predicate) or item.final_tag == "ETM":
            return index if isinstance(item, Predicate) else None
        following = range(index + 1, len(frame.view.items))
        goes_on = item.final_form in {"어", "어서", "아", "아서", "고"} and not item.is_past
        index = next((i for i in following if isinstance(frame.view.items[i], Predicate)), None) if goes_on else None
    return None


def relative_head(frame: Frame) -> Party | None:
    """N을 투자한 A는: the noun behind an adnominal predicate is its subject."""
    index = _adnominal(frame)
    if index is None or index + 1 >= len(frame.view.items):
        return None
    party = party_at(frame, index + 1)
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


def _only_permits(frame: Frame, party: Party) -> bool:
    """투자청이 승인한 틱톡의 사업은: who lets others pay does not."""
    following = next((i for i in frame.view.items[party.index + 1 :] if isinstance(i, Predicate)), None)
    return lemma_of(following) in verbs("permitting") and _is_relative_subject(frame, party)


def _has_other_money(frame: Frame, party: Party, last: int) -> bool:
    """구글은 A, 메타는 B를 쓴다: a subject behind this amount with money of its own behind it."""
    return party.index > frame.place and any(p.amounts for _, p in frame.phrases(party.index + 1, last))


def subject_party(frame: Frame, found: list[Party]) -> Party | None:
    """Return the agent that the amount's predicate has: its clause's own, else the nearest one before it."""
    each = one_of_list(frame, found)
    if each is not None:
        return each
    governor = frame.governor if frame.governor is not None else len(frame.view.items)
    own = [
        p for p in found if p.index < governor and not p.agent.is_source and not _has_other_money(frame, p, governor)
    ]
    clause = [p for p in own if p.index >= frame.start and not _is_relative_subject(frame, p)]
    nominative = [p for p in clause if not p.phrase.is_topic]
    if nominative or clause:
        return (nominative or clause)[-1]
    earlier = [p for p in own if p.index < frame.start and not _is_relative_subject(frame, p)]
    topics = [p for p in earlier if p.phrase.is_topic]
    candidates = topics or earlier or [p for p in own if not _only_permits(frame, p)]
    return candidates[-1] if candidates else None


def one_of_list(frame: Frame, found: list[Party]) -> Party | None:
    """A는 X에, B는 Y에 각각 N과 M을: with 각각 the first amount is the first party's, the second the second's."""
    if not any(w.form == _EACH for w in frame.view.words):
        return None
    money = [i for i, p in frame.phrases(0, len(frame.view.items) - 1) for _ in p.amounts]
    before = [p for p in found if money and p.index < money[0]]
    if len(money) < 2 or frame.place not in money:
        return None
    number = money.index(frame.place)
    if len(before) == len(money):
        return before[number]
    if len(before) == 1 and len(before[0].partners) + 1 == len(money):
        agents = (*before[0].partners, before[0].agent)
        return Party(before[0].index, before[0].phrase, agents[number])
    return None


def name_beside(frame: Frame) -> Party | None:
    """산업부 1조원, 중기부 9000억원 순이다: in a list the name right in front of an amount goes with it."""
    money = [i for i, p in frame.phrases(0, len(frame.view.items) - 1) if p.amounts]
    names = tuple(w for w in frame.phrase.words if w.end <= frame.amount.span[0])
    if len(money) < 2 or not names or names[-1].tag != ORGANIZATION or frame.view.items[frame.place] is None:
        return None
    listed = frame.phrase.particle in _JOINING or (money.index(frame.place) > 0 and frame.place - 1 in money)
    agent = read_agent(frame.view.text, Phrase(names, "")) if listed else None
    return Party(frame.place, frame.phrase, agent) if agent is not None else None


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


def unlisted_owner(frame: Frame) -> Party | None:
    """Return the owner with 의 right before the amount, where no list knows the name: 람다의 4억 달러 라운드."""
    item = frame.view.items[frame.place - 1] if frame.place else None
    if not isinstance(item, Phrase) or item.particle != "의":
        return None
    agent = read_unlisted_agent(frame.view.text, item)
    return Party(frame.place - 1, item, agent) if agent is not None else None


def unlisted_subject(frame: Frame) -> Party | None:
    """Return the subject or owner that only its place makes an agent: 람다의 라운드, 알파벳은 올렸다."""
    last = frame.governor if frame.governor is not None else len(frame.view.items) - 1
    for index, phrase in frame.phrases(0, last):
        is_owner = phrase.particle == "의" and index + 1 == frame.place
        if (phrase.is_subject or is_owner) and not phrase.amounts and index not in {frame.place, frame.host}:
            agent = read_unlisted_agent(frame.view.text, phrase)
            if agent is not None:
                return Party(index, phrase, agent)
    return None


def names_individual(phrase: Phrase | None) -> bool:
    """Return whether a phrase names private people (연구자, 직원, 당첨자), whose money is none of ours."""
    counted = {"SN", "NNB", "NR"}
    words = phrase.words if phrase is not None else ()
    while words and (words[-1].tag in counted or words[-1].form in {"명", "인"}):
        words = words[:-1]
    return bool(words) and squeezed(words).endswith(agent_endings("individuals"))
