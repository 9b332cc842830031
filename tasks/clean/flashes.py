"""Flashes and photo news: pages whose news is a headline or a caption, and no paragraph.

Here belongs what is read where :mod:`tasks.clean.blocks` finds no prose of an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.clean.blocks import Region
from tasks.clean.lines import Kind, Line
from tasks.clean.subheads import is_appeal

_TELLS = re.compile(r"[가-힣]다\s?\.")


def find_photo_story(lines: Sequence[Line]) -> Region | None:
    """Return the article of a page of photo news, or None: nothing is told but what the caption above the notices tells."""
    stop = next((order for order, line in enumerate(lines) if line.kind in {Kind.END, Kind.LIST_HEADING}), len(lines))
    if any(line.kind is Kind.PROSE and not is_appeal(line) for line in lines[:stop]):
        return None
    told = tuple(
        order for order in range(stop) if lines[order].kind is Kind.CAPTION and _TELLS.search(lines[order].text)
    )
    return Region(told[0], told[-1], told) if told else None


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
