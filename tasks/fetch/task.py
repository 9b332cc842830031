"""The Prefect shell of fetching: one batch of sources into the raw archive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from prefect import task
from prefect.runtime import task_run
from prefect.tasks import exponential_backoff

from tasks.fetch.http import Fetcher
from tasks.fetch.pages import fetch_pages, is_outage
from tasks.records import Source
from tasks.stagefiles import write_records

_RETRIES = 2


class NetworkDownError(Exception):
    """No address of a batch answered: worth another try of the whole batch."""


@task(
    task_run_name="fetch {label}",
    retries=_RETRIES,
    retry_delay_seconds=exponential_backoff(backoff_factor=2),
    retry_jitter_factor=0.5,
    retry_condition_fn=lambda _task, _run, state: isinstance(state.result(raise_on_failure=False), NetworkDownError),
    persist_result=False,
)
def fetch_batch(
    label: str,
    sources: Sequence[Source],
    batch: Path,
    archive_folder: Path,
    batch_name: str,
    fetcher: Fetcher,
    now: datetime,
    known: frozenset[str],
) -> tuple[int, int]:
    """Fetch a batch into its folder's stage files; return how many documents and failures there are.

    Every document stands in ``documents.jsonl``, those that are not known yet in ``unread.jsonl`` too.

    An outage is tried again; after the last try its pages stand as failures.
    """
    fetched = fetch_pages(sources, archive_folder, batch_name, fetcher, now)
    if is_outage(sources, fetched) and (task_run.get_run_count() or 0) <= _RETRIES:
        message = f"No address of {label} answered."
        raise NetworkDownError(message)
    write_records(batch / "unread.jsonl", (d for d in fetched.documents if d.document_id not in known))
    n_documents = write_records(batch / "documents.jsonl", fetched.documents)
    return n_documents, write_records(batch / "fetch-failures.jsonl", fetched.failures)
