-- one row a commitment, with the year that it counts in
CREATE OR REPLACE VIEW commitment_years AS
SELECT
    commitment_id,
    payer,
    payer_organization_id,
    payer_kind,
    payer_country_code,
    destination_country_code,
    recipient,
    kind,
    status,
    CASE
        WHEN year(period_start) = year(period_end) THEN year(period_start)
        WHEN period_start < first_seen_on THEN year(period_start)
        WHEN period_start IS NULL AND period_end < first_seen_on THEN year(period_end)
        ELSE year(first_seen_on)
    END AS year,
    n_articles,
    n_voices,
    usd_low,
    usd_mid,
    usd_high,
    krw_mid,
    first_seen_on,
    last_seen_on,
    has_conflict,
    countable,
    countable_reason
FROM commitments;
COMMENT ON VIEW commitment_years IS 'one row a commitment, with the year that it counts in';
COMMENT ON COLUMN commitment_years.commitment_id IS 'commitments.commitment_id; never NULL';
COMMENT ON COLUMN commitment_years.payer IS 'who pays; NULL where no claim names one';
COMMENT ON COLUMN commitment_years.payer_organization_id IS 'organizations.organization_id of the payer; NULL where the gazetteer does not know it';
COMMENT ON COLUMN commitment_years.payer_kind IS 'government, country, company …, unknown where nobody says; never NULL';
COMMENT ON COLUMN commitment_years.payer_country_code IS 'countries.country_code of the payer; NULL where unknown';
COMMENT ON COLUMN commitment_years.destination_country_code IS 'countries.country_code where the money goes; NULL where unknown';
COMMENT ON COLUMN commitment_years.recipient IS 'whom or what the money is for; NULL where it is not named';
COMMENT ON COLUMN commitment_years.kind IS 'what sort of money; never NULL';
COMMENT ON COLUMN commitment_years.status IS 'how far the money has come; never NULL';
COMMENT ON COLUMN commitment_years.year IS 'the one calendar year that its period lies in, else the year it began where that was before the first claim, else the year of the first claim; NULL where nothing is dated';
COMMENT ON COLUMN commitment_years.n_articles IS 'current articles that report it; never NULL';
COMMENT ON COLUMN commitment_years.n_voices IS 'independent voices; never NULL';
COMMENT ON COLUMN commitment_years.usd_low IS 'low end in US dollars; NULL where open or no rate is known';
COMMENT ON COLUMN commitment_years.usd_mid IS 'leading value in US dollars; NULL where no rate is known';
COMMENT ON COLUMN commitment_years.usd_high IS 'high end in US dollars; NULL where open or no rate is known';
COMMENT ON COLUMN commitment_years.krw_mid IS 'leading value in Korean won; NULL where no rate is known';
COMMENT ON COLUMN commitment_years.first_seen_on IS 'first day a claim of it was made; NULL where no article is dated';
COMMENT ON COLUMN commitment_years.last_seen_on IS 'last day a claim of it was made; NULL where no article is dated';
COMMENT ON COLUMN commitment_years.has_conflict IS 'do voices differ on its value; never NULL';
COMMENT ON COLUMN commitment_years.countable IS 'does it count in totals; never NULL';
COMMENT ON COLUMN commitment_years.countable_reason IS 'why it counts, or not; never NULL';
