"""The flows ``rebuild`` and ``replay``: what the archive keeps is read again, and what was put aside is tried again.

Here belongs the order of their stages. Both end as a run does: loaded, validated, published only if it holds.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import ThreadPoolTaskRunner

from flows.ingest import (
    BATCH_PAGES,
    HeldBackError,
    NothingReadError,
    RunContext,
    RunSummary,
    discover,
    make_batch,
    read_batches,
    settle_run,
    start_run,
    summarize_run,
)
from flows.progress import tell
from tasks.clean.task import clean_batch
from tasks.extract.reader import READER_VERSION
from tasks.extract.task import extract_batch
from tasks.fetch.sources import Discovery
from tasks.load.runs import LoadCounts, Run
from tasks.load.task import load
from tasks.publish.snapshots import current_snapshot
from tasks.publish.task import publish
from tasks.rebuild.comparisons import Comparison
from tasks.rebuild.documents import batches_by_day
from tasks.rebuild.swaps import drop_backup, held, remove_warehouse, swap_back, swap_in
from tasks.rebuild.task import carry_history, compare, find_asides, find_kept, release, settle_rebuilt
from tasks.records import Document
from tasks.stagefiles import write_records
from tasks.validate.task import validate
from tasks.validate.validations import Verdict
from tasks.warehouse import Connection, open_snapshot
from tasks.workers import close_workers

_RUNNER: Any = ThreadPoolTaskRunner(max_workers=4)
_SOURCE = "the raw archive"


@dataclass(frozen=True, slots=True)
class Built:
    """A warehouse built from the archive: what was loaded and what the validation says."""

    loaded: LoadCounts
    verdict: Verdict


@flow(name="rebuild", task_runner=_RUNNER, persist_result=False)
def rebuild(home: str | None = None, batch_pages: int = BATCH_PAGES) -> RunSummary:
    """Make every table again from the raw archive, without network, and publish it if the expectations hold.

    Raises HeldBackError where one does not, NothingReadError where the archive is empty; the warehouse that stands
    and the published snapshot stay as they are then.
    """
    context = start_run(home)
    rebuilt = context.home.warehouse.with_name("rebuilding.duckdb")
    try:
        return _rebuild(context, rebuilt, batch_pages)
    finally:
        remove_warehouse(rebuilt)
        close_workers()


@flow(name="compare", task_runner=_RUNNER, persist_result=False)
def compare_readers(home: str | None = None, batch_pages: int = BATCH_PAGES) -> Comparison:
    """Read the whole archive into a file of its own and return what that would change; nothing is published."""
    context = start_run(home)
    snapshot = current_snapshot(context.home.root)
    try:
        rebuilt = context.home.work(context.run_id) / "compared.duckdb"
        with open_snapshot(snapshot) as earlier:
            built = _build(context, rebuilt, earlier, batch_pages)
        return compare(snapshot, rebuilt, built.verdict.held_back_reason)
    finally:
        shutil.rmtree(context.home.work(context.run_id), ignore_errors=True)
        close_workers()


@flow(name="replay", task_runner=_RUNNER, persist_result=False)
def replay(home: str | None = None, *, quarantined: bool = True, failed: bool = True) -> RunSummary | None:
    """Try again what was put aside and publish what came of it; None where nothing was put aside.

    Quarantined rows come back and their documents are read again from the archive; pages that failed are read from
    the archive where their body is kept, else fetched again.
    """
    context = start_run(home)
    try:
        asides = find_asides(context.home.warehouse, quarantined=quarantined, failed=failed)
        if asides.is_empty:
            return None
        found = discover(asides.arguments)
        tell("discover", *[len(found.sources) + len(asides.documents)] * 2)
        read_batches(context, found, BATCH_PAGES)
        _read_documents(context, asides.documents, BATCH_PAGES, is_loaded=True)
        if asides.n_quarantined:
            release(context.home.warehouse, context.run_id, datetime.now(UTC))
        return settle_run(context, ("put aside",), _count_pages(found, asides.documents))
    finally:
        close_workers()


def _rebuild(context: RunContext, rebuilt: Path, batch_pages: int) -> RunSummary:
    standing = context.home.warehouse
    remove_warehouse(rebuilt)
    with held(standing) as earlier:
        built = _build(context, rebuilt, earlier, batch_pages)
        if built.verdict.held_back_reason is not None:
            raise HeldBackError(built.verdict.held_back_reason)
        settle_rebuilt(rebuilt, context.run_id)
        swap_in(rebuilt, standing, has_earlier=earlier is not None)
    try:
        snapshot = publish(standing, context.home.root, context.run_id)
    except BaseException:
        swap_back(standing)
        raise
    drop_backup(standing)
    tell("publish", 1, 1)
    shutil.rmtree(context.home.work(context.run_id), ignore_errors=True)
    return summarize_run(context.run_id, built.loaded, snapshot, built.verdict.n_quarantined)


def _build(context: RunContext, target: Path, earlier: Connection | None, batch_pages: int) -> Built:
    """Read the whole archive into a new warehouse with the history of the earlier one, and validate it."""
    documents = find_kept(context.home.archive)
    if not documents:
        message = f"The archive {context.home.archive} holds nothing yet: run `jangbu ingest` first."
        raise NothingReadError(message)
    tell("discover", len(documents), len(documents))
    _read_documents(context, documents, batch_pages)
    run = Run(context.run_id, context.now, datetime.now(UTC), (_SOURCE,), READER_VERSION)
    loaded = load(target, run, context.batches, context.home.rates_file)
    carry_history(target, earlier, context.batches, datetime.now(UTC))
    tell("load", 1, 1)
    verdict = validate(target, context.run_id, datetime.now(UTC))
    tell("validate", 1, 1)
    return Built(loaded, verdict)


def _read_documents(
    context: RunContext, documents: Iterable[Document], batch_pages: int, *, is_loaded: bool = False
) -> None:
    """Clean and read archived documents; those that are loaded already are not handed to the load once more."""
    groups = list(batches_by_day(documents, batch_pages))
    context.in_pool = context.in_pool or len(groups) > 1
    futures: dict[PrefectFuture[tuple[int, int]], int] = {}
    for number, (day, group) in enumerate(groups, start=1):
        label = f"{number}/{len(groups)} ({len(group)} kept pages)"
        futures[_submit_documents(context, label, day, group, is_loaded=is_loaded)] = len(group)
    n_done, n_all = 0, sum(futures.values())
    for future in as_completed(list(futures)):
        future.result()
        n_done += futures[future]
        tell("read", n_done, n_all)


def _submit_documents(
    context: RunContext, label: str, day: date, group: list[Document], *, is_loaded: bool
) -> PrefectFuture[tuple[int, int]]:
    folder = make_batch(context, len(context.batches))
    write_records(folder / "documents.jsonl", () if is_loaded else group)
    write_records(folder / "unread.jsonl", group)
    cleaned = clean_batch.submit(label, folder, context.home.archive, day, context.in_pool, return_state=False)
    return extract_batch.submit(label, folder, context.in_pool, wait_for=[cleaned], return_state=False)


def _count_pages(found: Discovery, documents: Iterable[Document]) -> Counter[str]:
    """Count the pages of each source, each address once."""
    pages = {source.uri: source.source for source in found.sources}
    pages |= {failure.uri: failure.source for failure in found.failures}
    pages |= {document.uri: document.source for document in documents}
    return Counter(pages.values())
