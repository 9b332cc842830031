"""``python -m tests.bench_ledger --claims 1000000``: how the ledger stands to a bare ``sum()`` over the same rows.

A ledger is made (``synthetic.py``), resolved, published, and asked as analysts ask it (``bench_ledger.toml``) through the
sandboxed connection of ``jangbu sql``; then a day's articles come and are resolved. Each question is asked once cold and
five times warm, its answer fetched whole as Arrow. Seconds depend on the machine and on who else uses it, which is why
those of the processors and the ratios stand beside them. It ends with 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

from tasks.publish.snapshots import current_snapshot, publish_snapshot
from tasks.resolve.commitments import resolve_commitments
from tasks.resolve.explain import explain
from tasks.warehouse import Connection, open_snapshot, open_warehouse, working_file
from tests.synthetic import add_day, fill_ledger, n_articles_of

ASKED: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
ROUNDS = 5
DAY_ARTICLES = 3000
RUN = "20261123T200000Z-0000"
# Seconds that one of each may take on a million claims from 300,000 articles.
BARS = {"view": 0.25, "explain": 0.5, "publish": 30.0, "day": 20.0}
_PICKED = """
    SELECT commitment_id AS deal, arg_min(article_id, claim_id) AS article, DATE '2026-11-10' AS day
    FROM commitment_claims
    GROUP BY commitment_id
    ORDER BY count(*) DESC, commitment_id
    LIMIT 1
"""


@dataclass(frozen=True)
class Timing:
    """What was done, the seconds of each time, those of all processors together, and of the floor where it has one."""

    kind: str
    what: str
    seconds: tuple[float, ...]
    cpu_seconds: float
    floor: float | None = None

    @property
    def warm(self) -> float:
        """The median of all times but the first, or the only one."""
        return median(self.seconds[1:] or self.seconds)

    @property
    def is_met(self) -> bool:
        """Whether it stays under its bar; what has none always does."""
        return self.warm < BARS.get(self.kind, float("inf"))


class Question(NamedTuple):
    """One query, the view that it asks, and the tables whose rows the view reads."""

    view: str
    query: str
    reads: tuple[str, ...]


def timed(kind: str, what: str, run: Callable[[], object], rounds: int = 1) -> Timing:
    """Run something some times over, and return how long it took."""
    seconds, cpu = [], []
    for _ in range(rounds):
        started, cpu_started = perf_counter(), process_time()
        run()
        seconds.append(perf_counter() - started)
        cpu.append(process_time() - cpu_started)
    return Timing(kind, what, tuple(seconds), median(cpu[1:] or cpu))


def picked(connection: Connection) -> dict[str, str]:
    """Return the deal, article and day that questions speak of."""
    deal, article, day = connection.execute(_PICKED).fetchall()[0]
    return {"deal": deal, "article": article, "day": str(day)}


def questions(names: Mapping[str, str]) -> Iterator[Question]:
    """Yield what is asked of each view."""
    for view, asked in ASKED["views"].items():
        for query in asked["queries"]:
            yield Question(view, query.format(**names), tuple(asked["reads"]))


def measure_floors(connection: Connection) -> dict[str, Timing]:
    """Return the time of a bare sum over each table that a view reads."""
    queries = {table: f"SELECT sum({column}) FROM {table}" for table, column in ASKED["sums"].items()}
    return {table: _ask("floor", connection, query) for table, query in queries.items()}


def measure_views(connection: Connection, floors: Mapping[str, Timing]) -> Iterator[Timing]:
    """Yield the time of each question, beside that of the sums over the tables that its view reads."""
    for _view, query, reads in questions(picked(connection)):
        timing = _ask("view", connection, query)
        yield replace(timing, floor=sum(floors[table].warm for table in reads))


def measure_explain(connection: Connection) -> Iterator[Timing]:
    """Yield the time from one row of each view down to its sentences."""
    names = picked(connection)
    for view, asked in ASKED["views"].items():
        if "explain" in asked:
            where = asked["explain"].format(**names)
            yield timed(
                "explain", f"{view} WHERE {where}", lambda v=view, w=where: explain(connection, v, w), 1 + ROUNDS
            )  # type: ignore[misc]


def _ask(kind: str, connection: Connection, query: str) -> Timing:
    return timed(kind, query, lambda: connection.sql(query).to_arrow_table(), 1 + ROUNDS)


def measure(home: Path, n_claims: int, n_day_articles: int) -> Iterator[Timing]:
    """Make a ledger under ``home`` and yield the time of all that is done with it."""
    with open_warehouse(working_file(home)) as working:
        yield timed(
            "",
            f"{n_claims:,} claims of {n_articles_of(n_claims):,} articles made",
            lambda: fill_ledger(working, n_claims),
        )
        yield timed("", "all of them resolved", lambda: resolve_commitments(working))
        yield timed("", "resolved again, nothing being new", lambda: resolve_commitments(working))
        yield timed("publish", "publish", lambda: publish_snapshot(working, home, RUN))
        with open_snapshot(current_snapshot(home)) as snapshot:
            floors = measure_floors(snapshot)
            yield from floors.values()
            yield from measure_views(snapshot, floors)
            yield from measure_explain(snapshot)
        yield timed("", f"a day's {n_day_articles:,} articles made", lambda: add_day(working, n_claims, n_day_articles))
        yield timed("day", "a day's articles resolved", lambda: resolve_commitments(working))
        yield timed("publish", "publish after it", lambda: publish_snapshot(working, home, RUN))


def machine() -> str:
    """Return what it was measured on, in one line."""
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    n_cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f"{os.getloadavg()[0]:.1f} processes ran at the start"
    return (
        f"{n_cores} cores, {memory_gib:.0f} GiB, {platform.machine()} {platform.system()}, "
        f"Python {platform.python_version()}, DuckDB {version('duckdb')}, {load}"
    )


def line(timing: Timing) -> str:
    """Return a timing as a row: first time, warm time, processor time, ratio to the floor, and whether it is met.

    >>> line(Timing("view", "SELECT 1", (0.5, 0.3, 0.3), 0.4, 0.1))
    '   0.500     0.300     0.400     3.0  MISSED  SELECT 1'
    """
    ratio = f"{timing.warm / timing.floor:.1f}" if timing.floor else ""
    verdict = ("ok" if timing.is_met else "MISSED") if timing.kind in BARS else ""
    what = f"explain {timing.what}" if timing.kind == "explain" else timing.what
    return f"{timing.seconds[0]:8.3f}{timing.warm:10.3f}{timing.cpu_seconds:10.3f}{ratio:>8}  {verdict:<6}  {what}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a bar is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_ledger")
    parser.add_argument("--claims", type=int, default=1_000_000, help="claims of the ledger")
    parser.add_argument("--day", type=int, default=DAY_ARTICLES, help="articles of the day that comes after it")
    options = parser.parse_args(arguments)
    _tell(machine())
    _tell(f"{'first':>8}{'warm':>10}{'cpu':>10}{'floors':>8}  bar     what, in seconds")
    missed = 0
    with tempfile.TemporaryDirectory(prefix="jangbu-bench-") as folder:
        for timing in measure(Path(folder), options.claims, options.day):
            _tell(line(timing))
            missed += not timing.is_met
    peak_gib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    _tell(f"{missed} bars missed; {peak_gib:.1f} GiB at most")
    return int(missed > 0)


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
