"""Five real page dumps that no one here wrote, through all stages: what comes out is what their gold says.

They stand beside the checkout and never enter the project; without them these tests are skipped and say so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tasks.clean.pages import clean_page
from tasks.extract.morphemes import tokenize
from tasks.extract.reader import READER_VERSION, read_text
from tasks.ids import article_id, document_id
from tasks.load.loads import load_run
from tasks.load.references import apply_references
from tasks.load.runs import Run
from tasks.records import Article, Document, ReadArticle
from tasks.resolve.commitments import resolve_commitments
from tasks.warehouse import Connection, open_warehouse

SHARED = Path(__file__).parents[2] / "shared"
GOLD = SHARED / "gold" / "seeds.json"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="../shared is not here: the five seeds cannot be read")
SEEDS: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8")) if GOLD.exists() else {}
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def _read(name: str) -> ReadArticle:
    page = clean_page((SHARED / "seeds" / name).read_bytes(), name, now=NOW.date())
    reading = read_text(page.body, page.published_on, tokenize, title=page.title or "")
    return ReadArticle(Article(article_id(name, page.title, page.body), document_id(name, ""), page), reading)


@pytest.fixture(scope="module")
def read() -> dict[str, ReadArticle]:
    """Return every seed with its reading."""
    return {name: _read(name) for name in SEEDS}


@pytest.fixture(scope="module")
def warehouse(read: dict[str, ReadArticle], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Return a warehouse of the seeds, resolved."""
    connection = open_warehouse(tmp_path_factory.mktemp("seeds") / "working.duckdb")
    documents = [Document(r.article.document_id, name, "seeds", NOW, name, 1, "a", 0) for name, r in read.items()]
    apply_references(connection)
    load_run(connection, Run("seeds", NOW, NOW, ("seeds",), READER_VERSION), documents, read.values(), [])
    resolve_commitments(connection)
    yield connection
    connection.close()


@pytest.mark.parametrize("name", SEEDS)
def test_title_and_day_are_the_golds(name: str, read: dict[str, ReadArticle]) -> None:
    gold, page = SEEDS[name], read[name].article.page
    assert page.title == gold["title"]
    assert page.published_on is not None
    assert page.published_on.isoformat() in {gold["published"], *gold.get("published_accept", ())}
    assert page.published_basis == gold["published_basis"]


def _money(amount: dict[str, Any]) -> tuple[Any, ...]:
    converted = amount.get("converted") or {}
    return (
        *(int(amount["value"]), amount["currency"], amount["qualifier"]),
        *(converted.get("value") and int(converted["value"]), converted.get("currency")),
    )


@pytest.mark.parametrize("name", SEEDS)
def test_amounts_are_the_golds_and_no_more(name: str, read: dict[str, ReadArticle]) -> None:
    found = [
        (
            *(int(a.value), a.currency, a.qualifier.value),
            *((int(a.conversions[0].value), a.conversions[0].currency) if a.conversions else (None, None)),
        )
        for a in read[name].reading.amounts
    ]
    assert sorted(found, key=str) == sorted((_money(a) for a in SEEDS[name]["amounts"]), key=str)


def _accepted(gold: dict[str, Any], slot: str) -> set[Any]:
    return {gold.get(slot), *gold.get(f"{slot}_alt", ())}


@pytest.mark.parametrize("name", SEEDS)
def test_claims_of_the_gold_come_out_with_their_slots(name: str, read: dict[str, ReadArticle]) -> None:
    claims = list(read[name].reading.claims)
    for gold in SEEDS[name]["claims"]:
        claim = next(
            (c for c in claims if (c.amount_value, c.currency) == (gold["amount_value"], gold["currency"])), None
        )
        assert claim is not None, gold
        claims.remove(claim)
        assert claim.kind in _accepted(gold, "kind"), gold
        assert claim.status in _accepted(gold, "status"), gold
        assert claim.actor_country in _accepted(gold, "actor_country"), gold
        assert claim.target_country in _accepted(gold, "target_country"), gold
        names = {name for name in _accepted(gold, "actor") if name}
        assert not names or claim.actor is None or any(n in claim.actor or claim.actor in n for n in names), gold
        end = claim.period_end.isoformat() if claim.period_end else None
        # One gold says that any end within its bounds is right: the plan was said at some day of the year before.
        bounds = "any period inside" in gold.get("note", "")
        assert end in _accepted(gold, "period_end") or (bounds and (end or "") <= str(gold["period_end"])), gold
    assert [c.kind.value for c in claims if c.kind not in {"revenue", "other"}] == []


def test_every_country_of_the_gold_is_in_the_overview(warehouse: Connection) -> None:
    rows = warehouse.execute("SELECT country_code, n_articles FROM country_overview").fetchall()
    counted = {code: n for code, n in rows if code}
    wanted = [code for gold in SEEDS.values() for code in gold["countries"]]
    assert {code: counted.get(code) for code in set(wanted)} == {code: wanted.count(code) for code in set(wanted)}


def test_the_two_figures_of_one_plan_stand_side_by_side(warehouse: Connection) -> None:
    rows = warehouse.execute("SELECT actor, n_articles, surfaces FROM claim_conflicts").fetchall()
    assert [(actor, n) for actor, n, _ in rows] == [("알리바바", 2)]
    assert {"530억 달러", "220조 원"} <= {part for _, _, surfaces in rows for part in surfaces}


def test_the_worlds_total_and_the_inflow_are_in_nobodys_total(warehouse: Connection) -> None:
    query = "SELECT payer_country_code, destination_country_code FROM commitments WHERE value = ? AND currency = ?"
    assert warehouse.execute(query, [141_900_000_000, "USD"]).fetchall() == [(None, None)]
    assert warehouse.execute(query, [14 * 10**12, "KRW"]).fetchall() == [(None, "CN")]
    assert warehouse.execute(query, [10**12, "KRW"]).fetchall() == [("US", "CN")]


def test_no_day_is_in_the_future(read: dict[str, ReadArticle]) -> None:
    assert max(r.article.page.published_on or date.min for r in read.values()) <= NOW.date()
