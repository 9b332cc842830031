-- one row a payer's country, year and kind of payer: government against private
CREATE OR REPLACE VIEW payer_kind_investment AS
SELECT
    years.payer_country_code AS country_code,
    countries.country_ko,
    countries.country_en,
    years.year,
    CASE WHEN years.payer_kind IN ('government', 'country', 'bloc') THEN 'government' WHEN years.payer_kind = 'unknown' AND years.payer IS NULL THEN 'unknown' ELSE 'private' END
        AS payer_side,
    count(*) AS n_commitments,
    sum(coalesce(years.usd_low, 0)) AS usd_low,
    sum(years.usd_mid) AS usd_mid,
    CASE WHEN count(*) FILTER (WHERE years.usd_high IS NULL) = 0 THEN sum(years.usd_high) END AS usd_high,
    sum(coalesce(years.usd_high, years.usd_mid)) AS usd_high_known,
    count(*) FILTER (WHERE years.usd_high IS NULL) AS n_open_high
FROM commitment_years AS years
LEFT JOIN countries ON countries.country_code = years.payer_country_code
WHERE years.countable
GROUP BY ALL;
COMMENT ON VIEW payer_kind_investment IS 'one row a payer''s country, year and side; only what counts';
COMMENT ON COLUMN payer_kind_investment.country_code IS 'countries.country_code, ISO 3166-1 alpha-2; NULL for the row of payers whose country is unknown';
COMMENT ON COLUMN payer_kind_investment.country_ko IS 'newsroom name in Korean; NULL in the row without a country';
COMMENT ON COLUMN payer_kind_investment.country_en IS 'name in English; NULL in the row without a country';
COMMENT ON COLUMN payer_kind_investment.year IS 'calendar year, see commitment_years.year; NULL where nothing is dated';
COMMENT ON COLUMN payer_kind_investment.payer_side IS 'government (ministries, states and countries as such), private (all others that are named), unknown (nobody is named); never NULL';
COMMENT ON COLUMN payer_kind_investment.n_commitments IS 'commitments that count; never NULL';
COMMENT ON COLUMN payer_kind_investment.usd_low IS 'sum of the low ends in US dollars, an open low end as 0; NULL where nothing counts';
COMMENT ON COLUMN payer_kind_investment.usd_mid IS 'sum of the leading values in US dollars, the middle of range and band; NULL where nothing counts';
COMMENT ON COLUMN payer_kind_investment.usd_high IS 'sum of the high ends in US dollars; NULL where one of them is open (이상, 초과) or nothing counts';
COMMENT ON COLUMN payer_kind_investment.usd_high_known IS 'the same sum with the leading value in place of an open end; NULL where nothing counts';
COMMENT ON COLUMN payer_kind_investment.n_open_high IS 'commitments whose high end is open; never NULL';
