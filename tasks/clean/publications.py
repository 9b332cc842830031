"""The day of publication among the dates of a page.

Here belongs the choice: a stamp by the title before one below the article, 입력 before 수정, never a portal's
header, a market's close, a caption, an imprint, a comment or another article's date, never a day after today.
What a page without a stamp lets infer stands in :mod:`tasks.clean.inferences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import unquote, urlsplit

from tasks.clean.blocks import Region
from tasks.clean.lines import Kind, Line
from tasks.clean.stamps import Label, Stamp, is_foreign, is_label, is_never, is_stamp_line, read_stamps
from tasks.clean.titles import has_stamp_behind
from tasks.records import PublishedBasis

_EARLIEST = date(1990, 1, 1)
_TAIL_LINES = 14
_WEEKDAY = re.compile(r"\(?[월화수목금토일](?:요일)?\)|[월화수목금토일]요일")
_WEATHER = re.compile(r"℃|날씨|미세먼지|맑음|흐림|로그인|회원가입")
_URL_DAY = re.compile(r"(?<!\d)(20[0-4]\d|199\d)([/\-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])")
_OWN_URL = re.compile(r"https?://[^\s<>\"')\]]+")


@dataclass(frozen=True, slots=True)
class Publication:
    """A day of publication, with its clock where there is one, and where it was read."""

    on: date
    at: datetime | None
    basis: PublishedBasis


def is_possible(on: date, now: date) -> bool:
    """Return whether a page could have been published on a day: not before the web, not after today."""
    return _EARLIEST <= on <= now


@dataclass(frozen=True, slots=True)
class _Place:
    """Where on its page a line stands."""

    index: int
    title: int | None
    region: Region | None

    @property
    def is_tail(self) -> bool:
        return self.region is not None and self.index > self.region.last

    @property
    def is_above_title(self) -> bool:
        return self.title is not None and self.index < self.title

    @property
    def distance(self) -> int:
        """Lines from the title, or from the article where no title was found."""
        if self.title is not None:
            return abs(self.index - self.title)
        return abs(self.region.first - self.index) if self.region else self.index


def _published_score(place: _Place) -> int:
    if place.is_tail:
        return 700 - place.distance
    if place.is_above_title:
        return (900 if place.distance <= 2 else 400) - place.distance
    return 1000 - place.distance


def _bare_score(place: _Place, stamp: Stamp, text: str) -> int | None:
    """Return the score of a date without a label: below the title, right above it, or right below the article.

    A weekday above the title is a header's, unless a clock and the title itself stand beside it.
    """
    if place.is_tail:
        is_near = place.region is not None and place.index - place.region.last <= 2
        return (200 if stamp.at is not None else 150) if is_near else None
    if place.is_above_title:
        if _WEEKDAY.search(text):
            return 110 if place.distance == 1 and stamp.at is not None else None
        return 300 if place.distance <= 2 and stamp.at is not None else 120 if place.distance == 1 else None
    if place.title is None and place.distance > 6:
        return None
    return 800 - place.distance if place.distance <= 15 else None


def _score(place: _Place, stamp: Stamp, text: str) -> int | None:
    if stamp.label is Label.PUBLISHED:
        return _published_score(place)
    if stamp.label is Label.MODIFIED:
        return None if place.is_above_title else 250 if place.is_tail else 500 - place.distance
    return _bare_score(place, stamp, text)


def _is_weather(lines: Sequence[Line], index: int) -> bool:
    return any(_WEATHER.search(line.text) for line in lines[max(0, index - 1) : index + 2] if len(line.text) <= 60)


def _labelled(stamps: list[Stamp], above: str | None) -> list[Stamp]:
    """Stamps of a line whose label stands alone on the line above."""
    label = is_label(above) if above else Label.NONE
    if label is Label.NONE or not stamps or stamps[0].label is not Label.NONE:
        return stamps
    first = stamps[0]
    return [Stamp(first.on, first.at, label, first.start, first.end), *stamps[1:]]


def _stamp_lines(lines: Sequence[Line], region: Region | None, title: int | None) -> Iterator[int]:
    """Yield the lines where a publication stamp may stand: above the article, inside, and shortly below."""
    stop = region.last + 1 + _TAIL_LINES if region else min(len(lines), 60)
    for index in range(min(stop, len(lines))):
        line = lines[index]
        if region and index > region.last and (line.kind is Kind.LIST_HEADING or is_never(line.text)):
            return
        is_body = region is not None and region.first <= index <= region.last
        stamped = line.kind is Kind.STAMP or index == title or (not is_body and len(line.text) <= 160)
        if stamped and (not is_body or line.kind is Kind.STAMP):
            yield index


def _is_past_end(lines: Sequence[Line], region: Region | None, index: int) -> bool:
    """Whether a notice of rights or the comments stand between the article and a line below it."""
    return (
        region is not None
        and index > region.last
        and any(line.kind is Kind.END for line in lines[region.last + 1 : index])
    )


def _is_below_headline(lines: Sequence[Line], region: Region | None, index: int) -> bool:
    """Whether a date below the article stands under a headline: it is another article's."""
    return (
        region is not None
        and index > region.last + 1
        and any(line.kind is not Kind.CREDIT for line in lines[region.last + 1 : index])
    )


def _candidates(lines: Sequence[Line], region: Region | None, title: int | None) -> Iterator[tuple[int, Stamp]]:
    for index in _stamp_lines(lines, region, title):
        text = lines[index].text
        if is_never(text):
            continue
        stamps = _labelled(read_stamps(text), lines[index - 1].text if index else None)
        alone = (
            lines[index].kind is Kind.STAMP
            or is_stamp_line(text, stamps)
            or (index == title and has_stamp_behind(text))
        )
        for stamp in stamps:
            labelled = stamp.label is Label.PUBLISHED
            if not labelled and (
                not alone or is_foreign(text) or (stamp.label is Label.NONE and _is_weather(lines, index))
            ):
                continue
            if stamp.label is Label.NONE and _is_below_headline(lines, region, index):
                continue
            score = _score(_Place(index, title, region), stamp, text)
            if score is not None and (labelled or not _is_past_end(lines, region, index)):
                yield score, stamp


def find_stamp(lines: Sequence[Line], region: Region | None, title: int | None, now: date) -> Publication | None:
    """Return the publication that the page's visible stamps give, or None."""
    found = [
        (score, -order, stamp)
        for order, (score, stamp) in enumerate(_candidates(lines, region, title))
        if is_possible(stamp.on, now)
    ]
    if not found:
        return None
    best = max(found, key=lambda one: one[:2])[2]
    return Publication(best.on, best.at, PublishedBasis.TEXT)


def read_url_day(url: str, now: date) -> date | None:
    """Return the day in an address, or None; a day after today or one inside a longer number is none.

    >>> read_url_day("https://news.example/2026/01/14/ai", date(2026, 6, 1))
    datetime.date(2026, 1, 14)
    >>> read_url_day("https://news.example/view/A2026012914320005196", date(2026, 6, 1))
    datetime.date(2026, 1, 29)
    >>> read_url_day("https://news.example/?aid=0020260114", date(2026, 6, 1)) is None
    True
    """
    parts = urlsplit_or_none(url)
    return _read_day(unquote(parts[1]), now) if parts is not None and parts[0] in {"http", "https"} else None


def read_file_day(uri: str, now: date) -> date | None:
    """Return the day in the name of a saved file, or None; its folders say when it was saved at best.

    >>> read_file_day("saved/20260601/20260114-05.html", date(2026, 6, 1)), read_file_day("20260601/a.html", date(2026, 6, 1))
    (datetime.date(2026, 1, 14), None)
    """
    parts = urlsplit_or_none(uri)
    is_file = parts is not None and parts[0] not in {"http", "https"}
    return _read_day(unquote(uri).replace("\\", "/").rpartition("/")[2], now) if is_file else None


def _read_day(text: str, now: date) -> date | None:
    for found in _URL_DAY.finditer(text):
        try:
            on = date(int(found[1]), int(found[3]), int(found[4]))
        except ValueError:
            continue
        if is_possible(on, now):
            return on
    return None


def urlsplit_or_none(url: str) -> tuple[str, str] | None:
    """Return scheme and path with query of an address, or None where it is none.

    >>> urlsplit_or_none("http://[::1") is None
    True
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return parts.scheme.casefold(), f"{parts.path}?{parts.query}"


def find_url_day(urls: Iterable[str | None], now: date) -> Publication | None:
    """Return the publication that the first address with a day in it gives, or None."""
    for url in filter(None, urls):
        if on := read_url_day(url, now):
            return Publication(on, None, PublishedBasis.URL)
    return None


def own_urls(lines: Sequence[Line], region: Region | None) -> list[str]:
    """Return the addresses that a dump prints of itself: above the article or in its closing lines."""
    if region is None:
        return []
    around = [*lines[: region.first], *lines[region.last + 1 : region.last + 9]]
    return [found[0] for line in around if len(line.text) <= 240 and (found := _OWN_URL.search(line.text))]
