-- one row a claim that comes into focus: what changed, and all claims of the deals touched so far
CREATE OR REPLACE TEMP TABLE resolve_entering AS
SELECT claim_id
FROM resolve_changed
UNION
SELECT held.claim_id
FROM commitment_claims AS held
JOIN resolve_touched AS touched ON touched.commitment_id = held.commitment_id
JOIN resolve_current ON resolve_current.claim_id = held.claim_id
EXCEPT
SELECT claim_id FROM resolve_focus;

-- one row a pair of claims to compare: what was in focus before has been compared with everything
CREATE OR REPLACE TEMP TABLE resolve_comparable AS
SELECT DISTINCT least(a.claim_id, b.claim_id) AS claim_a, greatest(a.claim_id, b.claim_id) AS claim_b
FROM claim_blocks AS a
JOIN resolve_entering ON resolve_entering.claim_id = a.claim_id
JOIN claim_blocks AS b ON b.block_key = a.block_key AND b.claim_id <> a.claim_id
LEFT JOIN resolve_focus ON resolve_focus.claim_id = b.claim_id
WHERE NOT (a.side = 'p' AND b.side = 'p') AND resolve_focus.claim_id IS NULL;

INSERT INTO resolve_focus
SELECT claim_id FROM resolve_entering;

-- one row a claim whose facts are still to be made
CREATE OR REPLACE TEMP TABLE resolve_scope AS
SELECT claim_id FROM resolve_entering
UNION
SELECT claim_a FROM resolve_comparable
UNION
SELECT claim_b FROM resolve_comparable
EXCEPT
SELECT claim_id FROM resolve_facts;
