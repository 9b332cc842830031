-- the beginning of what a deal is for, general words left out
CREATE OR REPLACE TEMP MACRO core_of(recipient) AS
    regexp_replace(lower(replace(coalesce(recipient, ''), ' ', '')), getvariable('resolve_generic_objects'), '', 'g');

-- one row an amount that an article lists, one of those that add up to what the deal is worth
CREATE OR REPLACE TEMP TABLE resolve_listers AS
SELECT DISTINCT claims.article_id
FROM claims
JOIN claim_gauges AS gauges ON gauges.claim_id = claims.claim_id AND gauges.is_listing;

CREATE OR REPLACE TEMP TABLE resolve_listed AS
SELECT listings.article_id, held.commitment_id AS whole_id, listings.currency, listings.value
FROM resolve_listings AS listings
JOIN resolve_all_claims AS held ON held.claim_id = listings.claim_id;

-- one row an article of which a claim is of another deal than before, or of one that is worth something else: what an article tells
-- makes umbrellas by its claims, by the deals that they are of and by what these are worth alone
CREATE OR REPLACE TEMP TABLE resolve_moving AS
SELECT coalesce(fresh.article_id, held.article_id) AS article_id
FROM resolve_fresh_claims AS fresh
FULL JOIN (
    SELECT claim_id, article_id, commitment_id FROM commitment_claims WHERE commitment_id IN (SELECT commitment_id FROM resolve_touched)
) AS held ON held.claim_id = fresh.claim_id
WHERE fresh.commitment_id IS DISTINCT FROM held.commitment_id
UNION
SELECT claims.article_id
FROM resolve_fresh AS fresh
JOIN resolve_fresh_claims AS claims ON claims.commitment_id = fresh.commitment_id
LEFT JOIN commitments AS held ON held.commitment_id = fresh.commitment_id
WHERE fresh.usd_mid IS DISTINCT FROM held.usd_mid;

-- one row a deal that is for something with a name
CREATE OR REPLACE TEMP TABLE resolve_named AS
SELECT
    commitment_id, kind, payer_country_code, payer_kind IN ('government', 'country', 'bloc') AS is_public, payer, usd_mid, first_seen_on,
    core_of(recipient) AS core
FROM resolve_all
WHERE recipient IS NOT NULL AND kind IN ('fund', 'budget', 'investment');

-- one row a deal whose umbrella may have changed: it was resolved in this run, or stands in an article that moves, or under one that was,
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
SELECT part.commitment_id
FROM resolve_fresh AS whole
JOIN resolve_all AS part ON part.recipient = whole.recipient AND abs(part.first_seen_on - whole.first_seen_on) <= 14
WHERE whole.kind = 'funding_raised' AND part.kind = 'investment' AND part.usd_mid < whole.usd_mid * 0.98
UNION
SELECT part.commitment_id
FROM resolve_named AS whole
JOIN resolve_named AS part ON left(part.core, 4) = left(whole.core, 4) AND part.payer_country_code = whole.payer_country_code AND part.kind = whole.kind
WHERE whole.commitment_id IN (SELECT commitment_id FROM resolve_fresh) AND length(whole.core) >= 4 AND contains(part.core, whole.core)
    AND (part.payer = whole.payer OR part.is_public AND whole.is_public)
    AND part.usd_mid < whole.usd_mid * 0.9 AND abs(part.first_seen_on - whole.first_seen_on) <= 400
UNION
SELECT commitment_id FROM resolve_all
WHERE regexp_matches(payer, '(펀드|기금)$') AND payer IN (SELECT payer FROM resolve_fresh)
UNION
SELECT commitment_id FROM resolve_all
WHERE 'fund ' || lower(payer) IN (
    SELECT unnest(gauges.payers)
    FROM resolve_fresh_claims AS fresh
    JOIN claim_gauges AS gauges ON gauges.claim_id = fresh.claim_id AND gauges.kind = 'fund'
)
UNION
SELECT held.commitment_id
FROM sharing
JOIN claims ON claims.actor = sharing.payer AND claims.currency = sharing.currency
JOIN claim_gauges AS gauges ON gauges.claim_id = claims.claim_id AND gauges.is_sharing
JOIN resolve_all_claims AS held ON held.claim_id = claims.claim_id
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
