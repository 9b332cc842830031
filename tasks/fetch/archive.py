"""The raw archive: every body byte for byte in WARC files, found again by file and offset.

One WARC file a fetched batch, one gzip member a record, and a small index (``index.sqlite``) of what is already
kept, so that the same body of the same address is kept once. The WARC files alone are enough to rebuild
everything: the address, the source, the time and the digest stand in each record.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.warcwriter import WARCWriter

from tasks.ids import document_id
from tasks.records import Document

_INDEX = """
CREATE TABLE IF NOT EXISTS bodies (
    uri TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    archive_file TEXT NOT NULL,
    archive_offset INTEGER NOT NULL,
    PRIMARY KEY (uri, sha256)
) WITHOUT ROWID
"""
MAX_BODY_BYTES = 64 * 1024 * 1024


class ArchiveError(Exception):
    """A body cannot be kept or read back; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it came, with the address and the source that it is kept under."""

    uri: str
    source: str
    content: bytes
    fetched_at: datetime
    content_type: str | None = None


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn what the disk or the index refuses into an :class:`ArchiveError` about the archive's folder."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        message = f"The archive {folder} cannot be written ({error}): make room there, or choose another home; nothing is lost."
        raise ArchiveError(message) from error


class Archive:
    """The archive under one folder, open for one batch of one run. Use as a context manager."""

    def __init__(self, folder: Path, batch_name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._name = f"{batch_name}.warc.gz"
        with _explained(folder):
            self._index = sqlite3.connect(folder / "index.sqlite", timeout=60)
            self._index.execute(_INDEX)
        self._file: io.BufferedWriter | None = None
        self._rows: list[tuple[str, str, str, str, int]] = []

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *exception: object) -> None:
        """Bring the bodies to the disk first and only then into the index."""
        with _explained(self._folder), closing(self._index), self._index:
            if self._file is not None:
                self._file.close()
            self._index.executemany("INSERT OR IGNORE INTO bodies VALUES (?, ?, ?, ?, ?)", self._rows)

    def append_body(self, body: Body) -> Document:
        """Keep a body, unless the same one of the same address is kept already, and return its document."""
        sha256 = hashlib.sha256(body.content).hexdigest()
        kept = self._index.execute(
            "SELECT fetched_at, archive_file, archive_offset FROM bodies WHERE uri = ? AND sha256 = ?",
            (body.uri, sha256),
        ).fetchone()
        if kept is None:
            kept = (body.fetched_at.isoformat(), self._name, self._write(body, sha256))
            self._rows.append((body.uri, sha256, *kept))
        fetched_at, archive_file, archive_offset = kept
        return Document(
            document_id=document_id(body.uri, sha256),
            uri=body.uri,
            source=body.source,
            fetched_at=datetime.fromisoformat(fetched_at),
            sha256=sha256,
            n_bytes=len(body.content),
            archive_file=archive_file,
            archive_offset=archive_offset,
            content_type=body.content_type,
        )

    def _write(self, body: Body, sha256: str) -> int:
        with _explained(self._folder):
            return self._write_record(body, sha256)

    def _write_record(self, body: Body, sha256: str) -> int:
        if self._file is None:
            self._file = (self._folder / self._name).open("ab")
        offset = self._file.tell()
        writer = WARCWriter(self._file, gzip=True)
        record = writer.create_warc_record(
            body.uri,
            "resource",
            payload=io.BytesIO(body.content),
            length=len(body.content),
            warc_content_type=body.content_type or "application/octet-stream",
            warc_headers_dict={
                "WARC-Date": body.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "Jangbu-Source": body.source,
                "Jangbu-SHA256": sha256,
            },
        )
        writer.write_record(record)
        return offset


def _read_record(folder: Path, archive_file: str, archive_offset: int) -> bytes:
    with (folder / archive_file).open("rb") as file:
        file.seek(archive_offset)
        record: ArcWarcRecord = next(iter(ArchiveIterator(file)))
        content: bytes = record.raw_stream.read()
        return content


def read_body(folder: Path, document: Document) -> bytes:
    """Return a kept body byte for byte; one that is gone or changed raises :class:`ArchiveError`."""
    try:
        content = _read_record(folder, document.archive_file, document.archive_offset)
    except (OSError, EOFError, StopIteration, zlib.error, ArchiveLoadFailed) as error:
        message = f"{document.archive_file} in {folder} cannot be read at {document.archive_offset}: fetch {document.uri} again."
        raise ArchiveError(message) from error
    if hashlib.sha256(content).hexdigest() != document.sha256:
        message = f"{document.archive_file} in {folder} was changed after {document.uri} was kept: fetch it again."
        raise ArchiveError(message)
    return content


def find_documents(folder: Path) -> Iterator[Document]:
    """Yield every document of the archive from its WARC files alone, in order of file and offset.

    A file that is no WARC file, or is broken in its midst, raises :class:`ArchiveError`.
    """
    for path in sorted(folder.glob("*.warc.gz")):
        try:
            yield from _documents_of(path)
        except (OSError, EOFError, zlib.error, ArchiveLoadFailed) as error:
            message = f"{path} cannot be read ({str(error).splitlines()[0]}): move it away, its pages are lost with it."
            raise ArchiveError(message) from error


def _documents_of(path: Path) -> Iterator[Document]:
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        for record in records:
            content = record.raw_stream.read()
            headers = record.rec_headers
            uri, sha256 = headers.get_header("WARC-Target-URI"), headers.get_header("Jangbu-SHA256")
            yield Document(
                document_id=document_id(uri, sha256),
                uri=uri,
                source=headers.get_header("Jangbu-Source"),
                fetched_at=datetime.fromisoformat(headers.get_header("WARC-Date")),
                sha256=sha256,
                n_bytes=len(content),
                archive_file=path.name,
                archive_offset=records.get_record_offset(),
                content_type=headers.get_header("Content-Type"),
            )


def unpacked(content: bytes) -> bytes:
    """Return a body without its gzip layer, if it has one; a broken or endless one raises :class:`ArchiveError`.

    >>> unpacked(gzip.compress(b"body")), unpacked(b"body")
    (b'body', b'body')
    """
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            plain = file.read(MAX_BODY_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        message = "the gzip file is broken: make it again."
        raise ArchiveError(message) from error
    if len(plain) > MAX_BODY_BYTES:
        message = f"the page unpacks to more than {MAX_BODY_BYTES // 2**20} MiB: it is no article."
        raise ArchiveError(message)
    return plain
