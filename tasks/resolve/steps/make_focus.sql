-- one row a claim that is new: they are compared, with each other and with all that were compared before
CREATE OR REPLACE TEMP TABLE resolve_entering AS
SELECT claim_id, hash(claim_id) AS claim_key
FROM resolve_changed;

CREATE OR REPLACE TEMP TABLE resolve_entering_blocks AS
SELECT blocks.block_key, blocks.side, blocks.claim_key
FROM claim_blocks AS blocks
WHERE blocks.claim_key IN (SELECT claim_key FROM resolve_entering);

-- one row a claim in a block of theirs
CREATE OR REPLACE TEMP TABLE resolve_met_blocks AS
SELECT
    blocks.block_key,
    blocks.side,
    blocks.claim_key,
    entering.claim_key IS NOT NULL AS is_entering,
    -- of two that enter, the smaller meets the greater
    CASE WHEN entering.claim_key IS NULL THEN 18446744073709551615 ELSE blocks.claim_key END AS met_from
FROM claim_blocks AS blocks
LEFT JOIN resolve_entering AS entering ON entering.claim_key = blocks.claim_key
WHERE blocks.block_key IN (SELECT block_key FROM resolve_entering_blocks);

-- one row a pair of claims that share a block and are not both of side p
CREATE OR REPLACE TEMP TABLE resolve_met AS
SELECT DISTINCT least(key_a, key_b) AS key_a, greatest(key_a, key_b) AS key_b
FROM (
    SELECT a.claim_key AS key_a, b.claim_key AS key_b
    FROM resolve_entering_blocks AS a
    JOIN resolve_met_blocks AS b ON b.block_key = a.block_key AND b.side = 'k' AND a.claim_key < b.met_from
    WHERE a.side = 'k'
    UNION ALL
    SELECT a.claim_key, b.claim_key
    FROM resolve_entering_blocks AS a
    JOIN resolve_met_blocks AS b ON b.block_key = a.block_key AND b.side = 'k'
    WHERE a.side = 'p'
    UNION ALL
    SELECT a.claim_key, b.claim_key
    FROM resolve_entering_blocks AS a
    JOIN resolve_met_blocks AS b ON b.block_key = a.block_key AND b.side = 'p' AND NOT b.is_entering
    WHERE a.side = 'k'
);

-- one row a claim met: far fewer than there are
CREATE OR REPLACE TEMP TABLE resolve_met_gauges AS
SELECT *
FROM claim_gauges
WHERE claim_key IN (SELECT key_a FROM resolve_met UNION ALL SELECT key_b FROM resolve_met);

-- one row a pair of claims to compare: those that a glance shows to be apart, whatever else they say, are left out; each condition
-- below follows from those of compare_pairs.sql, and allows more
CREATE OR REPLACE TEMP MACRO has_common(bits_a, bits_b) AS (bits_a & bits_b) <> 0;
CREATE OR REPLACE TEMP TABLE resolve_likely AS
WITH glanced AS (
    SELECT
        a.claim_id AS id_a,
        b.claim_id AS id_b,
        a.currency = b.currency AS is_same_currency,
        abs(ln(a.value / b.value)) AS log_ratio,
        coalesce(abs(ln(a.usd / b.usd)), CASE WHEN a.currency = b.currency THEN abs(ln(a.value / b.value)) END, 99) AS usd_log_ratio,
        abs(a.said_on - b.said_on) AS gap_days,
        a.kind = b.kind OR a.kind IN ('target', 'market_size') AND b.kind IN ('target', 'market_size') OR a.kind <> 'target' AND b.kind <> 'target' AS is_akin,
        a.kind = 'funding_raised' AND b.kind = 'funding_raised' AS is_both_raised,
        has_common(a.payer_bits, b.payer_bits) OR has_common(a.fund_bits, b.fund_bits) OR coalesce(is_like_name(a.payer_key, b.payer_key), FALSE) AS is_payer_alike,
        a.is_unpaid OR b.is_unpaid OR a.is_payer_known <> b.is_payer_known AS is_payer_open,
        CASE
            WHEN a.currency = b.currency THEN
                abs(ln(a.value / b.value)) <= 0.051 OR a.value BETWEEN b.value_low AND b.value_high OR b.value BETWEEN a.value_low AND a.value_high
                OR a.value_plausible / b.value BETWEEN 0.99 AND 1.01 OR b.value_plausible / a.value BETWEEN 0.99 AND 1.01
            ELSE
                abs(ln(a.usd / b.usd)) <= 0.066
                OR a.converted_currency = b.currency AND abs(ln(nullif(a.converted_value, 0) / b.value)) <= 0.056
                OR b.converted_currency = a.currency AND abs(ln(nullif(b.converted_value, 0) / a.value)) <= 0.056
                OR a.converted_currency = b.converted_currency AND abs(ln(nullif(a.converted_value, 0) / nullif(b.converted_value, 0))) <= 0.056
        END AS is_money_alike,
        -- (asked where the money is alike, and of rounds)
        CASE
            WHEN is_money_alike OR is_both_raised THEN
                has_common(a.object_bits, b.object_bits)
                OR a.object_key = b.object_key AND length(a.object_key) >= 8
                OR a.has_object AND b.has_object AND is_like_name(a.object_key, b.object_key)
                OR length(a.object_core) > 1 AND length(b.object_core) > 1 AND is_like_text(a.object_core, b.object_core)
        END AS is_object_alike,
        coalesce(
            a.currency = b.currency AND a.n_zeros = b.n_zeros AND is_swap(a.figures, b.figures), FALSE
        ) AS is_swapped,
        coalesce(a.currency = b.currency AND a.figures = b.figures, FALSE) AS is_same_digits,
        CASE WHEN a.currency = b.currency THEN least(a.n_digits, b.n_digits) ELSE greatest(a.n_digits, b.n_digits) END >= 2 AS is_told_in_digits,
        least(a.n_digits, b.n_digits) >= 4 AND a.currency = b.currency AND a.value = b.value AS is_rare_figure,
        a.currency <> b.currency AND a.value = b.value AND 'KRW' IN (a.currency, b.currency) AS is_misnamed,
        a.has_told_month OR b.has_told_month AS has_told_month,
        a.is_revising OR b.is_revising AS is_revising,
        coalesce(a.currency = b.currency AND (a.value_plausible / b.value BETWEEN 0.99 AND 1.01 OR b.value_plausible / a.value BETWEEN 0.99 AND 1.01), FALSE) AS is_mended,
        coalesce(
            a.currency = b.currency AND a.converted_currency = b.converted_currency AND abs(ln(nullif(a.converted_value, 0) / nullif(b.converted_value, 0))) <= 0.011, FALSE
        ) AS is_same_conversion,
        a.kind = 'budget' AND b.kind = 'budget' AS is_budget,
        a.kind = 'acquisition' AND b.kind = 'acquisition' AS is_purchase,
        a.article_key = b.article_key AS is_same_article,
        a.is_corrected <> b.is_corrected AS is_correction,
        coalesce(iou(a.period_start, a.period_end, b.period_start, b.period_end) >= 0.5, FALSE) AS is_same_period
    FROM resolve_met AS met
    JOIN resolve_met_gauges AS a ON a.claim_key = met.key_a
    JOIN resolve_met_gauges AS b ON b.claim_key = met.key_b
    WHERE a.value > 0 AND b.value > 0
        -- other kinds, destinations, rates, periods
        AND (a.kind = b.kind OR a.kind IN ('target', 'market_size') AND b.kind IN ('target', 'market_size') OR a.kind NOT IN ('market_size', 'revenue') AND b.kind NOT IN ('market_size', 'revenue'))
        AND coalesce(a.destination_country_code = b.destination_country_code OR 'EU' IN (a.destination_country_code, b.destination_country_code), TRUE)
        -- (written so that no equality of the two is left to join on)
        AND CAST(a.is_cumulative AS INTEGER) + CAST(b.is_cumulative AS INTEGER) <> 1
        AND (a.per IS NOT DISTINCT FROM b.per OR coalesce(a.per, b.per) = 'year')
        AND (
            a.has_told_period OR b.has_told_period OR CASE
                WHEN a.period_start IS NOT NULL AND a.period_end IS NOT NULL AND b.period_start IS NOT NULL AND b.period_end IS NOT NULL
                    THEN iou(a.period_start, a.period_end, b.period_start, b.period_end) >= 0.25
                WHEN a.period_end IS NOT NULL AND b.period_end IS NOT NULL THEN abs(a.period_end - b.period_end) <= 400
                WHEN a.period_start IS NOT NULL AND b.period_start IS NOT NULL THEN abs(a.period_start - b.period_start) <= 400
                ELSE TRUE
            END
        )
        -- other regions
        AND (a.region_bits = 0 OR b.region_bits = 0 OR has_common(a.region_bits, b.region_bits) OR has_common(a.object_bits, b.object_bits))
)
SELECT least(id_a, id_b) AS claim_a, greatest(id_a, id_b) AS claim_b
FROM glanced
WHERE is_money_alike AND (
    is_payer_alike
    OR is_both_raised AND is_object_alike
    OR is_payer_open AND (NOT is_same_currency OR log_ratio <= 0.0052) AND (coalesce(gap_days, 0) <= 30 OR has_told_month OR is_rare_figure)
    OR (NOT is_same_currency OR log_ratio <= 0.0052) AND is_akin AND is_told_in_digits AND gap_days <= 7 AND usd_log_ratio <= 0.11 AND NOT is_same_article
    OR is_payer_open AND is_object_alike
    OR is_payer_open AND is_mended AND gap_days <= 7
)
OR is_money_alike IS NOT TRUE AND is_akin AND (
    is_same_article AND is_correction
    OR is_payer_open AND is_same_conversion AND gap_days <= 7 AND (is_swapped OR is_lost_unit(usd_log_ratio))
    OR is_payer_alike AND is_budget AND usd_log_ratio <= 0.16
    OR (is_payer_alike OR is_both_raised) AND (
        is_revising AND usd_log_ratio <= 2.32
        OR is_purchase AND usd_log_ratio <= 0.71
        OR is_both_raised AND is_object_alike AND gap_days <= 100 AND usd_log_ratio <= 0.51
        OR is_same_period AND (usd_log_ratio <= 1.41 OR is_lost_unit(usd_log_ratio))
        OR coalesce(gap_days, 0) <= 14 AND (is_swapped OR is_lost_unit(usd_log_ratio))
        OR is_same_digits AND is_lost_unit(usd_log_ratio) AND gap_days <= 200
        OR is_misnamed AND coalesce(gap_days, 0) <= 14
        OR (gap_days <= 7 OR has_told_month) AND (usd_log_ratio <= 0.71 OR is_lost_unit(usd_log_ratio))
    )
);

CREATE OR REPLACE TEMP TABLE resolve_comparable AS
SELECT claim_a, claim_b FROM resolve_likely;

INSERT INTO resolve_focus
SELECT claim_id FROM resolve_entering;

-- one row a claim whose facts are still to be made
CREATE OR REPLACE TEMP TABLE resolve_scope AS
SELECT claim_id FROM resolve_entering
UNION
SELECT claim_a FROM resolve_comparable
UNION
SELECT claim_b FROM resolve_comparable
EXCEPT
SELECT claim_id FROM resolve_facts;
