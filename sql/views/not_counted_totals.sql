-- one row a payer's country and reason why commitments do not count
CREATE OR REPLACE VIEW not_counted_totals AS
SELECT
    commitments.payer_country_code AS country_code,
    countries.country_ko,
    countries.country_en,
    not_counted_reason(commitments.countable_reason) AS reason,
    count(*) AS n_commitments,
    sum(commitments.usd_mid) AS usd_mid
FROM commitments
LEFT JOIN countries ON countries.country_code = commitments.payer_country_code
WHERE NOT commitments.countable
GROUP BY ALL;
COMMENT ON VIEW not_counted_totals IS 'one row a payer''s country and reason why commitments do not count';
COMMENT ON COLUMN not_counted_totals.country_code IS 'countries.country_code, ISO 3166-1 alpha-2; NULL for the row of payers whose country is unknown';
COMMENT ON COLUMN not_counted_totals.country_ko IS 'newsroom name in Korean; NULL in the row without a country';
COMMENT ON COLUMN not_counted_totals.country_en IS 'name in English; NULL in the row without a country';
COMMENT ON COLUMN not_counted_totals.reason IS 'why they do not count; never NULL';
COMMENT ON COLUMN not_counted_totals.n_commitments IS 'commitments that do not count for it; never NULL';
COMMENT ON COLUMN not_counted_totals.usd_mid IS 'sum of their leading values in US dollars; NULL where no amount or rate is known';
