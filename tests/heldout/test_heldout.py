"""Invented pages told by outlets of their own, held against ``expected.toml``; the floors only ever rise."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.sample.scores import Score, read_expected, read_sample, score_claims, score_ledgers, score_pages

HERE = Path(__file__).parent
EXPECTED: dict[str, Any] = read_expected(HERE / "expected.toml")
# Ratchets, just under what was measured last.
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
# The worlds written later, each group with floors of its own.
GROUPS = {"fourth": "fourth", "fifth": "later", "sixth": "later", "seventh": "later"}
GROUPS |= {"eighth": "latest", "ninth": "latest", "tenth": "latest", "eleventh": "newest", "twelfth": "newest"}
RECENT = ("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
GROUPS |= dict.fromkeys(RECENT, "recent")
GROUPS |= dict.fromkeys(("twentieth", "twenty-first", "twenty-second"), "twenties")
DENSE = ("twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh")
GROUPS |= dict.fromkeys(DENSE, "dense")
GROUPS |= dict.fromkeys(("twenty-eighth", "twenty-ninth", "thirtieth"), "thirties")


@pytest.fixture(scope="module")
def scores() -> dict[tuple[str, str], Score]:
    """Return each figure by its group of worlds and its name."""
    return {(group, name): score for group in FLOORS for name, score in _scores(_told_by(group)).items()}


def _told_by(group: str) -> dict[str, Any]:
    return {
        kind: [row for row in EXPECTED[kind] if GROUPS.get(row.get("world"), "before") == group]
        for kind in ("page", "deal")
    }


def _scores(expected: dict[str, Any]) -> dict[str, Score]:
    read = read_sample(expected, HERE / "pages")
    claims, slots = score_claims(expected, read)
    return {**score_pages(expected, read), "claims": claims, **slots, **score_ledgers(expected, read)}


def test_pages_and_expectations_name_the_same_files() -> None:
    """A page without expectations, or an expectation without its page, is a hole in the check."""
    on_disk = {str(path.relative_to(HERE / "pages")) for path in (HERE / "pages").rglob("*") if path.is_file()}
    assert sorted(on_disk) == sorted(page["file"] for page in EXPECTED["page"])


def test_claims_tell_deals_that_are_listed() -> None:
    """A claim names no deal that is not there, and a deal no page that does not tell it."""
    told = {(row["deal"], page["file"]) for page in EXPECTED["page"] for row in page["claims"] if "deal" in row}
    assert told == {(deal["id"], file) for deal in EXPECTED["deal"] for file in deal["pages"]}


@pytest.mark.parametrize(("group", "figure"), [(group, figure) for group in FLOORS for figure in FLOORS[group]])
def test_figure_stands_above_its_floor(group: str, figure: str, scores: dict[tuple[str, str], Score]) -> None:
    """What was reached once is not lost again."""
    score = scores[group, figure]
    assert score.f1 >= FLOORS[group][figure], "\n".join([str(score), *score.lines])
