"""What counted on a day or was known at a moment, told by commitments where it can be, is what all claims tell one by one."""

from __future__ import annotations

import pytest

from tasks.resolve.commitments import resolve_commitments
from tasks.warehouse import Connection, open_warehouse
from tests.synthetic import fill_ledger

# The claims said or loaded by then, one by one, and nothing of what commitments tells of them together.
_CLAIM_BY_CLAIM = """
    WITH said AS (
        SELECT
            held.commitment_id,
            arg_min(
                {{'low': held.usd_low, 'mid': held.usd_mid, 'high': held.usd_high}}, (held.role = 'replaced', held.value_no, held.role <> 'leads', held.claim_id)
            ) AS money,
            bool_or(held.status IN ('announced', 'done')) AS is_promised,
            max(held.said_on) FILTER (WHERE held.status IN ('planned', 'announced', 'done')) AS upheld_on,
            max(held.said_on) FILTER (WHERE held.status IN ('denied', 'cancelled')) AS undone_on
        FROM commitment_claims AS held
        JOIN articles ON articles.article_id = held.article_id
        WHERE {said_by_then}
        GROUP BY held.commitment_id
    )
    SELECT
        commitments.payer_country_code, countries.country_ko, countries.country_en, count(*), sum(coalesce(said.money.low, 0)), sum(said.money.mid),
        CASE WHEN count(*) FILTER (WHERE said.money.high IS NULL) = 0 THEN sum(said.money.high) END
    FROM said
    JOIN commitments ON commitments.commitment_id = said.commitment_id
    LEFT JOIN countries ON countries.country_code = commitments.payer_country_code
    WHERE (commitments.countable OR starts_with(commitments.countable_reason, 'no: only '))
        AND said.is_promised AND (said.undone_on IS NULL OR said.undone_on < said.upheld_on) AND said.money.mid IS NOT NULL
    GROUP BY ALL
    ORDER BY ALL
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Connection:
    warehouse = open_warehouse(tmp_path_factory.mktemp("as_of") / "ledger.duckdb")
    fill_ledger(warehouse, 6_000)
    resolve_commitments(warehouse)
    return warehouse


@pytest.mark.parametrize("day", ["2024-03-01", "2026-01-15", "2026-11-10", "2027-01-01"])
def test_what_counted_on_a_day_is_what_its_claims_say_one_by_one(ledger: Connection, day: str) -> None:
    expected = ledger.execute(_CLAIM_BY_CLAIM.format(said_by_then=f"held.said_on <= DATE '{day}'")).fetchall()
    assert ledger.execute(f"FROM country_investment_as_of(DATE '{day}') ORDER BY ALL").fetchall() == expected


@pytest.mark.parametrize("moment", ["2024-03-01 12:00:00", "2026-11-10 12:00:00", "2027-01-01 00:00:00"])
def test_what_was_known_at_a_moment_is_what_its_claims_say_one_by_one(ledger: Connection, moment: str) -> None:
    said_by_then = f"articles.loaded_at <= TIMESTAMP '{moment}'"
    expected = ledger.execute(_CLAIM_BY_CLAIM.format(said_by_then=said_by_then)).fetchall()
    assert ledger.execute(f"FROM country_investment_known_at(TIMESTAMP '{moment}') ORDER BY ALL").fetchall() == expected
