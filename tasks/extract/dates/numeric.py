"""Dates written in figures and codes: ``2026.01.14``, ``'26.1.22``, ``20250924``, ``1Q25``, ``2025-2027``, ``FY2026``.

A pattern says how figures look like a date; its reader refuses what no calendar has (month 13, 2025.2.30 is left
to the resolver). Money, versions and telephone numbers are kept out by what stands before and behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Match = re.Match[str] | Mapping[str, str]  # what a reader looks its groups up in
_BEFORE = r"(?<![\d.\-/:,A-Za-z])"
_AFTER = r"(?!\d|[.\-/]\d)"
_YEAR4 = r"(?:19|20)\d\d"
_COUNTER = r"(?! ?(?:원|달러|위안|엔|유로|명|개|건|회|대|만|억|조|%|포인트|배|㎡|px))"
_FISCAL = r"(?:회계|사업) ?[연년]도"


def full_year(digits: str) -> int:
    """Return the year that two or four digits write; two digits up to 69 are of this century.

    >>> full_year("26"), full_year("98"), full_year("2030")
    (2026, 1998, 2030)
    """
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def read_year(match: re.Match[str]) -> tuple[Any, ...] | None:
    """Return the calendar year of ``2027년``; a count such as 1000년 is none."""
    year = full_year(match["n"])
    if not 1500 <= year < 2200:
        return None
    return ("nendo", year) if match.groupdict().get("nendo") else ("abs", year)


def _day(match: Match) -> tuple[Any, ...] | None:
    year, month, day = full_year(match["y"]), int(match["m"]), int(match["d"])
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _days(match: re.Match[str]) -> tuple[Any, ...] | None:
    """Read a span of days whose end leaves out the year, or year and month; an end that lies before is of the next year."""
    first = _day(_unquoted(match))
    last = first and _day({"y": str(first[0]), "m": match["m2"] or match["m"], "d": match["d2"]})
    if not first or not last or (not match["m2"] and last <= first):
        return None
    return (*first, last[0] + (last <= first), *last[1:])


def _western_day(match: re.Match[str]) -> tuple[Any, ...] | None:
    """Read month, day and year, or day, month and year where the first is no month."""
    month, day = match["a"], match["b"]
    if int(month) > 12:
        month, day = day, month
    return _day({"y": match["y"], "m": month, "d": day})


def _month(match: re.Match[str]) -> tuple[Any, ...] | None:
    month = int(match["m"])
    return (full_year(match["y"]), month) if 1 <= month <= 12 else None


def _month_day(match: Match) -> tuple[Any, ...] | None:
    month, day = int(match["m"]), int(match["d"])
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _years(match: re.Match[str]) -> tuple[Any, ...] | None:
    first = full_year(match["a"])
    last = first // 100 * 100 + int(match["b"]) if len(match["b"]) == 2 else int(match["b"])
    is_list = re.search(r"[·,]", match.group()) is not None
    return ("range", first, last) if 0 < last - first < (2 if is_list else 200) else None


def _decades(match: re.Match[str]) -> tuple[Any, ...] | None:
    first, last = full_year(match["a"]), full_year(match["b"])
    return ("range", first, last + 9) if first < last and not first % 10 and not last % 10 else None


def _pair_year(match: re.Match[str]) -> tuple[Any, ...] | None:
    years = _years(match)
    return ("pair", *years[1:]) if years else None


def _fiscal(match: re.Match[str]) -> tuple[Any, ...]:
    return ("abs", full_year(match["y"]))


def _decade(match: re.Match[str]) -> tuple[Any, ...] | None:
    first = full_year(match["y"]) if len(match["y"]) == 4 else 1900 + int(match["y"])
    return (first,) if first % 10 == 0 and 1500 <= first < 2200 else None


def _code(unit: str) -> Callable[[re.Match[str]], tuple[Any, ...]]:
    def read(match: re.Match[str]) -> tuple[Any, ...]:
        year = match.groupdict().get("y")
        return (full_year(year) if year else None, unit, int(match["n"]))

    return read


_FISCAL_WORDS = {
    "이번": 0,
    "올해": 0,
    "올": 0,
    "현": 0,
    "당해": 0,
    "새": 0,
    "지난": -1,
    "지난해": -1,
    "작년": -1,
    "직전": -1,
    "전": -1,
    "다음": 1,
    "내년": 1,
    "차기": 1,
}


def _relative_fiscal(match: re.Match[str]) -> tuple[Any, ...]:
    return ("rel", _FISCAL_WORDS[match["w"]])


_SINO = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "유": 6, "칠": 7, "팔": 8, "구": 9, "시": 10}
_SINO_UNITS = {"천": 1000, "백": 100, "십": 10}


def spelled(text: str) -> int:
    """Return the number that Sino-Korean syllables spell.

    >>> spelled("이천이십오"), spelled("십이"), spelled("시")
    (2025, 12, 10)
    """
    total = digit = 0
    for syllable in text:
        if syllable in _SINO_UNITS:
            total, digit = total + (digit or 1) * _SINO_UNITS[syllable], 0
        else:
            digit = _SINO[syllable]
    return total + digit


def _spelled_day(match: re.Match[str]) -> tuple[Any, ...] | None:
    return _day({"y": str(spelled(match["y"])), "m": str(spelled(match["m"])), "d": str(spelled(match["d"]))})


def _spelled_year_month(match: re.Match[str]) -> tuple[Any, ...]:
    return (spelled(match["y"]), spelled(match["m"]))


def _spelled_month_day(match: re.Match[str]) -> tuple[Any, ...] | None:
    return _month_day({"m": str(spelled(match["m"])), "d": str(spelled(match["d"]))})


_SPELLED_YEAR = r"(?<![가-힣])(?P<y>(?:이천|천구백)[일이삼사오육칠팔구십]{0,3})년"
_SPELLED_MONTH = r"(?P<m>십[일이]|[일이삼사오유육칠팔구시십])월"
_SPELLED_DAY = r"(?P<d>(?:[이삼]?십)?[일이삼사오육칠팔구]|[이삼]?십)일(?![가-힣]{4})"

_DIGITS = "0123456789"
_MARKED = _DIGITS + "'"

# Each rule: its kind, the letters that it can begin with, its pattern and the reader of its value.
RULES: tuple[tuple[str, str, str, Callable[[re.Match[str]], tuple[Any, ...] | None]], ...] = (
    (
        "year",
        _MARKED,
        r"(?<![\d.,])'?(?P<a>(?:1[5-9]|20)\d0)년?대? ?[~\-·] ?(?P<b>(?:1[5-9]|20)\d0)년대(?!생)",
        _decades,
    ),
    ("ymd", "이천", rf"{_SPELLED_YEAR} ?{_SPELLED_MONTH} ?{_SPELLED_DAY}", _spelled_day),
    ("md", "일이삼사오유육칠팔구시십", rf"(?<![가-힣]){_SPELLED_MONTH} ?{_SPELLED_DAY}", _spelled_month_day),
    ("ym", "이천", rf"{_SPELLED_YEAR} ?{_SPELLED_MONTH}(?![가-힣]{{3}})", _spelled_year_month),
    ("year", "이천", _SPELLED_YEAR, lambda m: ("abs", spelled(m["y"]))),
    ("fiscal", _DIGITS, rf"{_BEFORE}(?P<a>{_YEAR4}|\d\d) ?[\-~/] ?(?P<b>{_YEAR4}|\d\d)년? ?{_FISCAL}", _pair_year),
    ("fiscal", _MARKED, rf"(?<![\d.,A-Za-z])'?(?P<y>{_YEAR4}|\d\d)년? ?{_FISCAL}", _fiscal),
    ("fiscal", "회사", rf"(?<![가-힣]){_FISCAL} ?(?P<y>{_YEAR4})년(?!도)", _fiscal),
    ("fiscal", "F", rf"(?<![A-Za-z])FY ?'?(?P<y>{_YEAR4}|\d\d)(?!\d)", _fiscal),
    (
        "fiscal",
        "".join({word[0] for word in _FISCAL_WORDS}),
        rf"(?<![가-힣])(?P<w>{'|'.join(sorted(_FISCAL_WORDS, key=len, reverse=True))}) ?{_FISCAL}",
        _relative_fiscal,
    ),
    (
        "days",
        _MARKED,
        rf"{_BEFORE}(?P<y>{_YEAR4}|'\d\d)(?P<s> ?[.] ?)(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})\.? ?~ ?(?:(?P<m2>\d{{1,2}})(?P=s))?(?P<d2>\d{{1,2}})(?:\.(?!\d)|{_AFTER})(?! ?[일월])",
        _days,
    ),
    (
        "ymd",
        _MARKED,
        rf"{_BEFORE}(?P<y>{_YEAR4}|'\d\d)(?P<s> ?[.\-/] ?)(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}}){_AFTER}",
        lambda m: _day(_unquoted(m)),
    ),
    (
        "ymd",
        _DIGITS,
        rf"{_BEFORE}(?<!버전 )(?P<y>[12]\d)\.(?P<m>0[1-9]|1[0-2])\.(?P<d>0[1-9]|[12]\d|3[01]){_AFTER}(?! ?버전)",
        _day,
    ),
    ("ymd", _DIGITS, rf"{_BEFORE}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<y>{_YEAR4})(?![\d/])", _western_day),
    (
        "ymd",
        _DIGITS,
        rf"{_BEFORE}(?P<y>\d\d)(?P<s>[.\-/])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)(?=\.? ?\(?[월화수목금토일]\)|\.? \d\d:\d\d)",
        _day,
    ),
    (
        "ymd",
        _DIGITS,
        rf"{_BEFORE}(?P<y>{_YEAR4})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\d,]){_COUNTER}",
        _day,
    ),
    (
        "year",
        _MARKED,
        rf"{_BEFORE}'?(?P<a>{_YEAR4}|(?<=')\d\d)년? ?[~\-·,] ?'?(?P<b>{_YEAR4}|\d\d)년(?!대)(?:도(?=[ 의,)]))?(?! ?(?:만|간|째|뒤|후|전))",
        _years,
    ),
    (
        "year",
        _DIGITS,
        rf"{_BEFORE}(?P<a>{_YEAR4}) ?[~\-] ?(?P<b>{_YEAR4})(?!\d|[.\-/]\d| ?세대|[A-Za-z]|시즌| ?시즌){_COUNTER}",
        _years,
    ),
    ("year", "'", rf"{_BEFORE}'(?P<a>\d\d) ?[~\-] ?'(?P<b>\d\d)(?!\d)", _years),
    (
        "ym",
        _DIGITS,
        rf"(?<!버전 )(?<!지수 )(?<!코스피 ){_BEFORE}(?P<y>{_YEAR4})[.\-/] ?(?P<m>0[1-9]|1[0-2])(?:월|{_AFTER})(?! ?(?:시즌|년)){_COUNTER}",
        _month,
    ),
    ("ym", _DIGITS, rf"{_BEFORE}(?P<y>{_YEAR4})\. ?(?P<m>\d{{1,2}})(?=\.? ?[~)]|월|\.(?: |$))(?:월)?", _month),
    ("ym", _DIGITS, rf"(?<!\d)(?<=\d~)(?P<y>{_YEAR4})\. ?(?P<m>\d{{1,2}})(?!\d|[.\-/]\d){_COUNTER}", _month),
    ("ym", "'", rf"{_BEFORE}'(?P<y>\d\d)[.년] ?(?P<m>\d{{1,2}})월", _month),
    ("ym", "'", rf"{_BEFORE}'(?P<y>\d\d)\. ?(?P<m>1[0-2]|0?[1-9])\.?(?!\d|\.\d| ?\d|%|[A-Za-z])", _month),
    ("md", _DIGITS, r"(?<![\d.\-/:])(?P<m>\d{1,2})[./] ?(?P<d>\d{1,2})\.?(?= ?\(?[월화수목금토일]\))", _month_day),
    ("decade", _MARKED, r"(?<![\d.,])'?(?P<y>(?:1[5-9]|20)\d0|[5-9]0)년대(?!생)", _decade),
    ("code", _DIGITS, rf"(?<![\dA-Za-z.])(?P<n>[1-4])Q ?'?(?P<y>{_YEAR4}|\d\d)(?!\d)", _code("quarter")),
    ("code", _DIGITS, rf"(?<![\dA-Za-z.])(?P<n>[12])H ?'?(?P<y>{_YEAR4}|\d\d)(?!\d)", _code("half")),
    ("code", "Q", rf"(?<![\dA-Za-z.])Q(?P<n>[1-4]) ?'?(?P<y>{_YEAR4})(?!\d)", _code("quarter")),
    (
        "code",
        _MARKED,
        r"(?<![\dA-Za-z.,])'?(?P<y>\d\d)\.(?P<n>[1-4])Q(?![\dA-Za-z])",
        _code("quarter"),
    ),
    (
        "code",
        _DIGITS,
        rf"(?<![\dA-Za-z.])(?P<y>{_YEAR4})년? ?(?:H(?P<n>[12])(?!\d)|(?P<n2>[12])H(?![\dA-Za-z]))",
        lambda m: (int(m["y"]), "half", int(m["n"] or m["n2"])),
    ),
    (
        "code",
        _DIGITS,
        rf"(?<![\dA-Za-z.])(?P<y>{_YEAR4})년? ?(?:Q(?P<n>[1-4])(?!\d)|(?P<n2>[1-4])Q)",
        lambda m: (int(m["y"]), "quarter", int(m["n"] or m["n2"])),
    ),
    ("code", _DIGITS, r"(?<![\dA-Za-z.])(?P<n>[1-4])Q(?![\dA-Za-z])", _code("quarter")),
    ("code", "Q", r"(?<![\dA-Za-z.])Q(?P<n>[1-4])(?![\dA-Za-z])", _code("quarter")),
    ("quarter", "일이삼사", r"(?<![가-힣\dA-Za-z])(?P<w>[일이삼사])사?분기(?!점)", lambda m: ("n", _SINO[m["w"]])),
    ("quarter", "제", r"(?<![가-힣])제(?P<n>[1-4])(?: ?/ ?4| ?사)? ?분기", lambda m: ("n", int(m["n"]))),
    ("year", "'", r"(?<![\d.,])'(?P<n>\d\d)년(?!생)(?P<nendo>도(?=[ 의,)]))?", read_year),
    ("year", _DIGITS, r"(?<![\d.,'A-Za-z])(?P<n>\d\d)년(?= ?\d{1,2}월| ?[상하]반기| ?[1-4]분기| ?[1-4]Q)", read_year),
)


def _unquoted(match: re.Match[str]) -> Any:
    return {"y": match["y"].lstrip("'"), "m": match["m"], "d": match["d"]}
