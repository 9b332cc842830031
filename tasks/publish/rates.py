"""What exchange rates a ledger has: where they stand and up to which day, from the newest data that can be opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tasks.publish.statuses import Rows, newest_ledger
from tasks.publish.summaries import read_rows

# The year behind a yearly average is left out, so that a source is one row.
_SOURCES = """
    SELECT
        regexp_replace(source, ' \\([0-9]{4}(, the last known)?\\)$', '') AS source, count(DISTINCT currency) AS currencies,
        count(DISTINCT rate_on) AS days, min(rate_on) AS "first day", max(rate_on) AS "newest day"
    FROM fx_rates
    GROUP BY ALL
    ORDER BY "newest day" DESC, days DESC, source
"""


@dataclass(frozen=True, slots=True)
class RatesKnown:
    """The sources of a ledger's rates, its newest day (None without rates), and why that may be behind."""

    sources: Rows
    newest_on: date | None
    stale_reason: str | None


def read_rates_known(home: Path) -> RatesKnown:
    """Return what rates the ledger of a home has; :class:`WarehouseError` where it has no ledger yet."""
    with newest_ledger(home) as (connection, stale_reason):
        sources = read_rows(connection, _SOURCES)
    return RatesKnown(sources, max((row["newest day"] for row in sources), default=None), stale_reason)
