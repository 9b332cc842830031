"""``jangbu rebuild``: every table again from the raw archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import FAILED, CommandError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tasks.rebuild.comparisons import ClaimChange, Comparison

_SHOWN_CHANGES = 100
_SIGNS = {"added": "+", "lost": "-", "changed": "~"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rebuild")(rebuild)


def rebuild(
    home: HomeOption = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="Show, claim by claim, what would change, and publish nothing.")
    ] = False,
    show_all: Annotated[
        bool, typer.Option("--all", help="With --compare: every change, not the first hundred.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")] = False,
) -> None:
    """Make every table again from the raw archive with today's reader, without network, and publish the result.

    The warehouse that stands stays until the new one has passed the expectations.

    Example: jangbu rebuild --compare --home data
    """
    _check_home(home)
    if compare:
        _show_comparison(_compare(home), show_all=show_all, as_json=as_json)
        return
    from jangbu.commands.ingest import show_summary, summary_as_json

    summary = _rebuild(home)
    if as_json:
        typer.echo(json.dumps(summary_as_json(summary), ensure_ascii=False, indent=2))
    else:
        show_summary(summary)


def _check_home(home: str | None) -> None:
    from flows.settings import find_home

    archive = find_home(home).archive
    if not archive.is_dir():
        message = f"There is no archive {archive}: run `jangbu ingest` first, or name another home with --home."
        raise CommandError(message, FAILED)


def _rebuild(home: str | None) -> Any:
    from flows.rebuild import rebuild as flow
    from jangbu.progress import shown_progress
    from jangbu.runs import explained_run

    with explained_run(home), shown_progress():
        return flow(home=home)


def _compare(home: str | None) -> Comparison:
    from flows.rebuild import compare_readers as flow
    from jangbu.progress import shown_progress
    from jangbu.runs import explained_run

    with explained_run(home), shown_progress():
        return flow(home=home)


def _show_comparison(comparison: Comparison, *, show_all: bool, as_json: bool) -> None:
    if as_json:
        from dataclasses import asdict

        from tasks.publish.exports import json_text

        typer.echo(json_text(asdict(comparison)))
        return
    from jangbu.shown import as_table, console

    out = console()
    shown = comparison.changes if show_all else comparison.changes[:_SHOWN_CHANGES]
    if shown:
        columns = ["", "article", "amount", "what", "sentence"]
        rows = [[_SIGNS[c.change], _name(c), c.amount, _said(c), _clipped(c.sentence)] for c in shown]
        out.print(as_table("Claims that would change", columns, rows))
    if len(comparison.changes) > len(shown):
        out.print(f"… and {len(comparison.changes) - len(shown)} more: --all shows them.", highlight=False)
    out.print(as_table("AI money committed, before and after", *_totals(comparison)))
    for line in _sentences(comparison):
        out.print(line, highlight=False, soft_wrap=True)


def _name(change: ClaimChange) -> str:
    return change.title or change.uri.rsplit("/", 1)[-1]


def _clipped(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _said(change: ClaimChange) -> str:
    from jangbu.shown import as_cell

    if change.change == "changed":
        return "; ".join(
            f"{name}: {as_cell(old) or '–'} → {as_cell(new) or '–'}" for name, (old, new) in change.fields.items()
        )
    side = 0 if change.change == "lost" else 1
    told = (change.fields.get(name, ("", ""))[side] for name in ("actor", "kind", "status", "target_country"))
    return " ".join(as_cell(value) for value in told if value)


def _totals(comparison: Comparison) -> tuple[list[str], Iterable[list[object]]]:
    from decimal import Decimal

    from flows.artifacts import as_billions

    rows = []
    for row in comparison.totals:
        before, after = row["usd_mid_before"], row["usd_mid_after"]
        moved = (after or Decimal(0)) - (before or Decimal(0))
        money = [as_billions(before), as_billions(after), as_billions(moved) if moved else "="]
        name = [row["country_code"] or "–", row["country_ko"], row["country_en"]]
        rows.append([*name, row["n_claims_before"], row["n_claims_after"], *money])
    return ["country", "나라", "name", "claims before", "after", "USD bn before", "after", "change"], rows


def _sentences(comparison: Comparison) -> list[str]:
    pages = ", ".join(f"{name.replace('_', ' ')} {old} → {new}" for name, (old, new) in comparison.pages.items())
    counted = {change: comparison.count(change) for change in _SIGNS}
    told = f"{counted['added']} claims added, {counted['lost']} lost, {counted['changed']} changed"
    end = "Nothing was published: `jangbu rebuild` does it."
    if comparison.held_back_reason:
        end = f"Nothing was published, and `jangbu rebuild` would not: {comparison.held_back_reason}"
    return [f"{told}, {comparison.n_same} as they were; {pages}.", end]
