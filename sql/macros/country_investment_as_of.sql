-- one row a payer's country: what the articles published up to a day said
CREATE OR REPLACE MACRO country_investment_as_of(day) AS TABLE
WITH eligible AS (
    SELECT
        commitment_id,
        payer_country_code,
        status,
        usd_low,
        usd_mid,
        usd_high
    FROM commitments
    WHERE countable OR starts_with(countable_reason, 'no: only ')
),
-- what was said later, or undone, is left out claim by claim; of all other deals every claim was said, and commitments tells what they make
parted AS (
    SELECT eligible.commitment_id
    FROM eligible
    SEMI JOIN commitment_claims AS held
        ON held.commitment_id = eligible.commitment_id AND (held.said_on IS NULL OR held.said_on > cast(day AS DATE) OR held.status IN ('denied', 'cancelled'))
),
said AS (
    SELECT
        held.commitment_id,
        arg_min({'low': held.usd_low, 'mid': held.usd_mid, 'high': held.usd_high}, (held.role = 'replaced', held.value_no, held.role <> 'leads', held.claim_id)) AS money,
        bool_or(held.status IN ('announced', 'done')) AS is_promised,
        max(held.said_on) FILTER (WHERE held.status IN ('planned', 'announced', 'done')) AS upheld_on,
        max(held.said_on) FILTER (WHERE held.status IN ('denied', 'cancelled')) AS undone_on
    FROM commitment_claims AS held
    SEMI JOIN parted ON parted.commitment_id = held.commitment_id
    WHERE held.said_on <= cast(day AS DATE)
    GROUP BY held.commitment_id
),
promised AS (
    SELECT
        eligible.payer_country_code,
        said.money.low AS usd_low,
        said.money.mid AS usd_mid,
        said.money.high AS usd_high
    FROM said
    JOIN eligible ON eligible.commitment_id = said.commitment_id
    WHERE said.is_promised AND (said.undone_on IS NULL OR said.undone_on < said.upheld_on) AND said.money.mid IS NOT NULL
    UNION ALL
    SELECT
        eligible.payer_country_code,
        eligible.usd_low,
        eligible.usd_mid,
        eligible.usd_high
    FROM eligible
    ANTI JOIN parted ON parted.commitment_id = eligible.commitment_id
    WHERE eligible.status IN ('announced', 'done') AND eligible.usd_mid IS NOT NULL
)
SELECT
    promised.payer_country_code AS country_code,
    countries.country_ko,
    countries.country_en,
    count(*) AS n_commitments,
    sum(coalesce(promised.usd_low, 0)) AS usd_low,
    sum(promised.usd_mid) AS usd_mid,
    CASE WHEN count(*) FILTER (WHERE promised.usd_high IS NULL) = 0 THEN sum(promised.usd_high) END AS usd_high
FROM promised
LEFT JOIN countries ON countries.country_code = promised.payer_country_code
GROUP BY promised.payer_country_code, countries.country_ko, countries.country_en;
COMMENT ON MACRO TABLE country_investment_as_of IS 'one row a payer''s country: what counts, by the articles published up to a day; values and statuses are those said by then'; -- noqa: PRS
