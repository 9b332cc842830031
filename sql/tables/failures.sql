-- one row a page and way in which it dropped out, however many runs it did
CREATE TABLE IF NOT EXISTS failures (
    failure_id VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    document_id VARCHAR,
    n_runs BIGINT NOT NULL,
    first_run_id VARCHAR NOT NULL,
    last_run_id VARCHAR NOT NULL,
    first_failed_at TIMESTAMP NOT NULL,
    last_failed_at TIMESTAMP NOT NULL,
    resolved_at TIMESTAMP
);
COMMENT ON TABLE failures IS 'one row a page and way in which it dropped out, however many runs it did';
COMMENT ON COLUMN failures.failure_id IS 'key: hash of uri, stage, reason and document; never NULL';
COMMENT ON COLUMN failures.uri IS 'URL, or the file''s path as given; never NULL';
COMMENT ON COLUMN failures.source IS 'source of sources.toml or of the command line it came from; never NULL';
COMMENT ON COLUMN failures.stage IS 'stage that it dropped out in; never NULL';
COMMENT ON COLUMN failures.reason IS 'closed reason code; never NULL';
COMMENT ON COLUMN failures.message IS 'the last run''s sentence for a person; never NULL';
COMMENT ON COLUMN failures.document_id IS 'documents.document_id; NULL where no body was got';
COMMENT ON COLUMN failures.n_runs IS 'runs that it dropped out in; never NULL';
COMMENT ON COLUMN failures.first_run_id IS 'runs.run_id of the first of them; never NULL';
COMMENT ON COLUMN failures.last_run_id IS 'runs.run_id of the last of them; never NULL';
COMMENT ON COLUMN failures.first_failed_at IS 'when it first dropped out, UTC; never NULL';
COMMENT ON COLUMN failures.last_failed_at IS 'when it last dropped out, UTC; never NULL';
COMMENT ON COLUMN failures.resolved_at IS 'when the page went through after all, UTC; NULL while it has not';
