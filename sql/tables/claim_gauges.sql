-- one row a claim of a current article
CREATE TABLE IF NOT EXISTS claim_gauges (
    claim_key UBIGINT NOT NULL,
    claim_id VARCHAR NOT NULL,
    article_key UBIGINT NOT NULL,
    kind claim_kind NOT NULL,
    said_on DATE,
    has_told_month BOOLEAN NOT NULL,
    currency VARCHAR,
    value DOUBLE,
    value_low DOUBLE,
    value_high DOUBLE,
    value_plausible DOUBLE,
    usd DOUBLE,
    converted_value DOUBLE,
    converted_currency VARCHAR,
    n_digits BIGINT,
    n_zeros BIGINT,
    figures INTEGER,
    per VARCHAR,
    is_cumulative BOOLEAN NOT NULL,
    is_revising BOOLEAN NOT NULL,
    is_corrected BOOLEAN NOT NULL,
    destination_country_code VARCHAR,
    period_start DATE,
    period_end DATE,
    has_told_period BOOLEAN NOT NULL,
    is_unpaid BOOLEAN NOT NULL,
    is_payer_known BOOLEAN NOT NULL,
    payer_bits UBIGINT NOT NULL,
    payer_key VARCHAR,
    fund_bits UBIGINT NOT NULL,
    has_object BOOLEAN NOT NULL,
    object_bits UBIGINT NOT NULL,
    object_key VARCHAR NOT NULL,
    object_core VARCHAR NOT NULL,
    region_bits UBIGINT NOT NULL,
    usd_meant DOUBLE,
    usd_low DOUBLE,
    usd_high DOUBLE,
    payers VARCHAR[] NOT NULL,
    objects VARCHAR[] NOT NULL,
    regions VARCHAR[] NOT NULL,
    is_summing BOOLEAN NOT NULL,
    is_sharing BOOLEAN NOT NULL,
    is_listing BOOLEAN NOT NULL
);
COMMENT ON TABLE claim_gauges IS 'one row a claim of a current article: what tells at a glance that two claims cannot be of one deal, and what a deal is put together by, so that few are read closely; empty in a snapshot';
COMMENT ON COLUMN claim_gauges.claim_key IS 'hash of claim_id; never NULL';
COMMENT ON COLUMN claim_gauges.claim_id IS 'claims.claim_id; never NULL';
COMMENT ON COLUMN claim_gauges.article_key IS 'hash of articles.article_id; never NULL';
COMMENT ON COLUMN claim_gauges.kind IS 'kind of money; never NULL';
COMMENT ON COLUMN claim_gauges.said_on IS 'day the claim was made; NULL where its article is undated';
COMMENT ON COLUMN claim_gauges.has_told_month IS 'does the sentence name the month in which it was told or agreed; never NULL';
COMMENT ON COLUMN claim_gauges.currency IS 'ISO 4217 code of the amount; NULL without one';
COMMENT ON COLUMN claim_gauges.value IS 'the amount in units of its currency; NULL without one';
COMMENT ON COLUMN claim_gauges.value_low IS 'the least that the figure may mean, in units of its currency; NULL without an amount';
COMMENT ON COLUMN claim_gauges.value_high IS 'the most that the figure may mean, in units of its currency; NULL without an amount';
COMMENT ON COLUMN claim_gauges.value_plausible IS 'the amount that was probably meant, in units of its currency; NULL where the figure is not doubted';
COMMENT ON COLUMN claim_gauges.usd IS 'the amount in US dollars at the rate of the day; NULL where no rate is known';
COMMENT ON COLUMN claim_gauges.converted_value IS 'the amount as the text converts it; NULL where it does not';
COMMENT ON COLUMN claim_gauges.converted_currency IS 'ISO 4217 code of the conversion; NULL where there is none';
COMMENT ON COLUMN claim_gauges.n_digits IS 'digits of the figure before its zeros; NULL without an amount';
COMMENT ON COLUMN claim_gauges.n_zeros IS 'zeros at its end; NULL without an amount';
COMMENT ON COLUMN claim_gauges.figures IS 'its first two or three digits where it has no more; else NULL';
COMMENT ON COLUMN claim_gauges.per IS 'year, month … where the amount is a rate; else NULL';
COMMENT ON COLUMN claim_gauges.is_cumulative IS 'is it a running total; never NULL';
COMMENT ON COLUMN claim_gauges.is_revising IS 'does the sentence revise or correct a figure; never NULL';
COMMENT ON COLUMN claim_gauges.is_corrected IS 'is it the figure that a correction takes back; never NULL';
COMMENT ON COLUMN claim_gauges.destination_country_code IS 'ISO 3166-1 alpha-2 code of where the money goes; NULL where unknown';
COMMENT ON COLUMN claim_gauges.period_start IS 'first day of the time that the money is for; NULL where open';
COMMENT ON COLUMN claim_gauges.period_end IS 'last day of it; NULL where open';
COMMENT ON COLUMN claim_gauges.has_told_period IS 'is the period no more than the month in which it was told; never NULL';
COMMENT ON COLUMN claim_gauges.is_unpaid IS 'is nobody named who pays; never NULL';
COMMENT ON COLUMN claim_gauges.is_payer_known IS 'is who pays known to the gazetteer or a plain name; never NULL';
COMMENT ON COLUMN claim_gauges.payer_bits IS 'one bit of 64 for each party that pays and each one above it: claims without a bit in common have no payer in common; never NULL';
COMMENT ON COLUMN claim_gauges.payer_key IS 'key of the only payer named; NULL for none or several';
COMMENT ON COLUMN claim_gauges.fund_bits IS 'the same for the names of payers and funds; never NULL';
COMMENT ON COLUMN claim_gauges.has_object IS 'is a party named whom the money is for; never NULL';
COMMENT ON COLUMN claim_gauges.object_bits IS 'the same as payer_bits for whom the money is for; never NULL';
COMMENT ON COLUMN claim_gauges.object_key IS 'key of whom or what the money is for; empty for nothing; never NULL';
COMMENT ON COLUMN claim_gauges.object_core IS 'the same without general words; empty for nothing; never NULL';
COMMENT ON COLUMN claim_gauges.region_bits IS 'the same as payer_bits for the regions that the object names; never NULL';
COMMENT ON COLUMN claim_gauges.usd_meant IS 'the amount that was probably meant in US dollars; NULL where no rate is known';
COMMENT ON COLUMN claim_gauges.usd_low IS 'the least that the figure may mean in US dollars, of an exact one itself; NULL where no rate is known';
COMMENT ON COLUMN claim_gauges.usd_high IS 'the most that the figure may mean in US dollars, of an exact one itself; NULL where no rate is known';
COMMENT ON COLUMN claim_gauges.payers IS 'the tops of the lines of those who pay, and the funds named, where who pays is known; never NULL';
COMMENT ON COLUMN claim_gauges.objects IS 'the tops of the lines of those whom the money is for; never NULL';
COMMENT ON COLUMN claim_gauges.regions IS 'the regions that the object names; never NULL';
COMMENT ON COLUMN claim_gauges.is_summing IS 'does the sentence add up amounts (합쳐, 도합); never NULL';
COMMENT ON COLUMN claim_gauges.is_sharing IS 'does the sentence say what one of several puts in (출자, 분담); never NULL';
COMMENT ON COLUMN claim_gauges.is_listing IS 'does its article list amounts that add up to its own; never NULL';
