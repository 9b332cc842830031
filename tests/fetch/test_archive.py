"""The raw archive keeps bodies byte for byte, once, and can be read from its WARC files alone."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.fetch.archive import Archive, ArchiveError, Body, find_documents, read_body, unpacked

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def _keep(folder: Path, batch: str, *bodies: tuple[str, bytes]) -> list:
    with Archive(folder, batch) as archive:
        return [archive.append_body(Body(uri, "test", content, NOW)) for uri, content in bodies]


@given(content=st.binary(max_size=300))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_body_comes_back_byte_for_byte(tmp_path: Path, content: bytes) -> None:
    (document,) = _keep(tmp_path, "one", ("page.html", content))
    assert read_body(tmp_path, document) == content


def test_the_same_body_of_the_same_address_is_kept_once(tmp_path: Path) -> None:
    first = _keep(tmp_path, "one", ("a.html", b"x"), ("b.html", b"x"))
    again = _keep(tmp_path, "two", ("a.html", b"x"), ("b.html", b"y"))
    assert first[0] == again[0]
    assert first[1] != again[1]
    assert [d.uri for d in find_documents(tmp_path)] == ["a.html", "b.html", "b.html"]


def test_documents_are_found_in_the_warc_files_alone(tmp_path: Path) -> None:
    kept = _keep(tmp_path, "one", ("https://news.example/가?a=1", "본문".encode()), ("folder/b.txt", b""))
    (tmp_path / "index.sqlite").unlink()
    found = list(find_documents(tmp_path))
    assert [(d.document_id, d.uri, d.sha256, d.archive_offset) for d in found] == [
        (d.document_id, d.uri, d.sha256, d.archive_offset) for d in kept
    ]
    assert read_body(tmp_path, found[0]) == "본문".encode()


def test_a_changed_archive_is_noticed(tmp_path: Path) -> None:
    (document,) = _keep(tmp_path, "one", ("a.html", b"body of a page"))
    path = tmp_path / document.archive_file
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(ArchiveError, match=r"a\.html"):
        read_body(tmp_path, document)


def test_gzip_that_is_broken_or_endless_is_refused() -> None:
    with pytest.raises(ArchiveError, match="broken"):
        unpacked(gzip.compress(b"body" * 100)[:20])
    with pytest.raises(ArchiveError, match="MiB"):
        unpacked(gzip.compress(bytes(65 * 1024 * 1024)))


def test_a_full_disk_is_one_sentence_and_what_was_kept_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (kept,) = _keep(tmp_path, "one", ("a.html", b"x"))

    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Archive, "_write_record", fail)
    with pytest.raises(ArchiveError, match="make room"):
        _keep(tmp_path, "two", ("b.html", b"y"))
    assert read_body(tmp_path, kept) == b"x"
