"""The archive alone gives the same tables again; what was put aside comes back when what ailed it is mended."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import HeldBackError, NothingReadError, ingest
from flows.rebuild import compare_readers, rebuild, replay
from flows.settings import Home
from tasks.load.digests import table_digests
from tasks.publish.summaries import read_rows
from tasks.resolve.histories import History, carry_on
from tasks.resolve.rates import embedded_history
from tasks.resolve.refreshes import keep_history
from tasks.warehouse import WarehouseError, open_snapshot, open_warehouse, working_file

pytestmark = pytest.mark.slow

NAVER = "네이버는 2030년까지 국내 AI 데이터센터에 1조 원 이상을 투자하겠다고 4일 밝혔다."
KAKAO = "카카오는 향후 3년간 AI 인프라에 6천억원을 투자하기로 했다고 3일 발표했다."


def _query(home: Path, query: str) -> list[dict[str, Any]]:
    connection = open_snapshot(home / "published" / "current.duckdb")
    try:
        return list(read_rows(connection, query))
    finally:
        connection.close()


def _digests(home: Path) -> dict[str, str]:
    connection = open_warehouse(working_file(home))
    try:
        return table_digests(connection)
    finally:
        connection.close()


def _page(sentence: str) -> str:
    return (
        '<html lang="ko"><head><meta charset="utf-8"><title>누리 AI 투자 - 누리일보</title><meta property="og:site_name" content="누리일보">'
        '<meta property="article:published_time" content="2026-03-04T09:00:00+09:00"></head><body><article><h1>누리 AI 투자</h1>'
        f"<p>{sentence}</p><p>회사는 이번 투자가 인공지능 경쟁력을 높이는 데 도움이 될 것으로 기대한다고 설명했다.</p></article></body></html>"
    )


@pytest.fixture(scope="session")
def told(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a home of two runs: a page that failed, one that changed, one that never came. The pages are gone."""
    folder = tmp_path_factory.mktemp("told")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "naver.html").write_text(_page(NAVER), encoding="utf-8")
    (pages / "empty.html").write_bytes(b"")
    ingest(sources=[str(pages), str(folder / "gone.html")], home=str(folder / "home"))
    (pages / "naver.html").write_text(_page(NAVER.replace("1조", "2조")), encoding="utf-8")
    (pages / "kakao.html").write_text(_page(KAKAO), encoding="utf-8")
    ingest(sources=[str(pages / "naver.html"), str(pages / "kakao.html")], home=str(folder / "home"))
    shutil.rmtree(pages)
    return folder


@pytest.fixture
def history(told: Path, tmp_path: Path) -> Path:
    """Give a home of the test's own with two runs behind it."""
    return shutil.copytree(told / "home", tmp_path / "home", symlinks=True)


def test_a_run_and_a_rebuild_take_the_rates_that_are_kept(tmp_path: Path, write_page: Callable[..., Path]) -> None:
    """A claim of the day after the embedded rates has that day's rate, however its ledger came about."""
    embedded, home = embedded_history(), Home(tmp_path / "home")
    day = embedded.newest_on + timedelta(days=1)
    fetched = History({day: {**embedded.days[embedded.newest_on], "KRW": "2000"}})
    page = write_page("naver.html", NAVER, day=f"{day}")
    rates = "SELECT rate_on, rate_source, usd_mid FROM commitments"
    ingest(sources=[str(page)], home=str(home.root))
    (before,) = _query(home.root, rates)
    keep_history(carry_on(History({}), fetched, day), home.rates_file)
    ingest(sources=[str(page)], home=str(home.root))
    (after,) = _query(home.root, rates)
    assert (before["rate_on"], after["rate_on"]) == (embedded.newest_on, day)
    assert after["rate_source"] == f"ECB reference rate of the day (fetched {day})"
    assert after["usd_mid"] < before["usd_mid"]
    digests = _digests(home.root)
    rebuild(home=str(home.root))
    assert _digests(home.root) == digests


def test_a_rebuild_gives_the_same_tables_without_the_pages(history: Path) -> None:
    """Documents, versions, claims, commitments and failures are those of the runs, by digest."""
    before = _digests(history)
    runs = _query(history, "SELECT run_id, n_found FROM runs ORDER BY started_at")
    moments = "SELECT article_id, version, run_id, loaded_at, retired_at FROM articles ORDER BY article_id"
    learnt = _query(history, moments)
    summary = rebuild(home=str(history))
    assert summary.counts["new"] == 2
    assert _digests(history) == before
    assert _query(history, "SELECT run_id, n_found FROM runs ORDER BY started_at")[:-1] == runs
    assert _query(history, moments) == learnt
    assert not list((history / "warehouse").glob("*.bak*"))
    assert not list((history / "warehouse").glob("rebuilding*"))
    assert not list((history / "work").glob("*"))


def test_a_rebuild_is_no_news_of_any_source(history: Path) -> None:
    """Nobody asked the sources, so how they are stays as it was."""
    before = _query(history, "SELECT source, last_success_at, last_news_at, verdict FROM source_health ORDER BY source")
    rebuild(home=str(history))
    assert (
        _query(history, "SELECT source, last_success_at, last_news_at, verdict FROM source_health ORDER BY source")
        == before
    )


def test_a_lost_warehouse_comes_back_from_the_archive_alone(history: Path) -> None:
    """Only what no body tells is gone: the failures on the way to one, and when the runs were."""
    before = _digests(history)
    shutil.rmtree(history / "warehouse")
    shutil.rmtree(history / "published")
    (history / "archive" / "index.sqlite").unlink()
    rebuild(home=str(history))
    after = _digests(history)
    changed = {table for table in before if before[table] != after[table]}
    assert changed == {"failures"}
    assert [row["reason"] for row in _query(history, "SELECT reason FROM failures")] == ["empty"]
    assert len(_query(history, "SELECT article_id FROM articles WHERE retired_at IS NOT NULL")) == 1


def test_a_warehouse_whose_rows_do_not_fit_any_more_is_made_anew(history: Path) -> None:
    """What fits of its history comes along, and a copy of it stays."""
    connection = open_warehouse(working_file(history))
    runs = connection.execute("SELECT run_id FROM runs ORDER BY run_id").fetchall()
    connection.execute("ALTER TABLE failures DROP COLUMN message")
    connection.execute("UPDATE schema_version SET layout_digest = 'older'")
    connection.close()
    with pytest.raises(WarehouseError, match="do not fit"):
        open_warehouse(working_file(history))
    rebuild(home=str(history))
    assert [(row["run_id"],) for row in _query(history, "SELECT run_id FROM runs ORDER BY run_id")][:-1] == runs
    assert len(_query(history, "SELECT article_id FROM current_articles")) == 2
    assert list((history / "warehouse").glob("*.bak"))


def test_a_page_that_went_back_to_its_earlier_text_stays_there(write_page: Callable[..., Path], tmp_path: Path) -> None:
    """The archive keeps a body once; that it stood again at the end is history of the warehouse."""
    home = tmp_path / "home"
    for figure in ("1조", "2조", "1조"):
        ingest(sources=[str(write_page("naver.html", NAVER.replace("1조", figure)))], home=str(home))
    rebuild(home=str(home))
    assert [int(row["value"]) for row in _query(home, "SELECT value FROM commitments")] == [10**12]


def test_a_rebuild_that_does_not_hold_leaves_everything(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Working warehouse and snapshot are those of before, and the reason is told."""
    from expectations import judgements
    from expectations.rules import no_rows

    broken = no_rows("runs", "no_run_at_all", "SELECT run_id FROM {batch}", "shows a rule that breaks")
    before, link = _digests(history), (history / "published" / "current.duckdb").resolve()
    monkeypatch.setattr(judgements, "_of_runs", lambda: [broken])
    with pytest.raises(HeldBackError, match="no_run_at_all"):
        rebuild(home=str(history))
    assert (history / "published" / "current.duckdb").resolve() == link
    assert _digests(history) == before
    assert not list((history / "warehouse").glob("rebuilding*"))


def test_a_publish_that_fails_puts_the_earlier_warehouse_back(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk at the last step costs nothing."""
    import flows.rebuild

    def fail(*_: object) -> Path:
        raise WarehouseError("The disk is full.")

    runs = _query(history, "SELECT run_id FROM runs")
    monkeypatch.setattr(flows.rebuild, "publish", fail)
    with pytest.raises(WarehouseError, match="full"):
        rebuild(home=str(history))
    connection = open_warehouse(working_file(history))
    assert len(connection.execute("SELECT run_id FROM runs").fetchall()) == len(runs)
    connection.close()
    assert not list((history / "warehouse").glob("*.bak"))


def test_an_empty_archive_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError, match="holds nothing yet"):
        rebuild(home=str(tmp_path / "home"))


def test_a_comparison_shows_each_claim_and_publishes_nothing(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another reader says less: the claim it loses is named, and the total that goes with it."""
    from tasks.extract import articles

    link, before = (history / "published" / "current.duckdb").resolve(), _digests(history)
    assert compare_readers(home=str(history)).changes == ()
    read = articles.read_text

    def read_less(text: str, *arguments: Any, **options: Any) -> Any:
        reading = read(text, *arguments, **options)
        return replace(reading, claims=()) if "카카오" in text else reading

    monkeypatch.setattr(articles, "read_text", read_less)
    comparison = compare_readers(home=str(history))
    assert [(c.change, c.amount, Path(c.uri).name) for c in comparison.changes] == [("lost", "6천억원", "kakao.html")]
    assert comparison.n_same == 1
    (korea,) = [row for row in comparison.totals if row["country_code"] == "KR"]
    assert korea["usd_mid_after"] < korea["usd_mid_before"]
    assert comparison.pages["articles"] == (2, 2)
    assert (history / "published" / "current.duckdb").resolve() == link
    assert _digests(history) == before
    assert not list((history / "work").glob("*"))


def test_a_failed_page_is_tried_again_from_its_address(history: Path, told: Path) -> None:
    """The file that was not there is there now; the empty one stays empty."""
    (told / "gone.html").write_text(_page(KAKAO.replace("카카오", "라인")), encoding="utf-8")
    try:
        summary = replay(home=str(history), quarantined=False)
    finally:
        (told / "gone.html").unlink()
    assert summary is not None
    assert (summary.counts["found"], summary.counts["new"], summary.counts["failed"]) == (2, 1, 1)
    open_now = _query(history, "SELECT uri FROM failures WHERE resolved_at IS NULL")
    assert [Path(row["uri"]).name for row in open_now] == ["empty.html"]
    assert len(_query(history, "SELECT article_id FROM current_articles")) == 3


def test_a_body_that_could_not_be_read_is_read_from_the_archive(
    history: Path, write_page: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader of today reads what that of yesterday could not, and the file may be gone."""
    from tasks.clean import articles

    page = write_page("line.html", KAKAO.replace("카카오", "라인"))
    with monkeypatch.context() as patch:
        patch.setattr(articles, "clean_page", lambda *_, **__: 1 / 0)
        with pytest.raises(NothingReadError, match=r"line\.html"):
            ingest(sources=[str(page)], home=str(history))
    page.unlink()
    summary = replay(home=str(history), quarantined=False)
    assert summary is not None
    assert "line.html" in {Path(row["uri"]).name for row in _query(history, "SELECT uri FROM current_articles")}
    assert "line.html" not in {Path(failure["uri"]).name for failure in summary.failures}


def test_quarantined_rows_come_back_when_the_rule_holds(history: Path) -> None:
    """What was put aside by a rule that is mended stands in its table again; a replaced text stays replaced."""
    from datetime import UTC, datetime

    from tasks.load.quarantine import Offence, quarantine_rows
    from tasks.resolve.commitments import resolve_commitments

    before = _digests(history)
    connection = open_warehouse(working_file(history))
    rows = [row for (row,) in connection.execute("SELECT amount_id FROM amounts").fetchall()]
    ((run_id,),) = connection.execute("SELECT max(run_id) FROM runs").fetchall()
    quarantine_rows(connection, run_id, Offence("amounts", "a_rule", "for a test"), rows, datetime.now(UTC))
    resolve_commitments(connection)
    connection.close()
    assert _digests(history)["claims"] != before["claims"]
    summary = replay(home=str(history), failed=False)
    assert summary is not None
    assert summary.counts["unchanged"] == 2
    assert _digests(history) == before


def test_nothing_put_aside_is_nothing_to_do(write_page: Callable[..., Path], tmp_path: Path) -> None:
    ingest(sources=[str(write_page("naver.html", NAVER))], home=str(tmp_path / "home"))
    assert replay(home=str(tmp_path / "home")) is None
    assert len(_query(tmp_path / "home", "SELECT run_id FROM runs")) == 1
