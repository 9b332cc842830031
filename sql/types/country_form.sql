-- by which form of words a country was named
CREATE TYPE country_form AS ENUM (
    'name',
    'hanja',
    'syllable',
    'compound',
    'demonym',
    'domestic',
    'bloc',
    'place'
);
