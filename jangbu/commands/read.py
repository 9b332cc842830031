"""``jangbu read``: what is read out of a text, for people and for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from jangbu.errors import FAILED, WRONG_USE, CommandError

if TYPE_CHECKING:
    from tasks.records import Reading

_MAX_TEXT_CHARS = 1_000_000
"""Ten books: such a text is read in half a minute, and no article comes near it. A longer one is refused at once."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read")(read)


def read(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="A text file; - or nothing reads stdin.")] = "-",
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The day the text was published, e.g. 2026-01-14.")
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='One {"id", "text", "published"} a line in, one JSON object a line out.')
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for the whole text.")] = False,
) -> None:
    """Show what is read out of a text: amounts, dates, countries, organisations, claims.

    Example: echo "네이버는 2030년까지 AI에 1조 원 이상을 투자한다." | jangbu read --published 2026-01-14
    """
    day = _read_day(published)
    with _open(file) as lines:
        if jsonl:
            _answer_lines(lines, day)
        else:
            _show_text(lines.read(_MAX_TEXT_CHARS + 1), day, as_json)


def _read_day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        message = f"{text!r} is no day: write it as 2026-01-14."
        raise CommandError(message, WRONG_USE) from error


def _open(file: str) -> IO[str]:
    if file == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        return sys.stdin
    try:
        return Path(file).open(encoding="utf-8", errors="replace")
    except OSError as error:
        message = f"{file} cannot be read ({error.strerror}): check the name."
        raise CommandError(message, WRONG_USE) from error


def _read(text: str, day: date | None) -> Reading:
    from tasks.extract.morphemes import tokenize
    from tasks.extract.reader import read_text

    if len(text) > _MAX_TEXT_CHARS:
        message = f"The text is longer than {_MAX_TEXT_CHARS:,} characters: cut it into articles."
        raise CommandError(message, WRONG_USE)
    return read_text(text, day, tokenize)


def _cases(lines: IO[str], day: date | None) -> Iterator[tuple[int, str | None, str, date | None] | tuple[int, str]]:
    """Yield what each line asks for, or why it cannot be answered."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            published = case.get("published")
            yield number, case.get("id"), str(case["text"]), _read_day(published) if published else day
        except (ValueError, KeyError, AttributeError, TypeError, CommandError):
            yield number, f'line {number} is no {{"id", "text", "published"}} object with an ISO day'


def _answer_lines(lines: IO[str], day: date | None) -> None:
    from tasks.extract.answers import as_answer

    n_wrong = 0
    for case in _cases(lines, day):
        if len(case) == 2:
            n_wrong += 1
            answer = {"id": None, "error": case[1]}
        else:
            _, text_id, text, published = case
            try:
                answer = as_answer(_read(text, published), text_id)
            except CommandError as error:
                n_wrong += 1
                answer = {"id": text_id, "error": str(error)}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    if n_wrong:
        message = f"{n_wrong} of the lines could not be read: their answers say which and why."
        raise CommandError(message, FAILED)


def _show_text(text: str, day: date | None, as_json: bool) -> None:
    reading = _read(text, day)
    if as_json:
        from tasks.extract.answers import as_answer

        typer.echo(json.dumps(as_answer(reading), ensure_ascii=False, indent=2))
        return
    from jangbu.shown import show_reading

    show_reading(text, reading)
