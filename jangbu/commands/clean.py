"""``jangbu clean``: title, date, publisher, byline and body of pages."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated

import typer

from jangbu.errors import FAILED, CommandError

_KOREA = timezone(timedelta(hours=9))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("clean")(clean)


def clean(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Pages (.html .htm) and page dumps (.txt), also .gz.")
    ],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")] = False,
) -> None:
    """Show title, date, publisher, byline and body of pages, without what stands around them.

    Example: jangbu clean page.html dump.txt --jsonl
    """
    from tasks.clean.answers import as_answer
    from tasks.clean.errors import UnreadablePage
    from tasks.clean.pages import clean_page
    from tasks.fetch.archive import ArchiveError, unpacked

    n_failed = 0
    today = datetime.now(UTC).astimezone(_KOREA).date()
    for file in files:
        try:
            page = clean_page(unpacked(Path(file).read_bytes()), file, now=today)
        except (OSError, ArchiveError, UnreadablePage) as error:
            n_failed += 1
            reason = error.strerror if isinstance(error, OSError) else str(error)
            typer.echo(f"jangbu: {file}: {reason}", err=True)
            continue
        if jsonl:
            sys.stdout.write(json.dumps(as_answer(page, file), ensure_ascii=False) + "\n")
            sys.stdout.flush()
        else:
            from jangbu.shown import show_page

            show_page(file, page)
    if n_failed == len(files):
        message = f"None of {n_failed} files could be read." if n_failed > 1 else f"{files[0]} could not be read."
        raise CommandError(message, FAILED)
