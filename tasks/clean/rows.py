"""Rows of a list on a page: what marks each of them, and what stands in it.

Here belongs how single rows look. Whether a page is nothing but a list is told in :mod:`tasks.clean.lists`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tasks.clean.lines import Kind, Line, is_age, is_cut_off
from tasks.clean.vocabularies import word_key

_BACK = 4
_HEADLINE_CHARS = 8
_HEADLINE_LETTERS = 5
_NAME_CHARS = 10
TITLE_CHARS = 60
_ROW_CHARS = 200
_CARD_CHARS = 400
_EXCERPT_CHARS = 20
_FEW_CELLS = 3
_HEADLINES = frozenset({Kind.SHORT, Kind.MARKED, Kind.FOREIGN, Kind.CAPTION, Kind.PROSE})
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_SHORT_DAY = r"(?:\d{2}\s?[./-]\s?)?\d{1,2}\s?[./-]\s?\d{1,2}\.?"
_FULL_DAY = r"(?:(?:19|20)\d{2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\.?|(?:19|20)\d{2}년\s?\d{1,2}월\s?\d{1,2}일)"
_COUNTS = r"(?:\s+(?:조회\s?)?[\d,]{1,9}){0,2}"
_AGE = r"\d{1,3}\s?(?:초|분|시간|일|주|개월|달|년)\s?전"
_BARE = re.compile(rf"^(?:{_SHORT_DAY}(?:\s+{_CLOCK})?|{_CLOCK})$")
_DAY = re.compile(rf"^{_FULL_DAY}(?:\s+{_CLOCK})?$")
_MOMENT = rf"(?:{_FULL_DAY}(?:\s+{_CLOCK})?|{_SHORT_DAY}\s+{_CLOCK}|{_AGE})"
_DATED = re.compile(
    rf"^(?:(?P<head>.{{{_HEADLINE_CHARS},}}?)[\s|·]+[\[(]?{_MOMENT}[\])]?{_COUNTS}|{_MOMENT}\s+(?P<tail>\S.{{7,}}))$"
)
_CELLS = re.compile(r"\s*(?:\t|\s\|\s|\|$|^\|)\s*")
_TIMED = re.compile(r"^(?P<clock>\d{2}:\d{2})\s+(?P<head>\S.{7,})$")
_DOTS = r"(?:…|\.{2,}|⋯)[\"'”’)\]]?"
_EXCERPTED = re.compile(
    rf"^.{{{_HEADLINE_CHARS},}}(?:{_DOTS}[\s|·]*{_MOMENT}|[다요까죠]\.{_FULL_DAY}(?:\s+{_CLOCK})?)$"
)
_POST = re.compile(
    rf"^(?P<number>\d{{1,9}})\s+(?P<head>\S.{{3,}}?)\s+(?:(?:\d{{2}}[./-])?(?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\d|3[01])\.?|{_CLOCK})(?:\s+[\d,]{{1,9}}){{1,3}}$"
)
_COUNT = r"(?:조회|추천|댓글|공감|읽음)\s?수?\s?[:：]?\s?\d[\d,.]*\s?[만천]?\s?[회개건]?"
_COUNTED = re.compile(rf"^(?P<head>.{{{_HEADLINE_CHARS},}}?)[\s|·(\[]+{_COUNT}(?:[\s|·]+{_COUNT})?[)\]]?$")
_COUNT_ALONE = re.compile(rf"^[(\[]?{_COUNT}(?:[\s|·]+{_COUNT})?[)\]]?$")
_PAPER_PAGE = re.compile(r"^[\[<]?[A-Z]?\d{1,2}\s?면[\]>]?$")
_RANK = re.compile(r"^(?P<rank>\d{1,7})\s?(?:위|[.)])?$")
_RANKED = re.compile(r"^(?P<rank>\d{1,2})(?:\s?위|[.)])?\s+(?P<head>\S.{7,})$")


@dataclass(slots=True)
class Rows:
    """Rows of a list: the lines that mark them (a day, a rank, a link), what stands in them, and sentences that are a row's headline."""

    marks: list[int] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    def add(self, mark: int, texts: Sequence[str]) -> None:
        self.marks.append(mark)
        self.texts += texts


def is_headline(line: Line) -> bool:
    """Return whether a line may be a row's headline: no furniture, and more than a word."""
    return line.kind in _HEADLINES and len(word_key(line.text)) >= _HEADLINE_LETTERS


def _is_mark(line: Line) -> bool:
    return line.kind is Kind.STAMP or bool(_BARE.match(line.text)) or is_age(line.text)


def _is_asked(lines: Sequence[Line], above: Sequence[int]) -> bool:
    """Whether the headline of a row is a sentence, as readers title their posts: short, and but a name stands below it."""
    head, *names = (lines[n] for n in above)
    is_short = head.kind is Kind.PROSE and len(head.text) <= TITLE_CHARS
    return is_short and all(len(name.text) <= _NAME_CHARS for name in names)


def clock_rows(lines: Sequence[Line]) -> Rows:
    """Headlines behind a clock, the latest first; a schedule counts the other way."""
    rows, last = Rows(), None
    for order, line in enumerate(lines):
        if (found := _TIMED.match(line.text)) and (last is None or found["clock"] <= last):
            rows.add(order, [found["head"], line.text])
            last = found["clock"]
    return rows


def is_excerpted(line: Line) -> bool:
    """Return whether a line ends in an excerpt that breaks off and its day, or in a day glued to a sentence: a row run into one line."""
    return len(line.text) <= _CARD_CHARS and line.kind is not Kind.CAPTION and bool(_EXCERPTED.match(line.text))


def _dated_headline(line: Line) -> str | None:
    """Return the headline on a line that bears its day too: before or behind it, or in another cell of a table's row."""
    if is_excerpted(line):
        return line.text
    if len(line.text) > _ROW_CHARS or (line.kind is Kind.PROSE and "\t" not in line.text):
        return None
    if found := _DATED.match(line.text):
        return str(found["head"] or found["tail"])
    cells = _CELLS.split(line.text)
    is_row = len(cells) >= _FEW_CELLS and any(_BARE.match(cell) or _DAY.match(cell) for cell in cells)
    head = max(cells, key=len)
    return head if is_row and len(head) >= _HEADLINE_CHARS else None


def cut_rows(lines: Sequence[Line]) -> Rows:
    """Headlines each above an excerpt that breaks off."""
    rows = Rows()
    for order, (above, line) in enumerate(pairwise(lines), start=1):
        is_excerpt = is_cut_off(line.text) and len(line.text) >= _EXCERPT_CHARS
        if is_excerpt and is_headline(above) and not is_cut_off(above.text):
            rows.add(order, [above.text, line.text])
    return rows


def dated_rows(lines: Sequence[Line]) -> Rows:
    """Headlines with a day each: on their line, or on one of the next."""
    rows, left = Rows(), 0
    for order, line in enumerate(lines):
        head, is_mark = _dated_headline(line), _is_mark(line)
        if head is None and not is_mark:
            continue
        above = [n for n in range(max(left, order - _BACK), order) if is_mark and is_headline(lines[n])]
        if left and above and _is_asked(lines, above):
            rows.heads.add(above[0])
        is_headed = any(lines[n].kind is not Kind.PROSE or n in rows.heads for n in above)
        if head or is_headed:
            rows.add(order, [*(lines[n].text for n in above if is_headed), *([head, line.text] if head else [])])
        left = order + 1
    return rows


def post_rows(lines: Sequence[Line]) -> Rows:
    """Return the posts of a board: a number that counts down, the title, who wrote it, a day without its year or a clock, how often it was read."""
    rows, last = Rows(), None
    for order, line in enumerate(lines):
        found = _POST.match(line.text) if len(line.text) <= _ROW_CHARS else None
        if found and (last is None or int(found["number"]) < last):
            rows.add(order, [found["head"], line.text])
            rows.heads.add(order)
            last = int(found["number"])
    return rows


def paper_rows(lines: Sequence[Line]) -> Rows:
    """Headlines below the page of the paper that prints them: 1면, A12면."""
    rows = Rows()
    for order, line in enumerate(lines):
        if _PAPER_PAGE.match(line.text):
            rows.add(order, [])
        elif rows.marks and is_headline(line):
            rows.texts.append(line.text)
    return rows


def counted_rows(lines: Sequence[Line]) -> Rows:
    """Headlines each with how often it was read, behind it or on the next line."""
    rows = Rows()
    for order, line in enumerate(lines):
        if len(line.text) > _ROW_CHARS:
            continue
        above = lines[order - 1] if order else None
        if found := _COUNTED.match(line.text):
            rows.add(order, [found["head"], line.text])
            rows.heads.add(order)
        elif above is not None and _COUNT_ALONE.match(line.text) and is_headline(above):
            rows.add(order, [above.text])
    return rows


def ranked_rows(lines: Sequence[Line]) -> Rows:
    """Headlines counted up or down: 1, 2, 3 on their line or above it; the longest such run."""
    best, rows, last = Rows(), Rows(), 0
    for order, line in enumerate(lines):
        found = _RANKED.match(line.text) or _RANK.match(line.text)
        if found is None:
            continue
        below = (one.text for one in lines[order + 1 : order + 3] if is_headline(one))
        head = found.groupdict().get("head") or next(below, None)
        if head is None:
            continue
        rank = int(found["rank"])
        if abs(rank - last) != 1:
            rows = Rows()
        rows.add(order, [head, line.text])
        last = rank
        best = rows if len(rows.marks) > len(best.marks) else best
    return best


def linked_rows(lines: Sequence[Line], links: Sequence[bool]) -> Rows:
    rows = Rows()
    for order, (line, is_link) in enumerate(zip(lines, links, strict=False)):
        if is_link and is_headline(line) and line.kind is not Kind.PROSE:
            rows.add(order, [line.text])
    return rows
