"""Lines broken to a column width, joined to the paragraphs they were.

Here belongs telling a dump that was wrapped by a text browser from one that holds a paragraph a line.
"""

from __future__ import annotations

import re

_ENDED = re.compile(r"[.?!…:;][\"'”’)\]]*$")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
_HANGUL = re.compile(r"[가-힣]")
_MIN_WIDTH, _MAX_WIDTH, _SLACK = 50, 110, 14
_MIN_LINES = 4
_SAMPLE_LINES = 4000


def _width(line: str) -> int:
    """Columns of a line on a terminal, where a Hangul syllable takes two."""
    return len(line) + len(_WIDE.findall(line)) if len(line) <= _MAX_WIDTH else len(line)


def _breaks(line: str, following: str, width: int) -> bool:
    """Whether a line was broken at the margin: full, no sentence's end, and text goes on below."""
    return bool(following.strip()) and width - _SLACK <= _width(line) <= width and not _ENDED.search(line.rstrip())


def _margin(lines: list[str]) -> int | None:
    """Return the column that lines were broken at, or None: most longer lines end just before it, none behind."""
    widths = [_width(line) for line in lines[:_SAMPLE_LINES] if _HANGUL.search(line) and len(line) >= 20]
    if len(widths) < _MIN_LINES or not _MIN_WIDTH <= max(widths) <= _MAX_WIDTH:
        return None
    near = sum(width > max(widths) - _SLACK for width in widths)
    return max(widths) if near >= max(_MIN_LINES, 0.4 * len(widths)) else None


def unwrapped(text: str) -> str:
    r"""Return a text with its paragraphs on one line each, unchanged where its lines are no broken ones.

    >>> unwrapped("정부가 2조원을 투자한다.\n내년에 착공한다.")
    '정부가 2조원을 투자한다.\n내년에 착공한다.'
    """
    lines = text.splitlines()
    width = _margin(lines)
    if width is None:
        return text
    pairs = list(zip(lines, [*lines[1:], ""], strict=True))
    broken = [_breaks(line, following, width) for line, following in pairs]
    ends = [line for order, line in enumerate(lines) if order and broken[order - 1] and not broken[order]]
    stopped = sum(bool(_ENDED.search(line.rstrip())) for line in ends)
    if sum(broken) < _MIN_LINES - 1 or stopped < 0.7 * len(
        ends
    ):  # a list of headlines of one length runs on without a stop
        return text
    parts = [line.rstrip() + (" " if is_broken else "\n") for line, is_broken in zip(lines, broken, strict=True)]
    return re.sub(r"(?<=\S) +(?=\S)", " ", "".join(parts))
