"""Commands of the contract whose time has not come: they say so and end with 2."""

from __future__ import annotations

from collections.abc import Callable

import typer

from jangbu.errors import WRONG_USE, CommandError

_LATER = {
    "report": "the country board as one HTML file",
}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name, purpose in _LATER.items():
        app.command(
            name,
            help=f"Not yet: {purpose}.",
            context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
        )(_say_not_yet(name))


def _say_not_yet(name: str) -> Callable[[], None]:
    def command() -> None:
        message = f"{name} is not there yet: it comes with a later version."
        raise CommandError(message, WRONG_USE)

    return command
