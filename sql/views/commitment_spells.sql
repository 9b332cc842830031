-- one row a commitment that may count and day on which something was said of it, where it counts from then on until more is said
CREATE OR REPLACE VIEW commitment_spells AS
WITH eligible AS (
    SELECT
        commitment_id,
        payer_country_code
    FROM commitments
    WHERE countable OR starts_with(countable_reason, 'no: only ')
),
said AS (
    SELECT
        held.commitment_id,
        held.said_on,
        {'low': held.usd_low, 'mid': held.usd_mid, 'high': held.usd_high} AS money,
        (held.role = 'replaced', held.value_no, held.role <> 'leads', held.claim_id) AS rank,
        held.status IN ('announced', 'done') AS is_promised,
        held.status IN ('planned', 'announced', 'done') AS is_upheld,
        held.status IN ('denied', 'cancelled') AS is_undone
    FROM commitment_claims AS held
    SEMI JOIN eligible ON eligible.commitment_id = held.commitment_id
    WHERE held.said_on IS NOT NULL
),
days AS (
    SELECT
        commitment_id,
        said_on,
        arg_min(money, rank) AS money,
        min(rank) AS rank,
        bool_or(is_promised) AS is_promised,
        bool_or(is_upheld) AS is_upheld,
        bool_or(is_undone) AS is_undone
    FROM said
    GROUP BY commitment_id, said_on
),
spells AS (
    SELECT
        commitment_id,
        said_on AS from_on,
        lead(said_on) OVER told AS until_on,
        arg_min(money, rank) OVER told AS money,
        bool_or(is_promised) OVER told AS is_promised,
        max(said_on) FILTER (WHERE is_upheld) OVER told AS upheld_on,
        max(said_on) FILTER (WHERE is_undone) OVER told AS undone_on
    FROM days
    WINDOW told AS (PARTITION BY commitment_id ORDER BY said_on)
)
SELECT
    spells.commitment_id,
    eligible.payer_country_code,
    spells.from_on,
    spells.until_on,
    spells.money.low AS usd_low,
    spells.money.mid AS usd_mid,
    spells.money.high AS usd_high
FROM spells
JOIN eligible ON eligible.commitment_id = spells.commitment_id
WHERE spells.is_promised AND (spells.undone_on IS NULL OR spells.undone_on < spells.upheld_on) AND spells.money.mid IS NOT NULL;
COMMENT ON VIEW commitment_spells IS 'one row a commitment and day on which something was said of it, where by what was said so far it counts from then on until more is said';
COMMENT ON COLUMN commitment_spells.commitment_id IS 'commitments.commitment_id; never NULL';
COMMENT ON COLUMN commitment_spells.payer_country_code IS 'countries.country_code of the payer; NULL where unknown';
COMMENT ON COLUMN commitment_spells.from_on IS 'day on which something was said of it; never NULL';
COMMENT ON COLUMN commitment_spells.until_on IS 'next day on which something was said of it; NULL where there is none';
COMMENT ON COLUMN commitment_spells.usd_low IS 'low end in US dollars of the value that led by then; NULL where open';
COMMENT ON COLUMN commitment_spells.usd_mid IS 'value that led by then in US dollars; never NULL';
COMMENT ON COLUMN commitment_spells.usd_high IS 'its high end in US dollars; NULL where open';
