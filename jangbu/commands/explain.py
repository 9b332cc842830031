"""``jangbu explain``: from a row of an aggregate down to the sentences that made it."""

from __future__ import annotations

from typing import Annotated

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import WRONG_USE, CommandError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    view: Annotated[str, typer.Argument(metavar="VIEW", help="A view, e.g. country_overview.")],
    where: Annotated[str, typer.Option("--where", help="Which of its rows, as SQL.")] = "true",
    home: HomeOption = None,
) -> None:
    """Show the commitments, claims, sentences and articles behind a row of a view.

    Example: jangbu explain country_overview --where "country_code = 'KR'"
    """
    message = "explain is not there yet: it comes with a later version."
    raise CommandError(message, WRONG_USE)
