-- one row a commitment on whose value voices differ by more than 5 percent
CREATE OR REPLACE VIEW claim_conflicts AS
WITH disputed AS (SELECT commitment_id FROM commitments
WHERE has_conflict
),
printed AS (
    SELECT
        held.commitment_id,
        held.value_no,
        min(held.said_on) AS said_on,
        min_by(held.amount_surface, (held.role <> 'leads', held.said_on, held.claim_id)) AS surface,
        count(DISTINCT held.voice) AS n_voices,
        median(held.usd_mid) AS usd
    FROM commitment_claims AS held
    SEMI JOIN disputed ON disputed.commitment_id = held.commitment_id
    WHERE held.role IN ('leads', 'agrees', 'differs') AND NOT held.is_doubted
    GROUP BY held.commitment_id, held.value_no
)
SELECT
    commitments.commitment_id,
    commitments.payer AS actor,
    commitments.payer_country_code AS country_code,
    commitments.kind,
    commitments.n_articles,
    commitments.n_voices,
    min(printed.usd) AS usd_min,
    max(printed.usd) AS usd_max,
    round(max(printed.usd) / min(printed.usd), 2) AS ratio,
    list(printed.surface ORDER BY printed.value_no) AS surfaces,
    list(printed.n_voices ORDER BY printed.value_no) AS voices,
    list(printed.said_on ORDER BY printed.value_no) AS first_said_on,
    arg_min(printed.surface, printed.value_no) AS leading_surface,
    commitments.leading_reason
FROM commitments
JOIN printed ON printed.commitment_id = commitments.commitment_id
WHERE commitments.has_conflict
GROUP BY
    commitments.commitment_id, commitments.payer, commitments.payer_country_code, commitments.kind, commitments.n_articles, commitments.n_voices,
    commitments.leading_reason;
COMMENT ON VIEW claim_conflicts IS 'one row a commitment on whose value voices differ by more than 5 percent';
COMMENT ON COLUMN claim_conflicts.commitment_id IS 'commitments.commitment_id; never NULL';
COMMENT ON COLUMN claim_conflicts.actor IS 'who pays; NULL where no claim names one';
COMMENT ON COLUMN claim_conflicts.country_code IS 'countries.country_code of the payer; NULL where unknown';
COMMENT ON COLUMN claim_conflicts.kind IS 'what sort of money; never NULL';
COMMENT ON COLUMN claim_conflicts.n_articles IS 'current articles that report it; never NULL';
COMMENT ON COLUMN claim_conflicts.n_voices IS 'independent voices; never NULL';
COMMENT ON COLUMN claim_conflicts.usd_min IS 'least value that voices print, in US dollars, rounding and conversion aside; never NULL';
COMMENT ON COLUMN claim_conflicts.usd_max IS 'greatest value that voices print, in US dollars; never NULL';
COMMENT ON COLUMN claim_conflicts.ratio IS 'usd_max / usd_min; never NULL';
COMMENT ON COLUMN claim_conflicts.surfaces IS 'each value as first printed, the leading one first; never NULL';
COMMENT ON COLUMN claim_conflicts.voices IS 'how many voices print each, in the order of surfaces; never NULL';
COMMENT ON COLUMN claim_conflicts.first_said_on IS 'the day each was first printed, in the order of surfaces; NULL in it where undated';
COMMENT ON COLUMN claim_conflicts.leading_surface IS 'the value that leads, as printed; never NULL';
COMMENT ON COLUMN claim_conflicts.leading_reason IS 'why it leads; never NULL';
