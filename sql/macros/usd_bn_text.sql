-- US dollars as a sentence tells them, in billions
CREATE OR REPLACE MACRO usd_bn_text(usd) AS
'USD ' || printf('%.2f', cast(usd AS DOUBLE) / 1000000000) || ' bn';
COMMENT ON MACRO usd_bn_text IS 'US dollars as a sentence tells them, in billions to a hundredth: USD 5.10 bn for 5100000000; NULL for NULL'; -- noqa: PRS
