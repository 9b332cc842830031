"""Rows in, rows out: each view and macro on a normal row, a NULL, a duplicate and nothing.

A case is a TOML file: rows for tables (columns left out take a plain value, or NULL where they may), the query, and
the rows that come out. Its tables start empty.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tasks.warehouse import Connection, open_warehouse

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("cases/*.toml"))
NEEDED = {"normal", "null", "duplicate", "nothing"}
PLAIN = {"VARCHAR": "-", "DATE": "2025-01-01", "TIMESTAMP": "2025-01-01 00:00:00", "BOOLEAN": False, "VARCHAR[]": []}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    with open_warehouse(tmp_path_factory.mktemp("views") / "working.duckdb") as connection:
        yield connection


@pytest.fixture
def empty(warehouse: Connection) -> Connection:
    for (table,) in warehouse.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary"
    ).fetchall():
        warehouse.execute(f"DELETE FROM {table}")
    return warehouse


def columns_of(connection: Connection, table: str) -> dict[str, tuple[str, bool]]:
    rows = connection.execute(
        "SELECT column_name, data_type, is_nullable FROM duckdb_columns() WHERE table_name = ?", [table]
    )
    return {name: (kind, nullable) for name, kind, nullable in rows.fetchall()}


def plain_value(kind: str) -> Any:
    if kind.startswith("ENUM"):
        return kind.split("'")[1]
    return PLAIN.get(kind, 0)


def add_rows(connection: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    columns = columns_of(connection, table)
    for row in rows:
        assert set(row) <= set(columns), f"{table} has no {set(row) - set(columns)}"
        full = {name: plain_value(kind) for name, (kind, nullable) in columns.items() if not nullable} | row
        marks = ", ".join("?" for _ in full)
        connection.execute(f"INSERT INTO {table} ({', '.join(full)}) VALUES ({marks})", list(full.values()))


def shown(value: Any) -> str:
    """Return a cell as the cases write it: NULL in words, numbers without idle zeros."""
    if value is None:
        return "NULL"
    if isinstance(value, list):
        return "[" + ", ".join(shown(v) for v in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def sections(path: Path) -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["cases"]
    ]


@pytest.mark.parametrize("case", [case for path in CASES for case in sections(path)])
def test_rows_in_rows_out(empty: Connection, case: dict[str, Any]) -> None:
    for table, rows in case.get("given", {}).items():
        add_rows(empty, table, rows)
    found = [" | ".join(map(shown, row)) for row in empty.execute(case["query"]).fetchall()]
    assert found == case["rows"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_object_has_a_normal_row_a_null_a_duplicate_and_nothing(path: Path) -> None:
    kinds = {kind for case in tomllib.loads(path.read_text(encoding="utf-8"))["cases"] for kind in case["shows"]}
    assert kinds >= NEEDED


def test_each_view_and_table_macro_has_cases(warehouse: Connection) -> None:
    views = {
        name for (name,) in warehouse.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    }
    macros = warehouse.execute(
        "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'table_macro' AND NOT internal"
    )
    assert (views | {name for (name,) in macros.fetchall()}) - {path.stem for path in CASES} == set()


def test_each_view_column_and_macro_has_a_comment(warehouse: Connection) -> None:
    query = """
        SELECT table_name || '.' || column_name
        FROM duckdb_columns()
        JOIN duckdb_views() ON view_name = table_name
        WHERE NOT duckdb_views.internal AND duckdb_columns.comment IS NULL
        UNION ALL
        SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL
        UNION ALL
        SELECT function_name FROM duckdb_functions() WHERE NOT internal AND function_type LIKE '%macro' AND comment IS NULL
    """
    assert warehouse.execute(query).fetchall() == []
