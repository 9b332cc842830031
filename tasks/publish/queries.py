"""Queries of people on a snapshot: one reading statement, within bounds of memory and time.

Here belongs what a query may say and how it is run. The connection's own locks (no files, no network, no writes, no
settings) are ``open_snapshot``'s; this is the second wall: a statement must be a SELECT that names no function with
an effect. What does not: how results are shown or written (``exports.py``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import TYPE_CHECKING, Any

from tasks.warehouse import Connection, DatabaseError

if TYPE_CHECKING:
    import pyarrow as pa

QUERY_SECONDS = 60.0
BATCH_ROWS = 10_000

# Table functions that only look: at numbers, at JSON, at the catalogue. Macros of the snapshot come to these.
_READING_FUNCTIONS = frozenset({
    *("range", "generate_series", "unnest", "repeat", "repeat_row", "json_each", "json_tree", "summary"),
    *("duckdb_columns", "duckdb_tables", "duckdb_views", "duckdb_types", "duckdb_functions", "duckdb_constraints"),
    *("duckdb_keywords", "duckdb_schemas", "pragma_table_info", "pragma_version", "pragma_show"),
})  # fmt: skip
_FORBIDDEN_SCALARS = frozenset(
    {"write_log", "getenv", "nextval", "currval", "set_config", "json_execute_serialized_sql"}
)
_EXPLAIN = re.compile(r"\s*EXPLAIN(\s+ANALYZE)?\b", re.IGNORECASE)


class QueryError(Exception):
    """A query that is refused or that failed, with the database's message or a sentence."""


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Columns of a result and its rows, as a stream that can be read once."""

    columns: list[str]
    reader: pa.RecordBatchReader

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows as Python values."""
        for batch in self.reader:
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


@contextmanager
def run_query(connection: Connection, sql: str, *, seconds: float = QUERY_SECONDS) -> Iterator[QueryResult]:
    """Run one reading statement and give its result while the block lasts.

    :class:`QueryError` for a statement that is not allowed, that the database refuses, or that takes longer than
    ``seconds`` until its last row is read.
    """
    check_statement(connection, sql)
    stopped: list[bool] = []

    def stop() -> None:
        stopped.append(True)
        connection.interrupt()

    timer = Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        reader = connection.sql(sql).to_arrow_reader(BATCH_ROWS)
        yield QueryResult(list(reader.schema.names), reader)
    except (DatabaseError, OSError) as error:
        late = f"The query was stopped after {seconds:g} seconds: narrow it with WHERE or LIMIT."
        raise QueryError(late if stopped else str(error)) from error
    finally:
        timer.cancel()


def check_statement(connection: Connection, sql: str) -> None:
    """Raise :class:`QueryError` unless ``sql`` is one SELECT (or SHOW, DESCRIBE, SUMMARIZE, EXPLAIN) that only reads."""
    tree = _parse(connection, _EXPLAIN.sub("", sql, count=1))
    if len(tree["statements"]) != 1:
        raise QueryError("One statement at a time, please: what stands after the first semicolon is another.")
    allowed = _READING_FUNCTIONS | _own_macros(connection)
    for kind, name in _named_functions(tree):
        if (kind == "TABLE_FUNCTION" and name not in allowed) or name in _FORBIDDEN_SCALARS:
            raise QueryError(
                f"The function {name} is not allowed here: a query reads the snapshot's tables and views, nothing else."
            )


def _parse(connection: Connection, sql: str) -> dict[str, Any]:
    try:
        ((text,),) = connection.execute("SELECT json_serialize_sql($sql)", {"sql": sql}).fetchall()
    except DatabaseError as error:
        raise QueryError(str(error)) from error
    tree: dict[str, Any] = json.loads(text)
    if tree["error"]:
        message = tree["error_message"]
        if tree["error_type"] == "not implemented":
            message = "Only SELECT is allowed here (also WITH, FROM, SHOW, DESCRIBE, SUMMARIZE, EXPLAIN): a snapshot is read, never written."
        raise QueryError(message)
    return tree


def _own_macros(connection: Connection) -> set[str]:
    query = "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'table_macro' AND NOT internal"
    return {name for (name,) in connection.execute(query).fetchall()}


def _named_functions(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield kind and lower-case name of each function that a serialized statement calls."""
    waiting = [(tree, "")]
    while waiting:
        node, kind = waiting.pop()
        if isinstance(node, list):
            waiting.extend((item, kind) for item in node)
        elif isinstance(node, dict):
            name = node.get("function_name")
            if isinstance(name, str):
                yield kind, name.lower()
            kind_below = "TABLE_FUNCTION" if node.get("type") == "TABLE_FUNCTION" else ""
            waiting.extend((value, kind_below if key == "function" else "") for key, value in node.items())
