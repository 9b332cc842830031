"""A whole text that is one numeral: written, mixed, spoken, native, negative, a fraction or with a decimal point."""

from __future__ import annotations

import re
from decimal import Decimal

from tasks.extract.numerals.scanner import scan_numeral
from tasks.extract.numerals.vocabulary import NATIVE_ONES, NATIVE_TENS, SINO
from tasks.extract.numerals.widths import fold_width

_LONGEST = 80
_MINUS = re.compile(r"(?:마이너스|마이나스|음수|-|−) ?")
_POINT = re.compile(rf"(?P<whole>.*?) ?(?:점|쩜|\.) ?(?P<digits>[{''.join(SINO)}0-9]+)")
_FRACTION = re.compile(r"(?P<below>.+?) ?분의 ?(?P<above>.+)|(?P<top>[0-9]+) ?/ ?(?P<bottom>[0-9]+)")
_MIXED = re.compile(r"(?P<whole>.+?)(?:[과와]| (?=[0-9]+ ?/)) ?(?P<part>.+분의.+|[0-9]+ ?/ ?[0-9]+)")
_SPACED_GROUPS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?")
_BLANKS = re.compile(r" {2,}")
_NATIVE = re.compile(
    rf"(?P<tens>{'|'.join(NATIVE_TENS)})?(?P<ones>{'|'.join(sorted(NATIVE_ONES, key=len, reverse=True))})?"
)
_ZERO_WORDS = ("영", "공", "빵", "제로")


def read_numeral(text: str) -> Decimal | None:
    """Return the number that a Korean numeral spells, or None if any character is left over.

    Each of 만, 억 and 조 multiplies only what stands since the last larger unit, so digits
    and Hangul may mix inside one numeral. A tail that leaves its unit out is read as it is commonly meant (2조5천).

    >>> read_numeral("3조 5,000억")
    Decimal('3500000000000')
    >>> read_numeral("육천오백만")
    Decimal('65000000')
    >>> read_numeral("마이너스 삼점일사"), read_numeral("서른다섯"), read_numeral("사분의 삼")
    (Decimal('-3.14'), Decimal('35'), Decimal('0.75'))
    >>> read_numeral("3500억 개") is None
    True
    """
    folded = _BLANKS.sub(" ", fold_width(text[: 2 * _LONGEST]).strip())
    if not folded or len(folded) > _LONGEST:
        return None
    if minus := _MINUS.match(folded):
        value = _read_unsigned(folded[minus.end() :])
        return None if value is None else -value
    return _read_unsigned(folded)


def _read_unsigned(text: str) -> Decimal | None:
    for read in (_read_plain, _read_native, _read_point, _read_mixed, _read_fraction):
        value = read(text)
        if value is not None:
            return value
    return None


def _read_plain(text: str) -> Decimal | None:
    if text in _ZERO_WORDS:
        return Decimal(0)
    if text == "반":
        return Decimal("0.5")
    if _SPACED_GROUPS.fullmatch(text):
        return Decimal(text.replace(" ", ""))
    numeral = scan_numeral(text, 0, whole=True) if text and text[0] != " " else None
    if numeral is None or numeral.end != len(text):
        return None
    elliptic = numeral.elliptic_value if numeral.has_spoken_tail and numeral.has_digits else None
    return numeral.value if elliptic is None else elliptic


def _read_native(text: str) -> Decimal | None:
    parts = _NATIVE.fullmatch(text)
    if parts is None or not text:
        return None
    return Decimal(NATIVE_TENS.get(parts["tens"] or "", 0) + NATIVE_ONES.get(parts["ones"] or "", 0))


def _read_point(text: str) -> Decimal | None:
    parts = _POINT.fullmatch(text)
    whole = (_read_plain(parts["whole"]) if parts["whole"] else Decimal(0)) if parts else None
    if parts is None or whole is None:
        return None
    digits = "".join(str(SINO.get(c, c)) for c in parts["digits"])
    return whole + Decimal(f"0.{digits}")


def _read_mixed(text: str) -> Decimal | None:
    """Read 삼과 오분의 일 and 2 1/4: a whole number and a fraction."""
    parts = _MIXED.fullmatch(text)
    if parts is None:
        return None
    whole, part = _read_plain(parts["whole"]), _read_fraction(parts["part"])
    return None if whole is None or part is None else whole + part


def _read_fraction(text: str) -> Decimal | None:
    parts = _FRACTION.fullmatch(text)
    if parts is None:
        return None
    below = _read_plain(parts["below"] or parts["bottom"])
    above = _read_plain(parts["above"] or parts["top"])
    return None if not below or above is None else above / below
