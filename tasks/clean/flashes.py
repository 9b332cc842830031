"""Flashes: pages whose news is a headline and no sentence.

Here belongs what is read where :mod:`tasks.clean.blocks` finds no prose at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from tasks.clean.blocks import Region
from tasks.clean.lines import Kind, Line


def find_flash(lines: Sequence[Line]) -> Region | None:
    """Return the article of a page without one whole sentence: headlines below its date stamp, or None.

    A flash ([1보]) says its news in a headline and nothing else.
    """
    stamps = [order for order, line in enumerate(lines) if line.kind is Kind.STAMP]
    ends = [order for order, line in enumerate(lines) if line.kind in {Kind.END, Kind.LIST_HEADING, Kind.ASIDE}]
    start = stamps[0] + 1 if stamps else 0
    stop = next((order for order in ends if order > start), len(lines))
    loose = {Kind.SHORT, Kind.MARKED, Kind.PROSE}
    body = tuple(
        order for order in range(start, stop) if stamps and lines[order].kind in loose and len(lines[order].text) >= 16
    )
    return Region(body[0], body[-1], body) if body else None
