-- one row a deal, however many articles report it
CREATE TABLE IF NOT EXISTS commitments (
    commitment_id VARCHAR NOT NULL,
    payer VARCHAR,
    payer_organization_id VARCHAR,
    payer_kind VARCHAR NOT NULL,
    payer_country_code VARCHAR,
    destination_country_code VARCHAR,
    recipient VARCHAR,
    kind claim_kind NOT NULL,
    status claim_status NOT NULL,
    value DECIMAL(38, 4),
    currency VARCHAR,
    qualifier qualifier,
    value_low DECIMAL(38, 4),
    value_high DECIMAL(38, 4),
    usd_low DECIMAL(38, 4),
    usd_mid DECIMAL(38, 4),
    usd_high DECIMAL(38, 4),
    krw_low DECIMAL(38, 4),
    krw_mid DECIMAL(38, 4),
    krw_high DECIMAL(38, 4),
    usd_per_unit DECIMAL(38, 12),
    krw_per_unit DECIMAL(38, 12),
    rate_on DATE,
    rate_source VARCHAR,
    per VARCHAR,
    period_start DATE,
    period_end DATE,
    n_claims BIGINT NOT NULL,
    n_articles BIGINT NOT NULL,
    n_voices BIGINT NOT NULL,
    first_seen_on DATE,
    last_seen_on DATE,
    is_cumulative BOOLEAN NOT NULL,
    is_doubted BOOLEAN NOT NULL,
    is_statistic BOOLEAN NOT NULL,
    is_payer_recognised BOOLEAN NOT NULL,
    about_ai BOOLEAN NOT NULL,
    leading_claim_id VARCHAR NOT NULL,
    leading_reason VARCHAR NOT NULL,
    n_values BIGINT NOT NULL,
    usd_least DECIMAL(38, 4),
    usd_greatest DECIMAL(38, 4),
    is_revised BOOLEAN NOT NULL,
    has_conflict BOOLEAN NOT NULL,
    part_of VARCHAR,
    countable BOOLEAN NOT NULL,
    countable_reason VARCHAR NOT NULL
);
COMMENT ON TABLE commitments IS 'one row a deal, however many articles report it';
COMMENT ON COLUMN commitments.commitment_id IS 'key: hash of the first claim of the deal, by day and key; never NULL';
COMMENT ON COLUMN commitments.payer IS 'who pays, the gazetteer''s Korean name or the words of the text; NULL where no claim names one';
COMMENT ON COLUMN commitments.payer_organization_id IS 'organizations.organization_id of the payer; NULL where the gazetteer does not know it';
COMMENT ON COLUMN commitments.payer_kind IS 'government, country, company, fund …, the gazetteer''s kind of the payer; unknown where it does not know it or nobody is named; never NULL';
COMMENT ON COLUMN commitments.payer_country_code IS 'countries.country_code of the payer; NULL where unknown';
COMMENT ON COLUMN commitments.destination_country_code IS 'countries.country_code where the money goes, the raiser''s for money raised; NULL where unknown';
COMMENT ON COLUMN commitments.recipient IS 'whom or what the money is for; NULL where it is not named';
COMMENT ON COLUMN commitments.kind IS 'what sort of money, that of most claims; never NULL';
COMMENT ON COLUMN commitments.status IS 'how far the money has come: the furthest of reported, planned, announced, done, unless a later claim denies or cancels it; never NULL';
COMMENT ON COLUMN commitments.value IS 'leading value in units of currency, the low end for range and band; NULL where no claim gives an amount';
COMMENT ON COLUMN commitments.currency IS 'ISO 4217 code; NULL where no claim gives an amount';
COMMENT ON COLUMN commitments.qualifier IS 'how the leading figure bounds the true one; NULL where no claim gives an amount';
COMMENT ON COLUMN commitments.value_low IS 'low end of the leading value in units of currency; NULL where it is open (at_most, less_than) or there is no amount';
COMMENT ON COLUMN commitments.value_high IS 'high end of the leading value in units of currency; NULL where it is open (at_least, more_than) or there is no amount';
COMMENT ON COLUMN commitments.usd_low IS 'value_low in US dollars at the rate of the day the leading claim was made; NULL where open or no rate is known';
COMMENT ON COLUMN commitments.usd_mid IS 'value in US dollars, the middle of range and band; NULL where no rate is known';
COMMENT ON COLUMN commitments.usd_high IS 'value_high in US dollars; NULL where open or no rate is known';
COMMENT ON COLUMN commitments.krw_low IS 'value_low in Korean won; NULL where open or no rate is known';
COMMENT ON COLUMN commitments.krw_mid IS 'value in Korean won, the middle of range and band; NULL where no rate is known';
COMMENT ON COLUMN commitments.krw_high IS 'value_high in Korean won; NULL where open or no rate is known';
COMMENT ON COLUMN commitments.usd_per_unit IS 'rate used, US dollars for one unit of currency; NULL where no rate is known';
COMMENT ON COLUMN commitments.krw_per_unit IS 'rate used, Korean won for one unit of currency; NULL where no rate is known';
COMMENT ON COLUMN commitments.rate_on IS 'day of the rate used; NULL where no rate is known';
COMMENT ON COLUMN commitments.rate_source IS 'where the rate used stands; NULL where no rate is known';
COMMENT ON COLUMN commitments.per IS 'year, month … where the leading amount is a rate; NULL where it is none';
COMMENT ON COLUMN commitments.period_start IS 'first day of the period, inclusive; NULL where left open';
COMMENT ON COLUMN commitments.period_end IS 'last day of the period, inclusive; NULL where left open';
COMMENT ON COLUMN commitments.n_claims IS 'claims joined to it; never NULL';
COMMENT ON COLUMN commitments.n_articles IS 'current articles that report it, copies among them; never NULL';
COMMENT ON COLUMN commitments.n_voices IS 'independent voices: copies, rewrites of one release and one outlet''s articles count once; never NULL';
COMMENT ON COLUMN commitments.first_seen_on IS 'first day a claim of it was made; NULL where no article is dated';
COMMENT ON COLUMN commitments.last_seen_on IS 'last day a claim of it was made; NULL where no article is dated';
COMMENT ON COLUMN commitments.is_cumulative IS 'is the leading value a running total; never NULL';
COMMENT ON COLUMN commitments.is_doubted IS 'is the leading value doubted (a lost 억), no other being there; never NULL';
COMMENT ON COLUMN commitments.is_statistic IS 'is it a sum over many of a country or trade (국내 AI 기업이 조달한 돈) rather than one deal; never NULL';
COMMENT ON COLUMN commitments.is_payer_recognised IS 'FALSE where the payer named is no known organisation, country or government and nothing in the text shows a company, body or person; never NULL';
COMMENT ON COLUMN commitments.about_ai IS 'does any claim of it speak of AI; never NULL';
COMMENT ON COLUMN commitments.leading_claim_id IS 'claims.claim_id whose value leads; never NULL';
COMMENT ON COLUMN commitments.leading_reason IS 'why that value leads: the only value, latest revision, most voices, its own conversion fits, most exact, or first; never NULL';
COMMENT ON COLUMN commitments.n_values IS 'values that voices print and no revision replaced, rounding and conversion aside; never NULL';
COMMENT ON COLUMN commitments.usd_least IS 'least of those values in US dollars; NULL where no rate is known';
COMMENT ON COLUMN commitments.usd_greatest IS 'greatest of those values in US dollars; NULL where no rate is known';
COMMENT ON COLUMN commitments.is_revised IS 'did a later claim replace an earlier value; never NULL';
COMMENT ON COLUMN commitments.has_conflict IS 'do voices differ on its value by more than 5 percent; never NULL';
COMMENT ON COLUMN commitments.part_of IS 'commitments.commitment_id of its umbrella; NULL for a whole';
COMMENT ON COLUMN commitments.countable IS 'does it count in totals; never NULL';
COMMENT ON COLUMN commitments.countable_reason IS 'why it counts, or not; never NULL';
