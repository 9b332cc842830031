-- one row a currency that the ECB lacks and day of the ECB since its first figure: dollars by the year, won by the day
MERGE INTO fx_rates AS known
USING (
    WITH won AS (
        SELECT rate_on, krw_per_unit
        FROM fx_rates
        WHERE currency = 'USD'
    ),
    last_ecb AS (
        SELECT currency, max(rate_on) AS last_on
        FROM fx_rates
        WHERE starts_with(source, 'ECB')
        GROUP BY currency
    ),
    spread AS (
        SELECT
            yearly.currency,
            won.rate_on,
            CAST(round(1 / CAST(yearly.units_per_usd AS DOUBLE), 12) AS DECIMAL(38, 12)) AS usd_per_unit,
            CAST(round(CAST(won.krw_per_unit AS DOUBLE) / CAST(yearly.units_per_usd AS DOUBLE), 9) AS DECIMAL(38, 12)) AS krw_per_unit,
            yearly.source || CASE
                WHEN yearly.year = 0 THEN ''
                WHEN yearly.year = year(won.rate_on) THEN ' (' || yearly.year || ')'
                ELSE ' (' || yearly.year || ', the last known)'
            END AS source,
            row_number() OVER (PARTITION BY yearly.currency, won.rate_on ORDER BY yearly.year DESC) AS place
        FROM yearly_rates AS yearly
        JOIN won ON yearly.year = 0 OR yearly.year <= year(won.rate_on)
        LEFT JOIN last_ecb ON last_ecb.currency = yearly.currency
        WHERE won.rate_on > coalesce(last_ecb.last_on, DATE '1900-01-01')
    )
    SELECT currency, rate_on, usd_per_unit, krw_per_unit, source
    FROM spread
    WHERE place = 1
) AS fresh
ON known.currency = fresh.currency AND known.rate_on = fresh.rate_on
WHEN MATCHED AND (known.usd_per_unit, known.krw_per_unit, known.source) IS DISTINCT FROM (fresh.usd_per_unit, fresh.krw_per_unit, fresh.source)
    THEN UPDATE SET usd_per_unit = fresh.usd_per_unit, krw_per_unit = fresh.krw_per_unit, source = fresh.source
WHEN NOT MATCHED
    THEN INSERT (currency, rate_on, usd_per_unit, krw_per_unit, source)
    VALUES (fresh.currency, fresh.rate_on, fresh.usd_per_unit, fresh.krw_per_unit, fresh.source)
RETURNING merge_action;
