"""A snapshot as a folder of Parquet files, one a table and view, with the same names: whole or not at all.

Here belongs which relations are written and how the folder comes to its place. What does not: how a cell is written
(``exports.py``).
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tasks.publish.exports import write_parquet
from tasks.publish.queries import QueryError, run_query
from tasks.publish.snapshots import KEPT_VIEWS, current_snapshot
from tasks.publish.summaries import read_rows
from tasks.warehouse import Connection, open_snapshot

README = "README.md"
_SECONDS = 3600.0
_RELATIONS = """
    SELECT table_name AS name, 'table' AS kind, comment FROM duckdb_tables() WHERE NOT internal
    UNION ALL
    SELECT view_name, 'view', comment FROM duckdb_views() WHERE NOT internal
"""
_MADE = "SELECT max(started_at) AS made_at, arg_max(reader_version, started_at) AS reader_version FROM runs"


class ExportError(Exception):
    """A folder that cannot be written; the message is one sentence that names it and says what to do."""


@dataclass(frozen=True, slots=True)
class ExportedRelation:
    """One table or view that was written, with its comment and rows."""

    name: str
    kind: str
    comment: str
    n_rows: int


def export_snapshot(home: Path, folder: Path) -> list[ExportedRelation]:
    """Write each table and view of the newest snapshot to ``folder`` as Parquet, and return what was written.

    A folder that holds an earlier export is replaced as a whole; one that holds anything else is an
    :class:`ExportError` and stays as it is.
    """
    snapshot = current_snapshot(home)
    _check_folder(folder)
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".partial", dir=folder.absolute().parent))
        try:
            written = _write_all(snapshot, partial)
            partial.chmod(0o755)  # a temporary folder is its maker's alone
            _put_in_place(partial, folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except (OSError, QueryError) as error:
        reason = _file_error(error)
        if reason is None:
            raise
        message = f"{folder} cannot be written ({reason}): make room, or name another folder."
        raise ExportError(message) from error
    return written


def _file_error(error: Exception) -> str | None:
    """Return what the operating system refused, also where it came up while rows were being read; else None."""
    cause = error.__cause__ if isinstance(error, QueryError) else error
    return cause.strerror if isinstance(cause, OSError) else None


def _check_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file: name a folder."
        raise ExportError(message)
    others = [path.name for path in folder.glob("*") if path.name != README and path.suffix != ".parquet"]
    if others or (folder.is_dir() and any(folder.iterdir()) and not (folder / README).exists()):
        message = f"{folder} holds other files ({(others or ['no README.md of an export'])[0]}): name an empty folder."
        raise ExportError(message)


def _write_all(snapshot: Path, folder: Path) -> list[ExportedRelation]:
    connection = open_snapshot(snapshot)
    try:
        relations = sorted((_kind(row), row["name"], row["comment"] or "") for row in read_rows(connection, _RELATIONS))
        written = [_write(connection, name, kind, comment, folder) for kind, name, comment in relations]
        (made,) = read_rows(connection, _MADE)
    finally:
        connection.close()
    text = _readme(snapshot, written, str(made["made_at"]), str(made["reader_version"]))
    (folder / README).write_text(text, encoding="utf-8")
    return written


def _kind(row: dict[str, str]) -> str:
    """Return what a relation is by its definition: a view that the snapshot keeps as a table is a view."""
    return "view" if row["name"] in KEPT_VIEWS else row["kind"]


def _write(connection: Connection, name: str, kind: str, comment: str, folder: Path) -> ExportedRelation:
    """Write one relation; a view's rows come in a fixed order, a table's in that in which they are kept."""
    query = f'SELECT * FROM "{name}"' + (" ORDER BY ALL" if kind == "view" else "")  # noqa: S608 - a name of the catalogue
    with run_query(connection, query, seconds=_SECONDS) as result:
        return ExportedRelation(name, kind, comment, write_parquet(result, folder / f"{name}.parquet"))


def _readme(snapshot: Path, written: list[ExportedRelation], made_at: str, reader_version: str) -> str:
    lines = [
        f"# {snapshot.name}",
        "",
        f"Tables and views of the snapshot `{snapshot.name}` of jangbu (장부), read by reader {reader_version}; its last run",
        f"began at {made_at} UTC. One Parquet file each, named as in the snapshot, where each column has a comment;",
        "money is exact (decimals), days are Korean days, times are UTC.",
        "",
        "| file | kind | rows | one row |",
        "| --- | --- | ---: | --- |",
    ]
    lines += [f"| `{r.name}.parquet` | {r.kind} | {r.n_rows} | {r.comment.removeprefix('one row ')} |" for r in written]
    return "\n".join(lines) + "\n"


def _put_in_place(partial: Path, folder: Path) -> None:
    """Rename the whole folder; an earlier export is moved aside first and removed last."""
    earlier = partial.with_name(f"{partial.name}.earlier")
    if folder.exists():
        folder.replace(earlier)
    try:
        partial.replace(folder)
    except OSError:
        if earlier.exists():
            earlier.replace(folder)
        raise
    shutil.rmtree(earlier, ignore_errors=True)
