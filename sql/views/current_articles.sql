-- one row an article, in its newest version
CREATE OR REPLACE VIEW current_articles AS
SELECT
    article_id,
    document_id,
    uri,
    canonical_url,
    title,
    publisher,
    byline,
    published_on,
    published_at,
    published_basis,
    language,
    body,
    text_key,
    duplicate_of,
    about_ai,
    about_ai_reason,
    reader_version,
    version,
    run_id,
    loaded_at
FROM articles
WHERE retired_at IS NULL;
COMMENT ON VIEW current_articles IS 'one row an article, in its newest version; rows of older versions stay in their tables, so every view reads through this one';
COMMENT ON COLUMN current_articles.article_id IS 'key: hash of uri, title and body; never NULL';
COMMENT ON COLUMN current_articles.document_id IS 'documents.document_id it was first cleaned from; never NULL';
COMMENT ON COLUMN current_articles.uri IS 'URL, or the file''s path as given; never NULL';
COMMENT ON COLUMN current_articles.canonical_url IS 'address that the page gives as its own; NULL where it gives none';
COMMENT ON COLUMN current_articles.title IS 'headline; NULL where none was found';
COMMENT ON COLUMN current_articles.publisher IS 'outlet; NULL where none was found';
COMMENT ON COLUMN current_articles.byline IS 'writers, as printed; NULL where none was found';
COMMENT ON COLUMN current_articles.published_on IS 'local Korean day of publication; NULL where none was found';
COMMENT ON COLUMN current_articles.published_at IS 'moment of publication, UTC; NULL where the page gives no clock';
COMMENT ON COLUMN current_articles.published_basis IS 'where the publication day was read; NULL exactly where published_on is';
COMMENT ON COLUMN current_articles.language IS 'ISO 639-1 code of the body; NULL where it was not found out';
COMMENT ON COLUMN current_articles.body IS 'paragraphs joined by one newline each; never NULL';
COMMENT ON COLUMN current_articles.text_key IS 'hash of the normalised text, the same for copies; never NULL';
COMMENT ON COLUMN current_articles.duplicate_of IS 'articles.article_id of the first of the copies; NULL where the article is the first or alone';
COMMENT ON COLUMN current_articles.about_ai IS 'is the article about AI; never NULL';
COMMENT ON COLUMN current_articles.about_ai_reason IS 'what made it so, or not; NULL where the reader gives none';
COMMENT ON COLUMN current_articles.reader_version IS 'version of the reader that read it; never NULL';
COMMENT ON COLUMN current_articles.version IS '1 for the first text seen under its uri, then counted up; never NULL';
COMMENT ON COLUMN current_articles.run_id IS 'runs.run_id of the run that loaded it first; never NULL';
COMMENT ON COLUMN current_articles.loaded_at IS 'when it was first loaded, UTC; never NULL';
