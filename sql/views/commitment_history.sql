-- one row a commitment, day, status and value that was said of it
CREATE OR REPLACE VIEW commitment_history AS
SELECT
    held.commitment_id,
    held.said_on,
    held.status,
    held.role,
    claims.amount_value AS value,
    claims.currency,
    median(held.usd_mid) AS usd_mid,
    count(DISTINCT held.voice) AS n_voices,
    min(claims.surface) AS surface
FROM commitment_claims AS held
JOIN claims ON claims.claim_id = held.claim_id
GROUP BY held.commitment_id, held.said_on, held.status, held.role, claims.amount_value, claims.currency;
COMMENT ON VIEW commitment_history IS 'one row a commitment, day, status and value that was said of it';
COMMENT ON COLUMN commitment_history.commitment_id IS 'commitments.commitment_id; never NULL';
COMMENT ON COLUMN commitment_history.said_on IS 'day it was said; NULL where the article is undated';
COMMENT ON COLUMN commitment_history.status IS 'status that was said; never NULL';
COMMENT ON COLUMN commitment_history.role IS 'leads, agrees, differs, replaced or unpriced; never NULL';
COMMENT ON COLUMN commitment_history.value IS 'number in units of currency; NULL where no amount was said';
COMMENT ON COLUMN commitment_history.currency IS 'ISO 4217 code; NULL where no amount was said';
COMMENT ON COLUMN commitment_history.usd_mid IS 'in US dollars; NULL where no rate is known';
COMMENT ON COLUMN commitment_history.n_voices IS 'independent voices that said so that day; never NULL';
COMMENT ON COLUMN commitment_history.surface IS 'one of the sentences, verbatim; never NULL';
