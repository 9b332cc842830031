-- the beginning of what a deal is for, general words left out
CREATE OR REPLACE TEMP MACRO core_of(recipient) AS
    regexp_replace(lower(replace(coalesce(recipient, ''), ' ', '')), getvariable('resolve_generic_objects'), '', 'g');

-- one row an amount that an article lists, one of those that add up to what the deal is worth
CREATE OR REPLACE TEMP TABLE resolve_listed AS
SELECT
    claims.article_id, held.commitment_id AS whole_id, amounts.currency, amounts.value
FROM claims
JOIN resolve_all_claims AS held ON held.claim_id = claims.claim_id
JOIN (
    SELECT *, sum(is_start) OVER (PARTITION BY article_id, currency ORDER BY span_start) AS run_no
    FROM (
        SELECT
            article_id, amount_id, currency, value, span_start,
            CASE WHEN span_start - lag(span_end) OVER (PARTITION BY article_id, currency ORDER BY span_start) <= 24 THEN 0 ELSE 1 END AS is_start
        FROM amounts
    )
) AS amounts ON amounts.article_id = claims.article_id AND amounts.currency = claims.currency AND amounts.value < claims.amount_value
WHERE claims.amount_value > 0 AND claims.kind NOT IN ('market_size', 'revenue', 'target', 'other')
QUALIFY abs(sum(amounts.value) OVER (PARTITION BY claims.claim_id, amounts.run_no) - claims.amount_value) <= 0.005 * claims.amount_value;

-- one row an article that tells a deal resolved in this run, or told one
CREATE OR REPLACE TEMP TABLE resolve_moving AS
SELECT article_id FROM resolve_fresh_claims
UNION
SELECT article_id FROM commitment_claims WHERE commitment_id IN (SELECT commitment_id FROM resolve_touched);

-- one row a deal whose umbrella may have changed: it was resolved in this run, or stands in an article with one that was, or under one,
-- or beside one of which find_wholes.sql may make its umbrella from afar
CREATE OR REPLACE TEMP TABLE resolve_affected AS
WITH fresh AS (
    SELECT fresh.commitment_id, claims.claim_id, claims.article_id, claims.surface, claims.actor, claims.co_actors, claims.currency, claims.amount_value
    FROM resolve_fresh_claims AS fresh
    JOIN claims ON claims.claim_id = fresh.claim_id
),
sharing AS (
    SELECT DISTINCT currency, unnest(list_append(co_actors, actor)) AS payer
    FROM fresh
    WHERE len(co_actors) > 0
),
recounting AS (
    SELECT DISTINCT whole.payer, amounts.currency, amounts.value
    FROM fresh
    JOIN amounts ON amounts.article_id = fresh.article_id
    JOIN resolve_fresh AS whole ON whole.commitment_id = fresh.commitment_id
    WHERE regexp_matches(fresh.surface, getvariable('resolve_sums'))
)
SELECT commitment_id FROM resolve_fresh
UNION
SELECT commitment_id FROM commitment_claims WHERE article_id IN (SELECT article_id FROM resolve_moving)
UNION
SELECT commitment_id FROM commitments WHERE part_of IN (SELECT commitment_id FROM resolve_touched)
UNION
SELECT commitment_id FROM resolve_all WHERE recipient IN (SELECT recipient FROM resolve_fresh WHERE kind = 'funding_raised')
UNION
SELECT commitment_id FROM resolve_all
WHERE recipient IS NOT NULL AND kind IN ('fund', 'budget', 'investment') AND (left(core_of(recipient), 4), payer_country_code) IN (
    SELECT DISTINCT (left(core_of(recipient), 4), payer_country_code) FROM resolve_fresh WHERE length(core_of(recipient)) >= 4 AND kind IN ('fund', 'budget', 'investment')
)
UNION
SELECT commitment_id FROM resolve_all
WHERE regexp_matches(payer, '(펀드|기금)$') AND payer IN (SELECT payer FROM resolve_fresh)
UNION
SELECT held.commitment_id
FROM sharing
JOIN claims ON claims.actor = sharing.payer AND claims.currency = sharing.currency
JOIN resolve_all_claims AS held ON held.claim_id = claims.claim_id
WHERE regexp_matches(claims.surface, getvariable('resolve_shares'))
UNION
SELECT part.commitment_id
FROM recounting
JOIN resolve_all AS part ON part.payer = recounting.payer AND part.currency = recounting.currency AND part.value = recounting.value
UNION
SELECT part.commitment_id
FROM resolve_listed AS listed
JOIN resolve_fresh AS whole ON whole.commitment_id = listed.whole_id
JOIN resolve_all AS part ON part.payer_country_code = whole.payer_country_code AND part.currency = listed.currency AND part.value = listed.value;

-- one row a claim of an article that tells one of these
CREATE OR REPLACE TEMP TABLE resolve_told AS
SELECT *
FROM claims
WHERE article_id IN (
    SELECT claims.article_id
    FROM resolve_affected AS affected
    JOIN resolve_all_claims AS held ON held.commitment_id = affected.commitment_id
    JOIN claims ON claims.claim_id = held.claim_id
);
