"""The flow from pages to a published snapshot: what comes out, what stays the same, what holds it back."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import HeldBackError, NothingReadError, RunSummary, ingest
from tasks.load.digests import table_digests
from tasks.publish.summaries import read_rows
from tasks.warehouse import open_snapshot, open_warehouse, working_file

pytestmark = pytest.mark.slow

NAVER = "네이버는 2030년까지 국내 AI 데이터센터에 1조 원 이상을 투자하겠다고 4일 밝혔다."
KAKAO = "카카오는 향후 3년간 AI 인프라에 6천억원을 투자하기로 했다고 3일 발표했다."
WEATHER = "기상청은 5일 전국에 비가 내리겠다고 내다봤다. 예상 강수량은 10에서 30밀리미터다."


def _ingest(home: Path, *sources: Path | str, **options: Any) -> RunSummary:
    return ingest(sources=[str(source) for source in sources], home=str(home), **options)


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


@pytest.fixture
def pages(write_page: Callable[..., Path]) -> list[Path]:
    """Return three pages: two claims and the weather."""
    return [write_page("naver.html", NAVER), write_page("kakao.html", KAKAO), write_page("rain.html", WEATHER)]


def test_pages_become_claims_that_lead_back_to_their_sentences(pages: list[Path], tmp_path: Path) -> None:
    summary = _ingest(tmp_path / "home", *pages)
    assert (summary.counts["found"], summary.counts["new"], summary.counts["failed"]) == (3, 3, 0)
    rows = _query(
        tmp_path / "home",
        "SELECT c.actor_country, c.amount_value, a.uri, substring(a.body, c.span_start + 1, c.span_end - c.span_start) AS s"
        " FROM claims AS c JOIN articles AS a USING (article_id) ORDER BY c.amount_value",
    )
    assert [(row["actor_country"], int(row["amount_value"]), Path(row["uri"]).name) for row in rows] == [
        ("KR", 600_000_000_000, "kakao.html"),
        ("KR", 1_000_000_000_000, "naver.html"),
    ]
    assert [row["s"] for row in rows] == [KAKAO, NAVER]
    assert not list((tmp_path / "home" / "work").glob("*")), "stage files stay after a published run"


def test_a_run_leaves_its_artifacts(pages: list[Path], tmp_path: Path) -> None:
    from prefect.client.orchestration import get_client

    _ingest(tmp_path / "home", pages[0])
    with get_client(sync_client=True) as client:
        artifacts = client.request("POST", "/artifacts/latest/filter").json()
    by_key = {artifact["key"]: artifact for artifact in artifacts}
    assert {"counts", "country-totals", "published-file"} <= set(by_key)
    assert {row["pages"]: row["count"] for row in json.loads(by_key["counts"]["data"])}["found"] == 1
    assert "KR" in by_key["country-totals"]["data"]
    assert ".duckdb" in by_key["published-file"]["data"]


def test_the_same_again_changes_nothing_and_says_so(pages: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "home"
    _ingest(home, *pages)
    before = _digests(home)
    again = _ingest(home, *pages)
    assert again.changes == {"inserted": 0, "updated": 0, "retired": 0}
    assert again.counts["unchanged"] == 3
    assert _digests(home) == before


def test_order_and_batches_leave_no_trace(pages: list[Path], tmp_path: Path) -> None:
    _ingest(tmp_path / "one", *pages)
    _ingest(tmp_path / "two", pages[2], pages[0])
    _ingest(tmp_path / "two", pages[1], batch_pages=1)
    assert _digests(tmp_path / "one") == _digests(tmp_path / "two")


def test_a_changed_body_is_a_new_version_and_the_old_rows_stay(write_page: Callable[..., Path], tmp_path: Path) -> None:
    home = tmp_path / "home"
    page = write_page("naver.html", NAVER)
    _ingest(home, page)
    write_page("naver.html", NAVER.replace("1조", "2조"))
    summary = _ingest(home, page)
    assert summary.changes["retired"] == 1
    versions = _query(home, "SELECT version, retired_at IS NULL AS is_current FROM articles ORDER BY version")
    assert [(row["version"], row["is_current"]) for row in versions] == [(1, False), (2, True)]
    assert len(_query(home, "SELECT claim_id FROM claims")) == 2
    assert [int(row["value"]) for row in _query(home, "SELECT value FROM commitments")] == [2_000_000_000_000]


def test_pages_that_cannot_be_read_are_counted_and_named(pages: list[Path], tmp_path: Path) -> None:
    (tmp_path / "pages" / "empty.html").write_bytes(b"")
    (tmp_path / "pages" / "picture.html").write_bytes(bytes(range(256)) * 40)
    summary = _ingest(tmp_path / "home", tmp_path / "pages", tmp_path / "gone.html")
    assert (summary.counts["found"], summary.counts["new"], summary.counts["failed"]) == (6, 3, 3)
    assert {Path(f["uri"]).name for f in summary.failures} == {"empty.html", "picture.html", "gone.html"}
    assert all(Path(f["uri"]).name in f["message"] for f in summary.failures)


def test_nothing_to_read_fails_visibly_and_is_kept(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError, match=r"gone\.html"):
        _ingest(tmp_path / "home", tmp_path / "gone.html")
    assert [row["reason"] for row in _query(tmp_path / "home", "SELECT reason FROM failures")] == ["no_such_file"]


def test_a_broken_table_rule_holds_the_publish_back(pages: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "home"
    _ingest(home, pages[0])
    published = (home / "published" / "current.duckdb").resolve()
    connection = open_warehouse(working_file(home))
    connection.execute("UPDATE runs SET n_found = n_found + 1")
    connection.close()
    with pytest.raises(HeldBackError, match="counts_of_pages_add_up"):
        _ingest(home, *pages)
    assert (home / "published" / "current.duckdb").resolve() == published
    connection = open_warehouse(working_file(home))
    statuses = connection.execute("SELECT status FROM runs ORDER BY started_at").fetchall()
    connection.close()
    assert statuses == [("published",), ("held_back",)]


def test_an_exception_inside_the_validation_holds_the_publish_back(
    pages: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from expectations import judgements
    from expectations.rules import no_rows

    broken = no_rows(
        "runs", "a_rule_with_a_slip", "SELECT no_such_column FROM {batch}", "shows that an error is no pass"
    )
    monkeypatch.setattr(judgements, "_of_runs", lambda: [broken])
    with pytest.raises(HeldBackError, match="a_rule_with_a_slip"):
        _ingest(tmp_path / "home", pages[0])
    assert not (tmp_path / "home" / "published" / "current.duckdb").exists()


def test_a_page_without_a_day_goes_to_quarantine_and_the_rest_is_published(pages: list[Path], tmp_path: Path) -> None:
    dateless = tmp_path / "pages" / "dateless.html"
    text = pages[0].read_text(encoding="utf-8").replace("네이버", "업스테이지").replace("4일 ", "")
    dateless.write_text(
        text.replace('<meta property="article:published_time" content="2026-03-04T09:00:00+09:00">', "")
    )
    summary = _ingest(tmp_path / "home", *pages, dateless)
    assert (summary.counts["quarantined"], summary.counts["new"]) == (1, 3)
    rows = _query(tmp_path / "home", "SELECT table_name, rule FROM quarantine WHERE table_name = 'articles'")
    assert [(row["table_name"], row["rule"]) for row in rows] == [("articles", "published_on_was_found")]
    again = _ingest(tmp_path / "home", *pages, dateless)
    assert (again.counts["quarantined"], again.changes["inserted"]) == (1, 0)


@pytest.fixture
def web(write_page: Callable[..., Path]) -> Iterator[str]:
    """Serve one good page; everything else is 404."""
    page = write_page("naver.html", NAVER).read_bytes()

    class Pages(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/good" else 404)
            self.end_headers()
            if self.path == "/good":
                self.wfile.write(page)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_addresses_are_read_and_a_missing_one_does_not_stop_the_rest(web: str, tmp_path: Path) -> None:
    summary = _ingest(tmp_path / "home", f"{web}/good", f"{web}/gone")
    assert (summary.counts["new"], summary.counts["failed"]) == (1, 1)
    assert [failure["reason"] for failure in summary.failures] == ["http_404"]
    archive = tmp_path / "home" / "archive"
    assert list(archive.glob("*.warc.gz")), "the body must be kept before it is parsed"
