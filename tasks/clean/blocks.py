"""The article among the lines of a page: which lines are its body, and which surround it.

Here belongs what only the neighbourhood shows: menus stand in runs, related news under a heading, the body
between its first and last prose. What a single line shows by itself stands in :mod:`tasks.clean.lines`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from tasks.clean.lines import Kind, Line, heads_part
from tasks.clean.passages import Passages
from tasks.clean.segments import Segment
from tasks.clean.subheads import LOOSE, is_item, kept_of_run

_BOXES = frozenset({Kind.LIST_HEADING, Kind.ASIDE})
_PAUSES = frozenset({Kind.ASIDE, Kind.STAMP, Kind.CREDIT})
_ENDS = frozenset({Kind.CREDIT, Kind.END})
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


class _Article(Passages):
    """The search for one page's article among its segments."""

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
        known = self.stems(self.segments[best])
        chosen = [self.segments[best]]
        for number in range(best - 1, -1, -1):
            if not self._leads(number, known):
                break
            chosen.insert(0, self.segments[number])
        passed = best + 1
        for number in range(best + 1, len(self.segments)):
            if self.segments[number].closer is Kind.END or self.is_signed_off(self.prose_of(chosen[-1])[-1]):
                break
            if self._belongs(number, known) or self._resumes(best, number, known):
                known |= self.stems(self.segments[number])
                chosen += [*filter(partial(self._bridges, known), self.segments[passed:number]), self.segments[number]]
                passed = number + 1
        return chosen

    def _bridges(self, known: set[str], segment: Segment) -> bool:
        """Whether prose between two boxes, with the article's own prose below, is in the article's words."""
        own = self.stems(segment)
        return not self.is_teaser_list(segment, self.prose_of(segment)) and len(own & known) >= max(2, 0.1 * len(own))

    def _leads(self, number: int, known: set[str]) -> bool:
        """Whether prose above a closer is the same article's: right under its header, or in its words."""
        segment, closer = self.segments[number], self.segments[number + 1].closer
        prose, own = self.prose_of(segment), self.stems(segment)
        if not prose or closer is Kind.END or self.is_teaser_list(segment, prose):
            return False
        if self.is_headed_article(segment, own):
            return True
        return len(own & known) >= max(2, 0.1 * len(own)) and segment.closer is not Kind.LIST_HEADING

    def _belongs(self, number: int, known: set[str]) -> bool:
        """Whether prose below a closer is the same article's: signed by its reporter, or no teasers and in its words."""
        segment = self.segments[number]
        prose, closer = self.prose_of(segment), segment.closer
        if not prose or closer is Kind.END or self.is_others(segment) or self.is_odd(prose):
            return False
        if self.is_signed(number) or self.is_signed_off(prose[-1]):
            return True
        return not self.is_teaser_list(segment, prose) and self._goes_on(number, prose, known)

    def _goes_on(self, number: int, prose: Sequence[int], known: set[str]) -> bool:
        """Whether paragraphs below a closer are in the article's words: one is enough right below an appeal or a date."""
        segment, own = self.segments[number], self.stems(self.segments[number])
        consecutive = any(b == a + 1 for a, b in pairwise(prose))
        is_pause = prose[0] == segment.start and segment.closer in _PAUSES
        is_long = len(self.text(prose[0])) >= 40 or (consecutive and segment.closer is Kind.ASIDE)
        if is_pause and is_long and own & known:
            return True
        closed = number + 1 < len(self.segments) and self.segments[number + 1].closer in _ENDS
        if consecutive or closed or segment.closer is Kind.STAMP:
            return len(own & known) >= max(2, 0.05 * len(own))
        return len(own & known) >= 0.35 * max(1, len(own))

    def _resumes(self, best: int, number: int, known: set[str]) -> bool:
        """Whether an article that nothing has ended goes on below a list of other news, in at least one of its words."""
        segment = self.segments[number]
        prose = self.prose_of(segment)
        closers = {one.closer for one in self.segments[best + 1 : number + 1]}
        if segment.closer not in _BOXES or not prose or closers & _ENDS:
            return False
        n_items = sum(line.kind in LOOSE for line in self.at[segment.start : prose[0]])
        is_teaser = n_items < _FEW_ITEMS and self.is_teaser_list(segment, prose)
        own = self.stems(segment)
        is_aside = segment.closer is Kind.ASIDE
        is_ended = segment.stop < len(self.at) and self.at[segment.stop].kind in _ENDS and (is_aside or len(prose) > 1)
        told = all(len(self.text(p)) >= _MIN_TOLD and not self.at[p].bulleted for p in prose)
        return (
            (is_aside or prose[0] > segment.start)
            and told
            and not is_teaser
            and not self.is_odd(prose)
            and bool(own & known or is_ended)
        )

    def _body_positions(self, chosen: Sequence[Segment]) -> list[int]:
        positions: list[int] = []
        known = set[str]().union(*map(self.stems, chosen))
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
        heads = above.kind is Kind.CUE or heads_part(above.text) or not above.text.startswith(("[", "<", "▲", "▶"))
        return line.gap <= 2 and heads

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
