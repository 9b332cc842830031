"""The measurement of the ledger runs, asks each view and macro, and says what was missed; seconds are asserted nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.load.digests import table_digests
from tasks.publish.snapshots import KEPT_VIEWS, current_snapshot
from tasks.resolve.commitments import resolve_commitments
from tasks.resolve.explain import explainable_views
from tasks.warehouse import Connection, open_snapshot, open_warehouse, working_file
from tests import bench_ledger
from tests.bench_ledger import ASKED, Timing, measure, picked, questions
from tests.synthetic import add_day, fill_ledger, n_articles_of

N_CLAIMS, N_DAY_ARTICLES = 4000, 60


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for what is measured."""
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def timings(home: Path) -> list[Timing]:
    """Give all that is measured, on a small ledger."""
    return list(measure(home, N_CLAIMS, N_DAY_ARTICLES))


@pytest.fixture(scope="module")
def snapshot(home: Path, timings: list[Timing]) -> Iterator[Connection]:
    """Give the ledger that was measured."""
    with open_snapshot(current_snapshot(home)) as connection:
        yield connection


def test_each_view_and_macro_is_asked_and_each_that_can_be_is_explained(snapshot: Connection) -> None:
    """Who adds a view says in ``bench_ledger.toml`` what analysts ask of it."""
    views = snapshot.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    macros = snapshot.execute(
        "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'table_macro' AND NOT internal"
    ).fetchall()
    assert {name for (name,) in views + macros} | set(KEPT_VIEWS) == set(ASKED["views"])
    tables = {"commitments", "commitment_claims", "claims"}
    assert {name for name, asked in ASKED["views"].items() if "explain" in asked} == set(explainable_views()) - tables


def test_everything_is_timed(timings: list[Timing]) -> None:
    """Floors, questions, explanations, both publishes and the day."""
    kinds = [timing.kind for timing in timings]
    assert {kind: kinds.count(kind) for kind in ("publish", "day")} == {"publish": 2, "day": 1}
    assert kinds.count("floor") == len(ASKED["sums"])
    assert kinds.count("view") == sum(len(asked["queries"]) for asked in ASKED["views"].values())
    assert all(timing.floor for timing in timings if timing.kind == "view")


def test_questions_have_answers(snapshot: Connection) -> None:
    """A question without rows would be quick for nothing."""
    asked = [(question.view, snapshot.execute(question.query).fetchall()) for question in questions(picked(snapshot))]
    empty = {view for view, rows in asked if not rows}
    assert empty <= {"commitment_evidence", "country_metrics", "current_articles", "fx_audit", "market_forecasts"}


def test_the_ledger_is_as_large_as_asked_for_and_the_same_each_time(snapshot: Connection, tmp_path: Path) -> None:
    """So many claims of so many articles, and a day more; the same rows from the same numbers."""
    with open_warehouse(working_file(tmp_path)) as again:
        fill_ledger(again, N_CLAIMS)
        assert again.execute("SELECT (SELECT count(*) FROM claims), (SELECT count(*) FROM articles)").fetchall() == [
            (N_CLAIMS, n_articles_of(N_CLAIMS))
        ]
        add_day(again, N_CLAIMS, N_DAY_ARTICLES)
        resolve_commitments(again)
        assert table_digests(again) == table_digests(snapshot)


def test_spans_of_claims_and_amounts_hold_their_words(snapshot: Connection) -> None:
    """As in a ledger that was read."""
    for table in ("claims", "amounts"):
        query = f"""
            SELECT count(*)
            FROM {table} AS told
            JOIN articles ON articles.article_id = told.article_id
            WHERE told.span_start < 100000 AND substr(articles.body, told.span_start + 1, told.span_end - told.span_start) <> told.surface
        """
        assert snapshot.execute(query).fetchall() == [(0,)]


def test_a_missed_bar_ends_with_1(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """And is named."""
    told = [Timing("view", "SELECT 1", (0.1, 0.1), 0.1, 0.1), Timing("publish", "publish", (31.0,), 9.0)]
    monkeypatch.setattr(bench_ledger, "measure", lambda *_: iter(told))
    assert bench_ledger.main([]) == 1
    assert "1 bars missed" in capsys.readouterr().out
    monkeypatch.setattr(bench_ledger, "measure", lambda *_: iter(told[:1]))
    assert bench_ledger.main([]) == 0
