"""``jangbu ingest``: the whole flow over sources, from pages to a published snapshot."""

from __future__ import annotations

import json
import os
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import WRONG_USE, CommandError

if TYPE_CHECKING:
    from flows.ingest import RunSummary

_SHOWN_FAILURES = 10


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ingest")(ingest)


def ingest(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE…]", help="Files, folders and URLs, mixed freely; none: those of sources.toml."),
    ] = None,
    home: HomeOption = None,
    sources_file: Annotated[
        str, typer.Option("--sources", metavar="FILE", help="The sources file to use where no SOURCE is given.")
    ] = "sources.toml",
    sample: Annotated[bool, typer.Option("--sample", help="Read the embedded sample of invented pages.")] = False,
    batch_pages: Annotated[int, typer.Option("--batch", min=1, max=1000, help="Pages a batch.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="Print the run's figures as one JSON object.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show Prefect's log on stderr.")] = False,
) -> None:
    """Read pages into the ledger and publish it: fetch, clean, extract, load, validate, publish.

    Example: jangbu ingest pages/ https://news.example/ai/1 --home data
    """
    if sample and sources:
        message = "--sample reads the embedded pages alone: leave the sources out."
        raise CommandError(message, WRONG_USE)
    if verbose:
        os.environ["PREFECT_LOGGING_LEVEL"] = "INFO"
    given = [str(files("jangbu") / "sample")] if sample else sources
    summary = _run(given, home, sources_file, batch_pages)
    if as_json:
        typer.echo(json.dumps(summary_as_json(summary), ensure_ascii=False, indent=2))
    else:
        show_summary(summary)


def _run(sources: list[str] | None, home: str | None, sources_file: str, batch_pages: int) -> RunSummary:
    from flows.settings import SettingsError, find_home, read_sources_file
    from jangbu.progress import shown_progress

    try:
        find_home(home).make()
        if not sources:
            from pathlib import Path

            read_sources_file(Path(sources_file))
    except SettingsError as error:
        raise CommandError(str(error), WRONG_USE) from error

    from flows.startup import start_together

    start_together()
    from flows.ingest import ingest as flow
    from jangbu.runs import explained_run

    with explained_run(home), shown_progress():
        return flow(sources=sources, home=home, sources_file=sources_file, batch_pages=batch_pages)


def summary_as_json(summary: RunSummary) -> dict[str, Any]:
    """Return a run's figures as JSON takes them."""
    from dataclasses import asdict

    from tasks.extract.answers import as_number

    content = asdict(summary)
    for row in content["countries"]:
        row |= {name: as_number(row[name]) for name in ("usd_low", "usd_mid", "usd_high")}
    return content


def show_summary(summary: RunSummary) -> None:
    """Print a run's figures and the countries as they stand after it."""
    from flows.artifacts import as_billions
    from jangbu.shown import as_table, console

    out = console()
    counts = summary.counts
    out.print(
        f"[bold]{counts['found']} pages[/bold] = {counts['new']} new + {counts['unchanged']} unchanged + "
        f"{counts['duplicate']} duplicate + {counts['quarantined']} quarantined + {counts['failed']} failed",
        highlight=False,
    )
    changes = summary.changes
    out.print(
        f"{changes['inserted']} rows inserted, {changes['updated']} updated, {changes['retired']} articles retired, "
        f"{summary.quarantined_rows} rows put aside",
        highlight=False,
    )
    if summary.ignored_files:
        out.print(
            f"{len(summary.ignored_files)} other files left alone: {_few(summary.ignored_files)}", highlight=False
        )
    if summary.failures:
        out.print()
        rows = [[f["stage"], f["reason"], f["message"]] for f in summary.failures[:_SHOWN_FAILURES]]
        out.print(as_table("Pages that dropped out", ["stage", "reason", "what happened"], rows))
        if len(summary.failures) > _SHOWN_FAILURES:
            out.print(f"… and {len(summary.failures) - _SHOWN_FAILURES} more: jangbu status", highlight=False)
    out.print()
    columns = ["country", "나라", "name", "articles", "claims", "commitments", "low", "USD bn", "high"]
    rows = [
        [
            row["country_code"] or "–",
            row["country_ko"],
            row["country_en"],
            row["n_articles"],
            row["n_claims"],
            row["n_commitments"],
            *(as_billions(row[name]) for name in ("usd_low", "usd_mid", "usd_high")),
        ]
        for row in summary.countries
    ]
    out.print(as_table("AI money committed, by the payer's country", columns, rows))
    out.print()
    out.print(f"Published {summary.snapshot}", highlight=False, soft_wrap=True)
    out.print(
        "Follow any number down: jangbu explain country_overview --where \"country_code = 'KR'\"",
        highlight=False,
        soft_wrap=True,
    )


def _few(names: tuple[str, ...]) -> str:
    from pathlib import Path

    shown = ", ".join(Path(name).name for name in names[:3])
    return shown + (" …" if len(names) > 3 else "")
