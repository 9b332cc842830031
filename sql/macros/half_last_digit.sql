-- half of the last digit that a printed number spells out, in its own units: 5e8 for 530억
CREATE OR REPLACE MACRO half_last_digit(number) AS
0.5 * pow(10, length(cast(cast(trunc(number) AS DECIMAL(38, 0)) AS VARCHAR)) - length(rtrim(cast(cast(trunc(number) AS DECIMAL(38, 0)) AS VARCHAR), '0')));
COMMENT ON MACRO half_last_digit IS 'half of the last digit that a whole number spells out, in its own units: 500000000 for 53000000000; what rounding leaves open'; -- noqa: PRS
