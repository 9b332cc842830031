"""Where the words stand that say what money is: the nouns around it, its subject, its object.

Here belongs finding them; what they mean for the claim is for ``kinds`` and ``parties``.
"""

from __future__ import annotations

from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.frames import Frame, lemma_of, once_a_frame
from tasks.extract.claims.vocabulary import NounCue, find_noun_cues, verbs
from tasks.extract.claims.words import AMOUNT, DATE, ORGANIZATION

_MEASURES = frozenset({"배", "%", "위", "수준", "정도", "곳", "번째"})
ORDERS = ("사업", "용역", "프로젝트", "과제", "물량", "주문", "공사", "일감")
FUNDS = ("펀드", "기금")
_UNMEANT = frozenset({AMOUNT, DATE, ORGANIZATION})


def noun_forms(phrase: Phrase) -> tuple[str, ...]:
    """Return the nouns of a phrase; money, dates and the names of organisations left out."""
    return tuple([w.form for w in phrase.words if w.tag not in _UNMEANT])


def joined_words(phrase: Phrase) -> str:
    """Return all words of a phrase without blanks, names among them."""
    return "".join([w.form for w in phrase.words if w.tag not in {AMOUNT, DATE}])


def joined(phrase: Phrase) -> str:
    """Return the nouns of a phrase without blanks."""
    return "".join(noun_forms(phrase))


def names_programme(frame: Frame) -> bool:
    """Return whether the amount counts a plan that a government names: 1037억 루피 규모의 ‘인디아AI 미션’."""
    return frame.after[:1] == ("규모",) and frame.after[-1].endswith(tuple(verbs("programmes")))


def is_size_of_fund(frame: Frame) -> bool:
    """150조원 국민성장펀드의 첫 투자 대상으로 A가 뽑혔다: the fund that owns what is told has the size."""
    own = [w for w in frame.phrase.words if w.start >= frame.amount.span[1] and w.tag != AMOUNT]
    return frame.phrase.particle == "의" and frame.host != frame.place and bool(own) and own[-1].form.endswith(FUNDS)


def last_cue(nouns: tuple[str, ...]) -> NounCue | None:
    """Return the cue nearest the head of a noun phrase, None without one."""
    cues = find_noun_cues(nouns)
    return cues[-1] if cues else None


def phrase_cue(phrase: Phrase | None) -> NounCue | None:
    """Return the cue nearest a phrase's head, None for a phrase that ends in an organisation's name."""
    if phrase is None or phrase.words[-1].tag == ORGANIZATION:
        return None
    return last_cue(noun_forms(phrase))


def head_cue(phrase: Phrase | None) -> NounCue | None:
    """Return the cue that is a phrase's very head: 시가총액 in 비트코인 시가총액."""
    cue = phrase_cue(phrase)
    return cue if cue is not None and phrase is not None and cue.end == len(joined(phrase)) else None


@once_a_frame
def own_topic(frame: Frame) -> Phrase | None:
    """투자 규모는 N으로 2028년 가동이 목표다; 투자비는 N, 준공은 내년이다: the theme right in front of a sum, which that sum alone is said of."""
    is_last = not any(p.amounts for _, p in frame.phrases(frame.place + 1, frame.last))
    listed = frame.phrase.particle == "," and frame.host == frame.place and is_last
    stands = bool(frame.place) and (listed or frame.particle in {"로", "으로"})
    before = frame.view.items[frame.place - 1] if stands else None
    if not isinstance(before, Phrase) or not before.is_topic or before.particle or before.amounts:
        return None
    closed = frame.view.text[frame.money_end : frame.money_end + 3].lstrip("으").startswith("로,")
    goes_on = closed or any(p.is_subject for _, p in frame.phrases(frame.place + 1, frame.last))
    cue = head_cue(before) if goes_on else None
    return before if cue is not None and cue.group == "kinds" else None


@once_a_frame
def subject_of(frame: Frame) -> Phrase | None:
    """Return the nearest subject or topic before the amount or its predicate, relative clauses passed over."""
    theme = own_topic(frame)
    if theme is not None:
        return theme
    for index in range(frame.last, -1, -1):
        item = frame.view.items[index]
        if index in {frame.place, frame.host} or (index > frame.place and _is_aside(frame, index)):
            continue
        if isinstance(item, Phrase) and item.is_subject and not item.amounts and item.head not in _MEASURES:
            return item
        if isinstance(item, Predicate) and index < frame.place and item.final_tag == "EC" and index < frame.start - 1:
            return None
    return None


def names_order(frame: Frame) -> bool:
    """Return whether the money pays for an order, a project or a service that is named with it: 정부 GPU 사업 1조원."""
    thing = object_of(frame)
    nouns = (*frame.before[-1:], *(noun_forms(thing)[-1:] if thing is not None else ()))
    return any(noun.endswith(ORDERS) for noun in nouns)


def object_of(frame: Frame, *, own: bool = False) -> Phrase | None:
    """Return what the governing predicate is done to, where that is not the amount itself.

    Without an object of its own, that of a relative clause before it, unless only ``own`` ones are asked for.
    """
    last = frame.last
    places = [
        index
        for index, phrase in frame.phrases(frame.start, last)
        if phrase.particle in {"을", "를"} and index not in {frame.place, frame.host} and not _is_led(frame, index)
    ]
    direct = [index for index in places if not _is_in_relative_clause(frame, index)]
    chosen = direct or (places if not own and not _has_theme(frame) else [])
    return frame.phrase_at(chosen[-1]) if chosen else None


def _is_led(frame: Frame, index: int) -> bool:
    """라운드를 이끈 A가 N을 넣었다: what somebody leads is not what is done with the money."""
    following = frame.view.items[index + 1] if index + 1 < len(frame.view.items) else None
    leads = isinstance(following, Predicate) and lemma_of(following) in verbs("leading")
    return leads and isinstance(following, Predicate) and following.final_tag == "ETM"


def _has_theme(frame: Frame) -> bool:
    last = frame.last
    themes = (p for i, p in frame.phrases(frame.start, last) if p.is_subject and i != frame.host)
    return any(head_cue(p) is not None for p in themes)


def _is_aside(frame: Frame, index: int) -> bool:
    """Return whether a subject behind the amount is that of a relative clause, or of who says it: …것으로 A는 추정했다."""
    item = frame.view.items[index]
    following = next((i for i in frame.view.items[index + 1 :] if isinstance(i, Predicate)), None)
    speaks = isinstance(item, Phrase) and item.is_topic and lemma_of(following) in verbs("speaking")
    last = frame.governor if frame.governor is not None else index
    has_own_money = any(p.amounts for _, p in frame.phrases(index + 1, last))  # 매출은 N, 영업손실은 M이었다
    return speaks or has_own_money or _is_in_relative_clause(frame, index)


def _is_in_relative_clause(frame: Frame, index: int) -> bool:
    """GPU 구매비를 합친 사업비는 N이다: the next predicate is adnominal and ends before the amount or its predicate."""
    for at in range(index + 1, len(frame.view.items)):
        item = frame.view.items[at]
        if at in {frame.place, frame.governor}:
            return False
        if isinstance(item, Predicate):
            return item.final_tag == "ETM"
    return False
