-- one row a source
CREATE OR REPLACE VIEW source_health AS
WITH fetched AS (
    SELECT
        documents.source,
        count(*) AS n_documents,
        count(DISTINCT articles.article_id) AS n_articles,
        max(documents.fetched_at) AS last_fetched_at,
        max(articles.published_on) AS last_published_on
    FROM documents
    LEFT JOIN current_articles AS articles ON articles.document_id = documents.document_id
    GROUP BY documents.source
),
dropped AS (
    SELECT
source,
count(*) AS n_failed,
count(*) FILTER (WHERE resolved_at IS NULL) AS n_open_failures,
max(last_failed_at) AS last_failed_at
    FROM failures
    GROUP BY source
),
put_aside AS (
    SELECT
documents.source,
count(DISTINCT quarantine.article_id) AS n_quarantined
    FROM quarantine
    JOIN articles ON articles.article_id = quarantine.article_id
    JOIN documents ON documents.document_id = articles.document_id
    GROUP BY documents.source
),
asked AS (
    SELECT
        run_sources.source,
        max(runs.started_at) AS last_asked_at,
        max(runs.started_at) FILTER (WHERE run_sources.n_new + run_sources.n_unchanged + run_sources.n_duplicate > 0) AS last_success_at,
        count(*) AS n_runs,
        count(*) FILTER (WHERE run_sources.n_new > 0) AS n_runs_with_news,
        max(runs.started_at) FILTER (WHERE run_sources.n_new > 0) AS last_news_at,
        min(runs.started_at) AS first_asked_at
    FROM run_sources
    JOIN runs ON runs.run_id = run_sources.run_id
    GROUP BY run_sources.source
),
sources AS (
    SELECT source FROM fetched
    UNION
    SELECT source FROM dropped
    UNION
    SELECT source FROM asked
)
SELECT
    sources.source,
    coalesce(fetched.n_documents, 0) AS n_documents,
    coalesce(fetched.n_articles, 0) AS n_articles,
    coalesce(dropped.n_failed, 0) AS n_failed,
    coalesce(dropped.n_open_failures, 0) AS n_open_failures,
    coalesce(put_aside.n_quarantined, 0) AS n_quarantined,
    coalesce(asked.last_success_at, fetched.last_fetched_at) AS last_success_at,
    dropped.last_failed_at,
    asked.last_news_at,
    fetched.last_published_on,
    CASE
        WHEN coalesce(fetched.n_documents, 0) = 0 AND coalesce(dropped.n_open_failures, 0) > 0 THEN 'never succeeded'
        WHEN coalesce(fetched.n_documents, 0) = 0 THEN 'empty'
        WHEN dropped.n_open_failures > 0 AND dropped.last_failed_at >= coalesce(asked.last_success_at, fetched.last_fetched_at) THEN 'failing'
        WHEN asked.n_runs >= 5 AND asked.n_runs_with_news >= 2 AND asked.last_asked_at - asked.last_news_at > INTERVAL 3 DAY
            AND asked.last_asked_at - asked.last_news_at > 3 * ((asked.last_news_at - asked.first_asked_at) / asked.n_runs_with_news) THEN 'quiet'
        WHEN dropped.n_open_failures > 0 THEN 'some pages fail'
        ELSE 'fine'
    END AS verdict
FROM sources
LEFT JOIN fetched ON fetched.source = sources.source
LEFT JOIN dropped ON dropped.source = sources.source
LEFT JOIN put_aside ON put_aside.source = sources.source
LEFT JOIN asked ON asked.source = sources.source;
COMMENT ON VIEW source_health IS 'one row a source';
COMMENT ON COLUMN source_health.source IS 'source of sources.toml or of the command line; never NULL';
COMMENT ON COLUMN source_health.n_documents IS 'bodies fetched; never NULL';
COMMENT ON COLUMN source_health.n_articles IS 'current articles cleaned from them; never NULL';
COMMENT ON COLUMN source_health.n_failed IS 'ways in which pages dropped out, mended ones among them; never NULL';
COMMENT ON COLUMN source_health.n_open_failures IS 'those that are not mended; never NULL';
COMMENT ON COLUMN source_health.n_quarantined IS 'articles with a row in quarantine; never NULL';
COMMENT ON COLUMN source_health.last_success_at IS 'start of the last run that got a page of it, UTC; NULL where none did';
COMMENT ON COLUMN source_health.last_failed_at IS 'when a page last dropped out, UTC; NULL where none did';
COMMENT ON COLUMN source_health.last_news_at IS 'start of the last run that found a new page, UTC; NULL where none did';
COMMENT ON COLUMN source_health.last_published_on IS 'newest publication day; NULL where no article is dated';
COMMENT ON COLUMN source_health.verdict IS 'fine, some pages fail, failing (the last attempt failed), quiet (no news for three times its usual gap and more than 3 days), empty, never succeeded; never NULL';
