"""Each text of the events' gold gives exactly its events: kind, countries and day."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.extract.morphemes import tokenize
from tasks.extract.reader import read_text

GOLD = tomllib.loads((Path(__file__).parents[2] / "gold" / "events" / "events.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", GOLD["cases"], ids=lambda case: case["text"][:40])
def test_text_gives_its_events(case: dict[str, Any]) -> None:
    """Kinds, countries and days agree, and there is no event besides."""
    published: date = case.get("published", GOLD["published"])
    found = read_text(case["text"], published, tokenize).events
    lines = [f"{e.kind} | {' '.join(e.countries)} | {e.happened_on or '-'}" for e in found]
    assert sorted(lines) == sorted(case["events"])
    assert all(case["text"][e.span[0] : e.span[1]] == e.surface for e in found)
