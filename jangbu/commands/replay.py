"""``jangbu replay``: what was put aside is tried again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import FAILED, CommandError

if TYPE_CHECKING:
    from flows.ingest import RunSummary


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replay")(replay)


def replay(
    home: HomeOption = None,
    quarantine: Annotated[bool, typer.Option("--quarantine", help="Only the rows that stand in quarantine.")] = False,
    failed: Annotated[bool, typer.Option("--failed", help="Only the pages that dropped out.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the run's figures as one JSON object.")] = False,
) -> None:
    """Try again what was put aside, with today's reader: quarantined rows and pages that dropped out, then publish.

    Bodies that are kept come from the archive, other pages are fetched again. Ends as ingest does.

    Example: jangbu replay --failed --home data
    """
    from flows.settings import find_home

    path = find_home(home).warehouse
    if not path.exists():
        message = f"There is no {path} yet: run `jangbu ingest` first, or name another home with --home."
        raise CommandError(message, FAILED)
    summary = _run(home, quarantine or not failed, failed or not quarantine)
    if summary is None:
        typer.echo("{}" if as_json else "Nothing is put aside: there is nothing to try again.")
        return
    from jangbu.commands.ingest import show_summary, summary_as_json

    if as_json:
        typer.echo(json.dumps(summary_as_json(summary), ensure_ascii=False, indent=2))
    else:
        show_summary(summary)


def _run(home: str | None, quarantined: bool, failed: bool) -> RunSummary | None:
    from flows.rebuild import replay as flow
    from jangbu.progress import shown_progress
    from jangbu.runs import explained_run

    with explained_run(home), shown_progress():
        return flow(home=home, quarantined=quarantined, failed=failed)
