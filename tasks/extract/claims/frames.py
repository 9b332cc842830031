"""The frame of one amount: the noun it belongs to, the predicate that governs it, and who and what stand by.

Here belongs where to look; what the words found there mean is for ``kinds``, ``statuses`` and ``roles``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from itertools import accumulate
from typing import Any, TypeVar

from tasks.extract.claims.clauses import Item, Phrase, Predicate
from tasks.extract.claims.vocabulary import serial_verb, verbs
from tasks.extract.claims.words import AMOUNT, DATE, Mentions, Word
from tasks.extract.kept import kept
from tasks.records import Amount, Span

Answer = TypeVar("Answer")
_LISTING = frozenset({"", ",", "·", "와", "과", "및"})
_ADVERSATIVE = frozenset({"지만", "는데", "ᆫ데", "으나", "나"})


@dataclass(frozen=True)
class SentenceView:
    """One sentence as the rules see it: text, words, clauses and the mentions inside it."""

    text: str
    span: Span
    words: tuple[Word, ...]
    items: tuple[Item, ...]
    mentions: Mentions

    @kept
    def surface(self) -> str:
        """Return the sentence as printed."""
        return self.text[self.span[0] : self.span[1]]

    @kept
    def phrases(self) -> list[tuple[int, Phrase]]:
        """Return its phrases, each with its index among the items."""
        return [(index, item) for index, item in enumerate(self.items) if isinstance(item, Phrase)]

    @kept
    def n_phrases_before(self) -> list[int]:
        """Return how many phrases stand before each item, and how many there are in all."""
        return [0, *accumulate(isinstance(item, Phrase) for item in self.items)]

    @kept
    def _placed_forms(self) -> list[tuple[str, int, int]]:
        return [("었" if form == "았" else form, start, end) for form, _, start, end, _ in self.words]

    @kept
    def _told_forms(self) -> dict[Span, str]:
        return {}

    def forms(self, start: int, end: int) -> str:
        """Return the morphemes from one place of the text to another, one blank around each."""
        told = self._told_forms.get((start, end))
        if told is None:
            chosen = [form for form, first, last in self._placed_forms if first >= start and last <= end]
            told = self._told_forms[start, end] = f" {' '.join(chosen)} "
        return told


@dataclass(frozen=True)
class Frame:
    """Where one amount stands: indexes into the sentence's items.

    ``place`` is the phrase with the amount, ``host`` the phrase whose head the amount counts (펀드 in 1조원
    규모 펀드), ``governor`` the predicate behind it, ``start`` the first item of its clause.
    """

    amount: Amount
    view: SentenceView
    place: int
    host: int
    governor: int | None
    start: int
    answers: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    @kept
    def phrase(self) -> Phrase:
        """Return the phrase with the amount."""
        return self.phrase_at(self.place)

    @kept
    def host_phrase(self) -> Phrase:
        """Return the phrase whose head the amount counts."""
        return self.phrase_at(self.host)

    @kept
    def particle(self) -> str:
        """Return the host's particle; in a list (7조 원, 8조 원을) that of the last amount."""
        particle = self.host_phrase.particle
        if particle not in _LISTING or self.governor is None:
            return particle
        later = [p for i, p in self.phrases(self.host + 1, self.governor) if p.amounts]
        return later[-1].particle if later else particle

    @kept
    def last(self) -> int:
        """Return the last item that can speak of the amount: its predicate, or where dots end a headline's part."""
        if self.governor is not None:
            return self.governor
        closed = (i for i, p in self.phrases(self.place, len(self.view.items) - 1) if p.is_closed)
        return next(closed, len(self.view.items) - 1)

    @property
    def particle_is_marked(self) -> bool:
        """Return whether the amount is marked as a subject or an object."""
        return self.particle in {"을", "를", "이", "가"} or self.host_phrase.is_topic

    @kept
    def predicate(self) -> Predicate | None:
        """Return the governing predicate."""
        item = self.view.items[self.governor] if self.governor is not None else None
        return item if isinstance(item, Predicate) else None

    @kept
    def money_end(self) -> int:
        """Return where the amount ends, its conversions included."""
        return max([self.amount.span[1], *[c.span[1] for c in self.amount.conversions]])

    @kept
    def lemma(self) -> str:
        """Return the governing predicate's noun, or its stem, or nothing."""
        return lemma_of(self.predicate)

    @kept
    def forms_before(self) -> str:
        """Return the morphemes of the sentence before the amount."""
        return self.view.forms(self.view.span[0], self.amount.span[0])

    @kept
    def forms_after(self) -> str:
        """Return the morphemes of the sentence behind the amount."""
        return self.view.forms(self.amount.span[1], self.view.span[1])

    @kept
    def before(self) -> tuple[str, ...]:
        """Return the nouns before the amount in its phrase, dates and earlier money left out."""
        return tuple(w.form for w in self._side(before=True))

    @kept
    def after(self) -> tuple[str, ...]:
        """Return the nouns that the amount counts, behind it."""
        own = tuple(w.form for w in self._side(before=False))
        return own if self.host == self.place else own + tuple(w.form for w in self.host_phrase.words)

    def phrase_at(self, index: int) -> Phrase:
        """Return the phrase at an index."""
        item = self.view.items[index]
        if not isinstance(item, Phrase):
            raise TypeError(f"item {index} is no phrase")
        return item

    def _side(self, *, before: bool) -> Iterator[Word]:
        start, end = self.amount.span
        words = self.phrase.words
        others = [w for w in words if w.amount_like and w.start != start]
        for word in words:
            if word.tag == DATE or word.amount_like:
                continue
            if before and word.end <= start and not any(word.start < o.start < start for o in others):
                yield word
            if not before and word.start >= end and not any(start < o.start < word.start for o in others):
                yield word

    def phrases(self, first: int, last: int) -> list[tuple[int, Phrase]]:
        """Return the phrases between two indexes of items, both inclusive."""
        before, end = self.view.n_phrases_before, last + 1
        if end >= len(before):
            return self.view.phrases[before[first] :] if first < len(before) else []
        return self.view.phrases[before[first] : before[end]]


def once_a_frame(read: Callable[[Frame], Answer]) -> Callable[[Frame], Answer]:
    """Return a reader that keeps its answer with the frame: many rules ask the same of one amount."""

    @wraps(read)
    def answer(frame: Frame) -> Answer:
        answers = frame.answers
        if read in answers:
            known: Answer = answers[read]
        else:
            known = answers[read] = read(frame)
        return known

    return answer


@once_a_frame
def theme_clause(frame: Frame) -> Predicate | None:
    """Return the adnominal predicate in front of the amount's subject or object: 끌어모은 in 끌어모은 자금은 N이다."""
    last = frame.governor if frame.governor is not None else frame.host
    for index in range(last, 0, -1):
        item, before = frame.view.items[index], frame.view.items[index - 1]
        is_theme = isinstance(item, Phrase) and (item.is_subject or item.particle in {"을", "를"}) and not item.amounts
        if is_theme and index != frame.host:
            adnominal = isinstance(before, Predicate) and before.final_tag == "ETM"
            return before if adnominal and isinstance(before, Predicate) else None
    return None


def lemma_of(predicate: Predicate | None) -> str:
    """Return what the vocabulary calls a predicate: 투자 for 투자하다, 투자되 for 투자되다, 넣 for 넣다, 끌어오 for 끌어오다."""
    if predicate is None:
        return ""
    lemma = predicate.lemma
    serial = serial_verb(lemma, predicate.forms[1]) if predicate.tags[:2] == ("EC", "VX") else None
    if serial is not None and predicate.forms[0] in {"어", "아"}:
        return serial
    if predicate.noun and lemma.endswith(("하", "시키")):
        return lemma.removesuffix("하").removesuffix("시키")
    return lemma


def _counts_on(item: Phrase, following: Phrase, *, is_counted: bool) -> bool:
    """Return whether what an amount counts goes on over 의 or a dot: N 규모의 펀드, N짜리 AI·로봇 펀드; not N·M."""
    dotted = item.particle in {"·", "ㆍ", "・"}
    listed = dotted and (is_counted or (item.words[-1].tag != AMOUNT and not following.amounts))
    return item.particle == "의" or listed


def _host(items: tuple[Item, ...], place: int) -> int:
    """Return the index of the phrase that the amount counts, over 의, -이/-짜리 and 넘는/달하는."""
    host = place
    while host + 1 < len(items):
        item, following = items[host], items[host + 1]
        if (
            isinstance(item, Phrase)
            and isinstance(following, Phrase)
            and _counts_on(item, following, is_counted=host > place)
        ):
            host += 1
            continue
        skips = (
            isinstance(following, Predicate)
            and following.final_tag == "ETM"
            and (lemma_of(following) in verbs("qualifier") or following.final_form in {"라는", "이라는"})
            and host + 2 < len(items)
            and isinstance(items[host + 2], Phrase)
        )
        if not skips:
            return host
        host += 2
    return host


def _governor(items: tuple[Item, ...], host: int) -> int | None:
    """Return the predicate behind the host; 1억 달러 넘게 썼다 is governed by 쓰다, and nothing reaches over dots."""
    own = items[host]
    for index in range(host + 1, len(items) if not (isinstance(own, Phrase) and own.is_closed) else 0):
        item = items[index]
        passes = isinstance(item, Predicate) and (
            _measures(item)
            or _limits(items, index)
            or _is_use(items, index)
            or _is_most_of_money(items, index)
            or _gathers(items, index)
            or _is_of_another(items, host, index)
            or _is_means(item)
            or _is_of_user(items, host, index)
            or _is_of_next_listed(items, host, index)
        )
        if isinstance(item, Predicate) and not passes:
            return index
        if isinstance(item, Phrase) and item.is_closed:
            return None
    return None


def _adds_up(predicate: Predicate) -> bool:
    """Return whether it only says how a sum comes together: 네 회사의 투자가 합쳐서 N을 웃돈다."""
    return lemma_of(predicate) in {"합치", "합하", "더하", "통틀", "아우르"} and predicate.final_form in {
        "면",
        "으면",
        "어",
        "어서",
        "아",
        "아서",
    }


def _measures(predicate: Predicate) -> bool:
    """Return whether it is an adverb: N 넘게 쓰다, N을 크게 웃돌다."""
    return predicate.final_form == "게" and lemma_of(predicate) in verbs("qualifier", "grading")


def _is_use(items: tuple[Item, ...], index: int) -> bool:
    """N은 GPU를 사는 데 쓰인다: what it is used for does not govern it, the using does."""
    item, following = items[index], items[index + 1 : index + 3]
    for_use = len(following) == 2 and isinstance(following[0], Phrase) and following[0].head == "데"
    last = following[-1] if following else None
    uses = isinstance(last, Predicate) and lemma_of(last) in verbs("passive") | {"쓰", "쓰이", "사용"}
    return for_use and uses and isinstance(item, Predicate) and item.final_tag == "ETM"


def _is_most_of_money(items: tuple[Item, ...], index: int) -> bool:
    """N으로 가장 많은 돈을 댔다: how much of the money it is does not govern it, the paying does."""
    item, following = items[index], items[index + 1 : index + 2]
    most = isinstance(item, Predicate) and item.final_tag == "ETM" and lemma_of(item) in {"많", "크"}
    return most and any(isinstance(i, Phrase) and i.head in {"돈", "자금", "금액", "몫"} for i in following)


def _limits(items: tuple[Item, ...], index: int) -> bool:
    """N을 넘지 않는 선에서 투자금을 낸다: the limit is not what is done with the money."""
    item = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    qualifies = isinstance(item, Predicate) and item.final_tag == "ETM" and lemma_of(item) in verbs("qualifier")
    return qualifies and isinstance(following, Phrase) and following.head in {"선", "범위", "한도", "이내", "수준"}


def _is_of_another(items: tuple[Item, ...], host: int, index: int) -> bool:
    """349억 달러로 시장이 예상한 300억 달러를: a clause with a subject of its own in front of other money."""
    item, own = items[index], items[host]
    following = items[index + 1] if index + 1 < len(items) else None
    embeds = isinstance(item, Predicate) and item.final_tag == "ETM" and isinstance(following, Phrase)
    if not embeds or not isinstance(following, Phrase) or not following.amounts or not isinstance(own, Phrase):
        return False
    between = [i for i in items[host + 1 : index] if isinstance(i, Phrase)]
    return own.particle in {"로", "으로"} and any(p.particle in {"이", "가"} and not p.amounts for p in between)


def _is_means(predicate: Predicate) -> bool:
    """N은 펀드를 통해 부담한다: by what way is not what is done with the money."""
    return predicate.lemma == "통하" and predicate.final_form in {"어", "어서"}


def _is_of_user(items: tuple[Item, ...], host: int, index: int) -> bool:
    """N은 기업이 쓸 서버를 마련하는 데 들어간다: the clause of who uses what the money makes; N은 A가 대는 돈이다 is none."""
    item, own = items[index], items[host]
    following = items[index + 1] if index + 1 < len(items) else None
    uses = isinstance(item, Predicate) and item.final_tag == "ETM" and lemma_of(item) in verbs("using")
    marked = isinstance(own, Phrase) and own.is_topic and bool(own.amounts) and isinstance(following, Phrase)
    before = items[host + 1 : index]
    return uses and marked and any(isinstance(i, Phrase) and i.particle in {"이", "가"} for i in before)


def _is_of_next_listed(items: tuple[Item, ...], host: int, index: int) -> bool:
    """센터에 260억원, 업체에 나눠줄 바우처에 92억원을 배정했다: the clause inside the next of a list governs none of it."""
    item, own = items[index], items[host]
    listed = isinstance(own, Phrase) and bool(own.amounts) and own.particle == ","
    adnominal = isinstance(item, Predicate) and item.final_tag == "ETM" and lemma_of(item) != "같"  # 같은 기간
    behind = next((i for i in items[index + 1 :] if isinstance(i, Predicate) or i.amounts), None)
    return listed and adnominal and isinstance(behind, Phrase)


def _gathers(items: tuple[Item, ...], index: int) -> bool:
    """N을 모아 넣다, N을 빌려 짓다: what is done with the money behind 모아 governs it."""
    item = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    goes_on = isinstance(item, Predicate) and item.final_form in {"어", "아", "어서", "아서"}
    spends = isinstance(following, Predicate) and lemma_of(following) in verbs("spending", "means")
    return goes_on and spends and isinstance(item, Predicate) and lemma_of(item) in verbs("gathering")


def _clause_start(items: tuple[Item, ...], place: int) -> int:
    """Return the first item of the amount's clause: behind a connective ending, or behind a gapped amount."""
    for index in range(place - 1, -1, -1):
        item = items[index]
        if isinstance(item, Phrase) and item.is_closed:
            return index + 1
        if isinstance(item, Predicate) and item.coordinates and not _adds_up(item):
            return index + 1
        gapped = isinstance(item, Phrase) and item.amounts and item.particle in {"를", "을", ",", ""}
        if gapped and _opens_with_subject(items[index + 1 : place + 1]):
            return index + 1
    return 0


def _opens_with_subject(items: tuple[Item, ...]) -> bool:
    """A가 N, B와 C가 M을 투자한다: behind a gapped amount the next subject opens a clause, joined to others or not."""
    for item in items:
        if not isinstance(item, Phrase) or item.amounts:
            return False
        if item.is_subject:
            return True
        if item.particle not in {"와", "과", ",", "·"} or all(w.tag == DATE for w in item.words):
            return False
    return False


@once_a_frame
def claim_end(frame: Frame) -> int:
    """Return where a later clause with money of its own starts, else the end of the sentence.

    A clause that is finished (투자했고, 설명하지만) is not governed by what the next one says of other money.
    """
    items, end = frame.view.items, frame.view.span[1]
    first = frame.governor if frame.governor is not None else frame.host
    border = None
    for item in items[first:]:
        if isinstance(item, Predicate):
            finished = item.is_past or lemma_of(item) in verbs("stating") or item.final_form in _ADVERSATIVE
            if border is None and item.coordinates and finished:
                border = item.end
        elif border is not None and item.amounts:
            return border
    return end


def read_frames(view: SentenceView) -> list[Frame]:
    """Return one frame an amount of the sentence, in order; an amount lost among the morphemes has none."""
    frames = []
    for place, item in enumerate(view.items):
        if not isinstance(item, Phrase):
            continue
        for word in item.amounts:
            if isinstance(word.mention, Amount):
                host = _host(view.items, place)
                start = _clause_start(view.items, place)
                frames.append(Frame(word.mention, view, place, host, _governor(view.items, host), start))
    return frames
