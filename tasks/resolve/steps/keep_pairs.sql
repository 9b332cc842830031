-- what comparing gave, kept for the days to come
INSERT INTO claim_pairs (claim_a, claim_b, score, verdict, features)
SELECT claim_a, claim_b, score, verdict, features
FROM resolve_pairs
ORDER BY claim_a, claim_b;

-- the pairs that were looked at are as many as all else together
DROP TABLE resolve_met;
DROP TABLE resolve_met_blocks;
DROP TABLE resolve_entering_blocks;
