-- one row a currency and day of the ECB's history, merged into fx_rates
MERGE INTO fx_rates AS known
USING (SELECT currency, rate_on, usd_per_unit, krw_per_unit, source FROM daily_rates) AS fresh
ON known.currency = fresh.currency AND known.rate_on = fresh.rate_on
WHEN MATCHED AND (known.usd_per_unit, known.krw_per_unit, known.source) IS DISTINCT FROM (fresh.usd_per_unit, fresh.krw_per_unit, fresh.source)
    THEN UPDATE SET usd_per_unit = fresh.usd_per_unit, krw_per_unit = fresh.krw_per_unit, source = fresh.source
WHEN NOT MATCHED
    THEN INSERT (currency, rate_on, usd_per_unit, krw_per_unit, source)
    VALUES (fresh.currency, fresh.rate_on, fresh.usd_per_unit, fresh.krw_per_unit, fresh.source)
RETURNING merge_action;
