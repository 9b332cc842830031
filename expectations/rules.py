"""What a rule is: an expectation on one table, what its breach leads to, and the reason that it is there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import great_expectations.expectations as gxe
from great_expectations.expectations.expectation import Expectation


class Severity(StrEnum):
    """What a breach leads to."""

    ROW = "row"
    """The row goes to quarantine with rule and value, and the rest is published."""
    TABLE = "table"
    """The publish is held back and the flow fails."""
    NOTE = "note"
    """It is written down and shown; nothing else happens."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One expectation on one table, named as a sentence; ``key`` is the column that names a breaking row."""

    table: str
    name: str
    expectation: Expectation
    severity: Severity
    reason: str
    key: str | None = None
    column: str | None = None


def table_rule(table: str, name: str, expectation: Expectation, reason: str, *, column: str | None = None) -> Rule:
    """Return a rule whose breach holds the publish back."""
    return Rule(table, name, expectation, Severity.TABLE, reason, column=column)


def row_rule(table: str, key: str, name: str, expectation: Expectation, reason: str, *, column: str) -> Rule:
    """Return a rule whose breach puts the row into quarantine."""
    return Rule(table, name, expectation, Severity.ROW, reason, key=key, column=column)


def rows_where(table: str, key: str, name: str, condition: str, reason: str, *, column: str) -> Rule:
    """Return a row rule that no row may meet ``condition`` (SQL over ``t``, the table itself)."""
    query = f"WITH t AS (SELECT * FROM {{batch}}) SELECT t.{key}, CAST(t.{column} AS VARCHAR) AS {column} FROM t WHERE {condition}"  # noqa: S608  our own literals
    return row_rule(table, key, name, gxe.UnexpectedRowsExpectation(unexpected_rows_query=query), reason, column=column)


def no_rows(table: str, name: str, query: str, reason: str) -> Rule:
    """Return a table rule that a query finds nothing."""
    return table_rule(table, name, gxe.UnexpectedRowsExpectation(unexpected_rows_query=query), reason)
