"""When a figure is not to be trusted: the rate that its conversion implies, or a unit that was lost.

The literal value stays; a plausible one is offered only where one lost unit explains the gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tasks.extract.amounts.values import Figure
from tasks.extract.amounts.vocabulary import CURRENCIES, DOLLARS

_LOST_UNITS = (Decimal(10) ** 4, Decimal(10) ** 8, Decimal(10) ** 12)
_TOLERANCE = Decimal("0.02")
"""Rounded conversions stray a little over a bound."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a figure is doubted, and the reading that would fit, or None where none does."""

    reason: str
    plausible: Decimal | None


def _bounds(unit: str, per: str) -> tuple[Decimal, Decimal] | None:
    """Return what one ``unit`` has cost in ``per``: two bounds, by way of the won."""
    if unit not in CURRENCIES or per not in CURRENCIES:
        return None
    (low, high), (per_low, per_high) = CURRENCIES[unit].krw, CURRENCIES[per].krw
    return low / per_high * (1 - _TOLERANCE), high / per_low * (1 + _TOLERANCE)


def is_plausible_rate(figure: Figure, conversion: Figure) -> bool:
    """Could the two figures be the same money at a rate of these years?"""
    return figure.currency is not None and _fits(figure.value, figure.currency, conversion)


def _fits(value: Decimal, currency: str, conversion: Figure) -> bool:
    bounds = _bounds(currency, conversion.currency or "")
    if bounds is None or not value:
        return False
    rates = {conversion.value / value}
    if conversion.high is not None:
        rates.add(conversion.high / value)
    return any(bounds[0] <= rate <= bounds[1] for rate in rates) or (
        conversion.high is not None and conversion.value / value <= bounds[1] and conversion.high / value >= bounds[0]
    )


def find_currency_by_rate(text_before: str, figure: Figure, conversion: Figure) -> str | None:
    """Return the code of the dollar that both the place named before and the implied rate say, or None.

    A bare 달러 is the American one unless its own conversion says otherwise; ¥ is the yen in the same way, else the yuan.
    """
    if figure.word == "¥" and not is_plausible_rate(figure, conversion):
        return "CNY" if _fits(figure.value, "CNY", conversion) else None
    if figure.currency != "USD" or figure.word not in ("달러", "$") or is_plausible_rate(figure, conversion):
        return None
    for code in DOLLARS:
        is_named = any(place in text_before for place in CURRENCIES[code].places)
        if is_named and _fits(figure.value, code, conversion):
            return code
    return None


def find_doubt(figure: Figure, conversions: tuple[Figure, ...]) -> Doubt | None:
    """Return why the figure is not to be trusted, or None.

    The bounds of each currency stand in ``currencies.toml``; a tail without a unit behind 조 or 억 (2조2000원) is
    a lost unit by its form alone.
    """
    currency = figure.currency or ""
    for conversion in conversions:
        bounds = _bounds(currency, conversion.currency or "")
        if bounds is None or not figure.value or is_plausible_rate(figure, conversion):
            continue
        rate = conversion.value / figure.value
        plausible = next((v for v in _readings(figure) if _fits(v, currency, conversion)), None)
        reason = f"1 {currency} would be {_short(rate)} {conversion.currency}, outside {_short(bounds[0])} to {_short(bounds[1])}"
        return Doubt(reason, plausible)
    elliptic = figure.last.elliptic_value
    if elliptic is None or figure.high is not None or figure.value == elliptic:
        return None
    fits = not conversions or _fits(elliptic, currency, conversions[0])
    return Doubt("the last digits have no unit of their own behind 조 or 억", elliptic if fits else None)


def _readings(figure: Figure) -> Iterator[Decimal]:
    elliptic = figure.last.elliptic_value
    if elliptic is not None and figure.high is None:
        yield elliptic
    for lost in _LOST_UNITS:
        yield figure.value * lost


def _short(rate: Decimal) -> str:
    return f"{rate:.4g}" if rate < 1_000_000 else f"{rate:.3e}"
