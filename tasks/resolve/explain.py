"""From a row of an aggregate down to the sentences that made it, each with its article and address.

Here belongs how the rows of each view hang on commitments, claims or articles. What does not: how the evidence is
shown (``jangbu``) and the sandbox that a query of a person runs in (``tasks/warehouse.py``). The condition is SQL
that a person wrote: hand it to a reading connection only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tasks.warehouse import Connection

# How a row of the view finds its commitments; `member` is a row of commitment_years.
_COUNTRY = "member.payer_country_code IS NOT DISTINCT FROM picked.country_code"
_YEAR = "member.year IS NOT DISTINCT FROM picked.year"
_SAME = "member.commitment_id = picked.commitment_id"
_COMMITMENTS = {
    "commitments": _SAME,
    "commitment_years": _SAME,
    "commitment_history": _SAME,
    "commitment_spells": _SAME,
    "commitment_known_spells": _SAME,
    "commitment_claims": _SAME,
    "commitment_evidence": _SAME,
    "claim_conflicts": _SAME,
    "market_forecasts": _SAME,
    "country_overview": _COUNTRY,
    "country_year_investment": f"{_COUNTRY} AND {_YEAR} AND member.kind = picked.kind AND member.status = picked.status AND member.countable",
    "country_flows": (
        "member.payer_country_code IS NOT DISTINCT FROM picked.from_country"
        f" AND member.destination_country_code IS NOT DISTINCT FROM picked.to_country AND {_YEAR} AND member.countable"
    ),
    "destination_investment": f"member.destination_country_code IS NOT DISTINCT FROM picked.country_code AND {_YEAR} AND member.countable",
    "payer_investment": (
        "member.payer IS NOT DISTINCT FROM picked.payer AND member.payer_organization_id IS NOT DISTINCT FROM picked.payer_organization_id"
        f" AND {_COUNTRY} AND member.countable"
    ),
    "payer_kind_investment": (
        f"{_COUNTRY} AND {_YEAR} AND member.countable AND picked.payer_side = CASE"
        " WHEN member.payer_kind IN ('government', 'country', 'bloc') THEN 'government'"
        " WHEN member.payer_kind = 'unknown' AND member.payer IS NULL THEN 'unknown' ELSE 'private' END"
    ),
    "investment_reference_comparison": f"{_COUNTRY} AND {_YEAR} AND member.countable",
    "pledges_and_done": f"{_COUNTRY} AND {_YEAR} AND (member.countable OR member.countable_reason = 'no: only planned')",
    "not_counted_totals": f"{_COUNTRY} AND NOT member.countable AND picked.reason = not_counted_reason(member.countable_reason)",
}
# Views whose rows are read in one article and hang on no commitment.
_ARTICLES = ("country_timeline", "country_metrics", "fx_audit")
_CLAIMS = ("claims", "claim_countries")

# No more deals than sentences that are asked for are followed down: each has a claim in a current article at least.
_FROM_COMMITMENTS = """
WITH chosen AS (
    SELECT commitment_id, payer, payer_country_code, destination_country_code, kind, status, usd_mid, countable, countable_reason
    FROM commitments
    WHERE commitment_id IN (
        SELECT {key}
        FROM (SELECT * FROM {view} WHERE {where}) AS picked
        JOIN {table} AS member ON {condition}
    )
    ORDER BY countable DESC, usd_mid DESC NULLS LAST, commitment_id
    LIMIT {limit:d}
),
held AS (
    SELECT chosen.*, held.claim_id, held.role, held.said_on, held.amount_surface, held.join_features, held.article_id
    FROM chosen
    JOIN commitment_claims AS held ON held.commitment_id = chosen.commitment_id
    ORDER BY chosen.countable DESC, chosen.usd_mid DESC NULLS LAST, chosen.commitment_id, held.role <> 'leads', held.said_on, held.claim_id
    LIMIT {limit:d}
)
SELECT
    held.commitment_id, held.payer, held.payer_country_code, held.destination_country_code, CAST(held.kind AS VARCHAR), CAST(held.status AS VARCHAR),
    held.usd_mid, held.countable, held.countable_reason, held.claim_id, held.role, held.said_on, held.amount_surface, claims.surface, claims.rule,
    held.join_features, articles.article_id, articles.title, articles.publisher, coalesce(articles.canonical_url, articles.uri)
FROM held
JOIN claims ON claims.claim_id = held.claim_id
JOIN current_articles AS articles ON articles.article_id = held.article_id
ORDER BY held.countable DESC, held.usd_mid DESC NULLS LAST, held.commitment_id, held.role <> 'leads', held.said_on, held.claim_id
"""
_FROM_ARTICLES = """
SELECT
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, articles.published_on, NULL, picked.surface, NULL, NULL, articles.article_id,
    articles.title, articles.publisher, coalesce(articles.canonical_url, articles.uri)
FROM (SELECT * FROM {view} WHERE {where}) AS picked
JOIN current_articles AS articles ON articles.article_id = picked.article_id
ORDER BY articles.published_on, articles.article_id, picked.surface
LIMIT {limit:d}
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence behind a row: its commitment and claim, None where the row hangs on none, and where it stands."""

    commitment_id: str | None
    payer: str | None
    payer_country_code: str | None
    destination_country_code: str | None
    kind: str | None
    status: str | None
    usd_mid: Decimal | None
    countable: bool | None
    countable_reason: str | None
    claim_id: str | None
    role: str | None
    said_on: date | None
    amount_surface: str | None
    surface: str
    rule: str | None
    join_features: str | None
    article_id: str
    title: str | None
    publisher: str | None
    url: str


def explainable_views() -> list[str]:
    """Return the views and tables whose rows can be followed down, in alphabetical order.

    >>> "country_overview" in explainable_views()
    True
    """
    return sorted([*_COMMITMENTS, *_ARTICLES, *_CLAIMS])


def explain_query(view: str, where: str = "TRUE", limit: int = 1000) -> str:
    """Return the query whose rows are the evidence for the rows of ``view`` that ``where`` picks.

    ``LookupError`` names the views there are where this one is not among them.

    >>> "FROM country_flows WHERE from_country = 'US'" in explain_query("country_flows", "from_country = 'US'")
    True
    >>> explain_query("runs")
    Traceback (most recent call last):
        ...
    LookupError: runs cannot be explained: take one of claim_conflicts, claim_countries, claims, commitment_claims, commitment_evidence, \
commitment_history, commitment_known_spells, commitment_spells, commitment_years, commitments, country_flows, country_metrics, country_overview, country_timeline, country_year_investment, \
destination_investment, fx_audit, investment_reference_comparison, market_forecasts, not_counted_totals, payer_investment, payer_kind_investment, pledges_and_done
    """
    condition = where.strip().rstrip(";") or "TRUE"
    if view in _COMMITMENTS:
        names = {"key": "member.commitment_id", "table": "commitment_years", "condition": _COMMITMENTS[view]}
        return _FROM_COMMITMENTS.format(view=view, where=condition, limit=limit, **names)
    if view in _CLAIMS:
        names = {
            "key": "member.commitment_id",
            "table": "commitment_claims",
            "condition": "member.claim_id = picked.claim_id",
        }
        return _FROM_COMMITMENTS.format(view=view, where=condition, limit=limit, **names)
    if view in _ARTICLES:
        return _FROM_ARTICLES.format(view=view, where=condition, limit=limit)
    raise LookupError(f"{view} cannot be explained: take one of {', '.join(explainable_views())}")


def explain(connection: Connection, view: str, where: str = "TRUE", limit: int = 1000) -> list[Evidence]:
    """Return the evidence for the rows that ``where`` picks: counted money first, the leading sentence of each deal first.

    Errors of the condition are the database's own.
    """
    return [Evidence(*row) for row in connection.execute(explain_query(view, where, limit)).fetchall()]
