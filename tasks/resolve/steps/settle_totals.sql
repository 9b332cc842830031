-- one row a claim that leads a deal resolved in this run
CREATE OR REPLACE TEMP TABLE resolve_fronts AS
SELECT claim_id, kind, surface
FROM claims
WHERE claim_id IN (SELECT leading_claim_id FROM resolve_fresh);

-- one row a deal of the whole ledger: its umbrella, whether it counts and why
CREATE OR REPLACE TEMP TABLE resolve_alone AS
SELECT
    *,
    CASE
        WHEN value IS NULL THEN 'no: no claim gives an amount'
        WHEN usd_mid IS NULL THEN 'no: no exchange rate is known for ' || currency
        WHEN kind IN ('market_size', 'revenue', 'target', 'other') THEN 'no: ' || kind || ' is no commitment'
        WHEN NOT about_ai THEN 'no: not about AI'
        WHEN NOT list_contains(getvariable('resolve_countable_statuses'), CAST(status AS VARCHAR)) THEN 'no: only ' || status
        WHEN is_doubted THEN 'no: the figure is doubted'
        WHEN NOT is_payer_recognised THEN 'no: payer not recognised'
        WHEN payer IS NULL AND recipient IS NULL AND destination_country_code IS NULL THEN 'no: neither who pays nor who gets it is named'
        WHEN is_statistic THEN 'no: a sum over many, no deal'
        WHEN is_cumulative THEN 'no: a running total'
        WHEN per IS NOT NULL THEN 'no: a rate a ' || per
        WHEN kind = 'funding_raised' AND leading_claim_id IN (
            SELECT claim_id FROM resolve_fronts WHERE kind = 'funding_raised' AND regexp_matches(surface, getvariable('resolve_loans'))
        ) THEN 'no: a loan'
        WHEN kind = 'investment' AND leading_claim_id IN (
            SELECT claim_id FROM resolve_fronts
            WHERE kind = 'investment' AND regexp_matches(surface, getvariable('resolve_expenses')) AND NOT regexp_matches(surface, getvariable('resolve_ai'))
        ) THEN 'no: a firm''s whole expense'
        WHEN kind = 'investment' AND payer_kind IN ('country', 'government', 'bloc') AND destination_country_code <> payer_country_code
            AND (recipient IS NULL OR recipient IN (SELECT country_ko FROM countries)) AND leading_claim_id IN (
                SELECT claim_id FROM resolve_fronts WHERE kind = 'investment' AND NOT regexp_matches(surface, getvariable('resolve_ai_things'))
            ) THEN 'no: for another country at large'
    END AS obstacle
FROM resolve_fresh
UNION ALL BY NAME
-- what stands in the way of a deal that was not resolved again is what it was, unless that was another deal
SELECT
    * EXCLUDE (part_of, countable, countable_reason),
    CASE
        WHEN regexp_matches(countable_reason, '^no: ') AND NOT regexp_matches(countable_reason, '^no: (umbrella|part|possible repeat) of ') THEN countable_reason
    END AS obstacle
FROM commitments
WHERE commitment_id NOT IN (SELECT commitment_id FROM resolve_touched);

-- one row a share for AI of a sum that is not all for AI: 150조원 규모의 국민성장펀드 가운데 30조원을 인공지능에 투입한다
CREATE OR REPLACE TEMP TABLE resolve_shares_of_ai AS
WITH told AS MATERIALIZED (
    SELECT
        claims.claim_id, claims.article_id, claims.span_start, claims.surface, held.commitment_id,
        CASE
            WHEN regexp_matches(claims.surface, '가운데|중에서| 중 |분의') THEN
                NOT regexp_matches(regexp_extract(claims.surface, '^(.*?)(가운데|중에서| 중 |분의)', 1), getvariable('resolve_ai'))
                AND regexp_matches(regexp_extract(claims.surface, '(가운데|중에서| 중 |분의)(.*)$', 2), getvariable('resolve_ai'))
            ELSE FALSE
        END AS is_partly_for_ai
    FROM claims
    JOIN resolve_all_claims AS held ON held.claim_id = claims.claim_id
    JOIN (SELECT DISTINCT whole_id FROM resolve_wholes) AS wholes ON wholes.whole_id = held.commitment_id
),
partly AS (
    SELECT commitment_id
    FROM told
    GROUP BY commitment_id
    HAVING bool_and(is_partly_for_ai)
),
-- 국내에 125조원을 투자한다. AI에 50조원, 연구개발에 38조원, 공장에 36조원: of a sum that is not said to be for AI the share that is
split AS (
    SELECT wholes.whole_id
    FROM resolve_wholes AS wholes
    JOIN resolve_alone AS whole ON whole.commitment_id = wholes.whole_id
    JOIN told AS front ON front.claim_id = whole.leading_claim_id AND NOT regexp_matches(front.surface, getvariable('resolve_ai'))
    JOIN resolve_all_claims AS held ON held.commitment_id = wholes.commitment_id
    JOIN claims AS share ON share.claim_id = held.claim_id AND share.article_id = front.article_id AND regexp_matches(share.surface, getvariable('resolve_ai'))
    GROUP BY wholes.whole_id
    HAVING bool_or(share.about_ai) AND (bool_or(NOT share.about_ai) OR bool_or(share.about_ai AND regexp_matches(share.surface, getvariable('resolve_breakdowns'))))
)
SELECT wholes.commitment_id, wholes.whole_id
FROM split
JOIN resolve_wholes AS wholes ON wholes.whole_id = split.whole_id
JOIN resolve_alone AS part ON part.commitment_id = wholes.commitment_id AND part.obstacle IS NULL
JOIN claims AS share ON share.claim_id = part.leading_claim_id AND regexp_matches(share.surface, getvariable('resolve_ai'))
UNION
SELECT wholes.commitment_id, wholes.whole_id
FROM partly
JOIN told ON told.commitment_id = partly.commitment_id
JOIN resolve_wholes AS wholes ON wholes.whole_id = partly.commitment_id
JOIN resolve_alone AS part ON part.commitment_id = wholes.commitment_id AND part.obstacle IS NULL
JOIN claims AS share ON share.article_id = told.article_id AND share.span_start = told.span_start
JOIN resolve_all_claims AS held ON held.claim_id = share.claim_id AND held.commitment_id = wholes.commitment_id;

CREATE OR REPLACE TEMP TABLE resolve_statistics AS
SELECT statistic.commitment_id, count(*) AS n_members
FROM resolve_alone AS statistic
JOIN resolve_alone AS member
    ON member.payer_country_code = statistic.payer_country_code
    AND member.commitment_id <> statistic.commitment_id
    AND member.status = 'done'
    AND member.payer_kind NOT IN ('country', 'government')
    AND member.kind IN ('investment', 'funding_raised', 'acquisition')
    AND coalesce(member.period_start, member.first_seen_on) BETWEEN statistic.period_start AND statistic.period_end
LEFT JOIN resolve_wholes AS wholes ON wholes.commitment_id = member.commitment_id
WHERE statistic.payer_kind = 'country' AND statistic.status = 'done' AND statistic.kind IN ('investment', 'funding_raised')
    AND statistic.period_end < statistic.first_seen_on
    AND member.obstacle IS NULL AND wholes.commitment_id IS NULL AND member.usd_mid < statistic.usd_mid
GROUP BY statistic.commitment_id;

-- one row an umbrella that counts in its parts: nobody is named as paying it, or it is what several pay together
CREATE OR REPLACE TEMP TABLE resolve_opened AS
WITH fronts AS MATERIALIZED (
    SELECT claims.claim_id, claims.surface
    FROM claims
    WHERE claims.claim_id IN (SELECT leading_claim_id FROM resolve_alone WHERE commitment_id IN (SELECT whole_id FROM resolve_wholes))
),
openings AS (
    SELECT wholes.whole_id AS commitment_id, count(*) AS n_members
    FROM resolve_wholes AS wholes
    JOIN resolve_alone AS whole ON whole.commitment_id = wholes.whole_id AND whole.payer_country_code IS NULL
        AND NOT (whole.kind = 'funding_raised' AND whole.payer IS NOT NULL)
    JOIN resolve_alone AS part ON part.commitment_id = wholes.commitment_id AND part.payer_country_code IS NOT NULL AND part.obstacle IS NULL
    GROUP BY wholes.whole_id
    UNION ALL
    SELECT commitment_id, n_members
    FROM resolve_statistics
    UNION ALL
    SELECT wholes.whole_id, count(*)
    FROM resolve_wholes AS wholes
    JOIN resolve_alone AS whole ON whole.commitment_id = wholes.whole_id AND whole.payer_country_code IS NOT NULL
    JOIN resolve_alone AS part ON part.commitment_id = wholes.commitment_id AND part.obstacle IS NULL
    JOIN fronts AS front ON front.claim_id = whole.leading_claim_id AND regexp_matches(front.surface, getvariable('resolve_shared_costs'))
    GROUP BY wholes.whole_id
    UNION ALL
    -- what several pay who are not all named, each share of it told: 기술기업들이 270억 파운드, of it 220억 by the one and 50억 by the other
    SELECT wholes.whole_id, count(*)
    FROM resolve_wholes AS wholes
    JOIN resolve_alone AS whole ON whole.commitment_id = wholes.whole_id AND whole.payer_country_code IS NOT NULL
    JOIN resolve_alone AS part ON part.commitment_id = wholes.commitment_id AND part.obstacle IS NULL AND part.payer_country_code IS NOT NULL
    JOIN fronts AS front ON front.claim_id = whole.leading_claim_id AND is_of_many(front.surface)
    GROUP BY wholes.whole_id
    HAVING count(DISTINCT part.payer) > 1 AND sum(part.usd_mid) >= 0.9 * any_value(whole.usd_mid)
    UNION ALL
    SELECT whole_id, count(*)
    FROM resolve_shares_of_ai
    GROUP BY whole_id
)
SELECT commitment_id, max(n_members) AS n_members
FROM openings
GROUP BY commitment_id;

-- one row a deal and umbrella over it, the nearest first; below_id is what lies directly under the umbrella
CREATE OR REPLACE TEMP TABLE resolve_umbrellas AS
WITH RECURSIVE umbrellas AS (
    SELECT commitment_id, whole_id, commitment_id AS below_id, 1 AS depth
    FROM resolve_wholes
    UNION ALL
    SELECT umbrellas.commitment_id, wholes.whole_id, umbrellas.whole_id, umbrellas.depth + 1
    FROM umbrellas
    JOIN resolve_wholes AS wholes ON wholes.commitment_id = umbrellas.whole_id
    WHERE umbrellas.depth < 6
)
SELECT commitment_id, whole_id, below_id, depth
FROM umbrellas;

-- one row a deal and another one that it may repeat
CREATE OR REPLACE TEMP TABLE resolve_twins AS
SELECT commitment_a AS commitment_id, commitment_b AS other_id, features FROM resolve_candidates WHERE verdict = 'repeat'
UNION ALL
SELECT commitment_b, commitment_a, features FROM resolve_candidates WHERE verdict = 'repeat';

-- an umbrella that cannot count itself stands under what it repeats
INSERT INTO resolve_umbrellas
SELECT DISTINCT umbrellas.commitment_id, twins.other_id, umbrellas.whole_id, 7
FROM resolve_umbrellas AS umbrellas
JOIN resolve_alone AS whole ON whole.commitment_id = umbrellas.whole_id AND whole.obstacle IS NOT NULL
JOIN resolve_twins AS twins ON twins.commitment_id = umbrellas.whole_id AND twins.other_id <> umbrellas.commitment_id;

-- one row a deal that does not count for the sake of an umbrella over it
CREATE OR REPLACE TEMP TABLE resolve_covered AS
SELECT
    umbrellas.commitment_id,
    arg_min(
        CASE
            WHEN whole.obstacle IS NULL AND opened.commitment_id IS NULL THEN 'no: part of ' || whole.commitment_id || ', which counts'
            WHEN shared.whole_id IS NOT NULL THEN 'no: part of ' || whole.commitment_id || ', which is not all for AI'
            ELSE 'no: part of ' || whole.commitment_id || ', which is ' || whole.status
        END,
        (umbrellas.depth, umbrellas.whole_id)
    ) AS reason
FROM resolve_umbrellas AS umbrellas
JOIN resolve_alone AS whole ON whole.commitment_id = umbrellas.whole_id
LEFT JOIN resolve_opened AS opened ON opened.commitment_id = umbrellas.whole_id
LEFT JOIN (SELECT DISTINCT whole_id FROM resolve_shares_of_ai) AS shared ON shared.whole_id = umbrellas.whole_id
LEFT JOIN resolve_shares_of_ai AS share ON share.commitment_id = umbrellas.below_id AND share.whole_id = umbrellas.whole_id
WHERE whole.obstacle IS NULL AND opened.commitment_id IS NULL
    OR shared.whole_id IS NOT NULL AND share.commitment_id IS NULL
    OR whole.status IN ('denied', 'cancelled')
GROUP BY umbrellas.commitment_id;

-- one row a deal that may be another one told again: it gives way to the one of which more is known
CREATE OR REPLACE TEMP TABLE resolve_repeats AS
WITH standing AS (
    SELECT
        alone.commitment_id,
        CASE WHEN covered.commitment_id IS NOT NULL THEN 'in its whole' WHEN opened.commitment_id IS NOT NULL THEN 'in its parts' ELSE 'itself' END AS counted,
        (
            alone.payer_country_code IS NOT NULL, alone.payer IS NOT NULL, alone.n_voices, alone.qualifier IN ('exact', 'range'),
            alone.destination_country_code IS NOT NULL, alone.n_articles, DATE '9999-12-31' - coalesce(alone.first_seen_on, DATE '9999-12-31'), alone.commitment_id
        ) AS rank,
        alone.n_voices,
        alone.first_seen_on
    FROM resolve_alone AS alone
    LEFT JOIN resolve_covered AS covered ON covered.commitment_id = alone.commitment_id
    LEFT JOIN resolve_opened AS opened ON opened.commitment_id = alone.commitment_id
    WHERE alone.obstacle IS NULL
)
SELECT
    twins.commitment_id,
    arg_max('no: possible repeat of ' || other.commitment_id || ', which counts' || CASE WHEN other.counted <> 'itself' THEN ' ' || other.counted ELSE '' END, other.rank) AS reason
FROM resolve_twins AS twins
JOIN standing AS one ON one.commitment_id = twins.commitment_id AND one.counted = 'itself'
JOIN standing AS other ON other.commitment_id = twins.other_id
LEFT JOIN resolve_umbrellas AS above ON above.commitment_id = other.commitment_id AND above.whole_id = one.commitment_id
WHERE above.commitment_id IS NULL
    AND CASE
        WHEN other.counted <> 'itself' THEN TRUE
        -- of 110 and 11 the one told first or by more stands
        WHEN contains(twins.features, 'digits=same')
            THEN (one.n_voices, coalesce(other.first_seen_on - one.first_seen_on, 0), one.commitment_id) < (other.n_voices, 0, other.commitment_id)
        WHEN contains(twins.features, 'money=other') AND one.first_seen_on <> other.first_seen_on THEN one.first_seen_on < other.first_seen_on
        ELSE one.rank < other.rank
    END
GROUP BY twins.commitment_id;

CREATE OR REPLACE TEMP TABLE resolve_settled AS
SELECT
    alone.* EXCLUDE (obstacle),
    wholes.whole_id AS part_of,
    coalesce(alone.obstacle, repeats.reason, covered.reason) IS NULL AND opened.commitment_id IS NULL AS countable,
    CASE
        WHEN alone.obstacle IS NOT NULL THEN alone.obstacle
        WHEN opened.commitment_id IS NOT NULL THEN 'no: umbrella of ' || opened.n_members || ' rows that count'
        WHEN covered.commitment_id IS NOT NULL THEN covered.reason
        WHEN repeats.commitment_id IS NOT NULL THEN repeats.reason
        WHEN alone.payer_country_code IS NULL THEN 'yes: ' || alone.status || ', by a payer of no known country'
        ELSE 'yes: ' || alone.status
    END AS countable_reason
FROM resolve_alone AS alone
LEFT JOIN resolve_wholes AS wholes ON wholes.commitment_id = alone.commitment_id
LEFT JOIN resolve_opened AS opened ON opened.commitment_id = alone.commitment_id
LEFT JOIN resolve_covered AS covered ON covered.commitment_id = alone.commitment_id
LEFT JOIN resolve_repeats AS repeats ON repeats.commitment_id = alone.commitment_id;
