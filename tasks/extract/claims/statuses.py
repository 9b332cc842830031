"""How far money has come: the words behind the amount, from its predicate to the end of the sentence.

Korean says it at the end: a promise is 하기로 했다, a plan 할 계획이다, hearsay 할 것으로 알려졌다. What
takes a promise back (철회했다) beats all, a denial beats hearsay, hearsay a forecast, a forecast a promise.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tasks.extract.claims.clauses import Predicate
from tasks.extract.claims.frames import Frame, claim_end, lemma_of, theme_clause
from tasks.extract.claims.vocabulary import kept_pattern, status_pattern, verb_kind, verbs
from tasks.records import ClaimKind, ClaimStatus

_PUBLIC_PURSE = frozenset({ClaimKind.BUDGET, ClaimKind.TARGET})
_UNDONE = (" 지 않 ", " 지 못 ", " 지 는 않 ")
_SIGNED = re.compile(r" (?:계약|체결|맺|따내|수주|서명|주문) ")
_PLANNED_NOUNS = ("계획", "전망", "목표", "가이던스", "예상", "예정", "구상", "전망치", "예상액", "한도", "방침")
_EXPECTED_BY_OTHERS = re.compile(
    r" (?:시장|증권가|월가|전문가|애널리스트|업계)(?: 의)? (?:예상|전망|기대|추정|예상치|전망치|기대치|추정치)(?= )"
)
_NOT_LESS = re.compile(
    r" (?:줄이|접|바꾸|멈추|거두|늦추|미루|낮추|축소 하|철회 하|중단 하|포기 하) (?:ᆯ|을) (?:계획|생각|뜻|이유) "
)
_NOT_YET = re.compile(r" 아직 (?:[^ ]+ ){1,6}지 못 하 었 다 ")
_OTHERS_SAY = re.compile(r" (?:보도|소문|설|관측|주장|얘기|이야기|말) (?:를|을|에|에 대하|은|는) ")
_TAKEN_IN = re.compile(r" (?:거둬들이|거두어들이) ")  # 43억 달러를 거둬들였다: the money, not a plan
_DECIDED = frozenset({ClaimKind.INVESTMENT, ClaimKind.ACQUISITION, ClaimKind.BUDGET, ClaimKind.FUND})
_STILL_RAISING = re.compile(r" (?:모으|끌어모으|조달 하|유치 하|모금 하|마련 하) 고 있 ")
_PRESENT = frozenset({"ᆫ다", "는다", "ᆸ니다", "습니다"})
_CONDITION = re.compile(r"(?<! 따르)(?<! 의하) (?:면|으면) | (?:ᆯ|을) 경우 ")
_FIGURES = frozenset({ClaimKind.REVENUE, ClaimKind.MARKET_SIZE, ClaimKind.OTHER})


Ends = tuple[date | None, date | None]


class Tail(NamedTuple):
    """What stands behind an amount: to the end of its own predicate, and to the end of what speaks of it."""

    own: str
    whole: str
    before: str
    is_past: bool
    is_future: bool
    changes_plan: bool
    is_statistic: bool = False
    states_deed: bool = False
    is_offer: bool = False
    is_undone: bool = False
    is_present: bool = False
    is_decided: bool = False


def read_tail(frame: Frame) -> Tail:
    """Return the words that can say how far the amount's money has come."""
    view, predicate, clause = frame.view, frame.predicate, theme_clause(frame)
    behind = frame.amount.span[1]
    own_end = predicate.end if predicate else view.span[1]
    first = view.items[frame.start].start if frame.start < len(view.items) else view.span[0]
    own, states = view.forms(behind, own_end), is_statistic(frame)
    return Tail(
        own,
        view.forms(behind, claim_end(frame)),
        view.forms(first, frame.amount.span[0]),
        is_past=_is_deed(frame, own),
        is_future=any(mark in own for mark in (" ᆯ ", " 을 ")),
        is_undone=any(mark in own for mark in _UNDONE),
        is_statistic=states,
        is_present=_is_present(frame),
        states_deed=states and clause is not None and clause.is_past,
        is_decided=states and _is_decision(frame, clause),
        is_offer=states and lemma_of(clause) in verbs("offering"),
        changes_plan=frame.lemma in verbs("change", "planning") and _names_plan(frame),
    )


def _is_decision(frame: Frame, clause: Predicate | None) -> bool:
    """쓰기로 한 돈은 N이다: what is decided is not done."""
    says = clause is not None and (clause.lemma == "하" or lemma_of(clause) in verbs("speaking"))
    place = frame.view.items.index(clause) if clause is not None and says else 0
    before = frame.view.items[place - 1] if place else None
    return isinstance(before, Predicate) and before.final_form.endswith(("기", "다고", "라고"))


def status_of_clause(frame: Frame) -> ClaimStatus | None:
    """지난 2월 끌어모은 N과 비교하면, 약속한 N은 아직 오지 않았다: what the clause in front of the money says of it."""
    clause = frame.view.items[frame.place - 1] if frame.place else None
    if not isinstance(clause, Predicate) or not clause.is_past:
        return None
    if lemma_of(clause) in {"약속", "공언"}:
        return ClaimStatus.ANNOUNCED
    kind = verb_kind(lemma_of(clause))
    return ClaimStatus.DONE if kind is not None and kind[0] == "strong" else None


def _is_deed(frame: Frame, own: str) -> bool:
    """Return whether the predicate says something done; 아직 넣지 않았다 is past, but no deed."""
    past = " 었 " in own or (frame.predicate is not None and (frame.predicate.is_past or _leads_to_deed(frame)))
    return past and not any(mark in own for mark in _UNDONE)


def _leads_to_deed(frame: Frame) -> bool:
    """N을 출자해 최대주주로 올라섰다: what is done with the money is done, so it was put in."""
    own = frame.predicate
    if own is None or own.final_form not in {"어", "어서", "아", "아서"}:
        return False
    behind = [i for i in frame.view.items[(frame.governor or 0) + 1 :] if isinstance(i, Predicate)]
    last = behind[-1] if behind else None
    decides = any(i.lemma == "하" or lemma_of(i) in verbs("speaking", "stating") for i in behind)
    return last is not None and last.is_past and not decides and len(behind) == 1


def _is_present(frame: Frame) -> bool:
    """Return whether the sentence closes with a bare present: 투자한다, 들여 공장을 짓는다."""
    last = next((i for i in reversed(frame.view.items) if isinstance(i, Predicate)), None)
    if last is None or last.final_tag != "EF" or last.is_past or last.final_form not in _PRESENT:
        return False
    lemma = lemma_of(last)
    commits = verb_kind(lemma) is not None or lemma in verbs("light", "building", "spending") or _is_means(frame, lemma)
    return commits and not _CONDITION.search(frame.forms_before)


def _is_means(frame: Frame, lemma: str) -> bool:
    """N을 투입해 송전망을 AI로 바꾼다: the money is put in so that something is done, whatever that is."""
    own = frame.predicate
    spends = frame.lemma in verbs("spending") or verb_kind(frame.lemma) == ("strong", "investment")
    puts_in = own is not None and own.final_form in {"어", "아", "어서", "아서"} and spends
    return puts_in and lemma not in verbs("copula", "qualifier") | {
        "되",
        "있",
        "없",
        "보유",
        "소유",
        "갖",
        "가지",
        "지니",
        "두",
    }


def _names_plan(frame: Frame) -> bool:
    """계획을 450억 달러에서 370억 달러로 줄였다: a plan that changed stays a plan."""
    last = frame.governor if frame.governor is not None else frame.host
    phrases = [
        p for i, p in frame.phrases(frame.start, last) if p.particle in {"을", "를"} or p.is_subject or i == frame.place
    ]
    return any(noun.endswith(_PLANNED_NOUNS) for p in phrases for noun in p.nouns)


def _takes_back(tail: str) -> bool:
    for found in status_pattern("cancelled").finditer(tail):
        if not kept_pattern().match(tail, found.end() - (tail[found.end() - 1] == " ") + 1):
            return True
    return False


def _plain(tail: Tail, kind: ClaimKind, speaking: Speaking) -> ClaimStatus:
    if tail.is_offer or tail.is_undone or tail.is_decided:
        return ClaimStatus.ANNOUNCED if tail.is_decided else ClaimStatus.PLANNED
    if tail.states_deed or (kind is ClaimKind.FUNDING_RAISED and tail.is_statistic):
        return ClaimStatus.DONE
    if _STILL_RAISING.search(tail.own) or (kind is ClaimKind.FUNDING_RAISED and " 고 있 " in tail.own):
        return ClaimStatus.PLANNED
    if tail.is_past or status_pattern("done").search(tail.whole):
        return ClaimStatus.ANNOUNCED if kind in _PUBLIC_PURSE else ClaimStatus.DONE
    if kind in _FIGURES:
        return ClaimStatus.DONE
    return ClaimStatus.ANNOUNCED if speaking.decides and tail.is_present and kind in _DECIDED else ClaimStatus.PLANNED


def _said(tail: Tail, kind: ClaimKind, _speaking: Speaking) -> ClaimStatus | None:
    """Return what a speech verb makes of it: a plan said aloud is announced, a deed said aloud stays done."""
    announced = status_pattern("announced").search(tail.whole)
    if announced is None:
        return None
    if status_pattern("planned", "tentative").search(tail.whole):
        return ClaimStatus.PLANNED
    if kind is ClaimKind.CONTRACT and tail.is_past and _SIGNED.search(tail.own):
        return ClaimStatus.DONE
    if kind in _FIGURES and not tail.is_future:
        return ClaimStatus.DONE
    says_itself = status_pattern("announced").search(tail.own)
    is_deed = tail.is_past and not says_itself and kind not in _PUBLIC_PURSE
    return ClaimStatus.DONE if is_deed else ClaimStatus.ANNOUNCED


class Speaking(NamedTuple):
    """Who says it: a medium, an outsider, or of a country's inflow; ``own_only`` where the tail is about more;
    ``decides`` where the payer itself is the subject.
    """

    by_outsider: bool = False
    from_media: bool = False
    is_drawn: bool = False
    own_only: bool = False
    decides: bool = False


def _withdrawn(tail: Tail, _kind: ClaimKind, _speaking: Speaking) -> ClaimStatus | None:
    return ClaimStatus.CANCELLED if _takes_back(tail.whole) else None


def _denied_report(tail: Tail, _kind: ClaimKind, _speaking: Speaking) -> ClaimStatus | None:
    """보도를 사실무근이라며 물리쳤다: what is turned down is what others say, not the plan."""
    denies = status_pattern("denied").search(tail.whole)
    return ClaimStatus.DENIED if denies and _OTHERS_SAY.search(tail.whole) else None


def _denied(tail: Tail, _kind: ClaimKind, _speaking: Speaking) -> ClaimStatus | None:
    return ClaimStatus.DENIED if status_pattern("denied").search(tail.whole) else None


def _reported(tail: Tail, kind: ClaimKind, speaking: Speaking) -> ClaimStatus | None:
    by_medium = speaking.from_media and kind is not ClaimKind.TARGET
    if not by_medium and not status_pattern("reported").search(tail.whole):
        return None
    return ClaimStatus.FORECAST if kind is ClaimKind.MARKET_SIZE else ClaimStatus.REPORTED


def _revised(tail: Tail, _kind: ClaimKind, _speaking: Speaking) -> ClaimStatus | None:
    moved = tail.changes_plan or status_pattern("delayed").search(tail.whole)
    return ClaimStatus.PLANNED if moved else None


def _forecast(tail: Tail, kind: ClaimKind, speaking: Speaking) -> ClaimStatus | None:
    promised = " 겠 " in tail.own
    guessed = (
        speaking.by_outsider
        and not promised
        and (tail.is_future or (kind is ClaimKind.MARKET_SIZE and not tail.is_past))
    )
    foreseen = status_pattern("forecast").search(_EXPECTED_BY_OTHERS.sub(" ", tail.whole))
    return ClaimStatus.FORECAST if guessed or foreseen else None


def _drawn(tail: Tail, _kind: ClaimKind, speaking: Speaking) -> ClaimStatus | None:
    said = speaking.is_drawn and status_pattern("announced").search(tail.whole)
    promised = speaking.by_outsider and " 겠 " in tail.own
    return ClaimStatus.ANNOUNCED if said or promised else None


def _planned(tail: Tail, _kind: ClaimKind, _speaking: Speaking) -> ClaimStatus | None:
    return ClaimStatus.PLANNED if status_pattern("planned").search(tail.whole) else None


_RULES = (_denied_report, _withdrawn, _denied, _reported, _revised, _forecast, _drawn, _said, _planned)


def read_status(frame: Frame, kind: ClaimKind, speaking: Speaking) -> ClaimStatus:
    """Return how far the money has come: the first rule that the words behind the amount meet."""
    tail = read_tail(frame)
    whole = _own_words(frame, tail) if speaking.own_only else _NOT_YET.sub(" ", _NOT_LESS.sub(" ", tail.whole))
    if kind is ClaimKind.FUNDING_RAISED and frame.particle in {"을", "를"} and not speaking.own_only:
        whole = _TAKEN_IN.sub(" ", whole)
    tail = tail._replace(whole=whole)
    for rule in _RULES:
        status = rule(tail, kind, speaking)
        if status is not None:
            return status
    return _plain(tail, kind, speaking)


def _own_words(frame: Frame, tail: Tail) -> str:
    """N을 투자하기로 한 A는, N을 투자하겠다고 밝힌 A는: what is decided or said of the money belongs to it."""
    if (
        frame.predicate is None
        or frame.governor is None
        or not frame.predicate.final_form.endswith(("기", "다고", "라고"))
    ):
        return tail.own
    following = frame.view.items[frame.governor + 1 :][:1]
    end = following[0].end if following and isinstance(following[0], Predicate) else frame.predicate.end
    return frame.view.forms(frame.amount.span[1], end)


def is_statistic(frame: Frame) -> bool:
    """Return whether the amount is stated as a fact: 투자액은 N이다, N에 달한다."""
    return frame.lemma in verbs("copula", "qualifier")


def _is_ahead(frame: Frame, kind: ClaimKind, period: Ends, published_on: date) -> bool:
    """Return whether a past verb speaks of money to come: 내년 몫으로 떼어 놓았다, 올해 투자를 늘려 잡았다."""
    start, end = period
    if kind in _FIGURES:
        return False
    if start is not None and start > published_on:
        return True
    put_at = frame.particle in {"로", "으로"} or frame.lemma == "잡"  # 지출을 N으로, 지출로 N을 잡았다
    is_plan = kind is ClaimKind.INVESTMENT and put_at
    return is_plan and frame.lemma in verbs("change", "planning") and (end is None or end >= published_on)


def settled_status(
    frame: Frame, kind: ClaimKind, status: ClaimStatus, period: Ends, published_on: date | None
) -> ClaimStatus:
    """Return the status once the period is known: last year's figure is done, next year's is not."""
    if published_on is None:
        return status
    past = period[1] is not None and period[1] < published_on
    if status is ClaimStatus.DONE and frame.lemma in verbs("betting") and period[1] is not None and not past:
        return ClaimStatus.ANNOUNCED  # 2035년까지 1000억 달러를 걸었다: a bet is a promise
    if status is ClaimStatus.PLANNED and is_statistic(frame) and past:
        return ClaimStatus.DONE
    ahead = status is ClaimStatus.DONE and _is_ahead(frame, kind, period, published_on)
    return ClaimStatus.PLANNED if ahead else status
