"""A row that breaks a rule is moved, not lost: with its reason, with what hangs on it, and back again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tasks.load.counts import finish_run, read_counts
from tasks.load.digests import table_digests
from tasks.load.quarantine import Offence, quarantine_rows, release_rows
from tasks.warehouse import transaction

A, B = "https://a.example/1", "https://b.example/1"
OTHER_BODY = (
    "가온전자는 한국에 1조2000억 원(약 8억 달러)을 쓰지 않는다. 3000억 원은 내년에, GPU 5만 장은 없다. 협약도 없다."
)
NOW = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
AMOUNT_RULE = Offence("amounts", "amounts.value_is_plausible", "no country has that much", "value")
ARTICLE_RULE = Offence("articles", "articles.published_on_was_found", "an article needs a day", "published_on")


def put_aside(desk, offence: Offence, row_ids: list[str]) -> int:
    """Put rows aside in the last run."""
    with transaction(desk.connection):
        return quarantine_rows(desk.connection, desk.runs[-1], offence, row_ids, NOW)


def whole_id(desk) -> str:
    """Return the amount of the whole, in the article at A."""
    article_id = "(SELECT article_id FROM articles ORDER BY uri LIMIT 1)"
    return str(desk.value(f"SELECT amount_id FROM amounts WHERE value = 1200000000000 AND article_id = {article_id}"))


def test_a_row_goes_with_its_rule_its_value_and_all_its_cells(desk, piece) -> None:
    """Everything that was in the row is in quarantine, exact."""
    desk.load(piece(A))
    amount_id = whole_id(desk)
    assert put_aside(desk, AMOUNT_RULE, [amount_id]) == 2
    assert desk.rows(
        "SELECT table_name, row_id, rule, column_name, value, reason, cause_row_id FROM quarantine WHERE table_name = 'amounts'"
    ) == [("amounts", amount_id, AMOUNT_RULE.rule, "value", "1200000000000.0000", AMOUNT_RULE.reason, None)]
    assert desk.value("SELECT row_json ->> 'converted_currency' FROM quarantine WHERE table_name = 'amounts'") == "USD"
    assert desk.value("SELECT count(*) FROM amounts") == 1


def test_a_claim_goes_with_its_amount(desk, piece) -> None:
    """What hangs on a row says which row that is."""
    desk.load(piece(A))
    amount_id = whole_id(desk)
    put_aside(desk, AMOUNT_RULE, [amount_id])
    assert desk.rows("SELECT cause_row_id, column_name, value, reason FROM quarantine WHERE table_name = 'claims'") == [
        (amount_id, None, None, "its amount was put aside")
    ]
    assert desk.value("SELECT count(*) FROM claims") == 1


def test_everything_goes_with_an_article_and_the_counts_follow(desk, piece) -> None:
    """The page was new and is quarantined now; the sum stays."""
    desk.load(piece(A), piece(B, body=OTHER_BODY))
    article_id = piece(A).read.article.article_id
    assert put_aside(desk, ARTICLE_RULE, [article_id]) == 10
    for table in (
        "articles",
        "amounts",
        "dates",
        "country_mentions",
        "organization_mentions",
        "quantities",
        "claims",
        "events",
    ):
        assert desk.value(f"SELECT count(*) FROM {table} WHERE article_id = '{article_id}'") == 0, table
    counts = read_counts(desk.connection, desk.runs[-1])
    assert (counts.found, counts.new, counts.quarantined, counts.articles, counts.claims) == (2, 1, 1, 1, 2)
    assert desk.rows("SELECT n_new, n_quarantined FROM run_sources") == [(1, 1)]


def test_what_stands_in_quarantine_does_not_come_in_again(desk, piece) -> None:
    """The same input again: 0 inserts, and the page is counted as quarantined."""
    desk.load(piece(A), piece(B, body=OTHER_BODY))
    put_aside(desk, ARTICLE_RULE, [piece(A).read.article.article_id])
    before = table_digests(desk.connection)
    counts = desk.load(piece(A), piece(B, body=OTHER_BODY))
    assert (counts.n_inserted, counts.n_updated) == (0, 0)
    assert (counts.pages.found, counts.pages.unchanged, counts.pages.quarantined) == (2, 1, 1)
    assert table_digests(desk.connection) == before


def test_a_row_of_a_standing_article_does_not_come_in_again(desk, piece) -> None:
    """An amount put aside stays aside while its article says the same."""
    desk.load(piece(A))
    put_aside(desk, AMOUNT_RULE, [whole_id(desk)])
    assert desk.load(piece(A)).n_inserted == 0
    assert desk.value("SELECT count(*) FROM amounts") == 1


def test_another_reader_gets_another_chance(desk, piece) -> None:
    """Read anew, the article comes in and leaves quarantine."""
    desk.load(piece(A))
    put_aside(desk, ARTICLE_RULE, [piece(A).read.article.article_id])
    counts = desk.load(piece(A, reader_version="2"), reader_version="2")
    assert (counts.inserted["articles"], counts.pages.new) == (1, 1)
    assert desk.value("SELECT count(*) FROM quarantine") == 0


def test_the_version_before_stands_again_while_the_newest_is_aside(desk, piece) -> None:
    """A broken new version does not take the old one out of the ledger."""
    desk.load(piece(A))
    desk.load(piece(A, body=OTHER_BODY))
    put_aside(desk, ARTICLE_RULE, [piece(A, body=OTHER_BODY).read.article.article_id])
    assert desk.rows("SELECT article_id, version FROM current_articles") == [(piece(A).read.article.article_id, 1)]


def test_a_copy_leads_where_the_first_was_put_aside(desk, piece) -> None:
    """What is in quarantine leads nothing."""
    desk.load(piece(A), piece(B))
    put_aside(desk, ARTICLE_RULE, [piece(A).read.article.article_id])
    assert desk.rows("SELECT uri, duplicate_of FROM articles") == [(B, None)]


def test_released_rows_are_what_they_were(desk, piece) -> None:
    """Out and back: the tables are the same by digest, lists, enums and decimals included."""
    desk.load(piece(A), piece(B, body=OTHER_BODY))
    before = table_digests(desk.connection)
    put_aside(desk, AMOUNT_RULE, [whole_id(desk)])
    put_aside(desk, ARTICLE_RULE, [piece(B, body=OTHER_BODY).read.article.article_id])
    assert table_digests(desk.connection) != before
    with transaction(desk.connection):
        assert release_rows(desk.connection, desk.runs[-1], NOW) == 12
    assert table_digests(desk.connection) == before


def test_one_rule_can_be_released_alone(desk, piece) -> None:
    """The rest stays aside, and so does what would hang in the air without its article."""
    desk.load(piece(A))
    put_aside(desk, AMOUNT_RULE, [whole_id(desk)])
    put_aside(desk, ARTICLE_RULE, [piece(A).read.article.article_id])
    with transaction(desk.connection):
        assert release_rows(desk.connection, desk.runs[-1], NOW, AMOUNT_RULE.rule) == 0
        assert release_rows(desk.connection, desk.runs[-1], NOW, ARTICLE_RULE.rule) == 8
        assert release_rows(desk.connection, desk.runs[-1], NOW, AMOUNT_RULE.rule) == 2
    assert desk.value("SELECT count(*) FROM quarantine") == 0


def test_a_row_that_is_not_there_is_no_row(desk, piece) -> None:
    """Asked twice, the second time nothing moves."""
    desk.load(piece(A))
    amount_id = whole_id(desk)
    assert [put_aside(desk, AMOUNT_RULE, [amount_id, "nothing"]) for _ in range(2)] == [2, 0]


def test_rows_without_an_article_cannot_be_put_aside(desk, piece) -> None:
    """A document is a fact about the archive: its article is what can be put aside."""
    desk.load(piece(A))
    with pytest.raises(ValueError, match="documents"):
        put_aside(desk, Offence("documents", "r", "reason"), ["x"])


def test_a_run_ends_in_a_word_and_a_reason(desk, piece) -> None:
    """What held a publish back stands in the ledger."""
    desk.load(piece(A))
    finish_run(desk.connection, desk.runs[-1], "held_back", reason="claims have no amounts")
    assert desk.rows("SELECT status, held_back_reason FROM runs") == [("held_back", "claims have no amounts")]
