-- one row a claim of a commitment, with its sentence, article and address
CREATE OR REPLACE VIEW commitment_evidence AS
SELECT
    commitments.commitment_id,
    commitments.payer,
    commitments.payer_country_code,
    commitments.destination_country_code,
    commitments.kind,
    commitments.status,
    commitments.usd_mid,
    commitments.countable,
    commitments.countable_reason,
    held.claim_id,
    held.role,
    held.said_on,
    held.status AS claim_status,
    held.amount_surface,
    claims.surface,
    claims.span_start,
    claims.span_end,
    claims.rule,
    held.joined_by,
    held.join_features,
    articles.article_id,
    articles.title,
    articles.publisher,
    coalesce(articles.canonical_url, articles.uri) AS url
FROM commitments
JOIN commitment_claims AS held ON held.commitment_id = commitments.commitment_id
JOIN claims ON claims.claim_id = held.claim_id
JOIN current_articles AS articles ON articles.article_id = claims.article_id;
COMMENT ON VIEW commitment_evidence IS 'one row a claim of a commitment, with its sentence, article and address';
COMMENT ON COLUMN commitment_evidence.commitment_id IS 'commitments.commitment_id; never NULL';
COMMENT ON COLUMN commitment_evidence.payer IS 'who pays; NULL where no claim names one';
COMMENT ON COLUMN commitment_evidence.payer_country_code IS 'countries.country_code of the payer; NULL where unknown';
COMMENT ON COLUMN commitment_evidence.destination_country_code IS 'countries.country_code where the money goes; NULL where unknown';
COMMENT ON COLUMN commitment_evidence.kind IS 'what sort of money; never NULL';
COMMENT ON COLUMN commitment_evidence.status IS 'how far the money has come; never NULL';
COMMENT ON COLUMN commitment_evidence.usd_mid IS 'leading value in US dollars; NULL where no rate is known';
COMMENT ON COLUMN commitment_evidence.countable IS 'does it count in totals; never NULL';
COMMENT ON COLUMN commitment_evidence.countable_reason IS 'why it counts, or not; never NULL';
COMMENT ON COLUMN commitment_evidence.claim_id IS 'claims.claim_id; never NULL';
COMMENT ON COLUMN commitment_evidence.role IS 'leads, agrees, differs, replaced or unpriced; never NULL';
COMMENT ON COLUMN commitment_evidence.said_on IS 'day the claim was made; NULL where undated';
COMMENT ON COLUMN commitment_evidence.claim_status IS 'status that this claim gives; never NULL';
COMMENT ON COLUMN commitment_evidence.amount_surface IS 'the amount, verbatim; NULL for a claim without one';
COMMENT ON COLUMN commitment_evidence.surface IS 'the sentence, verbatim; never NULL';
COMMENT ON COLUMN commitment_evidence.span_start IS 'first code point of the sentence in articles.body; never NULL';
COMMENT ON COLUMN commitment_evidence.span_end IS 'code point after its last one; never NULL';
COMMENT ON COLUMN commitment_evidence.rule IS 'name of the rule that read it; never NULL';
COMMENT ON COLUMN commitment_evidence.joined_by IS 'join, revision or conflict; NULL for a claim alone';
COMMENT ON COLUMN commitment_evidence.join_features IS 'the evidence that joined it, feature by feature; NULL for a claim alone';
COMMENT ON COLUMN commitment_evidence.article_id IS 'articles.article_id; never NULL';
COMMENT ON COLUMN commitment_evidence.title IS 'headline; NULL where none was found';
COMMENT ON COLUMN commitment_evidence.publisher IS 'outlet; NULL where none was found';
COMMENT ON COLUMN commitment_evidence.url IS 'the page''s own address, else where it was fetched; never NULL';
