-- how far the money has come
CREATE TYPE claim_status AS ENUM (
    'done',
    'announced',
    'planned',
    'forecast',
    'reported',
    'denied',
    'cancelled'
);
