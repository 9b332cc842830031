-- one row a pair of claims that speak of one deal, or may
CREATE TABLE IF NOT EXISTS claim_pairs (
    claim_a VARCHAR NOT NULL,
    claim_b VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    verdict VARCHAR NOT NULL,
    features VARCHAR NOT NULL
);
COMMENT ON TABLE claim_pairs IS 'one row a pair of claims that speak of one deal, or may: what comparing them gave, so that only new claims are compared; empty in a snapshot';
COMMENT ON COLUMN claim_pairs.claim_a IS 'claims.claim_id, the smaller of the two; never NULL';
COMMENT ON COLUMN claim_pairs.claim_b IS 'claims.claim_id, the greater of the two; never NULL';
COMMENT ON COLUMN claim_pairs.score IS 'weight of the evidence; never NULL';
COMMENT ON COLUMN claim_pairs.verdict IS 'join, revision, conflict, doubt or repeat; never NULL';
COMMENT ON COLUMN claim_pairs.features IS 'the evidence, feature by feature; never NULL';
