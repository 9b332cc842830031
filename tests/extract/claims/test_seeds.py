"""The claims of the five real pages, read over their body lines, where the shared folder is at hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.extract.answers import as_answer
from tasks.extract.morphemes import tokenize
from tasks.extract.reader import read_text

SHARED = Path(__file__).parents[4] / "shared"
GOLD = SHARED / "gold" / "seeds.json"
PAGES = json.loads(GOLD.read_text(encoding="utf-8")) if GOLD.is_file() else {}
SLOTS = ("actor_country", "status", "target_country", "period_start", "period_end")
UNCOUNTED = {"revenue", "market_size", "target", "other"}


def _answer(name: str) -> dict[str, Any]:
    page = PAGES[name]
    lines = (SHARED / "seeds" / name).read_text(encoding="utf-8").split("\n")
    body = "\n".join(lines[number - 1].strip() for number in page["body"])
    day = date.fromisoformat(page["published"])
    return as_answer(read_text(body, day, tokenize, title=page["title"] or ""))


def _matches(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    kinds = [gold["kind"], *gold.get("kind_alt", ())]
    actors = [gold["actor"], *gold.get("actor_alt", ())]
    name = found["actor"]
    same_actor = name in actors or any(a and name and (a in name or name in a) for a in actors)
    money = (found["amount_value"], found["currency"]) == (gold["amount_value"], gold["currency"])
    return money and found["kind"] in kinds and same_actor


@pytest.mark.skipif(not PAGES, reason="the shared folder with the five pages is not beside this checkout")
@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_gives_its_claims(name: str) -> None:
    """Every gold claim comes out with its slots; nothing else counts as a commitment."""
    found = list(_answer(name)["claims"])
    for gold in PAGES[name]["claims"]:
        match = next((f for f in found if _matches(gold, f)), None)
        assert match is not None, gold
        found.remove(match)
        wrong = {s: match[s] for s in SLOTS if match[s] not in [gold[s], *gold.get(f"{s}_alt", ())]}
        assert not wrong, (gold["actor"], wrong)
    assert [f for f in found if f["kind"] not in UNCOUNTED] == []


@pytest.mark.skipif(not PAGES, reason="the shared folder with the five pages is not beside this checkout")
@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_gives_its_events(name: str) -> None:
    """Every gold event that is not optional has one of its kind that names its countries, on its day if it has one."""
    found = _answer(name)["events"]
    for gold in PAGES[name]["events"]:
        same = [e for e in found if e["kind"] == gold["kind"] and set(gold["countries"]) <= set(e["countries"])]
        assert same or gold.get("optional"), gold
        if "date" in gold and not gold.get("optional"):
            assert gold["date"] in {e["happened_on"] for e in same}, gold
