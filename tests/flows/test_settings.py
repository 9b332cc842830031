"""Where things are kept, and what the sources file may say."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from flows.settings import SettingsError, find_home, read_sources_file


def test_the_home_is_the_one_given_else_the_environment_else_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JANGBU_HOME", "from-environment")
    assert find_home("given").root == Path("given")
    assert find_home().root == Path("from-environment")
    monkeypatch.delenv("JANGBU_HOME")
    assert find_home().root == Path("data")


def test_a_sources_file_gives_pairs_and_a_schedule(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(
        '[schedule]\nevery = "30m"\n[[source]]\nname = "a"\npaths = ["pages"]\n'
        '[[source]]\nname = "b"\nurls = ["https://news.example/1"]\n'
    )
    found = read_sources_file(path)
    assert found.arguments == ((str(tmp_path / "pages"), "a"), ("https://news.example/1", "b"))
    assert found.schedule.every == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "names no source"),
        ("[[source]]\npaths = ['a']", "has no name"),
        ("[[source", "is no sources file"),
        ('[schedule]\nevery = "often"\n[[source]]\nname = "a"\npaths = ["p"]', "30m, 6h or 1d"),
        ('[schedule]\nevery = "0h"\n[[source]]\nname = "a"\npaths = ["p"]', "30m, 6h or 1d"),
    ],
)
def test_a_wrong_sources_file_says_what_to_write(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=words):
        read_sources_file(path)


def test_the_checkout_has_a_sources_file_of_its_own() -> None:
    path = Path(__file__).parents[2] / "sources.toml"
    assert all(Path(argument).exists() for argument, _ in read_sources_file(path).arguments)
