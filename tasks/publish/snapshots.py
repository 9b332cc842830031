"""Snapshots: whole copies of the working warehouse that people read while the next one is being made.

Here belongs how a copy is made, named, put in place and cleared away. What does not: whether a run may be published
(``tasks/validate``). A snapshot's file never changes once it has its name; only the link at the newest one does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tasks.load.counts import finish_run
from tasks.warehouse import Connection, WarehouseError, copy_database, explained

KEPT_SNAPSHOTS = 5
# A program that has just followed the link must still find its file.
KEPT_SECONDS = 60.0
LINK = "current.duckdb"
# What resolving alone reads again, and as large as all the rest.
UNPUBLISHED = ("claim_blocks", "claim_gauges", "claim_pairs")
# Totals, and what is told of each deal, amount or country by looking through all of them: asked of a snapshot many times, which is written once.
KEPT_VIEWS = (
    *("claim_conflicts", "commitment_evidence", "commitment_history", "commitment_known_spells", "commitment_spells"),
    *(
        "country_flows",
        "country_overview",
        "country_timeline",
        "country_year_investment",
        "destination_investment",
        "fx_audit",
    ),
    *("investment_reference_comparison", "not_counted_totals", "payer_investment", "payer_kind_investment"),
    *("pledges_and_done", "source_health"),
)
_UNFIT_FOR_NAMES = re.compile(r"[^A-Za-z0-9_.-]+")


def published_folder(home: Path) -> Path:
    """Return where the snapshots of a home stand."""
    return home / "published"


def current_snapshot(home: Path) -> Path:
    """Return the file of the newest snapshot; :class:`WarehouseError` where nothing was published yet."""
    link = published_folder(home) / LINK
    if not link.exists():
        raise WarehouseError(
            f"Nothing is published in {home} yet: run `jangbu ingest` first, or name another home with --home."
        )
    return link.resolve()


def publish_snapshot(connection: Connection, home: Path, run_id: str) -> Path:
    """Publish what the working warehouse says as a new snapshot, set the link at it, and return its file.

    The run's row says so inside the snapshot. A publish that fails leaves the link, the earlier snapshots and the
    run's status as they were, and raises :class:`WarehouseError`.
    """
    folder = published_folder(home)
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        target = _free_name(folder, run_id)
        with _noted(connection, run_id, target.name):
            _write(connection, target)
            _set_link(folder / LINK, target.name)
        _clear_away(folder, target)
    return target


def _free_name(folder: Path, run_id: str) -> Path:
    """Return a name that no snapshot ever had here: a second publish of one run is counted on."""
    stem = f"jangbu-{_UNFIT_FOR_NAMES.sub('-', run_id)}"
    names = (stem, *(f"{stem}-{n}" for n in range(2, 10_000)))
    return next(path for name in names if not (path := folder / f"{name}.duckdb").exists())


@contextmanager
def _noted(connection: Connection, run_id: str, name: str) -> Iterator[None]:
    before = connection.execute(
        "SELECT status, snapshot_file, held_back_reason FROM runs WHERE run_id = $run_id", {"run_id": run_id}
    ).fetchall()
    finish_run(connection, run_id, "published", snapshot_file=name)
    try:
        yield
    except BaseException:
        for status, snapshot_file, reason in before:
            finish_run(connection, run_id, status, snapshot_file=snapshot_file, reason=reason)
        raise


def _write(connection: Connection, target: Path) -> None:
    partial = target.with_name(f".{target.name}.partial")
    _remove(partial)
    try:
        copy_database(connection, partial, UNPUBLISHED, KEPT_VIEWS)
        _flush(partial)
        partial.replace(target)
        _flush(target.parent)
    except BaseException:
        _remove(partial)
        raise


def _set_link(link: Path, name: str) -> None:
    new = link.with_name(f".{link.name}.{os.getpid()}")
    new.unlink(missing_ok=True)
    new.symlink_to(name)
    new.replace(link)
    _flush(link.parent)


def _clear_away(folder: Path, newest: Path) -> None:
    """Remove snapshots that nobody can have just been sent to; who has one open keeps it until closing."""
    for left_over in folder.glob(".jangbu-*.partial*"):
        left_over.unlink(missing_ok=True)
    aged = sorted(folder.glob("jangbu-*.duckdb"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    youngest_kept = newest.stat().st_mtime - KEPT_SECONDS
    for path in aged[KEPT_SNAPSHOTS:]:
        if path != newest and path.stat().st_mtime < youngest_kept:
            path.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    for leftover in (path, path.with_name(f"{path.name}.wal")):
        leftover.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Wait until a file, or a folder's entries, stand on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
