-- one row a claim of a commitment
CREATE TABLE IF NOT EXISTS commitment_claims (
    commitment_id VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    said_on DATE,
    status claim_status NOT NULL,
    role VARCHAR NOT NULL,
    value_no BIGINT NOT NULL,
    amount_surface VARCHAR,
    is_doubted BOOLEAN NOT NULL,
    voice VARCHAR NOT NULL,
    usd_low DECIMAL(38, 4),
    usd_mid DECIMAL(38, 4),
    usd_high DECIMAL(38, 4),
    krw_low DECIMAL(38, 4),
    krw_mid DECIMAL(38, 4),
    krw_high DECIMAL(38, 4),
    rate_on DATE,
    rate_source VARCHAR,
    joined_to VARCHAR,
    joined_by VARCHAR,
    join_score DOUBLE,
    join_features VARCHAR,
    fact_key VARCHAR NOT NULL
);
COMMENT ON TABLE commitment_claims IS 'one row a claim of a commitment';
COMMENT ON COLUMN commitment_claims.commitment_id IS 'commitments.commitment_id; never NULL';
COMMENT ON COLUMN commitment_claims.claim_id IS 'claims.claim_id; never NULL';
COMMENT ON COLUMN commitment_claims.article_id IS 'articles.article_id of the claim; never NULL';
COMMENT ON COLUMN commitment_claims.said_on IS 'day the claim was made; NULL where its article is undated';
COMMENT ON COLUMN commitment_claims.status IS 'status that this claim gives the deal; never NULL';
COMMENT ON COLUMN commitment_claims.role IS 'leads, agrees, differs (another value), replaced (by a revision) or unpriced (no amount); never NULL';
COMMENT ON COLUMN commitment_claims.value_no IS 'number of the value it gives within the commitment, 1 for the leading one; never NULL';
COMMENT ON COLUMN commitment_claims.amount_surface IS 'the amount, verbatim; NULL for a claim without one';
COMMENT ON COLUMN commitment_claims.is_doubted IS 'is its figure not to be trusted (a lost 억); never NULL';
COMMENT ON COLUMN commitment_claims.voice IS 'articles.article_id that stands for its voice: copies and rewrites share one; never NULL';
COMMENT ON COLUMN commitment_claims.usd_low IS 'its low end in US dollars at the rate of said_on; NULL where open or no rate is known';
COMMENT ON COLUMN commitment_claims.usd_mid IS 'its value in US dollars; NULL where no rate is known';
COMMENT ON COLUMN commitment_claims.usd_high IS 'its high end in US dollars; NULL where open or no rate is known';
COMMENT ON COLUMN commitment_claims.krw_low IS 'its low end in Korean won; NULL where open or no rate is known';
COMMENT ON COLUMN commitment_claims.krw_mid IS 'its value in Korean won; NULL where no rate is known';
COMMENT ON COLUMN commitment_claims.krw_high IS 'its high end in Korean won; NULL where open or no rate is known';
COMMENT ON COLUMN commitment_claims.rate_on IS 'day of the rate used; NULL where no rate is known';
COMMENT ON COLUMN commitment_claims.rate_source IS 'where the rate used stands; NULL where no rate is known';
COMMENT ON COLUMN commitment_claims.joined_to IS 'claims.claim_id of the claim of the same deal that it fits best; NULL for a claim alone';
COMMENT ON COLUMN commitment_claims.joined_by IS 'join, revision or conflict, how it fits that claim; NULL for a claim alone';
COMMENT ON COLUMN commitment_claims.join_score IS 'weight of the evidence, from 3.5 for join; NULL for a claim alone';
COMMENT ON COLUMN commitment_claims.join_features IS 'the evidence, feature by feature; NULL for a claim alone';
COMMENT ON COLUMN commitment_claims.fact_key IS 'hash of what the claim was compared by: the deal is resolved again when it changes; never NULL';
