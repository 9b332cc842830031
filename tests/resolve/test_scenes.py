"""Small ledgers told in ``gold/resolve/scenes.toml``: how many deals there are, and what counts, once."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgers import GOLD, add_claims, clear, contents, told

from tasks.resolve.commitments import resolve_commitments
from tasks.warehouse import Connection

SCENES: list[dict[str, Any]] = tomllib.loads((GOLD / "scenes.toml").read_text(encoding="utf-8"))["scene"]


def claims_of(scene: dict[str, Any], is_backwards: bool = False) -> list[dict[str, Any]]:
    """Return the scene's claims as they are told, each with its sentence's place; without a country where none is known."""
    claims = [{"place": place} | scene.get("plain", {}) | claim for place, claim in enumerate(scene["claims"])]
    claims = [claim | ({"country": None} if claim.get("country") == "" else {}) for claim in claims]
    claims = [claim | ({"day": None} if claim.get("undated") else {}) for claim in claims]
    numbered = [{"claim_id": f"{number:016x}", "article": f"a{number}"} | claim for number, claim in enumerate(claims)]
    return numbered[::-1] if is_backwards else numbered


@pytest.mark.parametrize("is_backwards", [False, True], ids=["forwards", "backwards"])
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene["name"])
def test_a_scene_makes_the_deals_and_totals_it_should(
    ledger: Connection, scene: dict[str, Any], is_backwards: bool
) -> None:
    deals = told(ledger, *claims_of(scene, is_backwards))
    counted = sorted(
        f"{deal['payer_country_code'] or '-'} {int(deal['value'])} {deal['currency']}"
        for deal in deals
        if deal["countable"]
    )
    reasons = [(int(deal["value"]), deal["countable_reason"]) for deal in deals]
    assert (len(deals), counted) == (scene["deals"], sorted(scene["counts"])), reasons


def all_claims() -> list[dict[str, Any]]:
    """Return the claims of all scenes as one ledger."""
    plain = {"day": "2026-03-02", "kind": "investment", "status": "announced", "country": "KR", "currency": "KRW"}
    return [
        plain | claim | {"claim_id": f"{scene_no:08x}{claim_no:08x}", "article": f"{scene_no}-{claim['article']}"}
        for scene_no, scene in enumerate(SCENES)
        for claim_no, claim in enumerate(claims_of(scene))
    ]


ALL_CLAIMS = all_claims()
ALL_ARTICLES = sorted({claim["article"] for claim in ALL_CLAIMS})


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.integers(0, 2), min_size=len(ALL_ARTICLES), max_size=len(ALL_ARTICLES)))
def test_batches_move_no_row_of_all_scenes_together(ledger: Connection, batches: list[int]) -> None:
    clear(ledger)
    add_claims(ledger, ALL_CLAIMS)
    resolve_commitments(ledger)
    at_once = contents(ledger)
    clear(ledger)
    batch_of = dict(zip(ALL_ARTICLES, batches, strict=True))  # an article comes with all that it says
    for batch in range(3):
        add_claims(ledger, [claim for claim in ALL_CLAIMS if batch_of[claim["article"]] == batch])
        resolve_commitments(ledger)
    assert contents(ledger) == at_once


def test_a_row_that_gives_way_names_the_row_that_counts_and_the_pair_is_shown(ledger: Connection) -> None:
    plain = {"actor": "가온전자", "value": "100000000000"}
    one, other = told(ledger, plain, plain | {"day": "2026-04-05"})
    first, second = (one, other) if one["countable"] else (other, one)
    assert second["countable_reason"] == f"no: possible repeat of {first['commitment_id']}, which counts"
    assert ledger.execute("SELECT verdict FROM candidate_pairs").fetchall() == [("repeat",)]
    ((reason,),) = ledger.execute("SELECT reason FROM not_counted_totals").fetchall()
    assert reason == "possible repeat of another that counts"
