-- nothing is in focus yet or put together, and no pair compared
CREATE OR REPLACE TEMP TABLE resolve_focus (claim_id VARCHAR);
CREATE OR REPLACE TEMP TABLE resolve_pairs (claim_a VARCHAR, claim_b VARCHAR, score DOUBLE, verdict VARCHAR, features VARCHAR);
CREATE OR REPLACE TEMP TABLE resolve_placed (claim_id VARCHAR);
