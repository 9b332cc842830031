-- one row a commitment of which something was said on or after a day, with what is new about it
CREATE OR REPLACE MACRO changes_since(day) AS TABLE
WITH said AS (
    SELECT
        held.commitment_id,
        count(DISTINCT held.voice) AS n_voices,
        bool_or(held.role = 'leads') AS is_leading,
        bool_or(held.role = 'differs') AS is_differing,
        bool_or(held.status IN ('denied', 'cancelled')) AS is_undone,
        max(held.said_on) AS last_said_on
    FROM commitment_claims AS held
    WHERE held.said_on >= cast(day AS DATE)
    GROUP BY held.commitment_id
)
SELECT
    commitments.commitment_id,
    commitments.payer,
    commitments.payer_country_code,
    commitments.kind,
    commitments.status,
    commitments.usd_mid,
    commitments.countable,
    said.n_voices,
    said.last_said_on,
    CASE
        WHEN commitments.first_seen_on >= cast(day AS DATE) THEN 'new'
        WHEN said.is_undone AND commitments.status IN ('denied', 'cancelled') THEN cast(commitments.status AS VARCHAR)
        WHEN commitments.is_revised AND said.is_leading THEN 'revised'
        WHEN commitments.has_conflict AND said.is_differing THEN 'disputed'
        ELSE 'told again'
    END AS change
FROM said
JOIN commitments ON commitments.commitment_id = said.commitment_id;
COMMENT ON MACRO TABLE changes_since IS 'one row a commitment of which something was said on or after a day: new, denied, cancelled, revised, disputed or told again'; -- noqa: PRS
