"""Sums that the sentence before or behind says the rest of: 금액은 100억 달러가 넘는다; 20억 유로. A가 내건 AI 투자다.

The sentence before told the deal without money (계약을 맺었다, 인수를 타진 중이다), or the one behind says what a bare
list of sums is. Here belongs putting the sums where they are spoken of, so that the same rules read them; what they say is theirs.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.extract.claims.clauses import Item, Phrase, Predicate
from tasks.extract.claims.evidence import FUNDS, head_cue, joined, joined_words, phrase_cue
from tasks.extract.claims.frames import Frame, SentenceView, lemma_of, read_frames, theme_clause
from tasks.extract.claims.verdicts import verb_verdict
from tasks.extract.claims.vocabulary import read_vocabulary, verb_kind, verbs
from tasks.extract.claims.words import AMOUNT, Word
from tasks.records import Amount

_FRAGMENT_CHARS = 90
_CLOSED = re.compile(r"[다요까죠오라자]\s?\Z")
_DEALS = frozenset({"investment", "acquisition", "contract", "funding_raised", "fund"})


def names_deal_sum(frame: Frame) -> bool:
    """Return whether the amount is what a deal comes to, and the sentence says of no one whose: 거래액은 N이었다."""
    if frame.view.mentions.organizations:
        return False
    sums = read_vocabulary("nouns")["deal_sums"]["words"]
    last = frame.governor if frame.governor is not None else frame.host
    marked = [
        p for i, p in frame.phrases(0, last) if i != frame.place and (p.is_topic or p.particle in {"이", "가", "로"})
    ]
    pays = frame.lemma in {"치르", "지불", "지급"} and frame.particle in {"을", "를"} and not frame.after
    own_clause = theme_clause(frame)
    if own_clause is not None and (verb_verdict(own_clause, "") is not None or _has_subject(frame, own_clause)):
        return False  # 상장으로 조달한 금액은, 두 곳이 약속한 투자액은: the clause in front of it says what the sum is
    subjects = any(p.is_subject and not p.amounts for p in (q for _, q in frame.phrases(0, last)))
    return any(joined(p) in sums for p in marked) or (pays and not subjects)


def _has_subject(frame: Frame, clause: Predicate) -> bool:
    items = frame.view.items
    before = items[items.index(clause) - 1] if items.index(clause) else None
    return isinstance(before, Phrase) and before.particle in {"이", "가"}


def _deal_place(items: tuple[Item, ...]) -> int | None:
    """Return the index of the last predicate or noun that tells a deal."""
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if isinstance(item, Predicate):
            found = verb_kind(lemma_of(item)) or verb_kind(lemma_of(item).removesuffix("되"))
            deals = found is not None and found[0] == "strong" and found[1] in _DEALS
            if deals and lemma_of(item) not in verbs("passive"):
                return index - 1 if index and _names_deal(items[index - 1]) else index
        elif _names_deal(item):
            return index - 1 if index and _agrees_on(items[index - 1]) else index
    return None


def _names_deal(item: Item) -> bool:
    """Return whether a phrase is headed by the noun of a deal: 공급 계약을."""
    cue = head_cue(item) if isinstance(item, Phrase) else None
    if isinstance(item, Phrase) and item.particle in {"을", "를"} and joined_words(item).endswith(FUNDS):
        return True  # ‘국가 AI 기금’을 만든다
    return cue is not None and cue.group == "kinds" and cue.label in _DEALS


def _agrees_on(item: Item) -> bool:
    """Return whether a clause says what the contract behind it is about: 지분을 인수하는 계약."""
    if not isinstance(item, Predicate) or item.final_tag != "ETM":
        return False
    return verb_kind(lemma_of(item)) == ("strong", "acquisition")


def _with_amount(items: tuple[Item, ...], place: int, amount: Amount) -> tuple[Item, ...]:
    item = items[place]
    if isinstance(item, Phrase):
        first = len(item.words) - 1
        while first and item.words[first - 1].tag == "NNG":
            first -= 1  # 공급 계약 stays together: it says who is paid
        at = item.words[first].start
        word = Word(amount.surface, AMOUNT, at, at, replace(amount, span=(at, at), conversions=()))
        filled = replace(item, words=(*item.words[:first], word, *item.words[first:]))
        return (*items[:place], filled, *items[place + 1 :])
    word = Word(
        amount.surface, AMOUNT, item.start, item.start, replace(amount, span=(item.start, item.start), conversions=())
    )
    bought = verb_kind(lemma_of(item)) == ("strong", "acquisition")
    return (*items[:place], Phrase((word,), "에" if bought else "을"), *items[place:])


def told_frame(before: SentenceView, amount: Amount) -> Frame | None:
    """Return the frame of the amount in the sentence before, put where that sentence tells its deal; None without one."""
    place = _deal_place(before.items)
    if place is None:
        return None
    frames = read_frames(replace(before, items=_with_amount(before.items, place, amount)))
    return frames[0] if frames else None


def is_fragment(surface: str) -> bool:
    """Return whether a sentence is no more than a list of sums: 지멘스 20억 유로, SAP 200억 유로.

    >>> is_fragment("지멘스 20억 유로, SAP 200억 유로."), is_fragment("20억 유로를 쓴다.")
    (True, False)
    """
    return len(surface) <= _FRAGMENT_CHARS and _CLOSED.search(surface.rstrip().rstrip('.?!”"')[-2:]) is None


def fragment_view(fragment: SentenceView, behind: SentenceView) -> SentenceView | None:
    """Return one view in which the sums stand where the sentence behind calls them something, None where it does not.

    A가 내건 AI 투자다 becomes A가 내건 AI 투자는 [the sums]이다.
    """
    if len(behind.items) < 2:
        return None
    *told, head, copula = behind.items
    calls = isinstance(copula, Predicate) and copula.is_copula and isinstance(head, Phrase) and not head.is_topic
    if not calls or not isinstance(head, Phrase) or not all(isinstance(item, Phrase) for item in fragment.items):
        return None
    named = phrase_cue(head) is not None or head.head in verbs("sums")
    items = (*told, replace(head, is_topic=True), *fragment.items, copula)
    mentions = fragment.mentions.joined(behind.mentions)
    span = (fragment.span[0], behind.span[1])
    words = (*fragment.words, *behind.words)
    return SentenceView(fragment.text, span, words, items, mentions) if named else None
