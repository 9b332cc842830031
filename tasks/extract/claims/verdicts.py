"""The verdict on one amount, and what its own size and predicate refuse before any noun is read.

Pocket money, averages, differences and sales make no claim whatever stands around them.
"""

from __future__ import annotations

from typing import NamedTuple

from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.evidence import noun_forms, subject_of
from tasks.extract.claims.frames import Frame, lemma_of
from tasks.extract.claims.vocabulary import NounCue, verb_kind, verbs
from tasks.records import Amount, ClaimKind

_GOES = frozenset({"번", "차례", "회"})
_PER_HEAD = frozenset({"평균", "당", "1인당", "인당", "건당"})
_COMPLEMENTS = frozenset({"로", "으로", "에", "까지", "", "이", "가", "를", "을", "라", "도"})


class Verdict(NamedTuple):
    """A kind with the rule that gave it, or a refusal (``kind`` None) with its reason."""

    kind: ClaimKind | None
    rule: str

    @property
    def is_refused(self) -> bool:
        """Return whether something says that the money makes no claim; where nothing says what it is, that is open."""
        return self.kind is None and self.rule != NOTHING_SAID


NOTHING_SAID = "refused.nothing_says_what"


def refused(reason: str) -> Verdict:
    """Return a refusal for a named reason."""
    return Verdict(None, f"refused.{reason}")


def cue_verdict(cue: NounCue, rule: str) -> Verdict:
    """Return what a noun says of the money, by the rule that found it."""
    if cue.group == "refused":
        return refused(cue.label)
    return Verdict(ClaimKind(cue.label), f"claim.{cue.label}.{rule}")


def verb_verdict(predicate: Predicate, rule: str) -> Verdict | None:
    """Return what a predicate says of the money, by the rule that found it; None where it says nothing by itself."""
    lemma = lemma_of(predicate)
    found = verb_kind(lemma) or verb_kind(lemma.removesuffix("되"))
    if found is not None and found[0] == "strong":
        return Verdict(ClaimKind(found[1]), f"claim.{found[1]}.{rule}")
    spends = lemma in verbs("spending")
    return Verdict(ClaimKind.INVESTMENT, f"claim.investment.{rule}") if spends else None


def has_next(frame: Frame) -> bool:
    """Return whether anything stands behind the governing predicate."""
    return frame.governor is not None and frame.governor + 1 < len(frame.view.items)


def is_complement(frame: Frame) -> bool:
    """Return whether the amount completes a colourless predicate, so that its subject or object says the kind."""
    return frame.particle in _COMPLEMENTS and (frame.predicate is None or frame.lemma not in verbs("means"))


_SMALL = {
    "KRW": 10_000_000, "JPY": 1_000_000, "VND": 200_000_000, "IDR": 200_000_000, "CNY": 70_000, "HKD": 80_000, "TWD": 300_000,
    "INR": 800_000, "THB": 300_000, "RUB": 800_000, "PHP": 500_000,
}  # fmt: skip


def is_pocket_money(amount: Amount) -> bool:
    """Return whether a household pays or gets such a sum (월 40만원, 10만원씩), which is no commitment of ours.

    28파운드(약 5조원) is none: there a unit was lost in print.
    """
    sums = [(amount.value, amount.currency), *((c.value, c.currency) for c in amount.conversions)]
    return all(value < _SMALL.get(currency, 10_000) for value, currency in sums)


def _pocket_money(frame: Frame) -> Verdict | None:
    return refused("pocket_money") if is_pocket_money(frame.amount) else None


def _average(frame: Frame) -> Verdict | None:
    """평균 매출은 20억원, 1인당 N: a figure a head is nobody's total."""
    subject = subject_of(frame)
    nouns = (*frame.before, *(noun_forms(subject) if subject is not None and is_complement(frame) else ()))
    return None if _PER_HEAD.isdisjoint(nouns) else refused("average")


def _unit_price(frame: Frame) -> Verdict | None:
    """칩 한 장에 6000만원, 한 번 찍는 데 수백억원이 든다: what one piece or one go comes to is a price.

    데이터센터 한 곳에 1조원 is none: a site is not bought by the piece; nor is 한 번에 N을 투자하다, which is all at once.
    """
    before = frame.view.items[frame.place - 1] if frame.place else None
    if isinstance(before, Phrase) and before.particle == "에" and before.head == "하나":
        return refused("price")  # 일자리 하나에 1억원
    if isinstance(before, Phrase) and before.particle == "에" and _counts_one(before, verbs("pieces")):
        return refused("price")
    costs = frame.lemma in verbs("costing")
    at_once = isinstance(before, Phrase) and before.particle == "에" and _counts_one(before, _GOES)
    return refused("price") if costs and (at_once or _goes_for(frame)) else None


def _counts_one(phrase: Phrase, counters: frozenset[str]) -> bool:
    """Return whether a phrase ends in one of a counter: 칩 한 장, 1개."""
    number, *_ = (w.form for w in phrase.words[-2:])
    return len(phrase.words) > 1 and number in {"한", "1"} and phrase.head in counters


def _goes_for(frame: Frame) -> bool:
    """Return whether one go at something is what the money is for: 칩 한 번 찍는 데."""
    glued = frame.phrase.words[0].form == "데"
    clause = frame.place - (1 if glued else 2)
    what = frame.view.items[clause - 1] if clause > 0 else None
    return isinstance(what, Phrase) and _counts_one(what, _GOES)


def _difference(frame: Frame) -> Verdict | None:
    """투자가 10억 유로 줄었다: how much a figure moved is no figure."""
    beside = frame.host == frame.place and frame.governor == frame.host + 1
    if beside and frame.particle == "" and _tells_apart(frame):
        return refused("difference")
    moved = frame.lemma in verbs("change") and frame.particle == "" and beside
    return refused("difference") if moved and not frame.after else None


def _tells_apart(frame: Frame) -> bool:
    """당초보다 36조원 많은 125조원으로: how far another sum is from what it was."""
    following = frame.view.items[frame.governor + 1] if frame.governor is not None and has_next(frame) else None
    before = frame.view.items[frame.place - 1] if frame.place else None
    if isinstance(before, Phrase) and before.particle == "보다" and frame.lemma in verbs("differing"):
        return True  # 지난해보다 30억원 많다
    adnominal = frame.predicate is not None and frame.predicate.final_tag == "ETM"
    return adnominal and frame.lemma in verbs("differing") and isinstance(following, Phrase) and bool(following.amounts)


def _sold(frame: Frame) -> Verdict | None:
    return refused("sale") if frame.lemma in verbs("selling") else None


_TRADERS = frozenset({"기관", "외국인", "개인", "외인", "개미", "투자자"})


def _traded(frame: Frame) -> Verdict | None:
    """기관은 8400억원을 사들여 코스피는 올랐다: what whole groups buy on the exchange is nobody's deal."""
    trades = frame.lemma in verbs("selling") or verb_kind(frame.lemma) == ("strong", "acquisition")
    subject = subject_of(frame)
    by_group = trades and subject is not None and "".join(noun_forms(subject)) in _TRADERS
    return refused("share_price") if by_group else None


def _taken(frame: Frame) -> Verdict | None:
    """N을 받아 가로채다: what is done with the money right behind makes it loot."""
    following = frame.view.items[frame.governor + 1] if frame.governor is not None and has_next(frame) else None
    loot = isinstance(following, Predicate) and verb_kind(lemma_of(following)) == ("refused", "crime")
    return refused("crime") if loot else None


def plainly_refused(frame: Frame) -> Verdict | None:
    """Return the refusal of an amount by its size, by 평균 or by a verb of selling or changing; None without one."""
    for rule in (_pocket_money, _traded, _taken, _sold, _average, _unit_price, _difference):
        verdict = rule(frame)
        if verdict is not None:
            return verdict
    return None
