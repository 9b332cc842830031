"""``jangbu check``: the expectations on the working warehouse."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import FAILED, CommandError

if TYPE_CHECKING:
    from expectations.results import CheckResult


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(check)


def check(
    home: HomeOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print every expectation as JSON.")] = False,
) -> None:
    """Check the expectations on the working warehouse; nothing is changed. Ends with 1 where one does not hold.

    Example: jangbu check --home data
    """
    from flows.settings import find_home
    from tasks.validate.validations import check_warehouse
    from tasks.warehouse import WarehouseError

    path = find_home(home).warehouse
    if not path.exists():
        message = f"There is no {path} yet: run `jangbu ingest` first, or name another home with --home."
        raise CommandError(message, FAILED)
    try:
        results = check_warehouse(path, datetime.now(UTC))
    except WarehouseError as error:
        raise CommandError(str(error), FAILED) from error
    failed = [result for result in results if not result.success]
    if as_json:
        typer.echo(json.dumps([_as_json(result) for result in results], ensure_ascii=False, indent=2))
    else:
        _show(results, failed)
    if failed:
        raise typer.Exit(FAILED)


def _as_json(result: CheckResult) -> dict[str, object]:
    rule = result.rule
    return {
        "table": rule.table,
        "expectation": rule.name,
        "column": rule.column,
        "severity": rule.severity.value,
        "success": result.success,
        "n_rows": result.n_rows,
        "n_failed": result.n_failed,
        "observed": result.observed,
        "reason": rule.reason,
    }


def _show(results: list[CheckResult], failed: list[CheckResult]) -> None:
    from jangbu.shown import as_table, console

    out = console()
    if failed:
        columns = ["table", "expectation", "leads to", "failed", "observed", "because"]
        rows = [
            [r.rule.table, r.rule.name, r.rule.severity.value, r.n_failed, r.observed, r.rule.reason] for r in failed
        ]
        out.print(as_table("Expectations that do not hold", columns, rows))
    n_tables = len({result.rule.table for result in results})
    out.print(
        f"{len(results) - len(failed)} of {len(results)} expectations on {n_tables} tables hold.", highlight=False
    )
