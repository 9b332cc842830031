"""The gold of numerals."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tasks.extract.numerals import find_numerals, fold_width, read_numeral

GOLD: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "gold" / "numerals" / "numerals.toml").read_text(encoding="utf-8")
)
PARSES = [(text, row["value"]) for row in GOLD["parses"] for text in row["texts"]]


@pytest.mark.parametrize(("text", "value"), PARSES, ids=[text for text, _ in PARSES])
def test_text_spells_the_number(text: str, value: str) -> None:
    """The whole text is one numeral of this value."""
    assert read_numeral(text) == Decimal(value)


@pytest.mark.parametrize("row", GOLD["negative"], ids=lambda row: row["text"] or "empty")
def test_negative_is_no_numeral(row: dict[str, str]) -> None:
    """Something is left over, or nothing is there."""
    assert read_numeral(row["text"]) is None, row["why"]


@pytest.mark.parametrize("row", GOLD["found"], ids=lambda row: row["text"])
def test_numerals_are_found_in_order(row: dict[str, Any]) -> None:
    """The surfaces of the numerals in a text, none overlapping."""
    assert [row["text"][n.start : n.end] for n in find_numerals(row["text"])] == row["numerals"]


def test_folding_keeps_every_offset() -> None:
    """Full-width forms and odd blanks become plain, one for one."""
    text = "１조　２０００억￦ ㎿ ½"
    assert len(fold_width(text)) == len(text)
    assert fold_width(text).startswith("1조 2000억₩")
