"""Does a sentence speak of a day as past or as to come? Read off the verbs that follow the day.

Korean gives a bare ``24일`` no direction; the first verb after it does: ``24일 열리는 회의`` and ``24일 연다`` lie
ahead, ``24일 열린 회의`` and ``24일 열었다`` behind. Where the sentence itself reports (``24일 … 한다고 밝혔다``) the day
is the report's, unless the verb stands right behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum
from functools import cache

from tasks.extract.dates.vocabulary import alternation, syllables_ending_in, words

_WINDOW_CHARS = 160
_NEAR_CHARS = 12
_SENTENCE_END = re.compile(r"(?<=[^\d\s])[.!?…。]+[\"'”’)\]]*(?=\s|$)|\n")


_COPULA = re.compile(r" ?(?:이다|입니다|로 잡|로 정해|예요|이에요)")


class Tense(Enum):
    """Which way the sentence looks from the day of publication."""

    PAST = "past"
    FUTURE = "future"


def sentence_ends(text: str) -> list[int]:
    """Return where each sentence ends, the text's end last.

    >>> sentence_ends("끝났다. 2026. 1. 14. 열린다.")
    [4, 23]
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return ends if ends and ends[-1] == len(text) else [*ends, len(text)]


@cache
def _cues() -> re.Pattern[str]:
    n, l, ss = (syllables_ending_in(final) for final in "ㄴㄹㅆ")
    tense = words()["tense"]
    quiet = alternation(words()["tenseless"]["words"])
    future = (
        rf"{alternation(tense['future'])}|{l} (?:것|거|게|듯|수 있|예정|계획|방침|전망|가능성|전망|경우|때)|"
        rf"(?:될|릴|올릴|나올|내놓을|치를|맡을|이룰|{_ADNOMINAL_DO}|출시할|공개할|발표할|개최할|시작할) |"
        rf"(?:하는|되는|리는|지는|오르는|나오는|여는|치르는|치러지는|내놓는|들어가는|떠나는|나서는) |"
        rf"{n}다(?=[.\s,\"'”’)]|고|는|며|면|지만|$)|는다(?=[.\s,\"'”’)]|고|는|며|면|$)|(?:하|되)자(?=[.\s])|(?:합|됩|립|십|습)니다|세요"
    )
    past = (
        rf"{alternation(tense['past'])}|(?![있겠]){ss}(?:다|던|고|으며|으나|지만|는데|던데|으니|습니|을|기|음|는지)|(?:했|됐|렸|았|었|였|졌|왔|났|갔|섰|쳤|켰|줬|꿨|봤|냈)|"
        rf"(?:[가-힣](?:한|된|킨|춘|거둔|펴낸|보낸|끝낸|나온|내놓은)|{alternation(tense['adnominal_past'])}) (?=\S)|(?<= )(?:연|온|본|준|산|판|쓴|낸|딴) (?=\S)|던 "
    )
    return re.compile(rf"(?P<quiet>(?<![가-힣])(?:{quiet})(?![가-힣]))|(?P<future>{future})|(?P<past>{past})")


_ADNOMINAL_DO = r"(?<![역분관])할"


@cache
def _future_noun() -> re.Pattern[str]:
    return re.compile(alternation(words()["tense"]["future"]))


@cache
def _commitment() -> re.Pattern[str]:
    return re.compile(alternation(words()["tense"]["commitment"]))


def _tense(match: re.Match[str]) -> Tense:
    return Tense.FUTURE if match.lastgroup == "future" else Tense.PAST


class Tenses:
    """The sentences of one text and the tense that follows each place in them."""

    def __init__(self, text: str) -> None:
        """Find the sentences of the text; cues are looked for on demand."""
        self._text = text
        self._ends = sentence_ends(text)

    def sentence_end(self, place: int) -> int:
        """Return where the sentence ends that holds the place."""
        return self._ends[min(bisect_right(self._ends, place), len(self._ends) - 1)]

    def sentence_start(self, place: int) -> int:
        """Return where the sentence begins that holds the place."""
        index = bisect_right(self._ends, place)
        return self._ends[index - 1] if index else 0

    def _cues_after(self, place: int) -> list[re.Match[str]]:
        end = min(self.sentence_end(place), place + _WINDOW_CHARS)
        return [m for m in _cues().finditer(self._text, place, end) if m.lastgroup != "quiet"]

    def after(self, place: int) -> Tense | None:
        """Return the tense of the first verb behind the place in its sentence, or None where nothing tells.

        Where no verb tells, a noun before it may: ``시한은 24일이다``.
        """
        cues = self._cues_after(place)
        if cues:
            return _tense(cues[0])
        start = max(self.sentence_start(place), place - _WINDOW_CHARS)
        if _future_noun().search(self._text, start, place):
            return Tense.FUTURE
        if _COPULA.match(self._text, place) and not self._is_past_between(start, place):
            return Tense.FUTURE
        return None

    def _is_past_between(self, start: int, end: int) -> bool:
        return any(m.lastgroup == "past" for m in _cues().finditer(self._text, start, end))

    def is_reported(self, place: int) -> bool:
        """Say whether a plan stands inside a report that is itself past: ``24일 … 만든다고 밝혔다``."""
        cues = self._cues_after(place)
        is_far = bool(cues) and cues[0].start() - place > _NEAR_CHARS
        return is_far and _tense(cues[0]) is Tense.FUTURE and _tense(cues[-1]) is Tense.PAST

    def is_commitment(self, place: int) -> bool:
        """Say whether what follows is a promise or a plan, whatever its tense: ``5년간 … 쓰기로 했다``."""
        end = min(self.sentence_end(place), place + _WINDOW_CHARS)
        return _commitment().search(self._text, place, end) is not None

    def between(self, start: int, end: int) -> bool:
        """Say whether a verb stands between two places."""
        return any(m.lastgroup != "quiet" for m in _cues().finditer(self._text, start, end))
