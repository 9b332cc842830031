-- adds the facts just made to those of the run
CREATE TEMP TABLE IF NOT EXISTS resolve_facts AS SELECT * FROM resolve_new_facts LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS resolve_parties AS SELECT * FROM resolve_new_parties LIMIT 0;
INSERT INTO resolve_facts SELECT * FROM resolve_new_facts;
INSERT INTO resolve_parties SELECT * FROM resolve_new_parties;
