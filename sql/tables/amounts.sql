-- one row a money expression in an article
CREATE TABLE IF NOT EXISTS amounts (
    amount_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    surface VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    reader_version VARCHAR NOT NULL,
    value DECIMAL(38, 4) NOT NULL,
    currency VARCHAR NOT NULL,
    low DECIMAL(38, 4),
    high DECIMAL(38, 4),
    qualifier qualifier NOT NULL,
    converted_value DECIMAL(38, 4),
    converted_currency VARCHAR,
    converted_low DECIMAL(38, 4),
    converted_high DECIMAL(38, 4),
    converted_qualifier qualifier,
    converted_span_start INTEGER,
    converted_span_end INTEGER,
    second_converted_value DECIMAL(38, 4),
    second_converted_currency VARCHAR,
    second_converted_low DECIMAL(38, 4),
    second_converted_high DECIMAL(38, 4),
    second_converted_qualifier qualifier,
    second_converted_span_start INTEGER,
    second_converted_span_end INTEGER,
    per VARCHAR,
    is_cumulative BOOLEAN NOT NULL,
    doubt VARCHAR,
    plausible_value DECIMAL(38, 4)
);
COMMENT ON TABLE amounts IS 'one row a money expression in an article';
COMMENT ON COLUMN amounts.amount_id IS 'key: hash of article, span and value; never NULL';
COMMENT ON COLUMN amounts.article_id IS 'articles.article_id of the article it was read in; never NULL';
COMMENT ON COLUMN amounts.span_start IS 'first code point of the surface in articles.body; never NULL';
COMMENT ON COLUMN amounts.span_end IS 'code point after the surface''s last one, body[span_start:span_end] is the surface; never NULL';
COMMENT ON COLUMN amounts.surface IS 'the words of the article, verbatim; never NULL';
COMMENT ON COLUMN amounts.rule IS 'name of the rule that read it; never NULL';
COMMENT ON COLUMN amounts.reader_version IS 'version of the reader that read it; never NULL';
COMMENT ON COLUMN amounts.value IS 'number in whole units of currency, the low end for range and band; never NULL';
COMMENT ON COLUMN amounts.currency IS 'ISO 4217 code; never NULL';
COMMENT ON COLUMN amounts.low IS 'low end in units of currency, inclusive; NULL but for range and band';
COMMENT ON COLUMN amounts.high IS 'high end in units of currency, exclusive for band; NULL but for range and band';
COMMENT ON COLUMN amounts.qualifier IS 'how the figure bounds the true one; never NULL';
COMMENT ON COLUMN amounts.converted_value IS 'the same money as the article converts it, in units of converted_currency; NULL where it does not';
COMMENT ON COLUMN amounts.converted_currency IS 'ISO 4217 code of the conversion; NULL where there is none';
COMMENT ON COLUMN amounts.converted_low IS 'low end of the conversion in units of converted_currency; NULL but for range and band';
COMMENT ON COLUMN amounts.converted_high IS 'high end of the conversion in units of converted_currency; NULL but for range and band';
COMMENT ON COLUMN amounts.converted_qualifier IS 'how the conversion bounds the true figure; NULL where there is none';
COMMENT ON COLUMN amounts.converted_span_start IS 'first code point of the conversion in articles.body; NULL where there is none';
COMMENT ON COLUMN amounts.converted_span_end IS 'code point after the conversion''s last one; NULL where there is none';
COMMENT ON COLUMN amounts.second_converted_value IS 'a second conversion in units of second_converted_currency; NULL where there is none';
COMMENT ON COLUMN amounts.second_converted_currency IS 'ISO 4217 code of the second conversion; NULL where there is none';
COMMENT ON COLUMN amounts.second_converted_low IS 'low end of the second conversion; NULL but for range and band';
COMMENT ON COLUMN amounts.second_converted_high IS 'high end of the second conversion; NULL but for range and band';
COMMENT ON COLUMN amounts.second_converted_qualifier IS 'how the second conversion bounds the true figure; NULL where there is none';
COMMENT ON COLUMN amounts.second_converted_span_start IS 'first code point of the second conversion in articles.body; NULL where there is none';
COMMENT ON COLUMN amounts.second_converted_span_end IS 'code point after the second conversion''s last one; NULL where there is none';
COMMENT ON COLUMN amounts.per IS 'year, month, unit … where the amount is a rate; NULL where it is none';
COMMENT ON COLUMN amounts.is_cumulative IS 'is it a running total (누적, 지금까지 총); never NULL';
COMMENT ON COLUMN amounts.doubt IS 'why the figure is not to be trusted (a lost 억); NULL where nothing speaks against it';
COMMENT ON COLUMN amounts.plausible_value IS 'the reading that fits a doubted figure, in units of currency; NULL where none is offered';
