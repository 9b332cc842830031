-- one row a claim and block key
CREATE TABLE IF NOT EXISTS claim_blocks (
    block_key UBIGINT NOT NULL,
    side VARCHAR NOT NULL,
    claim_key UBIGINT NOT NULL
);
COMMENT ON TABLE claim_blocks IS 'one row a claim and block key: claims that share one are compared with each other, no others; empty in a snapshot';
COMMENT ON COLUMN claim_blocks.block_key IS 'hash of what the block is made of: a party and a value, a destination and a fortnight …; never NULL';
COMMENT ON COLUMN claim_blocks.side IS 'p or k: two claims that are both p are not compared; never NULL';
COMMENT ON COLUMN claim_blocks.claim_key IS 'claim_gauges.claim_key; never NULL';
