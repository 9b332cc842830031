-- one row a deal and article: the article that stands for its voice, itself where it is alone
CREATE OR REPLACE TEMP TABLE resolve_voices AS
SELECT DISTINCT members.commitment_id, facts.article_id, coalesce(shared.voice, facts.article_id) AS voice
FROM resolve_members AS members
JOIN resolve_facts AS facts ON facts.claim_id = members.claim_id
LEFT JOIN resolve_shared_voices AS shared ON shared.commitment_id = members.commitment_id AND shared.article_id = facts.article_id;
