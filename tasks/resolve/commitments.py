"""The claims of the warehouse as deals: which claims are one deal, what it says, and whether it counts.

Here belongs the order of the steps and what is resolved again. What does not: the rules themselves, which stand
in ``steps/*.sql`` (parties, facts, comparison, values, totals), ``clusters.py`` and ``voices.py``. It runs after
the load, inside the load's transaction or in one of its own, and changes ``fx_rates``, ``commitments``,
``commitment_claims`` and ``candidate_pairs`` alone. What it writes is a function of the current claims: neither
their order nor the batches they came in move it, and an unchanged ledger gives 0 inserts, updates and deletions.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tasks.resolve.clusters import Cluster, Fact, Pair, resolve_clusters
from tasks.resolve.rates import apply_rates
from tasks.resolve.voices import Sketch, Voice, resolve_voices, sketch_of

if TYPE_CHECKING:
    from tasks.warehouse import Connection

_FACTS_STEPS = ("find_parties", "make_facts", "add_facts", "find_earlier_figures")
_MAKE = ("make_commitments", "make_commitment_claims", "settle_totals", "make_candidates")
# Table, the step's table that it is to equal, its key, and which of its rows the step's table speaks of.
_MERGES = (
    ("commitments", "resolve_settled", ("commitment_id",), "TRUE"),
    ("commitment_claims", "resolve_fresh_claims", ("claim_id",), "commitment_id IN (SELECT commitment_id FROM resolve_touched)"),
    ("candidate_pairs", "resolve_candidates", ("commitment_a", "commitment_b"), "TRUE"),
)
_FACTS = """
    SELECT
        facts.claim_id, facts.article_id, facts.usd_meant, facts.v_low < facts.v_high * 0.9 AS is_wide, facts.is_raised, facts.payer_roots,
        facts.object_roots, facts.destination_country_code, facts.period_start, facts.period_end
    FROM resolve_facts AS facts
    JOIN resolve_focus AS focus ON focus.claim_id = facts.claim_id
    ORDER BY facts.claim_id
"""
_PAIRS = """
    SELECT claim_a, claim_b, score, verdict, '' AS features
    FROM resolve_pairs
    WHERE verdict IN ('join', 'revision', 'conflict')
"""
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


def resolve_commitments(connection: Connection) -> ResolveCounts:
    """Bring the commitments up to the current claims, and return what changed.

    Only deals that a new, changed or retired claim touches are resolved again; nothing is written where nothing
    is new. It opens no transaction of its own.
    """
    n_rates = apply_rates(connection)
    _set_words(connection)
    _run(connection, "find_changes")
    if not _count(connection, "resolve_changed") and not _count(connection, "resolve_touched"):
        _drop_steps(connection)
        return ResolveCounts(rates=n_rates, commitments=_count(connection, "commitments"))
    _make_facts(connection)
    _find_pairs(connection)
    _assign(connection)
    _run(connection, "make_members")
    _find_voices(connection)
    for step in _MAKE:
        _run(connection, step)
    changes = [_merge(connection, *table) for table in _MERGES]
    inserted, updated, deleted = (sum(change[action] for change in changes) for action in ("INSERT", "UPDATE", "DELETE"))
    n_resolved = _count(connection, "resolve_focus")
    _drop_steps(connection)
    return ResolveCounts(n_resolved, _count(connection, "commitments"), inserted, updated, deleted, n_rates)


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("tasks.resolve").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


def _set_words(connection: Connection) -> None:
    words = _data("words")
    generic = "|".join(sorted(words["generic_objects"], key=len, reverse=True))
    values = {"generic_objects": generic, **{name: words[name] for name in ("governments", "revisions", "nobodies")}}
    regions = {place: region for region, places in _data("places")["regions"].items() for place in places}
    values["places"] = "|".join(sorted(regions, key=len, reverse=True))
    for name, value in values.items():
        connection.execute(f"SET VARIABLE resolve_{name} = {_quoted(value)}")
    common = ", ".join(_quoted(word) for word in words["common_words"])
    connection.execute(f"SET VARIABLE resolve_common_words = [{common}]")
    pairs = ", ".join(f"{_quoted(place)}: {_quoted(region)}" for place, region in regions.items())
    connection.execute(f"SET VARIABLE resolve_regions = MAP {{{pairs}}}")
    references = connection.execute("SELECT md5(string_agg(CAST(o AS VARCHAR), '' ORDER BY organization_id)) FROM organizations AS o").fetchall()
    connection.execute(f"SET VARIABLE resolve_version = {_quoted(_rules_digest() + str(references[0][0]))}")


@cache
def _rules_digest() -> str:
    """Return a digest of all steps and vocabulary: whoever changes a rule has every deal resolved again."""
    texts = [entry.read_text(encoding="utf-8") for folder in ("steps", "data") for entry in _entries(folder)]
    texts += [files("tasks.resolve").joinpath(f"{name}.py").read_text(encoding="utf-8") for name in ("clusters", "commitments", "voices")]
    return hashlib.sha256("\x00".join(texts).encode()).hexdigest()[:16]


def _entries(folder: str) -> list[Traversable]:
    return sorted(files("tasks.resolve").joinpath(folder).iterdir(), key=lambda entry: entry.name)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _run(connection: Connection, step: str) -> list[tuple[Any, ...]]:
    script = files("tasks.resolve").joinpath(f"steps/{step}.sql").read_text(encoding="utf-8")
    return connection.execute(script).fetchall()


def _drop_steps(connection: Connection) -> None:
    """Drop the steps' own tables: they are as large as the ledger."""
    rows = connection.execute("SELECT table_name FROM duckdb_tables() WHERE temporary AND starts_with(table_name, 'resolve_')").fetchall()
    for (name,) in rows:
        connection.execute(f"DROP TABLE temp.{name}")


def _count(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])  # noqa: S608 # the names stand in this module


def _make_facts(connection: Connection) -> None:
    """Make the facts and block keys of the claims that changed."""
    _run(connection, "make_names")
    connection.execute("CREATE OR REPLACE TEMP TABLE resolve_scope AS SELECT claim_id FROM resolve_changed")
    for step in (*_FACTS_STEPS, "make_keys"):
        _run(connection, step)


def _find_pairs(connection: Connection) -> None:
    """Compare what is in focus, and take in the deals that agree with it, until no more do."""
    _run(connection, "start_pairs")
    while True:
        _run(connection, "make_focus")
        if _count(connection, "resolve_scope"):
            for step in _FACTS_STEPS:
                _run(connection, step)
        _run(connection, "compare_pairs")
        if not _run(connection, "widen_touched"):
            return


def _assign(connection: Connection) -> None:
    facts = {row[0]: Fact(*row[:5], tuple(row[5]), tuple(row[6]), *row[7:]) for row in connection.execute(_FACTS).fetchall()}
    pairs = [Pair(*row) for row in connection.execute(_PAIRS).fetchall()]
    groups, deals, _ = resolve_clusters(facts, pairs)
    group_of, deal_of = _numbers(groups), _numbers(deals)
    claims = sorted(facts)
    columns = {"claim_id": claims, "deal_no": [deal_of[c] for c in claims], "group_no": [group_of[c] for c in claims]}
    _store(connection, "resolve_assigned", pa.table(columns))


def _numbers(clusters: list[Cluster]) -> dict[str, int]:
    """Number the clusters by their smallest claim, so that the number does not depend on the order of merging."""
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
    _store(connection, "resolve_shared_voices", table)
    _run(connection, "make_voices")


def _voices(reports: Iterator[tuple[str, str, str | None, str | None, str]], sketches: dict[str, Sketch]) -> Iterator[Voice]:
    for _, article_id, publisher, original, body in reports:
        if article_id not in sketches:
            sketches[article_id] = sketch_of(body)
        yield Voice(article_id, publisher, original, sketches[article_id])


def _store(connection: Connection, name: str, table: pa.Table) -> None:
    connection.register("resolve_input", table)
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM resolve_input")  # noqa: S608 # names of this module
    finally:
        connection.unregister("resolve_input")


def _merge(connection: Connection, table: str, source: str, keys: tuple[str, ...], spoken_of: str) -> dict[str, int]:
    """Make a table equal to its source, touching only rows that differ, and return the counts by action."""
    rows = connection.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND NOT internal ORDER BY column_index", [table])
    columns = [row[0] for row in rows.fetchall()]
    known, fresh = (", ".join(f"{side}.{column}" for column in columns) for side in ("known", "fresh"))
    key = ", ".join(keys)
    gone = connection.execute(
        f"DELETE FROM {table} WHERE {spoken_of} AND ({key}) NOT IN (SELECT ({key}) FROM {source}) RETURNING 1"  # noqa: S608 # names of this module
    ).fetchall()
    actions = connection.execute(
        f"""
        MERGE INTO {table} AS known USING {source} AS fresh ON {" AND ".join(f"known.{key} = fresh.{key}" for key in keys)}
        WHEN MATCHED AND ({known}) IS DISTINCT FROM ({fresh}) THEN UPDATE SET {", ".join(f"{c} = fresh.{c}" for c in columns)}
        WHEN NOT MATCHED THEN INSERT ({", ".join(columns)}) VALUES ({fresh})
        RETURNING merge_action
        """  # noqa: S608 # names of the catalogue
    ).fetchall()
    return {"DELETE": len(gone)} | {action: sum(row[0] == action for row in actions) for action in ("INSERT", "UPDATE")}
