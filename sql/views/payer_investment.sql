-- one row a payer
CREATE OR REPLACE VIEW payer_investment AS
SELECT
    years.payer_organization_id,
    years.payer,
    organizations.organization_en AS payer_en,
    years.payer_kind,
    years.payer_country_code AS country_code,
    count(*) AS n_commitments,
    sum(coalesce(years.usd_low, 0)) AS usd_low,
    sum(years.usd_mid) AS usd_mid,
    CASE WHEN count(*) FILTER (WHERE years.usd_high IS NULL) = 0 THEN sum(years.usd_high) END AS usd_high,
    sum(coalesce(years.usd_high, years.usd_mid)) AS usd_high_known,
    count(*) FILTER (WHERE years.usd_high IS NULL) AS n_open_high,
    sum(years.usd_mid) FILTER (WHERE years.status = 'done') AS usd_mid_done,
    min(years.first_seen_on) AS first_seen_on,
    max(years.last_seen_on) AS last_seen_on
FROM commitment_years AS years
LEFT JOIN organizations ON organizations.organization_id = years.payer_organization_id
WHERE years.countable
GROUP BY ALL;
COMMENT ON VIEW payer_investment IS 'one row a payer; only what counts';
COMMENT ON COLUMN payer_investment.payer_organization_id IS 'organizations.organization_id; NULL where the gazetteer does not know it';
COMMENT ON COLUMN payer_investment.payer IS 'who pays, in Korean where known; NULL where no claim names one';
COMMENT ON COLUMN payer_investment.payer_en IS 'name in English; NULL where the gazetteer does not know it';
COMMENT ON COLUMN payer_investment.payer_kind IS 'government, country, company …, unknown where nobody says; never NULL';
COMMENT ON COLUMN payer_investment.country_code IS 'countries.country_code of the payer; NULL where unknown';
COMMENT ON COLUMN payer_investment.n_commitments IS 'commitments that count; never NULL';
COMMENT ON COLUMN payer_investment.usd_low IS 'sum of the low ends in US dollars, an open low end as 0; NULL where nothing counts';
COMMENT ON COLUMN payer_investment.usd_mid IS 'sum of the leading values in US dollars, the middle of range and band; NULL where nothing counts';
COMMENT ON COLUMN payer_investment.usd_high IS 'sum of the high ends in US dollars; NULL where one of them is open (이상, 초과) or nothing counts';
COMMENT ON COLUMN payer_investment.usd_high_known IS 'the same sum with the leading value in place of an open end; NULL where nothing counts';
COMMENT ON COLUMN payer_investment.n_open_high IS 'commitments whose high end is open; never NULL';
COMMENT ON COLUMN payer_investment.usd_mid_done IS 'the part of usd_mid that is done; NULL where nothing is';
COMMENT ON COLUMN payer_investment.first_seen_on IS 'first day one of them was reported; NULL where none is dated';
COMMENT ON COLUMN payer_investment.last_seen_on IS 'last day one of them was reported; NULL where none is dated';
