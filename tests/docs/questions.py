"""The worked questions of ``docs/questions.md``: how the page is read, asked and written again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tasks.publish.exports import csv_cell
from tasks.publish.queries import run_query
from tasks.publish.snapshots import current_snapshot
from tasks.warehouse import Connection, open_snapshot

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"
_QUESTION = re.compile(
    r"(?P<head>^## (?P<title>[^\n]+)\n.*?```sql\n(?P<sql>.*?)\n```\n)\n*(?P<answer>(?:^\|[^\n]*\n)*)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Question:
    """One question: its title, its query and the answer that the page prints."""

    title: str
    sql: str
    answer: str


def read_questions(text: str) -> Iterator[Question]:
    """Yield the questions of a page in order."""
    for found in _QUESTION.finditer(text):
        yield Question(found["title"], found["sql"], found["answer"])


def answer(connection: Connection, sql: str) -> str:
    """Return the answer to a query as a markdown table, its cells as ``jangbu sql --format csv`` prints them."""
    with run_query(connection, sql) as result:
        rows = [[_cell(cell) for cell in row] for row in result.rows()]
        lines = [result.columns, ["---"] * len(result.columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: object) -> str:
    return " ".join(csv_cell(value).split()).replace("|", "\\|")


def write_answers(text: str, home: Path) -> str:
    """Return a page with every answer as the newest snapshot of a home gives it."""
    connection = open_snapshot(current_snapshot(home))
    try:
        return _QUESTION.sub(lambda found: f"{found['head']}\n{answer(connection, found['sql'])}", text)
    finally:
        connection.close()
