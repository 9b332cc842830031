"""What a person names becomes pages, each once, and nothing is left out without a word."""

from __future__ import annotations

from pathlib import Path

from tasks.fetch.sources import find_sources


def test_folders_files_and_addresses_mix_in_order_and_once(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt.gz", "notes.pdf", ".hidden.html"):
        (tmp_path / name).write_bytes(b"x")
    page = str(tmp_path / "b.html")
    found = find_sources([("https://news.example/1", "web"), (page, "named"), (str(tmp_path), "folder")])
    assert [(s.uri.rsplit("/", 1)[-1], s.source) for s in found.sources] == [
        ("1", "web"),
        ("b.html", "named"),
        ("a.txt.gz", "folder"),
    ]
    assert [Path(name).name for name in found.ignored_files] == ["notes.pdf"]
    assert not found.failures


def test_what_cannot_be_used_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("picture.png", "feed.xml"):
        (tmp_path / name).write_bytes(b"x")
    names = ["empty", "picture.png", "feed.xml", "gone.html"]
    found = find_sources([(str(tmp_path / name), "named") for name in names])
    assert [f.reason for f in found.failures] == ["empty_folder", "not_a_page", "not_yet", "no_such_file"]
    assert all(Path(f.uri).name in f.message for f in found.failures)
