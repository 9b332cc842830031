-- one row a currency and day
CREATE TABLE IF NOT EXISTS fx_rates (
    currency VARCHAR NOT NULL,
    rate_on DATE NOT NULL,
    usd_per_unit DECIMAL(38, 12) NOT NULL,
    krw_per_unit DECIMAL(38, 12) NOT NULL,
    source VARCHAR NOT NULL
);
COMMENT ON TABLE fx_rates IS 'one row a currency and day; a day without a row uses the last one before it, never a later one';
COMMENT ON COLUMN fx_rates.currency IS 'ISO 4217 code; never NULL';
COMMENT ON COLUMN fx_rates.rate_on IS 'day of the rate; never NULL';
COMMENT ON COLUMN fx_rates.usd_per_unit IS 'US dollars for one unit of currency; never NULL';
COMMENT ON COLUMN fx_rates.krw_per_unit IS 'Korean won for one unit of currency; never NULL';
COMMENT ON COLUMN fx_rates.source IS 'where the rate stands: the ECB''s day (embedded, or fetched on the day named), an official peg, a publisher''s average of a year, or an average entered by hand that nobody checked; never NULL';
