-- one row a statement that somebody commits, raises, earns or expects money
CREATE TABLE IF NOT EXISTS claims (
    claim_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    surface VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    reader_version VARCHAR NOT NULL,
    said_on DATE,
    kind claim_kind NOT NULL,
    status claim_status NOT NULL,
    actor VARCHAR,
    actor_country VARCHAR,
    actor_organization_id VARCHAR,
    amount_id VARCHAR,
    amount_surface VARCHAR,
    amount_value DECIMAL(38, 4),
    currency VARCHAR,
    amount_low DECIMAL(38, 4),
    amount_high DECIMAL(38, 4),
    amount_qualifier qualifier,
    target_country VARCHAR,
    recipient VARCHAR,
    period_start DATE,
    period_end DATE,
    investors VARCHAR[] NOT NULL,
    co_actors VARCHAR[] NOT NULL,
    attributed_to VARCHAR,
    per VARCHAR,
    is_cumulative BOOLEAN NOT NULL,
    part_of_amount_id VARCHAR,
    part_of_claim_id VARCHAR,
    doubt VARCHAR,
    about_ai BOOLEAN NOT NULL,
    about_ai_reason VARCHAR
);
COMMENT ON TABLE claims IS 'one row a statement that somebody commits, raises, earns or expects money';
COMMENT ON COLUMN claims.claim_id IS 'key: hash of article, span, kind, actor and amount; never NULL';
COMMENT ON COLUMN claims.article_id IS 'articles.article_id of the article it was read in; never NULL';
COMMENT ON COLUMN claims.span_start IS 'first code point of the surface in articles.body; never NULL';
COMMENT ON COLUMN claims.span_end IS 'code point after the surface''s last one, body[span_start:span_end] is the surface; never NULL';
COMMENT ON COLUMN claims.surface IS 'the words of the article, verbatim; never NULL';
COMMENT ON COLUMN claims.rule IS 'name of the rule that read it; never NULL';
COMMENT ON COLUMN claims.reader_version IS 'version of the reader that read it; never NULL';
COMMENT ON COLUMN claims.said_on IS 'the day the claim was made, its article''s published_on; NULL where that is unknown';
COMMENT ON COLUMN claims.kind IS 'what sort of money; never NULL';
COMMENT ON COLUMN claims.status IS 'how far the money has come; never NULL';
COMMENT ON COLUMN claims.actor IS 'who pays (raises, for funding_raised; sets it, for target), as named in the text; NULL where nobody is named';
COMMENT ON COLUMN claims.actor_country IS 'countries.country_code of the actor; NULL where unknown';
COMMENT ON COLUMN claims.actor_organization_id IS 'organizations.organization_id of the actor; NULL where the gazetteer does not know it';
COMMENT ON COLUMN claims.amount_id IS 'amounts.amount_id of the claim''s amount; NULL for a claim without one';
COMMENT ON COLUMN claims.amount_surface IS 'amounts.surface of it, the amount as printed; NULL for a claim without one';
COMMENT ON COLUMN claims.amount_value IS 'money in units of currency, the low end for range and band; NULL for a claim without an amount';
COMMENT ON COLUMN claims.currency IS 'ISO 4217 code; NULL for a claim without an amount';
COMMENT ON COLUMN claims.amount_low IS 'low end in units of currency; NULL but for range and band';
COMMENT ON COLUMN claims.amount_high IS 'high end in units of currency, exclusive for band; NULL but for range and band';
COMMENT ON COLUMN claims.amount_qualifier IS 'how the amount bounds the true one; NULL for a claim without an amount';
COMMENT ON COLUMN claims.target_country IS 'countries.country_code where the money goes; NULL where the text does not say';
COMMENT ON COLUMN claims.recipient IS 'whom or what the money is for, as named in the text; NULL where it is not named';
COMMENT ON COLUMN claims.period_start IS 'first day of the period, inclusive; NULL where left open';
COMMENT ON COLUMN claims.period_end IS 'last day of the period, inclusive; NULL where left open';
COMMENT ON COLUMN claims.investors IS 'who pays, for funding_raised; never NULL, empty where none is named';
COMMENT ON COLUMN claims.co_actors IS 'who pays together with the actor; never NULL, empty where none is named';
COMMENT ON COLUMN claims.attributed_to IS 'who counts, forecasts or reports it; NULL where nobody is named';
COMMENT ON COLUMN claims.per IS 'year, month … where the amount is a rate; NULL where it is none';
COMMENT ON COLUMN claims.is_cumulative IS 'is it a running total; never NULL';
COMMENT ON COLUMN claims.part_of_amount_id IS 'amounts.amount_id of the whole that this claim is a part of; NULL for a whole';
COMMENT ON COLUMN claims.part_of_claim_id IS 'claims.claim_id of the whole that this claim is a part of; NULL for a whole, or where the whole made no claim';
COMMENT ON COLUMN claims.doubt IS 'why the figure is not to be trusted; NULL where nothing speaks against it';
COMMENT ON COLUMN claims.about_ai IS 'is the claim about AI; never NULL';
COMMENT ON COLUMN claims.about_ai_reason IS 'what made it so, or not; NULL where the reader gives none';
