-- one row something that happened without money named, in an article
CREATE TABLE IF NOT EXISTS events (
    event_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    surface VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    reader_version VARCHAR NOT NULL,
    kind event_kind NOT NULL,
    what VARCHAR NOT NULL,
    countries VARCHAR[] NOT NULL,
    organizations VARCHAR[] NOT NULL,
    happened_on DATE
);
COMMENT ON TABLE events IS 'one row something that happened without money named, in an article';
COMMENT ON COLUMN events.event_id IS 'key: hash of article, span, kind and what; never NULL';
COMMENT ON COLUMN events.article_id IS 'articles.article_id of the article it was read in; never NULL';
COMMENT ON COLUMN events.span_start IS 'first code point of the surface in articles.body; never NULL';
COMMENT ON COLUMN events.span_end IS 'code point after the surface''s last one, body[span_start:span_end] is the surface; never NULL';
COMMENT ON COLUMN events.surface IS 'the words of the article, verbatim; never NULL';
COMMENT ON COLUMN events.rule IS 'name of the rule that read it; never NULL';
COMMENT ON COLUMN events.reader_version IS 'version of the reader that read it; never NULL';
COMMENT ON COLUMN events.kind IS 'what sort of event; never NULL';
COMMENT ON COLUMN events.what IS 'what happened, in the words of the text; never NULL';
COMMENT ON COLUMN events.countries IS 'countries.country_code of those it concerns; never NULL, empty for none';
COMMENT ON COLUMN events.organizations IS 'names of the organisations it concerns; never NULL, empty for none';
COMMENT ON COLUMN events.happened_on IS 'local day it happened; NULL where the text does not say';
