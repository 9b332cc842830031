"""``python -m tests.stress_publish --publishes 500 --readers 4``: publishes under processes that read without a pause.

Here belongs what is done to a home and what must hold of it: no open fails, no read sees two snapshots at once, no publish
waits for a reader. What does not: how a snapshot is made (``tasks/publish/snapshots.py``). The shorter form of it stands
in ``tests/publish/test_snapshots.py``. It ends with 1 where something was wrong.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tasks.publish.snapshots import LINK, publish_snapshot, published_folder
from tasks.resolve.commitments import resolve_commitments
from tasks.warehouse import Connection, open_snapshot, open_warehouse, working_file
from tests.synthetic import fill_ledger

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60.0
LONGEST_PUBLISH_SECONDS = 30.0  # what a writer that met a lock would wait at least
_READ = """
    SELECT (SELECT max(n) FROM left_side), (SELECT min(n) FROM right_side), (SELECT count(*) FROM current_articles),
        (SELECT sum(n_commitments) FROM country_overview), (SELECT count(*) FROM commitments)
"""


class Reader(NamedTuple):
    """What a reading process has to tell: its reads, the snapshots it saw, the first things that were wrong."""

    n_reads: int
    n_seen: int
    wrong: list[str]


class Stress(NamedTuple):
    """What became of it: the seconds of each publish, and what each reader tells."""

    seconds: list[float]
    readers: list[Reader]


def read_without_pause(link: Path, ready: Path, stop: Path, n_articles: int) -> Reader:
    """Follow the link and read, over and over until the file ``stop`` is there."""
    n_reads, seen, wrong = 0, set(), []
    ready.touch()
    while not stop.exists():
        try:
            with open_snapshot(link, threads=1, memory_limit="256MB") as snapshot:
                left, right, articles, by_country, commitments = snapshot.execute(_READ).fetchall()[0]
        except Exception as error:  # noqa: BLE001 # whatever it is, it is what we look for
            wrong.append(f"{type(error).__name__}: {error}")
            continue
        n_reads += 1
        seen.add(left)
        if (left, articles, by_country or 0) != (right, n_articles, commitments):
            wrong.append(f"mixed: {left} {right}, {articles} articles, {by_country} of {commitments} commitments")
    return Reader(n_reads, len(seen), wrong[:5])


def stress(working: Connection, home: Path, n_publishes: int, n_readers: int) -> Stress:
    """Publish a home's warehouse many times, two tables of it changed together before each, under reading processes."""
    working.execute("CREATE TABLE left_side AS SELECT 0 AS n; CREATE TABLE right_side AS SELECT 0 AS n")
    publish_snapshot(working, home, "start")
    n_articles = working.execute("SELECT count(*) FROM current_articles").fetchall()[0][0]
    seconds = []
    with _reading(home, n_readers, n_articles) as told:
        for n in range(1, n_publishes + 1):
            working.execute(f"UPDATE left_side SET n = {n}; UPDATE right_side SET n = {n}")
            started = time.perf_counter()
            publish_snapshot(working, home, f"run{n}")
            seconds.append(time.perf_counter() - started)
    return Stress(seconds, told)


@contextmanager
def _reading(home: Path, n_readers: int, n_articles: int) -> Iterator[list[Reader]]:
    """Run readers for as long as the block lasts; what they tell stands in the list given when it has ended."""
    told: list[Reader] = []
    stop, ready = home / "stop", [home / f"ready{n}" for n in range(n_readers)]
    command = [sys.executable, "-m", "tests.stress_publish", "--read", str(published_folder(home) / LINK), str(stop)]
    readers = [
        subprocess.Popen([*command, str(path), str(n_articles)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for path in ready
    ]
    try:
        deadline = time.monotonic() + START_SECONDS
        while not all(path.exists() for path in ready) and time.monotonic() < deadline:
            time.sleep(0.05)
        yield told
    finally:
        stop.touch()
        told += [Reader(**json.loads(reader.communicate(timeout=START_SECONDS)[0])) for reader in readers]


def complaints(result: Stress) -> list[str]:
    """Return what was wrong, a sentence each.

    >>> complaints(Stress([0.1, 0.2], [Reader(9, 2, []), Reader(9, 2, ["IOException: no file"])]))
    ['IOException: no file']
    >>> complaints(Stress([0.1, 31.0], [Reader(0, 0, [])]))
    ['a publish took 31.0 s', 'a reader read nothing']
    """
    blocked = [
        f"a publish took {longest:.1f} s" for longest in [max(result.seconds)] if longest > LONGEST_PUBLISH_SECONDS
    ]
    idle = ["a reader read nothing" for reader in result.readers if not reader.n_reads]
    return [*blocked, *idle, *(wrong for reader in result.readers for wrong in reader.wrong)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Publish and print what became of it; 1 where something was wrong, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress_publish")
    parser.add_argument("--publishes", type=int, default=500)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--claims", type=int, default=1000, help="claims of the ledger that is published")
    parser.add_argument("--read", nargs=4, metavar=("LINK", "STOP", "READY", "ARTICLES"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.read:
        link, stop, ready, n_articles = options.read
        told = read_without_pause(Path(link), Path(ready), Path(stop), int(n_articles))
        sys.stdout.write(json.dumps(told._asdict()))
        return 0
    return _run(options)


def _run(options: Any) -> int:
    with (
        tempfile.TemporaryDirectory(prefix="jangbu-stress-") as folder,
        open_warehouse(working_file(Path(folder))) as working,
    ):
        fill_ledger(working, options.claims)
        resolve_commitments(working)
        result = stress(working, Path(folder), options.publishes, options.readers)
    wrong = complaints(result)
    n_reads = sum(reader.n_reads for reader in result.readers)
    sys.stdout.write(
        f"{options.publishes} publishes of {options.claims:,} claims in {sum(result.seconds):.0f} s, "
        f"{median(result.seconds):.3f} s in the middle and {max(result.seconds):.3f} s at most; "
        f"{n_reads:,} reads of {options.readers} processes, which saw {min(r.n_seen for r in result.readers)} snapshots at least\n"
        + ("".join(f"{sentence}\n" for sentence in wrong) or "no failed open, no mixed snapshot, no blocked writer\n")
    )
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
