"""The phrases of a sentence that name somebody, and which of them the amount's predicate or noun belongs to.

Here belongs syntax: subject, owner, head of a relative clause, one of a list. Roles are given in ``roles``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from tasks.extract.claims.agents import Agent, read_agent, read_unlisted_agent, squeezed
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.evidence import last_cue, own_topic, phrase_cue
from tasks.extract.claims.frames import Frame, lemma_of, once_a_frame
from tasks.extract.claims.parts import is_whole_marker
from tasks.extract.claims.vocabulary import agent_endings, verbs
from tasks.extract.claims.words import COUNTRY, DATE, ORGANIZATION, Word
from tasks.extract.organizations.entries import aliases
from tasks.records import CountryForm, CountryMention

JOINING = frozenset({"와", "과", ",", "·", "및", "/", "하고"})
_STAKES = frozenset({"지분", "주식", "경영권"})
_THEMES = frozenset({"을", "를"})
BUILT = ("팩토리", "데이터센터", "공장", "캠퍼스", "단지", "클러스터", "발전소", "사업장", "슈퍼컴퓨터")
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
        if not isinstance(item, Phrase) or item.particle not in JOINING or item.amounts:
            break
        agent = read_agent(frame.view.text, item)
        if agent is None:
            break
        found.insert(0, agent)
    return tuple(found)


def party_at(frame: Frame, index: int) -> Party | None:
    """Return the party that the phrase at an index names, None where it names nobody."""
    item = frame.view.items[index]
    if isinstance(item, Phrase) and squeezed(item.words) in {"컨소시엄", "연합"} and index > 1:
        leader = _leader_before(frame, index)
        if leader is not None:
            return Party(index, item, leader.agent)
    agent = read_agent(frame.view.text, item) if isinstance(item, Phrase) and not item.amounts else None
    if (
        agent is None
        and isinstance(item, Phrase)
        and (_is_apposed(frame, index) or (item.is_subject and is_guarded_name(item.words)))
    ):
        agent = read_unlisted_agent(frame.view.text, item)
    if agent is None or not isinstance(item, Phrase):
        return None
    if agent.sort == "person" and agent.country is None:
        owner = owner_before(frame, index)  # 싱가포르의 탄웨이룬 재무장관
        if owner and owner.agent.sort == "organization" and agent.name in agent_endings("executives"):
            return owner  # 블랙록의 회장은
        agent = agent._replace(country=owner.agent.country) if owner and owner.agent.sort == "country" else agent
    named_within = agent.sort == "group"  # AWS와 르노 등 글로벌 기업 7곳이
    return Party(index, item, agent, () if named_within else partners_of(frame, index))


def _leader_before(frame: Frame, index: int) -> Party | None:
    """블랙스톤이 이끄는 컨소시엄이: a consortium without a name is its leader's."""
    leads, leader = frame.view.items[index - 1], frame.view.items[index - 2]
    is_led = isinstance(leads, Predicate) and leads.final_tag == "ETM" and lemma_of(leads) in verbs("leading")
    named = is_led and isinstance(leader, Phrase) and leader.particle in {"이", "가"}
    return party_at(frame, index - 2) if named else None


def is_guarded_name(words: tuple[Word, ...]) -> bool:
    """Return whether one word alone is also the name of a company: 알파벳은 910억 달러를, 알파벳 930억 달러."""
    alias = aliases().get(words[0].form) if len(words) == 1 else None
    return alias is not None and alias.organization is not None and alias.organization.kind in {"company", "fund"}


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
    places = [
        i
        for i, p in phrases
        if p.is_subject and i not in own and not _is_become(frame, i) and not _is_compared(frame, i)
    ]
    found = (party_at(frame, i) for i in places)
    return [party for party in found if party is not None and not _is_built(party.agent)]


def _is_compared(frame: Frame, index: int) -> bool:
    """투자액은 N으로 독일 기업이 자국에 짓는 시설 가운데 가장 크다: who does what the sum is compared with does not pay it."""
    if index < frame.place:
        return False
    for clause, head in pairwise(frame.view.items[index + 1 :]):
        if isinstance(clause, Predicate):
            return clause.final_tag == "ETM" and isinstance(head, Phrase) and head.words[-1].form in {"가운데", "중"}
    return False


def _is_become(frame: Frame, index: int) -> bool:
    """첫 ‘AI 정부’가 되려고: what somebody becomes or is not does nothing."""
    item = frame.view.items[index]
    following = frame.view.items[index + 1] if index + 1 < len(frame.view.items) else None
    marked = isinstance(item, Phrase) and item.particle in {"이", "가"}
    return marked and isinstance(following, Predicate) and following.lemma in {"되", "아니"}


def _is_date_alone(frame: Frame, index: int) -> bool:
    item = frame.view.items[index]
    return isinstance(item, Phrase) and all(w.tag == DATE for w in item.words)


def _is_joined_thing(frame: Frame, index: int) -> bool:
    """과기정통부의 GPU·AI 컴퓨팅 예산: a thing that a middle dot joins to the one that is owned."""
    item = frame.view.items[index]
    return isinstance(item, Phrase) and item.particle == "·" and not item.amounts and party_at(frame, index) is None


def owner_before(frame: Frame, index: int) -> Party | None:
    """Return the agent with 의 right in front of a phrase, over a bare date: 팔란티어의 2분기 매출."""
    at = index - 1
    while at >= 0 and (_is_date_alone(frame, at) or _is_joined_thing(frame, at)):
        at -= 1
    item = frame.view.items[at] if at >= 0 else None
    if not isinstance(item, Phrase) or item.particle != "의":
        return None
    if len(item.words) > 1 and item.head in {"안", "예산안", "원안"}:
        return named_in(frame, Phrase(item.words[:-1], ""), at)  # 정부안의 예산은
    return party_at(frame, at)


def owner_of_deed(frame: Frame) -> Party | None:
    """메타의 8억 달러 인수 제안을: who stands with 의 in front of money that counts a deed does the deed."""
    return owner_before(frame, frame.place) if last_cue(frame.after) and not frame.before else None


def _is_owned(phrase: Phrase) -> bool:
    """Return whether a subject or object is a thing that somebody owns: 투자액, 매출, 예산."""
    return (phrase.is_subject or phrase.particle in {"을", "를"}) and phrase_cue(phrase) is not None


@once_a_frame
def possessor(frame: Frame) -> Party | None:
    """Return whose money a noun phrase speaks of: A의 투자액, A 매출, A 정부 예산."""
    last = frame.governor if frame.governor is not None else frame.place
    marked = [i for i, p in frame.phrases(frame.start, last) if _is_owned(p)]
    for index in sorted({frame.place, *marked}, reverse=True):
        owner = owner_before(frame, index)
        if owner is not None and _is_built(owner.agent):
            return None
        if owner is not None:
            return owner
        phrase = frame.phrase_at(index)
        words = tuple(w for w in phrase.words if index != frame.place or w.start < frame.amount.span[0])
        agent = first_name(frame, words)
        if agent is not None and index != frame.place and any(w.form in _STAKES for w in words):
            continue  # 인텔 지분 9.9%를 사는 데 N을 넣었다
        if agent is not None and agent.sort == "country" and any(w.form.endswith(BUILT) for w in words):
            return None  # 울산 데이터센터 투자
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
        if index < frame.start and not item.is_subject:
            continue  # 엔비디아 칩을 들여오고, N을 들여 짓기로 했다
        if index > frame.place and (
            is_whole_marker(frame) or any(p.amounts for _, p in frame.phrases(index + 1, last))
        ):
            continue  # N 가운데 M은 A가 낸다; 사업비 N은 A가 M, B가 K를 낸다
        if _is_passed_by(frame, index):
            continue
        if not item.is_subject and any(w.form in _STAKES for w in item.words):
            continue  # 인텔 지분 9.9%를 사는 데 N을 넣었다
        if any(stands(frame, index) for stands in (_is_compared, _is_centre, _is_purpose, _is_way, holds_shares)):
            continue
        agent = first_name(frame, item.words)
        if agent is not None and agent.sort == "country" and any(w.form.endswith(BUILT) for w in item.words):
            continue  # 앨버타주의 AI 단지는: where a thing is built, not who pays
        if agent is not None and not agent.is_source and not _only_uses(frame, index):
            return Party(index, item, agent, partners_of(frame, index) if len(item.words) == 1 else ())
    return None


def _is_passed_by(frame: Frame, index: int) -> bool:
    """국회를 통과한 추경에 N이 담겼다: who lets a budget pass does not pay it."""
    item, following = frame.view.items[index], frame.view.items[index + 1 : index + 2]
    passes = [i for i in following if isinstance(i, Predicate) and lemma_of(i) == "통과"]
    return bool(passes) and isinstance(item, Phrase) and item.particle in {"을", "를"}


def _is_centre(frame: Frame, index: int) -> bool:
    """수성알파시티를 중심으로, 창원을 기반으로: where a thing stands or starts from."""
    following = frame.view.items[index + 1] if index + 1 < len(frame.view.items) else None
    centred = isinstance(following, Phrase) and following.particle in {"으로", "로"}
    return centred and isinstance(following, Phrase) and following.head in {"중심", "기반", "거점", "무대", "대상"}


def _is_purpose(frame: Frame, index: int) -> bool:
    """국민성장펀드 조성을 위한 재정 1조원: what money is for."""
    following = frame.view.items[index + 1] if index + 1 < len(frame.view.items) else None
    return isinstance(following, Predicate) and lemma_of(following) == "위하" and following.final_tag == "ETM"


def _is_way(frame: Frame, index: int) -> bool:
    """국가발전기금을 통한 벤처 투자: by what way money goes is not whose it is."""
    following = frame.view.items[index + 1] if index + 1 < len(frame.view.items) else None
    return isinstance(following, Predicate) and following.lemma == "통하" and following.final_tag == "ETM"


def holds_shares(frame: Frame, index: int) -> bool:
    """Return whether who is named only holds shares in what money goes into: A가 지분을 가진 이 공장의 사업비는 N이다."""
    held, holds = (*frame.view.items[index + 1 : index + 3], None, None)[:2]
    return (
        isinstance(held, Phrase)
        and held.head in _STAKES
        and isinstance(holds, Predicate)
        and holds.final_tag == "ETM"
        and lemma_of(holds) in verbs("holding")
    )


def _only_uses(frame: Frame, index: int) -> bool:
    """미스트랄이 쓸 컴퓨터에 N이 투입된다: who uses, rents or joins a thing does not pay for it."""
    following = next((i for i in frame.view.items[index + 1 :] if isinstance(i, Predicate)), None)
    return following is not None and following.final_tag == "ETM" and lemma_of(following) in verbs("using")


def named_in(frame: Frame, phrase: Phrase, index: int) -> Party | None:
    """Return the organisation or government that a phrase names in front of its head: 국방부 사업."""
    agent = first_name(frame, phrase.words)
    return Party(index, phrase, agent) if agent is not None else None


def theme_owner(frame: Frame) -> Party | None:
    """빅테크의 AI 투자가 N에 이른다고 A는 봤다: the owner of the nearest thing with 이/가, not the speaker."""
    last = frame.governor if frame.governor is not None else frame.place
    for index in range(last - 1, min(frame.start, frame.place) - 1, -1):
        item = frame.view.items[index]
        is_theme = isinstance(item, Phrase) and item.particle in {"이", "가"} and index != frame.host
        if is_theme and isinstance(item, Phrase) and phrase_cue(item) and party_at(frame, index) is None:
            owner = owner_before(frame, index)
            agent = first_name(frame, item.words)
            return owner or (Party(index, item, agent) if agent else None)
    return None


def first_name(frame: Frame, words: tuple[Word, ...]) -> Agent | None:
    """Return the first organisation, country or government that the words name; None where they name nobody."""
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


def unlisted_owner(frame: Frame) -> Party | None:
    """Return the owner with 의 right before the amount, where no list knows the name: 람다의 4억 달러 라운드."""
    item = frame.view.items[frame.place - 1] if frame.place else None
    if not isinstance(item, Phrase) or item.particle != "의":
        return None
    agent = read_unlisted_agent(frame.view.text, item)
    return Party(frame.place - 1, item, agent) if agent is not None else None


def _is_project_told(frame: Frame) -> bool:
    """수열 클러스터는 N을 들여 조성하는 국책사업이다: what is said to be a project pays for nothing."""
    items = frame.view.items
    closes = isinstance(items[-1], Predicate) and items[-1].is_copula and len(items) > 1
    head = items[-2] if closes else None
    project = isinstance(head, Phrase) and head.head.endswith(("사업", "프로젝트", "과제"))
    return project and any(p.is_topic and i < frame.place for i, p in frame.phrases(0, frame.place))


def unlisted_subject(frame: Frame) -> Party | None:
    """Return the subject or owner that only its place makes an agent: 람다의 라운드, 알파벳은 올렸다."""
    last = frame.governor if frame.governor is not None else len(frame.view.items) - 1
    if _is_project_told(frame):
        return None
    for index, phrase in frame.phrases(0, last if own_topic(frame) is None else frame.place - 2):
        is_owner = phrase.particle == "의" and index + 1 == frame.place
        if phrase.particle in {"이", "가"} and _only_uses(frame, index):
            continue  # 대학과 기업이 쓸 설비에: the user, no payer
        if (phrase.is_subject or is_owner) and not phrase.amounts and index not in {frame.place, frame.host}:
            agent = read_unlisted_agent(frame.view.text, phrase)
            beside = party_at(frame, index - 1) if agent is not None and index else None
            if beside is not None and beside.phrase.particle in {"와", "과"} and beside.agent.is_state:
                return beside  # 정부와 은행권은
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
