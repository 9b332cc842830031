"""``jangbu rates``: one line for a refresh, the newest day and its sources, one sentence for what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from flows.settings import Home
from tasks.resolve.histories import History, write_history
from tasks.resolve.rates import apply_rates, embedded_history
from tasks.warehouse import open_warehouse

Run = Callable[..., tuple[int, str]]
EMBEDDED = embedded_history()
LAST = EMBEDDED.newest_on
NEXT = LAST + timedelta(days=1)


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Give a file with the embedded history and one day more."""
    path = tmp_path / "hist.csv"
    path.write_text(write_history(History({**EMBEDDED.days, NEXT: EMBEDDED.days[LAST]})))
    return path


def test_a_refresh_tells_what_is_new_and_the_ledger_shows_it(jangbu: Run, history: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    told = jangbu("rates", "refresh", "--from", history, "--home", home.root)
    assert told == (0, f"1 day new, newest day {NEXT}. There is no ledger yet: the first `jangbu ingest` takes them.\n")
    assert home.rates_file.exists()
    assert jangbu("rates", "--home", home.root)[0] == 1
    with open_warehouse(home.warehouse) as connection:
        apply_rates(connection)
    told = jangbu("rates", "refresh", "--from", history, "--home", home.root)
    assert told == (
        0,
        f"0 days new, newest day {NEXT}. Commitments take them at the next `jangbu ingest` or `jangbu rebuild`.\n",
    )
    assert jangbu("rates", "refresh", "--from", history, "--home", home.root) == (
        0,
        f"0 days new, newest day {NEXT}.\n",
    )
    for arguments in (("rates",), ("rates", "show")):
        code, text = jangbu(*arguments, "--home", home.root)
        assert code == 0
        assert text.startswith(f"Newest day: {NEXT}\n")
        assert "ECB reference rate of the day (fetched" in text
        assert "official peg" in text


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--home", "nowhere"), 1, "jangbu ingest"),
        (("show", "--from", "hist.zip"), 2, "jangbu rates refresh --from hist.zip"),
        (
            ("refresh", "--from", "gone.zip", "--home", "nowhere"),
            2,
            "gone.zip is neither a file nor an http(s) address",
        ),
        (("refresh", "--from", "ftp://ecb.example/a.zip", "--home", "nowhere"), 2, "neither a file nor"),
        (("refresh", "--from", "page.html", "--home", "nowhere"), 1, "page.html is not the ECB's history of rates"),
        (("refresh", "--from", "http://nowhere.invalid:99999/a", "--home", "nowhere"), 1, "No rates were fetched"),
    ],
)
def test_an_error_is_one_sentence_and_makes_no_home(
    jangbu: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<html></html>")
    found_code, text = jangbu("rates", *arguments)
    assert (found_code, words in text) == (code, True), text
    assert not (tmp_path / "nowhere").exists()
