"""What a rule is: an expectation on one table, what its breach leads to, and the reason that it is there."""

from __future__ import annotations

from dataclasses import dataclass

import great_expectations.expectations as gxe
from great_expectations.expectations.expectation import Expectation

from expectations.results import RuleFacts, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One expectation on one table, named as a sentence in its facts."""

    facts: RuleFacts
    expectation: Expectation


def table_rule(table: str, name: str, expectation: Expectation, reason: str, *, column: str | None = None) -> Rule:
    """Return a rule whose breach holds the publish back."""
    return Rule(RuleFacts(table, name, Severity.TABLE, reason, column=column), expectation)


def row_rule(table: str, key: str, name: str, expectation: Expectation, reason: str, *, column: str) -> Rule:
    """Return a rule whose breach puts the row into quarantine."""
    return Rule(RuleFacts(table, name, Severity.ROW, reason, key=key, column=column), expectation)


def rows_where(table: str, key: str, name: str, condition: str, reason: str, *, column: str) -> Rule:
    """Return a row rule that no row may meet ``condition`` (SQL over ``t``, the table itself)."""
    query = f"WITH t AS (SELECT * FROM {{batch}}) SELECT t.{key}, CAST(t.{column} AS VARCHAR) AS {column} FROM t WHERE {condition}"  # noqa: S608  our own literals
    return row_rule(table, key, name, gxe.UnexpectedRowsExpectation(unexpected_rows_query=query), reason, column=column)


def no_rows(table: str, name: str, query: str, reason: str) -> Rule:
    """Return a table rule that a query finds nothing."""
    return table_rule(table, name, gxe.UnexpectedRowsExpectation(unexpected_rows_query=query), reason)
