-- why a commitment does not count, without the keys and numbers of other commitments
CREATE OR REPLACE MACRO not_counted_reason(countable_reason) AS
CASE
    WHEN contains(countable_reason, ' of ')
        THEN regexp_replace(regexp_replace(substr(countable_reason, 5), '[0-9a-f]{16}, which', 'another that'), ' \d+ rows', ' rows')
    ELSE substr(countable_reason, 5)
END;
COMMENT ON MACRO not_counted_reason IS 'why a commitment does not count, without the keys and numbers of other commitments: part of another that counts'; -- noqa: PRS
