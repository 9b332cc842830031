"""What the rules of money hand to each other before an :class:`~tasks.records.Amount` is made."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from tasks.extract.numerals import Numeral


class Shape(Enum):
    """Is a figure one number, two that bound it, or one order of magnitude (수십조)?"""

    POINT = auto()
    RANGE = auto()
    VAGUE = auto()


class Figure(NamedTuple):
    """A number that may be money: with its currency, or bare (``currency`` None) until a rule says that 원 is left out.

    ``word`` is the currency as written (달러 alone may be Taiwan's). ``value`` is the lower end of a range or a vague one,
    ``high`` the upper. ``first`` and ``last`` are the numerals that it is made of. ``scale`` is what a Latin word
    behind the number multiplied it with (billion).
    """

    start: int
    end: int
    value: Decimal
    currency: str | None
    first: Numeral
    last: Numeral
    rule: str
    word: str = ""
    high: Decimal | None = None
    shape: Shape = Shape.POINT
    is_about: bool = False
    is_subunit: bool = False
    scale: Decimal = Decimal(1)
    is_threshold: bool = False
