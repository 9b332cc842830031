"""The data dictionary as a page: every table, view, macro and word list with what its comments say.

Here belongs the page's form. What stands in it is declared once, in ``sql/``: ``python -m tasks.publish.dictionaries``
writes ``docs/data-dictionary.md`` from a freshly laid out warehouse, and a test says when that is behind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tasks.layouts import make_tables, make_views
from tasks.publish.summaries import read_rows
from tasks.schema import read_scripts
from tasks.warehouse import Connection, open_blank

PAGE = Path("docs/data-dictionary.md")
_HEAD = """# Data dictionary

Written by `make docs` from the comments in `sql/`; the same stands in every snapshot (`SELECT * FROM duckdb_columns()`).
Money is exact and in whole units of its currency, `usd_…` in US dollars. `…_at` is a UTC timestamp, `…_on` a Korean day, `…_code` an ISO code,
`n_…` a count, `surface` the words of the article. A column whose comment says "never NULL" has none.
"""
_RELATIONS = {
    "Tables": "SELECT table_name AS name, comment FROM duckdb_tables() WHERE NOT internal ORDER BY name",
    "Views": "SELECT view_name AS name, comment FROM duckdb_views() WHERE NOT internal ORDER BY name",
}
_COLUMNS = """
    SELECT table_name, column_name, data_type, comment
    FROM duckdb_columns()
    WHERE NOT internal
    ORDER BY table_name, column_index
"""
_MACROS = """
    SELECT function_name AS name, function_type, parameters, comment
    FROM duckdb_functions()
    WHERE NOT internal AND function_type IN ('macro', 'table_macro')
    ORDER BY name
"""
_TYPES = "SELECT type_name AS name, labels FROM duckdb_types() WHERE NOT internal ORDER BY name"


def write_dictionary(connection: Connection) -> str:
    """Return the page for the catalogue of a database."""
    types = {row["name"]: list(row["labels"]) for row in read_rows(connection, _TYPES)}
    columns: dict[str, list[dict[str, Any]]] = {}
    for row in read_rows(connection, _COLUMNS):
        columns.setdefault(row["table_name"], []).append(row)
    parts = [_HEAD]
    for title, query in _RELATIONS.items():
        relations = read_rows(connection, query)
        parts += [f"## {title}\n", _contents([row["name"] for row in relations])]
        parts += [_relation(row, columns[row["name"]], types) for row in relations]
    parts += ["## Macros\n", *(_macro(row) for row in read_rows(connection, _MACROS))]
    parts += ["## Word lists\n", *_word_lists(types)]
    return "\n".join(parts)


def _contents(names: list[str]) -> str:
    return " · ".join(f"[{name}](#{name})" for name in names) + "\n"


def _relation(relation: Mapping[str, Any], columns: list[dict[str, Any]], types: Mapping[str, list[str]]) -> str:
    lines = [
        f"### {relation['name']}",
        "",
        f"{_text(relation['comment'])}.",
        "",
        "| column | type | meaning |",
        "| --- | --- | --- |",
    ]
    for column in columns:
        cells = f"`{column['column_name']}`", _type(column["data_type"], types), _text(column["comment"])
        lines += [f"| {' | '.join(cells)} |"]
    return "\n".join(lines) + "\n"


def _macro(macro: Mapping[str, Any]) -> str:
    call = f"{macro['name']}({', '.join(macro['parameters'])})"
    how = f"SELECT … FROM {call}" if macro["function_type"] == "table_macro" else f"SELECT {call}"  # noqa: S608 - a sentence, no statement
    return f"### {macro['name']}\n\n`{how}`: {_text(macro['comment'])}.\n"


def _word_lists(types: Mapping[str, list[str]]) -> Iterator[str]:
    scripts = read_scripts("types")
    for name, labels in types.items():
        meaning = scripts[name].partition("\n")[0].removeprefix("-- ")
        yield f"- **{name}**, {meaning}: {', '.join(f'`{label}`' for label in labels)}"


def _type(data_type: str, types: Mapping[str, list[str]]) -> str:
    """Return a column's type as people write it: an ENUM by its name, decimals by what they are for."""
    for name, labels in types.items():
        if data_type == f"ENUM({', '.join(repr(label) for label in labels)})":
            return f"[{name}](#word-lists)"
    return data_type.lower()


def _text(comment: str | None) -> str:
    return (comment or "").replace("|", "\\|").rstrip(".")


def current_dictionary() -> str:
    """Return the page for the layout of this program."""
    with open_blank() as connection:
        make_tables(connection, "")
        make_views(connection)
        return write_dictionary(connection) + "\n"


def main() -> None:
    """Write the page where the first argument says, or where it stands in the repository."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.write_text(current_dictionary(), encoding="utf-8")


if __name__ == "__main__":
    main()
