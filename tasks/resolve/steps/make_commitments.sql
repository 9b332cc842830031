-- one row a deal resolved in this run, before umbrellas and totals are settled
CREATE OR REPLACE TEMP MACRO money_low(value, qualifier, low) AS CASE
    WHEN qualifier IN ('at_most', 'less_than') THEN NULL WHEN qualifier IN ('range', 'band') THEN low ELSE value
END;
CREATE OR REPLACE TEMP MACRO money_high(value, qualifier, high) AS CASE
    WHEN qualifier IN ('at_least', 'more_than') THEN NULL WHEN qualifier IN ('range', 'band') THEN high ELSE value
END;
CREATE OR REPLACE TEMP MACRO money_mid(value, qualifier, low, high) AS CASE
    WHEN qualifier IN ('range', 'band') THEN CAST((low + high) / 2 AS DECIMAL(38, 4)) ELSE value
END;
CREATE OR REPLACE TEMP MACRO in_units(value, rate) AS CAST(round(value * CAST(rate AS DECIMAL(18, 12)), 4) AS DECIMAL(38, 4));

CREATE OR REPLACE TEMP TABLE resolve_details AS
SELECT
    members.commitment_id,
    members.group_no,
    facts.claim_id,
    facts.article_id,
    facts.said_on,
    facts.kind,
    facts.status,
    facts.about_ai,
    facts.doubt,
    facts.amount_surface,
    facts.amount_value,
    facts.amount_qualifier,
    facts.converted_value,
    facts.currency,
    facts.per,
    facts.is_cumulative,
    facts.is_statistic,
    facts.currency = 'KRW' AND coalesce(facts.payer.country_code <> 'KR', facts.converted_currency IS NOT NULL) AS is_in_won_of_a_stranger,
    facts.period_start,
    facts.period_end,
    facts.n_digits,
    facts.recipient,
    facts.destination_country_code,
    facts.usd_per_unit,
    facts.krw_per_unit,
    facts.rate_on,
    facts.rate_source,
    money_low(facts.amount_value, facts.amount_qualifier, facts.amount_low) AS low,
    money_mid(facts.amount_value, facts.amount_qualifier, facts.amount_low, facts.amount_high) AS mid,
    money_high(facts.amount_value, facts.amount_qualifier, facts.amount_high) AS high,
    facts.fact_key,
    voices.voice,
    replaced.commitment_id IS NOT NULL AS is_replaced,
    CASE WHEN facts.usd_converted IS NULL THEN 0 WHEN abs(ln(facts.usd_converted / facts.usd)) <= 0.15 THEN 1 ELSE -1 END AS fit,
    CASE facts.amount_qualifier WHEN 'exact' THEN 3 WHEN 'about' THEN 2 WHEN 'range' THEN 1 WHEN 'band' THEN 0 ELSE 2 END AS exactness
FROM resolve_members AS members
JOIN resolve_facts AS facts ON facts.claim_id = members.claim_id
JOIN resolve_voices AS voices ON voices.commitment_id = members.commitment_id AND voices.article_id = facts.article_id
LEFT JOIN resolve_replaced AS replaced ON replaced.commitment_id = members.commitment_id AND replaced.group_no = members.group_no;

CREATE OR REPLACE TEMP TABLE resolve_values AS
WITH printed AS (
    SELECT
        commitment_id,
        group_no,
        bool_and(is_replaced) AS is_replaced,
        bool_and(doubt IS NOT NULL) AS is_doubted,
        bool_and(status IN ('reported', 'forecast')) AS is_rumoured,
        bool_and(amount_value IS NULL) AS is_unpriced,
        count(DISTINCT voice) AS n_voices,
        coalesce(max(fit) FILTER (WHERE fit = 1), min(fit)) AS fit,
        max(exactness) AS exactness,
        max(n_digits) AS n_digits,
        min(coalesce(said_on, DATE '9999-12-31')) AS first_said_on,
        min(claim_id) AS first_claim_id,
        median(CAST(mid AS DOUBLE) * CAST(usd_per_unit AS DOUBLE)) FILTER (WHERE doubt IS NULL) AS usd
    FROM resolve_details
    GROUP BY commitment_id, group_no
)
SELECT
    *,
    row_number() OVER (
        PARTITION BY commitment_id
        ORDER BY is_unpriced, is_replaced, is_doubted, is_rumoured, n_voices DESC, fit DESC, exactness DESC, n_digits DESC, first_said_on, first_claim_id
    ) AS value_no
FROM printed;

CREATE OR REPLACE TEMP TABLE resolve_leading AS
WITH printed AS (
    SELECT
        details.*,
        count(*) OVER (PARTITION BY details.commitment_id, details.currency) AS n_in_currency,
        count(*) OVER (PARTITION BY details.commitment_id, details.currency, details.amount_value, details.amount_qualifier) AS n_alike
    FROM resolve_details AS details
    JOIN resolve_values AS front ON front.commitment_id = details.commitment_id AND front.group_no = details.group_no AND front.value_no = 1
),
named AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY commitment_id
            ORDER BY
                doubt IS NOT NULL, status IN ('reported', 'forecast'), coalesce(is_in_won_of_a_stranger, FALSE), n_in_currency DESC, n_alike DESC, fit DESC, exactness DESC, n_digits DESC,
                coalesce(said_on, DATE '9999-12-31'), claim_id
        ) AS place
    FROM printed
),
ranked AS (
    SELECT
        commitment_id,
        max(value_no) FILTER (WHERE NOT is_unpriced) AS n_all,
        count(*) FILTER (WHERE NOT is_replaced AND NOT is_unpriced) AS n_live,
        min(usd) FILTER (WHERE NOT is_replaced AND NOT is_doubted) AS usd_least,
        max(usd) FILTER (WHERE NOT is_replaced AND NOT is_doubted) AS usd_greatest,
        bool_or(is_replaced) AS is_revised,
        arg_min({'n_voices': n_voices, 'fit': fit, 'exactness': exactness, 'n_digits': n_digits, 'is_doubted': is_doubted, 'is_rumoured': is_rumoured}, value_no)
            FILTER (WHERE value_no = 1) AS first_place,
        arg_min({'n_voices': n_voices, 'fit': fit, 'exactness': exactness, 'n_digits': n_digits, 'is_doubted': is_doubted, 'is_rumoured': is_rumoured}, value_no)
            FILTER (WHERE value_no = 2 AND NOT is_replaced AND NOT is_unpriced) AS second_place
    FROM resolve_values
    GROUP BY commitment_id
)
SELECT
    named.*,
    coalesce(ranked.n_live, 0) AS n_values,
    ranked.usd_least,
    ranked.usd_greatest,
    ranked.is_revised,
    coalesce(ranked.n_live >= 2 AND ranked.usd_greatest > ranked.usd_least * 1.05, FALSE) AS has_conflict,
    CASE
        WHEN ranked.n_all IS NULL THEN 'no claim gives an amount'
        WHEN ranked.n_all = 1 THEN 'the only value'
        WHEN ranked.second_place IS NULL THEN 'latest revision'
        WHEN ranked.second_place.is_doubted AND NOT ranked.first_place.is_doubted THEN 'the others are doubted'
        WHEN ranked.second_place.is_rumoured AND NOT ranked.first_place.is_rumoured THEN 'the others are rumours'
        WHEN ranked.first_place.n_voices > ranked.second_place.n_voices THEN 'most voices (' || ranked.first_place.n_voices || ' against ' || ranked.second_place.n_voices || ')'
        WHEN ranked.first_place.fit > ranked.second_place.fit AND ranked.first_place.fit = 1 THEN 'its own conversion fits'
        WHEN ranked.first_place.fit > ranked.second_place.fit THEN 'the other''s conversion does not fit'
        WHEN ranked.first_place.exactness > ranked.second_place.exactness OR ranked.first_place.n_digits > ranked.second_place.n_digits THEN 'most exact'
        ELSE 'printed first'
    END AS leading_reason
FROM named
JOIN ranked ON ranked.commitment_id = named.commitment_id
WHERE named.place = 1;

CREATE OR REPLACE TEMP TABLE resolve_payers AS
WITH counted AS (
    SELECT
        members.commitment_id,
        parties.party_id,
        parties.is_nobody,
        min(parties.place) AS place,
        count(DISTINCT facts.article_id) AS n_articles,
        min(parties.organization_id) AS organization_id,
        bool_or(parties.is_recognised) AS is_recognised,
        mode(parties.party_kind ORDER BY parties.party_kind) AS party_kind,
        mode(parties.name ORDER BY parties.name) AS name,
        mode(parties.country_code ORDER BY parties.country_code) AS country_code
    FROM resolve_members AS members
    JOIN resolve_facts AS facts ON facts.claim_id = members.claim_id
    JOIN resolve_parties AS parties ON parties.claim_id = members.claim_id AND parties.role = 'payer'
    GROUP BY members.commitment_id, parties.party_id, parties.is_nobody
)
SELECT
    counted.commitment_id,
    arg_min(
        {
            'name': counted.name, 'organization_id': counted.organization_id,
            'kind': CASE WHEN counted.is_nobody THEN 'unknown' ELSE counted.party_kind END, 'country_code': counted.country_code,
            'is_recognised': counted.is_recognised OR counted.is_nobody
        },
        (counted.is_nobody, NOT counted.is_recognised, counted.party_kind = 'country', counted.place > 0, counted.country_code IS NULL, -counted.n_articles, counted.party_id)
    ) AS payer
FROM counted
GROUP BY counted.commitment_id;

CREATE OR REPLACE TEMP TABLE resolve_fresh AS
WITH summed AS (
    SELECT
        commitment_id,
        arg_max(kind, (n, -CAST(enum_code(kind) AS INTEGER))) AS kind
    FROM (SELECT commitment_id, kind, count(DISTINCT article_id) AS n FROM resolve_details GROUP BY commitment_id, kind)
    GROUP BY commitment_id
),
counted AS (
    SELECT
        commitment_id,
        count(*) AS n_claims,
        count(DISTINCT article_id) AS n_articles,
        count(DISTINCT voice) AS n_voices,
        min(said_on) AS first_seen_on,
        max(said_on) AS last_seen_on,
        bool_or(about_ai) AS about_ai,
        mode(recipient ORDER BY recipient) AS recipient,
        mode(destination_country_code ORDER BY destination_country_code) AS destination_country_code,
        arg_max({'period_start': period_start, 'period_end': period_end}, (period_start IS NOT NULL AND period_end IS NOT NULL, period_end, period_start, claim_id))
            FILTER (WHERE period_end IS NOT NULL OR period_start IS NOT NULL) AS period,
        max(CASE status WHEN 'done' THEN 4 WHEN 'announced' THEN 3 WHEN 'planned' THEN 2 WHEN 'reported' THEN 1 WHEN 'forecast' THEN 0 END) AS rung,
        max(coalesce(said_on, DATE '1900-01-01')) FILTER (WHERE status IN ('done', 'announced', 'planned')) AS last_upheld_on,
        max(coalesce(said_on, DATE '1900-01-01')) FILTER (WHERE status IN ('denied', 'cancelled')) AS last_undone_on,
        arg_max(status, (coalesce(said_on, DATE '1900-01-01'), status)) FILTER (WHERE status IN ('denied', 'cancelled')) AS undone_as
    FROM resolve_details
    GROUP BY commitment_id
),
votes AS (
    SELECT
        details.commitment_id,
        count(DISTINCT voice) FILTER (WHERE details.status IN ('done', 'announced', 'planned') AND coalesce(said_on, DATE '1900-01-01') = last_undone_on) AS n_upholding,
        count(DISTINCT voice) FILTER (WHERE details.status IN ('denied', 'cancelled') AND coalesce(said_on, DATE '1900-01-01') = last_undone_on) AS n_undoing
    FROM resolve_details AS details
    JOIN counted ON counted.commitment_id = details.commitment_id AND counted.last_undone_on IS NOT NULL
    GROUP BY details.commitment_id
)
SELECT
    front.commitment_id,
    payers.payer.name AS payer,
    payers.payer.organization_id AS payer_organization_id,
    coalesce(payers.payer.kind, 'unknown') AS payer_kind,
    payers.payer.country_code AS payer_country_code,
    counted.destination_country_code,
    coalesce(front.recipient, counted.recipient) AS recipient,
    summed.kind,
    CASE
        WHEN counted.last_undone_on IS NOT NULL AND (
            counted.last_upheld_on IS NULL OR counted.last_undone_on > counted.last_upheld_on
            OR counted.last_undone_on = counted.last_upheld_on AND votes.n_undoing >= votes.n_upholding
        ) THEN counted.undone_as
        ELSE CAST(CASE counted.rung WHEN 4 THEN 'done' WHEN 3 THEN 'announced' WHEN 2 THEN 'planned' WHEN 1 THEN 'reported' ELSE 'forecast' END AS claim_status)
    END AS status,
    front.amount_value AS value,
    front.currency,
    front.amount_qualifier AS qualifier,
    front.low AS value_low,
    front.high AS value_high,
    in_units(front.low, front.usd_per_unit) AS usd_low,
    in_units(front.mid, front.usd_per_unit) AS usd_mid,
    in_units(front.high, front.usd_per_unit) AS usd_high,
    in_units(front.low, front.krw_per_unit) AS krw_low,
    in_units(front.mid, front.krw_per_unit) AS krw_mid,
    in_units(front.high, front.krw_per_unit) AS krw_high,
    front.usd_per_unit,
    front.krw_per_unit,
    front.rate_on,
    front.rate_source,
    front.per,
    CASE WHEN front.period_start IS NULL AND front.period_end IS NULL THEN counted.period.period_start ELSE front.period_start END AS period_start,
    CASE WHEN front.period_start IS NULL AND front.period_end IS NULL THEN counted.period.period_end ELSE front.period_end END AS period_end,
    counted.n_claims,
    counted.n_articles,
    counted.n_voices,
    counted.first_seen_on,
    counted.last_seen_on,
    counted.about_ai,
    front.claim_id AS leading_claim_id,
    front.leading_reason,
    front.n_values,
    CAST(round(front.usd_least, 4) AS DECIMAL(38, 4)) AS usd_least,
    CAST(round(front.usd_greatest, 4) AS DECIMAL(38, 4)) AS usd_greatest,
    coalesce(front.is_revised, FALSE) AS is_revised,
    front.has_conflict,
    front.is_cumulative,
    front.is_statistic,
    coalesce(payers.payer.is_recognised, TRUE) AS is_payer_recognised,
    front.doubt IS NOT NULL AS is_doubted
FROM resolve_leading AS front
JOIN counted ON counted.commitment_id = front.commitment_id
JOIN summed ON summed.commitment_id = front.commitment_id
LEFT JOIN votes ON votes.commitment_id = front.commitment_id
LEFT JOIN resolve_payers AS payers ON payers.commitment_id = front.commitment_id;
