-- one row a pair of deals that could be one and were not joined, after this run
CREATE OR REPLACE TEMP TABLE resolve_candidates AS
WITH open_pairs AS (
    SELECT
        least(a.commitment_id, b.commitment_id) AS commitment_a,
        greatest(a.commitment_id, b.commitment_id) AS commitment_b,
        CASE WHEN a.commitment_id < b.commitment_id THEN a.claim_id ELSE b.claim_id END AS claim_a,
        CASE WHEN a.commitment_id < b.commitment_id THEN b.claim_id ELSE a.claim_id END AS claim_b,
        pairs.score,
        CASE WHEN repeated.claim_a IS NOT NULL THEN 'repeat' WHEN pairs.verdict = 'repeat' THEN 'doubt' ELSE pairs.verdict END AS verdict,
        pairs.features
    FROM resolve_pairs AS pairs
    LEFT JOIN resolve_repeated AS repeated ON repeated.claim_a = pairs.claim_a AND repeated.claim_b = pairs.claim_b
    JOIN resolve_all_claims AS a ON a.claim_id = pairs.claim_a
    JOIN resolve_all_claims AS b ON b.claim_id = pairs.claim_b
    WHERE pairs.verdict <> 'apart' AND a.commitment_id <> b.commitment_id
),
best AS (
    SELECT *, row_number() OVER (PARTITION BY commitment_a, commitment_b ORDER BY verdict = 'repeat' DESC, score DESC, claim_a, claim_b) AS place
    FROM open_pairs
)
SELECT commitment_a, commitment_b, claim_a, claim_b, score, verdict, features
FROM best
WHERE place = 1
UNION ALL BY NAME
SELECT * FROM candidate_pairs
WHERE commitment_a NOT IN (SELECT commitment_id FROM resolve_touched) AND commitment_b NOT IN (SELECT commitment_id FROM resolve_touched)
    AND (commitment_a, commitment_b) NOT IN (SELECT (commitment_a, commitment_b) FROM best);
