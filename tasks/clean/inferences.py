"""The day of publication where a page prints none: what its text lets infer.

Here belongs the reasoning from words: a day named beside 오늘 or 어제, the board that lists the page, the newest
day that is reported. It is a guess that says so (``inferred``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from tasks.clean.blocks import Region
from tasks.clean.lines import Line
from tasks.clean.publications import is_possible
from tasks.clean.stamps import dated_days
from tasks.clean.vocabularies import word_key

_RELATIVE = {
    "오늘": 0, "이날": 0, "금일": 0, "어제": 1, "어저께": 1, "전날": 1, "작일": 1, "그제": 2, "그저께": 2, "엊그제": 2, "그끄제": 3, "내일": -1, "모레": -2,
}  # fmt: skip
_WORD = "|".join(sorted(_RELATIVE, key=len, reverse=True))
_FULL = r"(?P<y>20\d{2})년\s?(?P<m>\d{1,2})월\s?(?P<d>\d{1,2})일"
_DEICTIC = re.compile(
    rf"(?P<word>{_WORD})\s?[(（]\s?{_FULL}[^)）]{{0,6}}[)）]|{_FULL.replace('P<', 'P<r')}\s?[(（]\s?(?P<rword>{_WORD})\s?[)）]"
)
_DEICTIC_DAY = re.compile(
    rf"(?P<word>{_WORD})\s?[(（]\s?(?P<d>\d{{1,2}})일[^)）]{{0,6}}[)）]|(?P<rd>\d{{1,2}})일\s?[(（]\s?(?P<rword>{_WORD})\s?[)）]"
)
_BRACKET = re.compile(r"^[\[(][^\])]{0,40}[\])]")
_REPORTED = re.compile(
    r"밝혔|발표했|전했|보도했|말했|공시했|체결했|열렸|개최|공개했|출범했|통과|의결|선언했|투자했|인수했|밝혔습|발표했습|전했습|보도했습|알렸|알려졌"
)
_NOT_NEWS = re.compile(
    r"^\s?(?:부터|까지|예정|이후|이전|시행|만료|에\s?(?:설립|창업|태어|개막|시행|출범할|열릴))|^\s?(?:~|∼|-)"
)
_BOARD_ROW = re.compile(r"^\d{2,7}\s+\S.{4,}\s(?:20\d{2}|\d{2})[./-]\d{1,2}[./-]\d{1,2}\.?$")
_BOARD_DAYS = 2


def _texts(lines: Sequence[Line], region: Region) -> list[str]:
    return [lines[i].text for i in region.body]


def _deictic_full(text: str) -> Iterator[date]:
    for found in _DEICTIC.finditer(text):
        parts = found.groupdict()
        side = "" if parts["word"] else "r"
        day = _day(int(parts[f"{side}y"]), int(parts[f"{side}m"]), int(parts[f"{side}d"]))
        if day:
            yield day + timedelta(days=_RELATIVE[parts[f"{side}word"]])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _by_deictic(lines: Sequence[Line], region: Region, now: date) -> date | None:
    """오늘(2026년 3월 4일), 어제(…): the named day, moved by the word."""
    return next((day for text in _texts(lines, region) for day in _deictic_full(text) if is_possible(day, now)), None)


def _by_dateline(lines: Sequence[Line], region: Region, now: date) -> date | None:
    """Return a full day inside the dateline's bracket."""
    found = _BRACKET.match(lines[region.body[0]].text)
    return next((day for day, _, _ in dated_days(found[0]) if is_possible(day, now)), None) if found else None


def _by_board(lines: Sequence[Line], region: Region, now: date) -> date | None:
    """Return the board that lists the page: its own row's day, or the rows' where they are of one or two days."""
    rows = [line.text for line in lines if _BOARD_ROW.match(line.text)]
    days = [(day, row) for row in rows for day, _, _ in list(dated_days(row))[-1:] if is_possible(day, now)]
    title_keys = {word_key(line.text) for line in lines[: region.first] if len(line.text) >= 10}
    for day, row in days:
        if any(key and key in word_key(row) for key in title_keys):
            return day
    found = [day for day, _ in days]
    if len(found) < 3 or max(found) - min(found) > timedelta(days=_BOARD_DAYS):
        return None
    return Counter(found).most_common(1)[0][0]


def _reported_days(lines: Sequence[Line], region: Region, now: date) -> Iterator[date]:
    for order, text in enumerate(_texts(lines, region)):
        for day, start, end in dated_days(text):
            sentence = text[text.rfind("다. ", 0, start) + 1 : text.find("다.", end) + 2 or len(text)]
            reported = order < 3 or bool(_REPORTED.search(sentence))
            if reported and is_possible(day, now) and not _NOT_NEWS.match(text[end : end + 12]):
                yield day


def _next_day(anchor: date, day_of_month: int, now: date) -> date | None:
    """Return the first day with that number on or after the anchor, within two months and not after today."""
    for months in range(3):
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
        day = _day(year, month + 1, day_of_month)
        if day and anchor <= day <= now:
            return day
    return None


def _by_deictic_day(lines: Sequence[Line], region: Region, now: date) -> date | None:
    """오늘(24일) with the newest full day of the text as its month."""
    anchor = max(_reported_days(lines, region, now), default=None)
    for text in _texts(lines, region) if anchor else ():
        for found in _DEICTIC_DAY.finditer(text):
            word, number = found["word"] or found["rword"], int(found["d"] or found["rd"])
            day = _next_day(anchor, number, now) if anchor else None
            if day and is_possible(moved := day + timedelta(days=_RELATIVE[word]), now):
                return moved
    return None


def _by_newest(lines: Sequence[Line], region: Region, now: date) -> date | None:
    """Return the newest full day that the text reports something of."""
    return max(_reported_days(lines, region, now), default=None)


_RULES: tuple[tuple[str, Callable[[Sequence[Line], Region, date], date | None]], ...] = (
    ("a day named beside a word like 오늘 or 어제", _by_deictic),
    ("the dateline", _by_dateline),
    ("the board that lists the page", _by_board),
    ("a day of the month beside a word like 오늘", _by_deictic_day),
    ("the newest day that the text reports of", _by_newest),
)


def infer_day(lines: Sequence[Line], region: Region, now: date) -> tuple[date, str] | None:
    """Return the day that the text lets infer and by what, or None where it says nothing."""
    for reason, rule in _RULES:
        if day := rule(lines, region, now):
            return day, reason
    return None
