-- one row a claim and party: who pays, or whom the money is for, as an organisation, a government or a plain name
CREATE OR REPLACE TEMP TABLE resolve_claims AS
SELECT
    claims.*, articles.publisher, articles.duplicate_of, coalesce(articles.title, '') AS article_title,
    coalesce(articles.title, '') || substr(articles.body, greatest(CAST(claims.span_start AS BIGINT) - 160, 0) + 1, CAST(claims.span_end - claims.span_start AS BIGINT) + 220) AS context,
    coalesce(articles.title, '') || substr(
        articles.body, greatest(CAST(claims.span_start AS BIGINT) - 160, 0) + 1, CAST(claims.span_end AS BIGINT) - greatest(CAST(claims.span_start AS BIGINT) - 160, 0)
    ) AS words_to_it,
    substr(articles.body, CAST(claims.span_end AS BIGINT) + 1, 120) AS words_behind,
    resolve_current.priced_on, resolve_current.fact_key
FROM resolve_scope
JOIN claims ON claims.claim_id = resolve_scope.claim_id
JOIN current_articles AS articles ON articles.article_id = claims.article_id
JOIN resolve_current ON resolve_current.claim_id = claims.claim_id;

CREATE OR REPLACE TEMP TABLE resolve_articles AS
SELECT DISTINCT article_id FROM resolve_claims;

-- one row a claim of such an article: among these few are sentences looked through
CREATE OR REPLACE TEMP TABLE resolve_beside AS
SELECT article_id, kind, actor, actor_organization_id, actor_country, amount_value, currency, span_start, surface
FROM claims
WHERE article_id IN (SELECT article_id FROM resolve_articles);

CREATE OR REPLACE TEMP TABLE resolve_new_parties AS
WITH told AS (
    SELECT
        claim_id, article_id, CASE kind WHEN 'funding_raised' THEN 'object' ELSE 'payer' END AS role,
        CASE kind WHEN 'funding_raised' THEN -1 ELSE 0 END AS place,
        -- a council decides on the money of its town: 전남도의회
        regexp_replace(actor, '([가-힣][시도군구])의회$', '\1') AS name, actor_organization_id AS organization_id, actor_country AS country_code
    FROM resolve_claims
    WHERE actor IS NOT NULL
    UNION ALL
    SELECT claim_id, article_id, 'payer', unnest(range(1, len(co_actors) + 1)), unnest(co_actors), NULL, NULL
    FROM resolve_claims
    WHERE len(co_actors) > 0 AND kind <> 'funding_raised'
    UNION ALL
    SELECT claim_id, article_id, 'payer', unnest(range(0, len(investors))), unnest(investors), NULL, NULL
    FROM resolve_claims
    WHERE len(investors) > 0
    UNION ALL
    SELECT raised.claim_id, raised.article_id, 'payer', 0, leader.actor, leader.actor_organization_id, leader.actor_country
    FROM resolve_claims AS raised
    JOIN resolve_beside AS leader ON leader.article_id = raised.article_id AND leader.kind = 'investment' AND leader.actor IS NOT NULL
        AND leader.span_start > raised.span_start AND leader.amount_value < raised.amount_value AND leader.currency = raised.currency
    WHERE raised.kind = 'funding_raised' AND len(raised.investors) = 0 AND NOT raised.is_cumulative
        AND (regexp_matches(leader.surface, getvariable('resolve_leads')) OR leader.amount_value >= 0.5 * raised.amount_value)  -- of 17억, 13억 by one
    QUALIFY leader.amount_value = max(leader.amount_value) OVER (PARTITION BY raised.claim_id, leader.span_start)  -- 이끈 A가 3억을 넣고 B가 1억을 보탰다
    UNION ALL
    -- 정부안 10조원에서 깎여 9조원으로 확정됐다: the state's own budget names nobody
    SELECT claim_id, article_id, 'payer', 0, '정부', NULL, 'KR'
    FROM resolve_claims
    WHERE kind = 'budget' AND actor IS NULL AND currency = 'KRW'
        AND (regexp_matches(surface, getvariable('resolve_state_purses')) OR regexp_matches(surface, getvariable('resolve_passings')) AND regexp_matches(words_to_it || words_behind, getvariable('resolve_state_purses')))
        AND NOT regexp_matches(words_to_it || left(words_behind, 60), getvariable('resolve_local_purses'))
    UNION ALL
    SELECT claim_id, article_id, 'side', 0, attributed_to, NULL, NULL
    FROM resolve_claims
    WHERE kind = 'contract' AND attributed_to IS NOT NULL
    UNION ALL
    SELECT claim_id, article_id, 'object', 0, recipient, NULL, NULL
    FROM resolve_claims
    WHERE recipient IS NOT NULL AND kind <> 'funding_raised'
    UNION ALL
    -- what is paid into a round goes to who raises it: 오픈AI는 1100억 달러를 모은다. 아마존이 500억 달러를 낸다
    SELECT paid.claim_id, paid.article_id, 'object', 0, round.actor, round.actor_organization_id, round.actor_country
    FROM resolve_claims AS paid
    JOIN claims AS round ON round.claim_id = paid.part_of_claim_id AND round.kind = 'funding_raised' AND round.actor IS NOT NULL
    WHERE paid.recipient IS NULL AND paid.kind = 'investment'
),
-- 네카오: a name for several firms is each of them, the first one first
named AS (
    SELECT * FROM told
    WHERE getvariable('resolve_members')[organization_id] IS NULL
    UNION ALL
    SELECT
        claim_id, article_id, role, place + unnest(range(0, len(getvariable('resolve_members')[organization_id]))),
        unnest(getvariable('resolve_members')[organization_id]), unnest(getvariable('resolve_members')[organization_id]), country_code
    FROM told
    WHERE getvariable('resolve_members')[organization_id] IS NOT NULL
),
keyed AS MATERIALIZED (
    SELECT
        named.claim_id, named.article_id, named.role, named.place, named.name, named.organization_id,
        -- a bare 정부 that spends won is ours
        coalesce(
            named.country_code, first_words.country_code,
            CASE WHEN named.role = 'payer' AND named.name = '정부' THEN (SELECT 'KR' FROM resolve_claims AS spent WHERE spent.claim_id = named.claim_id AND spent.currency = 'KRW') END
        ) AS country_code,
        CASE WHEN first_words.key IS NOT NULL THEN name_key(regexp_replace(trim(named.name), '^\S+\s+', '')) ELSE name_key(named.name) END AS key,
        name_key(regexp_extract(trim(named.name), '\S+$')) AS last_key
    FROM named
    LEFT JOIN resolve_country_names AS first_words
        ON (named.role = 'payer' OR named.place < 0) AND named.organization_id IS NULL AND contains(trim(named.name), ' ')
        AND NOT regexp_matches(name_key(named.name), getvariable('resolve_governments'))
        AND first_words.key = name_key(regexp_extract(trim(named.name), '^\S+'))
),
mentions AS (
    SELECT
        organization_mentions.article_id,
        organization_mentions.surface,
        min(organization_mentions.organization_id) AS organization_id,
        min(organization_mentions.iso2) AS country_code
    FROM organization_mentions
    JOIN resolve_articles ON resolve_articles.article_id = organization_mentions.article_id
    GROUP BY organization_mentions.article_id, organization_mentions.surface
),
spoken AS (
    SELECT country_mentions.article_id, country_mentions.surface, min(country_mentions.iso2) AS country_code
    FROM country_mentions
    JOIN resolve_articles ON resolve_articles.article_id = country_mentions.article_id
    WHERE country_mentions.form IN ('name', 'hanja', 'syllable')
    GROUP BY country_mentions.article_id, country_mentions.surface
    HAVING count(DISTINCT iso2) = 1
),
known AS (
    SELECT
        keyed.claim_id,
        keyed.role,
        keyed.place,
        keyed.name,
        keyed.key,
        coalesce(keyed.organization_id, mentions.organization_id, aliases.organization_id, last_aliases.organization_id) AS organization_id,
        coalesce(keyed.country_code, mentions.country_code) AS country_code,
        -- (섬나라 대만 is the country: what stands before it is no name)
        coalesce(country_names.country_code, spoken.country_code, CASE WHEN regexp_matches(trim(keyed.name), getvariable('resolve_called_countries')) AND last_aliases.organization_id IS NULL THEN last_names.country_code END) AS named_country,
        mentions.surface IS NOT NULL AS is_mentioned
    FROM keyed
    LEFT JOIN mentions ON mentions.article_id = keyed.article_id AND mentions.surface = keyed.name
    LEFT JOIN spoken ON spoken.article_id = keyed.article_id AND spoken.surface = keyed.name
    LEFT JOIN resolve_aliases AS aliases ON aliases.key = keyed.key
    LEFT JOIN resolve_aliases AS last_aliases ON last_aliases.key = keyed.last_key AND (keyed.role = 'payer' OR keyed.place < 0)
    LEFT JOIN resolve_country_names AS country_names ON country_names.key = keyed.key
    LEFT JOIN resolve_country_names AS last_names ON last_names.key = keyed.last_key AND keyed.role = 'payer' AND keyed.organization_id IS NULL
    WHERE length(keyed.key) > 0
)
SELECT
    -- a ministry whose name several governments share (상무부) has an identifier of its own and no row of the gazetteer
    coalesce(organization.organization_id IS NULL AND ends_with(known.organization_id, '-' || lower(known.country_code)), FALSE) AS is_unlisted_ministry,
    known.claim_id,
    known.role,
    known.place,
    coalesce(organization.name, known.name) AS name,
    known.key,
    known.organization_id,
    coalesce(known.country_code, organization.country_code, known.named_country) AS country_code,
    CASE
        WHEN known.organization_id IS NULL AND known.named_country IS NOT NULL AND NOT ends_with(known.key, '정부') THEN 'country'
        WHEN known.organization_id IS NULL AND (known.named_country IS NOT NULL OR regexp_matches(known.key, getvariable('resolve_governments'))) THEN 'government'
        WHEN is_unlisted_ministry THEN 'government'
        ELSE coalesce(organization.kind, 'unknown')
    END AS party_kind,
    CASE
        WHEN is_unlisted_ministry THEN [known.organization_id, 'gov:' || known.country_code]
        WHEN known.organization_id IS NOT NULL THEN organization.line_ids
        WHEN known.named_country IS NOT NULL THEN ['gov:' || known.named_country]
        WHEN regexp_matches(known.key, getvariable('resolve_governments')) AND known.country_code IS NOT NULL THEN ['gov:' || known.country_code]
        WHEN known.role = 'object' AND NOT known.is_mentioned AND known.place = 0 THEN []
        ELSE ['name:' || known.key]
    END AS line_ids,
    CASE
        WHEN is_unlisted_ministry THEN 'gov:' || known.country_code
        WHEN known.organization_id IS NOT NULL THEN organization.root_id
        WHEN known.named_country IS NOT NULL THEN 'gov:' || known.named_country
        WHEN regexp_matches(known.key, getvariable('resolve_governments')) AND known.country_code IS NOT NULL THEN 'gov:' || known.country_code
        ELSE 'name:' || left(known.key, 2)
    END AS root_id,
    CASE
        WHEN known.organization_id IS NOT NULL THEN known.organization_id
        WHEN known.named_country IS NOT NULL THEN 'gov:' || known.named_country
        WHEN regexp_matches(known.key, getvariable('resolve_governments')) AND known.country_code IS NOT NULL THEN 'gov:' || known.country_code
        ELSE 'name:' || known.key
    END AS party_id,
    regexp_matches(known.key, getvariable('resolve_nobodies')) AS is_nobody,
    known.organization_id IS NOT NULL OR known.country_code IS NOT NULL OR known.named_country IS NOT NULL OR known.is_mentioned
    OR regexp_matches(known.key, getvariable('resolve_governments'))
    OR regexp_matches(known.key, getvariable('resolve_names')) AND NOT regexp_matches(known.key, getvariable('resolve_bodies')) AS is_recognised
FROM known
JOIN resolve_claims AS claims ON claims.claim_id = known.claim_id
LEFT JOIN resolve_organizations AS organization ON organization.organization_id = known.organization_id
-- 인도에 들어온 외국인 직접투자, 투자청이 승인한 투자: the state counts, others pay
WHERE NOT (
    known.role = 'payer' AND regexp_matches(claims.surface, getvariable('resolve_inflows'))
    AND coalesce(organization.kind, 'unknown') IN ('government', 'bloc', 'unknown') AND claims.kind = 'investment'
)
-- 전남도는 5조원 규모의 투자협약을 맺었다: a town signs, others pay
AND NOT (
    known.role = 'payer' AND claims.kind = 'investment' AND known.organization_id IS NULL AND regexp_matches(known.key, getvariable('resolve_towns'))
    AND regexp_matches(claims.surface, getvariable('resolve_signings'))
);
