"""Results as CSV, JSON and Parquet, written by this program: the database itself may write nothing.

Here belongs how a cell looks in each form. Numbers stay exact: a whole number has no point, no number goes
through a float. What does not: tables for people (``jangbu``).
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from tasks.publish.queries import QueryResult

Cell = Any


def write_csv(result: QueryResult, file: TextIO) -> int:
    """Write a header and the rows as RFC 4180 says, NULL as nothing at all, and return how many rows there were."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(result.columns)
    n_rows = 0
    for row in result.rows():
        writer.writerow([csv_cell(cell) for cell in row])
        n_rows += 1
    return n_rows


def write_json(result: QueryResult, file: TextIO) -> int:
    """Write the rows as one JSON array of objects, one a line, and return how many there were."""
    n_rows = 0
    file.write("[")
    for row in result.rows():
        members = (f"{json_text(name)}: {json_text(cell)}" for name, cell in zip(result.columns, row, strict=True))
        file.write(f"{',' if n_rows else ''}\n  {{{', '.join(members)}}}")
        n_rows += 1
    file.write("\n]\n" if n_rows else "]\n")
    return n_rows


def write_parquet(result: QueryResult, path: Path) -> int:
    """Write the rows as one Parquet file, whole or not at all, and return how many there were."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - takes as long to import as a query takes to run

    partial = path.with_name(f".{path.name}.partial")
    n_rows = 0
    try:
        with pq.ParquetWriter(partial, result.reader.schema, compression="zstd") as writer:
            for batch in result.reader:
                writer.write_batch(batch)
                n_rows += batch.num_rows
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return n_rows


TEXT_WRITERS: dict[str, Callable[[QueryResult, TextIO], int]] = {"csv": write_csv, "json": write_json}


def plain_decimal(value: Decimal) -> str:
    """Return a number without exponent and without zeros that say nothing.

    >>> plain_decimal(Decimal("1200000000000.0000")), plain_decimal(Decimal("0.5000")), plain_decimal(Decimal("0.0000"))
    ('1200000000000', '0.5', '0')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def csv_cell(cell: Cell) -> str:
    """Return a cell as CSV text: lists and structs as JSON, NULL as the empty text.

    >>> csv_cell(None), csv_cell(True), csv_cell(["가"]), csv_cell(date(2026, 1, 2))
    ('', 'true', '["가"]', '2026-01-02')
    """
    if cell is None:
        return ""
    text = json_text(cell)
    return json.loads(text) if text.startswith('"') else text


def json_text(cell: Cell) -> str:
    """Return a cell as JSON text, decimals as exact numbers, times as ISO 8601.

    >>> json_text([Decimal("1.50"), None, {"on": date(2026, 1, 2)}])
    '[1.5, null, {"on": "2026-01-02"}]'
    """
    for kinds, text_of in _TEXTS:
        if isinstance(cell, kinds):
            return text_of(cell)
    return json.dumps(cell, ensure_ascii=False, default=str)


def _members(items: Iterable[tuple[object, Cell]]) -> Iterator[str]:
    return (f"{json_text(str(key))}: {json_text(value)}" for key, value in items)


def _float_text(value: float) -> str:
    return json.dumps(value) if math.isfinite(value) else "null"


_TEXTS: tuple[tuple[type | tuple[type, ...], Callable[[Cell], str]], ...] = (
    (Decimal, plain_decimal),
    ((list, tuple), lambda items: f"[{', '.join(json_text(item) for item in items)}]"),
    (dict, lambda struct: f"{{{', '.join(_members(struct.items()))}}}"),
    ((datetime, date, time), lambda moment: json.dumps(moment.isoformat())),
    (timedelta, lambda length: json.dumps(str(length))),
    (bytes, lambda raw: json.dumps(raw.hex())),
    (float, _float_text),
)
