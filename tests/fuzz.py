"""``python -m tests.fuzz --seconds 20 --seed 1``: odd texts through the reader and odd pages through cleaning.

Texts are spliced from the project's gold sentences, cut numerals, brackets, mixed scripts and random Unicode; one
seed always gives the same texts. What must hold for each stands in :func:`complaint_of_text` and
:func:`complaint_of_page`. The first input that breaks it is cut down to its smallest form and printed.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from functools import _lru_cache_wrapper, cache, partial
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from tasks.clean.answers import as_answer as page_answer
from tasks.clean.errors import UnreadablePage
from tasks.clean.pages import clean_page
from tasks.extract.answers import as_answer
from tasks.extract.morphemes import tokenize
from tasks.extract.reader import read_text
from tasks.records import Reading

GOLD = Path(__file__).parent / "gold"
NOW = date(2026, 11, 24)
DAYS = (None, date(2026, 1, 14), date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31))
PIECES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PIECES["scripts"].append("\ud83e")
Complaint = str | None


class Case(NamedTuple):
    """One thing to try: a text with its publication day, or a page (``published_on`` unused there)."""

    text: str
    published_on: date | None
    is_page: bool = False


@cache
def gold_sentences() -> tuple[str, ...]:
    """Return every longer text of the project's gold, in a fixed order."""
    found: list[str] = []
    for path in sorted(GOLD.rglob("*.toml")):
        _collect(tomllib.loads(path.read_text(encoding="utf-8")), found)
    for path in sorted(GOLD.rglob("*.jsonl")):
        found += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line]
    return tuple(dict.fromkeys(text for text in found if len(text) > 8))


def _collect(node: Any, found: list[str]) -> None:
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        if isinstance(value, str):
            found.append(value)
        else:
            _collect(value, found)


def _cut(rng: random.Random) -> str:
    sentence = rng.choice(gold_sentences())
    first, last = sorted(rng.randrange(len(sentence) + 1) for _ in range(2))
    return rng.choice((sentence, sentence[:last], sentence[first:], sentence[first:last]))


def _noise(rng: random.Random) -> str:
    return "".join(
        chr(rng.choice((rng.randrange(0x250), rng.randrange(0xAC00, 0xD7A4), rng.randrange(0x110000))))
        for _ in range(rng.randrange(1, 12))
    )


def _piece(rng: random.Random) -> str:
    pick = rng.random()
    if pick < 0.35:
        return _cut(rng)
    if pick < 0.95:
        return rng.choice(rng.choice((PIECES["numerals"], PIECES["brackets"], PIECES["scripts"], [" "]))) * rng.choice(
            (1, 1, 1, 1, 2, 5)
        )
    return _noise(rng)


def make_case(rng: random.Random) -> Case:
    """Return the next case of a generator: mostly texts, sometimes a page."""
    pieces = [_piece(rng) for _ in range(rng.randrange(1, 14))]
    is_page = rng.random() < 0.2
    if is_page:
        pieces = [part for piece in pieces for part in (rng.choice(PIECES["page_parts"]), piece)]
    return Case(rng.choice(("", " ", "\n" if is_page else " ")).join(pieces), rng.choice(DAYS), is_page)


def _spans(reading: Reading) -> Iterator[tuple[int, int, str | None]]:
    groups = (reading.amounts, reading.dates, reading.countries, reading.organizations, reading.quantities)
    for group in (*groups, reading.claims, reading.events):
        yield from ((*item.span, item.surface) for item in group)
    yield from ((*c.span, None) for amount in reading.amounts for c in amount.conversions)
    yield from ((*c.amount_span, None) for c in reading.claims if c.amount_span)


def complaint_of_text(case: Case) -> Complaint:
    """Return what is wrong with the reading of a text, None where all holds.

    No exception; spans inside the text, not empty, with the text's own letters; a period's start not behind its
    end; an answer that JSON can say; the same answer twice.
    """
    try:
        reading = read_text(case.text, case.published_on, tokenize)
        answer = json.dumps(as_answer(reading), allow_nan=False)
        forget_texts()
        again = json.dumps(as_answer(read_text(case.text, case.published_on, tokenize)), allow_nan=False)
    except Exception as error:  # noqa: BLE001  any exception is what is looked for
        return f"{type(error).__name__}: {error} at {_place(error)}"
    for start, end, surface in _spans(reading):
        if not 0 <= start < end <= len(case.text) or surface not in (None, case.text[start:end]):
            return f"span ({start}, {end}) is not {surface!r}"
    periods = [(d.start_on, d.end_on) for d in reading.dates] + [(c.period_start, c.period_end) for c in reading.claims]
    if any(start and end and start > end for start, end in periods):
        return "a period ends before it starts"
    return None if answer == again else "read twice, two answers"


def complaint_of_page(case: Case) -> Complaint:
    """Return what is wrong with the cleaning of a page: an exception but UnreadablePage, an empty body, two answers."""
    content = case.text.encode("utf-8", errors="surrogatepass")
    try:
        first, again = (clean_page(content, "fuzz.html", now=NOW) for _ in range(2))
        json.dumps(page_answer(first, "fuzz.html"), allow_nan=False)
    except UnreadablePage:
        return None
    except Exception as error:  # noqa: BLE001  any exception is what is looked for
        return f"{type(error).__name__}: {error} at {_place(error)}"
    if not first.body.strip():
        return "an empty body"
    return None if first == again else "cleaned twice, two answers"


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def complaint_of(case: Case) -> Complaint:
    """Return what is wrong with a case, None where nothing is."""
    return complaint_of_page(case) if case.is_page else complaint_of_text(case)


@cache
def _text_caches() -> tuple[Any, ...]:
    found = (item for item in gc.get_objects() if isinstance(item, _lru_cache_wrapper))
    return tuple(item for item in found if item.cache_parameters()["maxsize"] is not None)


def forget_texts() -> None:
    """Empty the caches that hold texts, so that a second reading is a reading."""
    for item in _text_caches():
        item.cache_clear()


def minimised(case: Case, is_bad: Callable[[Case], bool]) -> Case:
    """Return a case cut down as far as it stays bad: ever smaller stretches are left out.

    >>> minimised(Case("가나1조다라", None), lambda case: "1조" in case.text).text
    '1조'
    """
    size = len(case.text) // 2
    while size:
        place = 0
        while place < len(case.text):
            shorter = case._replace(text=case.text[:place] + case.text[place + size :])
            if is_bad(shorter):
                case = shorter
            else:
                place += size
        size //= 2
    return case


def _complains_alike(found: str, case: Case) -> bool:
    return (complaint_of(case) or "").split(":")[0] == found.split(":", maxsplit=1)[0]


def run(seconds: float, seed: int) -> tuple[int, Case | None]:
    """Try cases until the time is over or one is bad; return how many were tried, and the bad one, cut down."""
    rng, tried, end = random.Random(seed), 0, monotonic() + seconds
    while monotonic() < end:
        case = make_case(rng)
        tried += 1
        found = complaint_of(case)
        if found:
            return tried, minimised(case, partial(_complains_alike, found))
    return tried, None


def main() -> int:
    """Run from the command line; 1 where a case was bad."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tried, bad = run(options.seconds, options.seed)
    if bad is None:
        sys.stdout.write(f"{tried} cases of seed {options.seed}: all hold\n")
        return 0
    sys.stdout.write(f"case {tried} of seed {options.seed}: {complaint_of(bad)}\n{bad!a}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
