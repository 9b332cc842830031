"""What the archive keeps, in the order in which it is read again."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tasks.fetch.archive import Archive, ArchiveError, Body
from tasks.rebuild.documents import archived_documents, batches_by_day
from tasks.records import Document

NOON = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def _keep(folder: Path, batch: str, moment: datetime, **bodies: str) -> list[Document]:
    with Archive(folder, batch) as archive:
        return [
            archive.append_body(Body(f"https://a.example/{uri}", "desk", text.encode(), moment))
            for uri, text in bodies.items()
        ]


def test_each_body_once_and_the_newest_first(tmp_path: Path) -> None:
    """A body that is kept twice, its index being lost, is one document; nobody's media type stays nobody's."""
    first = _keep(tmp_path, "r1-00001", NOON, a="one", b="two")
    (tmp_path / "index.sqlite").unlink()
    _keep(tmp_path, "r2-00001", NOON + timedelta(hours=1), a="one", c="three")
    documents = archived_documents(tmp_path)
    assert [document.uri[-1] for document in documents] == ["c", "b", "a"]
    assert documents[1:] == first[::-1]


def test_batches_are_of_one_korean_day(tmp_path: Path) -> None:
    """15:00 UTC is the next day in Korea, and what a page says of today counts from there."""
    for hour in (0, 14, 15, 16):
        _keep(tmp_path, f"r{hour}-00001", datetime(2026, 3, 2, hour, tzinfo=UTC), **{f"p{hour}": f"text {hour}"})
    batches = list(batches_by_day(archived_documents(tmp_path), 1))
    assert [(day, len(batch)) for day, batch in batches] == [(date(2026, 3, 3), 1)] * 2 + [(date(2026, 3, 2), 1)] * 2
    assert [len(batch) for _, batch in batches_by_day(archived_documents(tmp_path), 100)] == [2, 2]


@pytest.mark.parametrize("cut", range(5, 400, 60))
def test_a_record_that_a_crash_cut_off_stops_nothing(tmp_path: Path, cut: int) -> None:
    """What stands before it is read; it is left out, or fails in cleaning."""
    kept = _keep(tmp_path, "r1-00001", NOON, a="one", b="two " * 500)
    path = tmp_path / "r1-00001.warc.gz"
    path.write_bytes(path.read_bytes()[: kept[1].archive_offset + cut])
    assert kept[0] in archived_documents(tmp_path)


def test_a_file_that_is_no_archive_is_named(tmp_path: Path) -> None:
    """Its pages would be missing: that is told, not passed over."""
    _keep(tmp_path, "r2-00001", NOON, a="one")
    (tmp_path / "r1-00001.warc.gz").write_bytes(gzip.compress(b"no record at all"))
    with pytest.raises(ArchiveError, match=r"r1-00001\.warc\.gz cannot be read .* move it away"):
        archived_documents(tmp_path)
