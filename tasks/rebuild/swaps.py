"""A rebuilt warehouse in the place of the one that stood there, without a moment in which there is none.

Here belongs the handling of the files. What does not: what stands in them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tasks.schema import LAYOUT_VERSION
from tasks.warehouse import Connection, DatabaseError, WarehouseError, explained, open_snapshot, open_warehouse


def backup_of(path: Path) -> Path:
    """Return where the earlier warehouse stays until the rebuilt one is published.

    >>> backup_of(Path("working.duckdb")).name
    'working.duckdb.bak'
    """
    return path.with_name(f"{path.name}.bak")


@contextmanager
def held(path: Path) -> Iterator[Connection | None]:
    """Give a reading connection to the warehouse that stands; None where there is none.

    While the block lasts no other process can write it, so that nothing is loaded that the swap would lose. One of
    an earlier layout is taken up first, or given as it is where its rows do not fit; one of a later layout, or one
    that cannot be opened, is a ``WarehouseError``.
    """
    if not path.exists():
        yield None
        return
    try:
        open_warehouse(path).close()
    except WarehouseError:
        if not _is_readable(path):
            raise
    connection = open_snapshot(path)
    try:
        yield connection
    finally:
        connection.close()


def _is_readable(path: Path) -> bool:
    """Return whether a warehouse is of this layout or an earlier one; one that cannot be opened is not."""
    try:
        with open_snapshot(path) as connection:
            return bool(connection.execute("SELECT version FROM schema_version").fetchall()[0][0] <= LAYOUT_VERSION)
    except (WarehouseError, DatabaseError, IndexError):
        return False


def swap_in(rebuilt: Path, path: Path, *, has_earlier: bool) -> None:
    """Put a rebuilt warehouse in its place; the earlier one stays beside it until :func:`drop_backup`.

    One that came up meanwhile where there was none is left alone, as a ``WarehouseError``.
    """
    backup = backup_of(path)
    with explained(path):
        if path.exists() and not has_earlier:
            raise WarehouseError(
                f"{path} was made by another run while this one went on: run `jangbu rebuild` again to have both."
            )
        if has_earlier:
            backup.unlink(missing_ok=True)
            _second_name(path, backup)
        rebuilt.replace(path)


def swap_back(path: Path) -> None:
    """Put the earlier warehouse back, where there was one."""
    if backup_of(path).exists():
        backup_of(path).replace(path)


def drop_backup(path: Path) -> None:
    """Remove the earlier warehouse: the rebuilt one is published."""
    backup_of(path).unlink(missing_ok=True)


def remove_warehouse(path: Path) -> None:
    """Remove a half-built warehouse and its log, where there are any."""
    for leftover in (path, path.with_name(f"{path.name}.wal")):
        leftover.unlink(missing_ok=True)


def _second_name(path: Path, backup: Path) -> None:
    try:
        os.link(path, backup)
    except OSError:  # a file system without hard links; then there is a moment without a warehouse
        path.replace(backup)
