"""``jangbu rates``: what exchange rates the ledger has, and newer ones from the ECB."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import FAILED, WRONG_USE, CommandError

if TYPE_CHECKING:
    from flows.settings import Home
    from tasks.resolve.refreshes import Refresh


class Action(StrEnum):
    """What is done with the rates."""

    SHOW = "show"
    REFRESH = "refresh"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rates")(rates)


def rates(
    action: Annotated[
        Action, typer.Argument(help="show: the newest day and the sources; refresh: fetch newer rates.")
    ] = Action.SHOW,
    home: HomeOption = None,
    origin: Annotated[
        str | None,
        typer.Option("--from", metavar="URL|FILE", help="With refresh: the history to take; default the ECB's own."),
    ] = None,
) -> None:
    """Show what exchange rates the ledger has, or fetch the ECB's history for the days after the embedded one.

    A fetched history is kept in the home's rates/ for every later run. The rates of a known day never change;
    commitments take newer ones at the next ingest or rebuild.

    Example: jangbu rates refresh --from eurofxref-hist.zip --home data
    """
    from flows.settings import find_home

    if action is Action.REFRESH:
        typer.echo(_told(_refresh(find_home(home), origin)))
        return
    if origin is not None:
        message = f"--from {origin} names what to fetch: say `jangbu rates refresh --from {origin}`."
        raise CommandError(message, WRONG_USE)
    _show(find_home(home))


def _refresh(home: Home, origin: str | None) -> Refresh:
    from tasks.resolve.refreshes import ECB_ADDRESS, NoSuchFileError, RatesError, refresh_rates
    from tasks.warehouse import WarehouseError

    try:
        return refresh_rates(origin or ECB_ADDRESS, home.rates_file, home.warehouse, datetime.now(UTC).date())
    except NoSuchFileError as error:
        raise CommandError(str(error), WRONG_USE) from error
    except (RatesError, WarehouseError) as error:
        raise CommandError(str(error), FAILED) from error
    except OSError as error:
        message = f"{error.filename or home.rates_file} cannot be written ({error.strerror}): make room or choose another --home; nothing is lost."
        raise CommandError(message, FAILED) from error


def _told(refresh: Refresh) -> str:
    line = f"{_days(refresh.n_new_days)} new, newest day {refresh.newest_on}."
    if refresh.n_differing_days:
        line += f" The history gives other rates for {_days(refresh.n_differing_days)} known before: those stay."
    if refresh.n_rows is None:
        return f"{line} There is no ledger yet: the first `jangbu ingest` takes them."
    return f"{line} Commitments take them at the next `jangbu ingest` or `jangbu rebuild`." if refresh.n_rows else line


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _show(home: Home) -> None:
    from jangbu.shown import as_table, console
    from tasks.publish.rates import read_rates_known
    from tasks.warehouse import WarehouseError

    try:
        known = read_rates_known(home.root)
    except WarehouseError as error:
        raise CommandError(str(error), FAILED) from error
    out = console()
    out.print(f"Newest day: {known.newest_on or 'none, there are no rates yet'}", highlight=False)
    if known.sources:
        out.print(as_table("Sources", list(known.sources[0]), [list(row.values()) for row in known.sources]))
    if known.stale_reason:
        out.print(known.stale_reason, highlight=False)
