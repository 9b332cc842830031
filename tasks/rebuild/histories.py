"""What a rebuilt warehouse takes over from the one before: the history that no archived body tells.

Here belongs which run brought a document, when an article was learnt and retired, runs and failures of the past.
What does not: anything that was read out of a page; that is read anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import pyarrow as pa

from tasks.load.cells import utc
from tasks.load.merges import mark_copies, settle_versions

if TYPE_CHECKING:
    from tasks.warehouse import Connection

_CARRIED = ("runs", "run_sources", "run_pages", "quality_results")
_TAKEN = {
    "documents": "document_id, fetched_at, run_id",
    "articles": "article_id, document_id, uri, version, run_id, loaded_at, retired_at",
    "failures": (
        "failure_id, uri, source, stage, reason, message, document_id, n_runs, first_run_id, last_run_id, "
        "first_failed_at, last_failed_at, resolved_at"
    ),
}
_NAME_DOCUMENTS = """
    UPDATE documents SET run_id = earlier.run_id, fetched_at = earlier.fetched_at
    FROM earlier_documents AS earlier
    WHERE documents.document_id = earlier.document_id
"""
# An article is as old as the first body that it stood in.
_LEARN = """
    UPDATE articles SET run_id = coalesce(learnt.run_id, articles.run_id), loaded_at = learnt.loaded_at
    FROM (
        SELECT
            origins.article_id,
            coalesce(any_value(earlier.run_id), arg_min(documents.run_id, (documents.fetched_at, documents.document_id))) AS run_id,
            coalesce(any_value(earlier.loaded_at), min(documents.fetched_at)) AS loaded_at
        FROM origins
        JOIN documents ON documents.document_id = origins.document_id
        LEFT JOIN earlier_articles AS earlier ON earlier.article_id = origins.article_id
        GROUP BY origins.article_id
    ) AS learnt
    WHERE articles.article_id = learnt.article_id
"""
# A page that went back to an earlier text byte for byte is kept once: only the earlier warehouse knows that it did,
# for it has seen the later text and retired it.
_GO_BACK = """
    UPDATE articles SET version = newest.version + 1
    FROM (SELECT uri, max(version) AS version, arg_max(document_id, version) AS document_id FROM articles GROUP BY uri) AS newest
    WHERE articles.uri = newest.uri
        AND articles.version < newest.version
        AND newest.document_id IN (SELECT document_id FROM earlier_articles WHERE retired_at IS NOT NULL)
        AND articles.article_id IN (
            SELECT origins.article_id
            FROM origins
            JOIN earlier_articles AS earlier ON earlier.document_id = origins.document_id
            WHERE earlier.retired_at IS NULL
        )
"""
_RETIRE = """
    UPDATE articles SET retired_at = later.retired_at
    FROM (
        SELECT
            told.article_id,
            coalesce(earlier.retired_at, lead(documents.fetched_at) OVER (PARTITION BY told.uri ORDER BY told.version)) AS retired_at
        FROM articles AS told
        JOIN documents ON documents.document_id = told.document_id
        LEFT JOIN earlier_articles AS earlier ON earlier.article_id = told.article_id
    ) AS later
    WHERE articles.article_id = later.article_id AND articles.retired_at IS NOT NULL AND later.retired_at IS NOT NULL
"""
_RENEW_FAILURES = """
    UPDATE failures SET
        n_runs = earlier.n_runs, first_run_id = earlier.first_run_id, first_failed_at = earlier.first_failed_at,
        last_run_id = earlier.last_run_id, last_failed_at = earlier.last_failed_at
    FROM earlier_failures AS earlier
    WHERE failures.failure_id = earlier.failure_id
"""
# What failed on the way to a body failed then; what failed in a body that is read now has been mended.
_KEEP_FAILURES = """
    INSERT INTO failures BY NAME
    SELECT
        failure_id, uri, source, stage, reason, message, document_id, n_runs, first_run_id, last_run_id, first_failed_at, last_failed_at,
        coalesce(resolved_at, CASE WHEN document_id IN (SELECT document_id FROM documents) THEN CAST($now AS TIMESTAMP) END) AS resolved_at
    FROM earlier_failures
    WHERE failure_id NOT IN (SELECT failure_id FROM failures)
"""


def carry_over(
    connection: Connection, earlier: Connection | None, origins: Iterable[tuple[str, str]], now: datetime
) -> None:
    """Give a rebuilt warehouse the history of the earlier one, inside a transaction of the caller.

    ``origins`` are articles with each document that they stand in. Without an earlier warehouse an article was
    learnt when its first body was fetched.
    """
    moment = {"now": utc(now)}
    _register(connection, "origins", pa.table(_columns(origins)))
    for table, columns in _TAKEN.items():
        fits = earlier is not None and {*columns.split(", ")} <= _names(earlier, table).keys()
        # Without an earlier table, the rebuilt one's own without its rows has the same columns.
        query = f"SELECT {columns} FROM {table} {'' if fits else 'LIMIT 0'}"  # noqa: S608 - names of this module
        told = earlier if earlier is not None and fits else connection
        _register(connection, f"earlier_{table}", told.sql(query).to_arrow_table())
    connection.execute(_NAME_DOCUMENTS)
    connection.execute(_LEARN)
    connection.execute(_GO_BACK)
    settle_versions(connection, utc(now))
    connection.execute(_RETIRE)
    mark_copies(connection)
    connection.execute(_RENEW_FAILURES)
    connection.execute(_KEEP_FAILURES, moment)
    if earlier is not None:
        _carry_tables(connection, earlier)
    for name in ("origins", *(f"earlier_{table}" for table in _TAKEN)):
        connection.execute(f"DROP TABLE temp.{name}")


def forget_sources(connection: Connection, run_id: str) -> None:
    """Take out what a rebuild says of its sources: nobody asked them, so it tells nothing of how they are."""
    connection.execute("DELETE FROM run_sources WHERE run_id = $run_id", {"run_id": run_id})


def _columns(origins: Iterable[tuple[str, str]]) -> dict[str, pa.Array]:
    pairs = sorted(set(origins))
    return {
        "article_id": pa.array([article_id for article_id, _ in pairs], pa.string()),
        "document_id": pa.array([document_id for _, document_id in pairs], pa.string()),
    }


def _register(connection: Connection, name: str, rows: pa.Table) -> None:
    connection.register("carried", rows)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM carried")  # noqa: S608 - names of this module
    connection.unregister("carried")


def _carry_tables(connection: Connection, earlier: Connection) -> None:
    for table in _CARRIED:
        if not _fits(connection, earlier, table):
            continue
        names = ", ".join(sorted(_names(connection, table).keys() & _names(earlier, table).keys()))
        connection.register("carried", earlier.sql(f"SELECT {names} FROM {table}").to_arrow_table())  # noqa: S608 - as above
        connection.execute(f"INSERT INTO {table} BY NAME SELECT {names} FROM carried")  # noqa: S608 - as above
        connection.unregister("carried")


def _fits(connection: Connection, earlier: Connection, table: str) -> bool:
    """Return whether an earlier layout has what may not be NULL in this one; what does not fit is not carried over."""
    needed = {name for name, is_nullable in _names(connection, table).items() if not is_nullable}
    return needed <= _names(earlier, table).keys()


def _names(connection: Connection, table: str) -> dict[str, bool]:
    """Return the columns of a table, and whether each may be NULL."""
    query = (
        "SELECT column_name, is_nullable FROM duckdb_columns() "
        "WHERE table_name = $table AND database_name = current_database()"
    )
    return dict(connection.execute(query, {"table": table}).fetchall())
