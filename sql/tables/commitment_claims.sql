-- one row a claim of a commitment
CREATE TABLE IF NOT EXISTS commitment_claims (
    commitment_id VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL
);
COMMENT ON TABLE commitment_claims IS 'one row a claim of a commitment';
COMMENT ON COLUMN commitment_claims.commitment_id IS 'commitments.commitment_id; never NULL';
COMMENT ON COLUMN commitment_claims.claim_id IS 'claims.claim_id; never NULL';
