"""A run's ledger: what became of each of its pages, and the counts that follow from it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tasks.load.cells import utc
from tasks.records import Counts

if TYPE_CHECKING:
    from tasks.load.runs import Run
    from tasks.warehouse import Connection

COUNTED = ("new", "unchanged", "duplicate", "quarantined", "failed")

# One row a URI: what was read of it wins over a failure, a failure over nothing said.
_NOTE_PAGES = """
    INSERT INTO run_pages BY NAME
    SELECT
        $run_id AS run_id,
        arrived.uri,
        arrived.source,
        CASE
            WHEN page.state = 'new' AND articles.duplicate_of IS NOT NULL THEN 'duplicate'
            WHEN page.state IN ('new', 'quarantined') THEN page.state
            WHEN page.state IS NULL AND arrived.is_failed THEN 'failed'
            ELSE 'unchanged'
        END AS outcome,
        arrived.is_fetched,
        coalesce(page.document_id, arrived.document_id) AS document_id,
        coalesce(page.article_id, CASE WHEN NOT arrived.is_failed THEN standing.article_id END) AS article_id
    FROM (
        SELECT
            uri,
            min(source) AS source,
            bool_or(is_failed) AS is_failed,
            bool_or(is_fetched) AS is_fetched,
            max(document_id) AS document_id
        FROM (
            SELECT uri, source, FALSE AS is_failed, TRUE AS is_fetched, document_id FROM staged_documents
            UNION ALL
            SELECT uri, source, TRUE, document_id IS NOT NULL, document_id FROM staged_failures
            UNION ALL
            SELECT p.uri, d.source, FALSE, FALSE, p.document_id
            FROM staged_pages AS p
            INNER JOIN documents AS d ON p.document_id = d.document_id
            WHERE p.uri NOT IN (SELECT s.uri FROM staged_documents AS s)
        )
        GROUP BY uri
    ) AS arrived
    LEFT JOIN (
        SELECT uri, state, document_id, article_id FROM staged_winners WHERE is_winner
        UNION ALL
        SELECT uri, any_value(state), min(document_id), min(article_id)
        FROM staged_pages
        WHERE state = 'quarantined' AND uri NOT IN (SELECT w.uri FROM staged_winners AS w)
        GROUP BY uri
    ) AS page ON arrived.uri = page.uri
    LEFT JOIN articles ON page.article_id = articles.article_id
    LEFT JOIN articles AS standing ON arrived.uri = standing.uri AND standing.retired_at IS NULL
"""
_LOST = """
    SELECT uri, min(source), min(document_id)
    FROM staged_documents
    WHERE uri NOT IN (SELECT uri FROM staged_pages)
        AND uri NOT IN (SELECT uri FROM staged_failures)
        AND uri NOT IN (SELECT uri FROM articles)
        AND uri NOT IN (SELECT row_json ->> 'uri' FROM quarantine WHERE table_name = 'articles')
    GROUP BY uri
    ORDER BY uri
"""
_MERGE_FAILURES = """
    MERGE INTO failures USING (
        SELECT DISTINCT ON (failure_id) failure_id, uri, source, stage, reason, message, document_id
        FROM staged_failures ORDER BY failure_id, source, message
    ) AS staged ON failures.failure_id = staged.failure_id
    WHEN MATCHED THEN UPDATE SET
        message = staged.message,
        n_runs = failures.n_runs + 1,
        last_run_id = $run_id,
        last_failed_at = $now,
        resolved_at = NULL
    WHEN NOT MATCHED THEN INSERT (
        failure_id, uri, source, stage, reason, message, document_id, n_runs,
        first_run_id, last_run_id, first_failed_at, last_failed_at
    ) VALUES (
        staged.failure_id, staged.uri, staged.source, staged.stage, staged.reason, staged.message, staged.document_id, 1,
        $run_id, $run_id, $now, $now
    )
"""
_RESOLVE_FAILURES = """
    UPDATE failures SET resolved_at = $now
    WHERE resolved_at IS NULL
        AND uri IN (SELECT uri FROM run_pages WHERE run_id = $run_id AND outcome <> 'failed')
"""
_BY_SOURCE = """
    SELECT
        pages.source,
        count(*) AS n_pages,
        count(*) FILTER (pages.is_fetched) AS n_fetched,
        count(*) FILTER (pages.outcome = 'new') AS n_new,
        count(*) FILTER (pages.outcome = 'unchanged') AS n_unchanged,
        count(*) FILTER (pages.outcome = 'duplicate') AS n_duplicate,
        count(*) FILTER (pages.outcome = 'quarantined') AS n_quarantined,
        count(*) FILTER (pages.outcome = 'failed') AS n_failed,
        count(articles.article_id) AS n_articles,
        coalesce(sum(articles.n_claims), 0) AS n_claims
    FROM run_pages AS pages
    LEFT JOIN (
        SELECT a.article_id, count(c.claim_id) AS n_claims
        FROM articles AS a LEFT JOIN claims AS c ON a.article_id = c.article_id
        WHERE a.run_id = $run_id
        GROUP BY a.article_id
    ) AS articles ON pages.article_id = articles.article_id
    WHERE pages.run_id = $run_id
    GROUP BY pages.source
"""
_COUNTS = ("n_fetched", *(f"n_{outcome}" for outcome in COUNTED), "n_articles", "n_claims")


def find_lost_pages(connection: Connection) -> list[tuple[str, str, str]]:
    """Return URI, source and document of the staged pages of which nothing was read, said or known."""
    return connection.execute(_LOST).fetchall()


def note_failures(connection: Connection, run_id: str, now: datetime) -> None:
    """Bring the staged failures into their table: one that was met before is counted on."""
    connection.execute(_MERGE_FAILURES, {"run_id": run_id, "now": now})


def note_pages(connection: Connection, run_id: str, now: datetime) -> None:
    """Write down what became of each page of the run, and which earlier failures that has mended."""
    connection.execute("DELETE FROM run_pages WHERE outcome = 'unchanged' OR run_id = $run_id", {"run_id": run_id})
    connection.execute(_NOTE_PAGES, {"run_id": run_id})
    connection.execute(_RESOLVE_FAILURES, {"run_id": run_id, "now": now})


def note_run(connection: Connection, run: Run, n_inserted: int, n_updated: int, n_retired: int) -> None:
    """Write the run's row and one row a source, with the pages that were found; :func:`count_run` fills the rest."""
    for table in ("runs", "run_sources"):
        connection.execute(f"DELETE FROM {table} WHERE run_id = $run_id", {"run_id": run.run_id})  # noqa: S608 - ours
    zeros = ", ".join(f"0 AS {name}" for name in _COUNTS)
    connection.execute(
        f"INSERT INTO runs BY NAME SELECT $run_id AS run_id, $started_at AS started_at, $finished_at AS finished_at, "
        f"$sources AS sources, 'loaded' AS status, $reader_version AS reader_version, 0 AS n_found, {zeros}, "
        "$n_inserted AS n_inserted, $n_updated AS n_updated, $n_retired AS n_retired",
        {
            "run_id": run.run_id,
            "started_at": utc(run.started_at),
            "finished_at": utc(run.loaded_at),
            "sources": list(run.sources),
            "reader_version": run.reader_version,
            "n_inserted": n_inserted,
            "n_updated": n_updated,
            "n_retired": n_retired,
        },
    )
    for source, n_found in sorted(_found(connection, run).items()):
        connection.execute(
            f"INSERT INTO run_sources BY NAME SELECT $run_id AS run_id, $source AS source, $n_found AS n_found, {zeros}",
            {"run_id": run.run_id, "source": source, "n_found": n_found},
        )


def count_run(connection: Connection, run_id: str) -> None:
    """Count the run's pages by what became of them, again after rows were put aside or put back."""
    settings = ", ".join(f"{name} = counted.{name}" for name in _COUNTS)
    connection.execute(
        f"UPDATE run_sources SET {settings} FROM ({_BY_SOURCE}) AS counted "  # noqa: S608 - as above
        "WHERE run_sources.run_id = $run_id AND run_sources.source = counted.source",
        {"run_id": run_id},
    )
    sums = ", ".join(f"sum({name}) AS {name}" for name in ("n_found", *_COUNTS))
    connection.execute(
        f"UPDATE runs SET n_found = counted.n_found, {settings} "  # noqa: S608 - as above
        f"FROM (SELECT {sums} FROM run_sources WHERE run_id = $run_id HAVING count(*) > 0) AS counted "
        "WHERE runs.run_id = $run_id",
        {"run_id": run_id},
    )


def read_counts(connection: Connection, run_id: str) -> Counts:
    """Return the counts of a run; all are zero for a run that the warehouse does not know."""
    names = ("n_found", *_COUNTS)
    query = f"SELECT {', '.join(names)} FROM runs WHERE run_id = $run_id"  # noqa: S608 - as above
    rows = connection.execute(query, {"run_id": run_id}).fetchall()
    return Counts(**dict(zip((name.removeprefix("n_") for name in names), rows[0], strict=True))) if rows else Counts()


def finish_run(
    connection: Connection, run_id: str, status: str, *, snapshot_file: str | None = None, reason: str | None = None
) -> None:
    """Say how the run ended (``published``, ``held_back``, ``failed``), with the snapshot's name or the reason."""
    connection.execute(
        "UPDATE runs SET status = $status, snapshot_file = $snapshot_file, held_back_reason = $reason "
        "WHERE run_id = $run_id",
        {"run_id": run_id, "status": status, "snapshot_file": snapshot_file, "reason": reason},
    )


def _found(connection: Connection, run: Run) -> dict[str, int]:
    counted = dict(
        connection.execute(
            "SELECT source, count(*) FROM run_pages WHERE run_id = $run_id GROUP BY source", {"run_id": run.run_id}
        ).fetchall()
    )
    return counted if run.found is None else dict.fromkeys(counted, 0) | dict(run.found)
