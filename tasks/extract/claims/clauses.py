"""The clauses of one sentence: noun phrases with their particles and predicates with their endings, in order.

Korean is head-final: a phrase belongs to a predicate behind it. Here belongs that grouping alone; which
phrase pays and which predicate commits money is for the rules that read these clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from tasks.extract.claims.vocabulary import idiom, serial_verb, verb_kind, verbs
from tasks.extract.claims.words import AMOUNT, COUNTRY, DATE, ORGANIZATION, Word

_NOMINAL = frozenset({
    "NNG", "NNP", "NNB", "NR", "NP", "SL", "SN", "SH", "SW", "SO", "XR", "XPN", "XSN", "MM", "W_SERIAL", "XSM",
    AMOUNT, ORGANIZATION, DATE, COUNTRY,
})  # fmt: skip
_VERBAL = frozenset({"VV", "VA", "VX", "XSV", "XSA", "VCP", "VCN"})
_DERIVING = frozenset({"XSV", "XSA"})
_COORDINATING = frozenset({"와", "과", "및", ",", "·", "/", "하고", "ㆍ", "・"})
_TOPIC_PARTICLES = frozenset({"은", "는", "도", "만", "ᆫ"})
_NO_CASE = _TOPIC_PARTICLES | {"ᆯ", "씩"}
_SUBJECT_PARTICLES = frozenset({"이", "가", "께서"})
_PAST = frozenset({"었", "였", "았"})
_COORDINATE_ENDINGS = frozenset({"고", "며", "지만", "는데", "ᆫ데", "은데", "으나", "나", "어", "어서", "으며", "면서", "으면서", "자", "면", "으면", "려고", "려", "려다", "다가", "거나", "든지", "도록", "니", "으니", "은 데"})  # fmt: skip


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its words, the particle behind it (``""`` for none), whether it is a topic.

    ``is_closed`` where dots end what a headline says with it: 매출 2조 목표…공공부터 판다. ``is_subject`` where 이/가 or a
    bare 은/는/도 marks it as somebody who acts; ``amounts`` are its money words.
    """

    words: tuple[Word, ...]
    particle: str
    is_topic: bool = False
    is_closed: bool = False
    is_subject: bool = field(init=False)
    amounts: tuple[Word, ...] = field(init=False)
    answers: dict[object, Any] = field(init=False, default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Note what most rules ask: whether it acts, and its money."""
        self.is_subject = self.particle in _SUBJECT_PARTICLES or (self.is_topic and not self.particle)
        self.amounts = tuple([w for w in self.words if w.tag == AMOUNT])

    @property
    def start(self) -> int:
        """Return where the phrase starts in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Return where its last noun ends in the text."""
        return self.words[-1].end

    @property
    def nouns(self) -> tuple[str, ...]:
        """Return its nouns, mentions left out."""
        return tuple([w.form for w in self.words if w.mention is None])

    @property
    def head(self) -> str:
        """Return its last noun, which says what the whole phrase is."""
        return self.words[-1].form


class Predicate(NamedTuple):
    """A predicate: its stem as a lemma (``투자하``, ``넣``, ``이``), the noun in it, its endings and auxiliaries."""

    lemma: str
    noun: str
    start: int
    end: int
    forms: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def final_tag(self) -> str:
        """Return the tag of the last ending: EF closes a sentence, EC goes on, ETM stands before a noun."""
        return self.tags[-1] if self.tags else ""

    @property
    def final_form(self) -> str:
        """Return the last ending."""
        return self.forms[-1] if self.forms else ""

    @property
    def is_past(self) -> bool:
        """Return whether 었 marks it as past."""
        if "EP" in self.tags and ("EP" in [t for f, t in zip(self.forms, self.tags, strict=True) if f in _PAST]):
            return True
        return self.final_tag == "ETM" and self.final_form in {"ᆫ", "은"} and not self.is_copula

    @property
    def is_copula(self) -> bool:
        """Return whether it is 이다."""
        return self.lemma == "이"

    @property
    def coordinates(self) -> bool:
        """Return whether a new clause starts behind it."""
        return self.final_tag == "EC" and self.final_form in _COORDINATE_ENDINGS


Item = Phrase | Predicate
Answer = TypeVar("Answer")


def once_a_phrase(read: Callable[[str, Phrase], Answer]) -> Callable[[str, Phrase], Answer]:
    """Return a reader that keeps its answer with the phrase: many rules ask the same of one phrase of the text."""

    @wraps(read)
    def answer(text: str, phrase: Phrase) -> Answer:
        answers = phrase.answers
        if read in answers:
            known: Answer = answers[read]
        else:
            known = answers[read] = read(text, phrase)
        return known

    return answer


def _particle(phrase_words: list[Word], particles: list[Word], *, is_closed: bool) -> Phrase:
    if not particles:
        return Phrase(tuple(phrase_words), "", is_closed=is_closed)
    forms = [p.form for p in particles]
    cases = [f for f in forms if f not in _NO_CASE]
    case = cases[0] if cases else "를" if forms[0] == "ᆯ" else ""
    return Phrase(tuple(phrase_words), case, not _TOPIC_PARTICLES.isdisjoint(forms), is_closed)


class _Builder:
    """Collects words into phrases and predicates, one pass from the left."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.nominal: list[Word] = []
        self.particles: list[Word] = []
        self.stem: list[Word] = []
        self.endings: list[Word] = []

    def close_phrase(self, *, by_dots: bool = False) -> None:
        if self.nominal:
            self.items.append(_particle(self.nominal, self.particles, is_closed=by_dots))
            self.nominal = []
        self.particles = []

    def close_predicate(self) -> None:
        if not self.stem:
            return
        noun = self.stem[0].form if self.stem[0].tag not in _VERBAL else ""
        lemma = "".join([w.form for w in self.stem])
        tail = self.endings
        self.items.append(
            Predicate(
                lemma,
                noun,
                self.stem[0].start,
                max([w.end for w in (*self.stem, *tail)]),
                tuple([w.form for w in tail]),
                tuple([w.tag for w in tail]),
            )
        )
        self.stem, self.endings = [], []

    def add_noun(self, word: Word) -> None:
        if self.stem:
            self.close_predicate()
        if self.particles or (self.nominal and self.nominal[-1].tag == DATE) or self._is_whole():
            self.close_phrase()
        self.nominal.append(word)

    def _is_whole(self) -> bool:
        """N 가운데 민간이 M을: what N is the whole of is no part of the next name."""
        return len(self.nominal) > 1 and self.nominal[-2].tag == AMOUNT and self.nominal[-1].form in {"가운데", "중"}

    def add_particle(self, word: Word) -> None:
        if self.stem:
            return
        if word.form in _COORDINATING and self.nominal and not self.particles:
            self.particles.append(word)
            self.close_phrase()
        elif self.nominal:
            self.particles.append(word)

    def add_verb(self, word: Word) -> None:
        if word.tag == "VX" and self.stem:
            self.endings.append(word)
            return
        if self._goes_on(word):
            whole = serial_verb(self.stem[0].form, word.form) or ""
            self.stem = [Word(whole, word.tag, self.stem[0].start, word.end)]
            self.endings = []
            return
        self.close_predicate()
        said = self._idiom(word)
        if said:
            self.stem = [Word(said, word.tag, self.nominal[0].start, word.end)]
            self.nominal, self.particles = [], []
            return
        deriving = (
            (word.tag in _DERIVING or word.form in {"하", "되", "받"})
            and self.nominal
            and not self.particles
            and not self.nominal[-1].mention
        )
        if deriving:
            self.stem = [self.nominal.pop()]
            self.close_phrase()
        else:
            self.close_phrase()
        self.stem.append(word)

    def _goes_on(self, word: Word) -> bool:
        """끌어 + 모으다: two verbs that the vocabulary knows as one."""
        linked = len(self.stem) == 1 and len(self.endings) == 1 and self.endings[0].form in {"어", "아"}
        return linked and serial_verb(self.stem[0].form, word.form) is not None

    def _idiom(self, word: Word) -> str | None:
        """손에 + 넣다: a noun with its particle and a verb that the vocabulary knows as one."""
        alone = len(self.nominal) == 1 and len(self.particles) <= 1 and self.nominal[0].mention is None
        return idiom(self.nominal[0].form + "".join(p.form for p in self.particles), word.form) if alone else None

    def add_ending(self, word: Word) -> None:
        if self.stem:
            self.endings.append(word)

    def close_as_predicate(self, form: str, tag: str) -> None:
        """3억 달러를 확보, …: behind its object a bare noun of doing stands for the predicate."""
        last = self.items[-1] if self.items else None
        has_object = isinstance(last, Phrase) and last.particle in {"을", "를"} and not self.stem
        if not has_object or len(self.nominal) != 1 or self.particles:
            return
        noun = self.nominal[0]
        if noun.tag == "NNG" and (verb_kind(noun.form) is not None or noun.form in verbs("light")):
            forms = (form,) if form else ()
            self.items.append(
                Predicate(noun.form + "하", noun.form, noun.start, noun.end, forms, (tag,) if form else ())
            )
            self.nominal = []

    def add_mark(self, word: Word) -> None:
        if word.tag == "SP":
            self.close_as_predicate("고", "EC")
        if self.nominal and not self.particles and word.form in _COORDINATING:
            self.particles.append(word)
        self.close_phrase(by_dots=word.tag == "SE")

    def finish(self) -> tuple[Item, ...]:
        self.close_predicate()
        self.close_as_predicate("", "")
        self.close_phrase()
        return tuple(self.items)


def read_clauses(words: Sequence[Word]) -> tuple[Item, ...]:
    """Return the phrases and predicates of a sentence in order."""
    builder = _Builder()
    for word in words:
        tag = word.tag.partition("-")[0]
        if word.form == "씩" and builder.nominal:
            builder.add_particle(word)
        elif tag in _VERBAL:
            builder.add_verb(word)
        elif tag in _NOMINAL:
            builder.add_noun(word)
        elif tag[0] == "J":
            builder.add_particle(word)
        elif tag[0] == "E":
            builder.add_ending(word)
        elif word.tag == "SSO" and builder.nominal and builder.nominal[-1].tag in {ORGANIZATION, COUNTRY}:
            builder.close_phrase()
        elif word.tag in {"SP", "MAJ", "SE"}:
            builder.add_mark(word)
    return builder.finish()
