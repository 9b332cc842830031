"""Reference tables: the countries and organisations of the gazetteers, and what others count a country's AI money at."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tasks.extract.countries import entries as countries
from tasks.extract.organizations import entries as organizations

if TYPE_CHECKING:
    from tasks.warehouse import Connection

BLOCS = frozenset({"EU"})
COUNTRY_COLUMNS = ("country_code", "country_ko", "country_en", "is_bloc")
ORGANIZATION_COLUMNS = (
    *("organization_id", "organization_en", "organization_ko", "aliases", "country_code", "kind", "parent_id"),
)
INVESTMENT_COLUMNS = (
    *("reference_id", "publisher", "edition", "country_code", "year", "measure", "usd_bn", "is_whole_year"),
    *("stands_in", "confirmed_by", "note"),
)


def country_rows() -> list[tuple[str, str, str, bool]]:
    """Return the rows of ``countries``.

    >>> [row for row in country_rows() if row[0] in {"KR", "EU"}]
    [('EU', '유럽연합', 'European Union', True), ('KR', '한국', 'South Korea', False)]
    """
    return [(c.iso2, c.name_ko, c.name_en, c.iso2 in BLOCS) for c in countries.gazetteer()]


def organization_rows() -> list[tuple[str, str, str | None, list[str], str | None, str, str | None]]:
    """Return the rows of ``organizations``; a parent that the gazetteer does not know is none.

    Guarded names stay out: they are ordinary words too, and a table has no text around them to tell by.

    >>> next(row for row in organization_rows() if row[0] == "samsung-electronics")[1:3]
    ('Samsung Electronics', '삼성전자')
    """
    known = organizations.organizations_by_id()
    return [
        (
            *(o.organization_id, o.name_en, o.name_ko or None, list(dict.fromkeys(o.aliases))),
            *(o.iso2, o.kind, o.parent if o.parent in known else None),
        )
        for o in known.values()
    ]


def investment_rows() -> list[tuple[Any, ...]]:
    """Return the rows of ``reference_investment``, as ``data/reference_investment.csv`` has them.

    >>> next(row for row in investment_rows() if row[0] == "Stanford AI Index 2025: KR 2024")[6]
    Decimal('1.33')
    """
    text = files("tasks.load").joinpath("data/reference_investment.csv").read_text(encoding="utf-8")
    return [_investment_row(cells) for cells in csv.DictReader(text.splitlines())]


def _investment_row(cells: dict[str, str]) -> tuple[Any, ...]:
    typed: dict[str, Any] = {
        "reference_id": f"{cells['publisher']} {cells['edition']}: {cells['country_code']} {cells['year']}",
        "year": int(cells["year"]),
        "usd_bn": Decimal(cells["usd_bn"]),
        "is_whole_year": cells["is_whole_year"] == "true",
    }
    return tuple((cells | typed)[name] for name in INVESTMENT_COLUMNS)


def apply_references(connection: Connection) -> int:
    """Bring the reference tables to the gazetteers and the file of figures, and return how many rows that changed."""
    return (
        _fill(connection, "countries", COUNTRY_COLUMNS, country_rows())
        + _fill(connection, "organizations", ORGANIZATION_COLUMNS, organization_rows())
        + _fill(connection, "reference_investment", INVESTMENT_COLUMNS, investment_rows())
    )


def _fill(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    schema = connection.sql(f"SELECT {', '.join(columns)} FROM {table} LIMIT 0").to_arrow_table().schema  # noqa: S608 - names of ours
    arrays = [pa.array([row[i] for row in rows], field.type) for i, field in enumerate(schema)]
    connection.register("reference", pa.Table.from_arrays(arrays, schema=schema))
    key, values = columns[0], columns[1:]
    differs = " OR ".join(f"{table}.{name} IS DISTINCT FROM reference.{name}" for name in values)
    settings = ", ".join(f"{name} = reference.{name}" for name in values)
    changed = connection.execute(
        f"MERGE INTO {table} USING reference ON {table}.{key} = reference.{key} "
        f"WHEN MATCHED AND ({differs}) THEN UPDATE SET {settings} "
        "WHEN NOT MATCHED BY TARGET THEN INSERT BY NAME WHEN NOT MATCHED BY SOURCE THEN DELETE RETURNING merge_action"
    ).fetchall()
    connection.unregister("reference")
    return len(changed)
