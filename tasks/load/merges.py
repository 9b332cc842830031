"""Staged rows into the tables: what is new is inserted, what has changed replaced, what is the same left alone.

Here belongs the set-wise SQL of a load. What does not: what the rows are (``rows.py``), how they were staged
(``staging.py``), what is counted of it (``counts.py``). Nothing here depends on the order in which rows came.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from tasks.load.columns import ARTICLE_COLUMNS, CHILD_COLUMNS, DOCUMENT_COLUMNS, KEY_COLUMNS, REFUSED_COLUMNS

if TYPE_CHECKING:
    from tasks.warehouse import Connection

_RETIRE = """
    UPDATE articles SET retired_at = $now
    FROM (SELECT uri, max(version) AS version FROM articles GROUP BY uri) AS newest
    WHERE articles.uri = newest.uri AND articles.version < newest.version AND articles.retired_at IS NULL
    RETURNING articles.article_id
"""
_REVIVE = """
    UPDATE articles SET retired_at = NULL
    FROM (SELECT uri, max(version) AS version FROM articles GROUP BY uri) AS newest
    WHERE articles.uri = newest.uri AND articles.version = newest.version AND articles.retired_at IS NOT NULL
    RETURNING articles.article_id
"""
# The first of the copies by publication leads, whichever came in first.
_MARK_COPIES = """
    UPDATE articles SET duplicate_of = ranked.duplicate_of
    FROM (
        SELECT
            article_id,
            CASE WHEN retired_at IS NULL THEN nullif(
                first_value(article_id) OVER (
                    PARTITION BY text_key, retired_at IS NULL
                    ORDER BY published_on ASC NULLS LAST, uri ASC, article_id ASC
                ),
                article_id
            ) END AS duplicate_of
        FROM articles
    ) AS ranked
    WHERE articles.article_id = ranked.article_id AND articles.duplicate_of IS DISTINCT FROM ranked.duplicate_of
    RETURNING articles.article_id
"""
# A text that stood here before and stands here again is the newest version once more.
_COME_BACK = """
    UPDATE articles SET version = newest.version + 1
    FROM (SELECT uri, max(version) AS version FROM articles GROUP BY uri) AS newest
    WHERE articles.uri = newest.uri AND articles.version < newest.version
        AND articles.article_id IN (SELECT article_id FROM staged_winners WHERE is_winner)
    RETURNING articles.article_id
"""
_MOVE_DOCUMENT = """
    UPDATE articles SET document_id = staged.document_id
    FROM staged_winners AS staged
    WHERE articles.article_id = staged.article_id AND articles.document_id <> staged.document_id AND staged.is_winner
    RETURNING articles.article_id
"""
# Where one run brings two texts of one URI, the one fetched last is the newer version.
_WINNERS = """
    CREATE OR REPLACE TEMP TABLE staged_winners AS
    SELECT
        p.uri,
        p.article_id,
        p.document_id,
        p.state,
        row_number() OVER (newest_last) AS place,
        row_number() OVER (newest_last) = count(*) OVER (PARTITION BY p.uri) AS is_winner
    FROM staged_pages AS p
    LEFT JOIN documents AS d ON p.document_id = d.document_id
    WHERE p.state <> 'quarantined'
    WINDOW newest_last AS (PARTITION BY p.uri ORDER BY d.fetched_at ASC NULLS FIRST, p.article_id ASC)
"""


def settle_versions(connection: Connection, now: datetime) -> tuple[set[str], set[str]]:
    """Retire all versions of each URI but the newest, and return the articles retired and those brought back."""
    retired = {article_id for (article_id,) in connection.execute(_RETIRE, {"now": now}).fetchall()}
    return retired, {article_id for (article_id,) in connection.execute(_REVIVE).fetchall()}


def mark_copies(connection: Connection) -> set[str]:
    """Say of each current article which other is the first with its text, and return those for which that changed."""
    return {article_id for (article_id,) in connection.execute(_MARK_COPIES).fetchall()}


class Merge:
    """One load's changes to the content tables, counted as they are made.

    What is staged is unique by key already (``staging.py``), so a MERGE meets no two rows for one.
    """

    def __init__(self, connection: Connection, run_id: str, now: datetime) -> None:
        self._connection = connection
        self._run_id = run_id
        self._now = now
        self.inserted: Counter[str] = Counter()
        self.updated: Counter[str] = Counter()
        self.n_retired = 0

    def merge_all(self) -> None:
        """Bring everything staged into the tables."""
        self._merge_documents()
        self._connection.execute(_WINNERS)
        self._clear_changed()
        self._merge_articles()
        for table, columns in CHILD_COLUMNS.items():
            self._merge_children(table, ", ".join(columns))
        self._settle()
        self._put_aside_refused()

    def _merge_documents(self) -> None:
        columns = ", ".join(DOCUMENT_COLUMNS)
        actions = self._connection.execute(
            f"""
            MERGE INTO documents USING (
                SELECT DISTINCT ON (document_id) {columns}, $run_id AS run_id
                FROM staged_documents ORDER BY document_id, fetched_at, archive_file, archive_offset
            ) AS staged ON documents.document_id = staged.document_id
            WHEN NOT MATCHED THEN INSERT BY NAME
            RETURNING merge_action
            """,  # noqa: S608 - columns of ours
            {"run_id": self._run_id},
        ).fetchall()
        self.inserted["documents"] += len(actions)

    def _clear_changed(self) -> None:
        """Take out the rows of articles that come with other content, and what quarantine held of them."""
        for table in (*CHILD_COLUMNS, "quarantine"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE article_id IN (SELECT article_id FROM staged_articles)"  # noqa: S608 - as above
            )

    def _merge_articles(self) -> None:
        columns = ", ".join(f"a.{column}" for column in ARTICLE_COLUMNS)
        updates = ", ".join(f"{column} = staged.{column}" for column in ARTICLE_COLUMNS if column != "article_id")
        actions = self._connection.execute(
            f"""
            MERGE INTO articles USING (
                SELECT
                    {columns},
                    coalesce(stored.version, 0) + row_number() OVER (PARTITION BY a.uri ORDER BY w.place) AS version,
                    $run_id AS run_id,
                    $now AS loaded_at
                FROM staged_articles AS a
                INNER JOIN staged_winners AS w ON a.article_id = w.article_id
                LEFT JOIN (SELECT uri, max(version) AS version FROM articles GROUP BY uri) AS stored ON a.uri = stored.uri
            ) AS staged ON articles.article_id = staged.article_id
            WHEN MATCHED THEN UPDATE SET {updates}
            WHEN NOT MATCHED THEN INSERT BY NAME
            RETURNING merge_action
            """,  # noqa: S608 - as above
            {"run_id": self._run_id, "now": self._now},
        ).fetchall()
        counts = Counter(action for (action,) in actions)
        self.inserted["articles"] += counts["INSERT"]
        self.updated["articles"] += counts["UPDATE"]

    def _merge_children(self, table: str, columns: str) -> None:
        key = KEY_COLUMNS[table]
        n_before = self._count(table)
        self._connection.execute(
            f"MERGE INTO {table} USING (SELECT {columns} FROM staged_{table}) AS staged "  # noqa: S608 - as above
            f"ON {table}.{key} = staged.{key} WHEN NOT MATCHED THEN INSERT BY NAME"
        )
        n_renewed = self._count(
            f"staged_{table} WHERE article_id IN (SELECT article_id FROM staged_pages WHERE state = 'changed')"  # noqa: S608 - as above
        )
        self.inserted[table] += self._count(table) - n_before - n_renewed
        self.updated[table] += n_renewed

    def _settle(self) -> None:
        """Say which version of each URI is the current one and which of the current ones are copies."""
        touched = self._ids(_MOVE_DOCUMENT) | self._ids(_COME_BACK)
        retired, revived = settle_versions(self._connection, self._now)
        touched |= revived | mark_copies(self._connection)
        counted_already = self._ids("SELECT article_id FROM staged_articles")
        self.updated["articles"] += len(touched - retired - counted_already)
        self.n_retired = len(retired)

    def _put_aside_refused(self) -> None:
        columns = ", ".join(REFUSED_COLUMNS)
        self._connection.execute(
            f"INSERT INTO quarantine BY NAME SELECT {columns}, $run_id AS run_id, $now AS quarantined_at "  # noqa: S608 - as above
            "FROM staged_refused",
            {"run_id": self._run_id, "now": self._now},
        )

    def _ids(self, query: str) -> set[str]:
        return {article_id for (article_id,) in self._connection.execute(query).fetchall()}

    def _count(self, relation: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {relation}").fetchall()[0][0])  # noqa: S608 - as above
