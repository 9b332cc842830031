"""What a published snapshot says of a run and of the countries: the figures that people are shown.

Here belongs which rows are read for it. How they look is the business of whoever shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tasks.warehouse import Connection, open_snapshot

_COUNTS = """
    SELECT n_found AS found, n_fetched AS fetched, n_new AS new, n_unchanged AS unchanged, n_duplicate AS duplicate,
        n_quarantined AS quarantined, n_failed AS failed, n_articles AS articles, n_claims AS claims
    FROM runs
    WHERE run_id = $run_id
"""
_FAILURES = "SELECT uri, stage, reason, message FROM failures WHERE last_run_id = $run_id ORDER BY uri, stage"
_SOURCES = """
    SELECT source, n_found AS found, n_new AS new, n_unchanged AS unchanged, n_duplicate AS duplicate,
        n_quarantined AS quarantined, n_failed AS failed
    FROM run_sources
    WHERE run_id = $run_id
    ORDER BY source
"""
_COUNTRIES = """
    SELECT country_code, country_ko, country_en, n_articles, n_claims, n_commitments, usd_low, usd_mid, usd_high
    FROM country_overview
    WHERE n_claims > 0 OR n_commitments > 0
    ORDER BY usd_mid DESC NULLS LAST, n_claims DESC, country_code NULLS LAST
"""


@dataclass(frozen=True, slots=True)
class RunFigures:
    """One run's counts, failures and sources, and the countries as they stand after it; money in US dollars."""

    run_id: str
    counts: dict[str, int]
    failures: tuple[dict[str, Any], ...]
    sources: tuple[dict[str, Any], ...]
    countries: tuple[dict[str, Any], ...]


def read_rows(
    connection: Connection, query: str, parameters: dict[str, Any] | None = None
) -> tuple[dict[str, Any], ...]:
    """Return the rows of a query, each by the names of its columns."""
    result = connection.execute(query, parameters)
    names = [column[0] for column in result.description or ()]
    return tuple(dict(zip(names, row, strict=True)) for row in result.fetchall())


def read_countries(snapshot: Path) -> tuple[dict[str, Any], ...]:
    """Return the countries with claims, those with the most money first."""
    connection = open_snapshot(snapshot)
    try:
        return read_rows(connection, _COUNTRIES)
    finally:
        connection.close()


def read_run(snapshot: Path, run_id: str) -> RunFigures:
    """Return the figures of a run from the snapshot that it published."""
    connection = open_snapshot(snapshot)
    try:
        counts = read_rows(connection, _COUNTS, {"run_id": run_id})[0]
        failures = read_rows(connection, _FAILURES, {"run_id": run_id})
        sources = read_rows(connection, _SOURCES, {"run_id": run_id})
        return RunFigures(run_id, dict(counts), failures, sources, read_rows(connection, _COUNTRIES))
    finally:
        connection.close()
