-- one row a deal resolved in this run, or that counts otherwise than before: what commitments has to be told
CREATE OR REPLACE TEMP TABLE resolve_resettled AS
SELECT settled.*
FROM resolve_settled AS settled
LEFT JOIN commitments AS held ON held.commitment_id = settled.commitment_id
WHERE settled.commitment_id IN (SELECT commitment_id FROM resolve_fresh)
    OR (held.part_of, held.countable, held.countable_reason) IS DISTINCT FROM (settled.part_of, settled.countable, settled.countable_reason);
