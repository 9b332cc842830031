-- one row a figure that somebody else publishes for a country and year, beside ours
CREATE OR REPLACE VIEW investment_reference_comparison AS
WITH deals AS (
    SELECT
        years.payer_country_code,
        years.destination_country_code,
        years.year,
        years.usd_mid,
        years.countable,
        years.countable_reason = 'no: only planned' AS is_planned,
        years.payer_kind IN ('government', 'country', 'bloc') AS is_government,
        years.status <> 'done' AS is_pledged,
        years.kind <> 'funding_raised' AS is_no_round,
        coalesce(year(commitments.period_end) > coalesce(year(commitments.period_start), years.year), FALSE) AS is_over_years,
        coalesce(years.destination_country_code <> years.payer_country_code, FALSE) AS is_abroad
    FROM commitment_years AS years
    JOIN commitments ON commitments.commitment_id = years.commitment_id
    WHERE years.year IS NOT NULL
),
paid AS (
    SELECT
        payer_country_code AS country_code,
        year,
        count(*) FILTER (WHERE countable) AS n_commitments,
        sum(usd_mid) FILTER (WHERE countable) AS usd,
        coalesce(sum(usd_mid) FILTER (WHERE countable AND is_government), 0) AS government_usd,
        coalesce(sum(usd_mid) FILTER (WHERE countable AND is_pledged), 0) AS pledged_usd,
        coalesce(sum(usd_mid) FILTER (WHERE countable AND is_over_years), 0) AS over_years_usd,
        coalesce(sum(usd_mid) FILTER (WHERE countable AND is_no_round), 0) AS no_round_usd,
        coalesce(sum(usd_mid) FILTER (WHERE countable AND is_abroad), 0) AS abroad_usd,
        coalesce(sum(usd_mid) FILTER (WHERE is_planned), 0) AS planned_usd
    FROM deals
    GROUP BY payer_country_code, year
),
received AS (
    SELECT
        destination_country_code AS country_code,
        year,
        sum(usd_mid) AS usd,
        coalesce(sum(usd_mid) FILTER (WHERE payer_country_code IS DISTINCT FROM destination_country_code), 0) AS elsewhere_usd
    FROM deals
    WHERE countable
    GROUP BY destination_country_code, year
),
told AS (
    SELECT
        year(published_on) AS year,
        count(*) AS n_articles
    FROM current_articles
    GROUP BY year(published_on)
),
sides AS (
    SELECT
        figures.reference_id,
        figures.publisher,
        figures.edition,
        figures.measure,
        figures.country_code,
        countries.country_ko,
        countries.country_en,
        figures.year,
        figures.usd_bn AS reference_usd_bn,
        figures.is_whole_year,
        coalesce(countries.is_bloc, FALSE) AS is_bloc,
        coalesce(told.n_articles, 0) AS n_articles,
        coalesce(paid.n_commitments, 0) AS n_commitments,
        paid.usd,
        paid.government_usd,
        paid.pledged_usd,
        paid.over_years_usd,
        paid.no_round_usd,
        paid.abroad_usd,
        paid.planned_usd,
        received.usd AS received_usd,
        received.elsewhere_usd
    FROM reference_investment AS figures
    LEFT JOIN countries ON countries.country_code = figures.country_code
    LEFT JOIN told ON told.year = figures.year
    LEFT JOIN paid ON paid.country_code = figures.country_code AND paid.year = figures.year
    LEFT JOIN received ON received.country_code = figures.country_code AND received.year = figures.year
)
SELECT
    reference_id,
    publisher,
    edition,
    measure,
    country_code,
    country_ko,
    country_en,
    year,
    reference_usd_bn,
    cast(usd / 1e9 AS DECIMAL(18, 4)) AS usd_bn,
    cast(usd AS DOUBLE) / 1e9 / cast(reference_usd_bn AS DOUBLE) AS ratio,
    n_commitments,
    n_articles,
    cast(government_usd / 1e9 AS DECIMAL(18, 4)) AS government_usd_bn,
    cast(received_usd / 1e9 AS DECIMAL(18, 4)) AS received_usd_bn,
    list_filter(
        [
            CASE WHEN n_articles = 0 THEN 'ours has no article of ' || year END,
            CASE
                WHEN n_articles > 0 AND n_commitments = 0
                    THEN 'none of our ' || n_articles || ' articles of ' || year || ' tells of money of this country that counts'
            END,
            CASE
                WHEN n_commitments > 0
                    THEN 'ours knows ' || n_commitments || CASE WHEN n_commitments = 1 THEN ' commitment' ELSE ' commitments' END
                        || ' out of Korean news, the reference a database of deals'
            END,
            CASE WHEN government_usd > 0 THEN 'ours includes government money of ' || usd_bn_text(government_usd) END,
            CASE WHEN pledged_usd > 0 THEN 'ours includes ' || usd_bn_text(pledged_usd) || ' that is pledged, the reference what was raised' END,
            CASE WHEN over_years_usd > 0 THEN 'ours counts pledges of ' || usd_bn_text(over_years_usd) || ' that are spread over years in this one' END,
            CASE WHEN no_round_usd > 0 THEN 'ours includes ' || usd_bn_text(no_round_usd) || ' that is no funding round' END,
            CASE WHEN abroad_usd > 0 THEN 'ours counts ' || usd_bn_text(abroad_usd) || ' that goes abroad by its payer, the reference by who receives' END,
            CASE WHEN elsewhere_usd > 0 THEN 'ours counts ' || usd_bn_text(elsewhere_usd) || ' that comes in under payers of other or unknown countries' END,
            CASE WHEN planned_usd > 0 THEN 'ours leaves out ' || usd_bn_text(planned_usd) || ' that is only planned' END,
            CASE WHEN is_bloc THEN 'ours counts the bloc''s own money, the reference that of its members' END,
            CASE WHEN measure = 'venture capital' THEN 'the reference counts venture capital alone' END,
            CASE WHEN NOT is_whole_year THEN 'the reference covers a part of the year' END
        ],
        LAMBDA reason: reason IS NOT NULL
    ) AS reasons
FROM sides;
COMMENT ON VIEW investment_reference_comparison IS 'one row a figure that somebody else publishes for a country and year, beside ours, with the reasons why they differ';
COMMENT ON COLUMN investment_reference_comparison.reference_id IS 'reference_investment.reference_id; never NULL';
COMMENT ON COLUMN investment_reference_comparison.publisher IS 'who publishes the figure; never NULL';
COMMENT ON COLUMN investment_reference_comparison.edition IS 'which edition it stands in; never NULL';
COMMENT ON COLUMN investment_reference_comparison.measure IS 'what the publisher counts; never NULL';
COMMENT ON COLUMN investment_reference_comparison.country_code IS 'countries.country_code: theirs by who receives, ours by who pays; never NULL';
COMMENT ON COLUMN investment_reference_comparison.country_ko IS 'newsroom name in Korean; NULL where countries has none';
COMMENT ON COLUMN investment_reference_comparison.country_en IS 'name in English; NULL where countries has none';
COMMENT ON COLUMN investment_reference_comparison.year IS 'calendar year, ours by commitment_years.year; never NULL';
COMMENT ON COLUMN investment_reference_comparison.reference_usd_bn IS 'the publisher''s figure in billions of US dollars; never NULL';
COMMENT ON COLUMN investment_reference_comparison.usd_bn IS 'ours: what the country''s payers commit and what counts, in billions of US dollars; NULL where nothing counts';
COMMENT ON COLUMN investment_reference_comparison.ratio IS 'usd_bn as a multiple of reference_usd_bn; NULL where nothing counts';
COMMENT ON COLUMN investment_reference_comparison.n_commitments IS 'commitments in usd_bn; never NULL';
COMMENT ON COLUMN investment_reference_comparison.n_articles IS 'current articles published in the year, on any country; never NULL';
COMMENT ON COLUMN investment_reference_comparison.government_usd_bn IS 'what of usd_bn governments, countries and blocs pay, in billions of US dollars; NULL where the country has no commitment of the year';
COMMENT ON COLUMN investment_reference_comparison.received_usd_bn IS 'what counts and goes to the country, whoever pays, in billions of US dollars: nearer to how the reference counts; NULL where nothing does';
COMMENT ON COLUMN investment_reference_comparison.reasons IS 'why ours and theirs differ, as the row shows; never NULL';
