-- one row a mention of an organisation in an article
CREATE TABLE IF NOT EXISTS organization_mentions (
    organization_mention_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    surface VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    reader_version VARCHAR NOT NULL,
    organization_id VARCHAR,
    name VARCHAR NOT NULL,
    iso2 VARCHAR,
    kind VARCHAR
);
COMMENT ON TABLE organization_mentions IS 'one row a mention of an organisation in an article';
COMMENT ON COLUMN organization_mentions.organization_mention_id IS 'key: hash of article, span and name; never NULL';
COMMENT ON COLUMN organization_mentions.article_id IS 'articles.article_id of the article it was read in; never NULL';
COMMENT ON COLUMN organization_mentions.span_start IS 'first code point of the surface in articles.body; never NULL';
COMMENT ON COLUMN organization_mentions.span_end IS 'code point after the surface''s last one, body[span_start:span_end] is the surface; never NULL';
COMMENT ON COLUMN organization_mentions.surface IS 'the words of the article, verbatim; never NULL';
COMMENT ON COLUMN organization_mentions.rule IS 'name of the rule that read it; never NULL';
COMMENT ON COLUMN organization_mentions.reader_version IS 'version of the reader that read it; never NULL';
COMMENT ON COLUMN organization_mentions.organization_id IS 'organizations.organization_id; NULL for an organisation that the gazetteer does not know';
COMMENT ON COLUMN organization_mentions.name IS 'English name of the gazetteer, or the surface for an unknown one; never NULL';
COMMENT ON COLUMN organization_mentions.iso2 IS 'countries.country_code of its home; NULL where nothing says it';
COMMENT ON COLUMN organization_mentions.kind IS 'company, government, lab, university, fund, media, bloc …; NULL where unknown';
