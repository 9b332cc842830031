-- one row a payer's country: what the articles published up to a day said
CREATE OR REPLACE MACRO country_investment_as_of(day) AS TABLE
SELECT
    spells.payer_country_code AS country_code,
    countries.country_ko,
    countries.country_en,
    count(*) AS n_commitments,
    sum(coalesce(spells.usd_low, 0)) AS usd_low,
    sum(spells.usd_mid) AS usd_mid,
    CASE WHEN count(*) FILTER (WHERE spells.usd_high IS NULL) = 0 THEN sum(spells.usd_high) END AS usd_high
FROM commitment_spells AS spells
LEFT JOIN countries ON countries.country_code = spells.payer_country_code
WHERE spells.from_on <= cast(day AS DATE) AND (spells.until_on > cast(day AS DATE) OR spells.until_on IS NULL)
GROUP BY spells.payer_country_code, countries.country_ko, countries.country_en;
COMMENT ON MACRO TABLE country_investment_as_of IS 'one row a payer''s country: what counts, by the articles published up to a day; values and statuses are those said by then'; -- noqa: PRS
