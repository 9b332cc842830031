"""Rows put aside: moved out of their table with the rule that they break, and put back when it is mended.

Here belongs moving rows and what hangs on them. What does not: which rule a row breaks (``expectations/``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pyarrow as pa

from tasks.layouts import FILLS
from tasks.load.cells import utc
from tasks.load.columns import CHILD_COLUMNS, KEY_COLUMNS, UNFIT_RULE
from tasks.load.counts import count_run
from tasks.load.merges import mark_copies, settle_versions

if TYPE_CHECKING:
    from tasks.warehouse import Connection


@dataclass(frozen=True, slots=True)
class Offence:
    """A rule that rows of one table break: ``column_name`` is None for a rule on the whole row."""

    table: str
    rule: str
    reason: str
    column_name: str | None = None


_TAKE_OUT = """
    INSERT INTO quarantine BY NAME
    SELECT
        left(sha256($table || chr(31) || t.{key}), 16) AS quarantine_id,
        $run_id AS run_id,
        $table AS table_name,
        t.{key} AS row_id,
        t.article_id,
        o.rule,
        $column_name AS column_name,
        {value} AS value,
        o.reason,
        o.cause_row_id,
        t.reader_version,
        json_object({cells}) AS row_json,
        $now AS quarantined_at
    FROM {table} AS t INNER JOIN offending AS o ON t.{on} = o.row_id
"""
_PUT_BACK = """
    INSERT INTO {table} BY NAME
    SELECT {cells}
    FROM quarantine
    WHERE table_name = $table AND quarantine_id IN (SELECT quarantine_id FROM released)
"""
# A row whose article is not there, and not coming back with it, would hang in the air; a number too large stays out.
_RELEASED = """
    CREATE OR REPLACE TEMP TABLE released AS
    SELECT quarantine_id, table_name, row_id, article_id
    FROM quarantine AS q
    WHERE (rule = $rule OR $rule IS NULL) AND rule <> $unfit_rule AND (
        table_name = 'articles'
        OR article_id IN (SELECT article_id FROM articles)
        OR article_id IN (
            SELECT a.article_id FROM quarantine AS a WHERE a.table_name = 'articles' AND (a.rule = $rule OR $rule IS NULL)
        )
    )
"""


def quarantine_rows(
    connection: Connection, run_id: str, offence: Offence, row_ids: Iterable[str], now: datetime
) -> int:
    """Move rows that break a rule into quarantine with what hangs on them, and return how many went in all.

    A claim goes with its amount, everything with its article, and the version of the article before it stands again.
    The run's counts follow. Call it inside a transaction, and bring the commitments up to the claims afterwards.
    """
    if offence.table not in ("articles", *CHILD_COLUMNS):
        raise ValueError(f"rows of {offence.table} cannot be put aside: they belong to no article")
    now = utc(now)
    _note_offending(connection, offence, row_ids)
    n_moved = _take_out(connection, run_id, offence.table, offence.column_name, KEY_COLUMNS[offence.table], now)
    if offence.table == "amounts":
        n_moved += _follow(connection, run_id, ["claims"], "amount_id", "its amount was put aside", now)
    if offence.table == "articles":
        n_moved += _follow(connection, run_id, list(CHILD_COLUMNS), "article_id", "its article was put aside", now)
        settle_versions(connection, now)
        mark_copies(connection)
        _mark_pages(connection, run_id)
    connection.execute("DROP TABLE offending")
    count_run(connection, run_id)
    return n_moved


def release_rows(connection: Connection, run_id: str, now: datetime, rule: str | None = None) -> int:
    """Put back what one rule (None: any) has put aside, to be checked again, and return how many rows came back."""
    connection.execute(_RELEASED, {"rule": rule, "unfit_rule": UNFIT_RULE})
    tables = connection.execute("SELECT table_name, count(*) FROM released GROUP BY ALL ORDER BY ALL").fetchall()
    for table, _ in tables:
        kinds = _column_types(connection, table).items()
        cells = ", ".join(f"{_stored_cell(name, kind)} AS {name}" for name, kind in kinds)
        connection.execute(_PUT_BACK.format(table=table, cells=cells), {"table": table})
    for table in sorted(FILLS.keys() & {table for table, _ in tables}):
        connection.execute(FILLS[table])
    connection.execute("DELETE FROM quarantine WHERE quarantine_id IN (SELECT quarantine_id FROM released)")
    connection.execute("DROP TABLE released")
    settle_versions(connection, utc(now))
    mark_copies(connection)
    count_run(connection, run_id)
    return sum(n_rows for _, n_rows in tables)


def _note_offending(connection: Connection, offence: Offence, row_ids: Iterable[str]) -> None:
    connection.register("given", pa.table({"row_id": pa.array(list(row_ids), pa.string())}))
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE offending AS SELECT DISTINCT row_id, CAST($rule AS VARCHAR) AS rule, "
        "CAST($reason AS VARCHAR) AS reason, CAST(NULL AS VARCHAR) AS cause_row_id FROM given",
        {"rule": offence.rule, "reason": offence.reason},
    )
    connection.unregister("given")


def _take_out(connection: Connection, run_id: str, table: str, column: str | None, on: str, now: datetime) -> int:
    key, kinds = KEY_COLUMNS[table], _column_types(connection, table)
    cells = ", ".join(
        f"'{name}', {f't.{name}' if kind.endswith('[]') else f'CAST(t.{name} AS VARCHAR)'}"
        for name, kind in kinds.items()
    )
    value = f"CAST(t.{column} AS VARCHAR)" if column in kinds else "NULL"
    statement = _TAKE_OUT.format(table=table, key=key, on=on, value=value, cells=cells)
    n_before = _n_rows(connection, table)
    connection.execute(statement, {"table": table, "run_id": run_id, "column_name": column, "now": now})
    connection.execute(f"DELETE FROM {table} WHERE {on} IN (SELECT row_id FROM offending)")  # noqa: S608 - a table of ours
    return n_before - _n_rows(connection, table)


def _follow(connection: Connection, run_id: str, tables: list[str], on: str, reason: str, now: datetime) -> int:
    connection.execute("UPDATE offending SET cause_row_id = row_id, reason = $reason", {"reason": reason})
    return sum(_take_out(connection, run_id, table, None, on, now) for table in tables)


def _mark_pages(connection: Connection, run_id: str) -> None:
    connection.execute(
        "UPDATE run_pages SET outcome = 'quarantined' "
        "WHERE run_id = $run_id AND article_id IN (SELECT row_id FROM offending)",
        {"run_id": run_id},
    )


def _column_types(connection: Connection, table: str) -> dict[str, str]:
    query = (
        "SELECT column_name, data_type FROM duckdb_columns() "
        "WHERE table_name = $table AND database_name = current_database() ORDER BY column_index"
    )
    return dict(connection.execute(query, {"table": table}).fetchall())


def _stored_cell(name: str, kind: str) -> str:
    return f"CAST(row_json -> '{name}' AS {kind})" if kind.endswith("[]") else f"row_json ->> '{name}'"


def _n_rows(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])  # noqa: S608 - a table of ours
