-- one row, the version of the layout of this warehouse
CREATE TABLE IF NOT EXISTS schema_version (
    version INTEGER NOT NULL,
    layout_digest VARCHAR NOT NULL,
    derived_digest VARCHAR NOT NULL,
    written_by VARCHAR NOT NULL,
    applied_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE schema_version IS 'one row, the version of the layout of this warehouse';
COMMENT ON COLUMN schema_version.version IS 'layout version, an integer that grows; never NULL';
COMMENT ON COLUMN schema_version.layout_digest IS 'hash of the text of the types and tables; never NULL';
COMMENT ON COLUMN schema_version.derived_digest IS 'hash of the text of the views and macros, empty before they are made; never NULL';
COMMENT ON COLUMN schema_version.written_by IS 'jangbu version that made or migrated the layout; never NULL';
COMMENT ON COLUMN schema_version.applied_at IS 'when the layout was made or migrated, UTC; never NULL';
