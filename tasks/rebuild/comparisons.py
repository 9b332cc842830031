"""Two ledgers claim by claim: what one reader says that another does not, and what that does to the countries' totals.

Here belongs which claim of one is which of the other. What does not: how the answer is shown (``jangbu``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tasks.publish.summaries import read_rows
from tasks.warehouse import Connection, open_snapshot

Row = Mapping[str, Any]
COMPARED = (
    *("actor", "actor_country", "kind", "status", "amount_value", "currency", "amount_low", "amount_high"),
    *("amount_qualifier", "target_country", "recipient", "period_start", "period_end", "investors"),
    *("attributed_to", "per", "about_ai"),
)
_CLAIMS = f"""
    SELECT
        articles.uri,
        articles.title,
        claims.surface AS sentence,
        coalesce(amounts.span_start, claims.span_start) AS span_start,
        coalesce(amounts.surface, '') AS amount,
        {", ".join(f"claims.{name}" for name in COMPARED)}
    FROM claims
    JOIN current_articles AS articles ON articles.article_id = claims.article_id
    LEFT JOIN amounts ON amounts.amount_id = claims.amount_id AND amounts.article_id = claims.article_id
    ORDER BY articles.uri, span_start, claims.claim_id
"""  # noqa: S608 - names of this module
_TOTALS = """
    SELECT country_code, country_ko, country_en, n_claims, n_commitments, usd_mid
    FROM country_overview
    WHERE n_claims > 0 OR n_commitments > 0
"""
_PAGES = """
    SELECT count(*) AS articles, count(published_on) AS dated, count(*) FILTER (about_ai) AS about_ai
    FROM current_articles
"""


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim that comes, goes or changes; ``fields`` hold what it said before and after, by column."""

    change: str
    uri: str
    title: str | None
    amount: str
    sentence: str
    fields: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is compared of one ledger."""

    claims: tuple[Row, ...]
    totals: tuple[Row, ...]
    pages: Row


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes claim by claim, how many claims stay as they are, and both sides' totals by country."""

    changes: tuple[ClaimChange, ...]
    n_same: int
    totals: tuple[dict[str, Any], ...]
    pages: dict[str, tuple[int, int]]
    held_back_reason: str | None = None

    def count(self, change: str) -> int:
        """Return how many claims are ``added``, ``lost`` or ``changed``."""
        return sum(found.change == change for found in self.changes)


def read_ledger(path: Path) -> Ledger:
    """Return what is compared of a warehouse or snapshot."""
    connection = open_snapshot(path)
    try:
        return _read_ledger(connection)
    finally:
        connection.close()


def _read_ledger(connection: Connection) -> Ledger:
    (pages,) = read_rows(connection, _PAGES)
    return Ledger(read_rows(connection, _CLAIMS), read_rows(connection, _TOTALS), pages)


def compare_ledgers(before: Ledger, after: Ledger, held_back_reason: str | None = None) -> Comparison:
    """Return what changes from one ledger to the other."""
    pairs, lost, added = match_claims(before.claims, after.claims)
    changed = [_changed(old, new) for old, new in pairs]
    changes = [change for change in changed if change] + [_gone(row) for row in lost] + [_come(row) for row in added]
    return Comparison(
        changes=tuple(sorted(changes, key=lambda c: (c.uri, c.sentence, c.amount, c.change))),
        n_same=sum(change is None for change in changed),
        totals=_compare_totals(before.totals, after.totals),
        pages={name: (before.pages[name], after.pages[name]) for name in before.pages},
        held_back_reason=held_back_reason,
    )


def _place(row: Row) -> Hashable:
    return row["uri"], row["span_start"], row["amount"]


_KEYS: tuple[Callable[[Row], Hashable], ...] = (
    lambda row: (_place(row), row["kind"], row["actor"], row["target_country"]),
    _place,
    lambda row: (row["uri"], row["amount"], row["sentence"]),
    lambda row: (row["uri"], row["amount"], row["amount_value"], row["currency"]),
)


def match_claims(before: Iterable[Row], after: Iterable[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Return the claims that are the same one on both sides, those only before and those only after.

    The same claim has the same article and the same amount at the same place; where cleaning has moved the place,
    the same amount in the same sentence, or at last the same money in the same article.
    """
    pairs: list[tuple[Row, Row]] = []
    lost, added = list(before), list(after)
    for key in _KEYS:
        waiting: dict[Hashable, list[Row]] = defaultdict(list)
        for row in added:
            waiting[key(row)].append(row)
        left = []
        for row in lost:
            if candidates := waiting[key(row)]:
                pairs.append((row, candidates.pop(0)))
            else:
                left.append(row)
        lost, added = left, [row for rows in waiting.values() for row in rows]
    return pairs, lost, added


def _changed(old: Row, new: Row) -> ClaimChange | None:
    fields = {name: (old[name], new[name]) for name in COMPARED if old[name] != new[name]}
    return _change("changed", new, fields) if fields else None


def _gone(row: Row) -> ClaimChange:
    return _change("lost", row, {name: (row[name], None) for name in COMPARED if row[name] not in (None, [])})


def _come(row: Row) -> ClaimChange:
    return _change("added", row, {name: (None, row[name]) for name in COMPARED if row[name] not in (None, [])})


def _change(change: str, row: Row, fields: dict[str, tuple[Any, Any]]) -> ClaimChange:
    return ClaimChange(change, row["uri"], row["title"], row["amount"], row["sentence"], fields)


def _compare_totals(before: Iterable[Row], after: Iterable[Row]) -> tuple[dict[str, Any], ...]:
    sides = [{row["country_code"]: row for row in rows} for rows in (before, after)]
    rows = []
    for code in sides[0] | sides[1]:
        old, new = (side.get(code) for side in sides)
        named = new or old or {}
        row = {name: named[name] for name in ("country_code", "country_ko", "country_en")}
        for name in ("n_claims", "n_commitments", "usd_mid"):
            row |= {f"{name}_before": old[name] if old else None, f"{name}_after": new[name] if new else None}
        rows.append(row)
    return tuple(sorted(rows, key=lambda r: (-(r["usd_mid_after"] or 0), r["country_code"] or "~")))
