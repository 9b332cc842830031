"""A publish is a new file and a moved link: nobody waits, nobody sees half."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tasks.publish import snapshots
from tasks.publish.snapshots import KEPT_VIEWS, current_snapshot, publish_snapshot
from tasks.warehouse import WarehouseError, open_snapshot, open_warehouse, working_file
from tests.stress_publish import complaints, stress


def everything(connection) -> dict[str, list[object]]:
    """Return what the catalogue and a few tables of a database say."""
    queries = {
        "columns": "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE NOT internal AND database_name = current_database() ORDER BY ALL",
        "tables and views": "SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal AND database_name = current_database() UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal AND database_name = current_database() ORDER BY ALL",
        # An older storage format writes TIMESTAMP by its other name.
        "macros": "SELECT function_name, function_type, parameters, replace(macro_definition, 'TIMESTAMP_US', 'TIMESTAMP'), comment FROM duckdb_functions() WHERE NOT internal AND database_name = current_database() ORDER BY ALL",
        "types": "SELECT type_name, labels FROM duckdb_types() WHERE NOT internal AND database_name = current_database() ORDER BY ALL",
        "articles": "SELECT * FROM articles ORDER BY article_id",
        "amounts": "SELECT * FROM amounts ORDER BY amount_id",
        "layout": "SELECT * FROM schema_version",
    }
    return {name: connection.execute(query).fetchall() for name, query in queries.items()}


def test_a_snapshot_is_the_whole_warehouse(home, snapshot) -> None:
    """Tables, views, macros, enums, comments and NOT NULL come along."""
    assert everything(snapshot) == everything(home.working)
    assert len(everything(snapshot)["columns"]) > 250


def test_views_that_a_snapshot_keeps_say_what_the_warehouse_says(home, snapshot) -> None:
    """Each is a table of the rows that the view gives."""
    tables = [name for (name,) in snapshot.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    assert set(KEPT_VIEWS) <= set(tables)
    for view in KEPT_VIEWS:
        said = [c.execute(f"SELECT * FROM {view} ORDER BY ALL").fetchall() for c in (snapshot, home.working)]
        assert said[0] == said[1]


def test_every_view_of_a_snapshot_answers(snapshot) -> None:
    """A view copied is a view that works."""
    views = [name for (name,) in snapshot.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()]
    assert "current_articles" in views
    for view in views:
        snapshot.execute(f"SELECT count(*) FROM {view}").fetchall()


def test_the_snapshot_says_which_run_it_is_of(home, snapshot) -> None:
    """Its own file's name stands in the ledger, in the snapshot as in the working warehouse."""
    for connection in (snapshot, home.working):
        assert connection.execute("SELECT status, snapshot_file FROM runs").fetchall() == [
            ("published", "jangbu-r0.duckdb")
        ]


def test_the_link_is_relative_and_points_at_the_newest(home) -> None:
    """A home can be moved, and the link goes with it."""
    newest = publish_snapshot(home.working, home.root, "2026-03-02T01:02:03+00:00")
    assert newest.name == "jangbu-2026-03-02T01-02-03-00-00.duckdb"
    assert home.current.readlink() == Path(newest.name)
    assert current_snapshot(home.root) == newest


def test_a_second_publish_of_one_run_is_another_file(home) -> None:
    """A file that has its name never changes."""
    before = home.current.resolve().read_bytes()
    assert publish_snapshot(home.working, home.root, "r0").name == "jangbu-r0-2.duckdb"
    assert (home.root / "published" / "jangbu-r0.duckdb").read_bytes() == before


def test_nothing_else_is_left_in_the_folder(home) -> None:
    """No log beside the file, no half file, no half link."""
    (home.root / "published" / ".jangbu-x.duckdb.partial").write_text("left by a crash")
    publish_snapshot(home.working, home.root, "r1")
    names = sorted(path.name for path in (home.root / "published").iterdir())
    assert names == ["current.duckdb", "jangbu-r0.duckdb", "jangbu-r1.duckdb"]


def test_a_snapshot_is_of_the_storage_version_that_duckdb_1_5_reads(home, snapshot) -> None:
    """People's clients may be older than ours."""
    ((tags,),) = snapshot.execute(
        "SELECT tags FROM duckdb_databases() WHERE database_name = current_database()"
    ).fetchall()
    assert tags["storage_version"].startswith("v1.5")


def test_a_reader_keeps_what_it_opened(home, snapshot) -> None:
    """A publish changes nothing under an open connection, and the next one sees it."""
    home.working.execute("DELETE FROM articles WHERE article_id = 'a0'")
    publish_snapshot(home.working, home.root, "r1")
    assert snapshot.execute("SELECT count(*) FROM articles").fetchall() == [(3,)]
    with open_snapshot(home.current) as later:
        assert later.execute("SELECT count(*) FROM articles").fetchall() == [(2,)]


def test_a_failed_publish_leaves_everything_as_it_was(home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither link nor status nor a half file tells of it."""
    home.working.execute("UPDATE runs SET status = 'loaded', snapshot_file = NULL")

    def fail(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshots, "_flush", fail)
    with pytest.raises(WarehouseError, match="disk is full"):
        publish_snapshot(home.working, home.root, "r0")
    assert sorted(path.name for path in (home.root / "published").iterdir()) == ["current.duckdb", "jangbu-r0.duckdb"]
    assert home.working.execute("SELECT status, snapshot_file FROM runs").fetchall() == [("loaded", None)]
    monkeypatch.undo()
    assert publish_snapshot(home.working, home.root, "r0").exists()


def test_old_snapshots_go_once_nobody_can_have_just_been_sent_to_them(home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest few stay, and so do those of the last minute; who has one open goes on reading it."""
    monkeypatch.setattr(snapshots, "KEPT_SNAPSHOTS", 2)
    with open_snapshot(home.current) as reader:
        for n in range(3):
            publish_snapshot(home.working, home.root, f"young{n}")
        folder = home.root / "published"
        assert len(list(folder.glob("jangbu-*.duckdb"))) == 4
        hour_ago = time.time() - 3600
        for path in folder.glob("jangbu-*.duckdb"):
            os.utime(path, (hour_ago, hour_ago))
        publish_snapshot(home.working, home.root, "last")
        assert {path.name for path in folder.glob("jangbu-*.duckdb")} >= {"jangbu-last.duckdb"}
        assert len(list(folder.glob("jangbu-*.duckdb"))) == 2
        assert reader.execute("SELECT count(*) FROM amounts").fetchall() == [(3,)]


def test_asking_before_the_first_publish_says_what_to_do(tmp_path: Path) -> None:
    """No link, no snapshot."""
    with pytest.raises(WarehouseError, match=r"Nothing is published in .* run `jangbu ingest` first"):
        current_snapshot(tmp_path)


@pytest.mark.slow
def test_readers_in_other_processes_never_fail_and_never_see_half(home) -> None:
    """Forty publishes under three readers that open the link without a pause."""
    result = stress(home.working, home.root, n_publishes=40, n_readers=3)
    assert complaints(result) == []
    assert min(reader.n_reads for reader in result.readers) > 10
    assert max(reader.n_seen for reader in result.readers) > 5


def test_a_home_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    """A file where the folder should be."""
    with open_warehouse(working_file(tmp_path)) as working:
        (tmp_path / "published").write_text("x")
        with pytest.raises(WarehouseError, match="cannot be written or read here"):
            publish_snapshot(working, tmp_path, "r0")
