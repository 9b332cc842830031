-- one row a page of a run, the unchanged ones for the last run alone
CREATE TABLE IF NOT EXISTS run_pages (
    run_id VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    outcome page_outcome NOT NULL,
    is_fetched BOOLEAN NOT NULL,
    document_id VARCHAR,
    article_id VARCHAR
);
COMMENT ON TABLE run_pages IS 'one row a page of a run, the unchanged ones for the last run alone';
COMMENT ON COLUMN run_pages.run_id IS 'runs.run_id; never NULL';
COMMENT ON COLUMN run_pages.uri IS 'URL, or the file''s path as given; never NULL';
COMMENT ON COLUMN run_pages.source IS 'source of sources.toml or of the command line it came from; never NULL';
COMMENT ON COLUMN run_pages.outcome IS 'what became of the page; never NULL';
COMMENT ON COLUMN run_pages.is_fetched IS 'was its body got in the run; never NULL';
COMMENT ON COLUMN run_pages.document_id IS 'documents.document_id; NULL where no body was got';
COMMENT ON COLUMN run_pages.article_id IS 'articles.article_id, in quarantine for a quarantined one; NULL for a failed page';
