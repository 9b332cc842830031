-- (one processor alone would work here, were the pairs kept in their order)
SET preserve_insertion_order = FALSE;

-- one row a pair of claims that could speak of one deal, with the features that speak for and against it
CREATE OR REPLACE TEMP TABLE resolve_compared AS
WITH measured AS (
    SELECT
        a.claim_id AS claim_a,
        b.claim_id AS claim_b,
        a.article_id = b.article_id AS is_same_article,
        a.article_id = b.article_id AND a.span_start = b.span_start AS is_same_sentence,
        -- the figures compared: those of the conversion where the one is converted to the other
        CASE
            WHEN a.converted_currency = b.currency AND b.converted_currency = a.currency AND a.currency <> b.currency AND a.v_converted = b.v AND b.v_converted = a.v
                THEN greatest(a.n_digits, b.n_digits)
            WHEN a.currency <> b.currency AND a.converted_currency = b.currency AND a.v_converted = b.v THEN b.n_digits
            WHEN a.currency <> b.currency AND b.converted_currency = a.currency AND b.v_converted = a.v THEN a.n_digits
            ELSE least(a.n_digits, b.n_digits)
        END AS n_figures,
        n_figures AS n_digits,
        coalesce(
            a.currency = b.currency AND a.amount_value = b.amount_value OR a.converted_currency = b.currency AND a.v_converted = b.v
            OR b.converted_currency = a.currency AND b.v_converted = a.v, FALSE
        ) AS is_same_figure,
        a.is_raised AND b.is_raised AS is_both_raised,
        a.is_raised <> b.is_raised AS is_one_raised,
        CASE
            WHEN a.kind = b.kind THEN 2
            WHEN a.kind IN ('target', 'market_size') AND b.kind IN ('target', 'market_size') THEN 1
            WHEN a.kind IN ('market_size', 'revenue') OR b.kind IN ('market_size', 'revenue') THEN -1
            WHEN a.kind = 'target' OR b.kind = 'target' THEN 0
            ELSE 1
        END AS kind_match,
        list_has_any(a.payer_keys, b.fund_names) OR list_has_any(b.payer_keys, a.fund_names) AS is_fund_told,
        a.kind = 'fund' AND b.kind = 'fund' AND list_has_any(a.fund_names, b.fund_names) AS is_fund_named,
        list_has_any(a.fund_names, b.fund_names) AND a.kind IN ('fund', 'investment', 'budget', 'contract') AND b.kind IN ('fund', 'investment', 'budget', 'contract') AS is_fund_shared,
        coalesce(a.whole_currency = b.whole_currency AND abs(ln(a.whole_v / b.whole_v)) <= 0.0051, FALSE) AS is_same_whole,
        CASE
            WHEN len(a.payer_ids) = 0 OR len(b.payer_ids) = 0 THEN 0
            WHEN list_has_any(a.payer_lines, b.payer_ids) OR list_has_any(b.payer_lines, a.payer_ids) THEN 2
            WHEN len(a.payer_keys) = 1 AND len(b.payer_keys) = 1 AND is_like_name(a.payer_keys[1], b.payer_keys[1]) THEN 1
            WHEN is_fund_told THEN 1
            WHEN list_has_any(list_filter(a.payer_lines, lambda line: starts_with(line, 'gov:')), b.payer_lines) AND abs(a.said_on - b.said_on) <= 30
                AND list_has_any(a.counts, b.counts) THEN 1
            WHEN a.kind = 'budget' AND b.kind = 'budget' AND (a.is_treasury OR b.is_treasury)
                AND list_has_any(list_filter(a.payer_lines, lambda line: starts_with(line, 'gov:')), b.payer_lines) THEN 1
            -- 아랍에미리트가, and the firm of that home
            WHEN a.payer.kind = 'country' AND b.is_payer_known AND a.payer.country_code = b.payer.country_code AND len(b.payer_ids) = 1
                OR b.payer.kind = 'country' AND a.is_payer_known AND a.payer.country_code = b.payer.country_code AND len(a.payer_ids) = 1
                THEN CASE WHEN abs(a.said_on - b.said_on) <= 7 AND a.kind = b.kind AND (is_same_figure AND n_figures >= 2 OR a.v_converted = b.v_converted AND a.v = b.v) THEN 1 ELSE 0 END
            WHEN a.is_payer_known <> b.is_payer_known THEN 0
            ELSE -1
        END AS payer_match,
        (a.is_payer_known OR len(a.payer_ids) = 0) AND (b.is_payer_known OR len(b.payer_ids) = 0) AS is_plainly_paid,
        CASE WHEN a.said_on < b.said_on THEN a.status ELSE b.status END IN ('reported', 'planned', 'denied') AS is_earlier_open,
        a.kind = 'acquisition' AND b.kind = 'acquisition' AS is_purchase,
        CASE
            WHEN list_has_any(a.object_lines, b.object_ids) OR list_has_any(b.object_lines, a.object_ids) THEN 2
            WHEN a.kind = 'fund' AND b.kind = 'fund' AND list_has_any(a.fund_names, b.fund_names) AND abs(a.said_on - b.said_on) <= 200 THEN 2
            WHEN len(a.regions) > 0 AND len(b.regions) > 0 AND NOT list_has_any(a.regions, b.regions) THEN -2
            WHEN a.object_key = b.object_key AND length(a.object_key) >= 8 THEN 3
            WHEN len(a.object_ids) > 0 AND len(b.object_ids) > 0 AND is_like_name(a.object_key, b.object_key) THEN 2
            WHEN len(a.object_ids) > 0 AND len(b.object_ids) > 0 THEN -2
            WHEN length(a.object_core) > 1 AND length(b.object_core) > 1 AND is_like_text(a.object_core, b.object_core) THEN 2
            WHEN length(a.object_core) > 1 AND length(b.object_core) > 1 AND len(a.regions) > 0 AND len(b.regions) > 0 THEN 1
            WHEN (a.is_object_place AND len(b.regions) = 0 OR b.is_object_place AND len(a.regions) = 0)
                AND a.kind = b.kind AND is_same_figure AND n_figures >= 2
                THEN CASE WHEN list_has_any(a.regions, b.said_regions) OR list_has_any(b.regions, a.said_regions) THEN 1 ELSE 0 END
            WHEN length(a.object_core) > 1 AND length(b.object_core) > 1 THEN -1
            WHEN len(a.said_regions) > 0 AND len(b.said_regions) > 0 THEN CASE WHEN list_has_any(a.said_regions, b.said_regions) THEN 1 ELSE -1 END
            WHEN a.object_key = b.object_key AND a.object_key <> '' THEN 1
            ELSE 0
        END AS object_match,
        length(a.object_core) <= 1 AND length(b.object_core) <= 1 AND len(a.object_ids) = 0 AND len(b.object_ids) = 0 AS is_both_general,
        CASE
            WHEN a.destination_country_code IS NULL OR b.destination_country_code IS NULL THEN 0
            WHEN a.destination_country_code = b.destination_country_code THEN 1
            WHEN 'EU' IN (a.destination_country_code, b.destination_country_code) OR a.is_home_by_default OR b.is_home_by_default THEN 0
            ELSE -1
        END AS destination_match,
        CASE
            WHEN a.has_told_period OR b.has_told_period THEN 0
            WHEN a.period_start IS NOT NULL AND a.period_end IS NOT NULL AND b.period_start IS NOT NULL AND b.period_end IS NOT NULL THEN
                CASE
                    WHEN iou(a.period_start, a.period_end, b.period_start, b.period_end) >= 0.5 THEN 1
                    WHEN iou(a.period_start, a.period_end, b.period_start, b.period_end) < 0.25 THEN -1
                    ELSE 0
                END
            WHEN a.period_end IS NOT NULL AND b.period_end IS NOT NULL THEN
                CASE WHEN abs(a.period_end - b.period_end) <= 200 THEN 1 WHEN abs(a.period_end - b.period_end) > 400 THEN -1 ELSE 0 END
            WHEN a.period_start IS NOT NULL AND b.period_start IS NOT NULL THEN
                CASE WHEN abs(a.period_start - b.period_start) <= 200 THEN 1 WHEN abs(a.period_start - b.period_start) > 400 THEN -1 ELSE 0 END
            ELSE 0
        END AS period_match,
        coalesce(iou(a.period_start, a.period_end, b.period_start, b.period_end), 0) AS period_iou,
        least(a.period_end - a.period_start, b.period_end - b.period_start) AS period_days,
        CASE
            WHEN a.is_cumulative <> b.is_cumulative THEN -1
            WHEN a.per IS NOT DISTINCT FROM b.per THEN 0
            WHEN coalesce(a.per, b.per) = 'year' AND coalesce(CASE WHEN a.per IS NULL THEN a.period_end - a.period_start ELSE b.period_end - b.period_start END, 366) <= 366
                THEN 0
            ELSE -1
        END AS rate_match,
        CASE
            WHEN a.v IS NULL OR b.v IS NULL THEN 'none'
            WHEN a.currency = b.currency AND abs(ln(a.v / b.v)) <= 0.0051
                AND (a.amount_qualifier IN ('range', 'band')) = (b.amount_qualifier IN ('range', 'band')) THEN 'same'
            WHEN a.converted_currency = b.currency AND a.currency <> b.currency AND a.v_converted = b.v AND b.n_digits >= 2
                OR b.converted_currency = a.currency AND a.currency <> b.currency AND b.v_converted = a.v AND a.n_digits >= 2 THEN 'same'
            WHEN a.currency = b.currency AND (a.v_plausible / b.v BETWEEN 0.995 AND 1.005 OR b.v_plausible / a.v BETWEEN 0.995 AND 1.005) THEN 'mended'
            WHEN a.currency = b.currency AND a.v BETWEEN b.v_low AND b.v_high AND b.v BETWEEN a.v_low AND a.v_high THEN 'rounded'
            WHEN a.currency = b.currency AND (abs(ln(a.v / b.v)) <= a_tolerance(a.n_digits, b.n_digits)) THEN 'rounded'
            WHEN a.currency = b.currency AND (a.v BETWEEN b.v_low AND b.v_high OR b.v BETWEEN a.v_low AND a.v_high) THEN 'bounded'
            WHEN a.currency <> b.currency AND (
                a.converted_currency = b.currency AND abs(ln(a.v_converted / b.v)) <= 0.055
                OR b.converted_currency = a.currency AND abs(ln(b.v_converted / a.v)) <= 0.055
                OR a.converted_currency = b.converted_currency AND abs(ln(a.v_converted / b.v_converted)) <= 0.055
                OR abs(ln(a.usd / b.usd)) <= 0.065
            ) THEN 'converted'
            ELSE 'other'
        END AS money_match,
        coalesce(abs(ln(a.usd / b.usd)), CASE WHEN a.currency = b.currency THEN abs(ln(a.v / b.v)) END, 99) AS money_log_ratio,
        CASE
            WHEN a.said_on IS NULL OR b.said_on IS NULL THEN 30
            -- what both tell of one month, or one tells of the month in which the other was told
            WHEN a.told_on = date_trunc('month', b.said_on) OR b.told_on = date_trunc('month', a.said_on) OR a.told_on = b.told_on THEN least(3, abs(a.said_on - b.said_on))
            -- a deal is called off at any time
            WHEN CASE WHEN a.said_on < b.said_on THEN b.status ELSE a.status END IN ('denied', 'cancelled') THEN least(60, abs(a.said_on - b.said_on))
            WHEN a.status = 'done' AND is_within(b.said_on, a.period_start, a.period_end, a.said_on) OR b.status = 'done' AND is_within(a.said_on, b.period_start, b.period_end, b.said_on)
                THEN least(14, abs(a.said_on - b.said_on))
            WHEN a.period_end IS NOT NULL AND a.period_start < a.said_on - 60 AND b.said_on BETWEEN a.period_start - 30 AND a.said_on
                OR b.period_end IS NOT NULL AND b.period_start < b.said_on - 60 AND a.said_on BETWEEN b.period_start - 30 AND b.said_on
                THEN least(20, abs(a.said_on - b.said_on))
            ELSE abs(a.said_on - b.said_on)
        END AS gap_days,
        coalesce(abs(a.said_on - b.said_on), 14) AS said_gap_days,
        coalesce(a.happened_from > b.happened_to + 45 OR b.happened_from > a.happened_to + 45, FALSE) AS is_other_time,
        a.is_loose OR b.is_loose AS is_loose,
        coalesce(a.converted_currency = b.currency OR b.converted_currency = a.currency OR a.converted_currency = b.converted_currency, FALSE) AS is_told_in_both,
        a.object_key = '' OR b.object_key = '' AS is_object_open,
        -- 이 회사, 이곳, or nothing, beside a name
        length(a.object_core) <= 1 AND len(a.object_ids) = 0 OR length(b.object_core) <= 1 AND len(b.object_ids) = 0 AS is_object_vague,
        len(a.object_ids) + len(b.object_ids) > 0 AS is_for_somebody,
        CASE WHEN abs(ln(a.usd / b.usd)) <= 0.75 THEN is_told(a.object_words, b.context) OR is_told(b.object_words, a.context) ELSE FALSE END AS is_object_told,
        CASE WHEN abs(ln(a.usd / b.usd)) <= 0.1 THEN is_told(a.project_names, b.context) OR is_told(b.project_names, a.context) ELSE FALSE END AS is_project_told,
        list_has_any(a.title_words, b.title_words) AS is_title_alike,
        CASE
            WHEN abs(ln(a.usd / b.usd)) <= 0.1 AND NOT list_has_any(a.payer_ids, b.payer_ids) THEN is_told(a.payer_names, b.context) AND is_told(b.payer_names, a.context)
            ELSE FALSE
        END AS is_payer_told,
        CASE
            WHEN abs(ln(a.usd / b.usd)) <= 0.1 AND (len(a.payer_ids) = 0) <> (len(b.payer_ids) = 0)
                AND coalesce(CASE WHEN len(a.payer_ids) = 0 THEN b.payer.kind ELSE a.payer.kind END, '') NOT IN ('government', 'country', 'bloc')
                AND (said_gap_days <= 30 OR a.currency = b.currency AND a.v = b.v AND n_figures >= 4)
                AND NOT (a.is_slice AND b.is_slice)  -- two halves of one plan
                THEN is_told(a.payer_names, b.context) OR is_told(b.payer_names, a.context)
            ELSE FALSE
        END AS is_payer_named,
        CASE
            WHEN abs(ln(a.usd / b.usd)) <= 0.1 AND a.kind = 'contract' AND b.kind = 'contract' AND (said_gap_days <= 30 OR a.told_on IS NOT NULL OR b.told_on IS NOT NULL)
                THEN is_told(a.seller_names, lower(replace(b.surface, ' ', ''))) OR is_told(b.seller_names, lower(replace(a.surface, ' ', '')))
            ELSE FALSE
        END AS is_seller_told,
        abs(ln(a.v_converted / b.v_converted)) <= 0.01 AND a.converted_currency = b.converted_currency AND a.currency = b.currency AS is_same_conversion,
        coalesce(a.currency = b.currency AND a.n_zeros = b.n_zeros AND is_swap(a.figures, b.figures), FALSE)
            AS is_swapped,
        a.is_corrected <> b.is_corrected AS is_correction,
        CASE WHEN a.said_on < b.said_on THEN b.is_adding AND NOT a.is_adding WHEN b.said_on < a.said_on THEN a.is_adding AND NOT b.is_adding ELSE FALSE END AS is_later_adding,
        a.is_outlay AND b.is_outlay AS is_both_outlay,
        -- 6300억 원 for 6300억 엔: the sum of a stranger's purse, in won
        a.currency <> b.currency AND a.amount_value = b.amount_value
        AND coalesce(a.currency = 'KRW' AND a.payer.country_code <> 'KR' OR b.currency = 'KRW' AND b.payer.country_code <> 'KR', FALSE) AS is_misnamed,
        list_has_any(a.counts, b.counts) AS is_same_count,
        abs(a.said_on - b.said_on) <= 7 AND is_same_count OR abs(a.said_on - b.said_on) <= 7 AND is_like_sentence(a.words, b.words) AS is_same_news,
        -- (of two said on one day the one told of an earlier month is the earlier: 작년 2월 3800억을 쓰겠다고 했다)
        CASE WHEN a.said_on = b.said_on THEN coalesce(a.told_on, a.said_on) ELSE a.said_on END AS day_a,
        CASE WHEN a.said_on = b.said_on THEN coalesce(b.told_on, b.said_on) ELSE b.said_on END AS day_b,
        coalesce(abs(day_a - day_b), 14) AS turn_days,
        CASE WHEN day_a < day_b THEN b.is_revising OR b.is_correcting WHEN day_b < day_a THEN a.is_revising OR a.is_correcting ELSE FALSE END AS is_later_revising,
        CASE WHEN day_a < day_b THEN b.is_stepping WHEN day_b < day_a THEN a.is_stepping ELSE FALSE END AS is_later_stepping,
        CASE WHEN a.said_on < b.said_on THEN b.is_settling WHEN b.said_on < a.said_on THEN a.is_settling ELSE FALSE END AS is_later_settling,
        a.status IN ('cancelled', 'denied') OR b.status IN ('cancelled', 'denied') AS is_called_off,
        CASE WHEN day_a < day_b THEN b.usd > a.usd WHEN day_b < day_a THEN a.usd > b.usd ELSE FALSE END AS is_later_greater,
        CASE
            WHEN a.said_on < b.said_on THEN coalesce(b.period_start >= b.said_on - 60, TRUE)
            ELSE coalesce(a.period_start >= a.said_on - 60, TRUE)
        END AS is_later_fresh,
        CASE WHEN day_a < day_b THEN b.claim_id ELSE a.claim_id END AS later_claim,
        CASE WHEN day_a < day_b THEN a.currency ELSE b.currency END AS earlier_currency,
        CASE WHEN day_a < day_b THEN a.v ELSE b.v END AS earlier_v,
        coalesce(a.part_of_claim_id = b.claim_id OR b.part_of_claim_id = a.claim_id, FALSE) AS is_part,
        a.is_recalling <> b.is_recalling AS is_recalled,
        a.article_id = b.article_id AND a.is_aside <> b.is_aside AS is_set_apart,
        a.is_aside OR b.is_aside AS is_with_aside,
        -- money put in since long before the other was promised is not that promise
        -- (what was begun and still runs is: 올해 초 4년간 5000억 달러를 들이는 사업을 시작했다)
        coalesce(a.status = 'done' AND b.status IN ('announced', 'planned') AND a.period_start < b.said_on - 200 AND coalesce(b.period_start >= b.said_on - 60, TRUE), FALSE)
        AND NOT coalesce(a.period_end > a.said_on + 200 OR is_within(b.said_on, a.period_start, a.period_end, a.said_on), FALSE)
        OR coalesce(b.status = 'done' AND a.status IN ('announced', 'planned') AND b.period_start < a.said_on - 200 AND coalesce(a.period_start >= a.said_on - 60, TRUE), FALSE)
        AND NOT coalesce(b.period_end > b.said_on + 200 OR is_within(a.said_on, b.period_start, b.period_end, b.said_on), FALSE)
            AS is_done_before,
        coalesce(a.currency = b.currency AND a.figures = b.figures, FALSE) AS is_same_digits,
        a.article_id = b.article_id AND a.is_earlier <> b.is_earlier AS is_another_time,
        a.is_earlier OR b.is_earlier AS is_of_earlier,
        a.kind = 'budget' AND b.kind = 'budget' AND a.currency = b.currency AND a.n_zeros = b.n_zeros AND a.v <> b.v AND abs(ln(a.v / b.v)) <= 0.15
        AND a.is_passed <> b.is_passed AS is_passed_anew,
        a.kind = 'budget' AND b.kind = 'budget' AND a.amount_value = b.amount_value AND CASE WHEN a.said_on < b.said_on THEN b.is_passed AND NOT a.is_passed ELSE a.is_passed AND NOT b.is_passed END
            AS is_passed_as_proposed,
        -- (what one year takes of a fund is none of what a field gets of it)
        a.is_year_alone <> b.is_year_alone OR is_fund_shared AND a.is_of_year <> b.is_of_year AS is_year_of_more,
        a.part_of_claim_id IS NULL AND b.part_of_claim_id IS NULL AS is_both_whole,
        a.is_joint <> b.is_joint AND NOT (a.is_raised AND b.is_raised) OR a.is_slice <> b.is_slice AS is_share,
        a.is_slice AND b.is_slice AS is_both_slice
    FROM resolve_comparable AS comparable
    JOIN resolve_facts AS a ON a.claim_id = comparable.claim_a
    JOIN resolve_facts AS b ON b.claim_id = comparable.claim_b
),
weighed AS (
    SELECT
        *,
        kind_match < 0 OR payer_match < 0 AND NOT (is_both_raised AND object_match >= 2) OR object_match = -2 OR destination_match < 0
        OR period_match < 0 OR rate_match < 0 OR is_same_sentence OR is_part OR is_another_time OR is_set_apart OR is_done_before AND object_match < 2
        OR is_with_aside AND is_other_time AND kind_match < 2 OR is_later_adding AND gap_days > 14
        OR is_year_of_more AND period_match < 1 OR is_same_article AND is_recalled AND kind_match < 2 AND object_match < 2 AS is_contradicted,
        payer_match > 0 OR object_match >= 2 OR payer_match = 0 AND said_gap_days <= 14 AND money_match = 'same'
        AND (is_plainly_paid AND (object_match = 1 OR destination_match = 1 AND n_digits >= 2) OR is_same_news)
        OR payer_match = 0 AND is_plainly_paid AND gap_days <= 14 AND money_match = 'same' AND n_digits >= 2 AND period_match = 1 AND period_days >= 300
        OR payer_match = 0 AND said_gap_days <= 7 AND money_match IN ('same', 'mended') AND n_digits >= 3 AND destination_match = 1 AND object_match >= 0
        OR payer_match = 0 AND said_gap_days <= 7 AND money_match = 'same' AND n_digits >= 5 AND kind_match = 2 AND object_match >= 0
        OR is_fund_told AND is_fund_shared AND money_match = 'same' AND n_digits >= 2 AND gap_days <= 14
        OR payer_match = 0 AND is_fund_shared AND money_match = 'same' AND n_digits >= 2 AND said_gap_days <= 7 AND object_match >= 0
        OR payer_match = 0 AND is_payer_named AND money_match = 'same' AND object_match >= 0 AND (n_digits >= 2 OR said_gap_days <= 3 AND NOT is_one_raised)
        OR payer_match = 0 AND is_seller_told AND money_match IN ('same', 'converted') AND n_digits >= 2
            AS is_anchored,
        CASE payer_match WHEN 2 THEN 2 WHEN 1 THEN 1.25 ELSE 0 END
        + CASE object_match WHEN 3 THEN 2.5 WHEN 2 THEN 2 WHEN 1 THEN 0.5 WHEN -1 THEN -1.5 ELSE 0 END
        + CASE WHEN destination_match = 1 AND object_match < 2 THEN 0.5 ELSE 0 END
        + CASE WHEN period_match = 1 THEN 1 ELSE 0 END
        + CASE WHEN is_same_count AND is_same_news AND money_match = 'same' AND n_digits >= 2 THEN 1.25 WHEN is_same_news THEN 0.75 ELSE 0 END
        -- as many of a thing for as much, or a budget that was passed as it was proposed
        + CASE
            WHEN NOT is_same_news AND payer_match >= 1 AND money_match = 'same' AND n_digits >= 2 AND said_gap_days BETWEEN 8 AND 250 AND (is_same_count OR is_passed_as_proposed)
                THEN 0.5
            ELSE 0
        END
        + CASE WHEN is_fund_told THEN 0.75 ELSE 0 END
        + CASE WHEN is_fund_named AND payer_match = 0 THEN 1 WHEN is_fund_shared AND money_match = 'same' THEN 0.75 ELSE 0 END
        + CASE WHEN is_project_told AND payer_match = 2 AND object_match < 2 AND money_match = 'same' THEN 0.5 ELSE 0 END
        -- the object of the one told around the other, which names none: 전체 사업비는 21억달러다
        + CASE
            WHEN is_object_told AND is_object_vague AND payer_match = 2 AND kind_match = 2 AND object_match = 0 AND money_match = 'same' AND (n_digits >= 2 OR is_for_somebody)
                AND NOT is_same_article
                THEN 0.5
            ELSE 0
        END
        + CASE WHEN is_payer_named AND payer_match = 0 AND object_match >= 0 AND money_match = 'same' AND (n_digits >= 2 OR said_gap_days <= 3 AND NOT is_one_raised) THEN 1.25 ELSE 0 END
        + CASE WHEN is_seller_told AND payer_match = 0 AND n_digits >= 2 THEN 1.25 ELSE 0 END
        + CASE WHEN is_same_whole AND payer_match >= 0 AND money_match = 'same' THEN 1 ELSE 0 END
        + CASE WHEN is_called_off AND object_match >= 2 THEN 1 ELSE 0 END
        + CASE WHEN is_purchase AND is_title_alike AND payer_match = 2 THEN 0.75 ELSE 0 END
        + CASE WHEN kind_match = 2 THEN 0 WHEN kind_match = 1 THEN -0.25 ELSE -1 END
        + CASE money_match
            WHEN 'same' THEN 0.75 + 0.25 * least(n_digits, 5)
            WHEN 'mended' THEN 0.75 + 0.25 * least(n_digits, 3)
            WHEN 'rounded' THEN 0.5
            WHEN 'converted' THEN CASE WHEN is_told_in_both OR object_match >= 1 OR destination_match = 1 OR is_same_news OR is_both_general THEN 0.75 ELSE 0.25 END
            WHEN 'bounded' THEN 0
            ELSE -9
        END
        + CASE
            WHEN gap_days <= 3 THEN 1.5 WHEN gap_days <= 14 THEN 1 WHEN gap_days <= 60 THEN 0.25
            -- the same four figures of one payer are no chance, however long ago they were told
            WHEN n_digits >= 4 AND money_match = 'same' AND payer_match = 2 THEN 0
            WHEN gap_days <= 200 THEN 0 WHEN gap_days <= 400 THEN -0.5 WHEN gap_days <= 800 THEN -1 ELSE -2
        END AS score
    FROM measured
),
-- told once more in other words: the same article's round figure, or too alike to count twice though too little is said to join them
judged AS (
    SELECT
        *,
        is_same_article AND NOT is_same_sentence AND payer_match = 2 AND kind_match >= 1 AND money_match IN ('rounded', 'bounded', 'converted')
        AND is_loose AND NOT is_recalled AND (is_object_open OR object_match >= 1) AS is_restated,
        kind_match >= 1 AND object_match >= -1 AND destination_match >= 0 AND period_match >= 0 AND rate_match >= 0
        AND NOT is_same_sentence AND NOT is_part AND NOT is_another_time AND NOT is_later_adding AND NOT is_set_apart AND NOT is_done_before AND NOT (is_same_article AND is_recalled AND kind_match < 2 AND object_match < 2) AND (
            object_match >= 0 AND payer_match >= 1 AND money_match IN ('same', 'mended') AND said_gap_days <= CASE payer_match WHEN 2 THEN 60 ELSE 14 END
            -- a season after, where nothing says that it is another one: rather told again than paid again
            OR object_match >= 0 AND payer_match = 2 AND money_match = 'same' AND kind_match = 2 AND said_gap_days <= 120 AND is_object_open AND NOT is_share
            OR object_match >= 0 AND payer_match >= 1 AND money_match = 'converted' AND kind_match = 2 AND said_gap_days <= 14
            OR object_match >= 0 AND payer_match = 2 AND money_match = 'same' AND said_gap_days <= 400 AND is_object_open AND is_object_told
            OR object_match >= 0 AND payer_match >= 1 AND money_match IN ('rounded', 'bounded') AND said_gap_days <= 30 AND NOT is_same_article
            OR is_fund_told AND money_match = 'same' AND said_gap_days <= 400
            OR object_match = -1 AND payer_match = 2 AND money_match = 'same' AND n_digits >= 2 AND said_gap_days <= 7 AND NOT is_same_article
            OR object_match >= 0 AND payer_match = -1 AND is_payer_told AND money_match IN ('same', 'converted') AND n_digits >= 2 AND said_gap_days <= 7 AND NOT is_same_article
            OR object_match >= 0 AND payer_match = 0 AND (money_match = 'same' AND said_gap_days <= 30 OR money_match = 'converted' AND said_gap_days <= 7)
            AND (
                object_match >= 2
                -- (a round has the home of who raises for its destination, and is no repeat of what another pays there)
                OR n_digits >= 2 AND (object_match = 1 OR destination_match = 1 AND NOT is_one_raised OR is_same_news OR is_object_told OR is_title_alike AND said_gap_days <= 3)
            )
            OR payer_match = 2 AND kind_match = 2 AND money_match = 'other' AND (object_match >= 2 OR object_match >= 0 AND is_object_told) AND is_later_revising
            AND money_log_ratio <= 0.7 AND said_gap_days BETWEEN 1 AND 400
            -- 110 and 11 of the same payer: a unit was lost in print
            OR payer_match = 2 AND kind_match = 2 AND money_match = 'other' AND object_match >= 0 AND is_same_digits AND is_lost_unit(money_log_ratio)
            AND said_gap_days <= 200 AND NOT is_same_article
        ) AS is_repeat
    FROM weighed
)
SELECT
    claim_a,
    claim_b,
    CAST(score AS DOUBLE) AS score,
    CASE
        WHEN is_contradicted THEN CASE WHEN is_repeat AND money_match <> 'other' THEN 'repeat' ELSE 'apart' END
        WHEN is_passed_anew AND payer_match >= 1 AND object_match >= 0 AND said_gap_days <= 250 THEN 'revision'
        -- 올해 설비투자를 …로 높였다: the same year's sum of the same payer, whether or not the earlier one is printed
        WHEN payer_match = 2 AND kind_match = 2 AND object_match >= 0 AND is_both_general AND is_both_whole AND NOT is_share AND NOT is_same_article AND is_later_revising
            AND said_gap_days BETWEEN 21 AND 400 AND period_iou >= 0.9 AND period_days BETWEEN 80 AND 370 AND money_log_ratio BETWEEN 0.02 AND 0.7 THEN 'revision'
        -- what a firm lays out in one year is one sum, told anew each quarter
        WHEN is_both_outlay AND payer_match = 2 AND kind_match = 2 AND object_match >= 0 AND is_both_general AND is_both_whole AND NOT is_share AND NOT is_same_article
            AND said_gap_days BETWEEN 21 AND 400 AND period_iou >= 0.9 AND period_days BETWEEN 350 AND 370 AND money_log_ratio BETWEEN 0.02 AND 0.5 THEN 'revision'
        WHEN is_anchored AND money_match NOT IN ('other', 'none') AND score >= 3.5 AND (NOT is_same_article OR money_match = 'same' OR is_restated) THEN 'join'
        WHEN is_repeat AND money_match <> 'other' THEN 'repeat'
        WHEN NOT is_anchored AND NOT (payer_match = 0 AND is_same_conversion AND money_match = 'other') THEN 'apart'
        WHEN money_match NOT IN ('other', 'none') AND score >= 2.5 THEN 'doubt'
        WHEN money_match <> 'other' OR kind_match < 1 THEN 'apart'
        WHEN is_correction AND is_same_article AND payer_match >= 0 AND object_match >= 0 AND (money_log_ratio <= 0.7 OR is_swapped OR is_lost_unit(money_log_ratio)) THEN 'revision'
        -- the sum that many pay is not that of one of them, nor a whole its slice
        WHEN is_same_article OR is_share THEN 'apart'
        -- what was haggled over for 46 and signed for 48 is bought once
        WHEN is_purchase AND is_earlier_open AND payer_match = 2 AND object_match >= 2 AND money_log_ratio <= 0.7 AND said_gap_days BETWEEN 1 AND 800 THEN 'revision'
        -- a round that was talked of, and closed at another sum
        WHEN is_both_raised AND is_earlier_open AND NOT is_of_earlier AND object_match >= 2 AND payer_match >= 0 AND money_log_ratio <= 0.5 AND said_gap_days BETWEEN 1 AND 100 THEN 'revision'
        WHEN is_later_settling AND money_log_ratio <= 1.6 AND payer_match >= 1 AND kind_match = 2 AND object_match >= 2 AND said_gap_days BETWEEN 1 AND 800 THEN 'revision if printed'
        WHEN is_later_revising AND money_log_ratio <= CASE WHEN is_later_greater THEN 2.31 ELSE 1.6 END AND payer_match >= 1 AND turn_days BETWEEN 1 AND 800
            AND object_match >= 0 AND (
                object_match >= 2 OR period_match = 1 OR destination_match = 1 OR is_object_told
                OR payer_match = 2 AND kind_match = 2 AND (object_match = 1 OR is_object_open AND (n_digits >= 2 OR is_later_stepping))
            ) THEN 'revision if printed'
        WHEN payer_match = 2 AND object_match >= 0 AND kind_match = 2 AND said_gap_days > 20 AND is_later_fresh AND NOT is_both_slice AND money_log_ratio <= 0.7
            AND period_iou >= 0.9 AND period_days BETWEEN 80 AND 3700 AND (object_match >= 2 OR is_both_whole AND is_both_general AND (destination_match = 1 OR period_days <= 370))
            THEN 'revision'
        WHEN is_other_time THEN CASE WHEN is_repeat THEN 'repeat' ELSE 'apart' END
        WHEN payer_match = 2 AND object_match >= 0 AND kind_match = 2 AND period_iou >= 0.5 AND period_days >= 300 AND gap_days <= 30
            AND (money_log_ratio <= CASE WHEN period_days >= 700 THEN 1.4 ELSE 0.35 END OR is_lost_unit(money_log_ratio) AND said_gap_days <= 30) THEN 'conflict'
        WHEN (payer_match = 2 OR is_both_raised) AND object_match >= 2 AND kind_match = 2 AND gap_days <= 7
            AND (money_log_ratio <= 0.7 OR is_lost_unit(money_log_ratio)) THEN 'conflict'
        WHEN payer_match = 2 AND kind_match >= 1 AND said_gap_days <= 14 AND object_match >= 0 AND is_same_conversion AND (is_swapped OR is_lost_unit(money_log_ratio)) THEN 'conflict'
        WHEN payer_match = 0 AND kind_match = 2 AND said_gap_days <= 7 AND object_match >= 0 AND destination_match = 1 AND n_digits >= 2 AND is_same_conversion
            AND (is_swapped OR is_lost_unit(money_log_ratio)) THEN 'conflict'
        WHEN payer_match = 2 AND kind_match = 2 AND said_gap_days <= 7 AND is_swapped
            AND (object_match >= 2 OR object_match >= 0 AND (destination_match = 1 OR is_same_news OR n_digits >= 3 AND said_gap_days <= 3) OR n_digits >= 4) THEN 'conflict'
        WHEN payer_match = 2 AND kind_match = 2 AND said_gap_days <= 7 AND object_match >= 0 AND n_digits >= 2 AND is_misnamed THEN 'conflict'
        WHEN payer_match = 2 AND kind_match >= 1 AND said_gap_days <= 7 AND is_same_news AND (money_log_ratio <= 0.7 OR is_lost_unit(money_log_ratio)) THEN 'conflict'
        WHEN payer_match = 2 AND kind_match = 2 AND said_gap_days <= 3 AND object_match >= 0 AND is_lost_unit(money_log_ratio)
            AND (n_digits >= 2 OR object_match = 1 AND destination_match = 1) THEN 'conflict'
        WHEN is_repeat THEN 'repeat'
        ELSE 'apart'
    END AS verdict,
    concat_ws(
        ' ',
        'payer=' || CASE payer_match WHEN 2 THEN 'same' WHEN 1 THEN 'alike' WHEN 0 THEN 'unknown' ELSE 'other' END,
        'object=' || CASE object_match WHEN 3 THEN 'same' WHEN 2 THEN 'same' WHEN 1 THEN 'general' WHEN 0 THEN 'unknown' ELSE 'other' END,
        'destination=' || CASE destination_match WHEN 1 THEN 'same' WHEN 0 THEN 'unknown' ELSE 'other' END,
        'period=' || CASE period_match WHEN 1 THEN 'same' WHEN 0 THEN 'unknown' ELSE 'other' END,
        'kind=' || CASE kind_match WHEN 2 THEN 'same' WHEN 1 THEN 'akin' ELSE 'other' END,
        'money=' || money_match,
        'days=' || gap_days,
        CASE WHEN is_same_digits AND money_match = 'other' AND is_lost_unit(money_log_ratio) THEN 'digits=same' END,
        CASE WHEN is_same_news THEN 'sentence=alike' END
    ) AS features,
    later_claim,
    earlier_currency,
    earlier_v,
    is_repeat
FROM judged
WHERE verdict <> 'apart';

INSERT INTO resolve_pairs
WITH disputed AS (
    SELECT compared.*, a.article_id AS article_a, b.article_id AS article_b, a.v AS v_a, b.v AS v_b, a.currency AS currency_a, b.currency AS currency_b
    FROM resolve_compared AS compared
    JOIN resolve_facts AS a ON a.claim_id = compared.claim_a
    JOIN resolve_facts AS b ON b.claim_id = compared.claim_b
    WHERE compared.verdict IN ('conflict', 'revision', 'revision if printed')
),
printed AS (
    SELECT disputed.claim_a, disputed.claim_b
    FROM disputed
    JOIN amounts ON amounts.article_id = disputed.article_a AND amounts.currency = disputed.currency_b
        AND abs(ln(CAST(nullif(amounts.value, 0) AS DOUBLE) / disputed.v_b)) <= 0.03
        AND NOT (disputed.currency_a = disputed.currency_b AND amounts.value = disputed.v_a)  -- 4273억 is no 4237억 printed beside
    UNION
    SELECT disputed.claim_a, disputed.claim_b
    FROM disputed
    JOIN amounts ON amounts.article_id = disputed.article_b AND amounts.currency = disputed.currency_a
        AND abs(ln(CAST(nullif(amounts.value, 0) AS DOUBLE) / disputed.v_a)) <= 0.03
        AND NOT (disputed.currency_a = disputed.currency_b AND amounts.value = disputed.v_b)
)
SELECT
    compared.claim_a,
    compared.claim_b,
    compared.score,
    CASE
        WHEN compared.verdict = 'conflict' AND printed.claim_a IS NOT NULL THEN 'apart'
        WHEN compared.verdict = 'revision if printed' AND earlier.claim_id IS NULL THEN 'repeat'
        WHEN compared.verdict = 'revision if printed' THEN 'revision'
        ELSE compared.verdict
    END AS verdict,
    compared.features
FROM resolve_compared AS compared
LEFT JOIN printed ON printed.claim_a = compared.claim_a AND printed.claim_b = compared.claim_b
LEFT JOIN (SELECT DISTINCT claim_id, currency, v FROM resolve_earlier_figures) AS earlier
    ON compared.verdict = 'revision if printed' AND earlier.claim_id = compared.later_claim AND earlier.currency = compared.earlier_currency
    AND abs(ln(earlier.v / compared.earlier_v)) <= 0.005
WHERE NOT (compared.verdict = 'conflict' AND printed.claim_a IS NOT NULL) AND NOT (compared.verdict = 'revision if printed' AND earlier.claim_id IS NULL AND NOT compared.is_repeat);

RESET preserve_insertion_order;
