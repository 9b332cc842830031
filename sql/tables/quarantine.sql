-- one row a row put aside because it breaks a rule, or hangs on one that does
CREATE TABLE IF NOT EXISTS quarantine (
    quarantine_id VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    row_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    column_name VARCHAR,
    value VARCHAR,
    reason VARCHAR NOT NULL,
    cause_row_id VARCHAR,
    reader_version VARCHAR NOT NULL,
    row_json JSON NOT NULL,
    quarantined_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE quarantine IS 'one row a row put aside because it breaks a rule, or hangs on one that does';
COMMENT ON COLUMN quarantine.quarantine_id IS 'key: hash of table and row; never NULL';
COMMENT ON COLUMN quarantine.run_id IS 'runs.run_id of the run that put it aside; never NULL';
COMMENT ON COLUMN quarantine.table_name IS 'table that it was taken out of; never NULL';
COMMENT ON COLUMN quarantine.row_id IS 'its key in that table; never NULL';
COMMENT ON COLUMN quarantine.article_id IS 'articles.article_id that it belongs to; never NULL';
COMMENT ON COLUMN quarantine.rule IS 'rule that it breaks, or that the row it hangs on breaks; never NULL';
COMMENT ON COLUMN quarantine.column_name IS 'column that breaks the rule; NULL for a rule on the whole row, or for a row that hangs on another';
COMMENT ON COLUMN quarantine.value IS 'the offending value as text; NULL where it is NULL, or for a row that hangs on another';
COMMENT ON COLUMN quarantine.reason IS 'why it was put aside, a sentence; never NULL';
COMMENT ON COLUMN quarantine.cause_row_id IS 'row_id of the row that it hangs on; NULL for a row that breaks the rule itself';
COMMENT ON COLUMN quarantine.reader_version IS 'version of the reader that read it; never NULL';
COMMENT ON COLUMN quarantine.row_json IS 'the whole row, by column name; never NULL';
COMMENT ON COLUMN quarantine.quarantined_at IS 'when it was put aside, UTC; never NULL';
