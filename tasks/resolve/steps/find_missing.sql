-- one row a claim in focus whose facts are still to be made
CREATE OR REPLACE TEMP TABLE resolve_scope AS
SELECT claim_id FROM resolve_focus
EXCEPT
SELECT claim_id FROM resolve_facts;
