"""Short lines between paragraphs: subheads and lists are the article's, links, advertisements and captions are not.

Here belongs what stays of a run of lines that are no sentences. Where the article stands is found by
:mod:`tasks.clean.blocks`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from tasks.clean.lines import Kind, Line, is_polite
from tasks.clean.pointers import is_offer, is_pointer, is_promotion
from tasks.clean.vocabularies import pattern, phrases, word_key, word_stems

LOOSE = frozenset({Kind.SHORT, Kind.FOREIGN, Kind.MARKED})
"""Kinds of lines that are no sentences: they stay only where their neighbours make them the article's."""

_LEADS_LIST = re.compile(r"(?:다음과\s?같다|아래와\s?같다|이렇다|[:：]|다음과\s?같습니다|들이다|순이다)[.:：]?$")
_ARROWS = "▶▷►☞→⇒»"
_SQUARES = "◆◇■□"
_QUOTES = "\"'“‘「"
_SOURCE = re.compile(r"^(?:(?:자료|그래픽|출처|단위|도표|인포그래픽)\s?[=:：]|https?://|www\.)")
_BRACKETED = re.compile(r"^[\[(〈<][^\[\]]*[\])〉>]$")
_CLOSING = "\"'”’」"
_FEW = 2
_LONG = 12
_LONGER = 20


def kept_of_run(lines: Sequence[Line], start: int, stop: int, known: Set[str], *, is_plain: bool) -> Iterator[int]:
    """Yield the positions that are body of a run of loose lines between two paragraphs: subheads are few, lists are led in.

    ``known`` are the words of the paragraphs: a longer line without any of them is another article's headline.
    """
    above = lines[start - 1].text if start > 0 else ""
    pointed = lines[start].gap == 0 and (is_pointer(above) or is_offer(above))
    run = [p for p in range(start, stop) if not (_is_link(lines, p, start, stop) or _is_titled_below(lines, p))]
    led_in = bool(_LEADS_LIST.search(above))
    for position in run:
        marked = lines[position].kind is Kind.MARKED
        listed = pointed and not marked and not any(lines[p].gap for p in range(start, position + 1))
        alone = (marked or len(run) <= _FEW) and not listed and not _is_headline(lines[position], known)
        if led_in or (alone and _is_subhead(lines, position, is_plain=is_plain)):
            yield position


def _is_headline(line: Line, known: Set[str]) -> bool:
    """Whether a line is another article's headline: it bears an article's tag, or none of its words is in the paragraphs."""
    if line.kind is Kind.FOREIGN or line.bulleted or pattern("chrome", "article_tags").match(line.text):
        return line.kind is not Kind.FOREIGN and not line.bulleted
    stems, text = word_stems(line.text), line.text
    is_long = len(text) >= (_LONGER if line.kind is Kind.MARKED or text[0] in _QUOTES else _LONG)
    return is_long and len(stems) >= _FEW and text[0] not in _SQUARES and text[-1] not in _CLOSING and not stems & known


def is_appeal(line: Line) -> bool:
    """Return whether a line is a polite sentence that speaks to the reader, or sells to him."""
    spoken = line.kind is Kind.PROSE or (line.kind is Kind.CUE and len(line.text) > 20)
    hinted = any(hint in line.text for hint in phrases("chrome", "polite_hints"))
    return spoken and line.polite and (hinted or is_promotion(line.text))


def _is_subhead(lines: Sequence[Line], position: int, *, is_plain: bool) -> bool:
    line = lines[position]
    if line.kind is Kind.FOREIGN:
        return len(line.text) < 120 and line.text[-1] in ".?!\"'”’)"
    if line.text[0] not in _SQUARES and is_promotion(line.text):
        return False
    if line.kind is Kind.SHORT and (
        _heads_appeal(lines, position, is_plain=is_plain) or (is_plain and line.text[-1] == "!")
    ):
        return False
    return not (is_plain and is_polite(line.text) and line.text[0] not in _QUOTES)


def _heads_appeal(lines: Sequence[Line], position: int, *, is_plain: bool) -> bool:
    """Whether the line below speaks to the reader, on any page in a button's words: what stands right above is its heading."""
    below = lines[position + 1] if position + 1 < len(lines) else None
    if below is None:
        return False
    return (is_plain and is_appeal(below)) or (
        below.kind is Kind.FURNITURE and is_polite(below.text) and not below.spoken
    )


def _is_link(lines: Sequence[Line], position: int, start: int, stop: int) -> bool:
    """Return whether a line points (▶) to another page: a subhead that points stands alone."""
    around = [p for p in (position - 1, position + 1) if start <= p < stop]
    return lines[position].text[0] in _ARROWS and any(lines[p].text[0] in _ARROWS for p in around)


def _is_titled_below(lines: Sequence[Line], position: int) -> bool:
    """Whether a line is the title of what stands beside it: of a picture, of a chart above its source, of an address."""
    below = lines[position + 1] if position + 1 < len(lines) else None
    is_source = below is not None and not below.gap and bool(_SOURCE.match(below.text))
    return is_source or _is_shadow(lines, position)


def _is_shadow(lines: Sequence[Line], position: int) -> bool:
    """Return whether a line prints the caption beside it once more: the same letters, or a title that the caption repeats."""
    key = word_key(lines[position].text)
    around = (position - 1, position + 1)
    captions = [lines[p] for p in around if 0 <= p < len(lines) and lines[p].kind is Kind.CAPTION]
    return any(key and _overlap(key, word_key(one.text)) >= 0.8 for one in captions) or (
        position + 1 < len(lines) and _is_titled(lines[position], lines[position + 1])
    )


def _is_titled(line: Line, below: Line) -> bool:
    """Whether a caption right below a short line says all of its words again or is a credit alone, as agencies title pictures."""
    words = line.text.split()
    repeats = len(words) >= _FEW and all(word[:2] in below.text for word in words)
    return below.kind is Kind.CAPTION and (repeats or (not below.gap and bool(_BRACKETED.match(below.text))))


def _overlap(one: str, other: str) -> float:
    """Share of letters that two texts have in common, whatever their order."""
    return 2 * sum((Counter(one) & Counter(other)).values()) / max(1, len(one) + len(other))


def is_item(lines: Sequence[Line], position: int) -> bool:
    """Return whether a line is an item marked ▲ that reads like a caption, in a list of items that do not."""
    line = lines[position]
    around = [lines[p] for p in (position - 1, position + 1) if 0 <= p < len(lines)]
    return line.kind is Kind.CAPTION and any(
        one.kind is Kind.PROSE and one.text[0] == line.text[0] for one in around if line.text[0] in "▲△"
    )
