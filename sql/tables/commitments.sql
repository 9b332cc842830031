-- one row a deal, however many articles report it
CREATE TABLE IF NOT EXISTS commitments (
    commitment_id VARCHAR NOT NULL,
    payer VARCHAR,
    payer_organization_id VARCHAR,
    payer_country_code VARCHAR,
    destination_country_code VARCHAR,
    recipient VARCHAR,
    kind claim_kind NOT NULL,
    status claim_status NOT NULL,
    value DECIMAL(38, 4),
    currency VARCHAR,
    value_low DECIMAL(38, 4),
    value_high DECIMAL(38, 4),
    usd_low DECIMAL(38, 4),
    usd_mid DECIMAL(38, 4),
    usd_high DECIMAL(38, 4),
    krw_low DECIMAL(38, 4),
    krw_mid DECIMAL(38, 4),
    krw_high DECIMAL(38, 4),
    period_start DATE,
    period_end DATE,
    n_articles BIGINT NOT NULL,
    n_voices BIGINT NOT NULL,
    first_seen_on DATE,
    last_seen_on DATE,
    countable BOOLEAN NOT NULL,
    countable_reason VARCHAR NOT NULL,
    part_of VARCHAR,
    has_conflict BOOLEAN NOT NULL
);
COMMENT ON TABLE commitments IS 'one row a deal, however many articles report it';
COMMENT ON COLUMN commitments.commitment_id IS 'key; never NULL';
COMMENT ON COLUMN commitments.payer IS 'who pays; NULL where no claim names one';
COMMENT ON COLUMN commitments.payer_organization_id IS 'organizations.organization_id of the payer; NULL where the gazetteer does not know it';
COMMENT ON COLUMN commitments.payer_country_code IS 'countries.country_code of the payer; NULL where unknown';
COMMENT ON COLUMN commitments.destination_country_code IS 'countries.country_code where the money goes; NULL where unknown';
COMMENT ON COLUMN commitments.recipient IS 'whom or what the money is for; NULL where it is not named';
COMMENT ON COLUMN commitments.kind IS 'what sort of money; never NULL';
COMMENT ON COLUMN commitments.status IS 'how far the money has come, the furthest of its claims; never NULL';
COMMENT ON COLUMN commitments.value IS 'leading value in units of currency; NULL where no claim gives an amount';
COMMENT ON COLUMN commitments.currency IS 'ISO 4217 code; NULL where no claim gives an amount';
COMMENT ON COLUMN commitments.value_low IS 'least value in units of currency; NULL where no claim gives an amount';
COMMENT ON COLUMN commitments.value_high IS 'greatest value in units of currency; NULL where no claim gives an amount';
COMMENT ON COLUMN commitments.usd_low IS 'low end in US dollars; NULL where no rate is known';
COMMENT ON COLUMN commitments.usd_mid IS 'leading value in US dollars; NULL where no rate is known';
COMMENT ON COLUMN commitments.usd_high IS 'high end in US dollars; NULL where no rate is known';
COMMENT ON COLUMN commitments.krw_low IS 'low end in Korean won; NULL where no rate is known';
COMMENT ON COLUMN commitments.krw_mid IS 'leading value in Korean won; NULL where no rate is known';
COMMENT ON COLUMN commitments.krw_high IS 'high end in Korean won; NULL where no rate is known';
COMMENT ON COLUMN commitments.period_start IS 'first day of the period, inclusive; NULL where left open';
COMMENT ON COLUMN commitments.period_end IS 'last day of the period, inclusive; NULL where left open';
COMMENT ON COLUMN commitments.n_articles IS 'current articles that report it, copies among them; never NULL';
COMMENT ON COLUMN commitments.n_voices IS 'independent voices, copies counted once; never NULL';
COMMENT ON COLUMN commitments.first_seen_on IS 'first day a claim of it was made; NULL where no article is dated';
COMMENT ON COLUMN commitments.last_seen_on IS 'last day a claim of it was made; NULL where no article is dated';
COMMENT ON COLUMN commitments.countable IS 'does it count in totals; never NULL';
COMMENT ON COLUMN commitments.countable_reason IS 'why it counts, or not; never NULL';
COMMENT ON COLUMN commitments.part_of IS 'commitments.commitment_id of its umbrella; NULL for a whole';
COMMENT ON COLUMN commitments.has_conflict IS 'do voices differ on its value; never NULL';
