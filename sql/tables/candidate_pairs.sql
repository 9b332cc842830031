-- one row a pair of commitments that could be one deal
CREATE TABLE IF NOT EXISTS candidate_pairs (
    commitment_a VARCHAR NOT NULL,
    commitment_b VARCHAR NOT NULL,
    claim_a VARCHAR NOT NULL,
    claim_b VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    verdict VARCHAR NOT NULL,
    features VARCHAR NOT NULL
);
COMMENT ON TABLE candidate_pairs IS 'one row a pair of commitments that could be one deal and were not joined, the evidence being too thin or contradicted';
COMMENT ON COLUMN candidate_pairs.commitment_a IS 'commitments.commitment_id, the smaller of the two; never NULL';
COMMENT ON COLUMN candidate_pairs.commitment_b IS 'commitments.commitment_id, the greater of the two; never NULL';
COMMENT ON COLUMN candidate_pairs.claim_a IS 'claims.claim_id of commitment_a that fits best; never NULL';
COMMENT ON COLUMN candidate_pairs.claim_b IS 'claims.claim_id of commitment_b that fits best; never NULL';
COMMENT ON COLUMN candidate_pairs.score IS 'weight of the evidence for one deal; 3.5 would join them; never NULL';
COMMENT ON COLUMN candidate_pairs.verdict IS 'doubt (too thin), or join, revision, conflict where another claim of the two deals contradicts it; never NULL';
COMMENT ON COLUMN candidate_pairs.features IS 'the evidence, feature by feature; never NULL';
