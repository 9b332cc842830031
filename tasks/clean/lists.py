"""Lists of other pages: sections, tags, rankings, searches, boards. They name articles and are none.

Here belongs what tells a list from an article by the page's rows. How many lines of it are an article's body stands in
:mod:`tasks.clean.blocks`.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from tasks.clean.lines import Kind, Line, is_age, is_cut_off
from tasks.clean.stamps import Label, is_label, is_never, read_stamps
from tasks.clean.subheads import is_appeal
from tasks.clean.vocabularies import word_key, word_stems

_FEW_DATED = 3
_FEW_BARE = 5
"""Rows without a day must be more: a ranking, links below one another."""
_MANY_TOLD = 0.6
_MOSTLY = 0.6
_BACK = 4
_HEADLINE_CHARS = 8
_HEADLINE_LETTERS = 5
_NAME_CHARS = 10
_TITLE_CHARS = 60
_ROW_CHARS = 200
_CARD_CHARS = 400
_EXCERPT_CHARS = 20
_FEW_CELLS = 3
_FEW_APART = 4
"""Headlines with nothing beside them, hardly one of which has a word of another."""
_HARDLY = 1 / 3
_SAMPLE = 60
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
class _Rows:
    """Rows of a list: the lines that mark them (a day, a rank, a link), what stands in them, and sentences that are a row's headline."""

    marks: list[int] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    def add(self, mark: int, texts: Sequence[str]) -> None:
        self.marks.append(mark)
        self.texts += texts


def _is_headline(line: Line) -> bool:
    return line.kind in _HEADLINES and len(word_key(line.text)) >= _HEADLINE_LETTERS


def _is_published(lines: Sequence[Line], order: int) -> bool:
    """Whether a line says when something was published, with its label: 입력 2026.06.05, or 입력 above the day."""
    line = lines[order]
    if line.kind is not Kind.STAMP or is_never(line.text):
        return False
    if any(stamp.label is Label.PUBLISHED for stamp in read_stamps(line.text)):
        return True
    below = lines[order + 1] if order + 1 < len(lines) else None
    return is_label(line.text) is Label.PUBLISHED and below is not None and bool(read_stamps(below.text))


def _is_mark(line: Line) -> bool:
    return line.kind is Kind.STAMP or bool(_BARE.match(line.text)) or is_age(line.text)


def _is_asked(lines: Sequence[Line], above: Sequence[int]) -> bool:
    """Whether the headline of a row is a sentence, as readers title their posts: short, and but a name stands below it."""
    head, *names = (lines[n] for n in above)
    is_short = head.kind is Kind.PROSE and len(head.text) <= _TITLE_CHARS
    return is_short and all(len(name.text) <= _NAME_CHARS for name in names)


def _clock_rows(lines: Sequence[Line]) -> _Rows:
    """Headlines behind a clock, the latest first; a schedule counts the other way."""
    rows, last = _Rows(), None
    for order, line in enumerate(lines):
        if (found := _TIMED.match(line.text)) and (last is None or found["clock"] <= last):
            rows.add(order, [found["head"], line.text])
            last = found["clock"]
    return rows


def _is_excerpted(line: Line) -> bool:
    """Whether a line ends in an excerpt that breaks off and its day, or in a day glued to a sentence: a row run into one line."""
    return len(line.text) <= _CARD_CHARS and line.kind is not Kind.CAPTION and bool(_EXCERPTED.match(line.text))


def _dated_headline(line: Line) -> str | None:
    """Return the headline on a line that bears its day too: before or behind it, or in another cell of a table's row."""
    if _is_excerpted(line):
        return line.text
    if len(line.text) > _ROW_CHARS or (line.kind is Kind.PROSE and "\t" not in line.text):
        return None
    if found := _DATED.match(line.text):
        return str(found["head"] or found["tail"])
    cells = _CELLS.split(line.text)
    is_row = len(cells) >= _FEW_CELLS and any(_BARE.match(cell) or _DAY.match(cell) for cell in cells)
    head = max(cells, key=len)
    return head if is_row and len(head) >= _HEADLINE_CHARS else None


def _cut_rows(lines: Sequence[Line]) -> _Rows:
    """Headlines each above an excerpt that breaks off."""
    rows = _Rows()
    for order, (above, line) in enumerate(pairwise(lines), start=1):
        is_excerpt = is_cut_off(line.text) and len(line.text) >= _EXCERPT_CHARS
        if is_excerpt and _is_headline(above) and not is_cut_off(above.text):
            rows.add(order, [above.text, line.text])
    return rows


def _dated_rows(lines: Sequence[Line]) -> _Rows:
    """Headlines with a day each: on their line, or on one of the next."""
    rows, left = _Rows(), 0
    for order, line in enumerate(lines):
        head, is_mark = _dated_headline(line), _is_mark(line)
        if head is None and not is_mark:
            continue
        above = [n for n in range(max(left, order - _BACK), order) if is_mark and _is_headline(lines[n])]
        if left and above and _is_asked(lines, above):
            rows.heads.add(above[0])
        is_headed = any(lines[n].kind is not Kind.PROSE or n in rows.heads for n in above)
        if head or is_headed:
            rows.add(order, [*(lines[n].text for n in above if is_headed), *([head, line.text] if head else [])])
        left = order + 1
    return rows


def _post_rows(lines: Sequence[Line]) -> _Rows:
    """Return the posts of a board: a number that counts down, the title, who wrote it, a day without its year or a clock, how often it was read."""
    rows, last = _Rows(), None
    for order, line in enumerate(lines):
        found = _POST.match(line.text) if len(line.text) <= _ROW_CHARS else None
        if found and (last is None or int(found["number"]) < last):
            rows.add(order, [found["head"], line.text])
            rows.heads.add(order)
            last = int(found["number"])
    return rows


def _paper_rows(lines: Sequence[Line]) -> _Rows:
    """Headlines below the page of the paper that prints them: 1면, A12면."""
    rows = _Rows()
    for order, line in enumerate(lines):
        if _PAPER_PAGE.match(line.text):
            rows.add(order, [])
        elif rows.marks and _is_headline(line):
            rows.texts.append(line.text)
    return rows


def _counted_rows(lines: Sequence[Line]) -> _Rows:
    """Headlines each with how often it was read, behind it or on the next line."""
    rows = _Rows()
    for order, line in enumerate(lines):
        if len(line.text) > _ROW_CHARS:
            continue
        above = lines[order - 1] if order else None
        if found := _COUNTED.match(line.text):
            rows.add(order, [found["head"], line.text])
            rows.heads.add(order)
        elif above is not None and _COUNT_ALONE.match(line.text) and _is_headline(above):
            rows.add(order, [above.text])
    return rows


def _is_apart(lines: Sequence[Line], body: Sequence[str]) -> bool:
    """Whether all of a body is headlines one below the other that have hardly a word in common, on a page without a day or a reporter.

    Lines of one article say its words again.
    """
    if len(body) < _FEW_APART or any(line.kind in {Kind.STAMP, Kind.CREDIT} or line.bulleted for line in lines):
        return False
    kinds = {line.text: line.kind for line in lines}
    if any(kinds.get(text) is not Kind.SHORT or len(text) > _TITLE_CHARS for text in body):
        return False
    pairs = list(combinations(map(word_stems, body[:_SAMPLE]), 2))
    return sum(bool(one & other) for one, other in pairs) <= _HARDLY * len(pairs)


def _ranked_rows(lines: Sequence[Line]) -> _Rows:
    """Headlines counted up or down: 1, 2, 3 on their line or above it; the longest such run."""
    best, rows, last = _Rows(), _Rows(), 0
    for order, line in enumerate(lines):
        found = _RANKED.match(line.text) or _RANK.match(line.text)
        if found is None:
            continue
        below = (one.text for one in lines[order + 1 : order + 3] if _is_headline(one))
        head = found.groupdict().get("head") or next(below, None)
        if head is None:
            continue
        rank = int(found["rank"])
        if abs(rank - last) != 1:
            rows = _Rows()
        rows.add(order, [head, line.text])
        last = rank
        best = rows if len(rows.marks) > len(best.marks) else best
    return best


def _linked_rows(lines: Sequence[Line], links: Sequence[bool]) -> _Rows:
    rows = _Rows()
    for order, (line, is_link) in enumerate(zip(lines, links, strict=False)):
        if is_link and _is_headline(line) and line.kind is not Kind.PROSE:
            rows.add(order, [line.text])
    return rows


def _told(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that tell something to their end, and do not speak to the reader."""
    for order, line in enumerate(lines):
        is_told = line.kind is Kind.PROSE or (line.kind is Kind.CUE and len(line.text) > 20) or line.spoken
        if is_told and not (is_cut_off(line.text) or _is_excerpted(line) or is_appeal(line)):
            yield order


def _is_one_a_row(rows: _Rows, told: Sequence[int]) -> bool:
    """Whether each row tells one thing at most, and most of them do: excerpts, not the paragraphs of an article."""
    rows_told = {bisect(rows.marks, order) for order in told}
    return len(rows_told) == len(told) >= max(_FEW_DATED, _MANY_TOLD * len(rows.marks))


def _is_excerpted_each(lines: Sequence[Line], rows: _Rows, told: Sequence[int]) -> bool:
    """Whether most rows have an excerpt, those that break off among them, and each whole one stands below its headline."""
    cut = {
        bisect_left(rows.marks, order)
        for order, line in enumerate(lines)
        if is_cut_off(line.text) or _is_excerpted(line)
    }
    whole = {bisect_left(rows.marks, order) for order in told}
    is_headed = all(order and order - 1 not in rows.marks and _is_headline(lines[order - 1]) for order in told)
    n_excerpts = len((cut | whole) & set(range(len(rows.marks))))
    return (
        is_headed and len(cut) > len(whole) == len(told) and n_excerpts >= max(_FEW_DATED, _MANY_TOLD * len(rows.marks))
    )


def _is_body(rows: _Rows, body: Sequence[str]) -> bool:
    """Whether most of what was taken for a body stands in the rows; of a table's row it is enough that one cell does."""
    inside = set(map(word_key, rows.texts)) - {""}
    taken = (len(text) for text in body if inside.intersection(map(word_key, text.split("|"))))
    return sum(taken) >= _MOSTLY * sum(map(len, body))


def _is_introduced(lines: Sequence[Line], told: Sequence[int], rows: _Rows) -> bool:
    """Whether nothing is told but what the list is about, in one polite sentence above it."""
    if len(told) != 1 or told[0] > rows.marks[0]:
        return False
    line = lines[told[0]]
    return line.polite and len(line.text) <= _TITLE_CHARS and not any(map(str.isdigit, line.text))


def is_list(lines: Sequence[Line], body: Sequence[str], links: list[bool] | None = None) -> bool:
    """Return whether a page lists other pages, and what was taken for its body are their headlines and excerpts.

    Each row has its own day, rank or link; nothing is told on the page but one excerpt a row. A page that says once
    when it was published is an article: a flash beside a list of others. ``links`` says which lines are but a link.
    """
    if sum(_is_published(lines, order) for order in range(len(lines))) in {1, 2}:
        return False
    links = links or []
    told, dated, linked = list(_told(lines)), _dated_rows(lines), _linked_rows(lines, links)
    if len(dated.marks) >= _FEW_BARE and _is_introduced(lines, told, dated):
        return True
    is_dated = len(dated.marks) - len(dated.heads) >= _FEW_DATED
    is_excerpts = _is_one_a_row(dated, told) or _is_excerpted_each(lines, dated, told)
    if is_dated and (is_excerpts or (dated.heads.issuperset(told) and _is_body(dated, body))):
        return True
    for rows, few in ((_post_rows(lines), _FEW_DATED), (_counted_rows(lines), _FEW_BARE)):
        if len(rows.marks) >= few and rows.heads.issuperset(told) and _is_body(rows, body):
            return True
    if told:
        return all(links[order : order + 1] == [True] for order in told) and _is_one_a_row(linked, told)
    bare = (_ranked_rows(lines), _clock_rows(lines), linked)
    cut = _cut_rows(lines)
    is_bare = any(len(rows.marks) >= _FEW_BARE and _is_body(rows, body) for rows in bare)
    paper = _paper_rows(lines)
    if len(paper.marks) >= _FEW_DATED and _is_body(paper, body):
        return True
    return is_bare or (len(cut.marks) >= _FEW_DATED and _is_body(cut, body)) or _is_apart(lines, body)
