"""The Prefect shell of rebuilding and replaying."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from prefect import task

from tasks.load.searchables import index_articles
from tasks.rebuild.asides import Asides, put_back, read_asides
from tasks.rebuild.comparisons import Comparison, compare_ledgers, read_ledger
from tasks.rebuild.documents import archived_documents
from tasks.rebuild.histories import carry_over, forget_sources
from tasks.rebuild.origins import read_origins
from tasks.records import Document
from tasks.resolve.commitments import resolve_commitments
from tasks.warehouse import Connection, open_warehouse, transaction


@task(task_run_name="find what is kept", persist_result=False)
def find_kept(archive: Path) -> list[Document]:
    """Return every document of the archive once, the newest first."""
    return archived_documents(archive)


@task(task_run_name="carry the history over", persist_result=False)
def carry_history(rebuilt: Path, earlier: Connection | None, batches: Sequence[Path], now: datetime) -> None:
    """Give the rebuilt warehouse the runs, failures and dates of the earlier one, None for none."""
    connection = open_warehouse(rebuilt)
    try:
        with transaction(connection):
            carry_over(connection, earlier, read_origins(batches), now)
        resolve_commitments(connection)
        index_articles(connection)
    finally:
        connection.close()


@task(task_run_name="settle the rebuilt warehouse", persist_result=False)
def settle_rebuilt(rebuilt: Path, run_id: str) -> None:
    """Leave of the rebuild's run what is no news of any source, and bring the whole file to the disk."""
    connection = open_warehouse(rebuilt)
    try:
        forget_sources(connection, run_id)
        connection.execute("CHECKPOINT")
    finally:
        connection.close()


@task(task_run_name="compare with the snapshot", persist_result=False)
def compare(snapshot: Path, rebuilt: Path, held_back_reason: str | None) -> Comparison:
    """Return what the rebuilt warehouse would change in the published snapshot."""
    return compare_ledgers(read_ledger(snapshot), read_ledger(rebuilt), held_back_reason)


@task(task_run_name="find what was put aside", persist_result=False)
def find_asides(warehouse: Path, *, quarantined: bool, failed: bool) -> Asides:
    """Return the pages that failed and the documents whose rows stand in quarantine."""
    connection = open_warehouse(warehouse)
    try:
        return read_asides(connection, quarantined=quarantined, failed=failed)
    finally:
        connection.close()


@task(task_run_name="put back what was put aside", persist_result=False)
def release(warehouse: Path, run_id: str, now: datetime) -> int:
    """Put the quarantined rows back, to be checked again, and return how many they are."""
    connection: Connection = open_warehouse(warehouse)
    try:
        with transaction(connection):
            return put_back(connection, run_id, now)
    finally:
        connection.close()
