-- one row an organisation of the gazetteer
CREATE TABLE IF NOT EXISTS organizations (
    organization_id VARCHAR NOT NULL,
    organization_en VARCHAR NOT NULL,
    organization_ko VARCHAR,
    aliases VARCHAR[] NOT NULL,
    country_code VARCHAR,
    kind VARCHAR NOT NULL,
    parent_id VARCHAR
);
COMMENT ON TABLE organizations IS 'one row an organisation of the gazetteer';
COMMENT ON COLUMN organizations.organization_id IS 'key of the gazetteer; never NULL';
COMMENT ON COLUMN organizations.organization_en IS 'name in English; never NULL';
COMMENT ON COLUMN organizations.organization_ko IS 'leading name in Korean; NULL where news name it in Latin letters alone';
COMMENT ON COLUMN organizations.aliases IS 'further names in news; never NULL, empty for none';
COMMENT ON COLUMN organizations.country_code IS 'countries.country_code of its home; NULL for a body of no one country';
COMMENT ON COLUMN organizations.kind IS 'company, government, lab, university, fund, media, bloc …; never NULL';
COMMENT ON COLUMN organizations.parent_id IS 'organizations.organization_id of its parent; NULL where it has none in the gazetteer';
