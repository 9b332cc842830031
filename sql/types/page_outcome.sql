-- what became of a page in a run
CREATE TYPE page_outcome AS ENUM (
    'new',
    'unchanged',
    'duplicate',
    'quarantined',
    'failed'
);
