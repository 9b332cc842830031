"""Polite sentences that are news: what a broadcast says in the words of a dialog.

Here belongs giving back to a polite article the sentences that a rule for furniture took for their words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tasks.clean.lines import Kind, Line
from tasks.clean.vocabularies import phrases


def with_spoken_news(lines: Sequence[Line]) -> list[Line]:
    r"""Return the lines, polite sentences that stand among polite prose made prose, whatever words they hold.

    투자 계획이 취소됐습니다 is a dialog's sentence below an article and news inside one. One whose words speak of the
    page itself must have prose on both sides, another on one.

    >>> from tasks.clean.lines import read_lines
    >>> text = "정부가 투자 계획을 밝혔습니다.\n이 계획은 나중에 취소됐습니다.\n닫기\n신고가 취소됐습니다.\n닫기"
    >>> [line.kind.value for line in with_spoken_news(list(read_lines(text)))]
    ['prose', 'prose', 'furniture', 'furniture', 'furniture']
    """
    found = list(lines)
    start = 0
    while start < len(found):
        stop = start
        while stop < len(found) and found[stop].spoken:
            stop += 1
        if stop > start:
            _give_back(found, start, stop)
        start = stop + 1
    return found


def _give_back(lines: list[Line], start: int, stop: int) -> None:
    above = start > 0 and _is_polite_prose(lines[start - 1])
    below = stop < len(lines) and _is_polite_prose(lines[stop]) and (above or lines[stop].kind is not Kind.CUE)
    for order in range(start, stop):
        is_suspect = any(hint in lines[order].text for hint in phrases("chrome", "polite_hints"))
        if (above and below) if is_suspect else (above or below):
            lines[order] = replace(lines[order], kind=Kind.PROSE, polite=True)


def _is_polite_prose(line: Line) -> bool:
    return line.kind is Kind.CUE or (line.kind is Kind.PROSE and line.polite)
