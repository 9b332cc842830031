-- one row a payer's country: what the ledger had learnt up to a moment
CREATE OR REPLACE MACRO country_investment_known_at(moment) AS TABLE
SELECT
    spells.payer_country_code AS country_code,
    countries.country_ko,
    countries.country_en,
    count(*) AS n_commitments,
    sum(coalesce(spells.usd_low, 0)) AS usd_low,
    sum(spells.usd_mid) AS usd_mid,
    CASE WHEN count(*) FILTER (WHERE spells.usd_high IS NULL) = 0 THEN sum(spells.usd_high) END AS usd_high
FROM commitment_known_spells AS spells
LEFT JOIN countries ON countries.country_code = spells.payer_country_code
WHERE spells.from_at <= cast(moment AS TIMESTAMP) AND (spells.until_at > cast(moment AS TIMESTAMP) OR spells.until_at IS NULL)
GROUP BY spells.payer_country_code, countries.country_ko, countries.country_en;
COMMENT ON MACRO TABLE country_investment_known_at IS 'one row a payer''s country: what counts, by the articles loaded up to a moment (UTC), whenever they were published; versions retired since are left out'; -- noqa: PRS
