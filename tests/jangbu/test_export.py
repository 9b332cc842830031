"""``jangbu export``: what is written is said, what is refused is one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

Run = Callable[..., tuple[int, str]]


@pytest.mark.slow
def test_the_sample_as_parquet(jangbu: Run, sample_home: Path, tmp_path: Path) -> None:
    code, text = jangbu("export", tmp_path / "out", "--home", sample_home)
    assert code == 0
    files = list((tmp_path / "out").glob("*.parquet"))
    n_rows = sum(pq.read_metadata(path).num_rows for path in files)
    assert f"{n_rows:,} rows" in text
    assert len(files) > 40
    assert "KR" in pq.read_table(tmp_path / "out" / "country_overview.parquet")["country_code"].to_pylist()


def test_what_is_refused(jangbu: Run, tmp_path: Path) -> None:
    code, text = jangbu("export", tmp_path / "out", "--home", tmp_path / "home")
    assert (code, "jangbu ingest" in text) == (1, True)
    assert not (tmp_path / "out").exists()
