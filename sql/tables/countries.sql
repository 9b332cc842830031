-- one row a country or bloc
CREATE TABLE IF NOT EXISTS countries (
    country_code VARCHAR NOT NULL,
    country_ko VARCHAR NOT NULL,
    country_en VARCHAR NOT NULL,
    is_bloc BOOLEAN NOT NULL
);
COMMENT ON TABLE countries IS 'one row a country or bloc';
COMMENT ON COLUMN countries.country_code IS 'ISO 3166-1 alpha-2, EU for the bloc; never NULL';
COMMENT ON COLUMN countries.country_ko IS 'newsroom name in Korean; never NULL';
COMMENT ON COLUMN countries.country_en IS 'name in English; never NULL';
COMMENT ON COLUMN countries.is_bloc IS 'is it a bloc of countries; never NULL';
