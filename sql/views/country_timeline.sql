-- one row a claim or event and country that it concerns
CREATE OR REPLACE VIEW country_timeline AS
WITH named AS (SELECT DISTINCT
event_id,
unnest(countries) AS country_code
FROM events
),
said AS (
    SELECT
        claims.actor_country AS country_code,
        claims.said_on,
        claims.actor,
        claims.recipient,
        claims.amount_surface,
        claims.kind,
        claims.status,
        claims.surface,
        claims.article_id,
        claims.claim_id
    FROM claims
    ANTI JOIN retired_articles AS retired ON retired.article_id = claims.article_id
    WHERE claims.actor_country IS NOT NULL OR claims.target_country IS NULL
    UNION ALL
    SELECT
        claims.target_country,
        claims.said_on,
        claims.actor,
        claims.recipient,
        claims.amount_surface,
        claims.kind,
        claims.status,
        claims.surface,
        claims.article_id,
        claims.claim_id
    FROM claims
    ANTI JOIN retired_articles AS retired ON retired.article_id = claims.article_id
    WHERE claims.target_country IS NOT NULL AND claims.target_country IS DISTINCT FROM claims.actor_country
)
SELECT
    said.country_code,
    said.said_on AS happened_on,
    concat_ws(' ', said.actor, CASE WHEN said.recipient IS NOT NULL THEN '→ ' || said.recipient END, said.amount_surface) AS what,
    cast(said.kind AS VARCHAR) AS kind,
    cast(said.status AS VARCHAR) AS status,
    said.surface,
    said.article_id,
    'claim' AS source,
    said.claim_id AS row_id
FROM said
UNION ALL
SELECT
    named.country_code,
    coalesce(events.happened_on, articles.published_on),
    events.what,
    cast(events.kind AS VARCHAR),
    NULL,
    events.surface,
    events.article_id,
    'event',
    events.event_id
FROM events
JOIN current_articles AS articles ON articles.article_id = events.article_id
LEFT JOIN named ON named.event_id = events.event_id;
COMMENT ON VIEW country_timeline IS 'one row a claim or event and country that it concerns';
COMMENT ON COLUMN country_timeline.country_code IS 'countries.country_code that it concerns; NULL where it names none';
COMMENT ON COLUMN country_timeline.happened_on IS 'day a claim was made or an event happened, its article''s day where the text gives none; NULL where both are unknown';
COMMENT ON COLUMN country_timeline.what IS 'payer, recipient and amount of a claim, or the event in its own words; empty for a claim that names none of them';
COMMENT ON COLUMN country_timeline.kind IS 'claim_kind or event_kind; never NULL';
COMMENT ON COLUMN country_timeline.status IS 'how far the money has come; NULL for an event';
COMMENT ON COLUMN country_timeline.surface IS 'the sentence, verbatim; never NULL';
COMMENT ON COLUMN country_timeline.article_id IS 'articles.article_id; never NULL';
COMMENT ON COLUMN country_timeline.source IS 'claim or event; never NULL';
COMMENT ON COLUMN country_timeline.row_id IS 'claims.claim_id or events.event_id; never NULL';
