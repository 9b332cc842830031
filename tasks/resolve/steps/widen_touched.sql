-- adds the deals whose claims agree with a claim in focus; returns them
INSERT INTO resolve_touched
SELECT DISTINCT held.commitment_id
FROM resolve_pairs AS pairs
JOIN commitment_claims AS held ON held.claim_id IN (pairs.claim_a, pairs.claim_b)
WHERE pairs.verdict IN ('join', 'revision', 'conflict') AND held.commitment_id NOT IN (SELECT commitment_id FROM resolve_touched)
RETURNING commitment_id;
