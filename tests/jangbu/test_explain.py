"""``jangbu explain``: every number of the sample leads down to sentences that stand in their articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tasks.publish.snapshots import current_snapshot
from tasks.publish.summaries import read_rows
from tasks.warehouse import open_snapshot

Run = Callable[..., tuple[int, str]]


@pytest.mark.slow
@pytest.mark.parametrize("country", ["KR", "US", "FR", "JP"])
def test_a_countrys_total_is_the_sum_of_what_is_shown(jangbu: Run, sample_home: Path, country: str) -> None:
    code, text = jangbu(
        "explain", "country_overview", "--where", f"country_code = '{country}'", "--home", sample_home, "--json"
    )
    assert code == 0
    deals = {
        row["commitment_id"]: row
        for row in json.loads(text, parse_float=Decimal, parse_int=Decimal)
        if row["countable"]
    }
    with open_snapshot(current_snapshot(sample_home)) as snapshot:
        (row,) = read_rows(
            snapshot, f"SELECT usd_mid, n_countable FROM country_overview WHERE country_code = '{country}'"
        )
    assert len(deals) == row["n_countable"]
    assert sum(deal["usd_mid"] or 0 for deal in deals.values()) == row["usd_mid"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "view",
    ["country_year_investment", "country_flows", "claim_conflicts", "commitments", "country_timeline", "fx_audit"],
)
def test_every_sentence_stands_in_its_article(jangbu: Run, sample_home: Path, view: str) -> None:
    code, text = jangbu("explain", view, "--home", sample_home, "--json")
    assert code == 0
    with open_snapshot(current_snapshot(sample_home)) as snapshot:
        bodies = {
            row["article_id"]: row["body"] for row in read_rows(snapshot, "SELECT article_id, body FROM articles")
        }
    found = json.loads(text)
    assert found
    assert all(row["surface"] in bodies[row["article_id"]] for row in found)
    assert all(row["url"] for row in found)


@pytest.mark.slow
def test_people_see_deal_sentence_paper_and_address(jangbu: Run, sample_home: Path) -> None:
    code, text = jangbu("explain", "claim_conflicts", "--home", sample_home)
    assert code == 0
    for words in (
        "마이크로소프트 (US → KR)",
        "48억 달러",
        "58억 달러",
        "(differs)",
        "한빛경제",
        "https://www.hanbit-econ.example/",
        "joined by:",
    ):
        assert words in text, words
    assert jangbu("explain", "commitments", "--where", "FALSE", "--home", sample_home) == (
        0,
        "No sentence stands behind commitments WHERE FALSE.\n",
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("no_such_view",), 2, "no_such_view cannot be explained: take one of"),
        (("commitments", "--where", "countri = 'KR'"), 1, "countri"),
        (("commitments", "--where", "1=1) AS x, read_text('/etc/hosts') AS y WHERE (TRUE"), 1, "--where"),
        (("commitments", "--where", "EXISTS (FROM read_text('/etc/hosts'))"), 1, "not allowed"),
    ],
)
def test_a_wrong_question_is_one_sentence(
    jangbu: Run, sample_home: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    found, text = jangbu("explain", *arguments, "--home", sample_home)
    assert (found, words in text, "\n" in text) == (code, True, False), text


def test_before_the_first_publish_it_says_what_to_do(jangbu: Run, tmp_path: Path) -> None:
    code, text = jangbu("explain", "commitments", "--home", tmp_path)
    assert (code, "jangbu ingest" in text) == (1, True)
