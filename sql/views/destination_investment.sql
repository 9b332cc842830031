-- one row a destination and year
CREATE OR REPLACE VIEW destination_investment AS
SELECT
    years.destination_country_code AS country_code,
    countries.country_ko,
    countries.country_en,
    years.year,
    count(*) AS n_commitments,
    count(*) FILTER (WHERE years.payer_country_code IS DISTINCT FROM years.destination_country_code) AS n_from_elsewhere,
    sum(coalesce(years.usd_low, 0)) AS usd_low,
    sum(years.usd_mid) AS usd_mid,
    CASE WHEN count(*) FILTER (WHERE years.usd_high IS NULL) = 0 THEN sum(years.usd_high) END AS usd_high,
    sum(coalesce(years.usd_high, years.usd_mid)) AS usd_high_known,
    count(*) FILTER (WHERE years.usd_high IS NULL) AS n_open_high
FROM commitment_years AS years
LEFT JOIN countries ON countries.country_code = years.destination_country_code
WHERE years.countable
GROUP BY ALL;
COMMENT ON VIEW destination_investment IS 'one row a destination and year; only what counts';
COMMENT ON COLUMN destination_investment.country_code IS 'countries.country_code where the money goes; NULL where no claim says it';
COMMENT ON COLUMN destination_investment.country_ko IS 'newsroom name in Korean; NULL in the row without a country';
COMMENT ON COLUMN destination_investment.country_en IS 'name in English; NULL in the row without a country';
COMMENT ON COLUMN destination_investment.year IS 'calendar year, see commitment_years.year; NULL where nothing is dated';
COMMENT ON COLUMN destination_investment.n_commitments IS 'commitments that count; never NULL';
COMMENT ON COLUMN destination_investment.n_from_elsewhere IS 'those whose payer is of another or no known country; never NULL';
COMMENT ON COLUMN destination_investment.usd_low IS 'sum of the low ends in US dollars, an open low end as 0; NULL where nothing counts';
COMMENT ON COLUMN destination_investment.usd_mid IS 'sum of the leading values in US dollars, the middle of range and band; NULL where nothing counts';
COMMENT ON COLUMN destination_investment.usd_high IS 'sum of the high ends in US dollars; NULL where one of them is open (이상, 초과) or nothing counts';
COMMENT ON COLUMN destination_investment.usd_high_known IS 'the same sum with the leading value in place of an open end; NULL where nothing counts';
COMMENT ON COLUMN destination_investment.n_open_high IS 'commitments whose high end is open; never NULL';
