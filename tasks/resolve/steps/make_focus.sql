-- one row a claim to be resolved: what changed, and all claims of the deals that it touches
CREATE OR REPLACE TEMP TABLE resolve_focus AS
SELECT claim_id
FROM resolve_changed
UNION
SELECT held.claim_id
FROM commitment_claims AS held
JOIN resolve_touched AS touched ON touched.commitment_id = held.commitment_id
JOIN resolve_facts AS facts ON facts.claim_id = held.claim_id;
