"""The article among the lines of a page: which lines are its body, and which surround it.

Here belongs what only the neighbourhood shows: menus stand in runs, related news under a heading, the body
between its first and last prose. What a single line shows by itself stands in :mod:`tasks.clean.lines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from tasks.clean.lines import Kind, Line, is_age, is_cut_off, is_plain
from tasks.clean.segments import Segment, read_segments
from tasks.clean.speech import with_spoken_news
from tasks.clean.stamps import is_readers
from tasks.clean.subheads import LOOSE, is_appeal, is_item, kept_of_run
from tasks.clean.summaries import without_summaries
from tasks.clean.vocabularies import word_stems

_REPORTER = re.compile(r"[가-힣]{2,4}(?=\s?(?:선임|수석|객원|인턴)?\s?(?:기자|특파원))")
_SIGN_OFF = re.compile(r"(?:뉴스|NEWS|방송|TV)\s?([가-힣]{2,4})입니다\.?$")
_NAMING = frozenset({Kind.CREDIT, Kind.STAMP})
_FEW_POLITE = 0.25
"""Below this share of polite sentences an article is in the plain style of papers."""
_BOXES = frozenset({Kind.LIST_HEADING, Kind.ASIDE})
_ENDS = frozenset({Kind.CREDIT, Kind.END})
_ALL_BUT = 0.8
_FEW_ITEMS = 2
_MIN_TOLD = 20
_FIRST_SHARE = 0.4
"""An article comes before the next one: the first run of prose wins that weighs this share of the heaviest."""


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of the article: ``first`` and ``last`` bound them, ``body`` holds the indices that are kept."""

    first: int
    last: int
    body: tuple[int, ...]


def _is_prose(line: Line) -> bool:
    return line.kind is Kind.PROSE or (line.kind is Kind.CUE and len(line.text) > 20)


def _without_photographers(lines: list[Line]) -> list[Line]:
    """Return the lines, those that name who took a picture made captions: below the first prose, right beside one."""
    first = next((order for order, line in enumerate(lines) if line.kind is Kind.PROSE), len(lines))
    found = list(lines)
    for order in range(first + 1, len(lines)):
        beside = (lines[p] for p in (order - 1, order + 1) if p < len(lines))
        is_beside = any(line.kind is Kind.CAPTION and line.text[0] not in "ⓒ©Ⓒ" for line in beside)
        if is_beside and lines[order].kind is Kind.CREDIT and "@" not in lines[order].text:
            found[order] = replace(lines[order], kind=Kind.CAPTION)
    return found


class _Article:
    """The search for one page's article; it holds the lines so that each rule is a small method."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = with_spoken_news(lines)
        self.kept = list(without_summaries(self.lines))
        self.at = _without_photographers([self.lines[index] for index in self.kept])
        self.segments = read_segments(self.at)
        self.polite_share = self._polite_share()
        self.style_is_plain = self.polite_share < _FEW_POLITE

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

    def is_body_prose(self, line: Line) -> bool:
        """Prose of the page's style; on a plain page a polite line that speaks to the reader is furniture."""
        return _is_prose(line) and not (self.style_is_plain and is_appeal(line))

    def prose_of(self, segment: Segment) -> list[int]:
        """Positions of body prose in a segment; on a plain page polite lines at its ends are not the article's."""
        found = [p for p in range(segment.start, segment.stop) if self.is_body_prose(self.at[p])]
        found = self._without_teasers(segment, found)
        if not self.style_is_plain:
            return found
        firm = [order for order, p in enumerate(found) if not self.at[p].polite]
        return found[firm[0] : firm[-1] + 1] if firm else []

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
        """Whether a headline stands right above; the last item of a bulleted list heads no paragraph below the list."""
        line, above = self.at[position], self.at[position - 1]
        if above.kind is Kind.FURNITURE and position >= 2 and is_age(above.text):
            above = self.at[position - 2]
        return above.kind is Kind.SHORT and not (above.bulleted and not line.bulleted and line.gap > above.gap)

    def find(self) -> Region | None:
        """Return the region, or None where no prose stands on the page."""
        if not self.segments:
            return None
        weights = list(map(self.weight, self.segments))
        best = next(n for n, weight in enumerate(weights) if weight >= _FIRST_SHARE * max(weights))
        if not self.prose_of(self.segments[best]):
            return None
        chosen = self._joined(best)
        body = tuple(self.kept[p] for p in self._body_positions(chosen))
        return Region(body[0], body[-1], body) if body else None

    def _joined(self, best: int) -> list[Segment]:
        known = self._stems(self.segments[best])
        chosen = [self.segments[best]]
        for number in range(best - 1, -1, -1):
            if not self._belongs(number, known, self.segments[number + 1].closer, before=True):
                break
            chosen.insert(0, self.segments[number])
        passed = best + 1
        for number in range(best + 1, len(self.segments)):
            if self.segments[number].closer is Kind.END or self._is_signed_off(self.prose_of(chosen[-1])[-1]):
                break
            if self._belongs(number, known, self.segments[number].closer, before=False) or self._resumes(
                best, number, known
            ):
                known |= self._stems(self.segments[number])
                chosen += [*filter(partial(self._bridges, known), self.segments[passed:number]), self.segments[number]]
                passed = number + 1
        return chosen

    def _bridges(self, known: set[str], segment: Segment) -> bool:
        """Whether prose between two boxes, with the article's own prose below, is in the article's words."""
        own = self._stems(segment)
        return not self.is_teaser_list(segment, self.prose_of(segment)) and len(own & known) >= max(2, 0.1 * len(own))

    def _belongs(self, number: int, known: set[str], closer: Kind | None, *, before: bool) -> bool:
        """Whether prose beyond a closer is the same article's: no teasers, and in the article's words."""
        segment = self.segments[number]
        prose = self.prose_of(segment)
        if not prose or closer is Kind.END or (not before and (self._is_others(segment) or self._is_odd(prose))):
            return False
        is_signed = not before and (self._is_signed(number) or self._is_signed_off(prose[-1]))
        if is_signed or self.is_teaser_list(segment, prose):
            return is_signed
        own = self._stems(segment)
        shared = len(own & known) / max(1, len(own))
        if before:
            return len(own & known) >= 2 and shared >= 0.1 and segment.closer is not Kind.LIST_HEADING
        consecutive = any(b == a + 1 for a, b in pairwise(prose))
        goes_on = prose[0] == segment.start and closer in {Kind.ASIDE, Kind.STAMP, Kind.CREDIT} and own & known
        if goes_on and (len(self.text(prose[0])) >= 40 or (consecutive and closer is Kind.ASIDE)):
            return True
        closed = number + 1 < len(self.segments) and self.segments[number + 1].closer in {Kind.CREDIT, Kind.END}
        if consecutive or closed or closer is Kind.STAMP:
            return len(own & known) >= 2 and shared >= 0.05
        return shared >= 0.35

    def _resumes(self, best: int, number: int, known: set[str]) -> bool:
        """Whether an article that nothing has ended goes on below a list of other news, in at least one of its words."""
        segment = self.segments[number]
        prose = self.prose_of(segment)
        closers = {one.closer for one in self.segments[best + 1 : number + 1]}
        if segment.closer not in _BOXES or not prose or closers & _ENDS:
            return False
        n_items = sum(line.kind in LOOSE for line in self.at[segment.start : prose[0]])
        is_teaser = n_items < _FEW_ITEMS and self.is_teaser_list(segment, prose)
        own = self._stems(segment)
        is_ended = len(prose) > 1 and segment.stop < len(self.at) and self.at[segment.stop].kind in _ENDS
        told = all(len(self.text(p)) >= _MIN_TOLD and not self.at[p].bulleted for p in prose)
        return (
            prose[0] > segment.start
            and told
            and not is_teaser
            and not self._is_odd(prose)
            and bool(own & known or is_ended)
        )

    def _stems(self, segment: Segment) -> set[str]:
        return set[str]().union(*(word_stems(self.text(p)) for p in self.prose_of(segment)))

    def _is_others(self, segment: Segment) -> bool:
        """Whether the date above a segment heads another text: below a headline, or behind a reader's name and with a clock."""
        if segment.closer is not Kind.STAMP or segment.start < 2:
            return False
        above, stamp = self.at[segment.start - 2], self.at[segment.start - 1]
        if above.kind is Kind.SHORT and len(above.text) >= 8 and not above.bulleted:
            return True
        first = next((order for order, line in enumerate(self.at) if line.kind is Kind.STAMP), segment.start)
        return first < segment.start - 1 and is_readers(stamp.text)

    def _is_odd(self, prose: Sequence[int]) -> bool:
        """Whether paragraphs are all in the plain style, on a page whose prose is all but polite: a broadcast's neighbours."""
        plain = [is_plain(self.text(p)) for p in prose]
        return self.polite_share >= _ALL_BUT and len(prose) >= 2 and all(plain)

    def _is_signed_off(self, position: int) -> bool:
        """Whether a paragraph is a broadcaster's last words, by a reporter whom the page has named above."""
        found = _SIGN_OFF.search(self.text(position))
        return found is not None and any(found[1] in line.text for line in self.at[:position])

    def _is_signed(self, number: int) -> bool:
        """Whether the credit below a segment names the reporter of the article, and none between has named him."""
        end = self.segments[number].stop
        below = self.at[end] if end < len(self.kept) else None
        if below is None or below.kind is not Kind.CREDIT or not (name := _REPORTER.search(below.text)):
            return False
        above = self.lines[: self.kept[self.segments[number].start]]
        named = [order for order, one in enumerate(above) if one.kind in _NAMING and name[0] in one.text]
        return bool(named) and not any(self.is_body_prose(one) for one in above[: named[-1]])

    def _body_positions(self, chosen: Sequence[Segment]) -> list[int]:
        positions: list[int] = []
        known = set[str]().union(*map(self._stems, chosen))
        for order, segment in enumerate(chosen):
            prose = self.prose_of(segment)
            first = self._first(segment, prose[0]) if order == 0 else prose[0]
            positions.extend(self._kept_between(first, prose[-1], known))
        return positions

    def _first(self, segment: Segment, first: int) -> int:
        while first > segment.start and self.at[first - 1].kind in {Kind.CUE, Kind.MARKED} and self._near(first):
            first -= 1
        return first

    def _near(self, position: int) -> bool:
        line, above = self.at[position], self.at[position - 1]
        return line.gap <= 2 and (above.kind is Kind.CUE or not above.text.startswith(("[", "<", "▲", "▶")))

    def _kept_between(self, first: int, last: int, known: set[str]) -> Iterator[int]:
        position = first
        while position <= last:
            stop = position
            while stop <= last and self.at[stop].kind in LOOSE:
                stop += 1
            if stop == position:
                if self._is_kept(position):
                    yield position
                position += 1
                continue
            yield from kept_of_run(self.at, position, stop, known, is_plain=self.style_is_plain)
            position = stop

    def _is_kept(self, position: int) -> bool:
        line = self.at[position]
        return line.kind is Kind.CUE or self.is_body_prose(line) or is_item(self.at, position)


def find_region(lines: Sequence[Line]) -> Region | None:
    r"""Return where the article stands among the lines of a page, or None where no line is prose.

    The body is the heaviest run of prose between closers (headings of related news, notices of rights, credits,
    date stamps), joined across a heading only where the words go on; headlines in runs, captions and furniture
    inside it are left out, single subheads stay.

    >>> from tasks.clean.lines import read_lines
    >>> text = "로그인\n정부가 2조원을 투자한다고 밝혔다.\n공장은 내년에 선다.\n관련기사\n다른 공장도 짓는다"
    >>> find_region(list(read_lines(text))).body
    (1, 2)
    """
    return _Article(lines).find()
