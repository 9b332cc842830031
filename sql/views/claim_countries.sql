-- one row a claim of a current article and country that it concerns, as payer's or as destination
CREATE OR REPLACE VIEW claim_countries AS
SELECT DISTINCT
    claims.claim_id,
    claims.article_id,
    unnest(
        CASE
            WHEN claims.actor_country IS NULL AND claims.target_country IS NULL THEN [NULL]
            ELSE list_filter([claims.actor_country, claims.target_country], lambda code: code IS NOT NULL)
        END
    ) AS country_code
FROM claims
JOIN current_articles AS articles ON articles.article_id = claims.article_id;
COMMENT ON VIEW claim_countries IS 'one row a claim of a current article and country that it concerns, as payer''s or as destination';
COMMENT ON COLUMN claim_countries.claim_id IS 'claims.claim_id; never NULL';
COMMENT ON COLUMN claim_countries.article_id IS 'articles.article_id; never NULL';
COMMENT ON COLUMN claim_countries.country_code IS 'countries.country_code; NULL for a claim that names neither side''s country';
