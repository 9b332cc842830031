-- one row a commitment row of market size, revenue or target: money that is no commitment
CREATE OR REPLACE VIEW market_forecasts AS
SELECT
    commitments.commitment_id,
    commitments.payer AS actor,
    commitments.payer_country_code AS country_code,
    commitments.destination_country_code,
    commitments.kind,
    commitments.status,
    claims.attributed_to,
    commitments.value,
    commitments.currency,
    commitments.usd_mid,
    commitments.period_start,
    commitments.period_end,
    commitments.n_articles,
    claims.surface
FROM commitments
JOIN claims ON claims.claim_id = commitments.leading_claim_id
WHERE commitments.kind IN ('market_size', 'revenue', 'target');
COMMENT ON VIEW market_forecasts IS 'one row a commitment row of market size, revenue or target: money that is no commitment';
COMMENT ON COLUMN market_forecasts.commitment_id IS 'commitments.commitment_id; never NULL';
COMMENT ON COLUMN market_forecasts.actor IS 'who earns it or sets it; NULL where nobody is named';
COMMENT ON COLUMN market_forecasts.country_code IS 'countries.country_code of the actor; NULL where unknown';
COMMENT ON COLUMN market_forecasts.destination_country_code IS 'countries.country_code of the market; NULL where unknown';
COMMENT ON COLUMN market_forecasts.kind IS 'market_size, revenue or target; never NULL';
COMMENT ON COLUMN market_forecasts.status IS 'how far it has come; never NULL';
COMMENT ON COLUMN market_forecasts.attributed_to IS 'who counts or forecasts it; NULL where nobody is named';
COMMENT ON COLUMN market_forecasts.value IS 'leading value in units of currency; NULL where there is no amount';
COMMENT ON COLUMN market_forecasts.currency IS 'ISO 4217 code; NULL where there is no amount';
COMMENT ON COLUMN market_forecasts.usd_mid IS 'leading value in US dollars; NULL where no rate is known';
COMMENT ON COLUMN market_forecasts.period_start IS 'first day it speaks of; NULL where left open';
COMMENT ON COLUMN market_forecasts.period_end IS 'last day it speaks of; NULL where left open';
COMMENT ON COLUMN market_forecasts.n_articles IS 'current articles that report it; never NULL';
COMMENT ON COLUMN market_forecasts.surface IS 'the sentence, verbatim; never NULL';
