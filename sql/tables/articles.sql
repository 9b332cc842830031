-- one row a version of an article
CREATE TABLE IF NOT EXISTS articles (
    article_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    uri VARCHAR NOT NULL,
    canonical_url VARCHAR,
    title VARCHAR,
    publisher VARCHAR,
    byline VARCHAR,
    published_on DATE,
    published_at TIMESTAMP,
    published_basis published_basis,
    language VARCHAR,
    body VARCHAR NOT NULL,
    method VARCHAR NOT NULL,
    warnings VARCHAR[] NOT NULL,
    text_key VARCHAR NOT NULL,
    duplicate_of VARCHAR,
    about_ai BOOLEAN NOT NULL,
    about_ai_reason VARCHAR,
    reader_version VARCHAR NOT NULL,
    content_key VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    run_id VARCHAR NOT NULL,
    loaded_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);
COMMENT ON TABLE articles IS 'one row a version of an article';
COMMENT ON COLUMN articles.article_id IS 'key: hash of uri, title and body; never NULL';
COMMENT ON COLUMN articles.document_id IS 'documents.document_id it was first cleaned from; never NULL';
COMMENT ON COLUMN articles.uri IS 'URL, or the file''s path as given; never NULL';
COMMENT ON COLUMN articles.canonical_url IS 'address that the page gives as its own; NULL where it gives none';
COMMENT ON COLUMN articles.title IS 'headline; NULL where none was found';
COMMENT ON COLUMN articles.publisher IS 'outlet; NULL where none was found';
COMMENT ON COLUMN articles.byline IS 'writers, as printed; NULL where none was found';
COMMENT ON COLUMN articles.published_on IS 'local Korean day of publication; NULL where none was found';
COMMENT ON COLUMN articles.published_at IS 'moment of publication, UTC; NULL where the page gives no clock';
COMMENT ON COLUMN articles.published_basis IS 'where the publication day was read; NULL exactly where published_on is';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code of the body; NULL where it was not found out';
COMMENT ON COLUMN articles.body IS 'paragraphs joined by one newline each; never NULL';
COMMENT ON COLUMN articles.method IS 'extractor that won in cleaning; never NULL';
COMMENT ON COLUMN articles.warnings IS 'what cleaning doubted, sentences; never NULL, empty for none';
COMMENT ON COLUMN articles.text_key IS 'hash of the normalised text, the same for copies; never NULL';
COMMENT ON COLUMN articles.duplicate_of IS 'articles.article_id of the first of the copies; NULL where the article is the first or alone';
COMMENT ON COLUMN articles.about_ai IS 'is the article about AI; never NULL';
COMMENT ON COLUMN articles.about_ai_reason IS 'what made it so, or not; NULL where the reader gives none';
COMMENT ON COLUMN articles.reader_version IS 'version of the reader that read it; never NULL';
COMMENT ON COLUMN articles.content_key IS 'hash of all that was cleaned and read, the same for the same content; never NULL';
COMMENT ON COLUMN articles.version IS '1 for the first text seen under its uri, then counted up; never NULL';
COMMENT ON COLUMN articles.run_id IS 'runs.run_id of the run that loaded it first; never NULL';
COMMENT ON COLUMN articles.loaded_at IS 'when it was first loaded, UTC; never NULL';
COMMENT ON COLUMN articles.retired_at IS 'when a newer version took its place, UTC; NULL while it is the current one';
