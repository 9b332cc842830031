"""Rules checked on a warehouse file by Great Expectations, and what came out, as plain records.

Here belongs the run of the suites and the reading of their results. What a breach leads to stands in
``tasks/validate``; an exception inside an expectation is a failure, never a pass.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")  # before the import below reads it

import great_expectations as gx
from great_expectations.data_context.types.base import ProgressBarsConfig

from expectations import engine as _engine  # noqa: F401  its import registers add_duckdb
from expectations.results import CheckResult, RuleFacts, Severity
from expectations.rules import Rule

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext

for _name in ("great_expectations", "great_expectations.data_context.types.base"):
    logging.getLogger(_name).setLevel(logging.ERROR)  # the second one tells of each temporary folder


def _context() -> EphemeralDataContext:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def check_file(path: Path, rules: Iterable[Rule]) -> list[CheckResult]:
    """Return the result of each rule on a warehouse file that no one else holds open.

    Every rule has exactly one result: a suite that could not run at all gives a failure for each of its rules.
    """
    context = _context()
    source: Any = context.data_sources.add_duckdb("warehouse", connection_string=f"duckdb:///{path}")
    try:
        results = []
        with warnings.catch_warnings():
            # duckdb_engine knows no list columns; no expectation looks into one.
            warnings.filterwarnings("ignore", message="Did not recognize type")
            for table, of_table in groupby(sorted(rules, key=_table_of), key=_table_of):
                results += _check_table(source, table, list(of_table))
        return results
    finally:
        source.get_execution_engine().let_go()
        source.get_engine().dispose()


def _table_of(rule: Rule) -> str:
    return rule.facts.table


def _check_table(source: Any, table: str, rules: list[Rule]) -> list[CheckResult]:
    facts = [rule.facts for rule in rules]
    suite = gx.ExpectationSuite(name=table)
    for rule in rules:
        suite.add_expectation(rule.expectation.copy(update={"meta": {"rule": rule.facts.name}}))
    try:
        batch = source.add_table_asset(table, table_name=table).add_batch_definition_whole_table("all").get_batch()
        keys = sorted({rule.key for rule in facts if rule.key})
        outcome = batch.validate(
            suite, result_format={"result_format": "COMPLETE", "unexpected_index_column_names": keys}
        )
    except Exception as error:  # noqa: BLE001  whatever goes wrong inside the validation is a failed rule, never a passed one
        return [CheckResult(rule, False, None, 0, (), f"{type(error).__name__}: {error}"[:500]) for rule in facts]
    given = {_rule_name(result): result for result in outcome.results}
    return [_result_of(rule, given[rule.name]) for rule in facts]


def _rule_name(result: ExpectationValidationResult) -> str:
    config = result.expectation_config
    return str((config.meta or {}).get("rule")) if config else ""


def _result_of(rule: RuleFacts, result: ExpectationValidationResult) -> CheckResult:
    details = result.result or {}
    exception = _exception_of(result.exception_info)
    breaking = _breaking_rows(rule, details) if rule.severity is Severity.ROW else ()
    n_failed = int(details.get("unexpected_count") or len(breaking) or (0 if result.success else 1))
    rows = (details.get("details") or {}).get("unexpected_rows")
    observed = exception or (
        None
        if result.success
        else str(rows or details.get("observed_value", details.get("partial_unexpected_list", "")))[:500]
    )
    return CheckResult(
        rule, bool(result.success) and exception is None, details.get("element_count"), n_failed, breaking, observed
    )


def _exception_of(info: dict[str, Any] | None) -> str | None:
    """Return the message of an exception inside an expectation, or None; GX nests it by metric or not."""
    if not info:
        return None
    entries = [info] if "raised_exception" in info else [value for value in info.values() if isinstance(value, dict)]
    messages = [str(entry.get("exception_message")) for entry in entries if entry.get("raised_exception")]
    return messages[0][:500] if messages else None


def _breaking_rows(rule: RuleFacts, details: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    rows = details.get("unexpected_index_list") or (details.get("details") or {}).get("unexpected_rows") or []
    return tuple(sorted({(str(row[rule.key]), str(row.get(rule.column))) for row in rows if rule.key in row}))
