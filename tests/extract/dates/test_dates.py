"""Every gold row of tests/gold/dates: the whole span, both ends, the granularity, and nothing else."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.extract.dates import find_dates

GOLD = Path(__file__).parents[2] / "gold" / "dates"
PUBLISHED = date(2025, 8, 11)


def rows() -> list[dict[str, Any]]:
    found = []
    for file in sorted(GOLD.glob("*.toml")):
        found += tomllib.loads(file.read_text(encoding="utf-8"))["cases"]
    return found


def read(case: dict[str, Any]) -> list[list[str]]:
    published = PUBLISHED if "why" in case else case.get("published")
    mentions = find_dates(case["text"], published)
    return [[m.surface, str(m.start_on or ""), str(m.end_on or ""), m.granularity.value] for m in mentions]


@pytest.mark.parametrize("case", rows(), ids=lambda case: case["text"])
def test_gold(case: dict[str, Any]) -> None:
    """A sentence says exactly the days that a reader of Korean takes from it."""
    assert read(case) == case.get("dates", [])
