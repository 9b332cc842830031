"""``jangbu search``: articles and claims by Korean words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jangbu.commands.options import HomeOption
from jangbu.errors import FAILED, WRONG_USE, CommandError

if TYPE_CHECKING:
    from tasks.publish.searches import Hit


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("search")(search)


def search(
    query: Annotated[str, typer.Argument(metavar='"WORDS"', help="What to look for, in Korean or English.")],
    home: HomeOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="Articles at most.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print the articles as a JSON array.")] = False,
) -> None:
    """Find articles of the published snapshot by words, the best first, with the claims that they make.

    Korean words are found whatever particle or ending they carry; names are found in Korean and in English.

    Example: jangbu search "데이터센터 한국 투자"
    """
    if not query.strip():
        message = 'The query is empty: say what to look for, e.g. jangbu search "데이터센터 투자".'
        raise CommandError(message, WRONG_USE)
    hits = _find(query, home, limit)
    if as_json:
        from dataclasses import asdict

        from tasks.publish.exports import json_text

        typer.echo(json_text([asdict(hit) for hit in hits]))
    elif hits:
        _show(hits)
    else:
        typer.echo(f"No article speaks of {query!r}.")


def _find(query: str, home: str | None, limit: int) -> list[Hit]:
    from flows.settings import find_home
    from tasks.extract.morphemes import tokenize
    from tasks.publish.searches import search_articles
    from tasks.publish.snapshots import current_snapshot
    from tasks.warehouse import DatabaseError, WarehouseError, open_snapshot

    try:
        connection = open_snapshot(current_snapshot(find_home(home).root))
        try:
            return search_articles(connection, query, tokenize, limit)
        finally:
            connection.close()
    except WarehouseError as error:
        raise CommandError(str(error), FAILED) from error
    except DatabaseError as error:
        message = (
            f"The snapshot cannot be searched ({str(error).splitlines()[0]}): run `jangbu rebuild` to make it anew."
        )
        raise CommandError(message, FAILED) from error


def _show(hits: list[Hit]) -> None:
    from rich.text import Text

    from jangbu.shown import console

    out = console()
    for hit in hits:
        out.print(Text(hit.title or "(no title)", style="bold"))
        out.print(
            Text(f"  {hit.published_on or 'no day'} · {hit.publisher or 'unknown'} · {hit.score:.2f}", style="cyan")
        )
        out.print(Text(f"  {hit.snippet}"))
        for claim in hit.claims:
            told = " ".join(part for part in (claim.actor or "–", claim.kind, claim.status, claim.amount or "") if part)
            out.print(Text(f"  ▸ {told}", style="green"))
        out.print(Text(f"  {hit.url}", style="dim"), soft_wrap=True)
        out.print()
