-- one row a claim of a current article, with a hash of all that its deal is resolved by
CREATE OR REPLACE TEMP TABLE resolve_current AS
SELECT
    claims.claim_id,
    printf('%016x', hash(claims, articles.publisher, articles.duplicate_of, getvariable('resolve_version'))) AS fact_key
FROM claims
JOIN current_articles AS articles ON articles.article_id = claims.article_id;

-- one row a claim that is new, or was resolved by something else
CREATE OR REPLACE TEMP TABLE resolve_changed AS
SELECT resolve_current.claim_id
FROM resolve_current
LEFT JOIN commitment_claims AS held ON held.claim_id = resolve_current.claim_id
WHERE held.fact_key IS DISTINCT FROM resolve_current.fact_key;

-- one row a deal whose claims have to be resolved again
CREATE OR REPLACE TEMP TABLE resolve_touched AS
SELECT held.commitment_id
FROM commitment_claims AS held
LEFT JOIN resolve_current ON resolve_current.claim_id = held.claim_id
WHERE resolve_current.claim_id IS NULL
UNION
SELECT held.commitment_id
FROM commitment_claims AS held
JOIN resolve_changed AS changed ON changed.claim_id = held.claim_id;
