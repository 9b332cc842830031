-- one row a claim of a deal resolved in this run, as commitment_claims keeps it
CREATE OR REPLACE TEMP TABLE resolve_fresh_claims AS
SELECT
    details.commitment_id,
    details.claim_id,
    details.article_id,
    details.said_on,
    details.status,
    CASE
        WHEN details.amount_value IS NULL THEN 'unpriced'
        WHEN front.claim_id = details.claim_id THEN 'leads'
        WHEN priced.value_no = 1 THEN 'agrees'
        WHEN details.is_replaced THEN 'replaced'
        ELSE 'differs'
    END AS role,
    priced.value_no,
    details.amount_surface,
    details.doubt IS NOT NULL AS is_doubted,
    details.voice,
    in_units(details.low, details.usd_per_unit) AS usd_low,
    in_units(details.mid, details.usd_per_unit) AS usd_mid,
    in_units(details.high, details.usd_per_unit) AS usd_high,
    in_units(details.low, details.krw_per_unit) AS krw_low,
    in_units(details.mid, details.krw_per_unit) AS krw_mid,
    in_units(details.high, details.krw_per_unit) AS krw_high,
    details.rate_on,
    details.rate_source,
    links.link.other_id AS joined_to,
    links.link.verdict AS joined_by,
    links.link.score AS join_score,
    links.link.features AS join_features,
    details.fact_key
FROM resolve_details AS details
JOIN resolve_values AS priced ON priced.commitment_id = details.commitment_id AND priced.group_no = details.group_no
JOIN resolve_leading AS front ON front.commitment_id = details.commitment_id
LEFT JOIN resolve_links AS links ON links.claim_id = details.claim_id;

-- one row a claim of the whole ledger after this run: the deals that were not touched stay as they are
CREATE OR REPLACE TEMP TABLE resolve_all_claims AS
SELECT commitment_id, claim_id
FROM resolve_fresh_claims
UNION ALL
SELECT commitment_id, claim_id
FROM commitment_claims
WHERE commitment_id NOT IN (SELECT commitment_id FROM resolve_touched);

CREATE OR REPLACE TEMP VIEW resolve_all AS
SELECT * FROM resolve_fresh
UNION ALL BY NAME
SELECT * EXCLUDE (part_of, countable, countable_reason) FROM commitments
WHERE commitment_id NOT IN (SELECT commitment_id FROM resolve_touched);
