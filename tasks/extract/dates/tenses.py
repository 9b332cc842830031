"""Does a sentence speak of a day as past or as to come? Read off the verbs that follow the day.

Korean gives a bare ``24일`` no direction; the first verb after it does: ``24일 열리는 회의`` and ``24일 연다`` lie
ahead, ``24일 열린 회의`` and ``24일 열었다`` behind. Where the sentence itself reports (``24일 … 한다고 밝혔다``) the day
is the report's, unless the verb stands right behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from enum import Enum
from functools import cache, cached_property
from itertools import takewhile
from operator import itemgetter

from tasks.extract.dates.vocabulary import alternation, syllables_ending_in, words

_WINDOW_CHARS = 160
_NEAR_CHARS = 12
_SENTENCE_END = re.compile(r"[.!?…。\n](?:(?<=\n)|(?<=[^\d\s].)[.!?…。]*[\"'”’)\]]*(?=\s|$))")


_QUOTED = re.compile(r'[“"][^“”"\n]{1,300}[”"]')
_DECISION = re.compile(r"[하키]?기?로 ?(?:했|합의|결정)")
_COPULA = re.compile(r" ?(?:이다|입니다|로 잡|로 정해|예요|이에요)")


class Tense(Enum):
    """Which way the sentence looks from the day of publication."""

    PAST = "past"
    FUTURE = "future"


def sentence_ends(text: str) -> list[int]:
    """Return where each sentence ends, the text's end last.

    >>> sentence_ends("끝났다. 2026. 1. 14. 열린다.")
    [4, 22]
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return ends if ends and ends[-1] == len(text) else [*ends, len(text)]


@cache
def _cues() -> re.Pattern[str]:
    n, r, ss = (syllables_ending_in(final) for final in "ㄴㄹㅆ")
    tense = words()["tense"]
    quiet = alternation(words()["tenseless"]["words"])
    future = (
        rf"{alternation(tense['future'])}|{_CLOSING}|{r} (?:것|거|게|듯|수 있|예정|계획|방침|전망|가능성|전망|경우|때)|"
        rf"(?:될|릴|올릴|나올|내놓을|치를|맡을|이룰|{_ADNOMINAL_DO}|출시할|공개할|발표할|개최할|시작할) |"
        rf"(?:하는|되는|리는|지는|오르는|나오는|여는|치르는|치러지는|내놓는|들어가는|떠나는|나서는) |"
        rf"{n}다(?=[.\s,\"'”’)]|고|는|며|면|지만|$)|는다(?=[.\s,\"'”’)]|고|는|며|면|$)|(?:하|되)자(?=[.\s])|(?:합|됩|립|십|습)니다|세요"
    )
    past = (
        rf"{alternation(tense['past'])}|(?![있겠]){ss}(?:다|던|고|으며|으나|지만|는데|던데|으니|습니|을|기|음|는지)|(?:했|됐|렸|았|었|였|졌|왔|났|갔|섰|쳤|켰|줬|꿨|봤|냈)|"
        rf"(?:[가-힣](?:한|된|킨|춘|거둔|펴낸|보낸|끝낸|나온|내놓은)|{alternation(tense['adnominal_past'])}) (?=\S)|(?<= )(?:연|온|본|준|산|판|쓴|낸|딴) (?=\S)|던 "
    )
    return re.compile(rf"(?P<quiet>(?<![가-힣])(?:{quiet})(?![가-힣]))|(?P<future>{future})|(?P<past>{past})")


_CLOSING = r"마감(?![한했됐된])"
_ADNOMINAL_DO = r"(?<![역분관])할"


@cache
def _future_noun() -> re.Pattern[str]:
    return re.compile(rf"{alternation(words()['tense']['future'])}|{_CLOSING}")


@cache
def _commitment() -> re.Pattern[str]:
    return re.compile(alternation(words()["tense"]["commitment"]))


def _tense(match: re.Match[str]) -> Tense:
    return Tense.FUTURE if match.lastgroup == "future" else Tense.PAST


class Tenses:
    """The sentences of one text and the tense that follows each place in them.

    Cues are found once for each sentence that is asked for, so that asking for many places stays linear.
    """

    def __init__(self, text: str) -> None:
        """Take the text; cues are found at the first question."""
        self._text = text
        self._ends = sentence_ends(text)
        self._found: dict[int, list[tuple[int, Tense]]] = {}

    def _cues_of(self, sentence: int) -> list[tuple[int, Tense]]:
        """Return place and tense of the cues of a sentence; no cue runs over a sentence's end."""
        if sentence not in self._found:
            start, end = self._ends[sentence - 1] if sentence else 0, self._ends[sentence]
            cues = takewhile(lambda match: match.start() < end, _cues().finditer(self._text, start))
            self._found[sentence] = [(match.start(), _tense(match)) for match in cues if match.lastgroup != "quiet"]
        return self._found[sentence]

    @cached_property
    def _quotes(self) -> tuple[list[int], list[int]]:
        quotes = list(_QUOTED.finditer(self._text))
        return [m.start() for m in quotes], [m.end() for m in quotes]

    def _quote_at(self, place: int) -> int | None:
        """Return which quotation holds the place, or None outside of all."""
        starts, ends = self._quotes
        index = bisect_right(starts, place) - 1
        return index if index >= 0 and place < ends[index] else None

    @cached_property
    def _future_nouns(self) -> list[int]:
        return [m.start() for m in _future_noun().finditer(self._text)]

    @cached_property
    def _commitments(self) -> list[int]:
        return [m.start() for m in _commitment().finditer(self._text)]

    def sentence_end(self, place: int) -> int:
        """Return where the sentence ends that holds the place."""
        return self._ends[min(bisect_right(self._ends, place), len(self._ends) - 1)]

    def sentence_start(self, place: int) -> int:
        """Return where the sentence begins that holds the place."""
        index = bisect_right(self._ends, place)
        return self._ends[index - 1] if index else 0

    def _ahead(self, place: int) -> tuple[int, int]:
        return place, min(self.sentence_end(place), place + _WINDOW_CHARS)

    def _behind(self, place: int) -> tuple[int, int]:
        return max(self.sentence_start(place - 1), place - _WINDOW_CHARS), place

    def _cues_between(self, start: int, end: int) -> list[tuple[int, Tense]]:
        sentences = range(bisect_right(self._ends, start), min(bisect_left(self._ends, end) + 1, len(self._ends)))
        return [cue for sentence in sentences for cue in _from_to(self._cues_of(sentence), start, end)]

    def _verbs_after(self, place: int) -> list[tuple[int, Tense]]:
        """Return the cues behind the place, those of a quotation that opens later left out."""
        here = self._quote_at(place)
        return [cue for cue in self._cues_between(*self._ahead(place)) if self._quote_at(cue[0]) in {None, here}]

    def after(self, place: int) -> Tense | None:
        """Return the tense of the first verb behind the place in its sentence, or None where nothing tells.

        Where no verb tells, a noun before it may: ``시한은 24일이다``.
        """
        cues = self._verbs_after(place)
        if cues:
            return cues[0][1]
        if _has(self._future_nouns, *self._behind(place)):
            return Tense.FUTURE
        is_copula = _COPULA.match(self._text, place) is not None
        past_before = any(tense is Tense.PAST for _, tense in self._cues_between(*self._behind(place)))
        return Tense.FUTURE if is_copula and not past_before else None

    def is_reported(self, place: int) -> bool:
        """Say whether a plan stands inside a report that is itself past: ``24일 … 만든다고 밝혔다``."""
        cues = self._verbs_after(place)
        is_far = bool(cues) and cues[0][0] - place > _NEAR_CHARS
        return is_far and cues[0][1] is Tense.FUTURE and cues[-1][1] is Tense.PAST

    def is_near(self, place: int) -> bool:
        """Say whether the first verb stands right behind the place: ``3일 열린다``; ``3일 사기로 했다`` was decided then."""
        cues = self._verbs_after(place)
        is_decision = bool(cues) and _DECISION.match(self._text, cues[0][0]) is not None
        return bool(cues) and not is_decision and cues[0][0] - place <= _NEAR_CHARS

    def is_commitment(self, place: int) -> bool:
        """Say whether what follows is a promise or a plan, whatever its tense: ``5년간 … 쓰기로 했다``."""
        return _has(self._commitments, *self._ahead(place))

    def between(self, start: int, end: int) -> bool:
        """Say whether a verb stands between two places."""
        return bool(self._cues_between(start, end))


def _from_to(cues: list[tuple[int, Tense]], start: int, end: int) -> list[tuple[int, Tense]]:
    first, last = (bisect_left(cues, place, key=itemgetter(0)) for place in (start, end))
    return cues[first:last]


def _has(starts: list[int], start: int, end: int) -> bool:
    index = bisect_left(starts, start)
    return index < len(starts) and starts[index] < end
