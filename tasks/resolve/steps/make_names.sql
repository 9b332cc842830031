-- one row a key under which an organisation is named, and one row an organisation with all above it
CREATE OR REPLACE TEMP MACRO name_key(name) AS regexp_replace(
    regexp_replace(
        regexp_replace(
            regexp_replace(replace(lower(nfc_normalize(name)), '에이아이', 'ai'), '\([^)]*\)|주식회사|㈜|\(주\)', '', 'g'),
            '[\s·・''"“”‘’.,&\-]+|측$', '', 'g'
        ),
        '(광역|특별자치|특별)(시|도)$', '\2'
    ),
    '^(전라|경상|충청)([남북])도$', CASE lower(nfc_normalize(name))[1] WHEN '전' THEN '전\2도' WHEN '경' THEN '경\2도' ELSE '충\2도' END
);
CREATE OR REPLACE TEMP MACRO iou(start_a, end_a, start_b, end_b) AS CASE
    WHEN start_a IS NOT NULL AND end_a IS NOT NULL AND start_b IS NOT NULL AND end_b IS NOT NULL THEN
        greatest(0, least(end_a, end_b) - greatest(start_a, start_b) + 1) / CAST(greatest(end_a, end_b) - least(start_a, start_b) + 1 AS DOUBLE)
END;

-- whether a day lies in a year or season that a later claim looks back at: 지난해 100억 달러를 냈다
CREATE OR REPLACE TEMP MACRO is_within(day, period_start, period_end, said_on) AS (
    period_end < said_on AND period_end - period_start BETWEEN 80 AND 370 AND day BETWEEN period_start AND period_end
);

CREATE OR REPLACE TEMP TABLE resolve_lines AS
WITH RECURSIVE lines AS (
    SELECT organization_id, organization_id AS ancestor_id, parent_id, 0 AS depth
    FROM organizations
    UNION ALL
    SELECT lines.organization_id, above.organization_id, above.parent_id, lines.depth + 1
    FROM lines
    JOIN organizations AS above ON above.organization_id = lines.parent_id
    WHERE lines.depth < 6
)
SELECT
    organization_id,
    arg_max(ancestor_id, depth) AS root_id,
    list_sort(list(DISTINCT ancestor_id)) AS line_ids
FROM lines
GROUP BY organization_id;

CREATE OR REPLACE TEMP TABLE resolve_organizations AS
SELECT
    -- a fund under a ministry is the state's: 국민성장펀드, 빅펀드
    organizations.kind IN ('government', 'bloc') OR organizations.kind = 'fund' AND root.kind = 'government' AS is_states,
    organizations.organization_id,
    organizations.country_code,
    coalesce(organizations.organization_ko, organizations.organization_en) AS name,
    organizations.kind,
    CASE
        WHEN is_states AND organizations.country_code IS NOT NULL THEN 'gov:' || organizations.country_code
        ELSE resolve_lines.root_id
    END AS root_id,
    CASE
        WHEN is_states AND organizations.country_code IS NOT NULL
            THEN list_append(resolve_lines.line_ids, 'gov:' || organizations.country_code)
        ELSE resolve_lines.line_ids
    END AS line_ids
FROM organizations
JOIN resolve_lines ON resolve_lines.organization_id = organizations.organization_id
JOIN organizations AS root ON root.organization_id = resolve_lines.root_id;

CREATE OR REPLACE TEMP TABLE resolve_aliases AS
WITH names AS (
    SELECT organization_id, unnest(list_concat([organization_en, organization_ko], aliases)) AS name
    FROM organizations
)
SELECT name_key(name) AS key, min(organization_id) AS organization_id
FROM names
WHERE length(name_key(name)) > 0
GROUP BY name_key(name)
HAVING count(DISTINCT organization_id) = 1;

CREATE OR REPLACE TEMP TABLE resolve_country_names AS
SELECT key, min(country_code) AS country_code
FROM (
    SELECT name_key(country_ko) AS key, country_code FROM countries
    UNION
    SELECT name_key(country_en), country_code FROM countries
    UNION
    SELECT name_key(country_ko) || '정부', country_code FROM countries
    UNION
    SELECT lower(country_code), country_code FROM countries WHERE is_bloc
)
GROUP BY key
HAVING count(DISTINCT country_code) = 1;
CREATE OR REPLACE TEMP MACRO is_like_name(a, b) AS (
    length(a) >= 2 AND length(b) >= 2 AND (starts_with(a, b) OR starts_with(b, a))
    OR length(a) >= 4 AND length(b) >= 4 AND jaro_winkler_similarity(a, b) >= 0.85
);
CREATE OR REPLACE TEMP MACRO is_like_text(a, b) AS (
    contains(a, b) OR contains(b, a) OR jaro_winkler_similarity(a, b) >= 0.85
);
CREATE OR REPLACE TEMP MACRO a_tolerance(digits_a, digits_b) AS CASE least(digits_a, digits_b) WHEN 1 THEN 0.05 WHEN 2 THEN 0.03 ELSE 0.006 END;
CREATE OR REPLACE TEMP MACRO is_lost_unit(log_ratio) AS abs(log_ratio / ln(10) - round(log_ratio / ln(10))) <= 0.015 AND round(log_ratio / ln(10)) BETWEEN 1 AND 8;
-- the figures of one number with two neighbours changed places: 48 and 84, 428 and 482, 4273 and 4723
CREATE OR REPLACE TEMP MACRO is_swap_of_two(a, b) AS a <> b AND a // 10 = b % 10 AND a % 10 = b // 10;
CREATE OR REPLACE TEMP MACRO is_swap_of_three(a, b) AS a // 100 = b // 100 AND is_swap_of_two(a % 100, b % 100) OR a % 10 = b % 10 AND a >= 100 AND is_swap_of_two(a // 10, b // 10);
CREATE OR REPLACE TEMP MACRO is_swap(a, b) AS a // 1000 = b // 1000 AND is_swap_of_three(a % 1000, b % 1000) OR a % 100 = b % 100 AND a >= 1000 AND is_swap_of_two(a // 100, b // 100);
CREATE OR REPLACE TEMP MACRO is_told(words, text) AS len(list_filter(words, lambda word: contains(text, word))) > 0;
-- the beginnings of a text's rarer words, by which sentences, titles and objects are compared
CREATE OR REPLACE TEMP MACRO words_of(text) AS list_sort(list_filter(
    list_distinct(list_transform(regexp_extract_all(text, '[가-힣A-Za-z]{2,}'), lambda word: left(word, 2))),
    lambda word: NOT list_contains(getvariable('resolve_common_words'), word)
));
CREATE OR REPLACE TEMP MACRO is_like_sentence(words_a, words_b) AS (
    len(list_intersect(words_a, words_b)) >= 4 AND len(list_intersect(words_a, words_b)) >= 0.5 * least(len(words_a), len(words_b))
);
-- the month that a sentence says it was told or agreed in, by its first day: 지난 2월, 지난해 11월, 지난달
CREATE OR REPLACE TEMP MACRO month_of(text, pattern) AS nullif(TRY_CAST(regexp_extract(text, pattern, 1) AS INTEGER), 0);
CREATE OR REPLACE TEMP MACRO last_such_month(month_told, said_on) AS CASE
    WHEN month_told <= 12 THEN make_date(year(said_on) - CASE WHEN month_told > month(said_on) THEN 1 ELSE 0 END, month_told, 1)
END;
CREATE OR REPLACE TEMP MACRO told_month(text, said_on) AS CASE
    WHEN said_on IS NULL THEN NULL
    WHEN month_of(text, '(?:지난해|작년) ?([0-9]{1,2})월') <= 12
        THEN make_date(year(said_on) - 1, month_of(text, '(?:지난해|작년) ?([0-9]{1,2})월'), 1)
    ELSE coalesce(
        last_such_month(month_of(text, '(?:지난|올해|올) ?([0-9]{1,2})월'), said_on),
        last_such_month(month_of(text, '([0-9]{1,2})월 ?(?:발표|공개|내놓|밝힌|약속|선언)'), said_on),
        -- 9월에 300억 달러 투자를 약속했다
        last_such_month(month_of(
            text, '([0-9]{1,2})월에 [0-9][0-9조억만천., ]*(?:원|달러|엔|유로|위안|파운드)(?: 규모의?)?(?:를|을)? ?(?:투자|지원|출자)?(?:를|을)? ?(?:약속|발표|공개|선언)(?:했|한 바)'
        ), said_on),
        -- 가온은 1월 투자액을 4800억 위안으로 늘려 잡았다
        last_such_month(month_of(
            text, '[은는이가] ([0-9]{1,2})월 [^.0-9]{0,30}[0-9][0-9조억만천., ]*(?:원|달러|엔|유로|위안|파운드)(?: ?\([^)]*\))?으?로 ?[가-힣]{2,3} 잡(?:았|은)'
        ), said_on),
        CASE WHEN contains(text, '지난달') THEN CAST(date_trunc('month', said_on) - INTERVAL 1 MONTH AS DATE) END
    )
END;
-- how many of a thing, written one way: 1만8천장 and 1만8000장
CREATE OR REPLACE TEMP MACRO tail_of(text, unit) AS coalesce(TRY_CAST(regexp_extract(text, '([0-9.]+)' || unit, 1) AS DOUBLE), 0);
CREATE OR REPLACE TEMP MACRO count_of(text) AS concat(
    10000 * tail_of(text, '만') + 1000 * tail_of(text, '천') + 100 * tail_of(text, '백') + tail_of(text, '[^0-9.만천백]'), regexp_extract(text, '[^0-9.만천백]+$')
);
CREATE OR REPLACE TEMP MACRO home_of(regions) AS CASE
    WHEN len(list_distinct(list_transform(regions, lambda region: getvariable('resolve_homes')[region]))) = 1 THEN getvariable('resolve_homes')[regions[1]]
END;
CREATE OR REPLACE TEMP MACRO regions_of(text) AS list_sort(list_distinct(list_transform(
    regexp_extract_all(coalesce(text, ''), getvariable('resolve_places')), lambda place: getvariable('resolve_regions')[place]
)));
-- several who pay together, unless the sentence says what each of them pays
CREATE OR REPLACE TEMP MACRO is_of_many(text) AS regexp_matches(text, getvariable('resolve_groups')) AND NOT contains(text, '각각');
