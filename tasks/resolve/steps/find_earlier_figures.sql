-- one row a claim that revises a figure and another amount printed in its sentence or the one before: the figure it revises
CREATE OR REPLACE TEMP TABLE resolve_earlier_figures AS
SELECT facts.claim_id, amounts.currency, CAST(amounts.value AS DOUBLE) AS v
FROM resolve_facts AS facts
JOIN amounts ON amounts.article_id = facts.article_id
    AND amounts.span_start >= facts.span_start - 200
    AND amounts.span_end <= facts.span_start + length(facts.surface)
WHERE facts.is_revising AND amounts.value > 0 AND facts.v > 0
    AND NOT (amounts.currency = facts.currency AND CAST(amounts.value AS DOUBLE) = facts.v);
