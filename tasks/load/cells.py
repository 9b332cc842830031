"""Cells of rows: numbers rounded at their column's last place or refused, rows as JSON that loses nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import Any

import pyarrow as pa

Row = tuple[Any, ...]


def fit_decimal(value: Decimal, precision: int, scale: int) -> Decimal | None:
    """Return the number rounded to ``scale`` places, or None if it has more than ``precision`` digits then.

    >>> fit_decimal(Decimal("53e9"), 38, 4), fit_decimal(Decimal("0.00005"), 38, 4)
    (Decimal('53000000000.0000'), Decimal('0.0000'))
    >>> fit_decimal(Decimal("1e34"), 38, 4) is None, fit_decimal(Decimal("NaN"), 38, 4) is None
    (True, True)
    """
    if not value.is_finite():
        return None
    try:
        return value.quantize(Decimal(1).scaleb(-scale), ROUND_HALF_EVEN, Context(prec=precision))
    except InvalidOperation:
        return None


def split_unfit(rows: Sequence[Row], schema: pa.Schema) -> tuple[list[Row], list[tuple[Row, str]]]:
    """Return the rows with their decimals fitted to the schema, and those that do not fit with the column at fault."""
    places = [(i, field) for i, field in enumerate(schema) if pa.types.is_decimal(field.type)]
    if not places:
        return list(rows), []
    fitting: list[Row] = []
    unfit: list[tuple[Row, str]] = []
    for row in rows:
        cells = list(row)
        fault = None
        for i, field in places:
            if row[i] is not None:
                cells[i] = fit_decimal(row[i], field.type.precision, field.type.scale)
                fault = fault or (field.name if cells[i] is None else None)
        if fault:
            unfit.append((row, fault))
        else:
            fitting.append(tuple(cells))
    return fitting, unfit


def row_json(cells: Mapping[str, Any]) -> str:
    """Return a row as JSON that loses nothing: lists stay lists, None stays null, the rest is text.

    >>> row_json({"value": None, "is_rate": True, "names": ["가"], "n": 10**30})
    '{"value": null, "is_rate": "true", "names": ["가"], "n": "1000000000000000000000000000000"}'
    """
    return json.dumps({name: _cell(value) for name, value in cells.items()}, ensure_ascii=False)


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, list):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


def utc(moment: datetime) -> datetime:
    """Return an aware moment as the naive UTC time that the tables hold; a naive one is taken as UTC.

    >>> utc(datetime.fromisoformat("2026-01-24T09:00:00+09:00"))
    datetime.datetime(2026, 1, 24, 0, 0)
    """
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).replace(tzinfo=None)
