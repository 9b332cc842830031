"""The rules by which a calendar word is recognised, each with its kind, its pattern and a reader of its value.

They are tried in order at a place; the first that reads wins, so traps stand first and long forms before short
ones. How the text is walked stands in ``lexemes.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from tasks.extract.dates import durations, numeric
from tasks.extract.dates.vocabulary import (
    WORD_END,
    alternation,
    beginnings,
    first_letters,
    lunar_days,
    squeeze,
    table,
    word_pattern,
    words,
)

Reader = Callable[[re.Match[str]], tuple[Any, ...] | None]
DIGITS = "0123456789"
WORD_START = r"(?<![가-힣A-Za-z])"
NUMBER_START = r"(?<![\d'’])(?<!\d[.,\-/:])(?<![A-Za-z])(?<!제)"
DASH = r" ?[~\-] ?"
_COMPARED = "보다| 대비|에 비해|에 비하|과 비교|와 비교|에 견[줘주]| 같은"
CLOCK_HOUR = r"\d{1,2}시(?!간|즌|장|대|리|스|의|민|도|작|행|범|절|점|가|니)(?: ?\d{1,2}분(?!기))?(?: ?\d{1,2}초)?(?: ?반(?![가-힣]))?"
DAY_PARTS = "이른 아침|늦은 밤|오전|오후|새벽|아침|점심|저녁|한밤중|밤|한낮|낮|심야"


def _from(*path: str) -> Reader:
    """Return a reader that looks the matched word up in a table, tagged by the table's name."""
    return lambda match: (path[-1] if len(path) > 1 else "n", table(*path)[squeeze(match["word"])])


def _number(kind: str, low: int, high: int) -> Reader:
    def read(match: re.Match[str]) -> tuple[Any, ...] | None:
        number = int(match["n"])
        return (kind, number) if low <= number <= high else None

    return read


def _number_range(low: int, high: int) -> Reader:
    def read(match: re.Match[str]) -> tuple[Any, ...] | None:
        first, last = int(match["a"]), int(match["b"])
        is_pair = match["dash"].strip() in {"·", ","}
        if not (low <= first <= high and low <= last <= high) or (is_pair and last != first + 1):
            return None
        return ("range", first, last)

    return read


def _word(kind: str, *path: str, after: str = WORD_END, weak: bool = False) -> Rule:
    pattern = rf"{WORD_START}(?P<word>{word_pattern(*path)}){after}"
    return Rule(kind, pattern, _from(*path), _beginnings(*path), weak)


def _beginnings(*path: str) -> tuple[str, ...]:
    found: Any = words()
    for key in path:
        found = found[key]
    return beginnings(found)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of word, its pattern and the reader of its value; ``first`` is what it begins with, a letter or two each."""

    kind: str
    pattern: str
    read: Reader
    first: Iterable[str] = DIGITS
    weak: bool = False


def _range_pattern(unit: str) -> str:
    return rf"{NUMBER_START}(?P<a>\d{{1,2}})(?P<dash>{DASH}| ?· ?|, ?)(?P<b>\d{{1,2}}) ?{unit}"


def _holiday(match: re.Match[str]) -> tuple[Any, ...]:
    name = squeeze(match["word"])
    fixed = table("holiday").get(name)
    if fixed:
        return ("fixed", *fixed)
    return ("lunar", match["word"], *(["break"] if match.group().endswith("연휴") and name != "부처님오신날" else []))


def _named(value: str) -> Reader:
    return lambda _match: (value,)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order in which they are tried at a place."""
    return (
        *_before_traps(),
        *_traps(),
        *_figures(),
        *_named_periods(),
        *_counts(),
        *_numbered(),
        *_words(),
        *_clocks(),
    )


def _before_traps() -> tuple[Rule, ...]:
    """Return the rules of 11월 2주차 and 두 시간 전, which stand before the traps of a bare 2주차 and 두 시간."""
    return (
        Rule("week", rf"(?<!\d)(?<=월 )(?P<n>[1-5])(?:째 ?주|주 ?차?){WORD_END}", lambda m: ("ordinal", int(m["n"]))),
        Rule(
            "hours",
            rf"(?<![가-힣\d.:])(?:\d{{1,2}}|{word_pattern('numeral')}) ?시간(?: ?반)? ?전(?=만|에|의|부터|까지|보다| |,|$)",
            _hours_ago,
            DIGITS + first_letters("numeral"),
        ),
    )


_OPENS_CLAUSE = re.compile(r"(?:\A|[.,!?\"'\n] ?|(?:불과|겨우|바로|약) )\Z")


def _hours_ago(match: re.Match[str]) -> tuple[Any, ...] | None:
    """Return hours before now; those before an event that is named (개막 두 시간 전) are none."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    number = re.match(r"\d+", match.group())
    is_long = number is not None and int(number.group()) >= 24
    is_open = match.start() == 0 or _OPENS_CLAUSE.search(before) is not None
    return ("hours",) if is_open and not is_long else None


def _traps() -> tuple[Rule, ...]:
    often = words()["trap"]["after_frequency"]
    texts = words()["trap"]["texts"]
    counted = [text.removeprefix("#") for text in texts if text.startswith("#")]
    numbers = [text for text in texts if text[0] in DIGITS + "@"]
    named = [text for text in texts if text[0] not in DIGITS + "@#"]
    guard = r"(?<![가-힣\d'])"
    return (
        Rule("trap", rf"(?<![가-힣])(?:{_recurring()})", _named("trap"), beginnings(often)),
        Rule("trap", rf"{guard}\d{{1,3}}(?:{alternation(counted)})", _named("trap")),
        Rule("trap", rf"{guard}(?:{alternation(numbers)})", _named("trap")),
        Rule("trap", rf"(?<![가-힣\d])(?:{alternation(named)})", _named("trap"), beginnings(named)),
    )


def _figures() -> tuple[Rule, ...]:
    return tuple(Rule(kind, pattern, read, first) for kind, first, pattern, read in numeric.RULES)


def _named_periods() -> tuple[Rule, ...]:
    return (
        Rule(
            "same_period",
            rf"{WORD_START}(?:전년도?|지난해|작년|직전 연도|[1-3]년 전) ?(?:동기|동월|동 ?분기|같은 ?기간|같은 ?달|같은 ?분기|이맘때)",
            _named("year_before"),
            "전지작직123",
        ),
        Rule("vague", rf"{WORD_START}엊그[제저]께?{WORD_END}", _named("vague"), "엊"),
        Rule("vague", rf"{WORD_START}얼마 ?(?:전|뒤|후){WORD_END}", _named("vague"), "얼"),
    )


def _counts() -> tuple[Rule, ...]:
    first = (
        DIGITS
        + "몇수여며십반"
        + first_letters("day_count")
        + first_letters("numeral")
        + first_letters("sino_numeral")
        + first_letters("numeral_range")
    )
    return (
        Rule("shift", durations.SHIFT, durations.read_shift, first),
        Rule("duration", durations.COUNTED, durations.read_count, first),
        Rule("duration", durations.DAYS_AHEAD, durations.read_days),
    )


def _numbered() -> tuple[Rule, ...]:
    return (
        Rule("year", rf"{NUMBER_START}(?P<n>\d{{4}})년(?P<nendo>도)?", numeric.read_year),
        Rule("month", _range_pattern("월"), _number_range(1, 12)),
        Rule("month", rf"{NUMBER_START}(?P<n>\d{{1,2}}) ?월(?!드|마트|가|급|세|요일|남|등)", _number("n", 1, 12)),
        Rule("day", _range_pattern("일(?!본)"), _number_range(1, 31)),
        Rule(
            "day",
            rf"{NUMBER_START}(?P<n>\d{{1,2}}) ?일(?!본|반|부(?!터|로)|대|자리|정|괄|상|지(?!난)|씩)",
            _number("n", 1, 31),
        ),
        Rule("quarter", _range_pattern("분기"), _number_range(1, 4)),
        Rule("quarter", rf"{NUMBER_START}(?P<n>\d)(?: ?[/·] ?4| ?사)? ?분기", _number("n", 1, 4)),
    )


def _words() -> tuple[Rule, ...]:
    year_after = "(?:(?<!해)도(?=[ ,.]|$|의|에|부터|까지|보다|와|과))?"
    week_after = rf"(?!말|가|인)(?:(?=초|중)|{WORD_END})"
    seasons = word_pattern("season")
    return (
        Rule("half", rf"{WORD_START}상[·/]하반기", lambda _m: ("range", 1, 2), "상"),
        _word("half", "half", after=""),
        _word("year", "year", "rel", after=year_after),
        _word("year", "year", "ana", after=rf"(?:{WORD_END}|도(?=[ ,.]|$|의|에|보다))"),
        Rule("year", rf"{WORD_START}올(?= ?들어(?![갈가간온올오선섰]))", lambda _m: ("rel", 0), "올"),
        _word("quarter", "quarter", "rel", after=""),
        _word("quarter", "quarter", "ana", after=""),
        _word("quarter", "quarter", "ordinal", after="", weak=True),
        _word("month", "month", "rel", after=""),
        _word("month", "month", "ana"),
        _word("month", "month_name"),
        Rule("month", rf"{WORD_START}전달(?={_COMPARED})", lambda _m: ("ana", -1), "전"),
        Rule("week", rf"{WORD_START}전주(?={_COMPARED})(?!보다 [크큰작넓가까먼])", lambda _m: ("ana", -1), "전"),
        Rule("weekday", rf"{WORD_START}주말(?= ?(?:사이|동안|새[ ,])|께|쯤|까지|부터)", _named("weekend"), "주"),
        Rule(
            "weekday",
            rf"(?:{WORD_START}|(?<=[난번음는째막]))주말(?!극|드라마|농장|부부)",
            _named("weekend"),
            "주",
            weak=True,
        ),
        _word("week", "week", "rel", after=week_after),
        _word("week", "week", "ordinal", after="(?!말)"),
        _word("day", "day", "rel", after=rf"(?:{WORD_END}|(?=밤|아침|점심|저녁|새벽|오전|오후|낮))"),
        _word("day", "day", "ana"),
        _word("night", "night"),
        _word("nth", "nth", after=" ?(?=[월화수목금토일]요일|주말)"),
        _word("edge", "edge", weak=True),
        Rule("weekday", r"\( ?(?P<n>[월화수목금토일])(?:요일)? ?\)", _weekday, "(", weak=True),
        Rule(
            "weekday",
            rf"{WORD_START}(?P<a>[월화수목금토일])(?:요일)?[~·-](?P<b>[월화수목금토일])요일",
            _weekdays,
            "월화수목금토일",
            weak=True,
        ),
        Rule(
            "weekday",
            rf"(?:{WORD_START}|(?<=째)|(?<=막))(?P<n>[월화수목금토일])요일(?!마다)",
            _weekday,
            "월화수목금토일",
        ),
        Rule(
            "season",
            rf"(?<![가-힣])(?P<pre>[초늦한])?(?P<word>{seasons})(?:학기)?{WORD_END}",
            _season,
            _IN_SEASON,
            weak=True,
        ),
        Rule(
            "season",
            rf"(?<=[올난해번년작는])(?P<pre>[초늦한])?(?P<word>{seasons})(?:철|학기)?{WORD_END}",
            _season,
            _IN_SEASON,
            weak=True,
        ),
        Rule(
            "level_part", rf"{WORD_START}(?P<word>{word_pattern('compound_part')}){WORD_END}", _level_part, "연월주세분"
        ),
        Rule("level_part", rf"{WORD_START}연(?:내(?=[ 에로,.]|$)|중(?=에 |으로 ))", _named("within_year"), "연"),
        Rule("level_part", rf"{WORD_START}새해(?! ?첫날)", _named("new_year"), "새"),
        Rule("part", rf"(?P<word>{word_pattern('part')}){WORD_END}", _alone("part"), _beginnings("part"), weak=True),
        Rule(
            "holiday",
            rf"{WORD_START}(?P<word>{_holidays()})(?: ?연휴|{WORD_END})",
            _holiday,
            beginnings([*words()["holiday"], *lunar_days()]),
        ),
        Rule(
            "direction",
            rf"{WORD_START}(?P<word>{word_pattern('direction')})(?: |(?=\d)|(?<=[올난번음는])(?=[봄여가겨초상하주]))",
            _alone("direction"),
            _beginnings("direction"),
            weak=True,
        ),
    )


def _clocks() -> tuple[Rule, ...]:
    first = beginnings([*DAY_PARTS.split("|"), "정오", "자정"])
    return (
        Rule("clock", rf"(?:{DAY_PARTS}) ?(?:{CLOCK_HOUR}|\d{{1,2}}:\d\d(?!\d))", _named("clock"), first),
        Rule("clock", rf"(?:{DAY_PARTS}|정오|자정){WORD_END}", _named("clock"), first, weak=True),
        Rule(
            "clock",
            rf"(?<!\d)(?:{CLOCK_HOUR}|(?<!:)\d{{1,2}}:\d\d(?::\d\d)?(?!\d)\]?)",
            _named("clock"),
            weak=True,
        ),
        Rule("clock", r"\[\d{1,2}:\d\d(?::\d\d)?(?!\d)\]?", _named("clock"), "[", weak=True),
    )


_IN_SEASON = ("봄", "여름", "가을", "겨울", "초", "늦", "한")
"""What the word for a season begins with: its name or the part of it that is meant."""


def _alone(name: str) -> Reader:
    """Return a reader whose value is the word's own, without a tag."""
    return lambda match: (table(name)[squeeze(match["word"])],)


def _season(match: re.Match[str]) -> tuple[Any, ...]:
    """Return the number of a season, and the part of it that is meant (초여름, 늦가을)."""
    part = {"초": ("early",), "늦": ("late",)}.get(match["pre"] or "", ())
    return (table("season")[match["word"]], *part)


def _holidays() -> str:
    return alternation([*words()["holiday"], *lunar_days()])


def _recurring() -> str:
    often = alternation(words()["trap"]["after_frequency"])
    return rf"(?:{often}) (?:\d{{1,2}}월 ?)?(?:\d{{1,2}}일|[월화수목금토일]요일|말|초)? ?(?:(?:{DAY_PARTS}) ?)?(?:{CLOCK_HOUR})?"


def _weekday(match: re.Match[str]) -> tuple[Any, ...]:
    return ("n", "월화수목금토일".index(match["n"]))


def _weekdays(match: re.Match[str]) -> tuple[Any, ...] | None:
    first, last = ("월화수목금토일".index(match[key]) for key in "ab")
    return ("range", first, last) if first < last else None


def _level_part(match: re.Match[str]) -> tuple[Any, ...]:
    return tuple(table("compound_part")[squeeze(match["word"])])
