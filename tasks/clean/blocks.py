"""The article among the lines of a page: which lines are its body, and which surround it.

Here belongs what only the neighbourhood shows: menus stand in runs, related news under a heading, the body
between its first and last prose. What a single line shows by itself stands in :mod:`tasks.clean.lines`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from tasks.clean.lines import Kind, Line, is_cut_off, is_polite
from tasks.clean.segments import Segment, read_segments
from tasks.clean.speech import with_spoken_news
from tasks.clean.summaries import without_summaries
from tasks.clean.vocabularies import phrases, word_key

_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{2,}|[一-鿿]{2,}")
_LEADS_LIST = re.compile(r"(?:다음과\s?같다|아래와\s?같다|이렇다|[:：]|다음과\s?같습니다|들이다|순이다)[.:：]?$")
_REPORTER = re.compile(r"[가-힣]{2,4}(?=\s?(?:선임|수석|객원|인턴)?\s?(?:기자|특파원))")
_NAMING = frozenset({Kind.CREDIT, Kind.STAMP})
_ARROWS = "▶▷►☞→⇒»"
_FIRST_SHARE = 0.4
"""An article comes before the next one: the first run of prose wins that weighs this share of the heaviest."""


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of the article: ``first`` and ``last`` bound them, ``body`` holds the indices that are kept."""

    first: int
    last: int
    body: tuple[int, ...]


def word_stems(text: str) -> set[str]:
    """Return the words of a text cut to two letters (four in Latin), which leaves the particles off.

    >>> sorted(word_stems("반도체를 반도체는 AI"))
    ['ai', '반도']
    """
    return {word[:2] if word[0] >= "가" else word[:4].casefold() for word in _WORD.findall(text[:4000])}


def _is_prose(line: Line) -> bool:
    return line.kind is Kind.PROSE or (line.kind is Kind.CUE and len(line.text) > 20)


class _Article:
    """The search for one page's article; it holds the lines so that each rule is a small method."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = with_spoken_news(lines)
        self.kept = list(without_summaries(self.lines))
        self.segments = read_segments(self.lines, self.kept)
        self.style_is_plain = self._style_is_plain()

    def _style_is_plain(self) -> bool:
        """Whether the heaviest run of prose is in the plain style: the page's furniture speaks politely anyhow."""
        runs = [
            [self.lines[i] for i in self.kept[one.start : one.stop] if _is_prose(self.lines[i])]
            for one in self.segments
        ]
        weights = [
            (sum(len(line.text) for line in run), sum(len(line.text) for line in run if line.polite)) for run in runs
        ]
        total, polite = max(weights, default=(0, 0))
        return polite < 0.25 * total

    def is_body_prose(self, line: Line) -> bool:
        """Prose of the page's style; on a plain page a polite line that speaks to the reader is furniture."""
        if not _is_prose(line):
            return False
        return not (
            self.style_is_plain and line.polite and any(hint in line.text for hint in phrases("chrome", "polite_hints"))
        )

    def prose_of(self, segment: Segment) -> list[int]:
        """Positions of body prose in a segment; on a plain page polite lines at its ends are not the article's."""
        found = [p for p in range(segment.start, segment.stop) if self.is_body_prose(self.lines[self.kept[p]])]
        found = self._without_teasers(segment, found)
        if not self.style_is_plain:
            return found
        firm = [order for order, p in enumerate(found) if not self.lines[self.kept[p]].polite]
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
        below = self.lines[self.kept[position + 1]].kind if position + 1 < len(self.kept) else None
        return below in {Kind.FURNITURE, Kind.STAMP, Kind.CREDIT} or is_cut_off(self.text(position))

    def weight(self, segment: Segment) -> int:
        """Letters of prose, single teaser sentences between headlines counting little."""
        prose = self.prose_of(segment)
        total = sum(min(len(self.text(p)), 1500) for p in prose)
        return total if len(prose) < 2 or not self.is_teaser_list(segment, prose) else total // 4

    def text(self, position: int) -> str:
        """Text of the line at a kept position."""
        return self.lines[self.kept[position]].text

    def is_teaser_list(self, segment: Segment, prose: Sequence[int]) -> bool:
        """Headline, teaser, headline, teaser: news of others, not paragraphs of one article."""
        after_short = sum(p > segment.start and self._is_headed(p) for p in prose)
        return after_short >= max(1, 0.6 * len(prose))

    def _is_headed(self, position: int) -> bool:
        """Whether a headline stands right above; the last item of a bulleted list heads no paragraph below the list."""
        line, above = self.lines[self.kept[position]], self.lines[self.kept[position - 1]]
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
        known = set[str]().union(*(word_stems(self.text(p)) for p in self.prose_of(self.segments[best])))
        chosen = [self.segments[best]]
        for number in range(best - 1, -1, -1):
            if not self._belongs(number, known, self.segments[number + 1].closer, before=True):
                break
            chosen.insert(0, self.segments[number])
        passed = best + 1
        for number in range(best + 1, len(self.segments)):
            if self.segments[number].closer is Kind.END:
                break
            if self._belongs(number, known, self.segments[number].closer, before=False):
                chosen += [*filter(partial(self._bridges, known), self.segments[passed:number]), self.segments[number]]
                passed = number + 1
        return chosen

    def _bridges(self, known: set[str], segment: Segment) -> bool:
        """Whether prose between two boxes, with the article's own prose below, is in the article's words."""
        prose = self.prose_of(segment)
        own = set[str]().union(*(word_stems(self.text(p)) for p in prose))
        return not self.is_teaser_list(segment, prose) and len(own & known) >= max(2, 0.1 * len(own))

    def _belongs(self, number: int, known: set[str], closer: Kind | None, *, before: bool) -> bool:
        """Whether prose beyond a closer is the same article's: no teasers, and in the article's words."""
        segment = self.segments[number]
        prose = self.prose_of(segment)
        if not prose or closer is Kind.END:
            return False
        is_signed = not before and self._is_signed(number)
        if is_signed or self.is_teaser_list(segment, prose):
            return is_signed
        own = set[str]().union(*(word_stems(self.text(p)) for p in prose))
        shared = len(own & known) / max(1, len(own))
        if before:
            return len(own & known) >= 2 and shared >= 0.1 and segment.closer is not Kind.LIST_HEADING
        goes_on = prose[0] == segment.start and closer in {Kind.ASIDE, Kind.STAMP, Kind.CREDIT} and own & known
        if goes_on and len(self.text(prose[0])) >= 40:
            return True
        consecutive = any(b == a + 1 for a, b in pairwise(prose))
        closed = number + 1 < len(self.segments) and self.segments[number + 1].closer in {Kind.CREDIT, Kind.END}
        if consecutive or closed or closer is Kind.STAMP:
            return len(own & known) >= 2 and shared >= 0.05
        return shared >= 0.35

    def _is_signed(self, number: int) -> bool:
        """Whether the credit below a segment names the reporter of the article, and none between has named him."""
        end = self.segments[number].stop
        below = self.lines[self.kept[end]] if end < len(self.kept) else None
        if below is None or below.kind is not Kind.CREDIT or not (name := _REPORTER.search(below.text)):
            return False
        above = self.lines[: self.kept[self.segments[number].start]]
        named = [order for order, one in enumerate(above) if one.kind in _NAMING and name[0] in one.text]
        return bool(named) and not any(self.is_body_prose(one) for one in above[: named[-1]])

    def _body_positions(self, chosen: Sequence[Segment]) -> list[int]:
        positions: list[int] = []
        for order, segment in enumerate(chosen):
            prose = self.prose_of(segment)
            first = self._first(segment, prose[0]) if order == 0 else prose[0]
            positions.extend(self._kept_between(first, prose[-1]))
        return positions

    def _first(self, segment: Segment, first: int) -> int:
        while (
            first > segment.start
            and self.lines[self.kept[first - 1]].kind in {Kind.CUE, Kind.MARKED}
            and self._near(first)
        ):
            first -= 1
        return first

    def _near(self, position: int) -> bool:
        line, above = self.lines[self.kept[position]], self.lines[self.kept[position - 1]]
        return line.gap <= 2 and (above.kind is Kind.CUE or not above.text.startswith(("[", "<", "▲", "▶")))

    def _kept_between(self, first: int, last: int) -> Iterator[int]:
        position = first
        while position <= last:
            stop = position
            while stop <= last and self._is_loose(stop):
                stop += 1
            if stop == position:
                if self._is_kept(position):
                    yield position
                position += 1
                continue
            yield from self._loose_kept(position, stop)
            position = stop

    def _is_loose(self, position: int) -> bool:
        return self.lines[self.kept[position]].kind in {Kind.SHORT, Kind.FOREIGN, Kind.MARKED}

    def _is_kept(self, position: int) -> bool:
        line = self.lines[self.kept[position]]
        return line.kind is Kind.CUE or self.is_body_prose(line) or self._is_item(position)

    def _is_item(self, position: int) -> bool:
        """Return whether a line is an item marked ▲ that reads like a caption, in a list of items that do not."""
        line = self.lines[self.kept[position]]
        around = [self.lines[self.kept[p]] for p in (position - 1, position + 1) if 0 <= p < len(self.kept)]
        return line.kind is Kind.CAPTION and any(
            one.kind is Kind.PROSE and one.text[0] == line.text[0] for one in around if line.text[0] in "▲△"
        )

    def _loose_kept(self, start: int, stop: int) -> Iterator[int]:
        """Yield what is body of a run of lines between two paragraphs: subheads are few, lists are led in."""
        run = [p for p in range(start, stop) if not (self._is_shadow(p) or self._is_link(p, start, stop))]
        led_in = start > 0 and bool(_LEADS_LIST.search(self.text(start - 1)))
        for position in run:
            marked = self.lines[self.kept[position]].kind is Kind.MARKED
            if led_in or ((marked or len(run) <= 2) and self._is_subhead(position)):
                yield position

    def _is_subhead(self, position: int) -> bool:
        line = self.lines[self.kept[position]]
        if line.kind is Kind.FOREIGN:
            return len(line.text) < 120 and line.text[-1] in ".?!\"'”’)"
        if self.style_is_plain and line.kind is Kind.SHORT and self._is_appeal(position + 1):
            return False
        return not (self.style_is_plain and is_polite(line.text) and line.text[0] not in "\"'“‘「")

    def _is_appeal(self, position: int) -> bool:
        """Whether a line speaks to the reader of a plain article: what stands right above it is its heading."""
        line = self.lines[self.kept[position]] if position < len(self.kept) else None
        return bool(line and _is_prose(line) and line.polite and not self.is_body_prose(line))

    def _is_link(self, position: int, start: int, stop: int) -> bool:
        """Return whether a line points (▶) to another page: a subhead that points stands alone."""
        around = [p for p in (position - 1, position + 1) if start <= p < stop]
        return self.text(position)[0] in _ARROWS and any(self.text(p)[0] in _ARROWS for p in around)

    def _is_shadow(self, position: int) -> bool:
        """Return whether a line prints the caption beside it once more, without its marks: the same letters."""
        key = word_key(self.text(position))
        around = (self.kept[position] - 1, self.kept[position] + 1)
        captions = [
            self.lines[i].text for i in around if 0 <= i < len(self.lines) and self.lines[i].kind is Kind.CAPTION
        ]
        return any(key and _overlap(key, word_key(caption)) >= 0.8 for caption in captions)


def _overlap(one: str, other: str) -> float:
    """Share of letters that two texts have in common, whatever their order."""
    return 2 * sum((Counter(one) & Counter(other)).values()) / max(1, len(one) + len(other))


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
