-- one row a claim of a deal that stands as it is, and of which a claim agrees with a claim in focus or may repeat it
CREATE OR REPLACE TEMP TABLE resolve_ring AS
WITH agreeing AS (
    SELECT claim_a AS claim_id FROM resolve_pairs WHERE verdict IN ('join', 'revision', 'conflict', 'repeat')
    UNION
    SELECT claim_b FROM resolve_pairs WHERE verdict IN ('join', 'revision', 'conflict', 'repeat')
),
beside AS (
    SELECT DISTINCT held.commitment_id
    FROM agreeing
    JOIN commitment_claims AS held ON held.claim_id = agreeing.claim_id
    WHERE held.commitment_id NOT IN (SELECT commitment_id FROM resolve_touched)
)
SELECT held.claim_id, held.commitment_id
FROM commitment_claims AS held
JOIN beside ON beside.commitment_id = held.commitment_id;
