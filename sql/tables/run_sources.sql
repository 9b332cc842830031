-- one row a run and source
CREATE TABLE IF NOT EXISTS run_sources (
    run_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    n_found BIGINT NOT NULL,
    n_fetched BIGINT NOT NULL,
    n_new BIGINT NOT NULL,
    n_unchanged BIGINT NOT NULL,
    n_duplicate BIGINT NOT NULL,
    n_quarantined BIGINT NOT NULL,
    n_failed BIGINT NOT NULL,
    n_articles BIGINT NOT NULL,
    n_claims BIGINT NOT NULL
);
COMMENT ON TABLE run_sources IS 'one row a run and source';
COMMENT ON COLUMN run_sources.run_id IS 'runs.run_id; never NULL';
COMMENT ON COLUMN run_sources.source IS 'source of sources.toml or of the command line; never NULL';
COMMENT ON COLUMN run_sources.n_found IS 'pages found = n_new + n_unchanged + n_duplicate + n_quarantined + n_failed; never NULL';
COMMENT ON COLUMN run_sources.n_fetched IS 'pages whose body was got in this run; never NULL';
COMMENT ON COLUMN run_sources.n_new IS 'pages that gave a new article or a new version of one; never NULL';
COMMENT ON COLUMN run_sources.n_unchanged IS 'pages whose article was known already, read anew or not; never NULL';
COMMENT ON COLUMN run_sources.n_duplicate IS 'pages that gave a new article whose text stands under another URI; never NULL';
COMMENT ON COLUMN run_sources.n_quarantined IS 'pages whose article was put into quarantine; never NULL';
COMMENT ON COLUMN run_sources.n_failed IS 'pages that dropped out with a row in failures; never NULL';
COMMENT ON COLUMN run_sources.n_articles IS 'articles inserted; never NULL';
COMMENT ON COLUMN run_sources.n_claims IS 'claims inserted; never NULL';
