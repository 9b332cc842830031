"""The Prefect shell of the load: the stage files of a run into the working warehouse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from prefect import task

from tasks.load.known import read_known_documents
from tasks.load.loads import load_run
from tasks.load.references import apply_references
from tasks.load.runs import LoadCounts, Run
from tasks.load.searchables import index_articles
from tasks.records import Document, Failure, ReadArticle
from tasks.resolve.commitments import resolve_commitments
from tasks.resolve.refreshes import read_kept
from tasks.stagefiles import read_records
from tasks.warehouse import explained, open_snapshot, open_warehouse

Record = TypeVar("Record")


def _read_all(batches: Sequence[Path], pattern: str, kind: type[Record]) -> Iterator[Record]:
    for batch in batches:
        for path in sorted(batch.glob(pattern)):
            yield from read_records(path, kind)


@task(task_run_name="find what is known", persist_result=False)
def find_known(warehouse: Path, snapshot: Path, reader_version: str) -> frozenset[str]:
    """Return the documents that need no reading, as the newest snapshot tells; none where there is no warehouse."""
    if not (warehouse.exists() and snapshot.exists()):
        return frozenset()
    connection = open_snapshot(snapshot)
    try:
        return frozenset(read_known_documents(connection, reader_version))
    finally:
        connection.close()


@task(task_run_name="load {run.run_id}", persist_result=False)
def load(warehouse: Path, run: Run, batches: Sequence[Path], rates_file: Path) -> LoadCounts:
    """Bring the batches' stage files into the warehouse and its claims together into commitments.

    ``rates_file`` is where fetched rates are kept; there need be none.
    """
    kept_rates = read_kept(rates_file)
    connection = open_warehouse(warehouse)
    try:
        with explained(warehouse):
            apply_references(connection)
            counts = load_run(
                connection,
                run,
                _read_all(batches, "documents.jsonl", Document),
                _read_all(batches, "readings.jsonl", ReadArticle),
                _read_all(batches, "*failures.jsonl", Failure),
            )
            resolve_commitments(connection, kept_rates)
        index_articles(connection)
        return counts
    finally:
        connection.close()
