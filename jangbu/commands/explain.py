"""``jangbu explain``: from a row of an aggregate down to the sentences that made it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import FAILED, WRONG_USE, CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.text import Text

    from tasks.resolve.explain import Evidence

_JOINED_BY_EVIDENCE = "joined by: "


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    view: Annotated[str, typer.Argument(metavar="VIEW", help="A view, e.g. country_overview.")],
    where: Annotated[str, typer.Option("--where", metavar="CONDITION", help="Which of its rows, as SQL.")] = "TRUE",
    home: HomeOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Sentences at most.")] = 1000,
    as_json: Annotated[bool, typer.Option("--json", help="Print the sentences as a JSON array.")] = False,
) -> None:
    """Show the commitments, claims, sentences and articles behind the rows of a view.

    What is counted comes first, the greatest sum on top; in each deal the claim that leads stands first.

    Example: jangbu explain country_overview --where "country_code = 'KR'"
    """
    found = _read(view, where, home, limit)
    if as_json:
        from dataclasses import asdict

        from tasks.publish.exports import json_text

        typer.echo(json_text([asdict(evidence) for evidence in found]))
        return
    if not found:
        typer.echo(f"No sentence stands behind {view} WHERE {where}.")
        return
    _show(found)
    if len(found) == limit:
        typer.echo(f"The first {limit} sentences are shown: --limit shows more.", err=True)


def _read(view: str, where: str, home: str | None, limit: int) -> list[Evidence]:
    from flows.settings import find_home
    from tasks.publish.queries import QueryError, run_query
    from tasks.publish.snapshots import current_snapshot
    from tasks.resolve.explain import Evidence, explain_query
    from tasks.warehouse import WarehouseError, open_snapshot

    try:
        query = explain_query(view, where, limit)
        connection = open_snapshot(current_snapshot(find_home(home).root))
        try:
            with run_query(connection, query) as result:
                return [Evidence(*row) for row in result.rows()]
        finally:
            connection.close()
    except LookupError as error:
        raise CommandError(f"{error}.", WRONG_USE) from error
    except QueryError as error:
        message = f"--where {where!r} cannot be used on {view}: {str(error).strip().splitlines()[0]}"
        raise CommandError(message, FAILED) from error
    except WarehouseError as error:
        raise CommandError(str(error), FAILED) from error


def _show(found: Sequence[Evidence]) -> None:
    from jangbu.shown import console

    out = console()
    for _, of_commitment in groupby(found, key=lambda e: e.commitment_id or e.article_id):
        sentences = list(of_commitment)
        if sentences[0].commitment_id:
            _show_commitment(out, sentences[0])
        for evidence in sentences:
            _show_sentence(out, evidence)
        out.print()
    out.print(_sum(found), highlight=False)


def _sum(found: Sequence[Evidence]) -> str:
    from decimal import Decimal

    from flows.artifacts import as_billions

    deals = {e.commitment_id: e for e in found if e.commitment_id}
    counted = [deal for deal in deals.values() if deal.countable]
    total = as_billions(sum((deal.usd_mid or Decimal(0) for deal in counted), Decimal(0)))
    n_articles = len({e.article_id for e in found})
    money = f"{len(deals)} commitments, {len(counted)} of them counted with USD {total} bn; " if deals else ""
    return f"{money}{len(found)} sentences, {n_articles} articles."


def _show_commitment(out: Console, first: Evidence) -> None:
    from rich.text import Text

    from flows.artifacts import as_billions

    way = f"{first.payer_country_code or '?'} → {first.destination_country_code or '?'}"
    money = f"USD {as_billions(first.usd_mid)} bn" if first.usd_mid is not None else "no sum"
    head = f"{first.payer or 'no payer named'} ({way}), {first.kind}, {first.status}: {money}"
    out.print(Text(head, style="bold" if first.countable else "bold dim"))
    counted = "counted" if first.countable else "not counted"
    out.print(Text(f"  {counted}: {first.countable_reason}  [{first.commitment_id}]", style="dim"))


def _show_sentence(out: Console, evidence: Evidence) -> None:
    from rich.text import Text

    place = " · ".join(filter(None, [str(evidence.said_on or "no day"), evidence.publisher, evidence.title]))
    role = f" ({evidence.role})" if evidence.role and evidence.role != "leads" else ""
    out.print(Text(f"  {place}{role}", style="cyan"))
    out.print(Text("    ").append_text(_marked(evidence.surface, evidence.amount_surface)))
    if evidence.join_features:
        out.print(Text(f"    {_JOINED_BY_EVIDENCE}{evidence.join_features}", style="dim"))
    out.print(Text(f"    {evidence.url}", style="dim"), soft_wrap=True)


def _marked(sentence: str, amount: str | None) -> Text:
    """Return the sentence with its amount marked; on one line."""
    from rich.text import Text

    text = Text(" ".join(sentence.split()))
    if amount:
        text.highlight_words([" ".join(amount.split())], style="bold green")
    return text
