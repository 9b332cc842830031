-- one row a claim that revises a figure and another amount printed in its sentence, just before or as the earlier one just behind,
-- or anywhere where the article is a correction: the figure it may revise
CREATE OR REPLACE TEMP TABLE resolve_earlier_figures AS
SELECT DISTINCT facts.claim_id, amounts.currency, amounts.value, CAST(amounts.value AS DOUBLE) AS v, facts.usd_rate * CAST(amounts.value AS DOUBLE) AS usd
FROM resolve_facts AS facts
JOIN amounts ON amounts.article_id = facts.article_id AND amounts.currency = facts.currency
JOIN articles ON articles.article_id = facts.article_id
WHERE (
    facts.is_correcting
    OR amounts.span_start >= facts.span_start - 200 AND amounts.span_end <= facts.span_start + length(facts.surface)
    OR amounts.span_start BETWEEN facts.span_start AND facts.span_start + length(facts.surface) + 200
    AND (
        regexp_matches(substr(articles.body, greatest(CAST(amounts.span_start AS BIGINT) - 30, 0) + 1, 30), getvariable('resolve_formers'))
        OR regexp_matches(substr(articles.body, CAST(amounts.span_end AS BIGINT) + 1, 14), getvariable('resolve_formers_behind'))
    )
)
AND (facts.is_revising OR facts.is_correcting OR facts.is_settling) AND amounts.value > 0 AND CAST(amounts.value AS DOUBLE) <> facts.v;
