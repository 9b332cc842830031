-- one row a claim that comes into focus with its deal
CREATE OR REPLACE TEMP TABLE resolve_entering AS
SELECT held.claim_id
FROM commitment_claims AS held
JOIN resolve_touched AS touched ON touched.commitment_id = held.commitment_id
JOIN resolve_current ON resolve_current.claim_id = held.claim_id
EXCEPT
SELECT claim_id FROM resolve_focus;

-- what comparing them gave at the time; pairs with a claim that was in focus before are there already
CREATE OR REPLACE TEMP TABLE resolve_recalled AS
SELECT claim_a, claim_b, score, verdict, features
FROM claim_pairs
WHERE (claim_a IN (SELECT claim_id FROM resolve_entering) OR claim_b IN (SELECT claim_id FROM resolve_entering))
    AND claim_a NOT IN (SELECT claim_id FROM resolve_focus)
    AND claim_b NOT IN (SELECT claim_id FROM resolve_focus);

INSERT INTO resolve_pairs
SELECT claim_a, claim_b, score, verdict, features
FROM resolve_recalled;

INSERT INTO resolve_focus
SELECT claim_id FROM resolve_entering;
