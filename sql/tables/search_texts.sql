-- one row an article that can be searched
CREATE TABLE IF NOT EXISTS search_texts (
    article_id VARCHAR NOT NULL,
    content_key VARCHAR NOT NULL,
    n_tokens INTEGER NOT NULL
);
COMMENT ON TABLE search_texts IS 'one row an article that can be searched';
COMMENT ON COLUMN search_texts.article_id IS 'articles.article_id; never NULL';
COMMENT ON COLUMN search_texts.content_key IS 'articles.content_key that its tokens were made of; never NULL';
COMMENT ON COLUMN search_texts.n_tokens IS 'words in tokens, repetitions and title counted; never NULL';
