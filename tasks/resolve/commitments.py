"""The claims of the warehouse as deals: which claims are one deal, what it says, and whether it counts.

Here belongs the order of the steps and what is resolved again. What does not: the rules themselves, which stand
in ``steps/*.sql`` (parties, facts, comparison, values, totals), ``clusters.py`` and ``voices.py``. It runs after
the load, inside the load's transaction or in one of its own, and changes ``fx_rates``, ``commitments``,
``commitment_claims``, ``commitment_links`` and ``candidate_pairs`` alone. What it writes is a function of the current claims: neither
their order nor the batches they came in move it, and an unchanged ledger gives 0 inserts, updates and deletions.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tasks.resolve.clusters import Cluster, Fact, Pair, Puzzle
from tasks.resolve.histories import History
from tasks.resolve.rates import apply_rates
from tasks.resolve.scripts import add_part, count_rows, drop_steps, merge_table, run_step, store_table
from tasks.resolve.voices import Sketch, Voice, resolve_voices, sketch_of
from tasks.resolve.words import set_words

if TYPE_CHECKING:
    from tasks.warehouse import Connection

_MAKE = (
    "make_commitments",
    "make_commitment_claims",
    "make_candidates",
    "find_affected",
    "find_wholes",
    "settle_totals",
    "find_resettled",
)
# Table, the step's table that it is to equal, its key, and which of its rows the step's table speaks of.
_MERGES = (
    (
        "commitments",
        "resolve_resettled",
        ("commitment_id",),
        "commitment_id IN (SELECT commitment_id FROM resolve_touched)",
    ),
    (
        "commitment_claims",
        "resolve_fresh_claims",
        ("claim_id",),
        "commitment_id IN (SELECT commitment_id FROM resolve_touched)",
    ),
    (
        "commitment_links",
        "resolve_fresh_links",
        ("claim_a", "claim_b"),
        "commitment_id IN (SELECT commitment_id FROM resolve_touched)",
    ),
    ("candidate_pairs", "resolve_candidates", ("commitment_a", "commitment_b"), "TRUE"),
)
_FACTS = """
    SELECT
        claim_id, article_key, usd_meant, usd_low, usd_high, currency, value_low < value_high * 0.9 AS is_wide, kind = 'funding_raised' AS is_raised,
        payers, objects, regions, destination_country_code, CASE WHEN NOT has_told_period THEN period_start END, CASE WHEN NOT has_told_period THEN period_end END
    FROM claim_gauges
    WHERE claim_id IN (SELECT claim_id FROM resolve_focus UNION SELECT claim_id FROM resolve_ring) AND claim_id NOT IN (SELECT claim_id FROM resolve_placed)
"""
# The pairs that came in since the last time, and the links of the deals that now stand beside the focus, with their deal.
_PAIRS = """
    SELECT claim_a, claim_b, score, verdict, contains(features, 'money=same') AS is_same_sum, NULL AS commitment_id
    FROM {pairs}
    WHERE verdict IN ('join', 'revision', 'conflict', 'repeat')
    UNION ALL
    SELECT claim_a, claim_b, score, verdict, FALSE, commitment_id
    FROM commitment_links
    WHERE commitment_id IN (SELECT commitment_id FROM resolve_ring WHERE claim_id NOT IN (SELECT claim_id FROM resolve_placed))
"""
_PLACE = "CREATE OR REPLACE TEMP TABLE resolve_placed AS SELECT claim_id FROM resolve_focus UNION SELECT claim_id FROM resolve_ring"
_SHARED = """
    WITH reports AS (SELECT DISTINCT commitment_id, article_id FROM resolve_members JOIN resolve_facts USING (claim_id))
    SELECT reports.commitment_id, articles.article_id, articles.publisher, articles.duplicate_of, articles.body
    FROM reports
    JOIN current_articles AS articles ON articles.article_id = reports.article_id
    WHERE reports.commitment_id IN (SELECT commitment_id FROM reports GROUP BY commitment_id HAVING count(*) > 1)
    ORDER BY reports.commitment_id, articles.published_on NULLS LAST, articles.article_id
"""


@dataclass(frozen=True, slots=True)
class ResolveCounts:
    """What resolving changed, in rows; ``resolved`` claims were looked at again, ``rates`` rows of fx_rates changed."""

    resolved: int = 0
    commitments: int = 0
    inserted: int = 0
    updated: int = 0
    deleted: int = 0
    rates: int = 0


def resolve_commitments(connection: Connection, kept_rates: History | None = None) -> ResolveCounts:
    """Bring the commitments up to the current claims and the rates known, and return what changed.

    Only deals that a new, changed or retired claim touches, or one whose day has got another rate, are resolved
    again; nothing is written where nothing is new. It opens no transaction of its own.
    """
    n_rates = apply_rates(connection, kept_rates)
    set_words(connection)
    run_step(connection, "find_changes")
    if not count_rows(connection, "resolve_changed") and not count_rows(connection, "resolve_touched"):
        drop_steps(connection)
        return ResolveCounts(rates=n_rates, commitments=count_rows(connection, "commitments"))
    _make_facts(connection)
    with _uncollected():
        _find_deals(connection)
        run_step(connection, "make_members")
        _find_voices(connection)
    for step in _MAKE:
        run_step(connection, step)
    changes = [merge_table(connection, *table) for table in _MERGES]
    inserted, updated, deleted = (
        sum(change[action] for change in changes) for action in ("INSERT", "UPDATE", "DELETE")
    )
    n_resolved = count_rows(connection, "resolve_focus")
    drop_steps(connection)
    return ResolveCounts(n_resolved, count_rows(connection, "commitments"), inserted, updated, deleted, n_rates)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage: what a block makes is kept until its end, and looking through it takes longer than making it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _make_facts(connection: Connection) -> None:
    """Make the facts and block keys of the claims that changed."""
    run_step(connection, "make_names")
    connection.execute("CREATE OR REPLACE TEMP TABLE resolve_scope AS SELECT claim_id FROM resolve_changed")
    _add_facts(connection)
    for step in ("make_gauges", "make_keys"):
        run_step(connection, step)


def _find_deals(connection: Connection) -> None:
    """Compare what changed, put together the deals in focus, and take in those that a claim of theirs joins, until no more do.

    A deal beside the focus is put together again from its own links, which gives what all its pairs gave. If it
    comes out as it was, so would all that lies behind it.
    """
    for step in ("start_pairs", "make_focus"):
        run_step(connection, step)
    _make_missing_facts(connection)
    for step in ("compare_pairs", "keep_pairs"):
        run_step(connection, step)
    puzzle, pairs = Puzzle(), "resolve_pairs"
    while True:
        run_step(connection, "recall_pairs")
        run_step(connection, "find_ring")
        moved = _put_together(connection, puzzle, pairs)
        if not _take_in(connection, puzzle, moved):
            break
        pairs = "resolve_recalled"
    _store(connection, puzzle)
    run_step(connection, "find_missing")
    _make_missing_facts(connection)


def _make_missing_facts(connection: Connection) -> None:
    if count_rows(connection, "resolve_scope"):
        _add_facts(connection)


def _add_facts(connection: Connection) -> None:
    """Make the facts and parties of the claims in scope, and set them beside those of the run."""
    for step in ("find_parties", "make_facts"):
        run_step(connection, step)
    for table in ("facts", "parties"):
        add_part(connection, f"resolve_{table}", f"resolve_new_{table}")
    run_step(connection, "find_earlier_figures")


def _put_together(connection: Connection, puzzle: Puzzle, pairs: str) -> list[str]:
    """Put together what came in since the last time, and return the deals beside the focus that did not come out as they were."""
    puzzle.add(
        map(_fact, connection.execute(_FACTS).fetchall()),
        (Pair(*row) for row in connection.execute(_PAIRS.format(pairs=pairs)).fetchall()),
    )
    connection.execute(_PLACE)
    standing = _standing(connection)
    n_standing = Counter(standing.values())
    met: set[str | None] = set()
    kept: set[str | None] = set()
    for deal in puzzle.put_together():
        homes = {standing.get(claim) for claim in deal.claims}
        met |= homes
        if len(homes) == 1 and all(home and n_standing[home] == len(deal.claims) for home in homes):
            kept |= homes
    return sorted(home for home in met - kept if home is not None)


def _standing(connection: Connection) -> dict[str, str]:
    """Return the claims of the deals beside the focus, and their deals."""
    return dict(connection.execute("SELECT claim_id, commitment_id FROM resolve_ring").fetchall())


def _take_in(connection: Connection, puzzle: Puzzle, moved: list[str]) -> bool:
    """Add deals to those touched, and say whether there were any."""
    puzzle.drop_links(moved)
    store_table(connection, "resolve_moved", pa.table({"commitment_id": pa.array(moved, pa.string())}))
    connection.execute("INSERT INTO resolve_touched SELECT commitment_id FROM resolve_moved")
    return bool(moved)


def _store(connection: Connection, puzzle: Puzzle) -> None:
    standing = _standing(connection)
    group_of, deal_of = (
        _numbers([cluster for cluster in clusters if cluster.claims[0] not in standing])
        for clusters in (puzzle.groups, puzzle.deals)
    )
    claims = sorted(deal_of)
    columns = {"claim_id": claims, "deal_no": [deal_of[c] for c in claims], "group_no": [group_of[c] for c in claims]}
    store_table(connection, "resolve_assigned", pa.table(columns))
    store_table(
        connection, "resolve_linked", _as_table([pair for pair in puzzle.links if pair.claim_a not in standing])
    )
    store_table(connection, "resolve_repeated", _as_table(puzzle.repeats))


def _as_table(pairs: list[Pair]) -> pa.Table:
    columns = {name: [getattr(pair, name) for pair in pairs] for name in ("claim_a", "claim_b", "verdict")}
    score = pa.array([pair.score for pair in pairs], pa.float64())
    return pa.table({**{name: pa.array(column, pa.string()) for name, column in columns.items()}, "score": score})


def _fact(row: tuple[Any, ...]) -> Fact:
    names = dict(zip(Fact._fields, row, strict=True))
    return Fact(**names | {key: tuple(names[key]) for key in ("payers", "objects", "regions")})


def _numbers(clusters: list[Cluster]) -> dict[str, int]:
    """Return the claims' cluster numbers, in the order of the clusters' smallest claims: merging in another order gives the same ones."""
    ordered = sorted(clusters, key=lambda cluster: min(cluster.claims))
    return {claim: number for number, cluster in enumerate(ordered) for claim in cluster.claims}


def _find_voices(connection: Connection) -> None:
    rows = connection.execute(_SHARED).fetchall()
    sketches: dict[str, Sketch] = {}
    found = [
        (commitment_id, article_id, voice)
        for commitment_id, reports in groupby(rows, key=lambda row: row[0])
        for article_id, voice in resolve_voices(list(_voices(reports, sketches))).items()
    ]
    columns = list(zip(*found, strict=True)) or [(), (), ()]
    names = ("commitment_id", "article_id", "voice")
    table = pa.table({name: pa.array(column, pa.string()) for name, column in zip(names, columns, strict=True)})
    store_table(connection, "resolve_shared_voices", table)
    run_step(connection, "make_voices")


def _voices(
    reports: Iterator[tuple[str, str, str | None, str | None, str]], sketches: dict[str, Sketch]
) -> Iterator[Voice]:
    for _, article_id, publisher, original, body in reports:
        if article_id not in sketches:
            sketches[article_id] = sketch_of(body)
        yield Voice(article_id, publisher, original, sketches[article_id])
