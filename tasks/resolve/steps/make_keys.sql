-- one row a claim and block key: claims that share one are compared, no others
CREATE OR REPLACE TEMP TABLE resolve_keys AS
WITH sums AS (
    SELECT claim_id, unnest(list_distinct([usd, usd_converted, usd * v_plausible / v])) AS usd, v_low / v AS low, v_high / v AS high
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
    SELECT claim_id, 'p:' || unnest(list_concat(payer_roots, object_roots)) AS anchor, 'k' AS side
    FROM resolve_facts
    UNION ALL
    SELECT claim_id, 'c:' || left(object_core, 2), 'k'
    FROM resolve_facts
    WHERE length(object_core) >= 2 AND len(object_roots) = 0
    UNION ALL
    SELECT
        claim_id,
        'd:' || destination_country_code || unnest([fortnight, fortnight + 1]),
        CASE WHEN len(payer_ids) = 0 THEN 'u' ELSE 'k2' END
    FROM (SELECT *, (said_on - DATE '1990-01-01') // 14 AS fortnight FROM resolve_facts)
    WHERE destination_country_code IS NOT NULL AND said_on IS NOT NULL
),
spans AS (
    SELECT
        claim_id,
        unnest(payer_roots) AS root_id,
        kind,
        unnest(['s' || year(period_start), 'e' || year(period_end)]) AS mark
    FROM resolve_facts
    WHERE len(payer_roots) > 0 AND period_end - period_start >= 80 AND v > 0
),
near AS (
    SELECT claim_id, unnest(list_concat(payer_roots, CASE WHEN is_raised THEN object_roots ELSE [] END)) AS root_id, (said_on - DATE '1990-01-01') // 7 AS week
    FROM resolve_facts
    WHERE said_on IS NOT NULL AND v > 0
)
SELECT hash(anchors.anchor, buckets.bucket) AS key, anchors.side, anchors.claim_id
FROM anchors
JOIN buckets ON buckets.claim_id = anchors.claim_id
UNION ALL
SELECT hash('span', root_id, kind, mark), 'k', claim_id
FROM spans
UNION ALL
SELECT hash('near', root_id, unnest([week, week + 1])), 'k', claim_id
FROM near;
