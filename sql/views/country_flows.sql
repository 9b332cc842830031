-- one row a payer's country, destination and year
CREATE OR REPLACE VIEW country_flows AS
SELECT
    years.payer_country_code AS from_country,
    payers.country_ko AS from_ko,
    payers.country_en AS from_en,
    years.destination_country_code AS to_country,
    destinations.country_ko AS to_ko,
    destinations.country_en AS to_en,
    years.year,
    count(*) AS n_commitments,
    sum(coalesce(years.usd_low, 0)) AS usd_low,
    sum(years.usd_mid) AS usd_mid,
    CASE WHEN count(*) FILTER (WHERE years.usd_high IS NULL) = 0 THEN sum(years.usd_high) END AS usd_high,
    sum(coalesce(years.usd_high, years.usd_mid)) AS usd_high_known,
    count(*) FILTER (WHERE years.usd_high IS NULL) AS n_open_high
FROM commitment_years AS years
LEFT JOIN countries AS payers ON payers.country_code = years.payer_country_code
LEFT JOIN countries AS destinations ON destinations.country_code = years.destination_country_code
WHERE years.countable
GROUP BY
    years.payer_country_code, payers.country_ko, payers.country_en, years.destination_country_code, destinations.country_ko, destinations.country_en,
    years.year;
COMMENT ON VIEW country_flows IS 'one row a payer''s country, destination and year; only what counts';
COMMENT ON COLUMN country_flows.from_country IS 'countries.country_code of the payer; NULL where unknown';
COMMENT ON COLUMN country_flows.from_ko IS 'its name in Korean; NULL where unknown';
COMMENT ON COLUMN country_flows.from_en IS 'its name in English; NULL where unknown';
COMMENT ON COLUMN country_flows.to_country IS 'countries.country_code where the money goes; NULL where no claim says it';
COMMENT ON COLUMN country_flows.to_ko IS 'its name in Korean; NULL where unknown';
COMMENT ON COLUMN country_flows.to_en IS 'its name in English; NULL where unknown';
COMMENT ON COLUMN country_flows.year IS 'calendar year, see commitment_years.year; NULL where nothing is dated';
COMMENT ON COLUMN country_flows.n_commitments IS 'commitments that count; never NULL';
COMMENT ON COLUMN country_flows.usd_low IS 'sum of the low ends in US dollars, an open low end as 0; NULL where nothing counts';
COMMENT ON COLUMN country_flows.usd_mid IS 'sum of the leading values in US dollars, the middle of range and band; NULL where nothing counts';
COMMENT ON COLUMN country_flows.usd_high IS 'sum of the high ends in US dollars; NULL where one of them is open (이상, 초과) or nothing counts';
COMMENT ON COLUMN country_flows.usd_high_known IS 'the same sum with the leading value in place of an open end; NULL where nothing counts';
COMMENT ON COLUMN country_flows.n_open_high IS 'commitments whose high end is open; never NULL';
