"""The warehouse's layout: made in an empty file, taken up from an earlier one, refused from a later one.

Here belongs how types, tables, views and macros come into a database and how a file of an earlier layout is brought
to this one. What does not: what they say (``sql/``), how a file is opened (``tasks/warehouse.py``).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tasks.schema import LAYOUT_VERSION, derived_digest, layout_digest, read_derived_scripts, read_scripts

if TYPE_CHECKING:
    from tasks.warehouse import Connection

# Filled anew from other tables or from files of ours, so another layout of them loses nothing.
REFILLED_TABLES = (
    *(
        "commitments",
        "commitment_claims",
        "commitment_links",
        "candidate_pairs",
        "claim_gauges",
        "claim_pairs",
        "claim_blocks",
    ),
    *("fx_rates", "countries", "organizations", "reference_investment"),
)

# What a column that came later says of rows that were there before.
FILLS = {
    "claims": "UPDATE claims SET amount_surface = amounts.surface FROM amounts "
    "WHERE amounts.amount_id = claims.amount_id AND claims.amount_surface IS NULL",
}

Column = tuple[str, str, bool]


class LayoutError(Exception):
    """A layout that this program cannot use, in one sentence that names the file and what to do."""


def lay_out(connection: Connection, open_blank: Callable[[], Connection], path: Path, written_by: str) -> None:
    """Bring a database to this program's layout; ``open_blank`` gives an empty database to see that layout in.

    A file of an earlier layout is copied beside itself first. :class:`LayoutError` where the file's is a later one,
    or where rows of an earlier one do not fit.
    """
    found = _read_version(connection)
    if found is None:
        make_tables(connection, written_by)
    elif found[0] > LAYOUT_VERSION:
        raise LayoutError(
            f"The warehouse {path} was made by a newer jangbu (layout {found[0]}, this one knows {LAYOUT_VERSION}): "
            "install that version, or name another home with --home."
        )
    elif found != (LAYOUT_VERSION, layout_digest()):
        _back_up(connection, path, found[1])
        with open_blank() as blank:
            make_tables(blank, written_by)
            _take_up(connection, blank, path, written_by)
    make_views(connection)


def make_views(connection: Connection) -> bool:
    """Make all views and macros again where their text has changed, and say whether it had."""
    digest = derived_digest()
    if connection.execute("SELECT 1 FROM schema_version WHERE derived_digest = ?", [digest]).fetchall():
        return False
    connection.execute("BEGIN TRANSACTION")
    try:
        _drop_views(connection)
        run_scripts(connection, read_derived_scripts(), "views and macros")
        connection.execute("UPDATE schema_version SET derived_digest = ?", [digest])
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return True


def run_scripts(connection: Connection, scripts: Mapping[str, str], what: str) -> None:
    """Run scripts in their order; the one that the database refuses is named in the :class:`LayoutError`."""
    for name, script in scripts.items():
        try:
            connection.execute(script)
        except Exception as error:
            first_line = str(error).splitlines()[0]
            raise LayoutError(
                f"Among the {what} of sql/, {name}.sql is refused by the database: {first_line}"
            ) from error


def make_tables(connection: Connection, written_by: str) -> None:
    """Make all types and tables in a database without any of them."""
    connection.execute("BEGIN TRANSACTION")
    _make_types(connection)
    run_scripts(connection, read_scripts("tables"), "tables")
    _write_version(connection, written_by)
    connection.execute("COMMIT")


def _make_types(connection: Connection) -> None:
    rows = connection.execute("SELECT type_name FROM duckdb_types() WHERE NOT internal").fetchall()
    known = {name for (name,) in rows}
    run_scripts(connection, {k: v for k, v in read_scripts("types").items() if k not in known}, "types")


def _write_version(connection: Connection, written_by: str) -> None:
    connection.execute("DELETE FROM schema_version")
    connection.execute(
        "INSERT INTO schema_version BY NAME SELECT ? AS version, ? AS layout_digest, '' AS derived_digest, "
        "? AS written_by, current_timestamp AT TIME ZONE 'UTC' AS applied_at",
        [LAYOUT_VERSION, layout_digest(), written_by],
    )


def _read_version(connection: Connection) -> tuple[int, str] | None:
    """Return the layout's version and digest; None for a database without tables of ours."""
    tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
    if ("schema_version",) not in tables:
        return None
    rows = connection.execute("SELECT version FROM schema_version").fetchall()
    if not rows:
        return None
    if rows[0][0] > LAYOUT_VERSION:  # a later layout may have no column layout_digest
        return int(rows[0][0]), ""
    return int(rows[0][0]), str(connection.execute("SELECT layout_digest FROM schema_version").fetchall()[0][0])


def _back_up(connection: Connection, path: Path, digest: str) -> None:
    connection.execute("CHECKPOINT")
    shutil.copyfile(path, path.with_name(f"{path.stem}.layout-{digest}.bak"))


def _take_up(connection: Connection, blank: Connection, path: Path, written_by: str) -> None:
    """Make the tables that differ anew and bring their rows over by column name, all in one transaction."""
    connection.execute("BEGIN TRANSACTION")
    try:
        _drop_views(connection)
        wanted, found = _columns(blank), _columns(connection)
        differing = sorted(table for table in found.keys() & wanted.keys() if found[table] != wanted[table])
        for table in differing:
            connection.execute(f"ALTER TABLE {table} RENAME TO earlier_{table}")
        _drop_changed_types(connection, blank)
        _make_types(connection)
        run_scripts(connection, read_scripts("tables"), "tables")
        for table in differing:
            _bring_over(connection, table, _names(found[table]) & _names(wanted[table]))
        for table in sorted(FILLS.keys() & set(differing)):
            connection.execute(FILLS[table])
        _write_version(connection, written_by)
        connection.execute("COMMIT")
    except Exception as error:
        connection.execute("ROLLBACK")
        first_line = str(error).splitlines()[0].rstrip(".")
        raise LayoutError(
            f"The warehouse {path} has an earlier layout whose rows do not fit this one ({first_line}): "
            "run `jangbu rebuild` to make it again from the archive."
        ) from error


def _bring_over(connection: Connection, table: str, columns: set[str]) -> None:
    if table not in REFILLED_TABLES and columns:
        names = ", ".join(sorted(columns))
        connection.execute(f"INSERT INTO {table} BY NAME SELECT {names} FROM earlier_{table}")  # noqa: S608 - names of ours
    connection.execute(f"DROP TABLE earlier_{table}")


def _columns(connection: Connection) -> dict[str, list[Column]]:
    query = (
        "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
    )
    tables: dict[str, list[Column]] = {}
    for table, *column in connection.execute(query).fetchall():
        tables.setdefault(table, []).append((column[0], column[1], column[2]))
    return tables


def _names(columns: list[Column]) -> set[str]:
    return {name for name, _, _ in columns}


def _drop_views(connection: Connection) -> None:
    views = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    for (name,) in views:
        connection.execute(f'DROP VIEW IF EXISTS "{name}"')
    macros = connection.execute(
        "SELECT DISTINCT function_name, function_type FROM duckdb_functions() "
        "WHERE NOT internal AND function_type IN ('macro', 'table_macro')"
    ).fetchall()
    for name, kind in macros:
        connection.execute(f'DROP MACRO {"TABLE " if kind == "table_macro" else ""}IF EXISTS "{name}"')


def _drop_changed_types(connection: Connection, blank: Connection) -> None:
    """Drop the types whose words have changed; tables made with them keep the old words until they are made anew."""
    query = "SELECT type_name, labels FROM duckdb_types() WHERE NOT internal"
    wanted = {(name, tuple(labels)) for name, labels in blank.execute(query).fetchall()}
    for name, labels in connection.execute(query).fetchall():
        if (name, tuple(labels)) not in wanted:
            connection.execute(f"DROP TYPE {name}")
