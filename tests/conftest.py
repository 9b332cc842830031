"""What several folders of tests share: one Prefect server, and one ledger made of the embedded sample."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """Give the tests a server and a database of their own."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=90):
        yield


@pytest.fixture(scope="session")
def sample_home(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home in which the embedded sample was read once; tests only read it."""
    from flows.ingest import ingest

    home = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(Path(__file__).parents[1])  # so that addresses of pages are the same everywhere
        ingest(sources=["jangbu/sample"], home=str(home))
    return home
