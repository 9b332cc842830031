"""The working warehouse checked after a load: rows that break a rule put aside, everything else judged.

Here belongs what a breach leads to. Which rules there are stands in ``expectations/``; how a row is put aside in
:mod:`tasks.load.quarantine`. Importing the expectations takes seconds, so it happens inside the functions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from babel.numbers import list_currencies

from expectations.results import CheckResult
from tasks.load.cells import utc
from tasks.load.quarantine import Offence, quarantine_rows
from tasks.warehouse import Connection, defined_columns, open_warehouse, transaction
from tasks.workers import is_prepared, run_batch

_KOREA = timezone(timedelta(hours=9))
_ROUNDS = 3
# One odd row in a hundred is a bad page; more of them is a reader gone wrong, and a reader gone wrong is not published.
_SYSTEMIC_SHARE = 0.05
_SYSTEMIC_ROWS = 50


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the validation found: why the publish is held back (None: it is not) and how many rows went aside."""

    results: tuple[CheckResult, ...]
    held_back_reason: str | None
    n_quarantined: int


def check_warehouse(path: Path, now: datetime) -> list[CheckResult]:
    """Return the result of every expectation on a warehouse that nobody holds open, and change nothing."""
    from expectations.judgements import judgements
    from expectations.runner import check_file
    from expectations.structure import Column, structural_rules

    columns = [Column(*row) for row in defined_columns()]
    rules = [*structural_rules(columns), *judgements(now.astimezone(_KOREA).date(), list_currencies())]
    return check_file(path, rules)


def validate_warehouse(path: Path, run_id: str, now: datetime, resolve: Callable[[Connection], object]) -> Verdict:
    """Check the warehouse, put aside the rows that break a row rule, and judge what is left.

    ``resolve`` makes the commitments anew where rows went aside. Every result is kept in ``quality_results``: the
    breaches of the first look, and how the last one ended. An exception in a rule counts as a breach of it.
    """
    n_quarantined = 0
    results = first = _check(path, now)
    for _ in range(_ROUNDS):
        reason = _held_back_reason(results)
        breaches = [result for result in results if result.breaking]
        if reason or not breaches:
            break
        n_quarantined += _put_aside(path, run_id, breaches, now, resolve)
        results = _check(path, now)
    reason = _held_back_reason(results) or _unsettled_reason(results)
    kept = [result for result in first if result.breaking] + [r for r in results if not r.breaking or reason]
    _note_results(path, run_id, kept, now)
    return Verdict(tuple(kept), reason, n_quarantined)


def _check(path: Path, now: datetime) -> list[CheckResult]:
    """Check the warehouse in the process that has the expectations loaded, where one was prepared."""
    return run_batch(check_warehouse, is_prepared("expectations.runner"), path, now)


def _is_systemic(result: CheckResult) -> bool:
    n_broken = len(result.breaking)
    return n_broken > _SYSTEMIC_ROWS and bool(result.n_rows) and n_broken > _SYSTEMIC_SHARE * (result.n_rows or 1)


def _held_back_reason(results: list[CheckResult]) -> str | None:
    """Return why nothing may be published, or None: a broken table rule, an exception, or rows broken by the dozen."""
    for result in results:
        rule = result.rule
        if not result.success and not result.breaking and rule.severity != "note":
            return f"{rule.table}: {rule.name} does not hold ({result.n_failed}): {rule.reason}. {result.observed or ''}".strip()
        if _is_systemic(result):
            return (
                f"{rule.table}: {rule.name} is broken by {len(result.breaking)} of {result.n_rows} rows: {rule.reason}."
            )
    return None


def _unsettled_reason(results: list[CheckResult]) -> str | None:
    left = [result for result in results if result.breaking]
    return (
        f"{left[0].rule.table}: {left[0].rule.name} is still broken after {_ROUNDS} rounds of quarantine."
        if left
        else None
    )


def _put_aside(
    path: Path, run_id: str, breaches: list[CheckResult], now: datetime, resolve: Callable[[Connection], object]
) -> int:
    connection = open_warehouse(path)
    try:
        with transaction(connection):
            n_moved = 0
            for breach in breaches:
                rule = breach.rule
                offence = Offence(rule.table, rule.name, rule.reason, rule.column)
                n_moved += quarantine_rows(
                    connection, run_id, offence, [row_id for row_id, _ in breach.breaking], utc(now)
                )
        resolve(connection)
        return n_moved
    finally:
        connection.close()


def _note_results(path: Path, run_id: str, results: list[CheckResult], now: datetime) -> None:
    rows = [
        (
            run_id,
            result.rule.table,
            result.rule.name,
            result.rule.table,
            result.rule.column,
            bool(result.rule.key),
            result.success,
            result.n_rows,
            result.n_failed,
            result.observed,
            result.rule.reason,
            utc(now),
        )
        for result in results
    ]
    connection = open_warehouse(path)
    try:
        with transaction(connection):
            connection.executemany("INSERT INTO quality_results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    finally:
        connection.close()
