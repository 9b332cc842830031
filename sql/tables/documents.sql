-- one row a body fetched, by URI and content
CREATE TABLE IF NOT EXISTS documents (
    document_id VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    fetched_at TIMESTAMP NOT NULL,
    sha256 VARCHAR NOT NULL,
    n_bytes BIGINT NOT NULL,
    archive_file VARCHAR NOT NULL,
    archive_offset BIGINT NOT NULL,
    content_type VARCHAR,
    encoding VARCHAR,
    run_id VARCHAR NOT NULL
);
COMMENT ON TABLE documents IS 'one row a body fetched, by URI and content';
COMMENT ON COLUMN documents.document_id IS 'key: hash of uri and sha256; never NULL';
COMMENT ON COLUMN documents.uri IS 'URL, or the file''s path as given; never NULL';
COMMENT ON COLUMN documents.source IS 'source of sources.toml or of the command line it came from; never NULL';
COMMENT ON COLUMN documents.fetched_at IS 'when the body was first got, UTC; never NULL';
COMMENT ON COLUMN documents.sha256 IS 'SHA-256 of the body as it was fetched, 64 hex digits; never NULL';
COMMENT ON COLUMN documents.n_bytes IS 'length of the body in bytes; never NULL';
COMMENT ON COLUMN documents.archive_file IS 'file of the raw archive, relative to the archive; never NULL';
COMMENT ON COLUMN documents.archive_offset IS 'byte offset in archive_file; never NULL';
COMMENT ON COLUMN documents.content_type IS 'media type as the server gave it; NULL where it gave none';
COMMENT ON COLUMN documents.encoding IS 'character encoding the body was read with; NULL where it was not found out';
COMMENT ON COLUMN documents.run_id IS 'runs.run_id of the run that loaded it; never NULL';
