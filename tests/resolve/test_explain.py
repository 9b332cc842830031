"""Any row of an aggregate leads to its sentences, and to no others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ledgers import add_claims, add_references, insert, key, new_warehouse, read_deals

from tasks.resolve.commitments import resolve_commitments
from tasks.resolve.explain import explain, explain_query, explainable_views
from tasks.warehouse import Connection

CLAIM = {"day": "2026-03-02", "kind": "investment", "status": "announced", "country": "KR", "currency": "KRW"}
FIGURE = {"reference_id": "index 2027: KR 2026", "publisher": "index", "edition": "2027", "country_code": "KR", "year": 2026, "measure": "private investment",
          "usd_bn": 1, "is_whole_year": True, "stands_in": "-", "confirmed_by": "-", "note": "-"}  # fmt: skip
SAID: list[dict[str, Any]] = [
    {"actor": "가온전자", "value": "500", "recipient": "한울 공장", "surface": "가온전자가 500원을 넣는다."},
    {
        "actor": "가온전자",
        "value": "500",
        "recipient": "한울 공장",
        "surface": "가온은 500원을 들인다.",
        "day": "2026-03-03",
    },
    {
        "actor": "나래통신",
        "value": "900",
        "country": "US",
        "destination": "KR",
        "status": "done",
        "surface": "나래가 900원을 썼다.",
    },
    {"actor": "다솜AI", "value": "70", "status": "reported", "surface": "다솜이 70원을 쓴다는 소문이다."},
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    with new_warehouse(tmp_path_factory.mktemp("explain")) as connection:
        add_references(connection, read_deals())
        add_claims(
            connection,
            [CLAIM | {"claim_id": key("said", i), "article": f"a{i}"} | claim for i, claim in enumerate(SAID)],
        )
        insert(connection, "reference_investment", FIGURE)
        resolve_commitments(connection)
        yield connection


@pytest.mark.parametrize(
    ("view", "where", "surfaces"),
    [
        ("country_overview", "country_code = 'KR'", [0, 1, 3]),
        ("country_year_investment", "country_code = 'KR'", [0, 1]),
        ("country_flows", "to_country = 'KR'", [2]),
        ("destination_investment", "country_code = 'KR'", [2]),
        ("payer_investment", "payer = '가온전자'", [0, 1]),
        ("payer_kind_investment", "payer_side = 'private' AND country_code = 'US'", [2]),
        ("pledges_and_done", "usd_mid_done > 0", [2]),
        ("not_counted_totals", "reason = 'only reported'", [3]),
        ("commitments", "kind = 'investment' AND status = 'done'", [2]),
        ("investment_reference_comparison", "country_code = 'KR' AND year = 2026", [0, 1]),
        ("claims", "actor = '다솜AI'", [3]),
        ("country_timeline", "country_code = 'US'", [2]),
        ("country_overview", "country_code = 'XX'", []),
    ],
)
def test_a_row_leads_to_its_sentences(ledger: Connection, view: str, where: str, surfaces: list[int]) -> None:
    found = explain(ledger, view, where)
    assert [row.surface for row in found] == [SAID[i]["surface"] for i in surfaces]
    assert all(row.url.startswith("https://example.org/a") for row in found)


@pytest.mark.parametrize("view", explainable_views())
def test_each_view_can_be_asked(ledger: Connection, view: str) -> None:
    assert isinstance(explain(ledger, view, "TRUE;"), list)


def test_the_features_that_joined_a_claim_are_named(ledger: Connection) -> None:
    _, second = explain(ledger, "payer_investment", "payer = '가온전자'")
    assert second.role == "agrees"
    assert "payer=same object=same" in str(second.join_features)


def test_a_view_that_is_none_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(LookupError, match="runs cannot be explained: take one of"):
        explain_query("runs")
