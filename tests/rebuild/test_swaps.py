"""A rebuilt warehouse takes its place without a moment in which there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tasks.rebuild.swaps import backup_of, drop_backup, held, remove_warehouse, swap_back, swap_in
from tasks.warehouse import WarehouseError, open_snapshot, open_warehouse


def _make(path: Path, run_id: str) -> Path:
    with open_warehouse(path) as connection:
        connection.execute(
            "INSERT INTO run_sources SELECT $run_id, 'desk', 0, 0, 0, 0, 0, 0, 0, 0, 0", {"run_id": run_id}
        )
    return path


def _run_id(path: Path) -> str:
    with open_snapshot(path) as connection:
        return str(connection.execute("SELECT run_id FROM run_sources").fetchall()[0][0])


def test_the_rebuilt_stands_and_the_earlier_waits_beside_it(tmp_path: Path) -> None:
    """It can be put back, or dropped once the rebuilt one is published."""
    path, rebuilt = _make(tmp_path / "working.duckdb", "old"), _make(tmp_path / "rebuilding.duckdb", "new")
    with held(path) as earlier:
        assert earlier is not None
        swap_in(rebuilt, path, has_earlier=True)
    assert (_run_id(path), _run_id(backup_of(path)), rebuilt.exists()) == ("new", "old", False)
    swap_back(path)
    assert (_run_id(path), backup_of(path).exists()) == ("old", False)
    swap_in(_make(rebuilt, "new"), path, has_earlier=True)
    drop_backup(path)
    assert [file.name for file in tmp_path.iterdir()] == ["working.duckdb"]
    assert _run_id(path) == "new"


def test_without_an_earlier_one_there_is_nothing_to_hold(tmp_path: Path) -> None:
    path = tmp_path / "working.duckdb"
    with held(path) as earlier:
        assert earlier is None
        swap_in(_make(tmp_path / "rebuilding.duckdb", "new"), path, has_earlier=False)
    swap_back(path)
    assert _run_id(path) == "new"


def test_one_that_came_up_meanwhile_is_not_lost(tmp_path: Path) -> None:
    path, rebuilt = tmp_path / "working.duckdb", _make(tmp_path / "rebuilding.duckdb", "new")
    _make(path, "of another run")
    with pytest.raises(WarehouseError, match="was made by another run"):
        swap_in(rebuilt, path, has_earlier=False)
    assert _run_id(path) == "of another run"


def test_a_file_system_without_second_names_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, rebuilt = _make(tmp_path / "working.duckdb", "old"), _make(tmp_path / "rebuilding.duckdb", "new")

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    swap_in(rebuilt, path, has_earlier=True)
    assert (_run_id(path), _run_id(backup_of(path))) == ("new", "old")


def test_a_warehouse_that_cannot_be_opened_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "working.duckdb"
    path.write_bytes(b"no warehouse" * 1000)
    with pytest.raises(WarehouseError, match="move it away"), held(path):
        pass


def test_one_of_an_earlier_layout_that_does_not_fit_is_given_as_it_is(tmp_path: Path) -> None:
    """Its rows cannot be taken up, but a rebuild needs only its history."""
    path = _make(tmp_path / "working.duckdb", "old")
    with open_warehouse(path) as connection:
        connection.execute("ALTER TABLE run_sources DROP COLUMN n_found")
        connection.execute("UPDATE schema_version SET layout_digest = 'older'")
    with pytest.raises(WarehouseError, match="do not fit"):
        open_warehouse(path)
    with held(path) as earlier:
        assert earlier is not None
        assert earlier.execute("SELECT run_id FROM run_sources").fetchall() == [("old",)]


def test_one_of_a_later_layout_is_refused(tmp_path: Path) -> None:
    path = _make(tmp_path / "working.duckdb", "new")
    with open_warehouse(path) as connection:
        connection.execute("UPDATE schema_version SET version = version + 1")
    with pytest.raises(WarehouseError, match="newer jangbu"), held(path):
        pass


def test_a_half_built_one_goes_with_its_log(tmp_path: Path) -> None:
    for name in ("rebuilding.duckdb", "rebuilding.duckdb.wal"):
        (tmp_path / name).write_bytes(b"x")
    remove_warehouse(tmp_path / "rebuilding.duckdb")
    assert not list(tmp_path.iterdir())
    remove_warehouse(tmp_path / "rebuilding.duckdb")
