-- one row a claim of a current article and country that it concerns, as payer's or as destination
CREATE OR REPLACE VIEW claim_countries AS
SELECT
    claims.claim_id,
    claims.article_id,
    claims.actor_country AS country_code
FROM claims
ANTI JOIN retired_articles AS retired ON retired.article_id = claims.article_id
WHERE claims.actor_country IS NOT NULL OR claims.target_country IS NULL
UNION ALL
SELECT
    claims.claim_id,
    claims.article_id,
    claims.target_country
FROM claims
ANTI JOIN retired_articles AS retired ON retired.article_id = claims.article_id
WHERE claims.target_country IS NOT NULL AND claims.target_country IS DISTINCT FROM claims.actor_country;
COMMENT ON VIEW claim_countries IS 'one row a claim of a current article and country that it concerns, as payer''s or as destination';
COMMENT ON COLUMN claim_countries.claim_id IS 'claims.claim_id; never NULL';
COMMENT ON COLUMN claim_countries.article_id IS 'articles.article_id; never NULL';
COMMENT ON COLUMN claim_countries.country_code IS 'countries.country_code; NULL for a claim that names neither side''s country';
