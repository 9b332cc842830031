"""Machine summaries printed above an article: their lines repeat the body and are none of it.

Here belongs where a summary ends. Its heading is told by :mod:`tasks.clean.lines`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasks.clean.lines import Kind, Line, has_sentence

_FAR_BELOW = 2


def without_summaries(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the indices of lines that are no machine summary: its points, or three short lines, under its heading."""
    index = 0
    while index < len(lines):
        if lines[index].kind is Kind.SUMMARY_HEADING:
            index = _after_summary(lines, index + 1)
            continue
        yield index
        index += 1


def _after_summary(lines: Sequence[Line], start: int) -> int:
    """Index behind a summary: its points are marked alike, or three unmarked short ones; a button closes it."""
    points, marked, closed = 0, False, False
    for index in range(start, len(lines)):
        line = lines[index]
        if line.kind is Kind.FURNITURE:
            if points == 0 and not has_sentence(line.text):  # a button among buttons, not a heading
                return start
            closed = points > 0
            continue
        is_point = line.kind in {Kind.PROSE, Kind.SHORT, Kind.MARKED} and len(line.text) <= (
            160 if line.bulleted else 90
        )
        if (
            points == 0 and not line.bulleted and line.gap >= _FAR_BELOW
        ):  # the box is drawn by a script: none was printed
            return start
        above = lines[index - 1]
        if (
            points and above.kind is Kind.SHORT and line.kind is Kind.PROSE and line.gap
        ):  # a point in note form, then prose
            return index
        marked = marked or (points == 0 and line.bulleted)
        if closed or not is_point or line.bulleted is not marked or (not marked and points >= 3):
            return index
        points += 1
    return len(lines)
