"""``jangbu serve``: the scheduler with its UI on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import FAILED, CommandError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(
    home: HomeOption = None,
    sources_file: Annotated[
        str, typer.Option("--sources", metavar="FILE", help="What is read, and when.")
    ] = "sources.toml",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port of the server and its UI.")] = 4200,
) -> None:
    """Run the ingest flow on its schedule, with a Prefect server and its UI on 127.0.0.1, until stopped.

    Example: jangbu serve --sources sources.toml --port 4200
    """
    from flows.serve import HOST
    from flows.serve import serve as run_service
    from flows.settings import SettingsError, find_home, read_sources_file

    try:
        sources = read_sources_file(Path(sources_file))
        when = f"cron {sources.schedule.cron}" if sources.schedule.cron else f"every {sources.schedule.every}"
        typer.echo(
            f"Starting; the UI will be at http://{HOST}:{port}, runs come {when}. Ctrl-C stops everything.", err=True
        )
        run_service(find_home(home), Path(sources_file), sources.schedule, port)
    except SettingsError as error:
        raise CommandError(str(error), FAILED) from error
