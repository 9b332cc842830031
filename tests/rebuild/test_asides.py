"""What is tried again: open failures and quarantined documents, never a text that a later one has replaced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.rebuild.asides import read_asides
from tasks.warehouse import Connection, open_warehouse

ROWS = """
    INSERT INTO documents BY NAME
    SELECT
        id AS document_id, 'https://a.example/' || uri AS uri, 'desk' AS source, TIMESTAMP '2026-03-01' + to_days(CAST(day AS INTEGER)) AS fetched_at,
        's' || id AS sha256, 1 AS n_bytes, 'f' AS archive_file, 0 AS archive_offset, 'r' AS run_id
    FROM (VALUES ('v1', 'versions', 1), ('v2', 'versions', 2), ('bad', 'bad', 1), ('late', 'versions', 3)) AS given (id, uri, day);
    INSERT INTO articles BY NAME
    SELECT
        'a' || id AS article_id, id AS document_id, 'https://a.example/versions' AS uri, '본문' AS body, 'dump' AS method, [] AS warnings,
        id AS text_key, TRUE AS about_ai, '1' AS reader_version, id AS content_key, 1 AS version, 'r' AS run_id,
        TIMESTAMP '2026-03-02' AS loaded_at, CASE WHEN id = 'v1' THEN TIMESTAMP '2026-03-03' END AS retired_at
    FROM (VALUES ('v1'), ('v2')) AS given (id);
    INSERT INTO failures BY NAME
    SELECT
        uri || stage AS failure_id, 'https://a.example/' || uri AS uri, 'desk' AS source, stage, 'r' AS reason, 'm' AS message, document_id,
        1 AS n_runs, 'r' AS first_run_id, 'r' AS last_run_id, TIMESTAMP '2026-03-02' AS first_failed_at, TIMESTAMP '2026-03-02' AS last_failed_at,
        resolved_at
    FROM (VALUES
        ('gone', 'fetch', NULL, NULL), ('mended', 'fetch', NULL, TIMESTAMP '2026-03-03'), ('bad', 'clean', 'bad', NULL)
    ) AS given (uri, stage, document_id, resolved_at);
    INSERT INTO quarantine BY NAME
    SELECT
        'q' || row_id AS quarantine_id, 'r' AS run_id, table_name, row_id, article_id, 'rule' AS rule, 'm' AS reason, '1' AS reader_version,
        row_json, TIMESTAMP '2026-03-02' AS quarantined_at
    FROM (VALUES
        ('amounts', 'm1', 'av1', '{}'), ('amounts', 'm2', 'av2', '{}'), ('articles', 'alate', 'alate', '{"document_id": "late"}')
    ) AS given (table_name, row_id, article_id, row_json)
"""


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Connection]:
    """Give a warehouse with failures, two versions of a page and a third that stands in quarantine."""
    with open_warehouse(tmp_path / "working.duckdb") as connection:
        connection.execute(ROWS)
        yield connection


def test_open_failures_come_from_their_body_or_their_address(warehouse: Connection) -> None:
    asides = read_asides(warehouse, quarantined=False, failed=True)
    assert asides.arguments == (("https://a.example/gone", "desk"),)
    assert [document.document_id for document in asides.documents] == ["bad"]
    assert asides.documents[0].fetched_at == datetime(2026, 3, 2, tzinfo=UTC)
    assert asides.n_quarantined == 0


def test_a_replaced_text_is_not_read_again(warehouse: Connection) -> None:
    """Its rows come back; reading it would make it the newest text of its page."""
    asides = read_asides(warehouse, quarantined=True, failed=False)
    assert [document.document_id for document in asides.documents] == ["late", "v2"]
    assert (asides.arguments, asides.n_quarantined, asides.is_empty) == ((), 3, False)


def test_nothing_put_aside(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "other.duckdb") as connection:
        assert read_asides(connection, quarantined=True, failed=True).is_empty
