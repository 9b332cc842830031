"""A load brings what is new, leaves what is known, and says so."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tasks.ids import key_of
from tasks.load.digests import table_digests
from tasks.load.known import read_known_documents
from tasks.load.loads import load_run
from tasks.load.runs import Run
from tasks.records import Failure
from tasks.warehouse import WarehouseError, open_warehouse, path_of, working_file

A, B, C = (f"https://{name}.example/1" for name in "abc")
OTHER_BODY = (
    "가온전자는 한국에 1조2000억 원(약 8억 달러)을 쓰지 않는다. 3000억 원은 내년에, GPU 5만 장은 없다. 협약도 없다."
)
PAGES = ("found", "new", "unchanged", "duplicate", "quarantined", "failed")


def pages(counts) -> tuple[int, ...]:
    """Found, and what became of them."""
    assert counts.pages.found == sum(getattr(counts.pages, name) for name in PAGES[1:])
    return tuple(getattr(counts.pages, name) for name in PAGES)


def test_a_new_article_comes_with_all_its_rows(desk, piece) -> None:
    """Each record is a row, and the run's row says how many."""
    counts = desk.load(piece(A))
    assert counts.inserted == {
        "documents": 1, "articles": 1, "amounts": 2, "dates": 1, "country_mentions": 1,
        "organization_mentions": 1, "quantities": 1, "claims": 2, "events": 1,
    }  # fmt: skip
    assert (counts.n_inserted, counts.n_updated, counts.retired) == (11, 0, 0)
    assert pages(counts) == (1, 1, 0, 0, 0, 0)
    assert (counts.pages.fetched, counts.pages.articles, counts.pages.claims) == (1, 1, 2)
    ledger = desk.rows(
        "SELECT status, n_found, n_new, n_inserted, n_articles, n_claims, reader_version, sources FROM runs"
    )
    assert ledger == [("loaded", 1, 1, 11, 1, 2, "1", ["desk"])]
    assert desk.rows("SELECT source, n_found, n_new, n_claims FROM run_sources") == [("desk", 1, 1, 2)]


def test_each_row_keeps_its_evidence(desk, piece) -> None:
    """A surface is the body at its span, in every table."""
    desk.load(piece(A))
    for table in ("amounts", "dates", "country_mentions", "organization_mentions", "quantities", "claims", "events"):
        wrong = desk.rows(
            f"SELECT t.surface FROM {table} AS t INNER JOIN articles AS a USING (article_id) "
            "WHERE substring(a.body, t.span_start + 1, t.span_end - t.span_start) <> t.surface"
        )
        assert wrong == [], table


def test_a_claim_leads_to_its_amount_and_a_part_to_its_whole(desk, piece) -> None:
    """Spans become keys: the amount's, and for a part the whole's amount and claim."""
    desk.load(piece(A))
    whole, part = desk.rows(
        "SELECT c.claim_id, a.value, c.amount_value, c.part_of_amount_id, c.part_of_claim_id, c.said_on, c.co_actors "
        "FROM claims AS c INNER JOIN amounts AS a USING (amount_id) ORDER BY a.value DESC"
    )
    assert whole[1:] == (Decimal(1_200_000_000_000), Decimal(1_200_000_000_000), None, None, date(2026, 3, 2), [])
    assert part[1:3] == (Decimal(300_000_000_000), Decimal(300_000_000_000))
    assert part[4:] == (whole[0], date(2026, 3, 2), ["서울시", "가온, '클라우드'"])
    assert desk.value("SELECT amount_id FROM amounts WHERE value = 1200000000000") == part[3]


def test_a_conversion_stands_beside_its_amount(desk, piece) -> None:
    """A conversion is columns of its amount, never an amount."""
    desk.load(piece(A))
    assert desk.rows(
        "SELECT converted_value, converted_currency, converted_qualifier, second_converted_value "
        "FROM amounts WHERE converted_value IS NOT NULL"
    ) == [(Decimal(800_000_000), "USD", "about", None)]


def test_the_same_input_again_changes_nothing(desk, piece) -> None:
    """0 inserts, 0 updates, said so, and the tables are the same by digest."""
    given = (piece(A), piece(B, body=OTHER_BODY))
    desk.load(*given)
    before = table_digests(desk.connection)
    counts = desk.load(*given)
    assert (counts.n_inserted, counts.n_updated, counts.retired) == (0, 0, 0)
    assert pages(counts) == (2, 0, 2, 0, 0, 0)
    assert (counts.pages.articles, counts.pages.claims) == (0, 0)
    assert table_digests(desk.connection) == before
    assert desk.rows("SELECT n_inserted, n_updated, n_retired FROM runs ORDER BY run_id") == [(22, 0, 0), (0, 0, 0)]


def test_a_document_skipped_early_is_unchanged(desk, piece) -> None:
    """A body known already comes without a reading and counts all the same."""
    desk.load(piece(A))
    counts = desk.load(skipped=(piece(A),))
    assert pages(counts) == (1, 0, 1, 0, 0, 0)
    assert counts.n_inserted == 0


def test_what_is_known_already_is_the_current_version_read_by_this_reader(desk, piece) -> None:
    """A retired text, or another reader's, has to be read again."""
    first, second = piece(A), piece(A, body=OTHER_BODY)
    desk.load(first)
    assert read_known_documents(desk.connection, "1") == {first.document.document_id}
    assert read_known_documents(desk.connection, "2") == set()
    desk.load(second)
    assert read_known_documents(desk.connection, "1") == {second.document.document_id}


def test_a_page_of_which_nothing_was_read_or_said_is_a_failure(desk, piece) -> None:
    """Nothing disappears silently."""
    counts = desk.load(skipped=(piece(A),))
    assert pages(counts) == (1, 0, 0, 0, 0, 1)
    assert desk.rows("SELECT uri, stage, reason FROM failures") == [(A, "load", "no_reading")]


def test_a_changed_body_is_a_new_version_and_the_old_one_is_retired(desk, piece) -> None:
    """The old version's rows stay in their tables and leave the current articles."""
    desk.load(piece(A))
    counts = desk.load(piece(A, body=OTHER_BODY))
    assert (pages(counts), counts.retired, counts.n_updated) == ((1, 1, 0, 0, 0, 0), 1, 0)
    assert desk.rows("SELECT version, body = ? FROM current_articles".replace("?", f"'{OTHER_BODY}'")) == [(2, True)]
    assert desk.rows("SELECT version, retired_at IS NULL FROM articles ORDER BY version") == [(1, False), (2, True)]
    assert desk.value("SELECT count(*) FROM claims") == 4


def test_a_text_that_comes_back_is_the_newest_version_again(desk, piece) -> None:
    """A, B, A: the first text stands again, and no row is there twice."""
    desk.load(piece(A))
    desk.load(piece(A, body=OTHER_BODY))
    counts = desk.load(piece(A))
    assert (counts.n_inserted, counts.retired) == (0, 1)
    assert desk.rows("SELECT version, body = ? FROM current_articles".replace("?", f"'{OTHER_BODY}'")) == [(3, False)]
    assert desk.value("SELECT count(*) FROM claims") == 4
    again = desk.load(piece(A))
    assert (again.n_inserted, again.n_updated, again.retired) == (0, 0, 0)


def test_two_texts_of_one_page_in_one_run_stand_in_the_order_they_were_fetched(desk, piece) -> None:
    """The one fetched last is the current one, whichever comes first in the batch."""
    early, late = piece(A), piece(A, body=OTHER_BODY, fetched_at=piece(A).document.fetched_at + timedelta(minutes=5))
    counts = desk.load(late, early)
    assert pages(counts) == (1, 1, 0, 0, 0, 0)
    assert desk.rows("SELECT article_id, version FROM current_articles") == [(late.read.article.article_id, 2)]


def test_other_chrome_around_the_same_article_is_no_new_version(desk, piece) -> None:
    """Another advertisement changes the bytes and the document, not the article."""
    desk.load(piece(A))
    counts = desk.load(piece(A, chrome="광고"))
    assert (counts.inserted["documents"], counts.inserted["articles"], counts.inserted["claims"]) == (1, 0, 0)
    assert pages(counts) == (1, 0, 1, 0, 0, 0)
    assert desk.value("SELECT document_id FROM articles") == piece(A, chrome="광고").document.document_id


def test_a_new_reader_replaces_the_rows_of_an_article(desk, piece) -> None:
    """The rows are replaced, not added to, and counted as updates."""
    desk.load(piece(A))
    read_anew = piece(A, reader_version="2")
    shorter = replace(read_anew, read=replace(read_anew.read, reading=replace(read_anew.read.reading, events=())))
    counts = desk.load(shorter, reader_version="2")
    assert counts.n_inserted == 0
    assert counts.updated == {
        "articles": 1, "amounts": 2, "dates": 1, "country_mentions": 1, "organization_mentions": 1, "quantities": 1,
        "claims": 2, "events": 0,
    }  # fmt: skip
    assert pages(counts) == (1, 0, 1, 0, 0, 0)
    assert desk.rows("SELECT DISTINCT reader_version FROM claims") == [("2",)]
    assert desk.value("SELECT count(*) FROM events") == 0


def test_a_key_does_not_change_with_the_rule_or_the_reader(desk, piece) -> None:
    """Claim by claim, two readers can be compared."""
    desk.load(piece(A))
    before = desk.rows("SELECT claim_id FROM claims ORDER BY ALL")
    desk.load(piece(A, reader_version="2"), reader_version="2")
    assert desk.rows("SELECT claim_id FROM claims ORDER BY ALL") == before


def test_copies_point_at_the_first_published(desk, piece) -> None:
    """The first by day leads, then by address, whichever arrived first; nothing undated leads a dated one."""
    desk.load(piece(A, published_on=None))
    assert pages(desk.load(piece(C, published_on=date(2026, 3, 1), title="다른 제목"))) == (1, 1, 0, 0, 0, 0)
    assert pages(desk.load(piece(B, published_on=date(2026, 3, 1)))) == (1, 1, 0, 0, 0, 0)
    lead = piece(B).read.article.article_id
    assert desk.rows("SELECT uri, duplicate_of FROM articles ORDER BY uri") == [(A, lead), (B, None), (C, lead)]


def test_a_copy_whose_lead_changed_its_text_leads_itself(desk, piece) -> None:
    """A retired version leads nothing."""
    desk.load(piece(A), piece(B))
    counts = desk.load(piece(A, body=OTHER_BODY))
    assert desk.rows("SELECT uri, duplicate_of FROM current_articles ORDER BY uri") == [(A, None), (B, None)]
    assert counts.updated["articles"] == 1


def test_a_failure_is_counted_and_a_success_resolves_it(desk, piece) -> None:
    """The same failure twice is one row; once the page goes through, it says when."""
    failure = Failure(A, "desk", "fetch", "timeout", f"{A} did not answer within 10 seconds: try again later.")
    assert pages(desk.load(failures=(failure,))) == (1, 0, 0, 0, 0, 1)
    assert pages(desk.load(failures=(failure,))) == (1, 0, 0, 0, 0, 1)
    assert desk.rows("SELECT n_runs, first_run_id, last_run_id, resolved_at FROM failures") == [
        (2, "run-0000", "run-0001", None)
    ]
    assert pages(desk.load(piece(A))) == (1, 1, 0, 0, 0, 0)
    assert desk.value("SELECT resolved_at IS NOT NULL FROM failures") is True


def test_pages_lost_on_the_way_show_in_the_counts(desk, piece) -> None:
    """What discovery found stands as it was told: the sum that does not add up is for the validation to see."""
    counts = desk.load(piece(A), found={"desk": 2, "wire": 1})
    assert (counts.pages.found, counts.pages.new) == (3, 1)
    assert desk.rows("SELECT source, n_found, n_new FROM run_sources ORDER BY source") == [
        ("desk", 2, 1),
        ("wire", 1, 0),
    ]


def test_counts_add_up_by_source(desk, piece) -> None:
    """Every page stands in one source and has one outcome."""
    desk.load(piece(A))
    broken = Failure(C, "wire", "clean", "empty", f"{C} has no text.")
    counts = desk.load(piece(A), piece(B, source="wire"), failures=(broken,))
    assert pages(counts) == (3, 0, 1, 1, 0, 1)
    assert desk.rows(
        "SELECT source, n_unchanged, n_duplicate, n_failed FROM run_sources WHERE run_id = 'run-0001' ORDER BY ALL"
    ) == [
        ("desk", 1, 0, 0),
        ("wire", 0, 1, 1),
    ]


def test_a_run_of_nothing_is_a_run(desk) -> None:
    """An empty folder leaves its row in the ledger."""
    assert pages(desk.load()) == (0, 0, 0, 0, 0, 0)
    assert desk.rows("SELECT run_id, n_found FROM runs") == [("run-0000", 0)]


@pytest.mark.parametrize("seed", range(6))
def test_tables_do_not_depend_on_order_batches_or_repetition(make_desk: Callable, piece, seed: int) -> None:
    """Shuffled into runs of any size, some of them twice, the same pages make the same tables."""
    bodies = ("", " 추가.", " 끝.")
    given = [
        piece(f"https://{name}.example/{n}", body=f"{piece(A).read.article.page.body}{bodies[n % 3]}", published_on=day)
        for n, (name, day) in enumerate(
            [("a", date(2026, 3, 1)), ("b", None), ("c", date(2026, 3, 2)), ("d", date(2026, 3, 1))] * 3
        )
    ]
    broken = Failure("https://z.example/", "desk", "clean", "empty", "no text")
    whole = make_desk()
    whole.load(*given, failures=(broken,))
    dice = random.Random(seed)
    parts = make_desk()
    shuffled = [*given, *dice.sample(given, 5)]
    dice.shuffle(shuffled)
    while shuffled:
        size = dice.randint(1, 6)
        batch = {p.document.document_id: p for p in shuffled[:size]}
        del shuffled[:size]
        parts.load(*batch.values(), failures=(broken,) if dice.random() < 0.5 or not shuffled else ())
    assert table_digests(parts.connection) == table_digests(whole.connection)


def test_a_digest_sees_every_cell(desk, piece) -> None:
    """A changed, a lost and a doubled row each change the digest."""
    desk.load(piece(A))
    before = table_digests(desk.connection)
    for change in (
        "UPDATE claims SET recipient = '데이터센터' WHERE part_of_claim_id IS NULL",
        "DELETE FROM claims WHERE part_of_claim_id IS NULL",
        "INSERT INTO claims SELECT * FROM claims",
    ):
        desk.connection.execute("BEGIN")
        desk.connection.execute(change)
        after = table_digests(desk.connection)
        desk.connection.execute("ROLLBACK")
        assert {table for table in before if before[table] != after[table]} == {"claims"}, change


def test_a_number_that_no_column_holds_is_put_aside(desk, piece) -> None:
    """A misprint of fifty digits stops neither the article nor the load."""
    given = piece(A)
    amounts = (replace(given.read.reading.amounts[0], value=Decimal("1e40")), *given.read.reading.amounts[1:])
    odd = replace(given, read=replace(given.read, reading=replace(given.read.reading, amounts=amounts)))
    counts = desk.load(odd)
    assert (counts.inserted["amounts"], counts.inserted["claims"]) == (1, 2)
    ((table, rule, column, value),) = desk.rows("SELECT table_name, rule, column_name, value FROM quarantine")
    assert (table, rule, column, Decimal(str(value))) == ("amounts", "number_fits_its_column", "value", Decimal("1e40"))
    assert desk.load(odd).n_inserted == 0


def test_two_claims_alike_are_both_kept_and_one_given_twice_is_one(desk, piece) -> None:
    """A key met again is counted on; a record that is the same in every field is the same record."""
    given = piece(A)
    claim = given.read.reading.claims[0]
    claims = (claim, replace(claim, recipient="데이터센터"), claim)
    desk.load(replace(given, read=replace(given.read, reading=replace(given.read.reading, claims=claims))))
    assert desk.value("SELECT count(DISTINCT claim_id) FROM claims") == 2


def test_a_reading_without_its_document_is_refused(desk, piece) -> None:
    """An article from nowhere is a bug of the flow, and nothing of the run stays."""
    given = piece(A)
    run = Run("r", given.document.fetched_at, given.document.fetched_at, ("desk",), "1")
    with pytest.raises(ValueError, match="which nobody gave"):
        load_run(desk.connection, run, [], [given.read], [])
    assert desk.value("SELECT count(*) FROM runs") == 0


def test_a_crash_while_writing_leaves_the_warehouse_as_it_was_or_as_it_should_be(desk, piece) -> None:
    """Whatever point of a checkpoint fails, the file opens again and a repeated load sets it right."""
    path = path_of(desk.connection)
    desk.load(piece(A))
    for n, point in enumerate(("before_header", "before_truncate", "after_free_list_write", "before_wal_finish")):
        desk.connection.execute(f"SET debug_checkpoint_abort = '{point}'")
        given = piece(f"https://crash.example/{n}", body=f"{OTHER_BODY}{n}")
        desk.load(given)
        with pytest.raises(Exception, match=r"(?i)abort|checkpoint|invalidated"):
            desk.connection.execute("FORCE CHECKPOINT")
        desk.connection.close()
        desk.connection = open_warehouse(path)
        assert desk.load(given).n_inserted == 0
        assert desk.value("SELECT count(*) FROM current_articles") == n + 2


def test_a_load_that_breaks_off_leaves_nothing(desk, piece) -> None:
    """An error while the readings still come in takes back all of the run."""

    def broken_off():
        yield piece(B, body=OTHER_BODY).read
        raise OSError(28, "No space left on device")

    desk.load(piece(A))
    before = table_digests(desk.connection)
    given = piece(B, body=OTHER_BODY)
    run = Run("run-x", given.document.fetched_at, given.document.fetched_at, ("desk",), "1")
    with pytest.raises(WarehouseError, match="disk is full"):
        load_run(desk.connection, run, [given.document], broken_off(), [])
    assert table_digests(desk.connection) == before
    assert desk.value("SELECT count(*) FROM runs WHERE run_id = 'run-x'") == 0
    assert desk.load(given).n_inserted == 11


KILLED = """
import importlib.util, os, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("newsroom", sys.argv[1])
newsroom = importlib.util.module_from_spec(spec)
sys.modules["newsroom"] = newsroom
spec.loader.exec_module(newsroom)
desk = newsroom.Desk(newsroom.open_warehouse(Path(sys.argv[2])))
desk.load(newsroom.make_piece("https://a.example/1"))

class Dying(list):
    def __iter__(self):
        yield newsroom.make_piece("https://b.example/1", title="다른 제목")
        os.kill(os.getpid(), 9)

newsroom.load_run(
    desk.connection,
    newsroom.Run("run-x", newsroom.NOON, newsroom.NOON, (), "1"),
    [piece.document for piece in [newsroom.make_piece("https://b.example/1", title="다른 제목")]],
    (piece.read for piece in Dying()),
    [],
)
"""


def test_a_run_that_was_killed_leaves_nothing(tmp_path: Path, piece) -> None:
    """What was committed before is there, what was not is not, and the same run again sets it right."""
    file = working_file(tmp_path)
    newsroom = Path(__file__).with_name("conftest.py")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(newsroom), str(file)], check=False, timeout=60)
    assert killed.returncode == -9
    with open_warehouse(file) as connection:
        assert connection.execute("SELECT run_id FROM runs").fetchall() == [("run-0000",)]
        assert connection.execute("SELECT uri FROM articles").fetchall() == [(A,)]
        given = piece(B, title="다른 제목")
        run = Run("run-x", given.document.fetched_at, given.document.fetched_at, (), "1")
        assert load_run(connection, run, [given.document], [given.read], []).n_inserted == 11


def test_keys_of_rows_differ_by_article(desk, piece) -> None:
    """The same sentence in two papers is two claims."""
    desk.load(piece(A), piece(B))
    assert desk.value("SELECT count(DISTINCT claim_id) FROM claims") == 4
    assert key_of("a") != key_of("b")
