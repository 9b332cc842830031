-- one row a country that an article, claim or commitment names, and one for payers of no known country
CREATE OR REPLACE VIEW country_overview AS
WITH mentioned AS (
    SELECT
mentions.iso2 AS country_code,
mentions.article_id
    FROM country_mentions AS mentions
    ANTI JOIN retired_articles AS retired ON retired.article_id = mentions.article_id
    UNION
    SELECT
country_code,
article_id
    FROM claim_countries
    WHERE country_code IS NOT NULL
),
articles AS (
    SELECT
country_code,
count(*) AS n_articles
    FROM mentioned
    GROUP BY country_code
),
said AS (
    SELECT
country_code,
count(*) AS n_claims
    FROM claim_countries
    GROUP BY country_code
),
paid AS (
    SELECT
        payer_country_code AS country_code,
        count(*) AS n_commitments,
        count(*) FILTER (WHERE countable) AS n_countable,
        sum(coalesce(usd_low, 0)) FILTER (WHERE countable) AS usd_low,
        sum(usd_mid) FILTER (WHERE countable) AS usd_mid,
        CASE WHEN count(*) FILTER (WHERE usd_high IS NULL AND countable) = 0 THEN sum(usd_high) FILTER (WHERE countable) END AS usd_high,
        sum(coalesce(usd_high, usd_mid)) FILTER (WHERE countable) AS usd_high_known,
        count(*) FILTER (WHERE usd_high IS NULL AND countable) AS n_open_high,
        coalesce(sum(usd_mid) FILTER (WHERE NOT countable), 0) AS usd_mid_not_counted,
        min(first_seen_on) AS first_seen_on,
        max(last_seen_on) AS last_seen_on
    FROM commitments
    GROUP BY payer_country_code
),
received AS (
    SELECT
destination_country_code AS country_code,
count(*) AS n_received,
sum(usd_mid) AS usd_mid_received
    FROM commitments
    WHERE countable
    GROUP BY destination_country_code
),
codes AS (
    SELECT country_code FROM articles
    UNION
    SELECT country_code FROM said
    UNION
    SELECT country_code FROM paid
)
SELECT
    codes.country_code,
    countries.country_ko,
    countries.country_en,
    coalesce(articles.n_articles, 0) AS n_articles,
    coalesce(said.n_claims, 0) AS n_claims,
    coalesce(paid.n_commitments, 0) AS n_commitments,
    coalesce(paid.n_countable, 0) AS n_countable,
    paid.usd_low,
    paid.usd_mid,
    paid.usd_high,
    paid.usd_high_known,
    coalesce(paid.n_open_high, 0) AS n_open_high,
    coalesce(paid.usd_mid_not_counted, 0) AS usd_mid_not_counted,
    coalesce(received.n_received, 0) AS n_received,
    received.usd_mid_received,
    paid.first_seen_on,
    paid.last_seen_on
FROM codes
LEFT JOIN countries ON countries.country_code = codes.country_code
LEFT JOIN articles ON articles.country_code = codes.country_code
LEFT JOIN said ON said.country_code IS NOT DISTINCT FROM codes.country_code
LEFT JOIN paid ON paid.country_code IS NOT DISTINCT FROM codes.country_code
LEFT JOIN received ON received.country_code IS NOT DISTINCT FROM codes.country_code;
COMMENT ON VIEW country_overview IS 'one row a country that an article, claim or commitment names, and one for payers of no known country';
COMMENT ON COLUMN country_overview.country_code IS 'countries.country_code, ISO 3166-1 alpha-2; NULL for the row of payers whose country is unknown';
COMMENT ON COLUMN country_overview.country_ko IS 'newsroom name in Korean; NULL in the row without a country';
COMMENT ON COLUMN country_overview.country_en IS 'name in English; NULL in the row without a country';
COMMENT ON COLUMN country_overview.n_articles IS 'current articles that mention the country or make a claim on its money; 0 in the row without a country';
COMMENT ON COLUMN country_overview.n_claims IS 'claims with the country as payer''s or destination; in the row without a country, claims that name neither; never NULL';
COMMENT ON COLUMN country_overview.n_commitments IS 'commitments that the country''s payers make; never NULL';
COMMENT ON COLUMN country_overview.n_countable IS 'those of them that count in totals; never NULL';
COMMENT ON COLUMN country_overview.usd_low IS 'sum of the low ends in US dollars, an open low end as 0; NULL where nothing counts';
COMMENT ON COLUMN country_overview.usd_mid IS 'sum of the leading values in US dollars, the middle of range and band; NULL where nothing counts';
COMMENT ON COLUMN country_overview.usd_high IS 'sum of the high ends in US dollars; NULL where one of them is open (이상, 초과) or nothing counts';
COMMENT ON COLUMN country_overview.usd_high_known IS 'the same sum with the leading value in place of an open end; NULL where nothing counts';
COMMENT ON COLUMN country_overview.n_open_high IS 'commitments whose high end is open; never NULL';
COMMENT ON COLUMN country_overview.usd_mid_not_counted IS 'sum in US dollars of its commitments that do not count; never NULL';
COMMENT ON COLUMN country_overview.n_received IS 'commitments that count and go to the country, whoever pays; never NULL';
COMMENT ON COLUMN country_overview.usd_mid_received IS 'their sum in US dollars; NULL where there is none';
COMMENT ON COLUMN country_overview.first_seen_on IS 'first day a commitment of it was reported; NULL where there is none or none is dated';
COMMENT ON COLUMN country_overview.last_seen_on IS 'last day a commitment of it was reported; NULL where there is none or none is dated';
