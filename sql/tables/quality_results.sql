-- one row an expectation checked in a run
CREATE TABLE IF NOT EXISTS quality_results (
    run_id VARCHAR NOT NULL,
    suite VARCHAR NOT NULL,
    expectation VARCHAR NOT NULL,
    table_name VARCHAR,
    column_name VARCHAR,
    is_row_rule BOOLEAN NOT NULL,
    success BOOLEAN NOT NULL,
    n_rows BIGINT,
    n_failed BIGINT,
    observed VARCHAR,
    reason VARCHAR,
    checked_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE quality_results IS 'one row an expectation checked in a run';
COMMENT ON COLUMN quality_results.run_id IS 'runs.run_id; never NULL';
COMMENT ON COLUMN quality_results.suite IS 'suite of expectations; never NULL';
COMMENT ON COLUMN quality_results.expectation IS 'what is expected, by name; never NULL';
COMMENT ON COLUMN quality_results.table_name IS 'table or view it speaks of; NULL where it speaks of none';
COMMENT ON COLUMN quality_results.column_name IS 'column it speaks of; NULL where it speaks of a whole row or table';
COMMENT ON COLUMN quality_results.is_row_rule IS 'does breaking it put rows into quarantine, rather than hold the publish back; never NULL';
COMMENT ON COLUMN quality_results.success IS 'was it met; never NULL, false for an exception too';
COMMENT ON COLUMN quality_results.n_rows IS 'rows looked at; NULL where the expectation does not count them';
COMMENT ON COLUMN quality_results.n_failed IS 'rows that break it; NULL where the expectation does not count them';
COMMENT ON COLUMN quality_results.observed IS 'what was seen, or the exception''s sentence; NULL where it was met and nothing is to be said';
COMMENT ON COLUMN quality_results.reason IS 'why it is expected; NULL for what is derived from the catalogue';
COMMENT ON COLUMN quality_results.checked_at IS 'when it was checked, UTC; never NULL';
