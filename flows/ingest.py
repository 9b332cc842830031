"""The flow ``ingest``: discover → fetch → clean → extract → load → validate → publish.

Here belongs the order of the stages, the size of a batch and what a run leaves for people. A task handles a batch
of pages and hands on references (a folder of stage files), never bodies. No parsing and no SQL here.
"""

from __future__ import annotations

import secrets
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from prefect import flow, get_run_logger, task
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import ThreadPoolTaskRunner

from flows.artifacts import leave_artifacts
from flows.progress import tell
from flows.serve import end_scheduled_quietly
from flows.settings import DEFAULT_SOURCES_FILE, Home, find_home, read_sources_file
from tasks.clean.task import clean_batch
from tasks.extract.reader import READER_VERSION
from tasks.extract.task import extract_batch
from tasks.fetch.http import Fetcher
from tasks.fetch.sources import Discovery, find_sources, is_url
from tasks.fetch.task import fetch_batch
from tasks.load.runs import LoadCounts, Run
from tasks.load.task import find_known, load
from tasks.publish.summaries import RunFigures, read_run
from tasks.publish.task import hold_back, publish
from tasks.records import Source
from tasks.stagefiles import write_records
from tasks.validate.task import validate
from tasks.workers import close_workers

BATCH_PAGES = 100
_LOGGED_FAILURES = 50
BatchFutures = tuple[PrefectFuture[Any], PrefectFuture[Any], PrefectFuture[Any]]
_KOREA = timezone(timedelta(hours=9))


class NothingReadError(Exception):
    """No page of the run could be read; the failures stand in the warehouse."""


class SourceFailedError(Exception):
    """A source gave no page at all in a run; the other sources are not touched by that."""


class HeldBackError(Exception):
    """An expectation does not hold, so nothing was published."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What one run did, as the command and the artifacts show it."""

    run_id: str
    counts: dict[str, int]
    snapshot: str
    changes: dict[str, int]
    failures: tuple[dict[str, Any], ...] = ()
    countries: tuple[dict[str, Any], ...] = ()
    ignored_files: tuple[str, ...] = ()
    quarantined_rows: int = 0


@dataclass(slots=True)
class RunContext:
    """What every stage of one run needs to know."""

    home: Home
    run_id: str
    now: datetime
    in_pool: bool = False
    known: frozenset[str] = frozenset()
    batches: list[Path] = field(default_factory=list)


def _run_name() -> str:
    from prefect.runtime import flow_run  # noqa: PLC0415  known only while a run is being made

    sources: Sequence[str] = flow_run.parameters.get("sources") or ["sources.toml"]
    first = Path(str(sources[0])).name or str(sources[0])
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    return f"ingest {first}{more} {datetime.now(UTC):%Y-%m-%d %H:%M:%S}"


@task(task_run_name="discover", persist_result=False)
def discover(arguments: Sequence[tuple[str, str]]) -> Discovery:
    """Return every page that the arguments name, and what could not be used."""
    return find_sources(arguments)


@flow(
    name="ingest",
    flow_run_name=_run_name,
    task_runner=ThreadPoolTaskRunner(max_workers=4),  # type: ignore[arg-type]  # invariant in its result type
    persist_result=False,
)
def ingest(
    sources: list[str] | None = None,
    home: str | None = None,
    sources_file: str = DEFAULT_SOURCES_FILE,
    batch_pages: int = BATCH_PAGES,
) -> RunSummary:
    """Read sources (files, folders, URLs; without any, those of the sources file) into a new published snapshot.

    Raises HeldBackError where an expectation does not hold, NothingReadError where no page could be read; what was
    fetched and loaded stays in either case.
    """
    end_scheduled_quietly()
    context = start_run(home)
    try:
        return _run(context, _arguments(sources, sources_file), batch_pages)
    finally:
        close_workers()


def start_run(home: str | None) -> RunContext:
    """Return the context of a new run in a home, which is made where it was not there."""
    now = datetime.now(UTC)
    context = RunContext(find_home(home), f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}", now)
    context.home.make()
    return context


def _arguments(sources: list[str] | None, sources_file: str) -> tuple[tuple[str, str], ...]:
    if sources:
        return tuple((source, _source_name(source)) for source in sources)
    return read_sources_file(Path(sources_file)).arguments


def _source_name(argument: str) -> str:
    """Return the name that a source of the command line goes by: its host, its folder, or its file's folder.

    >>> _source_name("https://news.example/a/1"), _source_name("pages/2026/")
    ('news.example', 'pages/2026')
    """
    if is_url(argument):
        return urlsplit(argument).netloc
    path = Path(argument)
    return str(path.parent if path.suffix else path)


def _run(context: RunContext, arguments: Sequence[tuple[str, str]], batch_pages: int) -> RunSummary:
    found = discover(arguments)
    tell("discover", len(found.sources), len(found.sources))
    read_batches(context, found, batch_pages)
    n_found = Counter([source.source for source in found.sources] + [failure.source for failure in found.failures])
    return settle_run(context, _names(arguments), n_found, found.ignored_files)


def settle_run(
    context: RunContext, arguments: tuple[str, ...], n_found: Mapping[str, int], ignored_files: tuple[str, ...] = ()
) -> RunSummary:
    """Load, validate and publish what the batches of a run hold; ``n_found`` are its pages by source."""
    run = Run(context.run_id, context.now, datetime.now(UTC), arguments, READER_VERSION, n_found)
    loaded = load(context.home.warehouse, run, context.batches, context.home.rates_file)
    tell("load", 1, 1)
    verdict = validate(context.home.warehouse, context.run_id, datetime.now(UTC))
    tell("validate", 1, 1)
    if verdict.held_back_reason is not None:
        hold_back(context.home.warehouse, context.run_id, verdict.held_back_reason)
        raise HeldBackError(verdict.held_back_reason)
    snapshot = publish(context.home.warehouse, context.home.root, context.run_id)
    tell("publish", 1, 1)
    shutil.rmtree(context.home.work(context.run_id), ignore_errors=True)
    summary = summarize_run(context.run_id, loaded, snapshot, verdict.n_quarantined, ignored_files)
    if summary.counts["found"] == summary.counts["failed"]:
        raise NothingReadError(_nothing_read(summary))
    return summary


def _names(arguments: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(argument for argument, _ in arguments))


def read_batches(context: RunContext, found: Discovery, batch_pages: int) -> None:
    """Fetch, clean and read all pages, batch by batch; the batches' folders stand in the context afterwards."""
    groups = [found.sources[start : start + batch_pages] for start in range(0, len(found.sources), batch_pages)]
    context.in_pool = len(groups) > 1
    context.known = find_known(context.home.warehouse, context.home.current, READER_VERSION)
    named_hosts = frozenset(urlsplit(s.uri).hostname or "" for s in found.sources if is_url(s.uri))
    fetcher = Fetcher(named_hosts)
    first = make_batch(context, 0)
    write_records(first / "documents.jsonl", ())
    write_records(first / "discover-failures.jsonl", found.failures)
    batches: dict[PrefectFuture[Any], tuple[BatchFutures, int]] = {}
    for number, group in enumerate(groups, start=1):
        label = f"{number}/{len(groups)} ({len(group)} pages)"
        stages = submit_batch(context, label, number, group, fetcher)
        batches[stages[-1]] = stages, len(group)
    n_done = 0
    for last in as_completed(list(batches)):
        stages, n_pages = batches[last]
        for (
            future
        ) in stages:  # in their order: where one failed, its own error is raised, not that of those waiting for it
            future.result()
        n_done += n_pages
        tell("read", n_done, len(found.sources))
    fetcher.close()


def make_batch(context: RunContext, number: int) -> Path:
    """Make the folder of a batch's stage files and note it in the context."""
    folder = context.home.work(context.run_id) / f"{number:05d}"
    folder.mkdir(parents=True)
    context.batches.append(folder)
    return folder


def submit_batch(
    context: RunContext, label: str, number: int, group: Sequence[Source], fetcher: Fetcher
) -> BatchFutures:
    """Queue the three stages of one batch, each waiting for the one before, and return their futures in order."""
    folder = make_batch(context, number)
    name = f"{context.run_id}-{number:05d}"
    fetched = fetch_batch.submit(label, group, folder, context.home.archive, name, fetcher, context.now, context.known)
    today = context.now.astimezone(_KOREA).date()
    cleaned = clean_batch.submit(
        label, folder, context.home.archive, today, context.in_pool, wait_for=[fetched], return_state=False
    )
    read = extract_batch.submit(label, folder, context.in_pool, wait_for=[cleaned], return_state=False)
    return fetched, cleaned, read


@task(task_run_name="source {source} failed", persist_result=False)
def mark_source(source: str, n_failed: int) -> None:
    """Fail, so that a source of which nothing could be read stands out in the UI; the run goes on."""
    message = (
        f"None of the {n_failed} pages of {source} could be read: see the artifact of failures, or `jangbu status`."
    )
    raise SourceFailedError(message)


def summarize_run(
    run_id: str, loaded: LoadCounts, snapshot: Path, n_quarantined: int, ignored_files: tuple[str, ...] = ()
) -> RunSummary:
    """Leave a published run's artifacts and log, fail the sources that gave nothing, and return what it did."""
    told = read_run(snapshot, run_id)
    leave_artifacts(told, snapshot)
    _log(told, loaded, snapshot)
    for source in told.sources:
        if source["failed"] and source["failed"] == source["found"]:
            mark_source(source["source"], source["failed"], return_state=True)
    return RunSummary(
        run_id=run_id,
        counts=told.counts,
        snapshot=str(snapshot),
        changes={"inserted": loaded.n_inserted, "updated": loaded.n_updated, "retired": loaded.retired},
        failures=told.failures,
        countries=told.countries,
        ignored_files=ignored_files,
        quarantined_rows=n_quarantined,
    )


def _log(told: RunFigures, loaded: LoadCounts, snapshot: Path) -> None:
    """Tell the run's log what the artifacts show in full."""
    log = get_run_logger()
    for failure in told.failures[:_LOGGED_FAILURES]:
        log.warning("dropped out at %s (%s): %s", failure["stage"], failure["reason"], failure["message"])
    log.info("pages: %s", ", ".join(f"{count} {name}" for name, count in told.counts.items()))
    log.info("rows: %s inserted, %s updated; published %s", loaded.n_inserted, loaded.n_updated, snapshot.name)


def _nothing_read(summary: RunSummary) -> str:
    if not summary.failures:
        return "Nothing was found to read."
    first = summary.failures[0]["message"]
    more = len(summary.failures) - 1
    return f"Nothing could be read: {first}" + (f" And {more} more, see `jangbu status`." if more else "")
