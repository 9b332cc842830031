"""Fetched rates are kept whole, come into the ledger with their source, and move the claims of their days alone."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from histories import LAST, as_csv, as_zip, days_after, longer_history
from ledgers import add_claims, add_references, key, read_deals

from tasks.fetch.http import Fetcher, Manners
from tasks.resolve import refreshes
from tasks.resolve.commitments import resolve_commitments
from tasks.resolve.rates import ECB_SOURCE, apply_rates
from tasks.resolve.refreshes import RatesError, Refresh, read_kept, refresh_rates
from tasks.warehouse import Connection, WarehouseError, open_warehouse

TODAY = LAST + timedelta(days=30)
DERIVED = (
    "fx_rates",
    "commitments",
    "commitment_claims",
    "commitment_links",
    "candidate_pairs",
    "claim_blocks",
    "claim_gauges",
    "claim_pairs",
)
ALL_ROWS = "SELECT count(*), sum(CAST(hash(t) AS HUGEINT)) FROM {} AS t"
QUICK = Manners(connect_timeout=0.5, read_timeout=0.5, retries=0, host_pause=0)


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, bytes]], str]]:
    """Return a function that answers with the given bodies by path, and gives the server's address."""
    monkeypatch.setattr(refreshes, "Fetcher", partial(Fetcher, manners=QUICK))
    servers: list[ThreadingHTTPServer] = []

    def start(bodies: dict[str, bytes]) -> str:
        class Pages(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = bodies.get(self.path)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), Pages))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a warehouse with the embedded rates; tests copy it."""
    path = tmp_path_factory.mktemp("rated") / "working.duckdb"
    with open_warehouse(path) as connection:
        apply_rates(connection)
    return path


@pytest.fixture
def home(rated: Path, tmp_path: Path) -> Path:
    """Give a home whose working warehouse has the embedded rates."""
    shutil.copyfile(rated, tmp_path / rated.name)
    return tmp_path


def refreshed(home: Path, origin: object, today: date = TODAY) -> Refresh:
    return refresh_rates(str(origin), home / "rates" / "kept.csv", home / "working.duckdb", today)


def in_ledger(home: Path, query: str) -> list[Any]:
    with open_warehouse(home / "working.duckdb") as connection:
        return connection.execute(query).fetchall()


def test_a_history_from_an_address_is_kept_and_merged(serve: Callable[..., str], home: Path) -> None:
    address = serve({"/hist.zip": as_zip(as_csv(longer_history(3)))})
    found = refreshed(home, f"{address}/hist.zip")
    assert (found.n_new_days, found.newest_on, found.n_differing_days) == (3, LAST + timedelta(days=3), 0)
    (row,) = in_ledger(home, "SELECT max(rate_on), arg_max(source, rate_on) FROM fx_rates WHERE currency = 'USD'")
    assert row == (LAST + timedelta(days=3), f"ECB reference rate of the day (fetched {TODAY})")
    assert in_ledger(home, f"SELECT max(rate_on) FROM fx_rates WHERE source = '{ECB_SOURCE}'") == [(LAST,)]
    assert in_ledger(home, f"SELECT count(*) FROM fx_rates WHERE currency = 'TWD' AND rate_on > DATE '{LAST}'") == [
        (3,)
    ]


def test_the_second_time_nothing_is_new_and_nothing_changes(home: Path) -> None:
    path = home / "hist.csv"
    path.write_text(as_csv(longer_history(2)))
    refreshed(home, path)
    before = in_ledger(home, ALL_ROWS.format("fx_rates"))
    assert refreshed(home, path, TODAY + timedelta(days=1)) == Refresh(0, LAST + timedelta(days=2), 0, 0)
    assert in_ledger(home, ALL_ROWS.format("fx_rates")) == before


def test_a_known_day_keeps_its_rate_and_its_source(home: Path) -> None:
    """A history that tells a day otherwise is said to, and the day stays; the days after it come in."""
    path = home / "hist.csv"
    for n_days, krw in ((2, "1600.00"), (3, "1700.00")):
        path.write_text(as_csv(longer_history(n_days, krw)))
        found = refreshed(home, path, LAST + timedelta(days=n_days))
    assert (found.n_new_days, found.n_differing_days) == (1, 2)
    rates = in_ledger(
        home,
        f"SELECT krw_per_unit, source FROM fx_rates WHERE currency = 'EUR' AND rate_on > DATE '{LAST}' ORDER BY rate_on",
    )
    fetched = [f"ECB reference rate of the day (fetched {LAST + timedelta(days=n)})" for n in (2, 2, 3)]
    assert [(int(krw), source) for krw, source in rates] == list(zip((1600, 1600, 1700), fetched, strict=True))


def test_without_a_ledger_the_rates_are_kept_for_the_first_run(tmp_path: Path) -> None:
    path = tmp_path / "hist.zip"
    path.write_bytes(as_zip(as_csv(longer_history(1))))
    assert refreshed(tmp_path, path).n_rows is None
    kept = read_kept(tmp_path / "rates" / "kept.csv")
    assert kept is not None
    assert kept.newest_on == LAST + timedelta(days=1)
    assert not (tmp_path / "working.duckdb").exists()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/gone.zip", "answered 404"),
        ("/page.html", "is not the ECB's history of rates, its first line does not begin with Date"),
        ("/short.csv", "lacks"),
    ],
)
def test_what_cannot_be_had_or_believed_changes_nothing(
    serve: Callable[..., str], home: Path, path: str, words: str
) -> None:
    last = as_csv(longer_history(1)).splitlines()[:3]
    address = serve({"/page.html": b"<html></html>", "/short.csv": "\n".join(last).encode()})
    with pytest.raises(RatesError, match=words) as caught:
        refreshed(home, f"{address}{path}")
    assert f"{address}{path}" in str(caught.value)
    assert not (home / "rates").exists()


def test_no_network_is_one_sentence(serve: Callable[..., str], home: Path) -> None:
    with pytest.raises(RatesError, match="No rates were fetched, those known stay"):
        refreshed(home, "http://nowhere.invalid/hist.zip")


def test_a_held_warehouse_keeps_the_rates_out(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = home / "hist.csv"
    path.write_text(as_csv(longer_history(1)))

    def refuse(_path: Path) -> Connection:
        message = "The warehouse is held by another process (pid 1): wait until it has ended, or stop it."
        raise WarehouseError(message)

    monkeypatch.setattr(refreshes, "open_warehouse", refuse)
    with pytest.raises(WarehouseError, match="held by another process"):
        refreshed(home, path)
    assert not (home / "rates").exists()


@pytest.mark.parametrize("text", ["", "Date,USD,KRW\n2026-11-02,1.1,1500\n"], ids=["empty", "no day of fetching"])
def test_kept_rates_that_somebody_changed_are_told_and_mended_by_a_refresh(home: Path, text: str) -> None:
    kept = home / "rates" / "kept.csv"
    kept.parent.mkdir()
    kept.write_text(text)
    with pytest.raises(RatesError, match="remove the file or run `jangbu rates refresh`") as caught:
        read_kept(kept)
    assert str(kept) in str(caught.value)
    path = home / "hist.csv"
    path.write_text(as_csv(longer_history(1)))
    assert refreshed(home, path).n_new_days == 1
    assert read_kept(kept) is not None


def test_deals_of_the_new_days_alone_are_settled_anew_and_as_from_nothing(rated: Path, tmp_path: Path) -> None:
    """A claim takes the last rate on or before its day, so deals told after the old last day change, others do not."""
    plain = {"kind": "investment", "status": "announced", "country": "KR", "currency": "KRW"}
    told = (LAST - timedelta(days=3), LAST, LAST + timedelta(days=1), LAST + timedelta(days=9))
    payers = (
        ("가온전자", "구미 공장"),
        ("나래통신", "부산 데이터센터"),
        ("다솜물산", "인재 양성"),
        ("라온은행", "세종 연구소"),
    )
    claims = [
        plain
        | {
            "claim_id": key("told", day),
            "article": f"a{day}",
            "day": day,
            "actor": payer,
            "recipient": what,
            "value": f"{i}00000000000",
        }
        for i, (day, (payer, what)) in enumerate(zip(told, payers, strict=True), start=1)
    ]
    kept = refreshes.carry_on(refreshes.History({}), longer_history(5), TODAY)

    def ledger(name: str) -> Connection:
        connection = open_warehouse(shutil.copyfile(rated, tmp_path / f"{name}.duckdb"))
        add_references(connection, read_deals())
        add_claims(connection, claims)
        return connection

    with ledger("once") as once, ledger("twice") as twice:
        resolve_commitments(once, kept)
        resolve_commitments(twice)
        before = dict(twice.execute("SELECT first_seen_on, usd_mid FROM commitments").fetchall())
        changed = resolve_commitments(twice, kept)
        after = dict(twice.execute("SELECT first_seen_on, usd_mid FROM commitments").fetchall())
        assert {day for day in told if before[day] != after[day]} == set(told[2:])
        assert (changed.resolved, changed.inserted, changed.deleted) == (2, 0, 0)
        days = "SELECT rate_on, rate_source FROM commitments ORDER BY first_seen_on"
        fetched = f"ECB reference rate of the day (fetched {TODAY})"
        assert twice.execute(days).fetchall()[2:] == [(days_after(5)[0], fetched), (days_after(5)[4], fetched)]
        for table in DERIVED:
            query = ALL_ROWS.format(table)
            assert twice.execute(query).fetchall() == once.execute(query).fetchall(), table
        again = resolve_commitments(twice, kept)
        assert (again.resolved, again.rates, again.updated) == (0, 0, 0)
