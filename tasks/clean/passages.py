"""The prose of a page's segments: what in each is body prose, in which style, and which are teasers of other news.

Here belongs what one segment shows. Which segments are the article is settled in :mod:`tasks.clean.blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tasks.clean.lines import SENTENCE_ENDS, Kind, Line, is_age, is_cut_off, is_plain
from tasks.clean.segments import Segment, read_segments
from tasks.clean.speech import with_spoken_news
from tasks.clean.stamps import is_readers
from tasks.clean.subheads import LOOSE, is_appeal
from tasks.clean.summaries import without_summaries
from tasks.clean.vocabularies import word_stems

_REPORTER = re.compile(r"[가-힣]{2,4}(?=\s?(?:선임|수석|객원|인턴)?\s?(?:기자|특파원))")
_SIGN_OFF = re.compile(r"(?:뉴스|NEWS|방송|TV)\s?([가-힣]{2,4})입니다\.?$")
_NAMING = frozenset({Kind.CREDIT, Kind.STAMP})
_FEW_POLITE = 0.25
"""Below this share of polite sentences an article is in the plain style of papers."""
_ALL_BUT = 0.8
_TOLD_AT_LENGTH = 3
"""So many sentences are told to nobody in particular: an appeal is short."""
_HEAD_LINES = 8
_FEW_LINES = 4
_RIGHTS = "ⓒ©Ⓒ"


def _is_prose(line: Line) -> bool:
    return line.kind is Kind.PROSE or (line.kind is Kind.CUE and len(line.text) > 20)


def _without_photographers(lines: list[Line]) -> list[Line]:
    """Return the lines, those that name who took a picture made captions: below the first prose, right beside one."""
    first = next((order for order, line in enumerate(lines) if line.kind is Kind.PROSE), len(lines))
    found = list(lines)
    for order in range(first + 1, len(lines)):
        beside = (lines[p] for p in (order - 1, order + 1) if p < len(lines))
        is_beside = any(line.kind is Kind.CAPTION and line.text[0] not in _RIGHTS for line in beside)
        if is_beside and lines[order].kind is Kind.CREDIT and "@" not in lines[order].text:
            found[order] = replace(lines[order], kind=Kind.CAPTION)
    return found


class Passages:
    """The lines of a page in segments; it holds them so that each rule about a segment is a small method."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = with_spoken_news(lines)
        self.kept = list(without_summaries(self.lines))
        self.at = _without_photographers([self.lines[index] for index in self.kept])
        self.segments = read_segments(self.at)
        self.polite_share = self._polite_share()
        self.style_is_plain = self.polite_share < _FEW_POLITE
        self.whole = "\n".join(line.text for line in self.at)
        self.first_stamp = self._first_of(Kind.STAMP)
        first = next((order for order, line in enumerate(self.at) if self.is_body_prose(line)), len(self.at))
        self.header = "\n".join(line.text for line in self.at[:first] if line.kind in _NAMING)
        self.named_again = self._names_below(first)

    def _polite_share(self) -> float:
        """Share of polite sentences in the heaviest run of prose, those left out that any page's furniture says."""
        runs = [
            [line for line in self.at[one.start : one.stop] if _is_prose(line) and not is_appeal(line)]
            for one in self.segments
        ]
        weights = [
            (sum(len(line.text) for line in run), sum(len(line.text) for line in run if line.polite)) for run in runs
        ]
        total, polite = max(weights, default=(0, 0))
        return polite / total if total else 1.0

    def _first_of(self, kind: Kind) -> int:
        return next((order for order, line in enumerate(self.at) if line.kind is kind), len(self.at))

    def _names_below(self, first: int) -> dict[str, int]:
        """Return where below the first prose each reporter is named for the first time."""
        found: dict[str, int] = {}
        for order in range(first, len(self.at)):
            if self.at[order].kind in _NAMING:
                for name in _REPORTER.findall(self.at[order].text):
                    found.setdefault(name, order)
        return found

    def is_body_prose(self, line: Line) -> bool:
        """Prose of the page's style; on a plain page a polite line that speaks to the reader is furniture."""
        return _is_prose(line) and not (self.style_is_plain and is_appeal(line))

    def prose_of(self, segment: Segment) -> list[int]:
        """Positions of body prose in a segment; on a plain page polite lines at its ends are not the article's."""
        found = [p for p in range(segment.start, segment.stop) if self.is_body_prose(self.at[p])]
        found = self._without_teasers(segment, found)
        if not self.style_is_plain:
            return self._without_appeals(found)
        firm = [order for order, p in enumerate(found) if not self.at[p].polite]
        return found[firm[0] : firm[-1] + 1] if firm else []

    def _without_appeals(self, prose: list[int]) -> list[int]:
        """Leave off what a polite page says to its reader below its article: under a heading or button, and nothing else there."""
        for order in range(len(prose) - 1, 0, -1):
            told = SENTENCE_ENDS.findall(self.text(prose[order]))
            if not is_appeal(self.at[prose[order]]) or len(told) >= _TOLD_AT_LENGTH:
                return prose
            if prose[order] > prose[order - 1] + 1:
                return prose[:order]
        return prose

    def _without_teasers(self, segment: Segment, prose: list[int]) -> list[int]:
        """Leave off two or more teasers at the end: a headline above each, and cut off or dated below."""
        keep = len(prose)
        while keep and self._is_teaser(segment, prose[keep - 1]):
            keep -= 1
        cut_off = any(is_cut_off(self.text(p)) for p in prose[keep:])
        return prose[:keep] if len(prose) - keep >= (1 if cut_off else 2) else prose

    def _is_teaser(self, segment: Segment, position: int) -> bool:
        if position <= segment.start or not self._is_headed(position):
            return False
        below = self.at[position + 1].kind if position + 1 < len(self.kept) else None
        return below in {Kind.FURNITURE, Kind.STAMP, Kind.CREDIT} or is_cut_off(self.text(position))

    def weight(self, segment: Segment) -> int:
        """Letters of prose, single teaser sentences between headlines counting little."""
        prose = self.prose_of(segment)
        total = sum(min(len(self.text(p)), 1500) for p in prose)
        return total if len(prose) < 2 or not self.is_teaser_list(segment, prose) else total // 4

    def text(self, position: int) -> str:
        """Text of the line at a kept position."""
        return self.at[position].text

    def is_teaser_list(self, segment: Segment, prose: Sequence[int]) -> bool:
        """Headline, teaser, headline, teaser: news of others, not paragraphs of one article."""
        after_short = sum(p > segment.start and self._is_headed(p) for p in prose)
        return after_short >= max(1, 0.6 * len(prose))

    def _is_headed(self, position: int) -> bool:
        """Return whether a headline stands right above; the last item of a bulleted list heads no paragraph below the list."""
        line, above = self.at[position], self.at[position - 1]
        if above.kind is Kind.FURNITURE and position >= 2 and is_age(above.text):
            above = self.at[position - 2]
        return above.kind is Kind.SHORT and not (above.bulleted and not line.bulleted and line.gap > above.gap)

    def stems(self, segment: Segment) -> set[str]:
        return set[str]().union(*(word_stems(self.text(p)) for p in self.prose_of(segment)))

    def is_headed_article(self, segment: Segment, own: set[str]) -> bool:
        """Return whether the date or credit right above prose stands under a headline in its words, or the text opens with it."""
        if segment.closer not in _NAMING:
            return segment.closer is None and segment.start == 0 and any(map(_is_prose, self.at[:2]))
        above = [line for line in self.at[max(0, segment.start - _HEAD_LINES) : segment.start] if line.kind in LOOSE]
        is_cut = not above and segment.start < _FEW_LINES
        return is_cut or any(len(word_stems(line.text) & own) >= 2 for line in above)

    def is_others(self, segment: Segment) -> bool:
        """Return whether the date above a segment heads another text: below a headline, or behind a reader's name and with a clock."""
        if segment.closer is not Kind.STAMP or segment.start < 2:
            return False
        above, stamp = self.at[segment.start - 2], self.at[segment.start - 1]
        if above.kind is Kind.SHORT and len(above.text) >= 8 and not above.bulleted:
            return True
        return self.first_stamp < segment.start - 1 and is_readers(stamp.text)

    def is_odd(self, prose: Sequence[int]) -> bool:
        """Return whether paragraphs are all in the plain style, on a page whose prose is all but polite: a broadcast's neighbours."""
        plain = [is_plain(self.text(p)) for p in prose]
        return self.polite_share >= _ALL_BUT and len(prose) >= 2 and all(plain)

    def is_signed_off(self, position: int) -> bool:
        """Return whether a paragraph is a broadcaster's last words, by a reporter whom the page has named above."""
        found = _SIGN_OFF.search(self.text(position))
        return found is not None and self.whole.count(found[1]) > 1

    def is_signed(self, number: int) -> bool:
        """Return whether the credit below a segment names the reporter of the article, and none between has named him."""
        end = self.segments[number].stop
        below = self.at[end] if end < len(self.kept) else None
        if below is None or below.kind is not Kind.CREDIT or not (name := _REPORTER.search(below.text)):
            return False
        again = self.named_again.get(name[0], len(self.at))
        return name[0] in self.header and again >= self.segments[number].start
