-- how far a run of the flow came
CREATE TYPE run_status AS ENUM (
    'running',
    'loaded',
    'published',
    'held_back',
    'failed'
);
