-- one row a currency that claims are made in, or converted to, and day of an article or of its fetching: the last rate known on or before that day
CREATE OR REPLACE TEMP TABLE resolve_rates AS
WITH currencies AS (
    SELECT currency FROM claims WHERE currency IS NOT NULL
    UNION
    SELECT converted_currency FROM amounts WHERE converted_currency IS NOT NULL
),
days AS (
    SELECT said_on AS priced_on FROM claims WHERE said_on IS NOT NULL
    UNION
    SELECT CAST(fetched_at AS DATE) FROM documents
)
SELECT currencies.currency, days.priced_on, rates.rate_on, rates.usd_per_unit, rates.krw_per_unit, rates.source
FROM days
CROSS JOIN currencies
ASOF JOIN fx_rates AS rates ON rates.currency = currencies.currency AND rates.rate_on <= days.priced_on;

-- one row a claim of a current article, with a hash of all that its deal is resolved by
CREATE OR REPLACE TEMP TABLE resolve_current AS
SELECT
    claims.claim_id,
    claims.article_id,
    coalesce(claims.said_on, CAST(documents.fetched_at AS DATE)) AS priced_on,
    printf('%016x', hash(claims, articles.publisher, articles.duplicate_of, rates, other, getvariable('resolve_version'))) AS fact_key
FROM claims
JOIN current_articles AS articles ON articles.article_id = claims.article_id
LEFT JOIN documents ON documents.document_id = articles.document_id
LEFT JOIN (SELECT amount_id, converted_currency FROM amounts WHERE converted_currency IS NOT NULL) AS amounts ON amounts.amount_id = claims.amount_id
LEFT JOIN resolve_rates AS rates ON rates.currency = claims.currency AND rates.priced_on = coalesce(claims.said_on, CAST(documents.fetched_at AS DATE))
LEFT JOIN resolve_rates AS other ON other.currency = amounts.converted_currency AND other.priced_on = coalesce(claims.said_on, CAST(documents.fetched_at AS DATE));

-- one row an article of which a claim is new or gone, or was resolved by something else: claims are read by what stands beside them
CREATE OR REPLACE TEMP TABLE resolve_changed_articles AS
SELECT coalesce(resolve_current.article_id, held.article_id) AS article_id
FROM resolve_current
FULL JOIN commitment_claims AS held ON held.claim_id = resolve_current.claim_id
WHERE held.fact_key IS DISTINCT FROM resolve_current.fact_key
GROUP BY coalesce(resolve_current.article_id, held.article_id);

-- one row a claim of such an article
CREATE OR REPLACE TEMP TABLE resolve_changed AS
SELECT resolve_current.claim_id
FROM resolve_current
JOIN resolve_changed_articles AS articles ON articles.article_id = resolve_current.article_id;

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
