-- how a printed figure bounds the true one
CREATE TYPE qualifier AS ENUM (
    'exact',
    'about',
    'at_least',
    'more_than',
    'at_most',
    'less_than',
    'nearly',
    'range',
    'band'
);
