-- one row a run of the flow
CREATE TABLE IF NOT EXISTS runs (
    run_id VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    sources VARCHAR[] NOT NULL,
    status run_status NOT NULL,
    reader_version VARCHAR,
    n_found BIGINT NOT NULL,
    n_fetched BIGINT NOT NULL,
    n_new BIGINT NOT NULL,
    n_unchanged BIGINT NOT NULL,
    n_duplicate BIGINT NOT NULL,
    n_quarantined BIGINT NOT NULL,
    n_failed BIGINT NOT NULL,
    n_articles BIGINT NOT NULL,
    n_claims BIGINT NOT NULL,
    n_inserted BIGINT NOT NULL,
    n_updated BIGINT NOT NULL,
    n_retired BIGINT NOT NULL,
    snapshot_file VARCHAR,
    held_back_reason VARCHAR
);
COMMENT ON TABLE runs IS 'one row a run of the flow';
COMMENT ON COLUMN runs.run_id IS 'key of the run; never NULL';
COMMENT ON COLUMN runs.started_at IS 'when the run began, UTC; never NULL';
COMMENT ON COLUMN runs.finished_at IS 'when the load ended, UTC; NULL while it runs';
COMMENT ON COLUMN runs.sources IS 'sources asked for, as given; never NULL, empty for none';
COMMENT ON COLUMN runs.status IS 'how far the run came; never NULL';
COMMENT ON COLUMN runs.reader_version IS 'version of the reader that read the run''s articles; NULL where nothing was read';
COMMENT ON COLUMN runs.n_found IS 'pages found = n_new + n_unchanged + n_duplicate + n_quarantined + n_failed; never NULL';
COMMENT ON COLUMN runs.n_fetched IS 'pages whose body was got in this run; never NULL';
COMMENT ON COLUMN runs.n_new IS 'pages that gave a new article or a new version of one; never NULL';
COMMENT ON COLUMN runs.n_unchanged IS 'pages whose article was known already, read anew or not; never NULL';
COMMENT ON COLUMN runs.n_duplicate IS 'pages that gave a new article whose text stands under another URI; never NULL';
COMMENT ON COLUMN runs.n_quarantined IS 'pages whose article was put into quarantine; never NULL';
COMMENT ON COLUMN runs.n_failed IS 'pages that dropped out with a row in failures; never NULL';
COMMENT ON COLUMN runs.n_articles IS 'articles inserted; never NULL';
COMMENT ON COLUMN runs.n_claims IS 'claims inserted; never NULL';
COMMENT ON COLUMN runs.n_inserted IS 'rows inserted into content tables; never NULL, 0 for the same input again';
COMMENT ON COLUMN runs.n_updated IS 'rows updated in content tables; never NULL, 0 for the same input again';
COMMENT ON COLUMN runs.n_retired IS 'articles that a newer version of theirs retired; never NULL';
COMMENT ON COLUMN runs.snapshot_file IS 'file name of the snapshot that the run published; NULL where it published none';
COMMENT ON COLUMN runs.held_back_reason IS 'why the run''s publish was held back; NULL where it was not';
