-- one row a counted figure that is no money, in an article
CREATE TABLE IF NOT EXISTS quantities (
    quantity_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    surface VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    reader_version VARCHAR NOT NULL,
    value DECIMAL(38, 6) NOT NULL,
    unit VARCHAR NOT NULL,
    qualifier qualifier NOT NULL,
    low DECIMAL(38, 6),
    high DECIMAL(38, 6),
    country VARCHAR,
    metric VARCHAR,
    as_of_on DATE
);
COMMENT ON TABLE quantities IS 'one row a counted figure that is no money, in an article';
COMMENT ON COLUMN quantities.quantity_id IS 'key: hash of article, span and value; never NULL';
COMMENT ON COLUMN quantities.article_id IS 'articles.article_id of the article it was read in; never NULL';
COMMENT ON COLUMN quantities.span_start IS 'first code point of the surface in articles.body; never NULL';
COMMENT ON COLUMN quantities.span_end IS 'code point after the surface''s last one, body[span_start:span_end] is the surface; never NULL';
COMMENT ON COLUMN quantities.surface IS 'the words of the article, verbatim; never NULL';
COMMENT ON COLUMN quantities.rule IS 'name of the rule that read it; never NULL';
COMMENT ON COLUMN quantities.reader_version IS 'version of the reader that read it; never NULL';
COMMENT ON COLUMN quantities.value IS 'number in units of unit; never NULL';
COMMENT ON COLUMN quantities.unit IS 'what is counted or measured (people, percent, gpus …); never NULL';
COMMENT ON COLUMN quantities.qualifier IS 'how the figure bounds the true one; never NULL';
COMMENT ON COLUMN quantities.low IS 'low end in units of unit; NULL but for range and band';
COMMENT ON COLUMN quantities.high IS 'high end in units of unit, exclusive for band; NULL but for range and band';
COMMENT ON COLUMN quantities.country IS 'countries.country_code that it speaks of; NULL where the text says none';
COMMENT ON COLUMN quantities.metric IS 'short English name of what is counted (ai_users, patents …); NULL where unknown';
COMMENT ON COLUMN quantities.as_of_on IS 'last day that it speaks of; NULL where the text says none';
