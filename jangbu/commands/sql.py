"""``jangbu sql``: a read-only, sandboxed query on the published snapshot."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import FAILED, WRONG_USE, CommandError

if TYPE_CHECKING:
    from tasks.publish.queries import QueryResult

_SHOWN_ROWS = 200


class Format(StrEnum):
    """How a result is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sql")(sql)


def sql(
    query: Annotated[str, typer.Argument(metavar='"SELECT …"', help="One reading statement in DuckDB's SQL.")],
    home: HomeOption = None,
    form: Annotated[Format, typer.Option("--format", help="How the result is printed.")] = Format.TABLE,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the result there.")
    ] = None,
) -> None:
    """Query the published snapshot; it is read-only and sees no files, no network and no settings.

    Example: jangbu sql "SELECT country_code, usd_mid FROM country_overview ORDER BY usd_mid DESC"
    """
    if form is Format.PARQUET and output is None:
        message = "--format parquet writes a file: name it with --output FILE."
        raise CommandError(message, WRONG_USE)
    from flows.settings import find_home
    from tasks.publish.queries import QueryError, run_query
    from tasks.publish.snapshots import current_snapshot
    from tasks.warehouse import WarehouseError, open_snapshot

    try:
        connection = open_snapshot(current_snapshot(find_home(home).root))
        try:
            with run_query(connection, query) as result:
                _print(result, form, output)
        finally:
            connection.close()
    except (QueryError, WarehouseError) as error:
        raise CommandError(str(error), FAILED) from error
    except OSError as error:
        message = f"{output or 'stdout'} cannot be written ({error.strerror}): name another file."
        raise CommandError(message, FAILED) from error


def _print(result: QueryResult, form: Format, output: str | None) -> None:
    from tasks.publish.exports import TEXT_WRITERS, write_parquet

    if form is Format.PARQUET:
        write_parquet(result, Path(str(output)))
    elif form is Format.TABLE:
        _print_table(result, output)
    elif output is None:
        TEXT_WRITERS[form.value](result, sys.stdout)
    else:
        with Path(output).open("w", encoding="utf-8") as file:
            TEXT_WRITERS[form.value](result, file)


def _print_table(result: QueryResult, output: str | None) -> None:
    from itertools import islice

    from jangbu.shown import console, show_rows

    rows = list(islice(result.rows(), _SHOWN_ROWS + 1))
    if output is None:
        show_rows(console(), result.columns, rows[:_SHOWN_ROWS])
    else:
        with Path(output).open("w", encoding="utf-8") as file:
            show_rows(console(file), result.columns, rows[:_SHOWN_ROWS])
    if len(rows) > _SHOWN_ROWS:
        typer.echo(f"The first {_SHOWN_ROWS} rows are shown: use LIMIT, or --format csv for all.", err=True)
