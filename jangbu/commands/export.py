"""``jangbu export``: every table and view of the published snapshot as Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import FAILED, CommandError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to write; an earlier export is replaced.")],
    home: HomeOption = None,
) -> None:
    """Write every table and view of the published snapshot as Parquet files of the same names, whole or not at all.

    Example: jangbu export ledger-parquet --home data
    """
    from flows.settings import find_home
    from tasks.publish.parquet_exports import ExportError, export_snapshot
    from tasks.publish.queries import QueryError
    from tasks.warehouse import WarehouseError

    try:
        written = export_snapshot(find_home(home).root, Path(folder))
    except (ExportError, QueryError, WarehouseError) as error:
        raise CommandError(str(error), FAILED) from error
    kinds = {kind: sum(relation.kind == kind for relation in written) for kind in ("table", "view")}
    n_rows = sum(relation.n_rows for relation in written)
    typer.echo(f"{kinds['table']} tables and {kinds['view']} views, {n_rows:,} rows, as Parquet in {folder}")
