"""Does a sentence speak of a day as past or as to come? Read off the verbs that follow the day.

Korean gives a bare ``24일`` no direction; the first verb after it does: ``24일 열리는 회의`` and ``24일 연다`` lie
ahead, ``24일 열린 회의`` and ``24일 열었다`` behind. Where the sentence itself reports (``24일 … 한다고 밝혔다``) the day
is the report's, unless the verb stands right behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from enum import Enum
from functools import cache
from operator import itemgetter

from tasks.extract.dates.conjugation import is_announcing, looks_back, stating_words
from tasks.extract.dates.vocabulary import alternation, beginnings, syllables_ending_in, words
from tasks.extract.kept import kept

_WINDOW_CHARS = 160
_NEAR_CHARS = 12
_NEXT_CHARS = 30
_LONGEST_WORD = 8
_SENTENCE_END = re.compile(r"[.!?…。\n](?:(?<=\n)|(?<=[^\d\s].)[.!?…。]*[\"'”’)\]]*(?=\s|$))")


_QUOTED = re.compile(r'[“"][^“”"\n]{1,300}[”"]')
_DECISION = re.compile(r"[하키]?기?로 ?(?:했|합의|결정)")
_COPULA = re.compile(r" ?(?:이다|입니다|예요|이에요)")
_NEXT_ONE = re.compile(r"(?<![가-힣])다음 [가-힣]{1,8}[은는] [^.]{1,14}\Z")
_FULL_STOP = re.compile(r"(?:이다|입니다)?(?:\.|\Z)")
_FIXED = re.compile(
    r"(?:(?:[와과,·]| 및) ?(?:\d{1,2}월 ?)?\d{1,2}일){0,2}"
    r"(?:(?:께|쯤|경| ?이후)?(?:으)?로 (?:[가-힣]{1,4} )?(?:잡[았혔아혀힌은]|정[했해한]|미[뤘뤄루룬]|늦[췄춰추춘]|연기|앞당|당[겼겨긴]|확정|못 ?박|예고|제시|통보|조정|변경|바[꿨꿔뀌뀐꾼]|옮[겼겨기긴]|밀[렸려린]|결정|예정(?!이던|이었던)|다가)"
    r"|까지(?:로)? (?:[가-힣]{1,6}[을를] )?(?:(?:말미|시간|기한|여유|기회)[를을]? ?(?:줬|주|달라|얻)|연장|유예|미[뤘뤄]|늦[췄춰]|늘[렸려])"
    r"|이 (?:마지막|고비|시한|디데이)(?! ?[가-힣]{0,6}(?:었|였))"
    r"|을 [가-힣 ]{0,10}(?:날짜|날|일|시한|기한|시점|기일|데드라인|디데이)(?:로|으로) ?(?:잡|정|골라|삼았|못 ?박|제시|통보|확정))"
)
_HELD_THEN = re.compile(
    r" ?(?:에 )?(?:열|개최하|개막하|시작하|출시하|발표하|공개하|만나|재개하|시행하|치르|내놓|착공하|상장하)기로 "
)
_PLANS = "(?:계획|방침|전망|예상|관측|목표|시한|가이던스|기대감|기대|구상|일정|가능성|우려)"
_PLAN = rf"{_PLANS}(?:치|액|안|표|서|가)?"
_FORECAST = re.compile("전망|예상|관측|가능성|우려|기대")
_EVENTS = alternation(words()["tense"]["events"])
_PLANNED = re.compile(rf"(?:{_EVENTS}|열|할|될|낼|을) \Z")
_HAPPENS = re.compile(rf"(?:(?:{_EVENTS})하|되)는\Z")
_PLAN_NEAR = re.compile(rf"(?:께|쯤)?(?: [가-힣A-Za-z0-9]{{1,8}}){{0,2}} {_PLAN}")
_THEN = re.compile(r" ?(?:뒤|후|직후)(?:에|에는|에도|로|부터)?(?![가-힣])")
_PARTICLE = re.compile(r"[을를은는이가](?= )|(?:에서|에게|보다|부터|까지|으로|[^에]에)(?= )")


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
    stating = alternation(stating_words())
    future = (
        rf"{alternation(tense['future'])}|{_CLOSING}|(?<![가-힣])있을 (?=\S)|{r} (?:것|거(?=[다라예야란])|게(?=[ 다.]|$)|듯|수 있|예정|가능성|경우|때(?=[ 까는에부의문.]|$))|"
        rf"(?:될|{_ADNOMINAL_DO}) |(?:{_EVENTS})하는 |되는 |"
        rf"{n}다(?=[.\s,\"'”’)]|고|는|며|면|지만|$)|는다(?=[.\s,\"'”’)]|고|는|며|면|$)|(?:하|되)자(?=[.\s])|(?:합|됩|립|십|(?<![있없])습)니다|세요"
    )
    past = (
        rf"{alternation(tense['past'])}|(?![있겠]){ss}(?:다|던|고|으며|으나|지만|는데|던데|으니|습니|을|기|음|는지)|(?:했|됐|렸|았|었|였|졌|왔|났|갔|섰|쳤|켰|줬|꿨|봤|냈)|"
        rf"[가-힣](?:한|된) (?=\S)|던 "
    )
    gone = rf"기로 했던|려던|겠다던|[다라]던|(?:{r} )?(?:예정|계획|방침)이(?:던|었던)"
    quiets = rf"(?<![가-힣])(?:{quiet})(?![가-힣])|(?<![가-힣])(?:{stating})"
    plan = rf"{_PLAN}(?=(?:을|를|은|는|이|가|도|만|보다|에|의|과|와|에서)(?![가-힣]))|{_PLANS}[치액안표서가]"
    verb = rf"[{n[1:-1]}{r[1:-1]}는](?= \S)"
    return re.compile(
        rf"(?={_cue_beginning()})(?:(?P<quiet>{quiets})|(?P<gone>{gone})|(?P<plan>{plan})|(?P<future>{future})|(?P<past>{past})|(?P<verb>{verb}))"
    )


def _cue_beginning() -> str:
    """Return a pattern of the two letters that a cue may begin with: most places are refused by a look at them."""
    n, r, ss = (syllables_ending_in(final) for final in "ㄴㄹㅆ")
    tense = words()["tense"]
    told = [*tense["future"], *tense["events"], *tense["past"], *words()["tenseless"]["words"], *stating_words()]
    told += [
        "기로",
        "려던",
        "겠다",
        "다던",
        "라던",
        "마감",
        "있을",
        "되는",
        "하자",
        "되자",
        "세요",
        *_PLANS[3:-1].split("|"),
    ]
    short = [word for word in beginnings(told) if len(word) == 1]
    first, second = ("".join(sorted({word[at] for word in beginnings(told) if len(word) > 1})) for at in (0, 1))
    return rf"[{''.join(short)}합됩립십습던]|{ss}|[{n[1:-1]}는][다 ]|{r} |[가-힣][한된] |[{first}][{second}]"


_CLOSING = r"(?<!장 )마감(?![한했됐된]| ?(?:뒤|후|직후|이후|기준|전|무렵|시황|시각|가[는가를]))"
_ADNOMINAL_DO = r"(?<![역분관])할"


@cache
def _future_noun() -> re.Pattern[str]:
    return re.compile(rf"{alternation(words()['tense']['future'])}|{_CLOSING}")


@cache
def result_behind() -> re.Pattern[str]:
    """Return a pattern of the results that are named right behind a period: ``4분기 매출``, ``12월 소비자물가``."""
    return re.compile(
        rf"(?: ?\([^()\n]{{1,12}}\))?(?:까지)?의? (?:[가-힣A-Za-z0-9·]{{1,8}} ){{0,2}}[가-힣A-Za-z]{{0,5}}(?:{alternation(words()['results']['nouns'])})"
    )


@cache
def _commitment() -> re.Pattern[str]:
    deeds = alternation(words()["tense"]["deeds"])
    return re.compile(rf"{alternation(words()['tense']['commitment'])}|[가-힣]는 (?:[가-힣A-Za-z]{{1,6}} )?(?:{deeds})")


def _tense_before_noun(text: str, last: int) -> Tense | None:
    """Return the tense of a verb whose last syllable stands at a place, before the noun that it describes.

    >>> [_tense_before_noun(t, len(t) - 1) for t in ("서명한", "시행되는", "필요한", "신청했고")]
    [<Tense.PAST: 'past'>, <Tense.FUTURE: 'future'>, None, None]
    """
    word = text[max(0, last - _LONGEST_WORD) : last + 1].rpartition(" ")[2]
    if len(word) > 1 and (word[-1] in "한된던"):
        return None if word in words()["tenseless"]["words"] else Tense.PAST
    if len(word) > 1 and (word[-1] in "할될" or (word[-1] == "는" and _HAPPENS.search(word))):
        return Tense.FUTURE
    is_back = looks_back(text, last)
    return None if is_back is None else (Tense.PAST if is_back else Tense.FUTURE)


def _tense(match: re.Match[str]) -> Tense | None:
    """Return the tense of a cue, None for what is none."""
    if match.lastgroup == "verb":
        return _tense_before_noun(match.string, match.start())
    return _TENSES.get(match.lastgroup or "")


_TENSES = {"future": Tense.FUTURE, "plan": Tense.FUTURE, "past": Tense.PAST, "gone": Tense.PAST}


class Tenses:
    """The sentences of one text and the tense that follows each place in them.

    Cues are found once for each sentence that is asked for, so that asking for many places stays linear.
    """

    def __init__(self, text: str) -> None:
        """Take the text; cues are found at the first question."""
        self._text = text
        self._ends = sentence_ends(text)
        self._found: dict[int, list[tuple[int, Tense]]] = {}
        self._plans: set[int] = set()
        self._preludes: set[int] = set()
        self._behind_place: dict[int, list[tuple[int, Tense]]] = {}

    def _cues_of(self, sentence: int) -> list[tuple[int, Tense]]:
        """Return place and tense of the cues of a sentence; no cue runs over a sentence's end."""
        if sentence not in self._found:
            start, end = self._ends[sentence - 1] if sentence else 0, self._ends[sentence]
            self._found[sentence] = found = []
            for match in _cues().finditer(self._text, start):
                place = match.start()
                if place >= end:
                    break
                tense = _tense(match)
                if tense is None:
                    continue
                found.append((place, tense))
                if match.lastgroup == "plan":
                    self._plans.add(place)
                if _THEN.match(self._text, match.end()):
                    self._preludes.add(place)
        return self._found[sentence]

    @kept
    def _quotes(self) -> tuple[list[int], list[int]]:
        quotes = list(_QUOTED.finditer(self._text))
        return [m.start() for m in quotes], [m.end() for m in quotes]

    def _quote_at(self, place: int) -> int | None:
        """Return which quotation holds the place, or None outside of all."""
        starts, ends = self._quotes
        index = bisect_right(starts, place) - 1
        return index if index >= 0 and place < ends[index] else None

    @kept
    def _future_nouns(self) -> list[int]:
        return [m.start() for m in _future_noun().finditer(self._text)]

    @kept
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
        if place not in self._behind_place:
            here = self._quote_at(place)
            cues = [cue for cue in self._cues_between(*self._ahead(place)) if self._quote_at(cue[0]) in {None, here}]
            self._behind_place[place] = [
                cue for cue in cues if cue[0] not in self._plans or self._is_direct(place, cue[0])
            ]
        return self._behind_place[place]

    def _is_direct(self, place: int, plan: int) -> bool:
        """Say whether a day belongs to a plan or forecast (9월 출시 계획을 냈다) and not to what was done with it.

        A plan has a day where what is planned happens on one; ``9월 행동계획을 냈다`` says when it was made.
        """
        if _PARTICLE.search(self._text, place + 1, plan) is not None:
            return False
        is_forecast = _FORECAST.match(self._text, plan) is not None
        return is_forecast or _PLANNED.search(self._text, max(place, plan - _LONGEST_WORD), plan) is not None

    def after(self, place: int) -> Tense | None:
        """Return the tense of the first verb behind the place in its sentence, or None where nothing tells.

        Where no verb tells, a noun before it may: ``시한은 24일이다``.
        """
        cues = self._verbs_after(place)
        if self.is_fixed(place):
            return Tense.FUTURE
        if self._text.startswith(("들어", " 들어", "에 이어", "에 이은"), place):
            return Tense.PAST
        if cues:
            return self._tense_of(cues)
        if _has(self._future_nouns, *self._behind(place)):
            return Tense.FUTURE
        window = max(self.sentence_start(place - 1), place - _NEXT_CHARS)
        is_next = (
            _NEXT_ONE.search(self._text, window, place) is not None and _FULL_STOP.match(self._text, place) is not None
        )
        is_copula = is_next or _COPULA.match(self._text, place) is not None
        past_before = any(tense is Tense.PAST for _, tense in self._cues_between(*self._behind(place)))
        return Tense.FUTURE if is_copula and not past_before else None

    def _tense_of(self, cues: list[tuple[int, Tense]]) -> Tense | None:
        """Return the tense of the first cue; what is over before a thing to come (장이 닫힌 뒤 … 낸다) tells nothing."""
        is_prelude = len(cues) > 1 and cues[0][0] in self._preludes
        return None if is_prelude and cues[1][1] is Tense.FUTURE else cues[0][1]

    def is_fixed(self, place: int) -> bool:
        """Say whether the verb behind the place fixes or moves a day: ``7월로 미뤘다``, ``24일 열기로 했다``."""
        return _FIXED.match(self._text, place) is not None or _HELD_THEN.match(self._text, place) is not None

    def before(self, start: int, end: int) -> Tense | None:
        """Return the tense of the verb right before a point that it describes (``서명한 9월 4일``), or None.

        A verb that only announces the day tells nothing, nor does one before the day of a plan.
        """
        last = start - 2
        if last < 1 or self._text[start - 1] != " " or is_announcing(self._text, start - 1):
            return None
        if _PLAN_NEAR.match(self._text, end):
            return None
        return _tense_before_noun(self._text, last)

    def is_reported(self, place: int) -> bool:
        """Say whether a plan stands inside a report that is itself past: ``24일 … 만든다고 밝혔다``."""
        cues = self._verbs_after(place)
        is_far = bool(cues) and cues[0][0] - place > _NEAR_CHARS
        return is_far and cues[0][1] is Tense.FUTURE and cues[-1][1] is Tense.PAST

    def is_near(self, place: int) -> bool:
        """Say whether the first verb stands right behind the place: ``3일 열린다``; ``3일 사기로 했다`` was decided then."""
        cues = self._verbs_after(place)
        if self.is_fixed(place):
            return True
        is_decision = bool(cues) and _DECISION.match(self._text, cues[0][0]) is not None
        return bool(cues) and not is_decision and cues[0][0] - place <= _NEAR_CHARS

    def is_eve(self, place: int) -> bool:
        """Say whether something was done on the eve of a day: ``추석을 앞두고 늘렸다``."""
        cues = self._verbs_after(place)
        return bool(cues) and self._text.startswith(("앞두", "앞둔"), cues[0][0]) and cues[-1][1] is Tense.PAST

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
