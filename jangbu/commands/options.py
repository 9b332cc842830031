"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

HomeOption = Annotated[
    str | None,
    typer.Option("--home", metavar="DIR", help="Where everything is kept; default JANGBU_HOME, else data/."),
]
