-- what sort of money a claim speaks of
CREATE TYPE claim_kind AS ENUM (
    'investment',
    'funding_raised',
    'acquisition',
    'budget',
    'fund',
    'contract',
    'market_size',
    'revenue',
    'target',
    'other'
);
