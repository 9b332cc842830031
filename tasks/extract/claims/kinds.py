"""What sort of money an amount is, or why it is no claim at all: ordered rules over its frame.

Here belongs the order, and what a headline says without a predicate. The nearest word decides: the noun that the amount
counts, the noun in front of it, the predicate behind it, then the subject or object that a colourless predicate speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.extract.claims import noun_kinds as nouns
from tasks.extract.claims import verb_kinds as predicates
from tasks.extract.claims.clause_parties import payer_of_share
from tasks.extract.claims.clauses import Phrase
from tasks.extract.claims.evidence import (
    joined,
    object_of,
    phrase_cue,
    subject_of,
)
from tasks.extract.claims.frames import Frame, read_frames
from tasks.extract.claims.headlines import headline_subject
from tasks.extract.claims.verdicts import (
    NOTHING_SAID,
    Verdict,
    cue_verdict,
    plainly_refused,
)
from tasks.extract.claims.vocabulary import verb_kind, verbs
from tasks.extract.claims.words import AMOUNT, DATE
from tasks.records import ClaimKind

_BUILDING = re.compile(r"(?:건립|건설|구축|신축|조성)?(?:계획)?$")


def _by_closing_noun(frame: Frame) -> Verdict | None:
    """7조 베팅, 2조 투입: in a headline the noun of a verb closes it."""
    nouns = frame.after if frame.governor is None else ()
    found = next((kind for kind in map(verb_kind, reversed(nouns)) if kind is not None), None)
    return Verdict(ClaimKind(found[1]), f"claim.{found[1]}.closing_noun") if found and found[0] == "strong" else None


def _by_built_thing(frame: Frame) -> Verdict | None:
    """2조원 규모의 컴퓨팅센터 사업이: the money counts a thing that is built."""
    own = "".join(w.form for w in frame.phrase.words if w.start >= frame.amount.span[1])
    subject = subject_of(frame)
    worth = frame.after == ("짜리",) and frame.predicate is not None and frame.predicate.is_copula
    told = joined(subject) if worth and subject is not None else ""
    counted = (_BUILDING.sub("", "".join(frame.after)), own, told)
    built = any(thing.endswith(tuple(verbs("sites"))) for thing in counted if thing)
    starts = frame.lemma in {"착수", "나서", "돌입", "들어가", "뛰어들"} and frame.host_phrase.particle == "에"
    built = built or (starts and frame.after[:1] == ("규모",) and counted[0].endswith(("개발", "건설", "공사", "조성")))
    return Verdict(ClaimKind.INVESTMENT, "claim.investment.built_thing") if built else None


def _by_headline_goal(frame: Frame) -> Verdict | None:
    """아다니그룹, 2035년까지 데이터센터에 1000억 달러: a headline that ends with the sum and says where it goes."""
    ends = frame.governor is None and not frame.after and frame.host == len(frame.view.items) - 1
    if not ends or headline_subject(frame) is None:
        return None
    goals = [
        p for _, p in frame.phrases(1, frame.place - 1) if p.particle == "에" and any(w.tag != DATE for w in p.words)
    ]
    return Verdict(ClaimKind.INVESTMENT, "claim.investment.headline_goal") if goals else None


def _next_listed(frame: Frame) -> int:
    """Return where the next amount of a list can stand: behind a date, or whom it is agreed with (A와 N, B와 M 규모의 계약)."""
    place = frame.place + 1
    for item in frame.view.items[place : place + 2]:
        dated = isinstance(item, Phrase) and all(w.tag == DATE for w in item.words)
        agreed = isinstance(item, Phrase) and item.particle in {"와", "과"} and not item.amounts
        if not (dated or agreed):
            break
        place += 1
    return place


def _by_next_of_list(frame: Frame) -> Verdict | None:
    """아마존 1250억, 메타 720억 달러 등 빅테크의 지출이: each of a list is of the sort that the last one is said to be."""
    if frame.phrase.particle not in {",", "·", "와", "과"} or frame.phrase.words[-1].tag != AMOUNT:
        return None
    place = _next_listed(frame)
    following = next((f for f in read_frames(frame.view) if f.place == place), None)
    return _kind_or_none(following) if following is not None else None


def _by_bearer(frame: Frame) -> Verdict | None:
    """N은 A가, M은 B가 맡는다: a share that somebody bears is paid, whatever the light predicate says."""
    bears = frame.lemma in verbs("bearing") and payer_of_share(frame) is not None
    return Verdict(ClaimKind.INVESTMENT, "claim.investment.borne") if bears else None


def _by_neighbour(frame: Frame) -> Verdict | None:
    """A가 N으로 가장 많고 B가 M을 투자한다; N을 쓰겠다고 했다가 M으로 늘렸다: a bare figure is of the sort of the one beside it."""
    if frame.before[:1] == ("→",):  # AI 투자 2조→3조 원
        ahead = [f for f in read_frames(frame.view) if f.amount.span[1] < frame.amount.span[0]]
        return _kind_or_none(ahead[-1]) if ahead else None
    if frame.particle not in {"로", "으로"} or any(p.is_subject for _, p in frame.phrases(frame.place + 1, frame.last)):
        return None
    frames = [f for f in read_frames(frame.view) if f.amount.currency == frame.amount.currency]
    place = next(i for i, f in enumerate(frames) if f.amount.span == frame.amount.span)
    thing = object_of(frame)
    if place and frame.lemma in verbs("change") and thing is not None and joined(thing) in {"이", "것", "거"}:
        return read_kind(frames[place - 1])  # N을 투자하겠다고 한 회사는 이를 M으로 늘린다; N을 쓰겠다던 것을 M으로
    ranked = frame.lemma in verbs("ranking") and frames[place + 1 :]
    changed = frame.lemma in verbs("change") and place and _takes_back(frames[place - 1])
    beside = frames[place + 1] if ranked else frames[place - 1] if changed else None
    return _kind_or_none(beside) if beside is not None and beside.particle in {"을", "를"} else None


def _by_former_behind(frame: Frame) -> Verdict | None:
    """AI 예산은 N, 올해 M에서 뛰었다: beside what it was before, a sum is what its theme comes to."""
    behind = [f for f in read_frames(frame.view) if f.amount.span[0] > frame.amount.span[1]]
    rises = len(behind) == 1 and behind[0].phrase.particle == "에서" and frame.lemma in verbs("change")
    before = frame.view.items[frame.place - 1] if frame.place else None
    if not rises or frame.phrase.particle != "," or not isinstance(before, Phrase) or not before.is_topic:
        return None
    cue = phrase_cue(before)
    return cue_verdict(cue, "topic") if cue is not None else None


def _kind_or_none(frame: Frame) -> Verdict | None:
    verdict = read_kind(frame)
    return verdict if verdict.kind is not None else None


def _takes_back(frame: Frame) -> bool:
    """N을 쓰겠다고 했다가: what was said before, of the figure that replaces it."""
    behind = frame.view.forms(frame.amount.span[1], frame.view.span[1])
    return " 다가 " in behind or " 었 던 " in behind


_RULES: tuple[Callable[[Frame], Verdict | None], ...] = (
    plainly_refused,
    nouns.by_purse,
    nouns.by_purse_of_origin,
    predicates.by_fund_of_clause,
    predicates.by_worth,
    predicates.by_order,
    predicates.by_sale,
    predicates.by_leading_share,
    predicates.by_most_money,
    predicates.by_secured,
    nouns.by_own_topic,
    nouns.by_counted_noun,
    nouns.by_worth_of_subject,
    nouns.by_noun_before,
    predicates.by_contract,
    nouns.refused_beside,
    nouns.by_closed_fund,
    nouns.by_size_of_named_fund,
    nouns.by_building_with,
    nouns.by_spending_of_all,
    nouns.by_bare_noun,
    nouns.by_place,
    nouns.by_purse_of_clause,
    nouns.by_included,
    predicates.by_making_fund,
    predicates.by_money_for_fund,
    predicates.by_programme,
    predicates.by_consideration,
    predicates.by_state,
    predicates.by_offer,
    predicates.by_payment,
    predicates.by_founded,
    predicates.by_paid_goal,
    predicates.by_governor,
    predicates.by_passage,
    predicates.by_relative_clause,
    predicates.by_being_used,
    predicates.by_use,
    nouns.by_object,
    nouns.by_named_fund,
    nouns.by_subject,
    nouns.by_topic,
    nouns.by_instrument,
    predicates.by_own_clause,
    predicates.by_earlier_predicate,
    predicates.by_goal,
    predicates.by_giving,
    predicates.by_promise,
    predicates.by_called_off,
    predicates.by_plan,
    predicates.by_later_predicate,
    _by_built_thing,
    _by_closing_noun,
    nouns.by_bare_theme,
    _by_headline_goal,
    predicates.by_spending,
    _by_former_behind,
    _by_next_of_list,
    _by_neighbour,
    _by_bearer,
)


def read_kind(frame: Frame) -> Verdict:
    """Return the kind of the amount's money, or the reason why it makes no claim."""
    for rule in _RULES:
        verdict = rule(frame)
        if verdict is not None:
            return verdict
    return Verdict(None, NOTHING_SAID)
