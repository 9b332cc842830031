"""``jangbu status``: last runs, failures, quarantine, sources that went quiet."""

from __future__ import annotations

from typing import Annotated

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import FAILED, CommandError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("status")(status)


def status(
    home: HomeOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")] = False,
) -> None:
    """Show the last runs, open failures, the quarantine and how the sources are.

    Example: jangbu status --home data
    """
    from flows.settings import find_home
    from tasks.publish.statuses import read_status
    from tasks.warehouse import WarehouseError

    try:
        told = read_status(find_home(home).root)
    except WarehouseError as error:
        raise CommandError(str(error), FAILED) from error
    if as_json:
        import json
        from dataclasses import asdict

        typer.echo(json.dumps(asdict(told), ensure_ascii=False, indent=2, default=str))
        return
    from jangbu.shown import as_table, console

    out = console()
    for title, rows in (
        ("Last runs", told.runs),
        ("Pages that dropped out and did not come back", told.failures),
        ("Quarantine", told.quarantine),
        ("Expectations that did not hold in the last run", told.breaches),
        ("Sources", told.sources),
    ):
        if rows:
            out.print(as_table(title, list(rows[0]), [list(row.values()) for row in rows]))
            out.print()
    if told.stale_reason:
        out.print(told.stale_reason, highlight=False)
