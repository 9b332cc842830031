-- one row an article in a version that a newer one replaced: what the views leave out
CREATE OR REPLACE VIEW retired_articles AS
SELECT article_id
FROM articles
WHERE retired_at IS NOT NULL;
COMMENT ON VIEW retired_articles IS 'one row an article in a version that a newer one replaced: what the views leave out';
COMMENT ON COLUMN retired_articles.article_id IS 'articles.article_id; never NULL';
