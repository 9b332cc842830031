"""One numeral, read from a place in a text: blocks of four digits, each closed by 만, 억, 조 or 경.

Here belong the rules of how a numeral is built and where it ends. What the number counts (money, people, a law's
article) is for others to say. The text must be folded already (:func:`~tasks.extract.numerals.widths.fold_width`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from tasks.extract.numerals.values import Numeral
from tasks.extract.numerals.vocabulary import BIG, SINO, SMALL

MAX_DIGITS = 24
"""A longer run of digits is no figure but a key or a card number."""
_MOST_PLACES = 28
"""So many digits does Decimal keep exact: a unit that would make more is none."""

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_MONEY = r"(?:원|달러|위안|유로|엔|파운드|불|弗|루피|링깃|프랑|루블|바트|디르함|리얄|페소|헤알|크로|\$)"
_PIECE = re.compile(
    rf"(?P<blank> ?)(?:(?P<num>{_DIGITS})|(?P<small>[천백십])|(?P<big>[경조억만])|(?P<sino>[영공일이삼사오육륙칠팔구]))"
)
_PLAIN = re.compile(rf"(?>{_DIGITS})(?! ?[0-9경조억만천백십여영공일이삼사오육륙칠팔구])")
"""Digits that nothing goes on with, most numerals of a text: no more is to be read."""
_YEO = re.compile(r"여 ?(?=[천백만억조])")
_BIG_MAY_STAND_APART = re.compile(
    rf"[경조억만](?= ?(?:[0-9]|[천백]|{_MONEY}|[^가-힣 ]|$)| (?![가-힣])|여 ?{_MONEY}| [가-힣])"
)
_SMALL_MAY_STAND_APART = re.compile(rf" [천백십] ?(?:[만억조]|{_MONEY})")
_SINO_GOES_ON = re.compile(r" ?[영공일이삼사오육륙칠팔구][천백십만억조]")
_SINO_ENDS = re.compile(rf"[영공일이삼사오육륙칠팔구](?= ?(?:{_MONEY}|센트|[명개%배])|[^가-힣]|$)")
_MONEY_AHEAD = re.compile(rf" ?여? ?{_MONEY}")
_CALENDAR_AHEAD = re.compile(r" ?(?:년|월|일|시|분|차|단계|~|-|\.)")


@dataclass(slots=True)
class _Mark:
    """A place where the numeral could end: the pieces read so far."""

    end: int
    total: Decimal
    block: Decimal
    tail_has_small: bool
    has_digits: bool


class _Scan:
    """Reads pieces from left to right and keeps the last places where the numeral could end."""

    def __init__(self, text: str, start: int, pending: Decimal | None = None, *, whole: bool = False) -> None:
        """Start at ``start``; ``pending`` is a digit that stands before it; ``whole`` lets a bare last digit stand."""
        self.text, self.start, self.position, self.whole = text, start, start, whole
        self.pending, self.pending_is_spaced, self.pending_start = pending, False, start
        self.total, self.block = Decimal(0), Decimal(0)
        self.units: list[int] = []
        self.last_small, self.head_power = 99, 0
        self.tail_has_small = self.is_about = self.has_digits = False
        self.mark: _Mark | None = None

    def run(self) -> Numeral | None:
        """Return the numeral that starts here, or None if nothing that counts stands here."""
        while (piece := _PIECE.match(self.text, self.position)) is not None and self._take(piece):
            self.position = piece.end()
            if (yeo := _YEO.match(self.text, self.position)) and not self._is_empty():
                self.is_about, self.position = True, yeo.end()
        return self._finish()

    def _is_empty(self) -> bool:
        return self.pending is None and not self.block and not self.total

    def _take(self, piece: re.Match[str]) -> bool:
        if piece["num"]:
            return self._take_number(piece)
        if piece["sino"]:
            return self._take_sino(piece)
        if piece["small"]:
            return self._take_small(piece)
        return self._take_big(piece)

    def _take_number(self, piece: re.Match[str]) -> bool:
        digits = piece["num"].replace(",", "")
        if self.pending is not None or len(digits) > MAX_DIGITS or (piece["blank"] and self._is_empty()):
            return False
        value = Decimal(digits)
        if value >= self._room() or ("." in digits and not self._is_empty() and self.units[-1:] != [4]):
            return False
        self._hold(value, piece)
        self.has_digits = True
        return True

    def _room(self) -> Decimal:
        """Return what a digit group must stay under here: the last place or the last big unit that was read."""
        if self.block:
            return Decimal(10) ** self.last_small
        return Decimal(10) ** min(self.units[-1], 8) if self.units else Decimal(10) ** MAX_DIGITS

    def _take_sino(self, piece: re.Match[str]) -> bool:
        at = piece.start() + len(piece["blank"])
        goes_on = _SINO_GOES_ON.match(self.text, piece.start()) is not None
        ends = not piece["blank"] and not self.has_digits and _SINO_ENDS.match(self.text, at) is not None
        if self.pending is not None or not (goes_on or self.whole or (ends and self.block)):
            return False
        self._hold(Decimal(SINO[piece["sino"]]), piece)
        return True

    def _hold(self, value: Decimal, piece: re.Match[str]) -> None:
        self.pending, self.pending_is_spaced, self.pending_start = value, bool(piece["blank"]), piece.start()

    def _take_small(self, piece: re.Match[str]) -> bool:
        power = SMALL[piece["small"]]
        if power >= self.last_small or (piece["blank"] and not self._small_may_stand_apart(piece)):
            return False
        if not self.units and not self.block:
            self.head_power = power
        self.block += (Decimal(1) if self.pending is None else self.pending) * 10**power
        self.pending, self.last_small, self.tail_has_small = None, power, True
        self.mark = self._mark_at(piece.end())
        return True

    def _small_may_stand_apart(self, piece: re.Match[str]) -> bool:
        """천 after a blank: part of a higher numeral (3조 천억), or with its unit right behind (3 천 달러)."""
        return not self._is_empty() and _SMALL_MAY_STAND_APART.match(self.text, piece.start()) is not None

    def _take_big(self, piece: re.Match[str]) -> bool:
        power = BIG[piece["big"]]
        if self.units and (power >= self.units[-1] or (self.pending is None and not self.block)):
            return False
        if piece["blank"] and (self._is_empty() or not _BIG_MAY_STAND_APART.match(self.text, piece.end() - 1)):
            return False
        block = self.block + (self.pending or 0)
        if block.adjusted() + power >= _MOST_PLACES:
            return False
        self.total += (block if block or self.pending is not None else Decimal(1)) * 10**power
        self.units.append(power)
        self.pending, self.block, self.last_small, self.tail_has_small = None, Decimal(0), 99, False
        self.mark = self._mark_at(piece.end())
        return True

    def _mark_at(self, end: int) -> _Mark:
        return _Mark(end, self.total, self.block, self.tail_has_small, self.has_digits)

    def _finish(self) -> Numeral | None:
        end, total, block = self.position, self.total, self.block
        if self.pending is not None and (self.mark is None or self._tail_stands()):
            block += self.pending
        elif self.mark is not None:
            end, total, block = self.mark.end, self.mark.total, self.mark.block
            self.tail_has_small, self.has_digits = self.mark.tail_has_small, self.mark.has_digits
        if end <= self.start:
            return None
        return Numeral(
            start=self.start,
            end=end,
            value=total + block,
            units=tuple(self.units),
            tail=block if self.units else Decimal(0),
            has_spoken_tail=bool(self.units) and self.tail_has_small,
            head_power=self.head_power,
            has_digits=self.has_digits,
            is_about=self.is_about,
        )

    def _tail_stands(self) -> bool:
        """Do the last digits, which no unit closes, belong to the numeral?

        In 3만5000 and 2조2000원 they do; in 5조3교대, 2조 4항 and 3만 2025년 they begin something else.
        """
        held = self.text[self.pending_start : self.position].strip()
        if self.whole or not held[:1].isascii():
            return True
        if self.block:
            is_full = not self.pending_is_spaced or len(held) == self.last_small
            return is_full or _MONEY_AHEAD.match(self.text, self.position) is not None
        if self.units[-1] == BIG["만"]:
            is_full = not self.pending_is_spaced or len(held) >= len("500")
            return is_full and not _CALENDAR_AHEAD.match(self.text, self.position)
        return len(held) >= len("500") and _MONEY_AHEAD.match(self.text, self.position) is not None


def scan_numeral(text: str, start: int, pending: Decimal | None = None, *, whole: bool = False) -> Numeral | None:
    """Return the numeral that begins at ``start``, or None where none does.

    Each of 만, 억, 조 and 경 multiplies what stands since the last larger one, so digits and Hangul may mix.

    >>> scan_numeral("5천407여억원", 0).value
    Decimal('540700000000')
    >>> scan_numeral("천970조 원", 0).value
    Decimal('1970000000000000')
    >>> scan_numeral("5조 3교대", 0).end
    2
    """
    plain = _PLAIN.match(text, start) if pending is None else None
    if plain is not None and plain.end() - start <= MAX_DIGITS:
        return Numeral(start, plain.end(), Decimal(plain.group().replace(",", "")))
    return _Scan(text, start, pending, whole=whole).run()
