-- one row a changed claim: what tells at a glance that it cannot be of one deal with another one (make_focus.sql)
-- one bit of 64 for each of some names: lists without a bit in common have no name in common
CREATE OR REPLACE TEMP MACRO bits_of(names) AS coalesce(list_bit_or(list_transform(names, lambda name: CAST(1 AS UBIGINT) << CAST(hash(name) % 63 AS INTEGER))), 0);

CREATE OR REPLACE TEMP TABLE resolve_stale AS
SELECT claim_key, claim_id
FROM claim_gauges
WHERE claim_id NOT IN (SELECT claim_id FROM resolve_current) OR claim_id IN (SELECT claim_id FROM resolve_changed);

DELETE FROM claim_gauges
WHERE claim_key IN (SELECT claim_key FROM resolve_stale);

DELETE FROM claim_pairs
WHERE claim_a IN (SELECT claim_id FROM resolve_stale) OR claim_b IN (SELECT claim_id FROM resolve_stale);

CREATE OR REPLACE TEMP TABLE resolve_listers AS
SELECT DISTINCT article_id FROM resolve_facts;

-- one row an amount that an article of resolve_listers lists, one of those that add up to what a claim of it says
CREATE OR REPLACE TEMP VIEW resolve_listings AS
SELECT claims.claim_id, claims.article_id, amounts.currency, amounts.value
FROM claims
JOIN (
    SELECT *, sum(is_start) OVER (PARTITION BY article_id, currency ORDER BY span_start) AS run_no
    FROM (
        SELECT
            article_id, amount_id, currency, value, span_start,
            CASE WHEN span_start - lag(span_end) OVER (PARTITION BY article_id, currency ORDER BY span_start) <= 24 THEN 0 ELSE 1 END AS is_start
        FROM amounts
        WHERE article_id IN (SELECT article_id FROM resolve_listers)
    )
) AS amounts ON amounts.article_id = claims.article_id AND amounts.currency = claims.currency AND amounts.value < claims.amount_value
WHERE claims.amount_value > 0 AND claims.kind NOT IN ('market_size', 'revenue', 'target', 'other')
QUALIFY abs(sum(amounts.value) OVER (PARTITION BY claims.claim_id, amounts.run_no) - claims.amount_value) <= 0.005 * claims.amount_value;

INSERT INTO claim_gauges BY NAME
SELECT
    hash(claim_id) AS claim_key,
    claim_id,
    hash(article_id) AS article_key,
    kind,
    said_on,
    told_on IS NOT NULL AS has_told_month,
    currency,
    v AS value,
    v_low AS value_low,
    v_high AS value_high,
    v_plausible AS value_plausible,
    usd,
    v_converted AS converted_value,
    converted_currency,
    n_digits,
    n_zeros,
    figures,
    per,
    is_cumulative,
    is_revising OR is_correcting OR is_settling AS is_revising,
    is_corrected,
    CASE WHEN NOT is_home_by_default THEN destination_country_code END AS destination_country_code,
    period_start,
    period_end,
    has_told_period,
    len(payer_ids) = 0 AS is_unpaid,
    is_payer_known,
    bits_of(list_concat(payer_ids, payer_lines)) AS payer_bits,
    CASE WHEN len(payer_keys) = 1 THEN payer_keys[1] END AS payer_key,
    bits_of(list_concat(payer_keys, fund_names)) AS fund_bits,
    len(object_ids) > 0 AS has_object,
    bits_of(list_concat(object_ids, object_lines)) AS object_bits,
    object_key,
    object_core,
    bits_of(regions) AS region_bits,
    usd_meant,
    CASE WHEN amount_qualifier = 'exact' THEN usd_meant ELSE usd_rate * v_low END AS usd_low,
    CASE WHEN amount_qualifier = 'exact' THEN usd_meant ELSE usd_rate * v_high END AS usd_high,
    CASE WHEN is_payer_known THEN list_concat(payer_roots, list_transform(fund_names, lambda name: 'fund ' || name)) ELSE [] END AS payers,
    object_roots AS objects,
    regions,
    regexp_matches(surface, getvariable('resolve_sums')) AS is_summing,
    regexp_matches(surface, getvariable('resolve_shares')) AS is_sharing,
    claim_id IN (SELECT claim_id FROM resolve_listings) AS is_listing
FROM resolve_facts
ORDER BY claim_id;
