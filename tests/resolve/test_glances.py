"""What a glance leaves out is apart: of all pairs that share a block, those with a verdict are among those compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ledgers import add_claims, gold_claims, new_warehouse, read_deals
from test_scenes import ALL_CLAIMS

from tasks.resolve import commitments
from tasks.resolve.scripts import run_step
from tasks.warehouse import Connection
from tests.synthetic import fill_ledger

# All pairs that share a block in the place of those that a glance lets pass, which are kept.
_ALL_MET = """
    CREATE OR REPLACE TEMP TABLE resolve_comparable AS
    SELECT least(a.claim_id, b.claim_id) AS claim_a, greatest(a.claim_id, b.claim_id) AS claim_b
    FROM resolve_met AS met
    JOIN claim_gauges AS a ON a.claim_key = met.key_a
    JOIN claim_gauges AS b ON b.claim_key = met.key_b
"""
_MISSED = "SELECT * FROM resolve_pairs ANTI JOIN resolve_likely USING (claim_a, claim_b)"
_COUNTS = "SELECT (SELECT count(*) FROM resolve_met), (SELECT count(*) FROM resolve_likely), (SELECT count(*) FROM resolve_pairs)"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[tuple[Any, ...]]]:
    """Return the pairs that a glance would have missed, and how many there were; filled while claims are resolved."""
    found: dict[str, list[tuple[Any, ...]]] = {"missed": [], "counts": []}

    def run(connection: Connection, step: str) -> list[tuple[Any, ...]]:
        rows = run_step(connection, step)
        if step == "make_focus":
            connection.execute(_ALL_MET)
        if step == "compare_pairs":
            found["missed"] += connection.execute(_MISSED).fetchall()
            found["counts"] += connection.execute(_COUNTS).fetchall()
        return rows

    monkeypatch.setattr(commitments, "run_step", run)
    return found


def test_no_pair_of_the_gold_is_missed(ledger: Connection, seen: dict[str, list[tuple[Any, ...]]]) -> None:
    add_claims(ledger, gold_claims(read_deals()))
    commitments.resolve_commitments(ledger)
    assert seen["missed"] == []


def test_no_pair_of_the_scenes_is_missed(ledger: Connection, seen: dict[str, list[tuple[Any, ...]]]) -> None:
    add_claims(ledger, ALL_CLAIMS)
    commitments.resolve_commitments(ledger)
    assert seen["missed"] == []


def test_no_pair_of_a_large_ledger_is_missed_and_most_are_left_out(
    tmp_path: Path, seen: dict[str, list[tuple[Any, ...]]]
) -> None:
    with new_warehouse(tmp_path) as warehouse:
        fill_ledger(warehouse, 20_000)
        commitments.resolve_commitments(warehouse)
    assert seen["missed"] == []
    ((n_met, n_likely, n_pairs),) = seen["counts"]
    assert n_pairs < n_likely < n_met
