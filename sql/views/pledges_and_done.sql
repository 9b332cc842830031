-- one row a payer's country and year: what was said against what was done
CREATE OR REPLACE VIEW pledges_and_done AS
SELECT
    years.payer_country_code AS country_code,
    countries.country_ko,
    countries.country_en,
    years.year,
    count(*) FILTER (WHERE years.status <> 'done') AS n_pledged,
    sum(years.usd_mid) FILTER (WHERE years.status <> 'done') AS usd_mid_pledged,
    count(*) FILTER (WHERE years.status = 'done') AS n_done,
    sum(years.usd_mid) FILTER (WHERE years.status = 'done') AS usd_mid_done,
    CAST(sum(years.usd_mid) FILTER (WHERE years.status = 'done') AS DOUBLE) / nullif(CAST(sum(years.usd_mid) AS DOUBLE), 0) AS done_share
FROM commitment_years AS years
LEFT JOIN countries ON countries.country_code = years.payer_country_code
WHERE years.countable
GROUP BY ALL;
COMMENT ON VIEW pledges_and_done IS 'one row a payer''s country and year: what was said against what was done';
COMMENT ON COLUMN pledges_and_done.country_code IS 'countries.country_code, ISO 3166-1 alpha-2; NULL for the row of payers whose country is unknown';
COMMENT ON COLUMN pledges_and_done.country_ko IS 'newsroom name in Korean; NULL in the row without a country';
COMMENT ON COLUMN pledges_and_done.country_en IS 'name in English; NULL in the row without a country';
COMMENT ON COLUMN pledges_and_done.year IS 'calendar year, see commitment_years.year; NULL where nothing is dated';
COMMENT ON COLUMN pledges_and_done.n_pledged IS 'commitments that count and are planned or announced; never NULL';
COMMENT ON COLUMN pledges_and_done.usd_mid_pledged IS 'their sum in US dollars; NULL where there is none';
COMMENT ON COLUMN pledges_and_done.n_done IS 'commitments that count and are done; never NULL';
COMMENT ON COLUMN pledges_and_done.usd_mid_done IS 'their sum in US dollars; NULL where there is none';
COMMENT ON COLUMN pledges_and_done.done_share IS 'usd_mid_done as a share of both, 0 to 1; NULL where nothing is done';
