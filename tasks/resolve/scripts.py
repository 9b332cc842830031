"""The SQL steps of resolving: how one is run, and how its table becomes one of the warehouse's.

Here belongs the handling of the steps' own tables, all named ``resolve_…`` and temporary. What does not: what a
step says (``steps/*.sql``) and in which order they run (``commitments.py``).
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from tasks.warehouse import Connection


def run_step(connection: Connection, step: str) -> list[tuple[Any, ...]]:
    """Run all statements of a step, and return the rows of its last one."""
    script = files("tasks.resolve").joinpath(f"steps/{step}.sql").read_text(encoding="utf-8")
    return connection.execute(script).fetchall()


def drop_steps(connection: Connection) -> None:
    """Drop the steps' own tables: they are as large as the ledger."""
    rows = connection.execute(
        "SELECT 'VIEW', view_name FROM duckdb_views() WHERE temporary AND starts_with(view_name, 'resolve_') UNION ALL "
        "SELECT 'TABLE', table_name FROM duckdb_tables() WHERE temporary AND starts_with(table_name, 'resolve_')"
    ).fetchall()
    for kind, name in rows:
        connection.execute(f"DROP {kind} temp.{name}")


def count_rows(connection: Connection, table: str) -> int:
    """Return how many rows a table has."""
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])  # noqa: S608 # the names stand in this module


def store_table(connection: Connection, name: str, table: pa.Table) -> None:
    """Make a step's table of what Python found out."""
    connection.register("resolve_input", table)
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM resolve_input")  # noqa: S608 # names of this module
    finally:
        connection.unregister("resolve_input")


def add_part(connection: Connection, view: str, table: str) -> None:
    """Make a step's table a part of a view: to copy rows of so many columns takes as long as making half of them."""
    parts = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE temporary AND starts_with(table_name, $view || '_part_')",
        {"view": view},
    ).fetchall()
    names = [*(name for (name,) in parts), f"{view}_part_{len(parts)}"]
    union = " UNION ALL ".join(f"SELECT * FROM {name}" for name in names)  # noqa: S608 # names of this module
    connection.execute(f"ALTER TABLE {table} RENAME TO {names[-1]}; CREATE OR REPLACE TEMP VIEW {view} AS {union}")


def merge_table(
    connection: Connection, table: str, source: str, keys: tuple[str, ...], spoken_of: str
) -> dict[str, int]:
    """Make a table equal to its source, touching only rows that differ, and return the counts by action."""
    rows = connection.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND database_name = current_database() ORDER BY column_index",
        [table],
    )
    names = [row[0] for row in rows.fetchall()]
    columns, key = ", ".join(names), ", ".join(keys)
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE resolve_held AS SELECT {columns} FROM {table} WHERE {spoken_of};
        CREATE OR REPLACE TEMP TABLE resolve_differing AS SELECT {columns} FROM {source} EXCEPT SELECT {columns} FROM resolve_held;
        """  # noqa: S608 # names of this module and of the catalogue
    )
    # Rows that differ are taken out and put in again: an UPDATE of all their columns takes twenty times as long.
    gone, differing, replaced = (
        len(connection.execute(query).fetchall())
        for query in (
            f"DELETE FROM {table} WHERE {spoken_of} AND ({key}) NOT IN (SELECT ({key}) FROM {source}) RETURNING 1",  # noqa: S608
            "SELECT 1 FROM resolve_differing",
            f"DELETE FROM {table} WHERE ({key}) IN (SELECT ({key}) FROM resolve_differing) RETURNING 1",  # noqa: S608
        )
    )
    # Rows of one deal stand together: who asks for a deal reads few of them.
    order = ", ".join(names[:3])
    connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM resolve_differing ORDER BY {order}")  # noqa: S608
    return {"DELETE": gone, "INSERT": differing - replaced, "UPDATE": replaced}
