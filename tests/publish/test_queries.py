"""People ask in SQL, and SQL does nothing but answer: no file, no network, no setting, no write gets past."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

from tasks.publish.queries import QueryError, check_statement, run_query
from tasks.warehouse import DatabaseError, open_snapshot

# Each tries to read, write or reach something besides the snapshot's rows. {dir} is a folder of the test's own.
ESCAPES = [
    # files read
    "SELECT * FROM read_text('{dir}/secret.txt')",
    "SELECT * FROM read_blob('{dir}/secret.txt')",
    "SELECT * FROM read_csv('{dir}/secret.txt')",
    "SELECT * FROM read_csv_auto('{dir}/secret.txt')",
    "SELECT * FROM read_json('{dir}/secret.txt')",
    "SELECT * FROM read_ndjson_objects('{dir}/secret.txt')",
    "SELECT * FROM read_parquet('{dir}/secret.txt')",
    "SELECT * FROM parquet_metadata('{dir}/secret.txt')",
    "SELECT * FROM parquet_schema('{dir}/secret.txt')",
    "SELECT * FROM sniff_csv('{dir}/secret.txt')",
    "SELECT * FROM read_duckdb('{dir}/other.duckdb')",
    "SELECT * FROM '{dir}/secret.txt'",
    "SELECT * FROM '{dir}/*.csv'",
    'SELECT * FROM "{dir}/secret.csv"',
    "FROM '{dir}/secret.csv'",
    "DESCRIBE '{dir}/secret.csv'",
    "SUMMARIZE '{dir}/secret.csv'",
    "SELECT * FROM glob('{dir}/*')",
    "SELECT (SELECT content FROM read_text('{dir}/secret.txt'))",
    "WITH t AS (SELECT * FROM read_text('{dir}/secret.txt')) SELECT * FROM t",
    "SELECT * FROM articles WHERE title IN (SELECT content FROM read_text('{dir}/secret.txt'))",
    "SELECT * FROM articles, LATERAL (SELECT * FROM read_text(title))",
    "SELECT * FROM query('SELECT * FROM read_text(''{dir}/secret.txt'')')",
    "SELECT * FROM query_table('{dir}/secret.csv')",
    "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
    "EXPLAIN ANALYZE SELECT * FROM read_text('{dir}/secret.txt')",
    "SELECT 1 UNION ALL SELECT length(content) FROM read_text('{dir}/secret.txt')",
    "SELECT * FROM \"READ_TEXT\"('{dir}/secret.txt')",
    "SELECT * FROM main.read_text('{dir}/secret.txt')",
    "SELECT * FROM system.main.read_text('{dir}/secret.txt')",
    # files written
    "COPY articles TO '{dir}/out.csv'",
    "COPY (SELECT 1) TO '{dir}/out.parquet' (FORMAT parquet)",
    "COPY articles FROM '{dir}/secret.txt'",
    "EXPORT DATABASE '{dir}/out'",
    "IMPORT DATABASE '{dir}/out'",
    "COPY FROM DATABASE current TO other",
    "SELECT * FROM enable_logging(storage := 'file', storage_path := '{dir}/log')",
    "SELECT * FROM enable_profiling(save_location := '{dir}/profile.json')",
    "CALL enable_logging(storage := 'file', storage_path := '{dir}/log')",
    "PRAGMA enable_profiling = 'json'",
    "PRAGMA profile_output = '{dir}/profile.json'",
    "SELECT write_log('x')",
    # other databases, extensions, the network
    "ATTACH '{dir}/other.duckdb'",
    "ATTACH ':memory:' AS m",
    "DETACH current",
    "USE main",
    "INSTALL httpfs",
    "LOAD '{dir}/evil.duckdb_extension'",
    "UPDATE EXTENSIONS",
    "SELECT * FROM read_csv('https://a.example/x.csv')",
    "SELECT * FROM 'https://a.example/x.parquet'",
    "SELECT * FROM 's3://bucket/x.parquet'",
    "CREATE SECRET s (TYPE s3)",
    "SELECT * FROM duckdb_secrets()",
    "SELECT * FROM which_secret('s3://x', 's3')",
    # settings and the machine
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "RESET enable_external_access",
    "SET GLOBAL memory_limit = '1TB'",
    "SET threads = 64",
    "SET temp_directory = '{dir}'",
    "SET VARIABLE x = 1",
    "PRAGMA memory_limit = '1TB'",
    "SELECT getenv('HOME')",
    "SELECT set_config('threads', '64')",
    "SELECT * FROM pragma_database_size()",
    "SELECT * FROM duckdb_settings()",
    "SELECT * FROM duckdb_temporary_files()",
    # writes
    "INSERT INTO articles SELECT * FROM articles",
    "UPDATE amounts SET value = 1",
    "DELETE FROM amounts",
    "MERGE INTO amounts USING amounts AS s ON TRUE WHEN MATCHED THEN DELETE",
    "TRUNCATE amounts",
    "DROP TABLE amounts",
    "DROP VIEW current_articles",
    "ALTER TABLE amounts DROP COLUMN value",
    "CREATE TABLE t (n INTEGER)",
    "CREATE TEMP TABLE t AS SELECT 1",
    "CREATE OR REPLACE VIEW current_articles AS SELECT 1",
    "CREATE MACRO m() AS 1",
    "CREATE SEQUENCE s",
    "CREATE TYPE t AS ENUM ('x')",
    "COMMENT ON TABLE amounts IS 'x'",
    "CHECKPOINT",
    "FORCE CHECKPOINT",
    "VACUUM",
    "BEGIN TRANSACTION",
    "EXPLAIN ANALYZE DELETE FROM amounts",
    "PREPARE p AS SELECT 1",
    "EXECUTE p",
    "WITH gone AS (DELETE FROM amounts RETURNING *) SELECT * FROM gone",
    # more than one statement, or none
    "SELECT 1; DROP TABLE amounts",
    "SELECT 1; SELECT 2",
    "SELECT 1;; SELECT * FROM read_text('{dir}/secret.txt')",
    "EXPLAIN SELECT 1; DELETE FROM amounts",
    "",
    "   ;  ",
    "-- nothing",
    # Python's own variables
    "SELECT * FROM frame",
    "SELECT * FROM ESCAPES",
]

# What people do ask: each answers.
QUESTIONS = [
    "SELECT count(*) FROM articles",
    "select title from current_articles order by published_on limit 1;",
    "FROM amounts",
    "TABLE amounts",
    "VALUES (1), (2)",
    "WITH t AS (SELECT 1 AS n) SELECT n FROM t",
    "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT max(n) FROM t",
    "SHOW TABLES",
    "DESCRIBE amounts",
    "SUMMARIZE amounts",
    "EXPLAIN SELECT count(*) FROM amounts",
    "explain analyze SELECT count(*) FROM amounts",
    "PIVOT amounts ON currency IN ('KRW', 'USD') USING sum(value)",
    "SELECT * FROM range(3)",
    "SELECT unnest([1, 2])",
    "SELECT u.n FROM (SELECT [1, 2] AS l) AS t, unnest(t.l) AS u (n)",
    "SELECT * FROM duckdb_columns() WHERE NOT internal",
    "SELECT enum_range(NULL::qualifier)",
    "SELECT quantile_cont(value, 0.5), list(surface ORDER BY value), regexp_matches('a', 'a') FROM amounts",
    "SELECT 'read_text(''x'')' AS text",
    "SELECT 1 /* ; DROP TABLE amounts */ -- ; x",
    "SELECT strftime(published_on, '%Y'), title[1:2] FROM articles",
]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Give a folder with something that must not be read."""
    folder = tmp_path / "private"
    folder.mkdir()
    for name in ("secret.txt", "secret.csv"):
        (folder / name).write_text("a,b\n1,2\n")
    return folder


@pytest.mark.parametrize("statement", ESCAPES)
def test_no_way_out(shared_home, shared_snapshot, secret: Path, statement: str) -> None:
    """Refused with a message; no file came, none changed, and the connection goes on answering."""
    frame = ESCAPES  # noqa: F841 - what a replacement scan would find
    before = sorted(
        (path, path.stat().st_mtime_ns) for path in shared_home.root.rglob("*") if "warehouse" not in path.parts
    )
    with (
        pytest.raises(QueryError) as refused,
        run_query(shared_snapshot, statement.replace("{dir}", str(secret))) as result,
    ):
        list(result.rows())
    assert str(refused.value).strip()
    assert (
        sorted((path, path.stat().st_mtime_ns) for path in shared_home.root.rglob("*") if "warehouse" not in path.parts)
        == before
    )
    with run_query(shared_snapshot, "SELECT count(*) FROM amounts") as result:
        assert list(result.rows()) == [(3,)]


@pytest.mark.parametrize("statement", [s for s in ESCAPES if s.strip(" ;") and not s.startswith("--")])
def test_the_locked_connection_holds_by_itself(shared_home, secret: Path, statement: str) -> None:
    """Without the first wall no file is read, written or reached, and the snapshot does not change."""
    before = shared_home.current.resolve().read_bytes()
    files = sorted(path.name for path in secret.iterdir())
    with open_snapshot(shared_home.current) as connection:
        answer = ""
        try:
            answer = str(connection.execute(statement.replace("{dir}", str(secret))).fetchall())
        except DatabaseError as error:
            answer = str(error)
        assert "a,b" not in answer
    assert sorted(path.name for path in secret.iterdir()) == files
    assert shared_home.current.resolve().read_bytes() == before


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered(shared_snapshot, question: str) -> None:
    """Everything that only reads is allowed."""
    with run_query(shared_snapshot, question) as result:
        assert result.columns
        assert list(result.rows())


def test_a_macro_of_the_snapshot_may_be_called(home) -> None:
    """As-of questions are table macros of ours."""
    home.working.execute("CREATE MACRO since(day) AS TABLE SELECT title FROM articles WHERE published_on >= day")
    from tasks.publish.snapshots import publish_snapshot

    publish_snapshot(home.working, home.root, "r1")
    with (
        open_snapshot(home.current) as snapshot,
        run_query(snapshot, "SELECT * FROM since(DATE '2026-03-02') ORDER BY 1") as result,
    ):
        assert list(result.rows()) == [("제목 1",), ("제목 2",)]


def test_values_come_as_exact_python_values(shared_snapshot) -> None:
    """A decimal is a Decimal, an enum's word a str, a list a list."""
    with run_query(
        shared_snapshot, "SELECT value, qualifier, warnings FROM amounts JOIN articles USING (article_id) LIMIT 1"
    ) as result:
        assert result.columns == ["value", "qualifier", "warnings"]
        assert next(result.rows()) == (Decimal("1000000000000.0000"), "at_least", ['경고, "둘"'])


def test_a_query_without_end_is_stopped(shared_snapshot) -> None:
    """The sentence says after how long, and the connection answers the next one."""
    started = time.monotonic()
    with (
        pytest.raises(QueryError, match=r"stopped after 0\.5 seconds"),
        run_query(shared_snapshot, "SELECT count(*) FROM range(1000000000000)", seconds=0.5) as result,
    ):
        list(result.rows())
    assert time.monotonic() - started < 10
    with run_query(shared_snapshot, "SELECT 1") as result:
        assert list(result.rows()) == [(1,)]


def test_a_query_beyond_the_memory_is_stopped(home) -> None:
    """It ends in a message, not in the end of the process, and nothing is spilt on the disk."""
    with (
        open_snapshot(home.current, memory_limit="50MB", threads=1) as snapshot,
        pytest.raises(QueryError, match=r"(?i)memory"),
        run_query(snapshot, "SELECT list(md5(n::VARCHAR)) FROM range(10000000) AS r (n)", seconds=60) as result,
    ):
        list(result.rows())
    assert sorted(path.name for path in home.current.parent.iterdir()) == ["current.duckdb", "jangbu-r0.duckdb"]


def test_the_databases_message_comes_through(shared_snapshot) -> None:
    """A misspelt name is answered with the database's own hint."""
    with pytest.raises(QueryError, match="amountz"), run_query(shared_snapshot, "SELECT * FROM amountz"):
        pass
    with pytest.raises(QueryError, match="SELECT is allowed here"):
        check_statement(shared_snapshot, "DELETE FROM amounts")
