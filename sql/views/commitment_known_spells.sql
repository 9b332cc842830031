-- one row a commitment that may count and moment at which a claim of it was loaded, where it counts from then on until more is loaded
CREATE OR REPLACE VIEW commitment_known_spells AS
WITH eligible AS (
    SELECT
        commitment_id,
        payer_country_code
    FROM commitments
    WHERE countable OR starts_with(countable_reason, 'no: only ')
),
learnt AS (
    SELECT
        held.commitment_id,
        articles.loaded_at,
        held.said_on,
        {'low': held.usd_low, 'mid': held.usd_mid, 'high': held.usd_high} AS money,
        (held.role = 'replaced', held.value_no, held.role <> 'leads', held.claim_id) AS rank,
        held.status IN ('announced', 'done') AS is_promised,
        held.status IN ('planned', 'announced', 'done') AS is_upheld,
        held.status IN ('denied', 'cancelled') AS is_undone
    FROM commitment_claims AS held
    SEMI JOIN eligible ON eligible.commitment_id = held.commitment_id
    JOIN articles ON articles.article_id = held.article_id
),
loads AS (
    SELECT
        commitment_id,
        loaded_at,
        arg_min(money, rank) AS money,
        min(rank) AS rank,
        bool_or(is_promised) AS is_promised,
        max(said_on) FILTER (WHERE is_upheld) AS upheld_on,
        max(said_on) FILTER (WHERE is_undone) AS undone_on
    FROM learnt
    GROUP BY commitment_id, loaded_at
),
spells AS (
    SELECT
        commitment_id,
        loaded_at AS from_at,
        lead(loaded_at) OVER known AS until_at,
        arg_min(money, rank) OVER known AS money,
        bool_or(is_promised) OVER known AS is_promised,
        max(upheld_on) OVER known AS upheld_on,
        max(undone_on) OVER known AS undone_on
    FROM loads
    WINDOW known AS (PARTITION BY commitment_id ORDER BY loaded_at)
)
SELECT
    spells.commitment_id,
    eligible.payer_country_code,
    spells.from_at,
    spells.until_at,
    spells.money.low AS usd_low,
    spells.money.mid AS usd_mid,
    spells.money.high AS usd_high
FROM spells
JOIN eligible ON eligible.commitment_id = spells.commitment_id
WHERE spells.is_promised AND (spells.undone_on IS NULL OR spells.undone_on < spells.upheld_on) AND spells.money.mid IS NOT NULL;
COMMENT ON VIEW commitment_known_spells IS 'one row a commitment and moment at which a claim of it was loaded, where by what was loaded so far it counts from then on until more is loaded';
COMMENT ON COLUMN commitment_known_spells.commitment_id IS 'commitments.commitment_id; never NULL';
COMMENT ON COLUMN commitment_known_spells.payer_country_code IS 'countries.country_code of the payer; NULL where unknown';
COMMENT ON COLUMN commitment_known_spells.from_at IS 'moment at which a claim of it was loaded, UTC; never NULL';
COMMENT ON COLUMN commitment_known_spells.until_at IS 'next moment at which a claim of it was loaded, UTC; NULL where there is none';
COMMENT ON COLUMN commitment_known_spells.usd_low IS 'low end in US dollars of the value that led among what was loaded by then; NULL where open';
COMMENT ON COLUMN commitment_known_spells.usd_mid IS 'value that led among what was loaded by then in US dollars; never NULL';
COMMENT ON COLUMN commitment_known_spells.usd_high IS 'its high end in US dollars; NULL where open';
