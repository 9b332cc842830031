"""Digests of what the tables say, whoever loaded it, when and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.load.columns import CONTENT_TABLES

if TYPE_CHECKING:
    from tasks.warehouse import Connection

DIGESTED_TABLES = (*CONTENT_TABLES, "commitments", "commitment_claims", "failures", "quarantine")
# Which run, when, and where in the archive: provenance, not content. A failure's sentence may hold a duration.
PROVENANCE = frozenset({
    *("run_id", "loaded_at", "fetched_at", "archive_file", "archive_offset", "quarantined_at", "quarantine_id"),
    *("first_run_id", "last_run_id", "first_failed_at", "last_failed_at", "n_runs", "message", "row_json"),
})  # fmt: skip
_MOMENTS = frozenset({"retired_at", "resolved_at"})  # content is whether, not when


def table_digests(connection: Connection) -> dict[str, str]:
    """Return a digest of each content table, equal for equal content in any order of rows and runs."""
    return {table: _digest(connection, table) for table in DIGESTED_TABLES}


def _digest(connection: Connection, table: str) -> str:
    query = (
        "SELECT column_name FROM duckdb_columns() "
        "WHERE table_name = $table AND database_name = current_database() ORDER BY column_name"
    )
    names = [name for (name,) in connection.execute(query, {"table": table}).fetchall() if name not in PROVENANCE]
    cells = ", ".join(f"'{name}': {name} IS NULL" if name in _MOMENTS else f"'{name}': {name}" for name in names)
    # A sum does not care for order and, other than exclusive or, does for a row that is there twice.
    row = f"md5(CAST({{{cells}}} AS VARCHAR))"
    statement = f"SELECT count(*), sum(CAST(md5_number_lower({row}) AS HUGEINT)) FROM {table}"  # noqa: S608 - names of ours
    n_rows, total = connection.execute(statement).fetchall()[0]
    return f"{n_rows}:{(total or 0):x}"
