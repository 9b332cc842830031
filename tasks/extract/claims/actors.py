"""Who pays, raises or sets the goal: the order in which the parties of a sentence are asked.

Here belongs which party it is. Which parties there are is read in ``parties`` and ``clause_parties``.
"""

from __future__ import annotations

from collections.abc import Callable

from tasks.extract.claims.clause_parties import (
    cleft_subject,
    disputed_owner,
    leader_of_round,
    main_subject,
    name_beside,
    own_clause_subject,
    payer_of_share,
    proposer,
    relative_head,
    subject_party,
)
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.customers import customer, supplies
from tasks.extract.claims.evidence import is_size_of_fund, last_cue, names_programme, phrase_cue
from tasks.extract.claims.frames import Frame, lemma_of, theme_clause
from tasks.extract.claims.headlines import headline_subject
from tasks.extract.claims.parties import (
    Party,
    first_name,
    named_in_subject,
    owner_before,
    owner_of_deed,
    partners_of,
    possessor,
    theme_owner,
    unlisted_owner,
    unlisted_subject,
)
from tasks.extract.claims.sources import main_verb, speaker_of
from tasks.extract.claims.vocabulary import verbs
from tasks.extract.claims.words import ORGANIZATION
from tasks.records import ClaimKind

_FUND_NAMES = ("펀드", "기금", "조합")


def is_passive(frame: Frame) -> bool:
    """Return whether the money itself is the subject: 투입된다, 배정됐다, 흘러들었다."""
    host = frame.host_phrase
    is_built = frame.after[:1] == ("규모",) and frame.after[-1].endswith(tuple(verbs("sites")))
    if is_built and _is_under_way(frame):
        return False  # 약속한 N 규모의 AI 허브가 공사에 들어갔다: what is built starts, no money comes in
    is_subject = frame.particle in {"이", "가"} or (host.is_topic and not host.particle)
    lemma = "" if frame.lemma == "되" or frame.lemma in verbs("rumoured") else frame.lemma  # N이 되다: its complement
    return lemma in verbs("inflow") or (is_subject and (lemma in verbs("passive") or lemma.endswith("되")))


def _is_under_way(frame: Frame) -> bool:
    last = frame.governor if frame.governor is not None else frame.host
    goals = (p.head for _, p in frame.phrases(frame.place, last) if p.particle == "에")
    return any(goal in {"공사", "착공", "건설", "가동", "운영", "시공"} for goal in goals)


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


def _counts(party: Party) -> bool:
    """Return whether counting other people's money is a party's business: market researchers."""
    return party.agent.organization is not None and party.agent.organization.kind == "research"


def _watches(party: Party) -> bool:
    """Return whether a party speaks of other people's money: researchers, banks and associations."""
    return party.agent.organization is not None and party.agent.organization.kind in {"research", "bank", "association"}


def _owner_spoken_of(frame: Frame) -> Party | None:
    """A는 B의 투자가 N에 이른다고 주장했다: who says what the investment of somebody else comes to does not pay it."""
    if frame.lemma not in verbs("reaching") or main_verb(frame) not in verbs("speaking"):
        return None
    owner = theme_owner(frame)
    return owner if owner is not None and owner.phrase.particle == "의" else None


def _own_subject(frame: Frame, found: list[Party], *, outsider_speaks: bool) -> Party | None:
    """Return the subject that pays; not the topic that only sees what a theme of somebody else comes to."""
    party = subject_party(frame, found)
    if party is not None and outsider_speaks and party.agent.sort == "organization" and _watches(party):
        return None
    if party is None or not outsider_speaks or not party.phrase.is_topic or frame.lemma not in verbs("reaching"):
        return party
    themes = (p for _, p in frame.phrases(party.index + 1, frame.place) if p.particle in {"이", "가"})
    return None if any(phrase_cue(p) is not None for p in themes) else party


# Whose cloud is bought is not who buys it.
_BUYING = frozenset({"사", "사들이", "구매", "구입", "매입", "빌리", "임차"})


def _is_own_purse(frame: Frame) -> bool:
    """Return whether the money is a budget's or a fund's, so that who permits it pays it."""
    beside = [p.head for _, p in frame.phrases(frame.start, frame.place - 1) if p.particle in {"로", "으로"}]
    return any(noun.endswith(("예산", "예산안", "기금", "몫")) for noun in (*frame.before, *frame.after, *beside))


def _passes(frame: Frame) -> bool:
    """의회는 1조원을 승인했다: a bare sum that nobody else owns is passed by the one whose money it is."""
    return (
        frame.lemma in {"승인", "의결", "인가", "요청", "요구", "신청"}
        and frame.particle in {"을", "를"}
        and (not frame.after or names_programme(frame))
        and possessor(frame) is None
    )


def _blocks(frame: Frame) -> bool:
    """Return whether the amount is what somebody else was kept from."""
    return frame.lemma in verbs("blocking") and frame.particle in {"을", "를"}


def _insider(frame: Frame, found: list[Party], *, outsider_speaks: bool) -> Party | None:
    """Return who speaks of the amount and does not only watch it."""
    speaker = speaker_of(frame, found)
    if speaker is None or speaker.agent.is_source or _counts(speaker) or (outsider_speaks and _watches(speaker)):
        return None
    return speaker


def _active_actor(frame: Frame, kind: ClaimKind, found: list[Party]) -> tuple[Party | None, str]:
    if _is_agreed_by_two(frame):
        return None, "actor.one_of_two"
    outsider_speaks = main_verb(frame) in verbs("outsider")
    blocks = _blocks(frame)
    permits = blocks or (frame.lemma in verbs("permitting") and not _is_own_purse(frame) and not _passes(frame))
    bought = kind is ClaimKind.ACQUISITION or frame.lemma in _BUYING
    steps: tuple[tuple[Callable[[], Party | None], str], ...] = (
        (lambda: disputed_owner(frame), "actor.disputed"),
        (lambda: owner_of_deed(frame) or (owner_before(frame, frame.place) if blocks else None), "actor.owner"),
        (lambda: None if permits else _maker(frame, found), "actor.own_clause"),
        (lambda: cleft_subject(frame), "actor.cleft"),
        (lambda: name_beside(frame), "actor.beside"),
        (lambda: payer_of_share(frame), "actor.share"),
        (lambda: theme_owner(frame) if outsider_speaks else _owner_spoken_of(frame), "actor.theme_owner"),
        (
            lambda: None if permits else _own_subject(frame, found, outsider_speaks=outsider_speaks),
            "actor.subject",
        ),
        (lambda: headline_subject(frame), "actor.headline"),
        (lambda: None if permits or (bought and _is_target(frame)) else possessor(frame), "actor.possessor"),
        (
            lambda: None if permits else named_in_subject(frame, *([frozenset[str]()] if bought else [])),
            "actor.named_in_subject",
        ),
        (lambda: relative_head(frame), "actor.relative_head"),
        (lambda: proposer(frame) if permits else None, "actor.proposer"),
        (lambda: main_subject(frame), "actor.main_subject"),
        (lambda: _insider(frame, found, outsider_speaks=outsider_speaks), "actor.speaker"),
        (lambda: None if permits else unlisted_subject(frame), "actor.unlisted_subject"),
        (lambda: _purse_owner(frame) if kind is ClaimKind.BUDGET else None, "actor.purse_owner"),
    )
    asked = ((find(), rule) for find, rule in steps)
    return next(((party, rule) for party, rule in asked if party is not None), (None, "actor.none"))


def _is_agreed_by_two(frame: Frame) -> bool:
    """A국 대통령과 B국 왕세자가 합의한 N 투자: which of the two pays is not said."""
    agreed, both = (frame.view.items[frame.place - i] if frame.place >= i else None for i in (1, 2))
    agrees = isinstance(agreed, Predicate) and agreed.final_tag == "ETM" and lemma_of(agreed) in {"합의", "논의"}
    subject = isinstance(both, Phrase) and both.particle in {"이", "가"}
    return agrees and subject and bool(partners_of(frame, frame.place - 2))


def _purse_owner(frame: Frame) -> Party | None:
    """내년도 정부 예산안에서 AI가 N을 차지했다: whose budget the money stands in."""
    for index, phrase in frame.phrases(0, frame.place - 1):
        cue = phrase_cue(phrase)
        agent = (
            first_name(frame, phrase.words)
            if phrase.particle in {"에", "에서"} and cue is not None and cue.label == "budget"
            else None
        )
        if agent is not None and agent.is_state:
            return Party(index, phrase, agent)
    return None


def _maker(frame: Frame, found: list[Party]) -> Party | None:
    """A가 조성한 N 규모 펀드가 B를 골랐다: who made what the money counts, whatever is done with it."""
    before = frame.view.items[frame.place - 1] if frame.place else None
    makes = isinstance(before, Predicate) and lemma_of(before) in verbs("founding") | {"조성"}
    return own_clause_subject(frame, found) if makes else None


def _is_target(frame: Frame) -> bool:
    """B 인수에 N을: the one name in front of a purchase is what is bought; of A의 B 인수 and A B 인수 the first one buys."""
    owner = possessor(frame)
    if owner is None or owner.phrase.particle == "의":
        return False
    named = [w for w in owner.phrase.words if w.tag == ORGANIZATION]
    cue = phrase_cue(owner.phrase)
    return len(named) == 1 and cue is not None and cue.label == "acquisition"


def _passive_actor(frame: Frame, found: list[Party]) -> tuple[Party | None, str]:
    """Return whose money it is that is put in, left out or called off."""
    own = possessor(frame)
    undone = frame.lemma in verbs("undone") and (own is None or own.phrase.particle != "의")
    payers = [p for p in found if p.index < frame.start and p.agent.sort == "organization"] if undone else []
    if payers:
        return payers[-1], "actor.who_let_go"
    if own is not None and own.phrase.particle != "의":
        own = _own_topic(frame, found, own) or own  # A는 B 투자 N이 확정된 것이 아니라고 공시했다
    wanted = own_clause_subject(frame, found) if own is None or own.phrase.particle != "의" else None
    named = None if own or wanted else named_in_subject(frame)
    if named is not None and named.phrase.is_topic and main_verb(frame) in verbs("outsider") and _watches(named):
        named = None  # 모건스탠리는 N이 들어갈 것으로 봤다: who looks on does not pay
    if named is not None and named.agent.sort == "country" and frame.lemma == "투자되":
        named = None  # 프랑스에 N이 투자된다: the country gets it
    return wanted or own or named or _owner_of_project(frame), "actor.passive"


def _owner_of_project(frame: Frame) -> Party | None:
    """이 사업은 모두 1조원이 들어가는 도의 역점 사업이다: whose project it is that money goes into."""
    if frame.governor is None or frame.predicate is None or frame.predicate.final_tag != "ETM":
        return None
    following = frame.view.items[frame.governor + 1 : frame.governor + 3]
    if (
        len(following) < 2
        or not isinstance(following[1], Phrase)
        or not following[1].head.endswith(("사업", "계획", "과제"))
    ):
        return None
    return owner_before(frame, frame.governor + 2)


def find_actor(frame: Frame, kind: ClaimKind, found: list[Party]) -> tuple[Party | None, str]:
    """Return who pays, raises or sets the goal, with the rule that says so; None where the sentence names nobody."""
    clause = lemma_of(theme_clause(frame))  # A와 B로 이뤄진 컨소시엄은: who they are, no money that comes in
    flows = {frame.lemma, "" if any(p.agent.name.endswith("컨소시엄") for p in found) else clause} & verbs("inflow")
    if kind is ClaimKind.MARKET_SIZE or flows:
        return (_owner_of_inflow(frame), "actor.owner_of_inflow") if flows else (None, "actor.nobody_pays")
    owner = _round_owner(frame) if kind is ClaimKind.FUNDING_RAISED else None
    if owner is not None:
        return owner, "actor.round_owner"
    return _passive_actor(frame, found) if is_passive(frame) else _paying_actor(frame, kind, found)


def _paying_actor(frame: Frame, kind: ClaimKind, found: list[Party]) -> tuple[Party | None, str]:
    led = leader_of_round(frame, found) if kind is ClaimKind.FUNDING_RAISED else None
    if led is not None:
        return _led_raiser(frame, [p for p in found if p is not led])
    party, rule = _active_actor(frame, kind, found)
    if kind is ClaimKind.FUND and is_size_of_fund(frame):
        return _maker(frame, found) or _owner_of_fund(frame), "actor.owner_of_fund"
    if kind is ClaimKind.FUND and rule == "actor.named_in_subject" and _is_itself_a_fund(frame):
        return _owner_of_fund(frame) or _launched(frame, party), "actor.owner_of_fund"
    if kind is ClaimKind.CONTRACT and supplies(frame):
        return customer(frame, party), "actor.customer"
    if kind is ClaimKind.FUND and party is not None and party.agent.name.endswith(_FUND_NAMES):
        maker = _owner_of_fund(frame) or _speaking_state(frame, found)
        if maker is not None or party.agent.sort == "generic":
            return maker, "actor.owner_of_fund"
    return party, rule


def _speaking_state(frame: Frame, found: list[Party]) -> Party | None:
    """중기부는 펀드가 N 규모로 결성을 끝냈다고 발표했다: the ministry whose fund it tells of."""
    topics = [p for p in found if p.phrase.is_topic and p.index < frame.place and p.agent.is_state]
    return topics[0] if topics and main_verb(frame) in verbs("speaking") else None


def _is_itself_a_fund(frame: Frame) -> bool:
    """150조원짜리 국민성장펀드가 A를 골랐다: what a fund does somebody else to is not who made it."""
    return frame.host_phrase.is_subject and frame.host_phrase.head.endswith(_FUND_NAMES)


def _launched(frame: Frame, party: Party | None) -> Party | None:
    """150조원 규모 국민성장펀드가 출범했다: a fund with a name of its own, of which the sentence tells that it is there."""
    starts = frame.lemma.removesuffix("되") in verbs("founding") | {"출범", "맞", "올리"}
    return party if starts and party is not None and party.agent.sort == "organization" else None


def _led_raiser(frame: Frame, others: list[Party]) -> tuple[Party | None, str]:
    raiser = subject_party(frame, others) or relative_head(frame)
    return raiser, "actor.none" if raiser is None else "actor.subject"


def _owner_of_inflow(frame: Frame) -> Party | None:
    """A의 투자금 N이 들어온다: money that comes in has a payer only where its owner is named with 의."""
    owner = possessor(frame)
    owned = owner is not None and owner.phrase.particle == "의" and last_cue(frame.before + frame.after) is not None
    return owner if owned and owner is not None and owner.agent.sort != "country" else None


def _owner_of_fund(frame: Frame) -> Party | None:
    owner = possessor(frame)
    return owner if owner is not None and not owner.agent.name.endswith(_FUND_NAMES) else None
