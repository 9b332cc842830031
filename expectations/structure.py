"""Structural expectations, built from the catalogue: nothing about structure is written down a second time.

The catalogue is what ``duckdb_columns()`` says of a freshly laid out warehouse, so it is the SQL of ``sql/tables``
itself. Judgements that no catalogue holds stand in :mod:`expectations.judgements`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import great_expectations.expectations as gxe

from expectations.rules import Rule, no_rows, table_rule


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the catalogue."""

    table: str
    name: str
    is_nullable: bool


def structural_rules(columns: Iterable[Column]) -> list[Rule]:
    """Return the rules that the catalogue implies: these columns and no others, never NULL, keys unique.

    The key of a table is its first column where that is named ``…_id`` and is no other table's key.
    """
    by_table = {table: list(of_table) for table, of_table in groupby(sorted(columns, key=_table), key=_table)}
    rules = []
    for table, of_table in by_table.items():
        rules += _rules_of(table, of_table)
    return rules


def _table(column: Column) -> str:
    return column.table


def key_of(table: str, columns: list[Column]) -> str | None:
    """Return the name of a table's key column, or None where it has none of its own.

    >>> key_of("claims", [Column("claims", "claim_id", False)])
    'claim_id'
    >>> key_of("commitment_claims", [Column("commitment_claims", "commitment_id", False)]) is None
    True
    """
    singular = {"countries": "country", "quantities": "quantity"}.get(table, table.removesuffix("s"))
    keys = [column.name for column in columns if column.name == f"{singular}_id"]
    return keys[0] if keys else None


def _nulls_in(names: list[str]) -> str:
    """Return a query that gives a row for each column with NULL in it: one scan of the table, however wide it is."""
    counts = ", ".join(f'count(*) FILTER ("{name}" IS NULL) AS "{name}"' for name in names)
    quoted = ", ".join(f'"{name}"' for name in names)
    return (
        f"SELECT column_name, n_nulls FROM (SELECT {counts} FROM {{batch}})"  # noqa: S608  names of our own catalogue
        f" UNPIVOT (n_nulls FOR column_name IN ({quoted})) WHERE n_nulls > 0"
    )


def _rules_of(table: str, columns: list[Column]) -> list[Rule]:
    names = [column.name for column in columns]
    rules = [
        table_rule(
            table,
            "has_the_columns_of_its_definition",
            gxe.ExpectTableColumnsToMatchSet(column_set=names, exact_match=True),
            "another column set means another version of the warehouse",
        )
    ]
    required = [column.name for column in columns if not column.is_nullable]
    if required:
        rules.append(
            no_rows(
                table,
                "is_never_null_where_its_definition_says_so",
                _nulls_in(required),
                "a missing value where one was promised is counted as nothing",
            )
        )
    key = key_of(table, columns)
    if key:
        rules.append(
            table_rule(
                table,
                f"{key}_is_unique",
                gxe.ExpectColumnValuesToBeUnique(column=key),
                "a key that stands twice counts its row twice",
                column=key,
            )
        )
    return rules
