-- one row a figure that somebody else publishes for a country and year
CREATE TABLE IF NOT EXISTS reference_investment (
    reference_id VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    edition VARCHAR NOT NULL,
    country_code VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    measure VARCHAR NOT NULL,
    usd_bn DECIMAL(18, 4) NOT NULL,
    is_whole_year BOOLEAN NOT NULL,
    stands_in VARCHAR NOT NULL,
    confirmed_by VARCHAR NOT NULL,
    note VARCHAR NOT NULL
);
COMMENT ON TABLE reference_investment IS 'one row a figure that somebody else publishes for a country and year: Stanford AI Index, OECD.AI, NIA';
COMMENT ON COLUMN reference_investment.reference_id IS 'key: publisher, edition, country and year in words; never NULL';
COMMENT ON COLUMN reference_investment.publisher IS 'who publishes the figure; never NULL';
COMMENT ON COLUMN reference_investment.edition IS 'which edition it stands in, a year later than the figure''s in most; never NULL';
COMMENT ON COLUMN reference_investment.country_code IS 'countries.country_code of who receives the money, EU for the sum of the members; never NULL';
COMMENT ON COLUMN reference_investment.year IS 'calendar year in which the money was raised; never NULL';
COMMENT ON COLUMN reference_investment.measure IS 'what is counted: private investment, venture capital; never NULL';
COMMENT ON COLUMN reference_investment.usd_bn IS 'the figure, in billions of US dollars; never NULL';
COMMENT ON COLUMN reference_investment.is_whole_year IS 'does it cover the whole year; never NULL';
COMMENT ON COLUMN reference_investment.stands_in IS 'figure, page or section of the publication; never NULL';
COMMENT ON COLUMN reference_investment.confirmed_by IS 'the page or text in which the figure was read when it was entered; never NULL';
COMMENT ON COLUMN reference_investment.note IS 'how the publisher counts; never NULL';
