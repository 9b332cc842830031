"""How the amounts of one sentence stand to each other: old figures, yardsticks, running totals, parts of a whole.

An old figure or a yardstick is no claim; a running total beside this round is none either; a part is a claim
that points to its whole.
"""

from __future__ import annotations

import re

from tasks.extract.claims.about_ai import strong_word
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.frames import Frame, lemma_of, once_a_frame
from tasks.extract.claims.vocabulary import verb_kind, verbs
from tasks.extract.claims.words import ORGANIZATION
from tasks.records import Span

_OLD = re.compile(r"(?:당초|애초|종전|기존|이전|처음|원래|직전)")
_TAKEN_BACK = re.compile(
    r"[을를]?\s[^.]{0,12}?(?:겠다|기로|려고|려|계획(?:이라고|을)?)[^.]{0,12}?(?:지만|으나|는데|다가)[,\s][^.]{0,24}?"
    r"(?:바꿨|바꾸|늘렸|늘리|키웠|키우|줄였|줄이|고쳤|수정했|조정했|뒤집)"
    r"|[을를]?\s[^.]{0,12}?(?:겠다고|기로)\s(?:한|밝힌|발표한|선언한)\s지\s[^.]{0,16}만(?:이다|에|의)"
)
_RUNNING_TOTAL = re.compile(r"지금까지|여태|이제껏|누적|그동안|이로써|이번까지|현재까지|총누적")
_WHOLE = re.compile(r"^(?:가운데|중|중에서|가운데서)")
_OF_THESE = re.compile(r"\s(?:이|그)\s?(?:가운데|중)\s[^,]{0,8}$")
_MULTIPLE = re.compile(
    r"^(?:의)?\s*(?:(?:약|거의|무려|대략|꼭)\s*)?(?:\d+(?:\.\d+)?|두|세|네|다섯|여섯|일곱|여덟|아홉|열|몇)\s*배"
)
_PERCENT = re.compile(r"^의\s*(?:약\s*)?[\d.]+\s*(?:%|퍼센트|분의)")
_NOT_EVEN = re.compile(r"^\s*(?:도|에도|에|조차)?\s*(?:안 된|안 되|안되|채 안|못 미|미치지 못|못미|훨씬 못)")
_TOO_LITTLE = re.compile(
    r"^(?:으)?로(?:는|도)?\s[^.]{0,24}?(?:감당할 수 없|감당하기 어렵|부족하|모자라|어림없|역부족|턱없이)"
)
_THAN_THEN = re.compile(r"^\s*[가-힣]{1,6}\s(?:때|당시|시절)(?:보다|에 비해|에 견줘|와 비교)")
_SHARE_IN_PERCENT = re.compile(r"^(?:가운데|중|중에서)\s[^.]{0,30}?\d[\d.]*\s?(?:%|퍼센트)")
_PER_HEAD = re.compile(r"^\s*(?:씩)?\s*(?:하는|하던)?\s*(?:대비|에 비해|에 견줘|과 비교|와 비교|보다)")


def _behind(frame: Frame, size: int) -> str:
    end = frame.money_end
    text = frame.view.text[end : min(end + size, frame.view.span[1])]
    return text.lstrip(")").removeprefix("을").removeprefix("를")


@once_a_frame
def _right_behind(frame: Frame) -> str:
    return _behind(frame, 14)


def _ahead(frame: Frame) -> str:
    start = max(frame.view.span[0], frame.amount.span[0] - 16)
    return frame.view.text[start : frame.amount.span[0]]


def is_yardstick(frame: Frame) -> bool:
    """Return whether the amount only measures another: 보다, 대비, 을 모을 때보다, 의 세 배, 도 안 되다."""
    behind = _right_behind(frame)
    if _is_deed_told(frame):
        return False
    return bool(
        frame.phrase.particle == "보다"
        or _is_surpassed(frame)
        or _PER_HEAD.match(behind)
        or _THAN_THEN.match(behind)
        or _MULTIPLE.match(behind)
        or (_PERCENT.match(behind) and frame.view.text[frame.amount.span[1] : frame.amount.span[1] + 1] == "의")
        or _NOT_EVEN.match(behind)
        or _TOO_LITTLE.match(_behind(frame, 48))
    )


def _is_deed_told(frame: Frame) -> bool:
    """오픈AI가 지난 2월 끌어모은 1100억 달러와 비교하면: what somebody who is named once raised is told, whatever is measured by it."""
    clause = frame.view.items[max(0, frame.place - 1)]
    raised = (
        isinstance(clause, Predicate) and clause.is_past and verb_kind(lemma_of(clause)) == ("strong", "funding_raised")
    )
    before = frame.view.items[: max(0, frame.place - 1)]
    named = any(
        isinstance(i, Phrase) and i.particle in {"이", "가"} and i.words[-1].tag == ORGANIZATION for i in before
    )
    return raised and named and frame.phrase.particle in {"와", "과"}


def _is_surpassed(frame: Frame) -> bool:
    """349억 달러로 시장이 예상한 300억 달러를 웃돌았다: what another sum is set above or below."""
    compares = frame.lemma in {"웃돌", "넘", "넘어서", "밑돌", "상회", "하회", "앞지르", "제치", "뛰어넘"}
    if not compares or frame.particle not in {"을", "를"}:
        return False
    expected = frame.view.items[frame.place - 1] if frame.place else None
    if (
        isinstance(expected, Predicate)
        and expected.final_tag == "ETM"
        and lemma_of(expected) in {"예상", "기대", "점치", "전망"}
    ):
        return True  # 예상했던 1600억엔을 웃돌았다
    before = (p for _, p in frame.phrases(frame.start, frame.place - 1) if p.amounts)
    return any(p.particle in {"로", "으로", "이", "가"} or p.is_topic for p in before)


def is_old_figure(frame: Frame, frames: list[Frame]) -> bool:
    """Return whether the amount is what a change starts from: 450억에서 370억으로, 15억을 들이겠다고 했지만 계획을 바꿨다."""
    later = [f for f in frames if f.amount.span[0] > frame.amount.span[1]]
    if not later:
        return _is_taken_back(frame)
    points = frame.view.text[frame.amount.span[1] : later[0].amount.span[0]].strip() in {"→", "->", "⟶"}
    if points or (
        frame.phrase.particle == "에서" and later[0].host_phrase.particle in {"로", "으로", "까지", "이", "가", ""}
    ):
        return True
    gave_up = frame.predicate is not None and frame.predicate.final_form in {"려다", "으려다", "려다가", "으려다가"}
    changes = later[0].lemma in verbs("change")
    between = frame.view.text[frame.amount.span[1] : later[0].amount.span[0]]
    once_said = changes and ("던 " in between or "다가 " in between)
    if (gave_up or once_said) and later[0].host_phrase.particle in {"로", "으로", "까지"}:
        return True  # 70억 달러를 쓰려다 240억 달러로, 157억 유로를 쓰겠다고 했던 A가 337억 유로로 키웠다
    same = later[0].governor == frame.governor and frame.host_phrase.particle in {"을", "를"}
    cuts = same and later[0].host_phrase.particle in {"로", "으로"}  # 800억원을 500억원으로 깎다
    shrinks = frame.host_phrase.is_subject and later[0].place > frame.host and frame.host != frame.place
    if changes and (cuts or shrinks):
        return True
    return changes and bool(_OLD.search(_ahead(frame))) and later[0].start <= frame.place


def _is_taken_back(frame: Frame) -> bool:
    """Return whether the last amount of a sentence is what was said before: 615억 달러에서 크게 올랐다."""
    if _TAKEN_BACK.match(frame.view.text, frame.money_end, frame.view.span[1]):
        return True
    closes = frame.predicate is not None and (frame.predicate.final_tag != "ETM" or _is_of_thing(frame))
    return closes and frame.lemma in verbs("change") and frame.phrase.particle == "에서"


def _is_of_thing(frame: Frame) -> bool:
    """300억달러에서 50% 증액한 것이다: 것이다 closes the sentence as an ending does."""
    following = frame.view.items[frame.governor + 1 :] if frame.governor is not None else ()
    return len(following) == 2 and isinstance(following[0], Phrase) and following[0].head == "것"


def is_difference(frame: Frame, frames: list[Frame]) -> bool:
    """10조원에서 2000억원이 깎여 9조8000억원으로 확정됐다: by how much a sum changed, where the sentence tells from or to what."""
    later = [f for f in frames if f.amount.span[0] > frame.amount.span[1]]
    changes = frame.host_phrase.is_subject and frame.lemma.removesuffix("되") in verbs("change", "cutting")
    if changes and any(
        f.phrase.particle == "에서" and f.governor == frame.governor for f in frames if f.place < frame.place
    ):
        return True  # 7400억원에서 750억원이 늘었다
    return changes and bool(later) and later[0].host_phrase.particle in {"로", "으로"} and later[0].start > frame.place


def is_running_total(frame: Frame, frames: list[Frame]) -> bool:
    """Return whether the amount sums up earlier rounds beside the one that is the news."""
    if len(frames) < 2 or frame.lemma in verbs("including"):
        return False
    ahead = frame.view.text[frame.view.span[0] : frame.amount.span[0]]
    including = (f for f in frames if f.lemma in verbs("including") and f.place < frame.place)
    if any(f.amount.currency == frame.amount.currency for f in including) and _RUNNING_TOTAL.search(ahead):
        return True  # 누적 유치액은 이번 1100억원을 포함해 1400억원
    first = frame.view.items[frame.start].start if frame.start < len(frame.view.items) else frame.view.span[0]
    clause = frame.view.text[first : frame.amount.span[0]]
    return frame.amount.is_cumulative or bool(_RUNNING_TOTAL.search(clause[-40:]))


def is_total_to_date(frame: Frame) -> bool:
    """지금까지 N을 투자했다: what was spent in all, where the sentence does not say by whom, is no news of the one told before."""
    ahead = frame.view.text[frame.view.span[0] : frame.amount.span[0]]
    return bool(_RUNNING_TOTAL.search(ahead))


def whole_of(frame: Frame, frames: list[Frame]) -> Span | None:
    """Return the span of the amount that this one is a part of, where the sentence says so."""
    for other in frames:
        if other is frame or other.amount.currency != frame.amount.currency:
            continue
        if other.amount.value <= frame.amount.value:
            continue
        if _WHOLE.match(_right_behind(other).lstrip()) and other.amount.span[0] < frame.amount.span[0]:
            return other.amount.span
        if _adds_up_to(frame, other, frames):
            return other.amount.span
    return None


def _adds_up_to(frame: Frame, whole: Frame, frames: list[Frame]) -> bool:
    """Return whether the other amounts of the same currency add up to ``whole``, this one among them."""
    parts = [f.amount.value for f in frames if f is not whole and f.amount.currency == whole.amount.currency]
    return frame.amount.currency == whole.amount.currency and len(parts) > 1 and sum(parts) == whole.amount.value


def is_whole_of_percentage(frame: Frame) -> bool:
    """민간이 2000억원 가운데 71%를 출자한다: the sum is not what is paid, and the share is no sum."""
    return bool(_SHARE_IN_PERCENT.match(_behind(frame, 48).lstrip()))


def is_whole_marker(frame: Frame) -> bool:
    """Return whether 중 or 가운데 behind the amount makes it a whole of which a part is the news."""
    return bool(_WHOLE.match(_right_behind(frame).lstrip()))


def is_whole_of_next(frame: Frame, frames: list[Frame]) -> bool:
    """예산안을 728조원으로 편성하고 이 가운데 10조원을 AI에 배정했다: the whole of a share that alone is said to be for AI."""
    later = [f for f in frames if f.amount.span[0] > frame.amount.span[1]]
    text, start, end = frame.view.text, frame.view.span[0], frame.view.span[1]
    if not later or later[0].amount.value >= frame.amount.value:
        return False
    at = later[0].amount.span[0]
    goes_on = _OF_THESE.search(text[frame.amount.span[1] : at]) is not None
    return goes_on and strong_word(text[start:at]) is None and strong_word(text[at:end]) is not None


def feeds_a_fund(frame: Frame, frames: list[Frame]) -> Span | None:
    """3100억원을 출자해 5700억원 규모 펀드를 만든다: money put into a larger pot is a part of it."""
    if frame.lemma not in {"출자", "들이", "투입", "대", "넣", "보태", "내"} or frame.governor is None:
        return None
    predicate = frame.view.items[frame.governor]
    if not (isinstance(predicate, Predicate) and predicate.final_tag == "EC"):
        return None
    for other in frames:
        is_pot = any(word in "".join(other.after) for word in ("펀드", "기금", "조합"))
        if other.amount.span[0] > frame.amount.span[1] and is_pot and other.amount.value > frame.amount.value:
            return other.amount.span
    return None


def predicate_between(frame: Frame, first: int, last: int) -> bool:
    """Return whether a predicate stands between two items."""
    return any(not isinstance(i, Phrase) and lemma_of(i) for i in frame.view.items[first:last])
