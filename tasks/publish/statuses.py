"""How the ledger is: last runs, open failures, quarantine, sources, from the newest data that can be opened.

The working warehouse knows more than the snapshot (a run that was held back stands there alone), but it can be held
by a run; then the snapshot answers, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tasks.publish.snapshots import current_snapshot
from tasks.publish.summaries import read_rows
from tasks.warehouse import Connection, WarehouseError, open_snapshot, open_warehouse, working_file

Rows = tuple[dict[str, Any], ...]

_RUNS = """
    SELECT run_id, started_at, status, n_found AS found, n_new AS new, n_unchanged AS unchanged,
        n_duplicate AS duplicate, n_quarantined AS quarantined, n_failed AS failed, held_back_reason
    FROM runs
    ORDER BY started_at DESC
    LIMIT 10
"""
_FAILURES = """
    SELECT uri, stage, reason, n_runs AS times, last_failed_at, message
    FROM failures
    WHERE resolved_at IS NULL
    ORDER BY last_failed_at DESC, uri
    LIMIT 20
"""
_QUARANTINE = """
    SELECT table_name AS "table", rule, count(*) AS "rows", min(value) AS "one value", min(reason) AS because
    FROM quarantine
    GROUP BY table_name, rule
    ORDER BY count(*) DESC, table_name, rule
"""
_BREACHES = """
    SELECT table_name AS "table", expectation, n_failed AS failed, observed, reason AS because
    FROM quality_results
    WHERE NOT success AND run_id = (SELECT run_id FROM runs ORDER BY started_at DESC LIMIT 1)
    ORDER BY table_name, expectation
"""
_SOURCES = """
    SELECT source, n_documents AS documents, n_articles AS articles, n_failed AS failed, n_quarantined AS quarantined,
        last_success_at, verdict
    FROM source_health
    ORDER BY source
"""


@dataclass(frozen=True, slots=True)
class Status:
    """The tables of the status; ``stale_reason`` says why it may be behind, None where it is not."""

    runs: Rows
    failures: Rows
    quarantine: Rows
    breaches: Rows
    sources: Rows
    stale_reason: str | None = None


def read_status(home: Path) -> Status:
    """Return how the ledger of a home is; :class:`WarehouseError` where it has none yet."""
    with newest_ledger(home) as (connection, stale_reason):
        return Status(
            runs=read_rows(connection, _RUNS),
            failures=read_rows(connection, _FAILURES),
            quarantine=read_rows(connection, _QUARANTINE),
            breaches=read_rows(connection, _BREACHES),
            sources=read_rows(connection, _SOURCES),
            stale_reason=stale_reason,
        )


@contextmanager
def newest_ledger(home: Path) -> Iterator[tuple[Connection, str | None]]:
    """Give the working warehouse, or where that is held or not there the snapshot, and why it may be behind."""
    connection, stale_reason = _open_newest(home)
    try:
        yield connection, stale_reason
    finally:
        connection.close()


def _open_newest(home: Path) -> tuple[Connection, str | None]:
    if not working_file(home).exists():
        return open_snapshot(current_snapshot(home)), None
    try:
        return open_warehouse(working_file(home), wait_seconds=0), None
    except WarehouseError as error:
        if not (home / "published" / "current.duckdb").exists():
            raise
        return open_snapshot(current_snapshot(home)), f"As of the last snapshot: {error}"
