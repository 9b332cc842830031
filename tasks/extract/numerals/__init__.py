"""Korean numerals as exact numbers: what money, quantities and dates all count with.

Here belongs how a number is written; what it counts is said elsewhere.
"""

from tasks.extract.numerals.finder import find_numerals
from tasks.extract.numerals.spoken import read_numeral
from tasks.extract.numerals.values import Numeral, as_plain, last_place
from tasks.extract.numerals.widths import fold_width

__all__ = ["Numeral", "as_plain", "find_numerals", "fold_width", "last_place", "read_numeral"]
