"""The sample read end to end says what was worked out by hand, up to the misses that are named.

The figures are ratchets: they stand just under what is reached, and rise with it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from scores import load_sample, read_expected, read_sample, score_claims, score_deals, score_pages

from tasks.records import ReadArticle
from tasks.warehouse import Connection, open_warehouse

EXPECTED = read_expected()


@pytest.fixture(scope="module")
def read() -> dict[str, ReadArticle]:
    """Return the sample's articles with their readings."""
    return read_sample(EXPECTED)


@pytest.fixture(scope="module")
def warehouse(read: dict[str, ReadArticle], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Return a warehouse of the sample, resolved."""
    connection = open_warehouse(tmp_path_factory.mktemp("sample") / "working.duckdb")
    load_sample(connection, read)
    yield connection
    connection.close()


def test_every_page_gives_its_day_title_and_body_and_no_chrome(read: dict[str, ReadArticle]) -> None:
    scores = score_pages(EXPECTED, read)
    assert [line for score in scores.values() for line in score.lines] == []


def test_odd_files_are_no_articles(read: dict[str, ReadArticle]) -> None:
    assert {page["file"] for page in EXPECTED["page"] if not page["article"]}.isdisjoint(read)


def test_claims_are_those_that_the_pages_state(read: dict[str, ReadArticle]) -> None:
    score, slots = score_claims(EXPECTED, read)
    assert score.f1 >= 0.98, "\n".join(score.lines)
    assert {slot: round(s.f1, 3) for slot, s in slots.items() if s.f1 < 0.96} == {}


def test_countable_deals_are_those_worked_out_by_hand(warehouse: Connection) -> None:
    score = score_deals(EXPECTED, warehouse)
    assert score.f1 >= 0.9, "\n".join(score.lines)


@pytest.mark.parametrize("country", ["CN", "DE", "EU", "GB", "IN", "JP", "SG", "SA"])
def test_a_countrys_total_is_the_one_worked_out_by_hand(country: str, warehouse: Connection) -> None:
    query = "SELECT currency, sum(value) FROM commitments WHERE countable AND payer_country_code = ? GROUP BY currency"
    found = {currency: int(total) for currency, total in warehouse.execute(query, [country]).fetchall()}
    wanted: dict[str, Any] = {t["currency"]: t["value"] for t in EXPECTED["total"] if t["country"] == country}
    assert found == wanted
