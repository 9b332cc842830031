-- one row an article and word that it can be found by
CREATE TABLE IF NOT EXISTS tokens (
    article_id VARCHAR NOT NULL,
    token VARCHAR NOT NULL,
    n INTEGER NOT NULL,
    n_title INTEGER NOT NULL
);
COMMENT ON TABLE tokens IS 'one row an article and word that it can be found by: content morphemes of its title, its first sentences and those with claims';
COMMENT ON COLUMN tokens.article_id IS 'articles.article_id; never NULL';
COMMENT ON COLUMN tokens.token IS 'noun, name, number, foreign word (lower case) or verb stem (ending in 다), and nouns written as one word also as one; never NULL';
COMMENT ON COLUMN tokens.n IS 'how often it stands in those sentences, title aside; never NULL';
COMMENT ON COLUMN tokens.n_title IS 'how often it stands in the title; never NULL';
