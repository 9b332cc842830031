"""Segments of a page: its lines between closers, before one of them is chosen as the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.clean.lines import Kind, Line

CLOSERS = frozenset({Kind.END, Kind.ASIDE, Kind.LIST_HEADING, Kind.SUMMARY_HEADING, Kind.CREDIT, Kind.STAMP})
"""Kinds of lines that part one article from what surrounds it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines between two closers; ``closer`` is the kind of the line above."""

    start: int
    stop: int
    closer: Kind | None


def read_segments(lines: Sequence[Line]) -> list[Segment]:
    """Return the runs between closers; of closers in a row an END counts, whichever comes last."""
    segments: list[Segment] = []
    start, closer = 0, None
    for position, line in enumerate(lines):
        kind = line.kind
        if kind not in CLOSERS:
            continue
        if position > start:
            segments.append(Segment(start, position, closer))
            closer = None
        start, closer = position + 1, Kind.END if closer is Kind.END else kind
    return [*segments, Segment(start, len(lines), closer)] if len(lines) > start else segments
