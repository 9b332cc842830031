-- adds the deals whose claims agree with a claim in focus or may repeat it; returns them
INSERT INTO resolve_touched
WITH agreeing AS (
    SELECT claim_a AS claim_id FROM resolve_pairs WHERE verdict IN ('join', 'revision', 'conflict', 'repeat')
    UNION
    SELECT claim_b FROM resolve_pairs WHERE verdict IN ('join', 'revision', 'conflict', 'repeat')
)
SELECT DISTINCT held.commitment_id
FROM agreeing
JOIN commitment_claims AS held ON held.claim_id = agreeing.claim_id
WHERE held.commitment_id NOT IN (SELECT commitment_id FROM resolve_touched)
RETURNING commitment_id;
