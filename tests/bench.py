"""``python -m tests.bench``: articles a second, and how the reader stands to a floor measured in the same run.

The floor is what any reader of Korean pages pays before it understands a word: trafilatura for the text and
Kiwi over the whole body. Seconds depend on the machine and on who else uses it; the ratios are what to compare.
Every round times all stages on the same pages, one after the other, with the caches of texts empty.

Two sets are timed. The pages of the embedded sample are dense with money and thin in markup, the hardest case for a
reader; the saved pages of ``../shared/pages``, where present, weigh what pages of the web weigh.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import trafilatura

from tasks.clean.errors import UnreadablePage
from tasks.clean.pages import clean_page
from tasks.extract.morphemes import tokenize
from tasks.extract.reader import read_text
from tasks.fetch.archive import ArchiveError, unpacked
from tasks.records import Page
from tests.fuzz import forget_texts

ROOT = Path(__file__).resolve().parents[1]
SETS = {"embedded sample": ROOT / "jangbu" / "sample", "saved pages": ROOT.parent / "shared" / "pages"}
NOW = date(2026, 11, 24)  # the sample is dated before it; the clock's day would only change warnings
MOST_OF_FLOOR = 0.5
MIN_ROUNDS, MAX_ROUNDS, BUDGET_S = 3, 15, 35.0


class Sample(NamedTuple):
    """One page: its name, its bytes, and what cleaning makes of it."""

    name: str
    data: bytes
    page: Page


def sample_pages(folder: Path = SETS["embedded sample"]) -> Iterator[Sample]:
    """Yield the folder's HTML pages that hold an article; dumps stand aside, since the floor cannot read them."""
    for file in sorted(folder.rglob("*.htm*")):
        try:
            data = unpacked(file.read_bytes())
            page = clean_page(data, file.name, now=NOW)
        except (ArchiveError, UnreadablePage):
            continue
        if page.body:
            yield Sample(file.name, data, page)


def _floor(pages: list[Sample]) -> None:
    for sample in pages:
        trafilatura.extract(sample.data)
        tokenize(sample.page.body)


def _read(pages: list[Sample]) -> None:
    for sample in pages:
        read_text(sample.page.body, sample.page.published_on, tokenize, title=sample.page.title or "")


def _clean(pages: list[Sample]) -> None:
    for sample in pages:
        clean_page(sample.data, sample.name, now=NOW)


def _clean_and_read(pages: list[Sample]) -> None:
    for sample in pages:
        page = clean_page(sample.data, sample.name, now=NOW)
        read_text(page.body, page.published_on, tokenize, title=page.title or "")


STAGES: dict[str, Callable[[list[Sample]], None]] = {
    "floor": _floor,
    "reading": _read,
    "cleaning": _clean,
    "cleaning + reading": _clean_and_read,
}


def _seconds(stage: Callable[[list[Sample]], None], pages: list[Sample]) -> float:
    forget_texts()
    started = perf_counter()
    stage(pages)
    return perf_counter() - started


def measure(pages: list[Sample], budget_s: float = BUDGET_S) -> dict[str, list[float]]:
    """Return the seconds of each stage, a figure a round, after one round that only warms up."""
    rounds: dict[str, list[float]] = {name: [] for name in STAGES}
    for stage in STAGES.values():
        stage(pages)
    started = perf_counter()
    for done in range(MAX_ROUNDS):
        if done >= MIN_ROUNDS and perf_counter() - started > budget_s:
            break
        for name, stage in STAGES.items():
            rounds[name].append(_seconds(stage, pages))
    return rounds


def report(rounds: dict[str, list[float]], n_pages: int) -> str:
    """Return the medians as a table: articles a second, milliseconds an article, and the ratio to the floor.

    >>> print(report({"floor": [2.0, 2.0], "reading": [0.5, 0.7]}, 10))
    2 rounds of 10 pages       articles/s  ms/article  of the floor
    floor                             5.0       200.0          1.00
    reading                          16.7        60.0          0.30
    reading alone takes at most half of the floor's time: yes
    """
    head = f"{len(rounds['floor'])} rounds of {n_pages} pages"
    lines = [f"{head:<25}{'articles/s':>12}{'ms/article':>12}{'of the floor':>14}"]
    for name, seconds in rounds.items():
        ratio = median(one / floor for one, floor in zip(seconds, rounds["floor"], strict=True))
        per_page = median(seconds) / n_pages
        lines.append(f"{name:<25}{1 / per_page:>12.1f}{per_page * 1000:>12.1f}{ratio:>14.2f}")
        if name == "reading":
            verdict = (
                f"reading alone takes at most half of the floor's time: {'yes' if ratio <= MOST_OF_FLOOR else 'no'}"
            )
    return "\n".join([*lines, verdict])


def main() -> int:
    """Measure and print; always 0, since a slow machine is no failure."""
    for name, folder in SETS.items():
        pages = list(sample_pages(folder))
        if not pages:
            sys.stdout.write(f"{name}: none at {folder}, not timed\n")
            continue
        weight = sum(len(page.data) for page in pages) / len(pages) / 1000
        sys.stdout.write(f"{name}, {weight:.0f} kB a page\n{report(measure(pages), len(pages))}\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
