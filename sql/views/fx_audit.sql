-- one row an amount of a current article and conversion that the article prints of it
CREATE OR REPLACE VIEW fx_audit AS
WITH printed AS (
    SELECT
        amounts.amount_id,
        amounts.article_id,
        amounts.surface,
        articles.published_on,
        amounts.value,
        amounts.currency,
        amounts.plausible_value,
        amounts.converted_value,
        amounts.converted_currency
    FROM amounts
    JOIN current_articles AS articles ON articles.article_id = amounts.article_id
    WHERE amounts.converted_value > 0 AND amounts.value > 0
    UNION ALL
    SELECT
        amounts.amount_id,
        amounts.article_id,
        amounts.surface,
        articles.published_on,
        amounts.value,
        amounts.currency,
        amounts.plausible_value,
        amounts.second_converted_value,
        amounts.second_converted_currency
    FROM amounts
    JOIN current_articles AS articles ON articles.article_id = amounts.article_id
    WHERE amounts.second_converted_value > 0 AND amounts.value > 0
),
-- days and currencies are few: each is priced with each, instead of the pairs that amounts print
printing AS (
    SELECT
        currency,
        converted_currency
    FROM amounts
    WHERE converted_value > 0
    GROUP BY currency, converted_currency
    UNION
    SELECT
        currency,
        second_converted_currency
    FROM amounts
    WHERE second_converted_value > 0
    GROUP BY currency, second_converted_currency
),
asked AS (SELECT DISTINCT unnest([currency, converted_currency]) AS currency FROM printing
),
published AS (SELECT DISTINCT published_on FROM articles
),
days AS (
    SELECT
        asked.currency,
        published.published_on
    FROM published
    CROSS JOIN asked
),
asked_rates AS (
    SELECT fx_rates.*
    FROM fx_rates
    SEMI JOIN asked ON asked.currency = fx_rates.currency
),
day_rates AS (
    SELECT
        days.currency,
        days.published_on,
        rates.rate_on,
        rates.source,
        cast(rates.usd_per_unit AS DOUBLE) AS usd_per_unit
    FROM days
    ASOF JOIN asked_rates AS rates
        ON rates.currency = days.currency AND rates.rate_on <= days.published_on
),
rated AS (
    SELECT
        printed.*,
        source.rate_on,
        CASE WHEN target.source <> source.source THEN source.source || '; ' || target.source ELSE source.source END AS rate_source,
        cast(printed.converted_value AS DOUBLE) / cast(printed.value AS DOUBLE) AS implied_rate,
        source.usd_per_unit / target.usd_per_unit AS reference_rate
    FROM printed
    LEFT JOIN day_rates AS source ON source.currency = printed.currency AND source.published_on = printed.published_on
    LEFT JOIN day_rates AS target ON target.currency = printed.converted_currency AND target.published_on = printed.published_on
),
deviating AS (
    SELECT
        *,
        (implied_rate / reference_rate - 1) * 100 AS deviation_pct,
        log10(implied_rate / reference_rate) AS lost_digits
    FROM rated
),
-- what rounding leaves open is asked of the few that deviate
halved AS (
    SELECT
        *,
        CASE WHEN abs(deviation_pct) > 3 THEN half_last_digit(value) END AS value_half,
        CASE WHEN abs(deviation_pct) > 3 THEN half_last_digit(converted_value) END AS converted_half
    FROM deviating
),
compared AS (
    SELECT
        *,
        cast(converted_value AS DOUBLE) BETWEEN (cast(value AS DOUBLE) - value_half) * reference_rate * 0.97 - converted_half
        AND (cast(value AS DOUBLE) + value_half) * reference_rate * 1.03 + converted_half AS is_rounding
    FROM halved
)
SELECT
    article_id,
    amount_id,
    surface,
    value,
    currency,
    converted_value,
    converted_currency,
    published_on,
    implied_rate,
    reference_rate,
    rate_on,
    rate_source,
    round(deviation_pct, 2) AS deviation_pct,
    CASE
        WHEN reference_rate IS NULL THEN 'no_rate'
        WHEN abs(deviation_pct) <= 3 THEN 'fine'
        WHEN is_rounding THEN 'rounded'
        WHEN abs(lost_digits) > 0.9 AND abs(lost_digits - round(lost_digits)) <= 0.06 THEN 'lost_unit'
        ELSE 'suspicious'
    END AS verdict,
    CASE
        WHEN verdict <> 'lost_unit' THEN NULL
        WHEN plausible_value IS NOT NULL THEN plausible_value
        ELSE cast(round(cast(value AS DOUBLE) * pow(10, round(lost_digits)), 4) AS DECIMAL(38, 4))
    END AS fitting_value,
    CASE WHEN verdict = 'lost_unit' THEN cast(round(cast(converted_value AS DOUBLE) / pow(10, round(lost_digits)), 4) AS DECIMAL(38, 4)) END
        AS fitting_converted_value
FROM compared;
COMMENT ON VIEW fx_audit IS 'one row an amount of a current article and conversion that the article prints of it';
COMMENT ON COLUMN fx_audit.article_id IS 'articles.article_id; never NULL';
COMMENT ON COLUMN fx_audit.amount_id IS 'amounts.amount_id; never NULL';
COMMENT ON COLUMN fx_audit.surface IS 'the amount, verbatim; never NULL';
COMMENT ON COLUMN fx_audit.value IS 'its number in units of currency; never NULL';
COMMENT ON COLUMN fx_audit.currency IS 'ISO 4217 code; never NULL';
COMMENT ON COLUMN fx_audit.converted_value IS 'the conversion as printed, in units of converted_currency; never NULL';
COMMENT ON COLUMN fx_audit.converted_currency IS 'ISO 4217 code; never NULL';
COMMENT ON COLUMN fx_audit.published_on IS 'day of the article; NULL where unknown';
COMMENT ON COLUMN fx_audit.implied_rate IS 'units of converted_currency for one of currency, as the article converts; never NULL';
COMMENT ON COLUMN fx_audit.reference_rate IS 'the same by fx_rates on the last day known on or before published_on; NULL where no rate is known';
COMMENT ON COLUMN fx_audit.rate_on IS 'day of the reference rate; NULL where none is known';
COMMENT ON COLUMN fx_audit.rate_source IS 'what stands behind it, both sources where the two currencies have different ones; NULL where none is known';
COMMENT ON COLUMN fx_audit.deviation_pct IS 'how far implied_rate is above reference_rate, percent; NULL where no rate is known';
COMMENT ON COLUMN fx_audit.verdict IS 'fine (within 3 percent), rounded (within what the printed digits leave open), lost_unit (off by a power of ten), suspicious (off otherwise), no_rate; never NULL';
COMMENT ON COLUMN fx_audit.fitting_value IS 'the amount that would fit the conversion, in units of currency; NULL but for lost_unit';
COMMENT ON COLUMN fx_audit.fitting_converted_value IS 'the conversion that would fit the amount, in units of converted_currency; NULL but for lost_unit';
