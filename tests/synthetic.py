"""A ledger of any size, drawn by hash: what the measurements of the ledger run on.

Here belongs how many rows there are and of which days. What does not: what the rows say (``synthetic.sql``) and what
is measured (``bench_ledger.py``). Claims, amounts and bodies fit each other and payers, countries, kinds and sizes are
as unevenly spread as in the news; spans of the other mentions point nowhere.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tasks.load.references import apply_references
from tasks.resolve.rates import apply_rates
from tasks.warehouse import Connection, transaction

ARTICLES_A_CLAIM = 0.3
NEXT_DAY = date(2026, 11, 24)
_SCRIPT = Path(__file__).with_suffix(".sql")


def n_articles_of(n_claims: int) -> int:
    """Return how many articles tell so many claims."""
    return max(1, round(n_claims * ARTICLES_A_CLAIM))


def fill_ledger(connection: Connection, n_claims: int) -> None:
    """Fill an empty warehouse with articles of six years and all that was read in them; nothing is resolved yet."""
    apply_references(connection)
    apply_rates(connection)
    _add(connection, n_claims, 0, n_articles_of(n_claims), most=n_claims, day=None)


def add_day(connection: Connection, n_claims: int, n_articles: int) -> None:
    """Add a further day's articles to a ledger that was filled with ``n_claims``; nothing is resolved yet."""
    first = n_articles_of(n_claims)
    _add(connection, n_claims, first, first + n_articles, most=round(n_articles / ARTICLES_A_CLAIM), day=NEXT_DAY)


def _add(connection: Connection, n_claims: int, first: int, last: int, *, most: int, day: date | None) -> None:
    variables = {
        "n_claims_all": str(n_claims),
        "n_articles": str(n_articles_of(n_claims)),
        "first_article": str(first),
        "last_article": str(last),
        "n_claims": str(most),
        "day": f"DATE '{day}'" if day else "CAST(NULL AS DATE)",
    }
    with transaction(connection):
        for name, value in variables.items():
            connection.execute(f"SET VARIABLE {name} = {value}")
        connection.execute(_SCRIPT.read_text(encoding="utf-8"))
        made = connection.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall()
        for (table,) in made:
            connection.execute(f"DROP TABLE temp.{table}")
