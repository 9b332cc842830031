-- one row a claim that is new or compared by something else than when its deal was resolved
CREATE OR REPLACE TEMP TABLE resolve_changed AS
SELECT facts.claim_id
FROM resolve_facts AS facts
LEFT JOIN commitment_claims AS held ON held.claim_id = facts.claim_id
WHERE held.fact_key IS DISTINCT FROM facts.fact_key;

-- one row a deal whose claims have to be resolved again
CREATE OR REPLACE TEMP TABLE resolve_touched AS
SELECT held.commitment_id
FROM commitment_claims AS held
LEFT JOIN resolve_facts AS facts ON facts.claim_id = held.claim_id
WHERE facts.claim_id IS NULL
UNION
SELECT held.commitment_id
FROM commitment_claims AS held
JOIN resolve_changed AS changed ON changed.claim_id = held.claim_id;
