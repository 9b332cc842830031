"""An export is the whole snapshot under the same names, or nothing."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tasks.publish import parquet_exports
from tasks.publish.parquet_exports import ExportError, export_snapshot
from tasks.publish.queries import QueryError
from tasks.warehouse import WarehouseError


def _names(snapshot, query: str) -> set[str]:
    return {name for (name,) in snapshot.execute(query).fetchall()}


def test_every_table_and_view_is_a_file_with_the_same_name(shared_home, shared_snapshot, tmp_path: Path) -> None:
    """Columns, rows and exact values are those of the snapshot."""
    folder = tmp_path / "out"
    written = export_snapshot(shared_home.root, folder)
    tables = _names(shared_snapshot, "SELECT table_name FROM duckdb_tables() WHERE NOT internal")
    views = _names(shared_snapshot, "SELECT view_name FROM duckdb_views() WHERE NOT internal")
    assert {path.stem for path in folder.glob("*.parquet")} == tables | views == {relation.name for relation in written}
    for relation in written:
        table = pq.read_table(folder / f"{relation.name}.parquet")
        columns = [row[0] for row in shared_snapshot.execute(f"DESCRIBE {relation.name}").fetchall()]
        ((n_rows,),) = shared_snapshot.execute(f"SELECT count(*) FROM {relation.name}").fetchall()
        assert (table.column_names, table.num_rows, relation.n_rows) == (columns, n_rows, n_rows)
    amounts = pq.read_table(folder / "amounts.parquet")
    assert amounts["value"].to_pylist() == [
        row[0] for row in shared_snapshot.execute("SELECT value FROM amounts").fetchall()
    ]


def test_the_readme_names_the_snapshot_and_every_file(shared_home, tmp_path: Path) -> None:
    """Who finds the folder knows what it is."""
    written = export_snapshot(shared_home.root, tmp_path / "out")
    text = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "jangbu-r0.duckdb" in text
    assert all(f"`{relation.name}.parquet` | {relation.kind} | {relation.n_rows} |" in text for relation in written)
    assert all(relation.comment for relation in written)


def test_an_earlier_export_is_replaced_as_a_whole(shared_home, tmp_path: Path) -> None:
    """What the snapshot no longer has goes."""
    folder = tmp_path / "out"
    export_snapshot(shared_home.root, folder)
    (folder / "a_view_of_yesterday.parquet").write_bytes(b"x")
    export_snapshot(shared_home.root, folder)
    assert not (folder / "a_view_of_yesterday.parquet").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_other_files_is_left_alone(shared_home, tmp_path: Path) -> None:
    """Nobody's files are removed, whatever they are called."""
    for name in ("notes.txt", "mine.parquet"):
        folder = tmp_path / name.partition(".")[0]
        folder.mkdir()
        (folder / name).write_text("mine")
        with pytest.raises(ExportError, match="holds other files"):
            export_snapshot(shared_home.root, folder)
        assert [path.name for path in folder.iterdir()] == [name]
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="is a file"):
        export_snapshot(shared_home.root, tmp_path / "file")


def test_an_export_that_fails_leaves_the_earlier_one(
    shared_home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No half folder, no leftover beside it."""
    folder = tmp_path / "out"
    export_snapshot(shared_home.root, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def fail(result, path: Path) -> int:
        if path.name == "runs.parquet":
            raise OSError(28, "No space left on device")
        return 0

    monkeypatch.setattr(parquet_exports, "write_parquet", fail)
    with pytest.raises(ExportError, match=r"cannot be written \(No space left on device\)"):
        export_snapshot(shared_home.root, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_view_that_breaks_is_told(shared_home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database's message comes through."""
    monkeypatch.setattr(parquet_exports, "_RELATIONS", "SELECT 'no_such_view' AS name, 'view' AS kind, '' AS comment")
    with pytest.raises(QueryError, match="no_such_view"):
        export_snapshot(shared_home.root, tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_before_the_first_publish_there_is_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="run `jangbu ingest` first"):
        export_snapshot(tmp_path / "home", tmp_path / "out")
