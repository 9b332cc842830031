-- what happened where no money is named
CREATE TYPE event_kind AS ENUM (
    'agreement',
    'policy',
    'launch',
    'meeting',
    'company',
    'other'
);
