-- half of the last digit that a printed number spells out, in its own units: 5e8 for 530억
CREATE OR REPLACE MACRO half_last_digit(number) AS
0.5 * pow(10, length(regexp_extract(split_part(cast(number AS VARCHAR), '.', 1), '0*$')));
COMMENT ON MACRO half_last_digit IS 'half of the last digit that a whole number spells out, in its own units: 500000000 for 53000000000; what rounding leaves open'; -- noqa: PRS
