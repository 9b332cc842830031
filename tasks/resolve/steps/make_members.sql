-- one row a claim resolved: the deal it belongs to, its value there, and the claim of the deal it fits best
CREATE OR REPLACE TEMP TABLE resolve_members AS
WITH deals AS (
    SELECT assigned.deal_no, left(md5('commitment ' || arg_min(facts.claim_id, (coalesce(facts.said_on, DATE '9999-12-31'), facts.claim_id))), 16) AS commitment_id
    FROM resolve_assigned AS assigned
    JOIN resolve_facts AS facts ON facts.claim_id = assigned.claim_id
    GROUP BY assigned.deal_no
)
SELECT assigned.claim_id, deals.commitment_id, assigned.group_no
FROM resolve_assigned AS assigned
JOIN deals ON deals.deal_no = assigned.deal_no;

CREATE OR REPLACE TEMP TABLE resolve_links AS
WITH both_ways AS (
    SELECT claim_a AS claim_id, claim_b AS other_id, verdict, score, features FROM resolve_pairs WHERE verdict IN ('join', 'revision', 'conflict')
    UNION ALL
    SELECT claim_b, claim_a, verdict, score, features FROM resolve_pairs WHERE verdict IN ('join', 'revision', 'conflict')
)
SELECT
    both_ways.claim_id,
    arg_max(
        {'other_id': both_ways.other_id, 'verdict': both_ways.verdict, 'score': both_ways.score, 'features': both_ways.features},
        (both_ways.verdict = 'join', both_ways.score, both_ways.other_id)
    ) AS link
FROM both_ways
JOIN resolve_members AS mine ON mine.claim_id = both_ways.claim_id
JOIN resolve_members AS theirs ON theirs.claim_id = both_ways.other_id AND theirs.commitment_id = mine.commitment_id
GROUP BY both_ways.claim_id;

-- one row a value of a deal that a later claim of the same deal replaced; a rumour replaces rumours alone
CREATE OR REPLACE TEMP TABLE resolve_replaced AS
WITH firsts AS (
    SELECT members.commitment_id, members.group_no, min(facts.said_on) AS first_said_on, bool_and(facts.status IN ('reported', 'forecast')) AS is_rumoured
    FROM resolve_members AS members
    JOIN resolve_facts AS facts ON facts.claim_id = members.claim_id
    GROUP BY members.commitment_id, members.group_no
)
SELECT DISTINCT earlier.commitment_id, earlier.group_no
FROM resolve_pairs AS pairs
JOIN resolve_facts AS fact_a ON fact_a.claim_id = pairs.claim_a
JOIN resolve_facts AS fact_b ON fact_b.claim_id = pairs.claim_b
JOIN resolve_members AS a ON a.claim_id = pairs.claim_a
JOIN resolve_members AS b ON b.claim_id = pairs.claim_b AND b.commitment_id = a.commitment_id
JOIN firsts AS earlier ON earlier.commitment_id = a.commitment_id AND earlier.group_no IN (a.group_no, b.group_no)
JOIN firsts AS later ON later.commitment_id = a.commitment_id AND later.group_no IN (a.group_no, b.group_no)
WHERE pairs.verdict = 'revision' AND a.group_no <> b.group_no AND earlier.group_no <> later.group_no AND (earlier.is_rumoured OR NOT later.is_rumoured) AND CASE
    WHEN fact_a.article_id = fact_b.article_id THEN earlier.group_no = CASE WHEN fact_a.is_corrected OR fact_b.is_passed THEN a.group_no ELSE b.group_no END
    WHEN fact_a.is_correcting AND NOT fact_b.is_correcting AND fact_a.said_on > fact_b.said_on THEN earlier.group_no = b.group_no
    WHEN fact_b.is_correcting AND NOT fact_a.is_correcting AND fact_b.said_on > fact_a.said_on THEN earlier.group_no = a.group_no
    WHEN earlier.first_said_on = later.first_said_on THEN earlier.group_no = CASE WHEN fact_a.said_on < fact_b.said_on THEN a.group_no ELSE b.group_no END
    ELSE earlier.first_said_on < later.first_said_on
END;

-- one row a pair by which two parts of a deal became one, as commitment_links keeps it
CREATE OR REPLACE TEMP TABLE resolve_fresh_links AS
SELECT members.commitment_id, linked.claim_a, linked.claim_b, linked.verdict, linked.score
FROM resolve_linked AS linked
JOIN resolve_members AS members ON members.claim_id = linked.claim_a;
