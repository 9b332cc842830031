"""Sentences of Korean text, split by rule in one pass.

Here belongs where a sentence starts and ends, nothing about what it says. A quotation is kept whole with
the verb that reports it (“…한다.” 라고 말했다), a full stop inside a number, a Latin name or brackets ends nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.records import Span

_TERMINATOR = re.compile(r"[.!?。…]+")
_OPENING, _CLOSING = "“‘「『《(", "”’」』》)"
_STRAIGHT = '"'
_OPENS = re.compile(f"[{re.escape(_OPENING + _STRAIGHT)}]")
_MAX_QUOTATION_CHARS = 600
_AFTER_TERMINATOR = re.compile(r"[\"'”’」』)\]]*(?=\s|$|[▲△▷▶■◆◇○※☞])")


def _quotation_end(line: str, start: int, closing: str) -> int | None:
    end = line.find(closing, start + 1, start + _MAX_QUOTATION_CHARS)
    return end if end >= 0 else None


def _protected(line: str) -> list[Span]:
    """Return the stretches of a line in which no sentence ends: balanced quotations and brackets."""
    spans: list[Span] = []
    position = 0
    for opening in _OPENS.finditer(line):
        start, letter = opening.start(), opening.group()
        closing = _STRAIGHT if letter == _STRAIGHT else _CLOSING[_OPENING.index(letter)]
        end = _quotation_end(line, start, closing) if start >= position else None
        if end is not None:
            position = end + 1
            spans.append((start, position))
    return spans


def _ends_here(line: str, start: int, end: int) -> bool:
    if line[start:end] == "." and start and end < len(line) and line[start - 1].isascii() and line[end].isalnum():
        return False
    closed = _AFTER_TERMINATOR.match(line, end)
    return closed is not None or (start > 0 and "가" <= line[start - 1] <= "힣" and line[start] in ".!?")


def _line_sentences(line: str, offset: int) -> list[Span]:
    protected = _protected(line)
    spans: list[Span] = []
    start, shield = 0, 0
    for found in _TERMINATOR.finditer(line):
        while shield < len(protected) and protected[shield][1] <= found.start():
            shield += 1
        if shield < len(protected) and protected[shield][0] < found.start():
            continue
        if found.start() < start or not _ends_here(line, found.start(), found.end()):
            continue
        closed = _AFTER_TERMINATOR.match(line, found.end())
        end = closed.end() if closed else found.end()
        spans.append((start, end))
        start = end
    spans.append((start, len(line)))
    return [(s + offset, e + offset) for s, e in spans]


def _trimmed(text: str, span: Span) -> Span:
    told = text[slice(*span)].lstrip()
    start = span[1] - len(told)
    return start, start + len(told.rstrip())


@lru_cache(maxsize=2)
def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences, in order, without the white space around them.

    A line break always ends a sentence; a full stop does unless it stands inside a number, a Latin word,
    brackets or a quotation whose closing mark follows on the same line.

    >>> text = "투자한다. “더 쓴다. 곧 쓴다”고 말했다."
    >>> [text[s:e] for s, e in split_sentences(text)]
    ['투자한다.', '“더 쓴다. 곧 쓴다”고 말했다.']
    >>> split_sentences("3.5조원을 쓴다")
    ((0, 9),)
    """
    spans: list[Span] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        spans += _line_sentences(line, offset)
        offset += len(line)
    trimmed = (_trimmed(text, span) for span in spans)
    return tuple(span for span in trimmed if span[0] < span[1])
