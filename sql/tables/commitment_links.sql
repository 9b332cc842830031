-- one row a pair of claims by which two parts of a commitment became one
CREATE TABLE IF NOT EXISTS commitment_links (
    commitment_id VARCHAR NOT NULL,
    claim_a VARCHAR NOT NULL,
    claim_b VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    score DOUBLE NOT NULL
);
COMMENT ON TABLE commitment_links IS 'one row a pair of claims by which two parts of a commitment became one: as many as its claims but one, enough to put it together again';
COMMENT ON COLUMN commitment_links.commitment_id IS 'commitments.commitment_id; never NULL';
COMMENT ON COLUMN commitment_links.claim_a IS 'claims.claim_id, the smaller of the two; never NULL';
COMMENT ON COLUMN commitment_links.claim_b IS 'claims.claim_id, the greater of the two; never NULL';
COMMENT ON COLUMN commitment_links.verdict IS 'join, revision or conflict: the pairs are taken in this order; never NULL';
COMMENT ON COLUMN commitment_links.score IS 'weight of the evidence: of one verdict, the strongest pair is taken first; never NULL';
