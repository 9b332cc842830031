"""Each judgement fails on a row made to break it, and none fails on a warehouse that is as it should be."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks.extract.morphemes import tokenize
from tasks.extract.reader import READER_VERSION, read_text
from tasks.ids import article_id, document_id
from tasks.load.loads import load_run
from tasks.load.runs import Run
from tasks.records import Article, Document, Page, PublishedBasis, ReadArticle
from tasks.resolve.commitments import resolve_commitments
from tasks.validate.validations import check_warehouse
from tasks.warehouse import open_warehouse

NOW = datetime(2026, 3, 5, 3, tzinfo=UTC)
BODY = (
    "네이버는 {year}년까지 국내 AI 데이터센터에 {n}조 원을 투자하겠다고 4일 밝혔다. "
    "오픈AI는 AI 서버에 {n}억 달러(약 {n}4{n}0억 원)를 투자하기로 했다. "
    "중국의 AI 이용자는 {n}억 명이다. 한국 정부는 4일 AI 기본계획을 발표했다."
)

# One broken row a judgement. A row is named by its place in the order of keys, so that no two meet in one row.
BREAKS = {
    "articles.published_on_was_found": "UPDATE articles SET published_on = NULL WHERE uri = '1.txt'",
    "articles.published_on_is_not_in_the_future": "UPDATE articles SET published_on = DATE '2026-03-06' WHERE uri = '2.txt'",
    "articles.published_on_is_not_before_the_web": "UPDATE articles SET published_on = DATE '1970-01-01' WHERE uri = '3.txt'",
    "articles.body_has_text": "UPDATE articles SET body = '짧다' WHERE uri = '4.txt'",
    "amounts.value_is_above_zero": "UPDATE amounts SET value = -1 WHERE amount_id = {amounts_0}",
    "amounts.low_value_and_high_stand_in_order": "UPDATE amounts SET low = 9, high = 3 WHERE amount_id = {amounts_1}",
    "amounts.currency_is_known": "UPDATE amounts SET currency = 'XQQ' WHERE amount_id = {amounts_2}",
    "amounts.converted_value_is_plausible_or_doubted": (
        "UPDATE amounts SET value = 100, currency = 'USD', converted_value = 100, converted_currency = 'KRW', doubt = NULL"
        " WHERE amount_id = {amounts_3}"
    ),
    "dates.start_is_not_after_end": (
        "UPDATE dates SET start_on = DATE '2026-01-02', end_on = DATE '2026-01-01' WHERE date_id = {dates_0}"
    ),
    "claims.claim_has_its_article": "UPDATE claims SET article_id = 'gone' WHERE claim_id = {claims_0}",
    "claims.claim_has_its_amount": "UPDATE claims SET amount_id = 'gone' WHERE claim_id = {claims_1}",
    "claims.claim_bounds_stand_in_order": "UPDATE claims SET amount_low = 9e30 WHERE claim_id = {claims_2}",
    "claims.claim_period_stands_in_order": (
        "UPDATE claims SET period_start = DATE '2026-01-02', period_end = DATE '2026-01-01' WHERE claim_id = {claims_3}"
    ),
    "commitments.each_commitment_has_its_claims": "INSERT INTO commitments BY NAME SELECT 'lone' AS commitment_id, c.* EXCLUDE (commitment_id) FROM commitments AS c LIMIT 1",
    "commitment_claims.each_claim_stands_in_one_commitment": (
        "INSERT INTO commitment_claims BY NAME SELECT 'twice' AS commitment_id, m.* EXCLUDE (commitment_id) FROM commitment_claims AS m LIMIT 1"
    ),
    "commitment_claims.each_member_is_a_claim_of_a_current_article": (
        "UPDATE articles SET retired_at = now()::TIMESTAMP WHERE uri = '5.txt'"
    ),
    "commitments.commitment_bounds_stand_in_order": "UPDATE commitments SET usd_low = 9e30, usd_mid = 1, usd_high = 2",
    "commitments.nothing_but_commitments_of_ai_money_is_countable": "UPDATE commitments SET countable = true, kind = 'revenue'",
    "commitments.countable_says_why": "UPDATE commitments SET countable_reason = ' '",
    "runs.counts_of_pages_add_up": "UPDATE runs SET n_found = 99",
} | {
    f"{table}.surface_equals_the_body_at_its_span": f"UPDATE {table} SET surface = '다른 말' WHERE {key} = {{{table}_last}}"
    for table, key in (
        ("amounts", "amount_id"),
        ("dates", "date_id"),
        ("country_mentions", "country_mention_id"),
        ("organization_mentions", "organization_mention_id"),
        ("quantities", "quantity_id"),
        ("claims", "claim_id"),
        ("events", "event_id"),
    )
}


def _read(number: int) -> tuple[Document, ReadArticle]:
    uri, title = f"{number}.txt", f"AI 투자 {number}"
    body = BODY.format(n=number + 1, year=2030 + number)
    document = Document(document_id(uri, str(number)), uri, "test", NOW, str(number), 1, "a.warc.gz", 0)
    page = Page(title, body, "dump", date(2026, 3, 4), None, PublishedBasis.TEXT)
    article = Article(article_id(uri, title, body), document.document_id, page)
    return document, ReadArticle(article, read_text(body, page.published_on, tokenize, title=title))


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Return a warehouse of eight articles, resolved."""
    path = tmp_path / "working.duckdb"
    read = [_read(number) for number in range(8)]
    connection = open_warehouse(path)
    load_run(
        connection, Run("run", NOW, NOW, ("test",), READER_VERSION), [d for d, _ in read], [r for _, r in read], []
    )
    resolve_commitments(connection)
    connection.close()
    return path


def _failed(path: Path) -> set[str]:
    return {f"{r.rule.table}.{r.rule.name}" for r in check_warehouse(path, NOW) if not r.success}


def test_nothing_fails_where_all_is_as_it_should_be(warehouse: Path) -> None:
    assert _failed(warehouse) == set()


def test_each_judgement_fails_on_a_row_that_breaks_it(warehouse: Path) -> None:
    from expectations.judgements import judgements

    written = {f"{rule.facts.table}.{rule.facts.name}" for rule in judgements(NOW.date(), {"KRW"})}
    assert set(BREAKS) == written, "a judgement without a row that breaks it is unfinished"
    connection = open_warehouse(warehouse)
    keys: dict[str, str] = {}
    for table in ("amounts", "dates", "claims", "country_mentions", "organization_mentions", "quantities", "events"):
        column = connection.execute(
            f"SELECT column_name FROM duckdb_columns() WHERE table_name = '{table}' AND column_index = 1"
        ).fetchone()
        assert column
        ids = [row[0] for row in connection.execute(f"SELECT {column[0]} FROM {table} ORDER BY 1").fetchall()]
        assert ids, f"the texts must give {table}"
        keys |= {f"{table}_{i}": f"'{key}'" for i, key in enumerate(ids[:4])} | {f"{table}_last": f"'{ids[-1]}'"}
    for statement in BREAKS.values():
        connection.execute(statement.format(**keys))
    connection.close()
    assert set(BREAKS) - _failed(warehouse) == set()


def test_structure_is_checked_too(warehouse: Path) -> None:
    connection = open_warehouse(warehouse)
    connection.execute("INSERT INTO articles BY NAME SELECT * FROM articles LIMIT 1")
    connection.execute("ALTER TABLE quarantine ADD COLUMN stray INTEGER")
    connection.close()
    assert {"articles.article_id_is_unique", "quarantine.has_the_columns_of_its_definition"} <= _failed(warehouse)


def test_a_missing_value_where_one_was_promised_is_told_by_its_column(warehouse: Path) -> None:
    connection = open_warehouse(warehouse)
    connection.execute("CREATE TABLE loose AS SELECT * FROM quantities")  # without its constraints
    connection.execute("UPDATE loose SET unit = NULL WHERE quantity_id = (SELECT min(quantity_id) FROM loose)")
    connection.execute("DROP TABLE quantities")
    connection.execute("ALTER TABLE loose RENAME TO quantities")
    connection.close()
    (failed,) = [result for result in check_warehouse(warehouse, NOW) if not result.success]
    assert (failed.rule.table, failed.rule.name) == ("quantities", "is_never_null_where_its_definition_says_so")
    assert "'column_name': 'unit', 'n_nulls': 1" in str(failed.observed)
