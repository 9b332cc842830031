"""What sort of money an amount is, or why it is no claim at all: ordered rules over its frame.

Here belongs kind against refusal. The nearest word decides: the noun that the amount counts, the noun in
front of it, the predicate behind it, then the subject or object that a colourless predicate speaks of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.frames import Frame, lemma_of
from tasks.extract.claims.vocabulary import NounCue, find_noun_cues, verb_kind, verbs
from tasks.records import ClaimKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind with the rule that gave it, or a refusal (``kind`` None) with its reason."""

    kind: ClaimKind | None
    rule: str


def refused(reason: str) -> Verdict:
    """Return a refusal for a named reason."""
    return Verdict(None, f"refused.{reason}")


def last_cue(nouns: str) -> NounCue | None:
    """Return the cue nearest the head of a noun phrase, None without one."""
    cues = find_noun_cues(nouns)
    return cues[-1] if cues else None


def joined(phrase: Phrase) -> str:
    """Return the words of a phrase without blanks, money and dates left out."""
    return "".join(w.form for w in phrase.words if w.tag not in {"AMOUNT", "DATE"})


def _verdict(cue: NounCue, rule: str) -> Verdict:
    if cue.group == "refused":
        return refused(cue.label)
    return Verdict(ClaimKind(cue.label), f"claim.{cue.label}.{rule}")


def subject_of(frame: Frame) -> Phrase | None:
    """Return the nearest subject or topic before the amount or its predicate, relative clauses passed over."""
    last = frame.governor if frame.governor is not None else len(frame.view.items) - 1
    for index in range(last, -1, -1):
        item = frame.view.items[index]
        if index in {frame.place, frame.host}:
            continue
        if isinstance(item, Phrase) and item.is_subject and not item.amounts:
            return item
        if isinstance(item, Predicate) and index < frame.place and item.final_tag == "EC" and index < frame.start - 1:
            return None
    return None


def object_of(frame: Frame) -> Phrase | None:
    """Return what the governing predicate is done to, where that is not the amount itself."""
    last = frame.governor if frame.governor is not None else len(frame.view.items) - 1
    found = None
    for index, phrase in frame.phrases(frame.start, last):
        if phrase.particle in {"을", "를"} and index not in {frame.place, frame.host}:
            found = phrase
    return found


def _by_counted_noun(frame: Frame) -> Verdict | None:
    cue = last_cue(frame.after)
    return _verdict(cue, "counted_noun") if cue else None


def _by_noun_before(frame: Frame) -> Verdict | None:
    cue = last_cue(frame.before)
    return _verdict(cue, "noun_before") if cue else None


def _by_governor(frame: Frame) -> Verdict | None:
    found = verb_kind(frame.lemma) or verb_kind(frame.lemma.removesuffix("되").removesuffix("받"))
    if found is None:
        return None
    group, label = found
    return refused(label) if group == "refused" else Verdict(ClaimKind(label), f"claim.{label}.governor")


def _is_complement(frame: Frame) -> bool:
    """Return whether the amount completes a colourless predicate, so that its subject or object says the kind."""
    return frame.particle in {"로", "으로", "에", "까지", "", "이", "가", "를", "을", "라", "도"} and (
        frame.predicate is None or frame.lemma not in verbs("means")
    )


def _by_object(frame: Frame) -> Verdict | None:
    item = object_of(frame)
    cue = last_cue(joined(item)) if item is not None and _is_complement(frame) else None
    return _verdict(cue, "object") if cue else None


def _by_subject(frame: Frame) -> Verdict | None:
    item = subject_of(frame)
    cue = last_cue(joined(item)) if item is not None and _is_complement(frame) else None
    if cue is None or item is None or cue.end < len(joined(item)) - 3:
        return None
    return _verdict(cue, "subject")


def _refused_beside(frame: Frame) -> Verdict | None:
    """상품권을 N어치 찍다, 몸값은 N으로 평가되다: a refused noun beside the amount beats a colourful verb."""
    for item in (object_of(frame), subject_of(frame)):
        cue = last_cue(joined(item)) if item is not None and _is_complement(frame) else None
        if cue is not None and item is not None and cue.group == "refused" and cue.end == len(joined(item)):
            return refused(cue.label)
    return None


def _by_spending(frame: Frame) -> Verdict | None:
    """A가 N을 쓰다: money that somebody spends without saying on what."""
    if frame.particle in {"을", "를"} and frame.lemma in verbs("spending"):
        return Verdict(ClaimKind.INVESTMENT, "claim.investment.spent")
    return None


def _by_later_predicate(frame: Frame) -> Verdict | None:
    """받아, 들여, 보태: a light predicate leaves it to the next one of the same sentence."""
    if frame.governor is None:
        return None
    for item in frame.view.items[frame.governor + 1 :]:
        if isinstance(item, Phrase) and item.amounts:
            return None
        found = verb_kind(lemma_of(item)) if isinstance(item, Predicate) else None
        if found and found[0] == "strong":
            return Verdict(ClaimKind(found[1]), f"claim.{found[1]}.later_predicate")
    return None


def _by_giving(frame: Frame) -> Verdict | None:
    """X에 N을 넣다: money moved into something is an investment, received from somebody it is raised."""
    if frame.particle not in {"을", "를"}:
        return None
    particles = {p.particle for _, p in frame.phrases(frame.start, frame.governor or frame.host)}
    if frame.lemma in {"받", "얻", "따내", "챙기"}:
        return Verdict(ClaimKind.FUNDING_RAISED, "claim.funding_raised.received")
    if particles & {"에", "에게", "한테"} and frame.lemma in verbs("light"):
        return Verdict(ClaimKind.INVESTMENT, "claim.investment.given")
    return None


_RULES: tuple[Callable[[Frame], Verdict | None], ...] = (
    _by_counted_noun,
    _by_noun_before,
    _refused_beside,
    _by_governor,
    _by_object,
    _by_subject,
    _by_giving,
    _by_later_predicate,
    _by_spending,
)


def read_kind(frame: Frame) -> Verdict:
    """Return the kind of the amount's money, or the reason why it makes no claim."""
    for rule in _RULES:
        verdict = rule(frame)
        if verdict is not None:
            return verdict
    return refused("nothing_says_what")
