"""Counted time: ``3년``, ``1∼2년``, ``한 달``, ``사흘``, ``2년 6개월``, ``수년``; alone, or as ``사흘 전``, ``5년 뒤``.

A count is no date by itself: what stands around it (``향후``, ``최근``, ``안에``, ``만에``) decides, in ``horizons.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tasks.extract.dates.vocabulary import table, word_pattern

_DASH = r" ?(?:[~\-,]|내지) ?"
_NATIVE = f"(?:{word_pattern('numeral_range')}|{word_pattern('numeral')}) ?(?:년|해|개월|달|주일|주)|(?:{word_pattern('sino_numeral')}) ?(?:년|개월|주일|주)"
_FIGURES = rf"\d{{1,3}}(?:년|개월|달|주|일)?{_DASH}\d{{1,3}}|\d{{1,3}}"
_UNIT = "개년|년|해|개월|달|주일|주|일"
_VAGUE = r"며칠|(?:몇|수|여러|수십|몇십|수백) ?(?:년|해|개월|달|주일|주|일|날)|몇 ?십 ?년|\d{1,3} ?여 ?(?:년|개월|일)|\d{1,3}여(?:년|개월|일)|\d{1,3} ?(?:년|개월)여|(?:한|두|세|서너|석|넉) ?(?:해|달)여|십수 ?년|십여 ?년"
_DAYS = word_pattern("day_count")
_COUNT = (
    rf"(?:(?P<vague>{_VAGUE})|(?P<half_year>반년)|(?P<days>{_DAYS})|"
    rf"(?:(?P<figures>{_FIGURES}) ?(?P<unit>{_UNIT})|(?P<native>{_NATIVE}))"
    rf"(?: ?(?P<more>\d{{1,2}}) ?개월)?(?P<and_half> ?반(?![가-힣]))?)"
)
_START = r"(?<![가-힣\d'])(?<!\d[.,\-/:~])(?<![A-Za-z])(?<!\d[.,\-~] )(?<!월)(?<!월 )(?<!달 )"
_TAIL = "(?:에는|에도|에야|에만|에나|에서야|에서|에선|에|엔|까지만|까지도|까지는|까지|부터는|부터|보다는|보다도|보다|만|과|의|이면|이나|이라도|이|인|을|를|은|는|도|나|라도|쯤|께|경|무렵|처럼|면|로|와|이다|이었다)?(?![가-힣])"
_NOT_ALL = "(?! ?(?:세계|직원|국민|부처|계열사|임직원|산업|과정|분야|구간|대통령|총리|장관|의원|회장|대표|사장|국가|은행|종목|세대|지역|제품|사업|그룹|회원))"
SHIFT = rf"{_START}{_COUNT} ?(?P<way>전{_NOT_ALL}|뒤|후|앞)(?={_TAIL})"
# A number of days up to 31 is a day of the month, unless a word of duration stands around it.
_DURATION_TAIL = r" ?(?:간(?!담|부|식|판|호)|동안|안에|안 |내(?=에| |로)|이내|에 걸|만에|짜리)"
COUNTED = rf"{_START}(?:{_COUNT})(?:(?<!\d일)|(?={_DURATION_TAIL}))"
DAYS_AHEAD = r"(?<!\d)(?:(?<=향후 )|(?<=최근 )|(?<=앞으로 )|(?<=과거 ))(?P<figures>\d{1,3}) ?일"

_MONTHS = {"개년": 12, "년": 12, "해": 12, "개월": 1, "달": 1}
_DAYS_IN = {"주일": 7, "주": 7, "일": 1}


@dataclass(frozen=True, slots=True)
class Count:
    """So many months or days, from low to high; ``unit`` is year, month, week or day; vague has no number."""

    low: int
    high: int
    in_months: bool
    unit: str
    vague: bool = False


_NATIVE_PARTS = re.compile(r"(?P<word>\S+?) ?(?P<unit>년|해|개월|달|주일|주)")


def _bounds(match: re.Match[str]) -> tuple[int, int, str]:
    native = _NATIVE_PARTS.fullmatch(match["native"] or "")
    if native:
        word = native["word"]
        low, high = table("numeral_range").get(word) or (table("numeral").get(word) or table("sino_numeral")[word],) * 2
        return low, high, native["unit"]
    numbers = [int(n) for n in re.findall(r"\d+", match["figures"])]
    return numbers[0], numbers[-1], match["unit"]


def _count(match: re.Match[str]) -> Count | None:
    if match["vague"]:
        return Count(0, 0, in_months=False, unit="vague", vague=True)
    if match["half_year"]:
        return Count(6, 6, in_months=True, unit="month")
    if match["days"]:
        number = table("day_count")[match["days"]]
        return Count(number, number, in_months=False, unit="day")
    return _measured(match)


def _measured(match: re.Match[str]) -> Count | None:
    low, high, unit = _bounds(match)
    if high < low or ("," in (match["figures"] or "") and high != low + 1):
        return None
    extra = int(match["more"] or 0)
    if unit in _DAYS_IN:
        size = _DAYS_IN[unit]
        return Count(low * size, high * size, in_months=False, unit="day" if size == 1 else "week")
    size = _MONTHS[unit]
    extra += size // 2 if match["and_half"] else 0
    return Count(
        low * size + extra, high * size + extra, in_months=True, unit="month" if extra or size < 12 else "year"
    )


def read_count(match: re.Match[str]) -> tuple[Any, ...] | None:
    """Return the count, or None where the range runs backwards."""
    count = _count(match)
    return (count,) if count else None


def read_days(match: re.Match[str]) -> tuple[Any, ...]:
    """Return the count of days that follows 향후 or 최근."""
    number = int(match["figures"])
    return (Count(number, number, in_months=False, unit="day"),)


def read_shift(match: re.Match[str]) -> tuple[Any, ...] | None:
    """Return the count with its way, -1 for 전 and 1 for 뒤; None where it is no count."""
    count = _count(match)
    if count is None:
        return None
    return (count, -1 if match["way"] == "전" else 1)
