"""``jangbu replay``: what a person sees when the sample's odd pages are tried again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.publish.summaries import read_rows
from tasks.warehouse import open_snapshot

Run = Callable[..., tuple[int, str]]


@pytest.mark.slow
def test_what_stays_odd_is_put_aside_again(
    jangbu: Run, sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the same reader nothing changes, and the counts say what became of each page."""
    monkeypatch.chdir(Path(__file__).parents[2])
    home = shutil.copytree(sample_home, tmp_path / "home", symlinks=True)
    query = "SELECT table_name, row_id, rule FROM quarantine ORDER BY ALL"
    with open_snapshot(home / "published" / "current.duckdb") as snapshot:
        before = read_rows(snapshot, query)
        ((n_failed,),) = snapshot.execute("SELECT count(*) FROM failures WHERE resolved_at IS NULL").fetchall()
    code, text = jangbu("replay", "--home", home, "--json")
    assert code == 0
    told = json.loads(text)
    assert told["counts"]["failed"] == n_failed
    assert told["counts"]["found"] > n_failed
    assert told["changes"] == {"inserted": 0, "updated": 0, "retired": 0}
    with open_snapshot(home / "published" / "current.duckdb") as snapshot:
        assert read_rows(snapshot, query) == before
        assert snapshot.execute("SELECT count(*) FROM runs").fetchall() == [(2,)]
