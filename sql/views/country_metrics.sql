-- one row a counted figure of a current article that speaks of a country
CREATE OR REPLACE VIEW country_metrics AS
SELECT
    quantities.country AS country_code,
    countries.country_ko,
    countries.country_en,
    coalesce(quantities.metric, quantities.unit) AS metric,
    quantities.value,
    quantities.unit,
    quantities.qualifier,
    quantities.as_of_on,
    articles.published_on,
    quantities.surface,
    quantities.article_id
FROM quantities
JOIN current_articles AS articles ON articles.article_id = quantities.article_id
LEFT JOIN countries ON countries.country_code = quantities.country
WHERE quantities.country IS NOT NULL;
COMMENT ON VIEW country_metrics IS 'one row a counted figure of a current article that speaks of a country';
COMMENT ON COLUMN country_metrics.country_code IS 'countries.country_code that it speaks of; never NULL';
COMMENT ON COLUMN country_metrics.country_ko IS 'its name in Korean; NULL where the table has none';
COMMENT ON COLUMN country_metrics.country_en IS 'its name in English; NULL where the table has none';
COMMENT ON COLUMN country_metrics.metric IS 'what is counted (ai_users, patents …), its unit where the reader has no name for it; never NULL';
COMMENT ON COLUMN country_metrics.value IS 'number in units of unit; never NULL';
COMMENT ON COLUMN country_metrics.unit IS 'what is counted or measured (people, percent …); never NULL';
COMMENT ON COLUMN country_metrics.qualifier IS 'how the figure bounds the true one; never NULL';
COMMENT ON COLUMN country_metrics.as_of_on IS 'last day that it speaks of; NULL where the text says none';
COMMENT ON COLUMN country_metrics.published_on IS 'day of its article; NULL where unknown';
COMMENT ON COLUMN country_metrics.surface IS 'the words of the article, verbatim; never NULL';
COMMENT ON COLUMN country_metrics.article_id IS 'articles.article_id; never NULL';
