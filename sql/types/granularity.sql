-- how fine a calendar expression speaks
CREATE TYPE granularity AS ENUM (
    'time',
    'day',
    'week',
    'month',
    'quarter',
    'half',
    'year',
    'decade',
    'duration',
    'vague'
);
