-- one row a payer's country and year: what was planned and announced against what was done
CREATE OR REPLACE VIEW pledges_and_done AS
SELECT
    years.payer_country_code AS country_code,
    countries.country_ko,
    countries.country_en,
    years.year,
    count(*) FILTER (WHERE years.status = 'planned') AS n_planned,
    sum(years.usd_mid) FILTER (WHERE years.status = 'planned') AS usd_mid_planned,
    count(*) FILTER (WHERE years.status = 'announced') AS n_announced,
    sum(years.usd_mid) FILTER (WHERE years.status = 'announced') AS usd_mid_announced,
    count(*) FILTER (WHERE years.status = 'done') AS n_done,
    sum(years.usd_mid) FILTER (WHERE years.status = 'done') AS usd_mid_done,
    cast(sum(years.usd_mid) FILTER (WHERE years.status = 'done') AS DOUBLE) / nullif(cast(sum(years.usd_mid) AS DOUBLE), 0) AS done_share
FROM commitment_years AS years
LEFT JOIN countries ON countries.country_code = years.payer_country_code
WHERE years.countable OR years.countable_reason = 'no: only planned'
GROUP BY ALL;
COMMENT ON VIEW pledges_and_done IS 'one row a payer''s country and year: what was planned and announced against what was done';
COMMENT ON COLUMN pledges_and_done.country_code IS 'countries.country_code, ISO 3166-1 alpha-2; NULL for the row of payers whose country is unknown';
COMMENT ON COLUMN pledges_and_done.country_ko IS 'newsroom name in Korean; NULL in the row without a country';
COMMENT ON COLUMN pledges_and_done.country_en IS 'name in English; NULL in the row without a country';
COMMENT ON COLUMN pledges_and_done.year IS 'calendar year, see commitment_years.year; NULL where nothing is dated';
COMMENT ON COLUMN pledges_and_done.n_planned IS 'commitments that are planned and would count if announced; never NULL';
COMMENT ON COLUMN pledges_and_done.usd_mid_planned IS 'their sum in US dollars; NULL where there is none';
COMMENT ON COLUMN pledges_and_done.n_announced IS 'commitments that count and are announced; never NULL';
COMMENT ON COLUMN pledges_and_done.usd_mid_announced IS 'their sum in US dollars; NULL where there is none';
COMMENT ON COLUMN pledges_and_done.n_done IS 'commitments that count and are done; never NULL';
COMMENT ON COLUMN pledges_and_done.usd_mid_done IS 'their sum in US dollars; NULL where there is none';
COMMENT ON COLUMN pledges_and_done.done_share IS 'usd_mid_done as a share of all three, 0 to 1; NULL where nothing is done';
