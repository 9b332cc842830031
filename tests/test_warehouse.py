"""The warehouse's connections: laid out once, held by one, refused in one sentence."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tasks import layouts, schema
from tasks.publish.snapshots import publish_snapshot
from tasks.warehouse import (
    WarehouseError,
    explain_error,
    open_snapshot,
    open_warehouse,
    path_of,
    transaction,
    working_file,
)

HOLD = "import sys, time; from pathlib import Path; from tasks.warehouse import open_warehouse\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a warehouse will stand."""
    return working_file(tmp_path)


def hold(file: Path, seconds: float) -> subprocess.Popen[str]:
    """Hold a warehouse in another process, once it says so."""
    code = f"{HOLD}c = open_warehouse(Path(sys.argv[1])); print('held', flush=True); time.sleep({seconds})"
    process = subprocess.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_fresh_warehouse_has_every_object_of_sql(file: Path) -> None:
    """Each file of sql/ makes the object that it is named after."""
    with open_warehouse(file) as connection:
        query = "SELECT table_name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views() UNION SELECT type_name FROM duckdb_types() UNION SELECT function_name FROM duckdb_functions()"
        made = {name for (name,) in connection.execute(query).fetchall()}
        named = {name for folder in ("tables", "types", "views", "macros") for name in schema.read_scripts(folder)}
        assert named - made == set()
        assert path_of(connection) == file


def test_every_object_and_column_says_what_it_is(file: Path) -> None:
    """The catalogue is the data dictionary: no table, view, macro or column without a comment."""
    with open_warehouse(file) as connection:
        silent = connection.execute(
            """
            SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL
            UNION ALL SELECT table_name FROM duckdb_tables() WHERE NOT internal AND comment IS NULL
            UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL
            UNION ALL SELECT function_name FROM duckdb_functions() WHERE NOT internal AND comment IS NULL
            """
        ).fetchall()
        assert [name for (name,) in silent] == []


def test_every_column_says_its_rule_for_null(file: Path) -> None:
    """A column's comment says when it is NULL, and NOT NULL columns say never."""
    with open_warehouse(file) as connection:
        columns = connection.execute(
            "SELECT c.table_name || '.' || c.column_name, c.is_nullable, c.comment FROM duckdb_columns() AS c "
            "INNER JOIN duckdb_tables() AS t ON c.table_name = t.table_name WHERE NOT c.internal"
        ).fetchall()
    wrong = [
        name for name, nullable, comment in columns if ("never NULL" in comment) == nullable or "NULL" not in comment
    ]
    assert wrong == []


def test_every_script_begins_with_its_grain() -> None:
    """The first line of a table or view says what one row is."""
    scripts = {**schema.read_scripts("tables"), **schema.read_scripts("views")}
    assert [name for name, script in scripts.items() if not script.startswith("-- one row")] == []


def test_opening_again_changes_nothing(file: Path) -> None:
    """A warehouse of this layout is opened as it is, without a copy put by."""
    open_warehouse(file).close()
    with open_warehouse(file) as connection:
        before = connection.execute("SELECT applied_at, derived_digest FROM schema_version").fetchall()
    with open_warehouse(file) as connection:
        assert connection.execute("SELECT applied_at, derived_digest FROM schema_version").fetchall() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_changed_view_is_made_again_and_a_vanished_one_dropped(file: Path) -> None:
    """Views follow their files whenever the text has changed."""
    with open_warehouse(file) as connection:
        connection.execute("CREATE OR REPLACE VIEW current_articles AS SELECT 1 AS one; CREATE VIEW gone AS SELECT 1")
        connection.execute("UPDATE schema_version SET derived_digest = 'older'")
    with open_warehouse(file) as connection:
        assert connection.execute("SELECT count(article_id) FROM current_articles").fetchall() == [(0,)]
        assert connection.execute("SELECT 1 FROM duckdb_views() WHERE view_name = 'gone'").fetchall() == []


def test_a_view_that_the_database_refuses_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken view file leaves the views as they were, and the sentence says which it is."""
    open_warehouse(file).close()
    scripts = {**schema.read_derived_scripts(), "zz_broken": "CREATE VIEW zz_broken AS SELECT nothing FROM nowhere"}
    monkeypatch.setattr(layouts, "read_derived_scripts", lambda: scripts)
    monkeypatch.setattr(layouts, "derived_digest", lambda: "other")
    with pytest.raises(WarehouseError, match=r"zz_broken\.sql"):
        open_warehouse(file)
    monkeypatch.undo()
    with open_warehouse(file) as connection:
        assert connection.execute("SELECT count(article_id) FROM current_articles").fetchall() == [(0,)]


def test_a_column_that_came_later_is_filled(file: Path) -> None:
    """Claims of before have their amounts as printed."""
    with open_warehouse(file) as connection:
        connection.execute(
            "INSERT INTO amounts BY NAME SELECT 'm' AS amount_id, 'x' AS article_id, 0 AS span_start, 2 AS span_end, '1조' AS surface, "
            "'r' AS rule, '1' AS reader_version, 1 AS value, 'KRW' AS currency, 'exact' AS qualifier, FALSE AS is_cumulative; "
            "INSERT INTO claims BY NAME SELECT unnest(['a', 'b']) AS claim_id, 'x' AS article_id, 0 AS span_start, 9 AS span_end, '말' AS surface, "
            "'r' AS rule, '1' AS reader_version, 'budget' AS kind, 'done' AS status, unnest(['m', NULL]) AS amount_id, [] AS investors, "
            "[] AS co_actors, FALSE AS is_cumulative, TRUE AS about_ai; "
            "ALTER TABLE claims DROP COLUMN amount_surface; UPDATE schema_version SET layout_digest = 'older'"
        )
    with open_warehouse(file) as connection:
        rows = connection.execute("SELECT claim_id, amount_surface FROM claims ORDER BY claim_id").fetchall()
    assert rows == [("a", "1조"), ("b", None)]


def test_an_earlier_layout_is_taken_up_with_a_copy_put_by(file: Path) -> None:
    """New columns come as NULL, rows stay, and the file as it was stands beside it."""
    with open_warehouse(file) as connection:
        connection.execute(
            "INSERT INTO failures VALUES ('f', 'u', 's', 'fetch', 'timeout', 'm', NULL, 1, 'r', 'r', now(), now(), NULL)"
        )
        connection.execute(
            "ALTER TABLE failures DROP COLUMN resolved_at; DROP TABLE events; ALTER TABLE dates DROP COLUMN granularity"
        )
        connection.execute("UPDATE schema_version SET layout_digest = 'older'")
    with open_warehouse(file) as connection:
        assert connection.execute("SELECT failure_id, resolved_at FROM failures").fetchall() == [("f", None)]
        assert connection.execute(
            "SELECT count(event_id), (SELECT count(granularity) FROM dates) FROM events"
        ).fetchall() == [(0, 0)]
        assert connection.execute("SELECT layout_digest FROM schema_version").fetchall() == [(schema.layout_digest(),)]
    assert (file.parent / "working.layout-older.bak").stat().st_size > 0


def test_an_earlier_layout_may_lack_a_word_or_have_a_column_more(file: Path) -> None:
    """A vocabulary that grew takes the old words; columns come into the order of this layout."""
    with open_warehouse(file) as connection:
        connection.execute(
            """
            DROP TABLE claims;
            DROP TYPE claim_status;
            CREATE TYPE claim_status AS ENUM ('planned', 'done');
            CREATE TABLE run_pages_then AS SELECT 'left' AS word, * FROM run_pages;
            DROP TABLE run_pages;
            ALTER TABLE run_pages_then RENAME TO run_pages;
            INSERT INTO run_pages VALUES ('left', 'r', 'u', 's', 'new', TRUE, NULL, NULL);
            UPDATE schema_version SET layout_digest = 'older';
            """
        )
        connection.execute(
            schema.read_scripts("tables")["claims"].partition("COMMENT ON")[0].replace("doubt VARCHAR,", "")
        )
    with open_warehouse(file) as connection:
        assert connection.execute("SELECT * FROM run_pages").fetchall() == [("r", "u", "s", "new", True, None, None)]
        assert connection.execute(
            "SELECT len(enum_range(NULL::claim_status)), count(doubt) FROM claims"
        ).fetchall() == [(7, 0)]
        query = "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
        with open_warehouse(file.with_name("fresh.duckdb")) as fresh:
            assert connection.execute(query).fetchall() == fresh.execute(query).fetchall()


def test_rows_that_do_not_fit_this_layout_are_left_alone(file: Path) -> None:
    """Where a column that may not be NULL is missing, the file stays as it is and the sentence says what to do."""
    with open_warehouse(file) as connection:
        connection.execute("ALTER TABLE failures DROP COLUMN message")
        connection.execute(
            "INSERT INTO failures VALUES ('f', 'u', 's', 'fetch', 'timeout', NULL, 1, 'r', 'r', now(), now(), NULL)"
        )
        connection.execute("UPDATE schema_version SET layout_digest = 'older'")
    for _ in range(2):
        with pytest.raises(WarehouseError, match=r"do not fit.*failures\.message.*jangbu rebuild"):
            open_warehouse(file)


def test_a_warehouse_of_a_newer_jangbu_is_refused(file: Path) -> None:
    """A later layout is not touched: the sentence names file and versions."""
    with open_warehouse(file) as connection:
        connection.execute(f"UPDATE schema_version SET version = {schema.LAYOUT_VERSION + 1}")
    with pytest.raises(WarehouseError, match=r"working\.duckdb was made by a newer jangbu"):
        open_warehouse(file)


def test_a_warehouse_held_by_another_process_is_named_with_its_holder(file: Path) -> None:
    """After the wait the sentence names the file and the process."""
    holder = hold(file, 30)
    try:
        with pytest.raises(WarehouseError, match=rf"working\.duckdb is held by another process \(pid {holder.pid}\)"):
            open_warehouse(file, wait_seconds=0.3)
    finally:
        holder.kill()
        holder.communicate()


def test_a_warehouse_let_go_in_time_is_opened(file: Path) -> None:
    """A run waits for the one before it."""
    holder = hold(file, 1)
    started = time.monotonic()
    open_warehouse(file, wait_seconds=20).close()
    assert time.monotonic() - started < 15
    holder.communicate()


def test_a_transaction_is_whole_or_nothing(file: Path) -> None:
    """An error inside the block takes back what came before it, and the connection goes on."""
    with open_warehouse(file) as connection:
        with pytest.raises(UnicodeDecodeError), transaction(connection):
            connection.execute(
                "INSERT INTO countries VALUES (?, '한국', 'South Korea', FALSE)", [b"KR".decode()]
            ).execute(b"\xff".decode())
        assert connection.execute("SELECT count(*) FROM countries").fetchall() == [(0,)]
        with pytest.raises(WarehouseError, match=r"working\.duckdb"), transaction(connection):
            connection.execute("SELECT nothing FROM nowhere")


def test_a_missing_stage_file_is_not_blamed_on_the_warehouse(file: Path, tmp_path: Path) -> None:
    """What the block reads besides the database keeps its own error."""
    with (
        open_warehouse(file) as connection,
        pytest.raises(FileNotFoundError, match=r"readings\.jsonl"),
        transaction(connection),
    ):
        (tmp_path / "readings.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_text("no database " * 500), "is no warehouse"),
        (lambda path: path.mkdir(), "cannot be|could not be"),
    ],
    ids=["a text file", "a folder"],
)
def test_what_is_no_warehouse_is_called_so(tmp_path: Path, make, says: str) -> None:
    """Another file in the warehouse's place is neither read nor overwritten."""
    path = tmp_path / "working.duckdb"
    make(path)
    with pytest.raises(WarehouseError, match=says):
        open_warehouse(path)
    assert path.exists()


def test_a_home_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    """The sentence names the place, not the system call."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(WarehouseError, match="cannot be written or read here"):
        open_warehouse(working_file(tmp_path / "file"))


def test_a_cut_off_warehouse_is_called_damaged(file: Path) -> None:
    """Half a file is damage, and the sentence says how to make it again."""
    with open_warehouse(file) as connection:
        connection.execute(
            "INSERT INTO countries SELECT 'KR', repeat('가', 9), range::VARCHAR, FALSE FROM range(200000); CHECKPOINT"
        )
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 8])
    with pytest.raises(WarehouseError, match="damaged"), open_warehouse(file) as connection, transaction(connection):
        connection.execute("SELECT max(country_ko), max(country_en) FROM countries")


def test_no_snapshot_yet_is_said_so(tmp_path: Path) -> None:
    """Asking before the first run says what to run."""
    with pytest.raises(WarehouseError, match="run `jangbu ingest` first"):
        open_snapshot(tmp_path / "current.duckdb")


def test_a_full_disk_loses_nothing(file: Path) -> None:
    """A write beyond the file's limit is one sentence; what was committed before is still there."""
    open_warehouse(file).close()
    code = (
        "import resource, signal, sys; from pathlib import Path; from tasks.warehouse import *\n"
        "c = open_warehouse(Path(sys.argv[1]))\n"
        "with transaction(c): c.execute(\"INSERT INTO countries VALUES ('KR', '한국', 'South Korea', FALSE)\")\n"
        "size = Path(sys.argv[1]).stat().st_size + 2_000_000\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "try:\n"
        '    with transaction(c): c.execute("INSERT INTO countries SELECT range, md5(range::VARCHAR), md5(range::VARCHAR), FALSE FROM range(3000000)")\n'
        "except WarehouseError as error: print(error)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=False, timeout=120
    )
    assert "The disk is full while writing" in ran.stdout, ran.stderr[-2000:]
    with open_warehouse(file) as connection:
        assert connection.execute("SELECT country_code FROM countries").fetchall() == [("KR",)]


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("IO Error: Trying to read a database file with version number 99, but we can only read 64", "a newer DuckDB"),
        ('IO Error: Cannot open file "x": Permission denied', "check its permissions"),
        ("IO Error: Could not write file: No space left on device", "disk is full"),
        ("", "could not be used: RuntimeError"),
    ],
)
def test_errors_are_one_sentence_about_the_file(message: str, says: str) -> None:
    """Whatever the database says, a person reads one sentence that names the file."""
    sentence = explain_error(RuntimeError(message), Path("home/working.duckdb"))
    assert says in sentence
    assert "home/working.duckdb" in sentence
    assert "\n" not in sentence


def test_a_snapshot_in_the_place_of_the_link_can_be_read(tmp_path: Path) -> None:
    """The link is followed once, and the connection is locked."""
    with open_warehouse(working_file(tmp_path)) as connection:
        publish_snapshot(connection, tmp_path, "r1")
    with open_snapshot(tmp_path / "published" / "current.duckdb", threads=1) as snapshot:
        assert path_of(snapshot).name == "jangbu-r1.duckdb"
        with pytest.raises(Exception, match="locked"):
            snapshot.execute("SET threads = 2")
