-- one ledger of any size, drawn by hash: the same numbers give the same rows under the same version of DuckDB
-- Variables: n_articles (of the whole ledger, which the density of days follows), first_article and last_article (the range to
-- add, exclusive at its end), n_claims (at most so many of the range), day (of the articles added; NULL spreads them over the years).

-- a hash of two things is no more than their hashes combined bit by bit, so draws of one key would follow each other: hash it again
CREATE OR REPLACE TEMP MACRO h(key, name) AS hash(hash(key, name));
-- u is a number in [0, 1) for a key and a name; pick is an element of a list by it
CREATE OR REPLACE TEMP MACRO u(key, name) AS CAST(h(key, name) >> 11 AS DOUBLE) / 9007199254740992;
CREATE OR REPLACE TEMP MACRO pick(items, chance) AS items[1 + CAST(floor(chance * len(items)) AS BIGINT)];
CREATE OR REPLACE TEMP MACRO made_key(kind, key) AS printf('%016x', h(kind, key));
CREATE OR REPLACE TEMP MACRO final_day() AS DATE '2026-11-23';
CREATE OR REPLACE TEMP MACRO n_days() AS 2190;
-- news grow: the day of what stands at a part of the whole, 0 to 1
CREATE OR REPLACE TEMP MACRO day_at(part) AS final_day() - n_days() + CAST(floor(n_days() * sqrt(least(part, 1))) AS INTEGER);
CREATE OR REPLACE TEMP MACRO money_text(value, currency) AS
CASE
    WHEN value >= 1e12 AND currency IN ('KRW', 'JPY') THEN printf('%d조 ', CAST(value // 1e12 AS BIGINT))
    || CASE WHEN value % 1e12 >= 1e8 THEN printf('%d억 ', CAST(value % 1e12 // 1e8 AS BIGINT)) ELSE '' END
    WHEN value >= 1e8 THEN printf('%d억 ', CAST(value // 1e8 AS BIGINT))
    || CASE WHEN value % 1e8 >= 1e4 THEN printf('%d만 ', CAST(value % 1e8 // 1e4 AS BIGINT)) ELSE '' END
    ELSE printf('%d만 ', CAST(value // 1e4 AS BIGINT))
END || CASE currency WHEN 'KRW' THEN '원' WHEN 'JPY' THEN '엔' WHEN 'CNY' THEN '위안' WHEN 'EUR' THEN '유로' WHEN 'GBP' THEN '파운드' ELSE '달러' END;
-- a number by its first digits: 1234567 to 2 digits is 1200000
CREATE OR REPLACE TEMP MACRO rounded_to(value, digits) AS round(value / pow(10, floor(log10(value)) + 1 - digits)) * pow(10, floor(log10(value)) + 1 - digits);

SET VARIABLE syllables = string_split('가 나 다 라 마 바 사 아 자 차 하 누 도 로 모 보 서 솔 온 우 율 은 이 진 태 한 해 현 휘 별 달 봄 빛 산 강 들 새 여 연 예', ' ');
SET VARIABLE things = ['데이터센터', 'AI 데이터센터', '클라우드 단지', '반도체 공장', '인공지능 연구소', 'AI 컴퓨팅센터', '로봇 공장', 'AI 팩토리', 'GPU 클러스터', '슈퍼컴퓨터'];
SET VARIABLE places = string_split('평택 울산 텍사스 구마모토 드레스덴 애리조나 뭄바이 리야드 런던 파리 싱가포르 하노이 광주 부산 오하이오 선전', ' ');
SET VARIABLE deeds = ['투자한다고', '투입하기로 했다고', '쏟아붓는다고', '들인다고'];
SET VARIABLE words = string_split(
    '시장 업계 정부 기술 산업 경쟁 전략 공급 수요 전력 인재 연구 개발 모델 서비스 플랫폼 고객 매출 이익 주가 규제 법안 협력 동맹 수출 수입 환율 금리 물가 노동 교육 의료 '
    || '금융 제조 물류 유통 통신 보안 반도체 메모리 서버 냉각 부지 인허가 주민 환경 탄소 원전 태양광 풍력 배터리 자동차 로봇 드론 위성 국방 외교 무역 관세 보조금 세제 예산 국회 지자체', ' '
);
SET VARIABLE endings = ['는 커진다', '를 두고 논의가 이어졌다', '에 관심이 쏠린다', '가 변수로 꼽힌다', '를 앞당긴다', '도 뒤따랐다', '와 맞물려 있다', '는 아직 이르다'];
-- a name that nobody has, of two syllables
CREATE OR REPLACE TEMP MACRO made_name(kind, key) AS
getvariable('syllables')[1 + CAST(h(kind, key) % 40 AS INTEGER)] || getvariable('syllables')[1 + CAST((h(kind, key) >> 16) % 40 AS INTEGER)];

-- one row a country, those most spoken of first
CREATE OR REPLACE TEMP TABLE made_countries AS
SELECT
    country_code,
    country_ko,
    row_number() OVER (ORDER BY coalesce(list_position(['KR', 'US', 'CN', 'JP', 'GB', 'FR', 'DE', 'TW', 'IN', 'EU', 'SA', 'AE', 'CA', 'SG', 'VN'], country_code), 99), country_code) - 1 AS place
FROM countries;

-- one row an organisation that may pay, those most spoken of first
CREATE OR REPLACE TEMP TABLE made_payers AS
SELECT
    organization_id,
    coalesce(organization_ko, organization_en) AS name,
    organization_en,
    country_code,
    kind,
    row_number() OVER (
        ORDER BY -ln(1 - u(organization_id, 'rank')) / CASE country_code WHEN 'US' THEN 8 WHEN 'KR' THEN 6 WHEN 'CN' THEN 3 WHEN 'JP' THEN 2 ELSE 1 END, organization_id
    ) - 1 AS place
FROM organizations
WHERE country_code IS NOT NULL AND kind <> 'media';

SET VARIABLE n_countries = (SELECT count(*) FROM made_countries);
SET VARIABLE n_payers = (SELECT count(*) FROM made_payers);

-- one row a deal, as far as chance decides it
CREATE OR REPLACE TEMP TABLE made_draws AS
SELECT
    deal_no,
    day_at(deal_no / (0.3 * getvariable('n_claims_all'))) AS first_on,
    u(deal_no, 'party') AS party_chance,
    CAST(floor(getvariable('n_payers') * pow(u(deal_no, 'payer'), 2.5)) AS BIGINT) AS payer_place,
    CAST(floor(getvariable('n_countries') * pow(u(deal_no, 'destination'), 3)) AS BIGINT) AS destination_place,
    CAST(floor(4000 * pow(u(deal_no, 'name'), 2)) AS BIGINT) AS name_no,
    pick(
        [
            'investment', 'investment', 'investment', 'investment', 'investment', 'investment', 'investment', 'investment', 'investment', 'contract', 'contract',
            'funding_raised', 'funding_raised', 'budget', 'budget', 'fund', 'acquisition', 'market_size', 'revenue', 'target', 'other'
        ],
        u(deal_no, 'kind')
    ) AS kind,
    pick(['done', 'done', 'done', 'announced', 'announced', 'announced', 'announced', 'announced', 'announced', 'planned', 'planned', 'forecast', 'reported'], u(deal_no, 'status')) AS status,
    rounded_to(pow(10, 5 * u(deal_no, 'size')), pick([1, 1, 1, 2, 2, 2, 2, 3, 3, 4], u(deal_no, 'digits'))) AS figure,
    pick(['exact', 'exact', 'exact', 'exact', 'exact', 'exact', 'exact', 'about', 'about', 'at_least', 'more_than', 'at_most', 'nearly', 'range', 'band'], u(deal_no, 'qualifier')) AS qualifier,
    u(deal_no, 'currency') AS currency_chance,
    u(deal_no, 'object') AS object_chance,
    u(deal_no, 'period') AS period_chance,
    u(deal_no, 'years') AS years_chance
FROM range(CAST(0.3 * getvariable('n_claims_all') * 1.05 AS BIGINT) + 2000) AS deals (deal_no);

-- one row a deal with whom it could be of; joined apart from what is made of it, since DuckDB 2.0.0 fails on both in one ("dict-surviving cache")
CREATE OR REPLACE TEMP TABLE made_parties AS
SELECT
    draws.*,
    payers.organization_id AS payer_id,
    payers.name AS payer_name,
    payers.country_code AS payer_home,
    destinations.country_code AS destination_code,
    objects.name AS object_name
FROM made_draws AS draws
JOIN made_payers AS payers ON payers.place = draws.payer_place
JOIN made_payers AS objects ON objects.place = (draws.payer_place * 7 + draws.name_no) % getvariable('n_payers')
JOIN made_countries AS destinations ON destinations.place = draws.destination_place;

-- one row a deal: who pays how much for what, as the first article tells it
CREATE OR REPLACE TEMP TABLE made_deals AS
SELECT
    parties.* EXCLUDE (payer_id, payer_name, payer_home, destination_code, object_name),
    CASE WHEN party_chance < 0.7 THEN payer_id END AS organization_id,
    CASE WHEN party_chance < 0.7 THEN payer_name WHEN party_chance < 0.85 THEN made_name('payer', name_no) || pick(['테크', '전자', '캐피털', 'AI', '바이오', ' 코리아'], u(name_no, 'form')) END AS payer,
    CASE WHEN party_chance < 0.7 THEN payer_home WHEN party_chance < 0.8 THEN pick(['KR', 'KR', 'US', 'CN', 'JP'], u(name_no, 'home')) END AS payer_country,
    CASE WHEN object_chance < 0.4 THEN destination_code END AS destination,
    CASE
        WHEN object_chance < 0.1 THEN object_name
        WHEN object_chance < 0.25 THEN pick(getvariable('places'), u(deal_no, 'place')) || ' ' || pick(getvariable('things'), u(deal_no, 'thing'))
        WHEN object_chance < 0.8 THEN made_name('object', deal_no) || ' ' || pick(getvariable('things'), u(deal_no, 'thing'))
    END AS object,
    CASE
        WHEN currency_chance < 0.25 THEN 'USD' WHEN payer_country = 'KR' THEN 'KRW' WHEN payer_country = 'JP' THEN 'JPY' WHEN payer_country = 'CN' THEN 'CNY'
        WHEN payer_country IN ('DE', 'FR', 'EU', 'IT', 'NL', 'ES') THEN 'EUR' WHEN payer_country = 'GB' THEN 'GBP' ELSE 'USD'
    END AS currency,
    figure * CASE WHEN currency IN ('KRW', 'JPY') THEN 1e9 ELSE 1e6 END AS v,
    CASE WHEN period_chance < 0.35 THEN make_date(year(first_on), 1, 1) END AS period_start,
    CASE WHEN period_chance < 0.45 THEN make_date(year(first_on) + CAST(floor(5 * years_chance) AS INTEGER), 12, 31) END AS period_end
FROM made_parties AS parties;

-- one row an article: told_no is the article that it copies or replaces, itself for most
CREATE OR REPLACE TEMP TABLE made_articles AS
SELECT
    article_no,
    made_key('article', article_no) AS article_id,
    CASE WHEN article_no % 20 = 19 OR article_no % 50 = 23 THEN article_no - 1 ELSE article_no END AS told_no,
    article_no % 20 = 19 AS is_copy,
    article_no % 50 = 22 AS is_retired,
    article_no % 50 = 23 AS is_second_version,
    coalesce(getvariable('day'), day_at(article_no / getvariable('n_articles'))) AS day
FROM range(getvariable('first_article'), getvariable('last_article')) AS articles (article_no);

-- one row a claim of an article, as the article tells the deal
CREATE OR REPLACE TEMP TABLE made_claims AS
WITH slots AS (
    SELECT *, unnest(range([1, 1, 2, 2, 2, 3, 3, 4, 5, 11][1 + CAST(h(told_no, 'slots') % 10 AS INTEGER)])) AS slot
    FROM made_articles
),
kept AS (
    SELECT *, 100 * told_no + slot AS telling, u(told_no * 100 + slot, 'deal') AS chance, u(told_no * 100 + slot, 'offset') AS back, 0.3 * getvariable('n_claims_all') / getvariable('n_articles') * told_no AS base
    FROM slots
    QUALIFY row_number() OVER (ORDER BY h(article_no * 100 + slot, 'kept'), article_no, slot) <= getvariable('n_claims')
),
-- half tell a deal of the day, some one that many tell or one that all tell, the others one of any time before
chosen AS (
    SELECT
        *,
        CAST(greatest(0, CASE
            WHEN chance < 0.55 THEN floor(base - 6 * back)
            WHEN chance < 0.7 THEN floor((base - 1500 * back * back) / 8) * 8
            WHEN chance < 0.85 THEN floor((base - 3000 * back * back) / 64) * 64
            ELSE floor(base - base * pow(back, 6))
        END) AS BIGINT) AS deal_no
    FROM kept
),
told AS (
    SELECT
        chosen.article_no, chosen.article_id, chosen.day, chosen.slot, chosen.telling,
        deals.deal_no, deals.first_on, deals.payer, deals.payer_country, deals.organization_id, deals.kind, deals.object, deals.destination, deals.period_start, deals.period_end,
        CASE WHEN u(telling, 'status') < 0.85 THEN deals.status ELSE pick(['done', 'announced', 'planned', 'reported', 'denied', 'cancelled'], u(telling, 'other status')) END AS status,
        CASE WHEN u(telling, 'qualifier') < 0.9 THEN deals.qualifier ELSE 'about' END AS qualifier,
        u(telling, 'money') AS money_chance,
        u(telling, 'converts') AS conversion_chance,
        CASE
            WHEN money_chance < 0.03 THEN NULL WHEN money_chance < 0.93 THEN deals.v WHEN money_chance < 0.97 THEN rounded_to(deals.v, 1)
            ELSE deals.v * pick([0.5, 0.8, 1.2, 1.5], u(telling, 'dispute'))
        END AS v,
        deals.currency,
        money_text(v, deals.currency) AS amount_text,
        pick(getvariable('deeds'), u(telling, 'deed')) AS deed
    FROM chosen
    JOIN made_deals AS deals ON deals.deal_no = chosen.deal_no
)
SELECT
    *,
    made_key('claim', (article_no, slot)) AS claim_id,
    CASE WHEN v IS NOT NULL THEN made_key('amount', (article_no, slot)) END AS amount_id,
    coalesce(payer, '한 기업') || CASE slot % 3 WHEN 0 THEN '은 ' WHEN 1 THEN '은 이날 ' ELSE '도 ' END || coalesce(object || '에 ', '') AS words_before,
    words_before || coalesce(amount_text || '을 ', '') || deed || ' ' || day(day) || '일 밝혔다.' AS surface
FROM told;

-- one row an article and sentence that says nothing of money
CREATE OR REPLACE TEMP TABLE made_sentences AS
SELECT
    told_no,
    sentence_no,
    list_aggregate(list_transform([0, 6, 12, 18, 24, 30], lambda place: getvariable('words')[1 + CAST((bits >> place) & 63 AS INTEGER)]), 'string_agg', ' ')
    || getvariable('endings')[1 + CAST((bits >> 40) & 7 AS INTEGER)] || '.' AS sentence
FROM (
    SELECT told_no, sentence_no, h(told_no * 10 + sentence_no, 'sentence') AS bits
    FROM (SELECT DISTINCT told_no FROM made_articles) CROSS JOIN range(6) AS sentences (sentence_no)
);

CREATE OR REPLACE TEMP TABLE made_bodies AS
SELECT
    articles.*,
    concat_ws(chr(10), said.text, plain.text) AS body,
    plain.first_sentence
FROM made_articles AS articles
JOIN (
    SELECT told_no, string_agg(sentence, chr(10) ORDER BY sentence_no) AS text, arg_min(sentence, sentence_no) AS first_sentence
    FROM made_sentences
    GROUP BY told_no
) AS plain ON plain.told_no = articles.told_no
LEFT JOIN (
    SELECT article_no, string_agg(surface, chr(10) ORDER BY slot) AS text
    FROM made_claims
    GROUP BY article_no
) AS said ON said.article_no = articles.article_no;

INSERT INTO documents BY NAME
SELECT
    made_key('document', article_no) AS document_id,
    'https://news' || h(told_no, 'source') % 12 || '.example/' || day || '/' || CASE WHEN is_second_version THEN told_no ELSE article_no END AS uri,
    'source' || h(told_no, 'source') % 12 AS source,
    CAST(day AS TIMESTAMP) + INTERVAL 20 HOUR AS fetched_at,
    md5(CAST(article_no AS VARCHAR)) || md5(CAST(-article_no AS VARCHAR)) AS sha256,
    20000 + h(article_no, 'bytes') % 100000 AS n_bytes,
    'raw/' || strftime(day, '%Y%m%d') || '.warc.gz' AS archive_file,
    (article_no % 1000) * 31000 AS archive_offset,
    'text/html' AS content_type,
    'utf-8' AS encoding,
    strftime(day, '%Y%m%dT200000Z-0000') AS run_id
FROM made_bodies
ORDER BY article_no;

INSERT INTO articles BY NAME
SELECT
    article_id,
    made_key('document', article_no) AS document_id,
    'https://news' || h(told_no, 'source') % 12 || '.example/' || day || '/' || CASE WHEN is_second_version THEN told_no ELSE article_no END AS uri,
    first_sentence AS title,
    CASE WHEN u(told_no, 'named') < 0.95 THEN made_name('publisher', CAST(floor(120 * pow(u(article_no, 'publisher'), 2)) AS INTEGER)) || '신문' END AS publisher,
    CASE WHEN u(told_no, 'dated') < 0.99 THEN day END AS published_on,
    CASE WHEN u(told_no, 'dated') < 0.99 THEN 'meta' END AS published_basis,
    'ko' AS language,
    body,
    'trafilatura' AS method,
    CAST([] AS VARCHAR[]) AS warnings,
    made_key('text', CASE WHEN is_copy THEN told_no ELSE article_no END) AS text_key,
    CASE WHEN is_copy THEN made_key('article', told_no) END AS duplicate_of,
    u(told_no, 'ai') < 0.8 AS about_ai,
    'AI' AS about_ai_reason,
    '1' AS reader_version,
    made_key('content', article_no) AS content_key,
    CASE WHEN is_second_version THEN 2 ELSE 1 END AS version,
    strftime(day, '%Y%m%dT200000Z-0000') AS run_id,
    CAST(day AS TIMESTAMP) + INTERVAL 21 HOUR AS loaded_at,
    CASE WHEN is_retired THEN CAST(day AS TIMESTAMP) + INTERVAL 22 HOUR END AS retired_at
FROM made_bodies
ORDER BY article_no;

INSERT INTO claims BY NAME
SELECT
    claim_id,
    claims.article_id,
    CAST(sum(length(claims.surface) + 1) OVER telling - length(claims.surface) - 1 AS INTEGER) AS span_start,
    CAST(sum(length(claims.surface) + 1) OVER telling - 1 AS INTEGER) AS span_end,
    claims.surface,
    'claim.investment.governor+actor.subject' AS rule,
    '1' AS reader_version,
    articles.published_on AS said_on,
    kind,
    status,
    payer AS actor,
    payer_country AS actor_country,
    organization_id AS actor_organization_id,
    amount_id,
    CASE WHEN v IS NOT NULL THEN amount_text END AS amount_surface,
    CAST(v AS DECIMAL(38, 4)) AS amount_value,
    CASE WHEN v IS NOT NULL THEN currency END AS currency,
    CASE WHEN v IS NOT NULL AND qualifier IN ('range', 'band') THEN CAST(v AS DECIMAL(38, 4)) END AS amount_low,
    CASE WHEN v IS NOT NULL AND qualifier IN ('range', 'band') THEN CAST(v * 2 AS DECIMAL(38, 4)) END AS amount_high,
    CASE WHEN v IS NOT NULL THEN qualifier END AS amount_qualifier,
    CASE WHEN u(telling, 'destination') < 0.8 THEN destination END AS target_country,
    CASE WHEN u(telling, 'recipient') < 0.85 THEN object END AS recipient,
    CASE WHEN u(telling, 'period') < 0.7 THEN period_start END AS period_start,
    CASE WHEN u(telling, 'period') < 0.7 THEN period_end END AS period_end,
    CASE WHEN kind = 'funding_raised' AND u(telling, 'investor') < 0.5 THEN [made_name('investor', deal_no % 300) || '벤처스'] ELSE [] END AS investors,
    CASE WHEN kind <> 'funding_raised' AND u(telling, 'co-actor') < 0.03 THEN [made_name('builder', deal_no % 500) || '건설'] ELSE [] END AS co_actors,
    CASE WHEN kind IN ('market_size', 'revenue') THEN made_name('institute', deal_no % 50) || '연구소' END AS attributed_to,
    CASE WHEN u(telling, 'per') < 0.02 THEN 'year' END AS per,
    u(telling, 'cumulative') < 0.02 AS is_cumulative,
    CASE WHEN slot > 0 AND u(telling, 'part') < 0.05 THEN made_key('claim', (claims.article_no, slot - 1)) END AS part_of_claim_id,
    CASE WHEN u(telling, 'doubt') < 0.01 THEN 'a lost 억' END AS doubt,
    u(telling, 'ai') < 0.8 AS about_ai,
    'AI' AS about_ai_reason
FROM made_claims AS claims
JOIN articles ON articles.article_id = claims.article_id
WINDOW telling AS (PARTITION BY claims.article_no ORDER BY slot)
ORDER BY claims.article_no, slot;

-- an amount a claim, and one more for each third that no claim took up
INSERT INTO amounts BY NAME
WITH rates AS (
    SELECT days.day, fx_rates.currency, cast(fx_rates.krw_per_unit AS DOUBLE) AS krw
    FROM (SELECT DISTINCT day FROM made_articles) AS days
    CROSS JOIN (SELECT unnest(['USD', 'JPY', 'CNY', 'EUR', 'GBP']) AS currency) AS printed
    ASOF JOIN fx_rates ON fx_rates.currency = printed.currency AND fx_rates.rate_on <= days.day
)
SELECT
    made.amount_id,
    made.article_id,
    claims.span_start + length(made.words_before) AS span_start,
    claims.span_start + length(made.words_before) + length(made.amount_text) AS span_end,
    made.amount_text AS surface,
    'amount.unit_chain' AS rule,
    '1' AS reader_version,
    CAST(made.v AS DECIMAL(38, 4)) AS value,
    made.currency,
    claims.amount_low AS low,
    claims.amount_high AS high,
    made.qualifier,
    CASE
        WHEN conversion_chance < 0.45 THEN CAST(rounded_to(made.v * rates.krw, 2) * CASE WHEN u(telling, 'slip') < 0.01 THEN 10 ELSE 1 END AS DECIMAL(38, 4))
    END AS converted_value,
    CASE WHEN conversion_chance < 0.45 AND rates.krw IS NOT NULL THEN 'KRW' END AS converted_currency,
    CASE WHEN conversion_chance < 0.45 AND rates.krw IS NOT NULL THEN 'about' END AS converted_qualifier,
    claims.per,
    claims.is_cumulative,
    claims.doubt
FROM made_claims AS made
JOIN claims ON claims.claim_id = made.claim_id
LEFT JOIN rates ON rates.currency = made.currency AND rates.day = made.day
WHERE made.v IS NOT NULL
UNION ALL BY NAME
SELECT
    made_key('spare', (article_no, slot)) AS amount_id,
    article_id,
    100000 + slot AS span_start,
    100010 + slot AS span_end,
    money_text(figure, 'KRW') AS surface,
    'amount.unit_chain' AS rule,
    '1' AS reader_version,
    CAST(figure AS DECIMAL(38, 4)) AS value,
    'KRW' AS currency,
    'exact' AS qualifier,
    FALSE AS is_cumulative
FROM (SELECT *, 1e6 * (1 + h(telling, 'spare') % 900) AS figure FROM made_claims WHERE h(telling, 'is spare') % 3 = 0)
ORDER BY article_id, span_start;

INSERT INTO country_mentions BY NAME
SELECT
    made_key('country', (article_no, mention)) AS country_mention_id,
    article_id,
    mention * 20 AS span_start,
    mention * 20 + length(country_ko) AS span_end,
    country_ko AS surface,
    'country.name' AS rule,
    '1' AS reader_version,
    country_code AS iso2,
    'name' AS form
FROM made_articles
CROSS JOIN range(6) AS mentions (mention)
JOIN made_countries ON made_countries.place = CAST(floor(getvariable('n_countries') * pow(u(told_no * 10 + mention, 'mention'), 4)) AS BIGINT)
ORDER BY article_no, mention;

INSERT INTO organization_mentions BY NAME
SELECT
    made_key('organization', (article_no, mention)) AS organization_mention_id,
    article_id,
    mention * 20 AS span_start,
    mention * 20 + length(name) AS span_end,
    name AS surface,
    'organization.gazetteer' AS rule,
    '1' AS reader_version,
    organization_id,
    organization_en AS name,
    country_code AS iso2,
    kind
FROM made_articles
CROSS JOIN range(5) AS mentions (mention)
JOIN made_payers ON made_payers.place = CAST(floor(getvariable('n_payers') * pow(u(told_no * 10 + mention, 'organization'), 2.5)) AS BIGINT)
ORDER BY article_no, mention;

INSERT INTO dates BY NAME
SELECT
    made_key('date', (article_no, mention)) AS date_id,
    article_id,
    mention * 20 AS span_start,
    mention * 20 + 3 AS span_end,
    day(day) || '일' AS surface,
    'date.day' AS rule,
    '1' AS reader_version,
    day AS start_on,
    day AS end_on,
    'day' AS granularity
FROM made_articles
CROSS JOIN range(4) AS mentions (mention)
ORDER BY article_no, mention;

INSERT INTO quantities BY NAME
SELECT
    made_key('quantity', (article_no, mention)) AS quantity_id,
    article_id,
    mention * 20 AS span_start,
    mention * 20 + 5 AS span_end,
    (1 + h(told_no * 10 + mention, 'quantity') % 90) || '만 장' AS surface,
    'quantity.counter' AS rule,
    '1' AS reader_version,
    CAST(10000 * (1 + h(told_no * 10 + mention, 'quantity') % 90) AS DECIMAL(38, 6)) AS value,
    pick(['gpus', 'people', 'percent', 'patents', 'megawatts'], u(told_no * 10 + mention, 'unit')) AS unit,
    'exact' AS qualifier,
    CASE WHEN u(told_no * 10 + mention, 'of a country') < 0.6 THEN country_code END AS country,
    CASE WHEN u(told_no * 10 + mention, 'named') < 0.5 THEN 'ai_users' END AS metric,
    day AS as_of_on
FROM made_articles
CROSS JOIN range(2) AS mentions (mention)
JOIN made_countries ON made_countries.place = CAST(floor(getvariable('n_countries') * pow(u(told_no * 10 + mention, 'counted'), 4)) AS BIGINT)
ORDER BY article_no, mention;

INSERT INTO events BY NAME
SELECT
    made_key('event', article_no) AS event_id,
    article_id,
    0 AS span_start,
    length(first_sentence) AS span_end,
    first_sentence AS surface,
    'event.agreement' AS rule,
    '1' AS reader_version,
    pick(['agreement', 'policy', 'launch', 'meeting', 'company', 'other'], u(told_no, 'event')) AS kind,
    first_sentence AS what,
    CASE WHEN one.country_code = other.country_code THEN [one.country_code] ELSE [one.country_code, other.country_code] END AS countries,
    CAST([] AS VARCHAR[]) AS organizations,
    CASE WHEN u(told_no, 'happened') < 0.5 THEN day END AS happened_on
FROM made_bodies
JOIN made_countries AS one ON one.place = CAST(floor(getvariable('n_countries') * pow(u(told_no, 'one'), 4)) AS BIGINT)
JOIN made_countries AS other ON other.place = CAST(floor(getvariable('n_countries') * pow(u(told_no, 'other'), 4)) AS BIGINT)
WHERE u(told_no, 'has event') < 0.6
ORDER BY article_no;

INSERT INTO search_texts BY NAME
SELECT article_id, made_key('content', article_no) AS content_key, 40 AS n_tokens
FROM made_articles
ORDER BY article_no;

INSERT INTO tokens BY NAME
SELECT article_id, token, count(*) AS n, 0 AS n_title
FROM made_articles
JOIN (
    SELECT told_no, unnest(string_split(rtrim(sentence, '.'), ' ')) AS token
    FROM made_sentences
) AS words ON words.told_no = made_articles.told_no
GROUP BY article_no, article_id, token
ORDER BY article_no, token;

INSERT INTO runs BY NAME
SELECT
    strftime(day, '%Y%m%dT200000Z-0000') AS run_id,
    CAST(day AS TIMESTAMP) + INTERVAL 20 HOUR AS started_at,
    CAST(day AS TIMESTAMP) + INTERVAL 21 HOUR AS finished_at,
    ['source0', 'source1'] AS sources,
    'published' AS status,
    '1' AS reader_version,
    count(*) AS n_found,
    count(*) AS n_fetched,
    count(*) AS n_new,
    0 AS n_unchanged, 0 AS n_duplicate, 0 AS n_quarantined, 0 AS n_failed,
    count(*) AS n_articles,
    0 AS n_claims, 0 AS n_inserted, 0 AS n_updated, 0 AS n_retired
FROM made_articles
GROUP BY day
ORDER BY day;

INSERT INTO run_sources BY NAME
SELECT
    strftime(day, '%Y%m%dT200000Z-0000') AS run_id,
    'source' || h(told_no, 'source') % 12 AS source,
    count(*) AS n_found,
    count(*) AS n_fetched,
    count(*) AS n_new,
    0 AS n_unchanged, 0 AS n_duplicate, 0 AS n_quarantined, 0 AS n_failed,
    count(*) AS n_articles,
    0 AS n_claims
FROM made_articles
GROUP BY day, source
ORDER BY day, source;

INSERT INTO failures BY NAME
SELECT
    made_key('failure', article_no) AS failure_id,
    'https://news' || h(told_no, 'source') % 12 || '.example/lost/' || article_no AS uri,
    'source' || h(told_no, 'source') % 12 AS source,
    'fetch' AS stage,
    'not_found' AS reason,
    'The page is gone.' AS message,
    1 AS n_runs,
    strftime(day, '%Y%m%dT200000Z-0000') AS first_run_id,
    strftime(day, '%Y%m%dT200000Z-0000') AS last_run_id,
    CAST(day AS TIMESTAMP) + INTERVAL 20 HOUR AS first_failed_at,
    CAST(day AS TIMESTAMP) + INTERVAL 20 HOUR AS last_failed_at
FROM made_articles
WHERE article_no % 100 = 7
ORDER BY article_no;

INSERT INTO quarantine BY NAME
SELECT
    made_key('quarantine', article_no) AS quarantine_id,
    strftime(day, '%Y%m%dT200000Z-0000') AS run_id,
    'amounts' AS table_name,
    made_key('quarantined amount', article_no) AS row_id,
    article_id,
    'amount_is_plausible' AS rule,
    'value' AS column_name,
    '1' AS value,
    'A made row.' AS reason,
    '1' AS reader_version,
    CAST('{"value": 1}' AS JSON) AS row_json,
    CAST(day AS TIMESTAMP) + INTERVAL 21 HOUR AS quarantined_at
FROM made_articles
WHERE article_no % 200 = 11
ORDER BY article_no;
