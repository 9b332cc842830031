"""Plain-text dumps of pages: title, date, outlet, byline and body out of lines with thick furniture.

Here belongs the order of the steps. Each step stands in its own module.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tasks.clean.blocks import Region, find_region
from tasks.clean.flashes import find_flash, find_photo_story
from tasks.clean.inferences import infer_day
from tasks.clean.lines import Kind, Line, read_lines
from tasks.clean.lists import is_list
from tasks.clean.outlets import find_byline, find_publisher
from tasks.clean.publications import Publication, find_stamp, find_url_day, own_urls, read_file_day
from tasks.clean.tails import without_tail
from tasks.clean.titles import find_title, split_title
from tasks.clean.wraps import unwrapped
from tasks.records import PublishedBasis

_MIN_LOOSE_CHARS = 20
_WORD = re.compile(r"[가-힣A-Za-z一-鿿]{2}")
_NO_SENTENCE = "No whole sentence stands on the page."


@dataclass(frozen=True, slots=True)
class Found:
    """What the visible lines of a page say, whether it came as text or as HTML."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    publication: Publication | None = None
    publisher: str | None = None
    byline: str | None = None
    warnings: tuple[str, ...] = ()


def _loose_paragraphs(lines: Sequence[Line]) -> tuple[str, ...]:
    """Longer lines of a page without one whole sentence: notes and headlines are better than nothing."""
    loose = [
        line.text
        for line in lines
        if line.kind in {Kind.SHORT, Kind.MARKED, Kind.FOREIGN}
        and len(line.text) >= _MIN_LOOSE_CHARS
        and _WORD.search(line.text[:400])
    ]
    return tuple(loose) if sum(map(len, loose)) >= 80 else ()


def _publication(
    lines: Sequence[Line], region: Region, title: int | None, uri: str, now: date
) -> tuple[Publication | None, tuple[str, ...]]:
    found = find_stamp(lines, region, title, now) or find_url_day([uri, *own_urls(lines, region)], now)
    if found:
        return found, ()
    on, reason = infer_day(lines, region, now) or (read_file_day(uri, now), "the name of the file")
    if on is None:
        return None, ()
    return Publication(on, None, PublishedBasis.INFERRED), (f"The publication date was inferred from {reason}.",)


def read_text(text: str, uri: str, now: date) -> Found:
    r"""Return what the lines of a page say; ``paragraphs`` is empty where none of them is an article's.

    >>> found = read_text("반도체에 2조 투자\n입력 2026-01-14 05:00\n정부가 2조원을 투자한다고 밝혔다.\n댓글 0", "a.txt", date(2026, 6, 1))
    >>> found.title, str(found.publication.on), found.paragraphs
    ('반도체에 2조 투자', '2026-01-14', ('정부가 2조원을 투자한다고 밝혔다.',))
    """
    lines = list(read_lines(unwrapped(text)))
    region = find_photo_story(lines) or find_region(lines) or find_flash(lines)
    paragraphs = tuple(without_tail(lines[n].text) for n in region.body) if region else _loose_paragraphs(lines)
    if is_list(lines, paragraphs):
        return Found((), warnings=(_NO_SENTENCE,))
    if region is None:
        return Found(paragraphs, warnings=(_NO_SENTENCE,))
    at = find_title(lines, region)
    title, outlet = split_title(lines[at].text) if at is not None else (None, None)
    publication, warnings = _publication(lines, region, at, uri, now)
    return Found(
        paragraphs,
        title,
        publication,
        find_publisher(lines, region, outlet),
        find_byline(lines, region),
        warnings,
    )
