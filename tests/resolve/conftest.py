"""Make the helpers beside the tests importable: test folders are no packages; and give a ledger that is told nothing yet."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from ledgers import add_references, clear, new_warehouse, read_deals

from tasks.resolve.commitments import resolve_commitments
from tasks.warehouse import Connection


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    with new_warehouse(tmp_path_factory.mktemp("ledger")) as connection:
        add_references(connection, read_deals())
        resolve_commitments(connection)
        yield connection


@pytest.fixture
def ledger(shared: Connection) -> Connection:
    """Give a warehouse with rates and references, and nothing said yet."""
    clear(shared)
    return shared
