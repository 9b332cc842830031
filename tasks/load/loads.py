"""The load: one run's records into the working warehouse, with its row in the ledger, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable

from tasks.load.cells import utc
from tasks.load.counts import count_run, find_lost_pages, note_failures, note_pages, note_run, read_counts
from tasks.load.merges import Merge
from tasks.load.runs import LoadCounts, Run
from tasks.load.staging import Stage
from tasks.records import Document, Failure, ReadArticle
from tasks.warehouse import Connection, transaction


def load_run(
    connection: Connection,
    run: Run,
    documents: Iterable[Document],
    readings: Iterable[ReadArticle],
    failures: Iterable[Failure],
) -> LoadCounts:
    """Bring what a run read into the warehouse in one transaction, and return what that changed.

    Documents are all whose bodies were got; one without a reading and without a failure is of a page known
    already, or lost (then it becomes a failure here). Everything may be streamed: nothing is kept but keys.
    """
    with transaction(connection):
        stage = Stage(connection)
        stage.add_documents(documents)
        stage.add_failures(failures)
        stage.add_readings(readings)
        stage.add_failures(_lost(connection))
        merge = _merge(connection, run)
        stage.drop()
        return LoadCounts(read_counts(connection, run.run_id), merge.inserted, merge.updated, merge.n_retired)


def _merge(connection: Connection, run: Run) -> Merge:
    now = utc(run.loaded_at)
    merge = Merge(connection, run.run_id, now)
    merge.merge_all()
    note_failures(connection, run.run_id, now)
    note_pages(connection, run.run_id, now)
    note_run(connection, run, merge.inserted.total(), merge.updated.total(), merge.n_retired)
    count_run(connection, run.run_id)
    return merge


def _lost(connection: Connection) -> list[Failure]:
    message = "{} was fetched, but no stage said what became of it: run `jangbu replay --failed`."
    return [
        Failure(uri, source, "load", "no_reading", message.format(uri), document_id)
        for uri, source, document_id in find_lost_pages(connection)
    ]
