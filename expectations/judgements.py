"""Judgements on the loaded rows, written by hand: what no catalogue knows, each with its reason.

A row rule sends its row to quarantine, a table rule holds the publish back. SQL conditions speak of ``t``, the
table that the rule is about; ``{batch}`` is that table in a whole query. Not here: structure (built from the
catalogue, which already says that an amount's value is never NULL) and what a breach leads to.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import great_expectations.expectations as gxe

from expectations.rules import Rule, no_rows, row_rule, rows_where

# Implied rates beyond these are no rounding and no bad day of the market, but a lost 억 or 만; papers print
# 1100-1600 KRW a dollar. Twice as wide here: whatever passes is still audited by fx_audit.
_FURTHEST_KRW_PER_UNIT = {
    "USD": (550, 3200),
    "CNY": (85, 450),
    "JPY": (4, 22),
    "EUR": (650, 3600),
    "GBP": (800, 4100),
}
_EXTRACTED = {
    "amounts": "amount_id",
    "dates": "date_id",
    "country_mentions": "country_mention_id",
    "organization_mentions": "organization_mention_id",
    "quantities": "quantity_id",
    "claims": "claim_id",
    "events": "event_id",
}


def judgements(today: date, currencies: Collection[str]) -> list[Rule]:
    """Return every judgement; ``today`` is the Korean day of the check and ``currencies`` are the codes known."""
    return [
        *_of_articles(today),
        *_of_surfaces(),
        *_of_amounts(currencies),
        *_of_dates(),
        *_of_claims(),
        *_of_commitments(),
        *_of_runs(),
    ]


def _of_articles(today: date) -> list[Rule]:
    return [
        row_rule(
            "articles",
            "article_id",
            "published_on_was_found",
            gxe.ExpectColumnValuesToNotBeNull(column="published_on"),
            "without its day no date of the article can be resolved, and no rate be found",
            column="published_on",
        ),
        rows_where(
            "articles",
            "article_id",
            "published_on_is_not_in_the_future",
            f"t.published_on > DATE '{today.isoformat()}'",
            "a day that has not come was read from something else than the article",
            column="published_on",
        ),
        rows_where(
            "articles",
            "article_id",
            "published_on_is_not_before_the_web",
            "t.published_on < DATE '1990-01-01'",
            "no Korean paper stood on the web before: the day was read from something else",
            column="published_on",
        ),
        rows_where(
            "articles",
            "article_id",
            "body_has_text",
            "length(trim(t.body)) < 20",
            "a body shorter than a sentence is what cleaning left of a page without an article",
            column="body",
        ),
    ]


def _of_surfaces() -> list[Rule]:
    return [
        rows_where(
            table,
            key,
            "surface_equals_the_body_at_its_span",
            "NOT EXISTS (SELECT 1 FROM articles AS a WHERE a.article_id = t.article_id"
            " AND substring(a.body, t.span_start + 1, t.span_end - t.span_start) = t.surface)",
            "a row whose words do not stand in its article proves nothing",
            column="surface",
        )
        for table, key in _EXTRACTED.items()
    ]


def _of_amounts(currencies: Collection[str]) -> list[Rule]:
    furthest = " OR ".join(
        f"(t.currency = '{code}' AND t.converted_value / t.value NOT BETWEEN {low} AND {high})"
        for code, (low, high) in _FURTHEST_KRW_PER_UNIT.items()
    )
    return [
        row_rule(
            "amounts",
            "amount_id",
            "value_is_above_zero",
            gxe.ExpectColumnValuesToBeBetween(column="value", min_value=0, strict_min=True),
            "money is committed in positive sums; zero or less was misread",
            column="value",
        ),
        rows_where(
            "amounts",
            "amount_id",
            "low_value_and_high_stand_in_order",
            "t.low > t.value OR t.value > t.high OR t.low > t.high",
            "bounds that cross were read from two amounts",
            column="value",
        ),
        row_rule(
            "amounts",
            "amount_id",
            "currency_is_known",
            gxe.ExpectColumnValuesToBeInSet(column="currency", value_set=sorted(currencies)),
            "money in an unknown currency cannot be compared",
            column="currency",
        ),
        rows_where(
            "amounts",
            "amount_id",
            "converted_value_is_plausible_or_doubted",
            f"t.converted_currency = 'KRW' AND t.value > 0 AND t.doubt IS NULL AND ({furthest})",
            "an implied rate this far off is a lost unit that the reader should have doubted",
            column="converted_value",
        ),
    ]


def _of_dates() -> list[Rule]:
    return [
        rows_where(
            "dates",
            "date_id",
            "start_is_not_after_end",
            "t.start_on > t.end_on",
            "a period that ends before it begins was misread",
            column="start_on",
        )
    ]


def _of_claims() -> list[Rule]:
    return [
        rows_where(
            "claims",
            "claim_id",
            "claim_has_its_article",
            "t.article_id NOT IN (SELECT article_id FROM articles)",
            "a claim without its article cannot be traced",
            column="article_id",
        ),
        rows_where(
            "claims",
            "claim_id",
            "claim_has_its_amount",
            "t.amount_value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM amounts AS a WHERE a.amount_id = t.amount_id"
            " AND a.article_id = t.article_id AND a.value = t.amount_value AND a.currency = t.currency)",
            "a claim's money must stand in its article, as the same money",
            column="amount_id",
        ),
        rows_where(
            "claims",
            "claim_id",
            "claim_bounds_stand_in_order",
            "t.amount_low > t.amount_value OR t.amount_value > t.amount_high",
            "bounds that cross were read from two amounts",
            column="amount_value",
        ),
        rows_where(
            "claims",
            "claim_id",
            "claim_period_stands_in_order",
            "t.period_start > t.period_end",
            "a period that ends before it begins was misread",
            column="period_start",
        ),
    ]


def _of_commitments() -> list[Rule]:
    return [
        no_rows(
            "commitments",
            "each_commitment_has_its_claims",
            "SELECT commitment_id FROM {batch} WHERE commitment_id NOT IN (SELECT m.commitment_id FROM commitment_claims AS m)",
            "a total must be traceable down to its sentences",
        ),
        no_rows(
            "commitment_claims",
            "each_claim_stands_in_one_commitment",
            "SELECT claim_id FROM {batch} GROUP BY claim_id HAVING count(*) > 1",
            "a claim in two commitments is counted twice",
        ),
        no_rows(
            "commitment_claims",
            "each_member_is_a_claim_of_a_current_article",
            "SELECT claim_id FROM {batch} WHERE claim_id NOT IN"
            " (SELECT c.claim_id FROM claims AS c JOIN articles AS a USING (article_id) WHERE a.retired_at IS NULL)",
            "what an article no longer says must not be counted",
        ),
        no_rows(
            "commitments",
            "commitment_bounds_stand_in_order",
            "SELECT commitment_id FROM {batch} WHERE usd_low > usd_mid OR usd_mid > usd_high",
            "totals sum these three; crossed bounds make them meaningless",
        ),
        no_rows(
            "commitments",
            "nothing_but_commitments_of_ai_money_is_countable",
            "SELECT commitment_id FROM {batch} WHERE countable"
            " AND (kind IN ('market_size', 'revenue', 'target') OR status IN ('denied', 'cancelled') OR value IS NULL)",
            "market sizes, revenue, targets and withdrawn plans are nobody's commitment",
        ),
        no_rows(
            "commitments",
            "countable_says_why",
            "SELECT commitment_id FROM {batch} WHERE trim(countable_reason) = ''",
            "whether a row counts is a judgement that a person must be able to read",
        ),
    ]


def _of_runs() -> list[Rule]:
    return [
        no_rows(
            "runs",
            "counts_of_pages_add_up",
            "SELECT run_id FROM {batch} WHERE n_found <> n_new + n_unchanged + n_duplicate + n_quarantined + n_failed",
            "a page that is in no count has disappeared silently",
        )
    ]
