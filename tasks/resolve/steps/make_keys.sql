-- one row a changed claim and block key: claims that share one are compared, no others
CREATE OR REPLACE TEMP TABLE resolve_keys AS
WITH sums AS (
    SELECT claim_id, unnest(list_distinct([usd, usd_converted, usd_meant])) AS usd, v_low / v AS low, v_high / v AS high
    FROM resolve_facts
    WHERE v > 0 AND usd > 0
    UNION ALL
    SELECT claim_id, v, v_low / v, v_high / v
    FROM resolve_facts
    WHERE v > 0 AND usd IS NULL
    UNION ALL
    SELECT claim_id, coalesce(usd, v), 1, 1
    FROM resolve_earlier_figures
),
buckets AS (
    SELECT DISTINCT
        claim_id,
        unnest(range(CAST(floor(ln(usd * least(low, 0.94)) / 0.25) AS BIGINT), CAST(floor(ln(usd * greatest(high, 1.06)) / 0.25) AS BIGINT) + 1)) AS bucket
    FROM sums
    WHERE usd > 0
),
anchors AS (
    SELECT claim_id, 'party ' || unnest(list_distinct(list_concat(payer_roots, object_roots))) AS anchor
    FROM resolve_facts
    UNION ALL
    SELECT claim_id, 'object ' || unnest(list_distinct([left(object_core, 2), left(object_tail, 2)]))
    FROM resolve_facts
    WHERE length(object_core) >= 2 AND length(object_tail) >= 2
    UNION ALL
    SELECT claim_id, 'object ' || left(object_core, 2)
    FROM resolve_facts
    WHERE length(object_core) >= 2 AND length(object_tail) < 2
),
-- what an undated page tells may be of any time in the year before it was fetched
days AS (
    SELECT
        claim_id,
        unnest(CASE WHEN said_on IS NOT NULL OR priced_on IS NULL THEN [0] ELSE [0, 128, 256, 384] END) AS days_before,
        coalesce(said_on, priced_on, DATE '1990-01-01') - DATE '1990-01-01' - days_before AS day,
        said_on IS NOT NULL AS is_dated
    FROM resolve_facts
    UNION ALL
    -- what was told long ago (올해 4월에는 …) stands with what was said then
    SELECT claim_id, 0, told_on - DATE '1990-01-01', TRUE
    FROM resolve_facts
    WHERE told_on < said_on - 100
),
marks AS (
    SELECT claim_id, unnest(payer_roots) AS root_id, kind, year(period_start) AS start_year, year(period_end) AS end_year, round((period_end - period_start) / 365.25) AS n_years
    FROM resolve_facts
    WHERE period_end - period_start >= 80 AND v > 0
)
SELECT hash('same', anchors.anchor, facts.currency, facts.amount_value) AS key, 'k' AS side, facts.claim_id
FROM resolve_facts AS facts
JOIN anchors ON anchors.claim_id = facts.claim_id
WHERE facts.v > 0
UNION
SELECT hash('same', anchors.anchor, earlier.currency, earlier.value), 'k', earlier.claim_id
FROM resolve_earlier_figures AS earlier
JOIN anchors ON anchors.claim_id = earlier.claim_id
UNION
SELECT hash('alike', anchors.anchor, buckets.bucket, unnest([days.day // 128, days.day // 128 + 1])), 'k', anchors.claim_id
FROM anchors
JOIN buckets ON buckets.claim_id = anchors.claim_id
JOIN days ON days.claim_id = anchors.claim_id
UNION
SELECT
    hash('destination', facts.destination_country_code, buckets.bucket, unnest([days.day // 14, days.day // 14 + 1])),
    CASE WHEN facts.is_payer_known THEN 'p' ELSE 'k' END,
    facts.claim_id
FROM resolve_facts AS facts
JOIN buckets ON buckets.claim_id = facts.claim_id
JOIN days ON days.claim_id = facts.claim_id AND days.is_dated
WHERE facts.destination_country_code IS NOT NULL
UNION
SELECT hash('sum', currency, amount_value, unnest(list_distinct(flatten(list_transform(days, lambda day: [day // 14, day // 14 + 1]))))), 'k', claim_id
FROM (
    SELECT
        claim_id, currency, amount_value,
        list_transform(CASE WHEN told_on IS NULL THEN [said_on] ELSE [said_on, told_on + 7, told_on + 21] END, lambda on_day: on_day - DATE '1990-01-01') AS days
    FROM (
        SELECT claim_id, currency, amount_value, told_on, said_on
        FROM resolve_facts
        WHERE n_digits >= 2 AND v > 0
        UNION ALL
        -- 40억 달러(5조8천억 원), for two papers that both convert it
        SELECT claim_id, converted_currency, converted_value, told_on, said_on
        FROM resolve_facts
        WHERE v > 0 AND length(rtrim(split_part(CAST(converted_value AS VARCHAR), '.', 1), '0')) >= 2
    )
    WHERE said_on IS NOT NULL
)
UNION
-- four figures are told of one thing
SELECT hash('figures', currency, amount_value), 'k', claim_id
FROM resolve_facts
WHERE n_digits >= 4 AND v > 0
UNION
SELECT hash('fund', unnest(fund_names), currency, amount_value), 'k', claim_id
FROM resolve_facts
WHERE v > 0
UNION
SELECT hash('plan', root_id, word, unnest([day // 256, day // 256 + 1])), side, claim_id
FROM (
    SELECT
        facts.claim_id, days.day, unnest(facts.payer_roots) AS root_id, CASE WHEN facts.is_revising THEN 'k' ELSE 'p' END AS side,
        unnest(CASE WHEN facts.is_revising THEN facts.words ELSE list_distinct(list_transform(facts.object_words, lambda word: left(word, 2))) END) AS word
    FROM resolve_facts AS facts
    JOIN days ON days.claim_id = facts.claim_id AND days.is_dated
    WHERE facts.v > 0
)
UNION
-- 110 and 11 of one payer
SELECT hash('digits', root_id, currency, figures, unnest([day // 256, day // 256 + 1])), 'k', claim_id
FROM (
    SELECT facts.claim_id, days.day, facts.currency, facts.figures, unnest(facts.payer_roots) AS root_id
    FROM resolve_facts AS facts
    JOIN days ON days.claim_id = facts.claim_id AND days.is_dated
    WHERE facts.v > 0 AND facts.figures IS NOT NULL
)
UNION
-- rounds that are talked of, and those that were closed
SELECT hash('round', object_id, unnest([day // 128, day // 128 + 1])), side, claim_id
FROM (
    SELECT
        facts.claim_id, days.day, unnest(facts.object_ids) AS object_id, CASE WHEN facts.status IN ('reported', 'planned', 'denied') THEN 'k' ELSE 'p' END AS side
    FROM resolve_facts AS facts
    JOIN days ON days.claim_id = facts.claim_id AND days.is_dated
    WHERE facts.is_raised AND facts.v > 0
)
UNION
SELECT hash('years', root_id, kind, start_year, end_year), 'k', claim_id
FROM marks
UNION
SELECT hash('span', root_id, kind, start_year, n_years), 'k', claim_id
FROM marks
UNION
SELECT hash('near', root_id, kind, unnest([day // 7, day // 7 + 1])), 'k', claim_id
FROM (
    SELECT
        facts.claim_id, facts.kind, days.day,
        unnest(list_concat(facts.payer_roots, CASE WHEN facts.is_raised THEN facts.object_roots ELSE [] END)) AS root_id
    FROM resolve_facts AS facts
    JOIN days ON days.claim_id = facts.claim_id AND days.is_dated
    WHERE facts.v > 0
);

DELETE FROM claim_blocks
WHERE claim_key IN (SELECT claim_key FROM resolve_stale);

INSERT INTO claim_blocks (block_key, side, claim_key)
SELECT key, side, hash(claim_id)
FROM resolve_keys
ORDER BY claim_id, key;
