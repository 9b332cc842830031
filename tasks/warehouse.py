"""The warehouse's connections: the one place that imports duckdb.

Here belongs how a database file is opened, laid out, locked and refused, and what its errors mean for a person.
What does not: which rows go in (``tasks/load``), how a snapshot is made (``tasks/publish``), the order of the SQL
(``tasks/schema.py``). Other modules take a :data:`Connection` and hand SQL to it.
"""

from __future__ import annotations

import errno
import re
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import duckdb

from tasks.layouts import LayoutError, lay_out, make_tables

Connection = duckdb.DuckDBPyConnection
DatabaseError = duckdb.Error

LOCK_WAIT_SECONDS = 30.0
Setting = str | bool | int | float | list[str]

SNAPSHOT_MEMORY = "2GB"
SNAPSHOT_STORAGE = "v1.5.0"
_LOCK_PAUSE_SECONDS = 0.1
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_HOLDER = re.compile(r"\(PID (\d+)\)")
_SENTENCES = {  # the first that matches the database's message is what a person reads
    "No space left|not enough space|File too large|Disk quota": (
        "The disk is full while writing {path}: free some space and run the same command again, nothing was lost."
    ),
    "Permission denied|Read-only file system|Operation not permitted|Not a directory|File exists|Is a directory": (
        "{path} cannot be written or read here: check its permissions, or name another home with --home."
    ),
    "with version number|newer version of DuckDB": (
        "The warehouse {path} was written by a newer DuckDB: install the jangbu that wrote it, or name another home."
    ),
    "not a valid DuckDB": "{path} is no warehouse: move it away, or name another home with --home.",
    "database does not exist|No such file": (
        "There is no {path} yet: run `jangbu ingest` first, or name another home with --home."
    ),
    "Corrupt|checksum|enough bytes|WAL file": (
        "The warehouse {path} is damaged: move it away and run `jangbu rebuild` to make it again from the archive."
    ),
}
_SANDBOX: dict[str, Setting] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
}


class WarehouseError(Exception):
    """A warehouse that cannot be used, in one sentence that names the file and what to do."""


def working_file(home: Path) -> Path:
    """Return where the working warehouse of a home stands."""
    return home / "warehouse" / "working.duckdb"


def program_version() -> str:
    """Return the version of jangbu that runs, ``unknown`` where it is not installed."""
    try:
        return version("jangbu")
    except PackageNotFoundError:
        return "unknown"


def open_warehouse(path: Path, *, wait_seconds: float = LOCK_WAIT_SECONDS) -> Connection:
    """Return the one writing connection to the working warehouse, made and laid out where it was not there.

    A file held by another process is waited for; views and macros are made again whenever their text changed.
    Whatever stands in the way is a :class:`WarehouseError`.
    """
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect_waiting(path, wait_seconds)
        try:
            connection.execute("SET TimeZone = 'UTC'; SET python_enable_replacements = false")
            lay_out(connection, open_blank, path, program_version())
        except BaseException:
            connection.close()
            raise
    return connection


def open_snapshot(path: Path, *, memory_limit: str = SNAPSHOT_MEMORY, threads: int | None = None) -> Connection:
    """Return a sandboxed reading connection to a published snapshot (or to the link at the newest).

    It reads this one file and nothing else: no other files, no network, no extensions, no writes, and its
    settings are locked. A link is followed once, so that all its reads see one snapshot.
    """
    with explained(path):
        connection = _connect_reading(path, {**_SANDBOX, "memory_limit": memory_limit})
        if connection.execute("SELECT current_setting('lock_configuration')").fetchall()[0][0]:
            return connection  # opened in this process already, so its settings are these and locked
        connection.execute("SET TimeZone = 'UTC'")
        if threads is not None:
            connection.execute(f"SET threads = {threads:d}")
        connection.execute("SET lock_configuration = true")
    return connection


def open_blank() -> Connection:
    """Return a connection to an empty database in memory, which no other connection sees."""
    return duckdb.connect(":memory:")


def copy_database(
    connection: Connection, target: Path, left_empty: Collection[str] = (), kept_views: Collection[str] = ()
) -> None:
    """Copy everything of a database, views, macros and comments too, into a new file that DuckDB 1.5 can read.

    Tables that are to be left empty are there without their rows; views that are to be kept are there as tables of
    the rows that they give now.
    """
    (source,) = connection.execute("SELECT current_database()").fetchall()[0]
    location = str(target).replace("'", "''")
    connection.execute(f"ATTACH '{location}' AS snapshot (STORAGE_VERSION '{SNAPSHOT_STORAGE}')")
    try:
        connection.execute(f'COPY FROM DATABASE "{source}" TO snapshot (SCHEMA)')
        tables = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = ? AND NOT internal ORDER BY table_oid",
            [source],
        ).fetchall()
        for (table,) in tables:
            if table not in left_empty:
                connection.execute(f'INSERT INTO snapshot."{table}" FROM "{source}"."{table}"')
        for view in kept_views:
            _keep_view(connection, source, view)
        connection.execute("CHECKPOINT snapshot")
    finally:
        connection.execute("DETACH snapshot")


def _keep_view(connection: Connection, source: str, view: str) -> None:
    """Put a table of a view's rows in its place in the snapshot, with its comments."""
    connection.execute(f'DROP VIEW snapshot."{view}"')
    connection.execute(f'CREATE TABLE snapshot."{view}" AS FROM "{source}"."{view}"')
    comments = connection.execute(
        "SELECT 'TABLE', '', comment FROM duckdb_views() WHERE database_name = $source AND view_name = $view UNION ALL "
        "SELECT 'COLUMN', '.' || column_name, comment FROM duckdb_columns() WHERE database_name = $source AND table_name = $view",
        {"source": source, "view": view},
    ).fetchall()
    for kind, column, comment in comments:
        text = comment.replace("'", "''")
        connection.execute(f"COMMENT ON {kind} snapshot.main.{view}{column} IS '{text}'")


def defined_columns() -> list[tuple[str, str, bool]]:
    """Return table, name and "may be NULL" of every column of every table, as ``sql/`` defines them."""
    with open_blank() as defined:
        make_tables(defined, program_version())
        return defined.execute(
            "SELECT c.table_name, c.column_name, c.is_nullable FROM duckdb_columns() AS c "
            "SEMI JOIN duckdb_tables() AS t USING (schema_name, table_name) WHERE NOT c.internal ORDER BY ALL"
        ).fetchall()


def path_of(connection: Connection) -> Path:
    """Return the file that a connection was opened on, ``:memory:`` for none."""
    query = "SELECT path FROM duckdb_databases() WHERE database_name = current_database()"
    return Path(connection.execute(query).fetchall()[0][0] or ":memory:")


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """Run a block whole or not at all; what the database refuses is a :class:`WarehouseError`.

    An error of the operating system on another file, which the block may be reading, comes through as it is.
    """
    with explained(path_of(connection), OSError):
        connection.execute("BEGIN TRANSACTION")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            _roll_back(connection)
            raise


@contextmanager
def explained(path: Path, *passed_on: type[Exception]) -> Iterator[None]:
    """Turn what the database or the operating system refuses into a :class:`WarehouseError` about ``path``.

    Errors of the kinds ``passed_on`` are left alone, unless the disk is full.
    """
    try:
        yield
    except LayoutError as error:
        raise WarehouseError(str(error)) from error
    except (duckdb.Error, OSError) as error:
        if isinstance(error, passed_on) and getattr(error, "errno", None) not in _NO_SPACE:
            raise
        raise WarehouseError(explain_error(error, path)) from error


def explain_error(error: Exception, path: Path) -> str:
    r"""Return one sentence that names the file and what to do about the error.

    >>> explain_error(OSError("No space left on device"), Path("a.duckdb"))
    'The disk is full while writing a.duckdb: free some space and run the same command again, nothing was lost.'
    >>> explain_error(OSError("something new\n\nLINE 1"), Path("a.duckdb"))
    'The warehouse a.duckdb could not be used: something new.'
    """
    text = str(error)
    holder = _HOLDER.search(text)
    if holder:
        return (
            f"The warehouse {path} is held by another process (pid {holder[1]}): wait until it has ended, or stop it."
        )
    for pattern, sentence in _SENTENCES.items():
        if re.search(pattern, text, re.IGNORECASE):
            return sentence.format(path=path)
    first_line = text.strip().splitlines()[0].rstrip(".") if text.strip() else type(error).__name__
    return f"The warehouse {path} could not be used: {first_line}."


def _connect_waiting(path: Path, wait_seconds: float) -> Connection:
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            return duckdb.connect(str(path))
        except duckdb.IOException as error:
            if not _HOLDER.search(str(error)) or time.monotonic() >= deadline:
                raise
        time.sleep(_LOCK_PAUSE_SECONDS)


def _connect_reading(path: Path, config: dict[str, Setting]) -> Connection:
    """Open the file behind a link; where a publish removed it in between, the link is read again."""
    for _ in range(3):
        target = path.resolve()
        try:
            return duckdb.connect(str(target), read_only=True, config=config)
        except duckdb.IOException:
            if path.resolve() == target:
                raise
    return duckdb.connect(str(path.resolve()), read_only=True, config=config)


def _roll_back(connection: Connection) -> None:
    try:
        connection.execute("ROLLBACK")
    except duckdb.Error:
        return  # a fatal error has ended the transaction already; the error that led here says what happened
