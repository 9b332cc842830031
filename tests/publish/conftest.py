"""A home with a small ledger that has been published once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tasks.publish.snapshots import publish_snapshot
from tasks.warehouse import Connection, open_snapshot, open_warehouse, working_file

ROWS = """
    INSERT INTO articles BY NAME
    SELECT
        'a' || n AS article_id, 'd' || n AS document_id, 'https://a.example/' || n AS uri, '제목 ' || n AS title,
        DATE '2026-03-01' + CAST(n AS INTEGER) AS published_on, 'meta' AS published_basis, '본문' AS body,
        'dump' AS method, ['경고, "둘"'] AS warnings, 't' || n AS text_key, TRUE AS about_ai, '1' AS reader_version,
        'k' || n AS content_key, 1 AS version, 'r0' AS run_id, TIMESTAMP '2026-03-02 01:02:03' AS loaded_at
    FROM range(3) AS numbers (n);
    INSERT INTO amounts BY NAME
    SELECT
        'm' || n AS amount_id, 'a' || n AS article_id, 0 AS span_start, 2 AS span_end, '1조' AS surface,
        'r' AS rule, '1' AS reader_version, 1000000000000 * (n + 1) + n / 4 AS value, 'KRW' AS currency,
        'at_least' AS qualifier, FALSE AS is_cumulative
    FROM range(3) AS numbers (n);
    INSERT INTO runs BY NAME
    SELECT
        'r0' AS run_id, TIMESTAMP '2026-03-02 01:00:00' AS started_at, ['desk'] AS sources, 'loaded' AS status,
        0 AS n_found, 0 AS n_fetched, 0 AS n_new, 0 AS n_unchanged, 0 AS n_duplicate, 0 AS n_quarantined,
        0 AS n_failed, 0 AS n_articles, 0 AS n_claims, 0 AS n_inserted, 0 AS n_updated, 0 AS n_retired
"""


@dataclass
class Home:
    """A home with its working warehouse open."""

    root: Path
    working: Connection

    @property
    def current(self) -> Path:
        """The link to the newest snapshot."""
        return self.root / "published" / "current.duckdb"


def published_home(root: Path) -> Iterator[Home]:
    """Make a home whose ledger has been published as run r0."""
    with open_warehouse(working_file(root)) as working:
        working.execute(ROWS)
        publish_snapshot(working, root, "r0")
        yield Home(root, working)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Give a home of the test's own."""
    yield from published_home(tmp_path)


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Give a home that tests only read."""
    yield from published_home(tmp_path_factory.mktemp("home"))


@pytest.fixture
def snapshot(home: Home) -> Iterator[Connection]:
    """Give a sandboxed connection to the snapshot of the test's own home."""
    with open_snapshot(home.current) as connection:
        yield connection


@pytest.fixture
def shared_snapshot(shared_home: Home) -> Iterator[Connection]:
    """Give a sandboxed connection to the snapshot that tests only read."""
    with open_snapshot(shared_home.current) as connection:
        yield connection
