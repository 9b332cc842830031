-- one row a deal of the whole ledger that is a part, and its umbrella: told so, added up, or a share or slice by its sentence;
-- what the articles that tell a deal say of it is asked again of resolve_affected alone, and what stands for the others stays
CREATE OR REPLACE TEMP TABLE resolve_wholes AS
WITH said AS (
    SELECT
        part.commitment_id,
        whole.commitment_id AS whole_id,
        CASE
            WHEN claims.actor = whole_claim.actor OR claims.actor_organization_id = whole_claim.actor_organization_id THEN 3
            WHEN claims.actor IS NULL OR whole_claim.actor IS NULL OR whole_claim.kind IN ('budget', 'fund', 'funding_raised') THEN 3
            ELSE 1
        END AS weight
    FROM resolve_told AS claims
    JOIN claims AS whole_claim ON whole_claim.claim_id = claims.part_of_claim_id
    JOIN resolve_all_claims AS part ON part.claim_id = claims.claim_id
    JOIN resolve_all_claims AS whole ON whole.claim_id = claims.part_of_claim_id
    WHERE claims.part_of_claim_id IS NOT NULL
),
crowded AS (
    SELECT article_id, currency
    FROM resolve_told AS claims
    WHERE amount_value > 0 AND kind NOT IN ('market_size', 'revenue', 'target')
    GROUP BY article_id, currency
    HAVING count(*) BETWEEN 2 AND 30
),
shares AS (
    SELECT
        claims.article_id, claims.currency, coalesce(claims.actor_organization_id, claims.actor) AS actor, CAST(claims.amount_value AS DOUBLE) AS v,
        claims.actor_country AS country_code, CAST(claims.kind AS VARCHAR) AS kind, round((claims.period_end - claims.period_start) / 365.25) AS n_years,
        coalesce(regexp_matches(replace(claims.actor, ' ', ''), getvariable('resolve_treasuries')), TRUE) AS is_treasury,
        coalesce(regexp_matches(replace(claims.actor, ' ', ''), getvariable('resolve_towns')), FALSE) AS is_local,
        regexp_matches(claims.surface, getvariable('resolve_additions')) AS is_adding,
        is_of_many(claims.surface) AS is_joint,
        claims.status IN ('cancelled', 'denied') AS is_undone,
        regexp_matches(claims.surface, getvariable('resolve_earlier_ones')) AS is_earlier,
        claims.period_start, claims.period_end,
        claims.span_start,
        regexp_matches(claims.surface, '[가-힣)] ?등[ 에의]|([0-9]+|[두세네]|다섯|여섯) ?개? ?(사|곳|기업|업체|회사)에') AS names_many,
        CASE WHEN NOT names_many THEN receivers.organization_id END AS receiver_id,
        held.commitment_id
    FROM resolve_told AS claims
    JOIN crowded ON crowded.article_id = claims.article_id AND crowded.currency = claims.currency
    JOIN resolve_all_claims AS held ON held.claim_id = claims.claim_id
    LEFT JOIN resolve_aliases AS receivers ON receivers.key = CASE WHEN claims.kind = 'budget' THEN name_key(claims.recipient) END
    WHERE claims.amount_value > 0 AND claims.kind NOT IN ('market_size', 'revenue', 'target')
),
pairs AS (
    SELECT
        whole.article_id, whole.currency, whole.v AS whole_v, whole.commitment_id AS whole_id, part.v, part.commitment_id, part.n_years, whole.n_years AS whole_years,
        (whole.kind = 'budget' OR whole.kind = 'investment' AND part.kind = 'budget' AND whole.actor = part.actor) AND NOT part.is_adding AND NOT whole.is_earlier AND NOT coalesce(part.period_end < whole.period_start OR part.period_start > whole.period_end, FALSE)
        AND NOT (part.is_local AND NOT whole.is_local)  -- a province's budget is none of the state's
        AND NOT coalesce(whole.receiver_id <> part.receiver_id, FALSE)  -- 삼성전자에 47억 달러, SK하이닉스에 4억 달러
        AND (
            part.kind = 'budget' AND (whole.actor IS NOT DISTINCT FROM part.actor OR whole.is_treasury OR part.is_treasury)
            OR part.kind IN ('investment', 'acquisition', 'contract') AND whole.actor = part.actor
        ) AS is_budget,
        whole.span_start = part.span_start AS is_in_sentence,
        whole.names_many AS names_many,
        sum(part.v) OVER (PARTITION BY whole.article_id, whole.currency, whole.commitment_id) AS all_v,
        count(*) OVER (PARTITION BY whole.article_id, whole.currency, whole.commitment_id) AS n_parts
    FROM shares AS whole
    JOIN shares AS part ON part.article_id = whole.article_id AND part.currency = whole.currency AND part.v < whole.v * 0.99
        AND (whole.actor IS NULL OR part.actor IS NULL OR whole.actor = part.actor OR whole.is_joint OR part.kind = 'budget' AND whole.kind = 'budget' AND part.country_code = whole.country_code)
        -- what was called off holds nothing that goes on
        AND (part.is_undone OR NOT whole.is_undone)
),
summed AS (
    SELECT unnest([a.commitment_id, b.commitment_id]) AS commitment_id, a.whole_id, 1 AS weight
    FROM pairs AS a
    JOIN pairs AS b ON b.article_id = a.article_id AND b.whole_id = a.whole_id AND b.commitment_id > a.commitment_id
    -- (of two items of one list the one is not what the other and a stranger add up to)
    WHERE abs(a.v + b.v - a.whole_v) <= 0.005 * a.whole_v AND a.is_in_sentence = b.is_in_sentence
    UNION ALL
    SELECT commitment_id, whole_id, 1
    FROM pairs
    WHERE n_parts >= 3 AND abs(all_v - whole_v) <= 0.005 * whole_v
    UNION ALL
    SELECT commitment_id, whole_id, 1
    FROM pairs
    WHERE whole_years BETWEEN 2 AND 12 AND abs(v * whole_years - whole_v) <= 0.005 * whole_v AND coalesce(n_years, 1) <= 1
    UNION ALL
    SELECT commitment_id, whole_id, 1
    FROM pairs
    WHERE is_budget AND whole_v <= v * CASE WHEN names_many THEN 100 ELSE 20 END
),
cued AS (
    SELECT
        claims.claim_id, claims.article_id, claims.span_start, claims.currency, claims.amount_value, claims.surface, coalesce(amounts.span_start, claims.span_end) AS amount_start,
        left(claims.surface, CAST(greatest(coalesce(amounts.span_start, claims.span_end) - claims.span_start, 0) AS BIGINT)) AS words_before
    FROM resolve_told AS claims
    LEFT JOIN amounts ON amounts.amount_id = claims.amount_id
    WHERE claims.amount_value > 0 AND claims.kind NOT IN ('market_size', 'revenue', 'target')
        AND (claims.part_of_claim_id IS NULL AND regexp_matches(claims.surface, getvariable('resolve_slices')) OR regexp_matches(claims.surface, getvariable('resolve_rests')))
),
-- the whole is the sum that stands before 가운데, else the nearest greater one told before
spoken AS (
    SELECT part.commitment_id, arg_max(whole.commitment_id, (whole_amount.amount_id IS NOT NULL, whole_claim.span_start, -whole_claim.amount_value, whole.commitment_id)) AS whole_id, 2 AS weight
    FROM cued
    JOIN resolve_told AS whole_claim ON whole_claim.article_id = cued.article_id AND whole_claim.currency = cued.currency
        AND whole_claim.amount_value > cued.amount_value AND whole_claim.claim_id <> cued.claim_id AND whole_claim.span_start <= cued.span_start
    LEFT JOIN amounts AS whole_amount ON whole_amount.article_id = cued.article_id AND whole_amount.currency = cued.currency AND whole_amount.value = whole_claim.amount_value
        AND whole_amount.span_start BETWEEN cued.span_start AND cued.amount_start - 1
    JOIN resolve_all_claims AS part ON part.claim_id = cued.claim_id
    JOIN resolve_all_claims AS whole ON whole.claim_id = whole_claim.claim_id
    WHERE whole_claim.amount_value <= cued.amount_value * 50 AND (regexp_matches(cued.words_before, getvariable('resolve_slices')) OR regexp_matches(cued.surface, getvariable('resolve_rests')))
    GROUP BY part.commitment_id
),
-- 7조 원을 투자한다. 이 중 40억 달러는 아마존웹서비스가 댄다: a whole in another currency, where none of the same one was told
spoken_elsewhere AS (
    SELECT part.commitment_id, arg_max(whole.commitment_id, (whole_claim.span_start, -whole_gauges.usd, whole.commitment_id)) AS whole_id, 2 AS weight
    FROM cued
    JOIN claim_gauges AS gauges ON gauges.claim_id = cued.claim_id
    JOIN resolve_told AS whole_claim ON whole_claim.article_id = cued.article_id AND whole_claim.currency <> cued.currency AND whole_claim.span_start < cued.span_start
        AND whole_claim.kind NOT IN ('market_size', 'revenue', 'target', 'other')
    JOIN claim_gauges AS whole_gauges ON whole_gauges.claim_id = whole_claim.claim_id AND whole_gauges.usd BETWEEN gauges.usd * 1.05 AND gauges.usd * 50
    JOIN resolve_all_claims AS part ON part.claim_id = cued.claim_id
    JOIN resolve_all_claims AS whole ON whole.claim_id = whole_claim.claim_id
    WHERE regexp_matches(cued.words_before, getvariable('resolve_slices'))
        AND part.commitment_id NOT IN (SELECT commitment_id FROM spoken)
        -- (the whole stands in the sentence of the share itself otherwise)
        AND NOT EXISTS (
            SELECT 1
            FROM amounts
            WHERE amounts.article_id = cued.article_id AND amounts.currency = cued.currency AND amounts.value > cued.amount_value
                AND amounts.span_start BETWEEN cued.span_start AND cued.amount_start - 1
        )
    GROUP BY part.commitment_id
),
-- 절반인 4500억엔을 소프트뱅크가 낸다, after 8조4000억원(9000억엔)
halved AS (
    SELECT part.commitment_id, arg_max(whole.commitment_id, (whole_claim.span_start, whole_claim.claim_id)) AS whole_id, 2 AS weight
    FROM resolve_told AS half
    JOIN resolve_told AS whole_claim ON whole_claim.article_id = half.article_id AND whole_claim.span_start <= half.span_start AND whole_claim.claim_id <> half.claim_id
    LEFT JOIN amounts ON amounts.amount_id = whole_claim.amount_id
    JOIN resolve_all_claims AS part ON part.claim_id = half.claim_id
    JOIN resolve_all_claims AS whole ON whole.claim_id = whole_claim.claim_id
    WHERE half.amount_value > 0 AND contains(half.surface, '절반')
        AND (half.currency = whole_claim.currency AND abs(2 * half.amount_value / whole_claim.amount_value - 1) <= 0.05
            OR half.currency = amounts.converted_currency AND abs(2 * half.amount_value / nullif(amounts.converted_value, 0) - 1) <= 0.05)
    GROUP BY part.commitment_id
),
priced AS (
    SELECT
        claims.claim_id, claims.article_id, claims.span_start, claims.surface, claims.currency, CAST(claims.amount_value AS DOUBLE) AS v, claims.kind,
        coalesce(claims.actor_organization_id, claims.actor) AS actor, claims.actor_country AS country_code, claims.recipient, claims.period_start, claims.period_end,
        claims.is_cumulative, claims.actor AS actor_name, claims.co_actors, claims.investors, claims.span_end, held.commitment_id
    FROM resolve_told AS claims
    JOIN crowded ON crowded.article_id = claims.article_id AND crowded.currency = claims.currency
    JOIN resolve_all_claims AS held ON held.claim_id = claims.claim_id
    WHERE claims.amount_value > 0 AND claims.kind NOT IN ('market_size', 'revenue', 'target', 'other') AND claims.per IS NULL
),
-- 재원은 재정 4000억원, 산업은행 3000억원, 민간 5000억원: the amounts of one sentence add up to one of another, whoever pays them
sentences AS (
    SELECT article_id, currency, span_start, sum(v) AS v, count(*) AS n_parts
    FROM priced
    GROUP BY article_id, currency, span_start
    HAVING count(*) BETWEEN 2 AND 12
),
added AS (
    SELECT part.commitment_id, whole.commitment_id AS whole_id, 2 AS weight
    FROM sentences
    JOIN priced AS whole ON whole.article_id = sentences.article_id AND whole.currency = sentences.currency AND whole.span_start <> sentences.span_start
        AND abs(whole.v - sentences.v) <= 0.005 * whole.v AND NOT whole.is_cumulative
    JOIN priced AS part ON part.article_id = sentences.article_id AND part.currency = sentences.currency AND part.span_start = sentences.span_start
),
-- 바르샤바 12억달러와 브르노 8억달러를 합쳐 20억달러: deals of the same payer, told elsewhere, whose amounts the sentence adds up
recounted AS (
    SELECT claims.claim_id, amounts.currency, amounts.value, claims.said_on, held.commitment_id AS whole_id
    FROM claims
    JOIN amounts ON amounts.article_id = claims.article_id AND amounts.currency = claims.currency AND amounts.value < claims.amount_value
        AND amounts.span_start >= claims.span_start AND amounts.span_end <= claims.span_end
    JOIN claim_gauges AS gauges ON gauges.claim_id = claims.claim_id AND gauges.is_summing
    JOIN resolve_all_claims AS held ON held.claim_id = claims.claim_id
    WHERE claims.amount_value > 0
),
recalled AS (
    SELECT part.commitment_id, recounted.whole_id, 2 AS weight
    FROM recounted
    JOIN (
        SELECT recounted.claim_id FROM recounted JOIN claims ON claims.claim_id = recounted.claim_id
        GROUP BY recounted.claim_id HAVING abs(sum(recounted.value) - any_value(claims.amount_value)) <= 0.005 * any_value(claims.amount_value)
    ) AS adding ON adding.claim_id = recounted.claim_id
    JOIN resolve_all AS whole ON whole.commitment_id = recounted.whole_id
    JOIN resolve_all AS part ON part.payer = whole.payer AND part.currency = recounted.currency AND part.value = recounted.value
        AND part.kind NOT IN ('market_size', 'revenue', 'target', 'other') AND part.first_seen_on BETWEEN recounted.said_on - 800 AND recounted.said_on
),
-- 4억유로를 출자한다, 총사업비는 50억유로이며 나머지는 다른 주주가 댄다
shared AS (
    SELECT part.commitment_id, whole.commitment_id AS whole_id, 2 AS weight
    FROM priced AS whole
    JOIN priced AS part ON part.article_id = whole.article_id AND part.currency = whole.currency AND part.v < whole.v AND part.actor = whole.actor
    WHERE regexp_matches(whole.surface, getvariable('resolve_shared_costs'))
),
-- 7억 유로를 낸다, 전체 사업비는 11억 유로다
costed AS (
    SELECT part.commitment_id, whole.commitment_id AS whole_id, 2 AS weight
    FROM priced AS whole
    JOIN priced AS part ON part.article_id = whole.article_id AND part.currency = whole.currency AND part.v < whole.v AND part.actor = whole.actor
    WHERE regexp_matches(whole.surface, getvariable('resolve_costs')) AND regexp_matches(part.surface, getvariable('resolve_shares'))
),
-- 160억 달러를 투자한다. 스타게이트 사업의 하나다. 스타게이트의 총투자액은 5000억 달러다
programmes AS (
    SELECT part.commitment_id, whole.commitment_id AS whole_id, 2 AS weight
    FROM priced AS whole
    JOIN priced AS part ON part.article_id = whole.article_id AND part.currency = whole.currency AND part.v < whole.v AND part.span_start < whole.span_start
    JOIN current_articles AS articles ON articles.article_id = whole.article_id
    WHERE regexp_matches(whole.surface, '총 ?투자|전체 ?투자|총 ?규모|모두 ') AND regexp_matches(
        substr(articles.body, CAST(part.span_end AS BIGINT) + 1, CAST(whole.span_start - part.span_end AS BIGINT)), '^[^\n]{0,60}(사업|프로젝트|계획|구상)의 (하나|일환|일부)'
    )
),
-- 7000억엔을 지원한다. … 이번 지원은 10조엔을 대기로 한 틀 안에서 이뤄진다: the news of the article is within a plan
framed AS (
    SELECT part.commitment_id, whole.commitment_id AS whole_id, 2 AS weight
    FROM resolve_told AS framing
    JOIN resolve_all_claims AS whole ON whole.claim_id = framing.claim_id
    JOIN claim_gauges AS whole_gauges ON whole_gauges.claim_id = framing.claim_id
    JOIN resolve_told AS news ON news.article_id = framing.article_id AND news.span_start < framing.span_start AND news.amount_value > 0
        AND news.kind NOT IN ('market_size', 'revenue', 'target', 'other')
    JOIN claim_gauges AS gauges ON gauges.claim_id = news.claim_id AND gauges.usd < whole_gauges.usd * 0.95
    JOIN resolve_all_claims AS part ON part.claim_id = news.claim_id
    WHERE regexp_matches(framing.surface, getvariable('resolve_frames'))
        -- (it is what the article tells first)
        AND NOT EXISTS (
            SELECT 1 FROM claims AS earlier
            WHERE earlier.article_id = news.article_id AND earlier.amount_value > 0 AND earlier.kind NOT IN ('market_size', 'revenue', 'target', 'other')
                AND (earlier.span_start, earlier.claim_id) < (news.span_start, news.claim_id)
        )
),
-- 1단계로 80억 달러를 쓴다, after 250억 달러 of the same payer
staged AS (
    SELECT part.commitment_id, arg_max(whole.commitment_id, (whole.span_start, whole.v, whole.commitment_id)) AS whole_id, 2 AS weight
    FROM priced AS part
    JOIN priced AS whole ON whole.article_id = part.article_id AND whole.currency = part.currency AND whole.span_start < part.span_start
        AND whole.v > part.v AND whole.v <= part.v * 50 AND (whole.actor = part.actor OR part.actor IS NULL) AND NOT whole.is_cumulative
    WHERE regexp_matches(part.surface, getvariable('resolve_stages')) AND NOT regexp_matches(whole.surface, getvariable('resolve_stages'))
    GROUP BY part.commitment_id
),
-- 1분기에만 3100억원, 올해 모두 1조3000억원: a period inside the other, nothing else being named for either
nested AS (
    SELECT part.commitment_id, whole.commitment_id AS whole_id, 1 AS weight
    FROM priced AS part
    JOIN priced AS whole ON whole.article_id = part.article_id AND whole.currency = part.currency AND whole.actor = part.actor AND whole.v > part.v * 1.01
        AND part.period_start >= whole.period_start AND part.period_end <= whole.period_end
        AND part.period_end - part.period_start < (whole.period_end - whole.period_start) * 0.7
    WHERE NOT whole.is_cumulative AND core_of(part.recipient) IN ('', core_of(whole.recipient)) AND part.kind IN ('investment', 'budget') AND whole.kind IN ('investment', 'budget')
),
-- 소프트뱅크와 NTT가 9000억엔을 투자한다, 출자액은 소프트뱅크가 4500억엔: what one of several payers puts in, told in the same article or elsewhere within days
joint AS (
    SELECT claim_id, article_id, said_on, currency, amount_value, core_of(recipient) AS core, unnest(list_distinct(list_append(co_actors, actor))) AS payer
    FROM claims
    WHERE len(co_actors) > 0 AND amount_value > 0 AND kind IN ('investment', 'acquisition', 'fund', 'contract')
),
joined AS (
    SELECT part.commitment_id, whole.commitment_id AS whole_id, 2 AS weight
    FROM joint
    JOIN claims AS share ON share.actor = joint.payer AND share.currency = joint.currency AND share.amount_value < joint.amount_value * 0.98
        AND share.kind IN ('investment', 'fund', 'contract') AND len(share.co_actors) = 0
    JOIN claim_gauges AS gauges ON gauges.claim_id = share.claim_id AND gauges.is_sharing
    JOIN resolve_all_claims AS whole ON whole.claim_id = joint.claim_id
    JOIN resolve_all_claims AS part ON part.claim_id = share.claim_id
    WHERE (share.article_id = joint.article_id OR abs(share.said_on - joint.said_on) <= 14) AND core_of(share.recipient) IN ('', joint.core)
),
-- 딥엑스가 2300억원을 투자받았다, 스카이레이크가 1200억원을 냈다: what one investor puts into the round that the article tells
entered AS (
    SELECT part.commitment_id, arg_max(whole.commitment_id, (whole.span_start, whole.v, whole.commitment_id)) AS whole_id, 2 AS weight
    FROM priced AS whole
    JOIN priced AS part ON part.article_id = whole.article_id AND part.currency = whole.currency AND part.v < whole.v * 0.98 AND part.span_start BETWEEN whole.span_start AND whole.span_end + 600
    WHERE (whole.kind = 'funding_raised' AND part.kind = 'investment' OR whole.kind = 'fund' AND part.kind IN ('investment', 'budget'))
        AND NOT whole.is_cumulative AND part.actor IS DISTINCT FROM whole.actor
        AND (list_contains(whole.investors, part.actor_name) OR regexp_matches(part.surface, getvariable('resolve_shares')))
        AND (core_of(part.recipient) = '' OR whole.kind = 'fund' AND part.recipient = '펀드' OR contains(core_of(part.recipient), core_of(whole.actor_name)))
        -- (펀드에 10조원씩 대기로 했다: whoever was told in between)
        AND NOT (part.recipient IS DISTINCT FROM '펀드' AND EXISTS (
            SELECT 1
            FROM resolve_told AS stranger
            WHERE stranger.article_id = whole.article_id AND stranger.span_start > whole.span_start AND stranger.span_start < part.span_start
                AND stranger.actor <> whole.actor_name AND stranger.kind NOT IN ('investment', 'market_size')
        ))
    GROUP BY part.commitment_id
),
-- 9월까지 집행한 금액은 1200억 위안, after a plan of 3800억 위안: what was spent of what the same payer pledged
executed AS (
    SELECT part.commitment_id, arg_max(whole.commitment_id, (whole.span_start, whole.v)) AS whole_id, 2 AS weight
    FROM priced AS part
    JOIN priced AS whole ON whole.article_id = part.article_id AND whole.currency = part.currency AND whole.kind = part.kind AND whole.actor = part.actor
        AND whole.v > part.v AND whole.span_start BETWEEN part.span_start - 400 AND part.span_start - 1
    WHERE regexp_matches(part.surface, getvariable('resolve_executions'))
    GROUP BY part.commitment_id
    UNION ALL
    -- 내년에만 30조원, after a fund of 150조원
    SELECT part.commitment_id, arg_max(whole.commitment_id, (whole.v, whole.span_start)), 2
    FROM priced AS part
    JOIN priced AS whole ON whole.article_id = part.article_id AND whole.currency = part.currency AND whole.v > part.v AND whole.span_start BETWEEN part.span_start - 600 AND part.span_start - 1
        AND (whole.actor = part.actor OR whole.kind = 'fund' OR ends_with(whole.actor_name, '펀드') OR ends_with(whole.actor_name, '기금'))
    WHERE regexp_matches(part.surface, getvariable('resolve_years_alone'))
    GROUP BY part.commitment_id
),
-- what a fund with a name of its own puts in, or gets put in, is of its whole
funded AS (
    SELECT part.commitment_id, arg_max(whole.commitment_id, (whole.usd_mid, whole.commitment_id)) AS whole_id, 2 AS weight
    FROM resolve_all AS part
    JOIN resolve_all AS whole ON whole.payer = part.payer AND whole.usd_mid > part.usd_mid * 2 AND abs(whole.first_seen_on - part.first_seen_on) <= 400
    WHERE regexp_matches(part.payer, '(펀드|기금)$') AND NOT regexp_matches(part.payer, getvariable('resolve_wealth_funds')) AND NOT regexp_matches(part.payer, getvariable('resolve_plain_funds'))
        AND part.kind IN ('fund', 'investment', 'budget') AND whole.kind IN ('fund', 'investment', 'budget')
        AND part.commitment_id IN (SELECT commitment_id FROM resolve_affected)
    GROUP BY part.commitment_id
    UNION ALL
    -- so it is where a paper has the state make the fund: 정부가 국민성장펀드를 150조원으로 늘린다
    SELECT part.commitment_id, arg_max(whole.commitment_id, (whole.usd_mid, whole.commitment_id)), 2
    FROM resolve_all AS part
    JOIN (
        SELECT held.commitment_id, unnest(gauges.payers) AS name
        FROM claim_gauges AS gauges
        JOIN resolve_all_claims AS held ON held.claim_id = gauges.claim_id
        WHERE gauges.kind = 'fund'
    ) AS called ON called.name = 'fund ' || lower(part.payer) AND called.commitment_id <> part.commitment_id
    JOIN resolve_all AS whole ON whole.commitment_id = called.commitment_id AND whole.kind = 'fund' AND whole.usd_mid > part.usd_mid * 2
        AND abs(whole.first_seen_on - part.first_seen_on) <= 400
    WHERE part.kind IN ('fund', 'investment', 'budget') AND NOT regexp_matches(part.payer, getvariable('resolve_wealth_funds'))
        AND part.commitment_id IN (SELECT commitment_id FROM resolve_affected)
    GROUP BY part.commitment_id
),
-- AWS를 비롯한 글로벌 기업 7곳이 90억 달러, then AWS 50억 달러: what one of many pays, told after what they pay together
grouped AS (
    SELECT
        part.commitment_id, whole.commitment_id AS whole_id, 2 AS weight, whole.v AS whole_v,
        sum(part.v) OVER (PARTITION BY whole.claim_id) AS all_v
    FROM priced AS whole
    JOIN priced AS part ON part.article_id = whole.article_id AND part.currency = whole.currency AND part.kind = whole.kind AND part.actor IS NOT NULL
        AND part.v < whole.v AND part.span_start BETWEEN whole.span_end AND whole.span_end + 600
    WHERE is_of_many(whole.surface) AND NOT is_of_many(part.surface)
        AND NOT regexp_matches(part.surface, getvariable('resolve_recalls'))
),
-- 산업은행이 600억 원을 넣으며 라운드를 이끌었고: a leader's share of the money raised in the same article
led AS (
    SELECT part.commitment_id, arg_max(whole.commitment_id, (whole.span_start, whole.v, whole.commitment_id)) AS whole_id, 2 AS weight
    FROM priced AS part
    JOIN priced AS whole ON whole.article_id = part.article_id AND whole.currency = part.currency AND whole.kind = 'funding_raised'
        AND whole.span_start < part.span_start AND whole.v > part.v AND NOT whole.is_cumulative
    WHERE part.kind = 'investment' AND regexp_matches(part.surface, getvariable('resolve_leads'))
    GROUP BY part.commitment_id
),
rounds AS (
    SELECT part.commitment_id, whole.commitment_id AS whole_id, 2 AS weight
    FROM resolve_all AS whole
    JOIN resolve_all AS part ON part.recipient = whole.recipient AND abs(part.first_seen_on - whole.first_seen_on) <= 14
    WHERE whole.kind = 'funding_raised' AND part.kind = 'investment' AND part.usd_mid < whole.usd_mid * 0.98
        AND part.commitment_id IN (SELECT commitment_id FROM resolve_affected)
),
slices AS (
    SELECT part.commitment_id, whole.commitment_id AS whole_id, 2 AS weight
    FROM resolve_named AS whole
    JOIN resolve_named AS part
        ON left(part.core, 4) = left(whole.core, 4) AND part.payer_country_code = whole.payer_country_code AND part.kind = whole.kind
    WHERE length(whole.core) >= 4 AND contains(part.core, whole.core) AND part.usd_mid < whole.usd_mid * 0.9
        AND (part.payer = whole.payer OR part.is_public AND whole.is_public)
        AND abs(part.first_seen_on - whole.first_seen_on) <= 400
        AND part.commitment_id IN (SELECT commitment_id FROM resolve_affected)
),
-- 판교 4천억 원, 제조 5천억 원, 인재 3천억 원, listed under 1조2천억 원: a deal of the same payer that is one of the list, told elsewhere
-- (kept apart from the bodies, which are read for few of them)
listed AS MATERIALIZED (
    SELECT part.commitment_id, part.payer, part.recipient, listed.article_id, listed.whole_id, whole.payer AS whole_payer
    FROM resolve_listed AS listed
    JOIN resolve_all AS whole ON whole.commitment_id = listed.whole_id
    JOIN resolve_all AS part ON part.payer_country_code = whole.payer_country_code AND part.currency = listed.currency AND part.value = listed.value
        AND abs(part.first_seen_on - whole.first_seen_on) <= 400 AND part.kind NOT IN ('market_size', 'revenue', 'target', 'other')
    WHERE part.commitment_id IN (SELECT commitment_id FROM resolve_affected)
),
itemised AS (
    SELECT part.commitment_id, part.whole_id, 2 AS weight
    FROM listed AS part
    JOIN current_articles AS articles ON articles.article_id = part.article_id
    WHERE (part.payer = part.whole_payer OR length(part.payer) >= 3 AND contains(articles.body, right(part.payer, 3)))
        AND (core_of(part.recipient) = '' OR len(list_filter(
            regexp_extract_all(part.recipient, '[가-힣A-Za-z0-9]{2,}'),
            lambda word: contains(articles.body, word) AND length(core_of(word)) >= 2
        )) > 0)
),
votes AS (
    SELECT commitment_id, whole_id, sum(weight) AS weight
    FROM (FROM said UNION ALL FROM summed UNION ALL FROM spoken UNION ALL FROM spoken_elsewhere UNION ALL FROM added UNION ALL FROM recalled UNION ALL FROM shared UNION ALL FROM costed UNION ALL FROM programmes UNION ALL FROM framed UNION ALL FROM staged UNION ALL FROM nested UNION ALL FROM led UNION ALL FROM rounds UNION ALL FROM slices UNION ALL FROM halved UNION ALL FROM joined UNION ALL FROM entered UNION ALL FROM itemised UNION ALL FROM executed UNION ALL FROM funded UNION ALL SELECT commitment_id, whole_id, weight FROM grouped WHERE all_v <= whole_v * 1.005)
    WHERE commitment_id <> whole_id
    GROUP BY commitment_id, whole_id
)
SELECT votes.commitment_id, arg_max(votes.whole_id, (votes.weight, votes.whole_id)) AS whole_id
FROM votes
JOIN resolve_all AS part ON part.commitment_id = votes.commitment_id
JOIN resolve_all AS whole ON whole.commitment_id = votes.whole_id
WHERE (part.usd_mid IS NULL OR whole.usd_mid IS NULL OR part.usd_mid < whole.usd_mid)
    AND votes.commitment_id IN (SELECT commitment_id FROM resolve_affected)
GROUP BY votes.commitment_id
UNION ALL
SELECT commitment_id, part_of
FROM commitments
WHERE part_of IS NOT NULL AND commitment_id NOT IN (SELECT commitment_id FROM resolve_affected) AND commitment_id NOT IN (SELECT commitment_id FROM resolve_touched);
