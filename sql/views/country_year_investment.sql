-- one row a payer's country, year, kind and status
CREATE OR REPLACE VIEW country_year_investment AS
SELECT
    years.payer_country_code AS country_code,
    countries.country_ko,
    countries.country_en,
    years.year,
    years.kind,
    years.status,
    count(*) AS n_commitments,
    sum(years.n_articles) AS n_articles,
    sum(coalesce(years.usd_low, 0)) AS usd_low,
    sum(years.usd_mid) AS usd_mid,
    CASE WHEN count(*) FILTER (WHERE years.usd_high IS NULL) = 0 THEN sum(years.usd_high) END AS usd_high,
    sum(coalesce(years.usd_high, years.usd_mid)) AS usd_high_known,
    count(*) FILTER (WHERE years.usd_high IS NULL) AS n_open_high,
    sum(years.krw_mid) AS krw_mid
FROM commitment_years AS years
LEFT JOIN countries ON countries.country_code = years.payer_country_code
WHERE years.countable
GROUP BY years.payer_country_code, countries.country_ko, countries.country_en, years.year, years.kind, years.status;
COMMENT ON VIEW country_year_investment IS 'one row a payer''s country, year, kind and status; only what counts, not_counted_totals has the rest';
COMMENT ON COLUMN country_year_investment.country_code IS 'countries.country_code, ISO 3166-1 alpha-2; NULL for the row of payers whose country is unknown';
COMMENT ON COLUMN country_year_investment.country_ko IS 'newsroom name in Korean; NULL in the row without a country';
COMMENT ON COLUMN country_year_investment.country_en IS 'name in English; NULL in the row without a country';
COMMENT ON COLUMN country_year_investment.year IS 'calendar year, see commitment_years.year; NULL where nothing is dated';
COMMENT ON COLUMN country_year_investment.kind IS 'what sort of money; never NULL';
COMMENT ON COLUMN country_year_investment.status IS 'how far the money has come; never NULL';
COMMENT ON COLUMN country_year_investment.n_commitments IS 'commitments that count; never NULL';
COMMENT ON COLUMN country_year_investment.n_articles IS 'reports of them, an article once a commitment; never NULL';
COMMENT ON COLUMN country_year_investment.usd_low IS 'sum of the low ends in US dollars, an open low end as 0; NULL where nothing counts';
COMMENT ON COLUMN country_year_investment.usd_mid IS 'sum of the leading values in US dollars, the middle of range and band; NULL where nothing counts';
COMMENT ON COLUMN country_year_investment.usd_high IS 'sum of the high ends in US dollars; NULL where one of them is open (이상, 초과) or nothing counts';
COMMENT ON COLUMN country_year_investment.usd_high_known IS 'the same sum with the leading value in place of an open end; NULL where nothing counts';
COMMENT ON COLUMN country_year_investment.n_open_high IS 'commitments whose high end is open; never NULL';
COMMENT ON COLUMN country_year_investment.krw_mid IS 'sum of the leading values in Korean won at each deal''s own rate; NULL where nothing counts';
