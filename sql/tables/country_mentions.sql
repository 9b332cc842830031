-- one row a mention of a country in an article
CREATE TABLE IF NOT EXISTS country_mentions (
    country_mention_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    surface VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    reader_version VARCHAR NOT NULL,
    iso2 VARCHAR NOT NULL,
    form country_form NOT NULL
);
COMMENT ON TABLE country_mentions IS 'one row a mention of a country in an article';
COMMENT ON COLUMN country_mentions.country_mention_id IS 'key: hash of article, span and country; never NULL';
COMMENT ON COLUMN country_mentions.article_id IS 'articles.article_id of the article it was read in; never NULL';
COMMENT ON COLUMN country_mentions.span_start IS 'first code point of the surface in articles.body; never NULL';
COMMENT ON COLUMN country_mentions.span_end IS 'code point after the surface''s last one, body[span_start:span_end] is the surface; never NULL';
COMMENT ON COLUMN country_mentions.surface IS 'the words of the article, verbatim; never NULL';
COMMENT ON COLUMN country_mentions.rule IS 'name of the rule that read it; never NULL';
COMMENT ON COLUMN country_mentions.reader_version IS 'version of the reader that read it; never NULL';
COMMENT ON COLUMN country_mentions.iso2 IS 'countries.country_code, ISO 3166-1 alpha-2, EU for the bloc; never NULL';
COMMENT ON COLUMN country_mentions.form IS 'by which form of words it was named; never NULL';
