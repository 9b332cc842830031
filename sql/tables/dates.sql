-- one row a calendar expression in an article
CREATE TABLE IF NOT EXISTS dates (
    date_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    surface VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    reader_version VARCHAR NOT NULL,
    start_on DATE,
    end_on DATE,
    granularity granularity NOT NULL
);
COMMENT ON TABLE dates IS 'one row a calendar expression in an article';
COMMENT ON COLUMN dates.date_id IS 'key: hash of article, span and value; never NULL';
COMMENT ON COLUMN dates.article_id IS 'articles.article_id of the article it was read in; never NULL';
COMMENT ON COLUMN dates.span_start IS 'first code point of the surface in articles.body; never NULL';
COMMENT ON COLUMN dates.span_end IS 'code point after the surface''s last one, body[span_start:span_end] is the surface; never NULL';
COMMENT ON COLUMN dates.surface IS 'the words of the article, verbatim; never NULL';
COMMENT ON COLUMN dates.rule IS 'name of the rule that read it; never NULL';
COMMENT ON COLUMN dates.reader_version IS 'version of the reader that read it; never NULL';
COMMENT ON COLUMN dates.start_on IS 'first day, inclusive; NULL where the text leaves it open';
COMMENT ON COLUMN dates.end_on IS 'last day, inclusive; NULL where the text leaves it open';
COMMENT ON COLUMN dates.granularity IS 'how fine the expression speaks; never NULL';
