-- one row a claim of a current article: what it is compared by, and its money in dollars and won on the day it was said
CREATE OR REPLACE TEMP TABLE resolve_roles AS
SELECT
    claim_id,
    coalesce(list_sort(list(DISTINCT party_id) FILTER (WHERE role = 'payer' AND NOT is_nobody)), []) AS payer_ids,
    coalesce(list_sort(list_distinct(flatten(list(line_ids) FILTER (WHERE role IN ('payer', 'side') AND NOT is_nobody)))), []) AS payer_lines,
    coalesce(list_sort(list(DISTINCT root_id) FILTER (WHERE role IN ('payer', 'side') AND NOT is_nobody)), []) AS payer_roots,
    coalesce(list_sort(list(DISTINCT key) FILTER (WHERE role = 'payer' AND NOT is_nobody)), []) AS payer_keys,
    coalesce(list(DISTINCT lower(replace(name, ' ', ''))) FILTER (WHERE role = 'payer' AND NOT is_nobody AND length(name) >= 2), []) AS payer_names,
    coalesce(list(DISTINCT lower(replace(name, ' ', ''))) FILTER (WHERE role = 'side' AND NOT is_nobody AND length(name) >= 2), []) AS seller_names,
    -- (캐나다 자산운용사 is any of that home)
    coalesce(bool_or(role = 'payer' AND NOT is_nobody AND is_recognised AND party_kind <> 'country' AND NOT regexp_matches(key, getvariable('resolve_bodies'))), FALSE) AS is_payer_known,
    coalesce(list_sort(list(DISTINCT party_id) FILTER (WHERE role = 'object' AND len(line_ids) > 0)), []) AS object_ids,
    coalesce(list_sort(list_distinct(flatten(list(line_ids) FILTER (WHERE role = 'object')))), []) AS object_lines,
    coalesce(list_sort(list(DISTINCT root_id) FILTER (WHERE role = 'object' AND len(line_ids) > 0)), []) AS object_roots,
    arg_min(CASE WHEN party_kind = 'country' AND place < 1 THEN NULL ELSE key END, (place, key)) FILTER (WHERE role = 'object') AS object_key,
    arg_min(name, (place, key)) FILTER (WHERE role = 'object') AS object_name,
    arg_min(country_code, (place, party_id)) FILTER (WHERE role = 'object' AND len(line_ids) > 0) AS object_country_code,
    arg_min({'name': name, 'party_id': party_id, 'organization_id': organization_id, 'country_code': country_code, 'kind': party_kind}, (place, party_id))
        FILTER (WHERE role = 'payer') AS payer,
    coalesce(bool_or(is_nobody AND (role = 'object' AND place < 0 OR role = 'payer' AND place = 0 AND country_code IS NOT NULL)), FALSE) AS is_statistic
FROM resolve_new_parties
GROUP BY claim_id;

CREATE OR REPLACE TEMP TABLE resolve_new_facts AS
WITH printed AS (
    SELECT
        claims.*,
        amounts.converted_value,
        amounts.converted_currency,
        amounts.plausible_value,
        amounts.surface AS amount_surface,
        left(claims.surface, CAST(greatest(amounts.span_start - claims.span_start, 0) AS BIGINT)) AS words_before,
        grown.claim_id IS NOT NULL AS has_addition,
        coalesce(
            told_month(claims.surface, claims.said_on),
            -- a promise whose time is one whole month that is over was made then: 2월에도 투자하겠다고 밝혔다
            CASE
                WHEN claims.status IN ('reported', 'planned', 'announced') AND claims.period_end < claims.said_on
                    AND claims.period_start = date_trunc('month', claims.period_end) AND claims.period_end = last_day(claims.period_end) THEN claims.period_start
            END
        ) AS told_on,
        CAST(claims.amount_value AS DOUBLE) AS v,
        CAST(coalesce(whole.amount_value, spoken.value) AS DOUBLE) AS whole_v,
        coalesce(whole.currency, spoken.currency) AS whole_currency,
        length(regexp_extract(split_part(CAST(claims.amount_value AS VARCHAR), '.', 1), '0*$')) AS n_zeros
    FROM resolve_claims AS claims
    LEFT JOIN amounts ON amounts.amount_id = claims.amount_id
    LEFT JOIN claims AS whole ON whole.claim_id = claims.part_of_claim_id AND whole.amount_value > 0
    -- 150조 원 중 30조 원: the sum of the same sentence that it is a share of
    LEFT JOIN (
        SELECT share.claim_id, arg_max(total.value, total.span_start) AS value, any_value(total.currency) AS currency
        FROM resolve_claims AS share
        JOIN amounts AS own ON own.amount_id = share.amount_id
        JOIN amounts AS total ON total.article_id = share.article_id AND total.currency = share.currency AND total.value > share.amount_value
            AND total.span_start >= share.span_start AND total.span_end <= own.span_start
        WHERE regexp_matches(left(share.surface, CAST(greatest(own.span_start - share.span_start, 0) AS BIGINT)), getvariable('resolve_slices'))
        GROUP BY share.claim_id
    ) AS spoken ON spoken.claim_id = claims.claim_id
    LEFT JOIN (
        SELECT DISTINCT total.claim_id
        FROM resolve_claims AS total
        JOIN resolve_beside AS added ON added.article_id = total.article_id AND added.actor = total.actor AND added.currency = total.currency
            AND added.amount_value < total.amount_value AND added.span_start <= total.span_start AND regexp_matches(added.surface, getvariable('resolve_additions'))
        -- 당초 38억 달러 and 13억 달러 more are 52억 달러: one plan, revised
        WHERE NOT EXISTS (
            SELECT 1
            FROM amounts AS former
            JOIN articles ON articles.article_id = former.article_id
            WHERE former.article_id = total.article_id AND former.currency = total.currency
                AND abs(former.value + added.amount_value - total.amount_value) <= 0.01 * total.amount_value
                AND regexp_matches(substr(articles.body, greatest(CAST(former.span_start AS BIGINT) - 30, 0) + 1, 30), getvariable('resolve_formers'))
        )
    ) AS grown ON grown.claim_id = claims.claim_id
),
bounded AS (
    SELECT
        *,
        greatest(0.005, least(0.025, 0.5 * pow(10, n_zeros) / nullif(v, 0))) AS tolerance,
        length(split_part(CAST(amount_value AS VARCHAR), '.', 1)) - n_zeros AS n_digits
    FROM printed
)
SELECT
    claims.claim_id,
    claims.fact_key,
    claims.article_id,
    claims.said_on,
    claims.priced_on,
    claims.span_start,
    claims.surface,
    claims.amount_surface,
    claims.kind,
    CASE
        WHEN claims.status = 'planned' AND claims.actor IS NOT NULL
            AND NOT regexp_matches(regexp_replace(claims.surface, getvariable('resolve_vows'), '', 'g'), getvariable('resolve_plans'))
            THEN CAST('announced' AS claim_status)
        ELSE claims.status
    END AS status,
    claims.about_ai,
    claims.per,
    claims.is_cumulative OR coalesce(regexp_matches(claims.words_before, getvariable('resolve_cumulatives')), FALSE)
    OR claims.has_addition AND coalesce(regexp_matches(claims.words_before, getvariable('resolve_totals')), FALSE)
    OR claims.kind = 'contract' AND regexp_matches(claims.surface, getvariable('resolve_orders_to_date')) AS is_cumulative,
    claims.doubt,
    claims.part_of_claim_id,
    coalesce(roles.object_name, claims.recipient) AS recipient,
    claims.amount_value,
    claims.currency,
    claims.amount_qualifier,
    claims.amount_low,
    claims.amount_high,
    claims.converted_value,
    claims.converted_currency,
    claims.period_start,
    claims.period_end,
    claims.n_digits,
    claims.n_zeros,
    -- 32 and 23 are one figure the wrong way round
    CASE WHEN claims.n_digits BETWEEN 2 AND 4 THEN CAST(left(CAST(claims.amount_value AS VARCHAR), claims.n_digits) AS INTEGER) END AS figures,
    claims.kind = 'funding_raised' AS is_raised,
    claims.v,
    claims.whole_v,
    claims.whole_currency,
    CASE
        WHEN claims.amount_qualifier IN ('range', 'band') THEN CAST(claims.amount_low AS DOUBLE) * 0.99
        WHEN claims.amount_qualifier IN ('at_most', 'less_than') THEN claims.v * 0.75
        WHEN claims.amount_qualifier = 'nearly' THEN claims.v * 0.88
        WHEN claims.amount_qualifier = 'about' THEN claims.v * 0.96
        ELSE claims.v * (1 - claims.tolerance)
    END AS v_low,
    CASE
        WHEN claims.amount_qualifier IN ('range', 'band') THEN CAST(coalesce(claims.amount_high, claims.amount_value) AS DOUBLE) * 1.01
        WHEN claims.amount_qualifier IN ('at_least', 'more_than') THEN claims.v * 1.25
        WHEN claims.amount_qualifier = 'about' THEN claims.v * 1.04
        ELSE claims.v * (1 + claims.tolerance)
    END AS v_high,
    CAST(claims.plausible_value AS DOUBLE) AS v_plausible,
    CAST(claims.converted_value AS DOUBLE) AS v_converted,
    CAST(rates.usd_per_unit AS DOUBLE) AS usd_rate,
    CAST(rates.usd_per_unit AS DOUBLE) * claims.v AS usd,
    CAST(rates.usd_per_unit AS DOUBLE) * CAST(coalesce(claims.plausible_value, claims.amount_value) AS DOUBLE) AS usd_meant,
    CAST(other.usd_per_unit AS DOUBLE) * CAST(claims.converted_value AS DOUBLE) AS usd_converted,
    rates.usd_per_unit,
    rates.krw_per_unit,
    rates.rate_on,
    rates.source || CASE WHEN claims.said_on IS NULL THEN ', of the day it was fetched' ELSE '' END AS rate_source,
    coalesce(roles.payer_ids, []) AS payer_ids,
    coalesce(roles.payer_lines, []) AS payer_lines,
    coalesce(roles.payer_roots, []) AS payer_roots,
    coalesce(roles.payer_keys, []) AS payer_keys,
    -- funds by their own names: 국민성장펀드 is who pays in one paper and what the state makes in another
    list_distinct(list_filter(
        regexp_extract_all(lower(claims.article_title || ' ' || claims.surface || ' ' || coalesce(roles.payer_keys[1], '')), '[가-힣a-z]{3,12}(?:펀드|기금)|[가-힣a-z]{2,12} (?:펀드|기금)'),
        lambda name: NOT regexp_matches(name, getvariable('resolve_plain_funds'))
    )) AS fund_names,
    list_distinct(list_concat(coalesce(roles.payer_names, []), coalesce(roles.payer_keys, []))) AS payer_names,
    coalesce(roles.seller_names, []) AS seller_names,
    coalesce(roles.is_payer_known, FALSE) AS is_payer_known,
    coalesce(regexp_matches(roles.payer_keys[1], getvariable('resolve_treasuries')), FALSE) AS is_treasury,
    coalesce(roles.object_ids, []) AS object_ids,
    coalesce(roles.object_lines, []) AS object_lines,
    coalesce(roles.object_roots, []) AS object_roots,
    coalesce(roles.object_key, '') AS object_key,
    regexp_replace(coalesce(roles.object_key, ''), getvariable('resolve_generic_objects'), '', 'g') AS object_core,
    regexp_replace(name_key(regexp_extract(trim(coalesce(roles.object_name, '')), '\S+$')), getvariable('resolve_generic_objects'), '', 'g') AS object_tail,
    roles.payer,
    coalesce(roles.is_statistic, FALSE)
    OR len(coalesce(roles.payer_ids, [])) = 0 AND claims.kind IN ('investment', 'funding_raised') AND regexp_matches(claims.surface, getvariable('resolve_pledges')) AS is_statistic,
    coalesce(home_of(regions_of(claims.recipient)), claims.target_country, roles.object_country_code, CASE WHEN claims.kind = 'funding_raised' THEN claims.actor_country END)
        AS destination_country_code,
    -- public money whose place nobody names stays at home, for all that is said
    coalesce(claims.kind IN ('investment', 'fund') AND claims.target_country = claims.actor_country AND claims.recipient IS NULL, FALSE) AS is_home_by_default,
    regions_of(claims.recipient) AS regions,
    len(regions_of(claims.recipient)) > 0
    AND length(regexp_replace(regexp_replace(coalesce(roles.object_key, ''), getvariable('resolve_generic_objects'), '', 'g'), getvariable('resolve_places'), '', 'g')) <= 1 AS is_object_place,
    CASE WHEN len(regions_of(claims.surface)) = 1 THEN regions_of(claims.surface) ELSE [] END AS said_regions,
    words_of(claims.surface) AS words,
    words_of(claims.article_title) AS title_words,
    list_filter(
        regexp_extract_all(lower(coalesce(roles.object_name, claims.recipient, '')), '[가-힣a-z]{2,}'),
        lambda word: length(regexp_replace(word, getvariable('resolve_generic_objects'), '', 'g')) >= 2
    ) AS object_words,
    -- what a project is called: ‘스타게이트’
    list_filter(
        list_transform(regexp_extract_all(claims.surface, '[‘“「《''"]([가-힣A-Za-z0-9 -]{3,14})[’”」》''"]', 1), lambda name: lower(replace(name, ' ', ''))),
        lambda name: length(regexp_replace(name, getvariable('resolve_generic_objects'), '', 'g')) >= 3
    ) AS project_names,
    regexp_matches(claims.surface, getvariable('resolve_revisions')) AS is_revising,
    regexp_matches(claims.surface, getvariable('resolve_steppings')) AS is_stepping,
    regexp_matches(claims.surface, getvariable('resolve_outlays')) AS is_outlay,
    regexp_matches(claims.surface, getvariable('resolve_settlings')) AS is_settling,
    regexp_matches(claims.article_title || ' ' || claims.surface, getvariable('resolve_corrections')) AS is_correcting,
    regexp_matches(claims.surface, getvariable('resolve_corrected')) AS is_corrected,
    regexp_matches(claims.surface, getvariable('resolve_additions')) AS is_adding,
    regexp_matches(claims.surface, getvariable('resolve_recalls')) AS is_recalling,
    regexp_matches(claims.surface, getvariable('resolve_earlier_ones')) AS is_earlier,
    regexp_matches(claims.surface, getvariable('resolve_asides')) AS is_aside,
    claims.kind = 'budget' AND regexp_matches(claims.surface, getvariable('resolve_passings')) AND NOT regexp_matches(claims.surface, getvariable('resolve_cabinets')) AS is_passed,
    coalesce(regexp_matches(claims.words_before, getvariable('resolve_years_alone')), FALSE) AS is_year_alone,
    coalesce(claims.per = 'year' OR claims.period_end - claims.period_start <= 370, FALSE) AS is_of_year,
    claims.part_of_claim_id IS NOT NULL OR regexp_matches(claims.surface, getvariable('resolve_slices')) AS is_slice,
    len(coalesce(roles.payer_ids, [])) > 1 OR is_of_many(claims.surface) AS is_joint,
    lower(replace(claims.context || claims.surface, ' ', '')) AS context,
    coalesce(claims.amount_qualifier NOT IN ('exact', 'range'), FALSE) AS is_loose,
    claims.told_on,
    -- when it was done, or a plan that runs was told first, where the claim looks back
    CASE
        WHEN claims.told_on IS NOT NULL THEN claims.told_on
        WHEN claims.status = 'done' AND claims.period_end < claims.said_on - 30 THEN claims.period_start
        WHEN claims.status <> 'done' AND claims.period_end >= claims.said_on AND claims.period_start < claims.said_on - 60 THEN claims.period_start
        ELSE claims.said_on
    END AS happened_from,
    CASE WHEN claims.told_on IS NOT NULL THEN last_day(claims.told_on) WHEN claims.status = 'done' AND claims.period_end < claims.said_on - 30 THEN claims.period_end ELSE claims.said_on END
        AS happened_to,
    coalesce(claims.told_on = claims.period_start AND claims.period_end <= last_day(claims.told_on), FALSE) AS has_told_period,
    list_transform(
        list_filter(
            regexp_extract_all(lower(replace(replace(claims.surface, ',', ''), ' ', '')), getvariable('resolve_counts')),
            lambda found: length(found) >= 4 OR contains(found, '만')
        ),
        lambda found: count_of(found)
    ) AS counts
FROM bounded AS claims
LEFT JOIN resolve_roles AS roles ON roles.claim_id = claims.claim_id
LEFT JOIN resolve_rates AS rates ON rates.currency = claims.currency AND rates.priced_on = claims.priced_on
LEFT JOIN resolve_rates AS other ON other.currency = claims.converted_currency AND other.priced_on = claims.priced_on;
