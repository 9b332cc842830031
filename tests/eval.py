"""``python -m tests.eval``: precision, recall and F1 of the reader on the project's own gold, and on dev beside it.

Here belongs where gold lies and how figures are shown; what counts as right is in ``tests/scorer.py``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tasks.extract.answers import as_answer
from tasks.extract.morphemes import tokenize
from tasks.extract.reader import read_text
from tests.scorer import DIMENSIONS, Item, Score, Wrong, mark

ROOT = Path(__file__).resolve().parents[1]
GOLD = {
    "unseen": ROOT / "tests" / "gold" / "unseen",
    "held-out": ROOT / "tests" / "gold" / "heldout",
    "dev": ROOT.parent / "shared" / "bench" / "dev",
}
FILES = {
    "amounts": "amounts",
    "amounts.value": "amounts",
    "dates": "dates",
    "countries": "countries",
    "orgs": "countries",
    "claims": "claims",
}


def read_cases(file: Path) -> list[Item]:
    """Return the gold sentences of a file, one JSON object a line."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def answer(cases: Sequence[Item]) -> dict[str, Item]:
    """Return what the reader reads in each sentence, by the sentence's id."""
    answers: dict[str, Item] = {}
    for case in cases:
        published = date.fromisoformat(case["published"]) if case.get("published") else None
        answers[case["id"]] = as_answer(read_text(case["text"], published, tokenize), case["id"])
    return answers


def evaluate(folder: Path) -> dict[str, Score]:
    """Return the score of each dimension that has a gold file in the folder."""
    scores: dict[str, Score] = {}
    read: dict[str, tuple[list[Item], dict[str, Item]]] = {}
    for dimension in DIMENSIONS:
        file = folder / f"{FILES[dimension]}.jsonl"
        if not file.exists():
            continue
        if file.name not in read:
            cases = read_cases(file)
            read[file.name] = cases, answer(cases)
        scores[dimension] = mark(*read[file.name], dimension)
    return scores


def as_figures(scores: Mapping[str, Score]) -> dict[str, Any]:
    """Return the figures of one gold set as a JSON object, claim slots as shares beside their claims."""
    figures: dict[str, Any] = {}
    for dimension, score in scores.items():
        figures[dimension] = {
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
            "true": score.true,
            "false": score.false,
            "missed": score.missed,
        }
        for slot, (right, asked) in score.slots.items():
            figures[f"{dimension}.{slot}"] = {"share": round(right / asked, 4), "right": right, "asked": asked}
    return figures


def _cells(figure: Mapping[str, Any] | None) -> str:
    if figure is None:
        return f"{'':>30}"
    if "share" in figure:
        return f"{figure['share']:>22.3f}{figure['asked']:>8}"
    n_items = figure["true"] + figure["missed"]
    return f"{figure['precision']:>8.3f}{figure['recall']:>7.3f}{figure['f1']:>7.3f}{n_items:>8}"


def table(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the figures as an aligned table: a dimension a row, a gold set a group of columns."""
    names = list(figures)
    rows = list(dict.fromkeys(row for name in names for row in figures[name]))
    head = f"{'':<24}" + "".join(f"{name:>30}" for name in names)
    columns = f"{'':<24}" + f"{'p':>8}{'r':>7}{'f1':>7}{'items':>8}" * len(names)
    return "\n".join(
        [head, columns, *(f"{row:<24}" + "".join(_cells(figures[name].get(row)) for name in names) for row in rows)]
    )


def _lines(wrong: Wrong) -> Iterator[str]:
    yield f"  {wrong.case['id']} [{wrong.case.get('tag', '')}] {wrong.case['text']}"
    for label, items in (("missed", wrong.missed), ("false ", wrong.false)):
        for item in items:
            yield f"    {label} {json.dumps(item, ensure_ascii=False)}"


def misses(scores: Mapping[str, Score], n_cases: int) -> str:
    """Return the first wrong sentences of each dimension with what was missed and what was invented."""
    return "\n".join(
        line
        for dimension, score in scores.items()
        if score.wrong
        for line in (f"{dimension}:", *(line for wrong in score.wrong[:n_cases] for line in _lines(wrong)))
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the reader on every gold set that is present; always 0, since a figure is no failure."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="show the first N wrong sentences a dimension"
    )
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    options = parser.parse_args(arguments)
    scores = {name: evaluate(folder) for name, folder in GOLD.items() if folder.is_dir()}
    figures = {name: as_figures(of_set) for name, of_set in scores.items()}
    sys.stdout.write((json.dumps(figures, ensure_ascii=False, indent=1) if options.json else table(figures)) + "\n")
    if options.misses and not options.json:
        for name, of_set in scores.items():
            sys.stdout.write(f"\n{name}\n{misses(of_set, options.misses)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
