"""What a numeral is: its number, and the parts of its form that other rules ask about."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Numeral(NamedTuple):
    """One numeral in a text. ``value`` is the number, the lower end for a vague one or a pair.

    ``high`` is the open upper end of a vague one (수십조: 10조 up to 100조), or the closed one of a pair
    (이삼백만: 200만 to 300만). ``units`` are the powers of ten of 경 조 억 만 as they stand, falling; ``tail`` is what
    follows the last of them (2000 in 2조2000) and ``has_spoken_tail`` says that it was said with 천 or 백 (2조5천).
    ``head_power`` is the power of 천, 백 or 십 in the first block (3 in 7천억). ``is_about`` marks 여 inside (300여억).
    """

    start: int
    end: int
    value: Decimal
    units: tuple[int, ...] = ()
    tail: Decimal = Decimal(0)
    has_spoken_tail: bool = False
    head_power: int = 0
    has_digits: bool = True
    is_about: bool = False
    is_vague: bool = False
    is_pair: bool = False
    high: Decimal | None = None

    @property
    def last_place(self) -> Decimal:
        """The place value of the last digit that is not zero: 1조 for 10조's band this is 10조, for 250억 10억.

        >>> Numeral(0, 4, Decimal(25_000_000_000)).last_place
        Decimal('1000000000')
        >>> Numeral(0, 1, Decimal("1.5")).last_place
        Decimal('0.1')
        """
        return last_place(self.value)

    @property
    def elliptic_value(self) -> Decimal | None:
        """The number with the unit that a spoken tail leaves out (2조5천 for 2조5천억), or None without such a tail."""
        if not self.units or not self.tail or self.units[-1] < 8:
            return None
        return self.value - self.tail + self.tail * Decimal(10) ** (self.units[-1] - 4)


def last_place(value: Decimal) -> Decimal:
    """Return the place value of the last non-zero digit; 1 for zero.

    >>> last_place(Decimal("10000000000000"))
    Decimal('10000000000000')
    """
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    power = Decimal(1).scaleb(int(exponent))
    return power if power < 1 else as_plain(power)


def as_plain(value: Decimal) -> Decimal:
    """Return the same number without a needless point or exponent: 1460000000000.00 is a whole number of won.

    >>> as_plain(Decimal("1E+3")), as_plain(Decimal("2.50"))
    (Decimal('1000'), Decimal('2.5'))
    """
    whole = int(value)
    return Decimal(whole) if whole == value else value.normalize()
