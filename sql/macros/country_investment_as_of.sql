-- one row a payer's country: what the articles published up to a day said
CREATE OR REPLACE MACRO country_investment_as_of(day) AS TABLE
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
        arg_min({'low': held.usd_low, 'mid': held.usd_mid, 'high': held.usd_high}, (held.role = 'replaced', held.value_no, held.role <> 'leads', held.claim_id)) AS money,
        bool_or(held.status IN ('announced', 'done')) AS is_promised,
        max(held.said_on) FILTER (WHERE held.status IN ('planned', 'announced', 'done')) AS upheld_on,
        max(held.said_on) FILTER (WHERE held.status IN ('denied', 'cancelled')) AS undone_on
    FROM commitment_claims AS held
    SEMI JOIN eligible ON eligible.commitment_id = held.commitment_id
    WHERE held.said_on <= cast(day AS DATE)
    GROUP BY held.commitment_id
)
SELECT
    commitments.payer_country_code AS country_code,
    countries.country_ko,
    countries.country_en,
    count(*) AS n_commitments,
    sum(coalesce(said.money.low, 0)) AS usd_low,
    sum(said.money.mid) AS usd_mid,
    CASE WHEN count(*) FILTER (WHERE said.money.high IS NULL) = 0 THEN sum(said.money.high) END AS usd_high
FROM said
JOIN eligible AS commitments ON commitments.commitment_id = said.commitment_id
LEFT JOIN countries ON countries.country_code = commitments.payer_country_code
WHERE said.is_promised AND (said.undone_on IS NULL OR said.undone_on < said.upheld_on) AND said.money.mid IS NOT NULL
GROUP BY commitments.payer_country_code, countries.country_ko, countries.country_en;
COMMENT ON MACRO TABLE country_investment_as_of IS 'one row a payer''s country: what counts, by the articles published up to a day; values and statuses are those said by then'; -- noqa: PRS
