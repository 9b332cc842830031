"""Lists of other pages: sections, tags, rankings, searches, boards. They name articles and are none.

Here belongs what tells a list from an article by the page's rows. How a row looks stands in :mod:`tasks.clean.rows`,
how many lines of a page are an article's body in :mod:`tasks.clean.blocks`.
"""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations

from tasks.clean.lines import Kind, Line, is_cut_off
from tasks.clean.rows import (
    TITLE_CHARS,
    Rows,
    clock_rows,
    counted_rows,
    cut_rows,
    dated_rows,
    is_excerpted,
    is_headline,
    linked_rows,
    paper_rows,
    post_rows,
    ranked_rows,
)
from tasks.clean.stamps import Label, is_label, is_never, read_stamps
from tasks.clean.subheads import is_appeal
from tasks.clean.vocabularies import word_key, word_stems

_FEW_DATED = 3
_FEW_BARE = 5
"""Rows without a day must be more: a ranking, links below one another."""
_MANY_TOLD = 0.6
_MOSTLY = 0.6
_FEW_APART = 4
"""Headlines with nothing beside them, hardly one of which has a word of another."""
_HARDLY = 1 / 3
_SAMPLE = 60


def _is_published(lines: Sequence[Line], order: int) -> bool:
    """Whether a line says when something was published, with its label: 입력 2026.06.05, or 입력 above the day."""
    line = lines[order]
    if line.kind is not Kind.STAMP or is_never(line.text):
        return False
    if any(stamp.label is Label.PUBLISHED for stamp in read_stamps(line.text)):
        return True
    below = lines[order + 1] if order + 1 < len(lines) else None
    return is_label(line.text) is Label.PUBLISHED and below is not None and bool(read_stamps(below.text))


def _is_apart(lines: Sequence[Line], body: Sequence[str]) -> bool:
    """Whether all of a body is headlines one below the other that have hardly a word in common, on a page without a day or a reporter.

    Lines of one article say its words again.
    """
    if len(body) < _FEW_APART or any(line.kind in {Kind.STAMP, Kind.CREDIT} or line.bulleted for line in lines):
        return False
    kinds = {line.text: line.kind for line in lines}
    if any(kinds.get(text) is not Kind.SHORT or len(text) > TITLE_CHARS for text in body):
        return False
    pairs = list(combinations(map(word_stems, body[:_SAMPLE]), 2))
    return sum(bool(one & other) for one, other in pairs) <= _HARDLY * len(pairs)


def _told(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that tell something to their end, and do not speak to the reader."""
    for order, line in enumerate(lines):
        is_told = line.kind is Kind.PROSE or (line.kind is Kind.CUE and len(line.text) > 20) or line.spoken
        if is_told and not (is_cut_off(line.text) or is_excerpted(line) or is_appeal(line)):
            yield order


def _is_one_a_row(rows: Rows, told: Sequence[int]) -> bool:
    """Whether each row tells one thing at most, and most of them do: excerpts, not the paragraphs of an article."""
    rows_told = {bisect(rows.marks, order) for order in told}
    return len(rows_told) == len(told) >= max(_FEW_DATED, _MANY_TOLD * len(rows.marks))


def _is_excerpted_each(lines: Sequence[Line], rows: Rows, told: Sequence[int]) -> bool:
    """Whether most rows have an excerpt, those that break off among them, and each whole one stands below its headline."""
    cut = {
        bisect_left(rows.marks, order)
        for order, line in enumerate(lines)
        if is_cut_off(line.text) or is_excerpted(line)
    }
    whole = {bisect_left(rows.marks, order) for order in told}
    is_headed = all(order and order - 1 not in rows.marks and is_headline(lines[order - 1]) for order in told)
    n_excerpts = len((cut | whole) & set(range(len(rows.marks))))
    return (
        is_headed and len(cut) > len(whole) == len(told) and n_excerpts >= max(_FEW_DATED, _MANY_TOLD * len(rows.marks))
    )


def _is_body(rows: Rows, body: Sequence[str]) -> bool:
    """Whether most of what was taken for a body stands in the rows; of a table's row it is enough that one cell does."""
    inside = set(map(word_key, rows.texts)) - {""}
    taken = (len(text) for text in body if inside.intersection(map(word_key, text.split("|"))))
    return sum(taken) >= _MOSTLY * sum(map(len, body))


def _is_introduced(lines: Sequence[Line], told: Sequence[int], rows: Rows) -> bool:
    """Whether nothing is told but what the list is about, in one polite sentence above it."""
    if len(told) != 1 or told[0] > rows.marks[0]:
        return False
    line = lines[told[0]]
    return line.polite and len(line.text) <= TITLE_CHARS and not any(map(str.isdigit, line.text))


def _is_board(lines: Sequence[Line], body: Sequence[str], told: Sequence[int]) -> bool:
    """Whether a page is posts or headlines with how often each was read, and tells nothing but in their titles."""
    return any(
        len(rows.marks) >= few and rows.heads.issuperset(told) and _is_body(rows, body)
        for rows, few in ((post_rows(lines), _FEW_DATED), (counted_rows(lines), _FEW_BARE))
    )


def _is_bare(lines: Sequence[Line], body: Sequence[str], linked: Rows) -> bool:
    """Whether a page on which nothing is told is headlines: counted, behind clocks, links, above excerpts, below a paper's pages."""
    kinds = (
        *((rows, _FEW_BARE) for rows in (ranked_rows(lines), clock_rows(lines), linked)),
        *((rows, _FEW_DATED) for rows in (cut_rows(lines), paper_rows(lines))),
    )
    return any(len(rows.marks) >= few and _is_body(rows, body) for rows, few in kinds) or _is_apart(lines, body)


def is_list(lines: Sequence[Line], body: Sequence[str], links: list[bool] | None = None) -> bool:
    """Return whether a page lists other pages, and what was taken for its body are their headlines and excerpts.

    Each row has its own day, rank or link; nothing is told on the page but one excerpt a row. A page that says once
    when it was published is an article: a flash beside a list of others. ``links`` says which lines are but a link.
    """
    if sum(_is_published(lines, order) for order in range(len(lines))) in {1, 2}:
        return False
    links = links or []
    told, dated, linked = list(_told(lines)), dated_rows(lines), linked_rows(lines, links)
    if len(dated.marks) >= _FEW_BARE and _is_introduced(lines, told, dated):
        return True
    is_dated = len(dated.marks) - len(dated.heads) >= _FEW_DATED
    is_excerpts = _is_one_a_row(dated, told) or _is_excerpted_each(lines, dated, told)
    if is_dated and (is_excerpts or (dated.heads.issuperset(told) and _is_body(dated, body))):
        return True
    if _is_board(lines, body, told):
        return True
    if told:
        return all(links[order : order + 1] == [True] for order in told) and _is_one_a_row(linked, told)
    return _is_bare(lines, body, linked)
