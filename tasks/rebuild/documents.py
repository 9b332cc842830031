"""The archive's documents in the order in which a rebuild reads them.

Here belongs which kept bodies are read again and in which batches. What does not: how they are cleaned and read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta, timezone
from itertools import groupby
from pathlib import Path

from tasks.fetch.archive import find_documents
from tasks.records import Document

_KOREA = timezone(timedelta(hours=9))
_NO_TYPE = "application/octet-stream"  # what the archive writes where nobody gave a media type


def archived_documents(folder: Path) -> list[Document]:
    """Return each document of the archive once, the newest first.

    The newest comes first because an article that stands in several bodies belongs to the last of them, as after a
    run. A record that a crash cut off before its address is left out; one cut off later fails in cleaning.
    """
    found: dict[str, Document] = {}
    for document in find_documents(folder):
        if document.uri:
            found.setdefault(document.document_id, _as_fetched(document))
    return sorted(found.values(), key=lambda d: (d.fetched_at, d.archive_file, d.archive_offset), reverse=True)


def _as_fetched(document: Document) -> Document:
    return replace(document, content_type=None) if document.content_type == _NO_TYPE else document


def batches_by_day(documents: Iterable[Document], size: int) -> Iterator[tuple[date, list[Document]]]:
    """Yield documents in batches of one Korean day of fetching: 3시간 전 on a page counts from that day.

    >>> list(batches_by_day([], 100))
    []
    """
    for day, of_day in groupby(documents, key=lambda d: d.fetched_at.astimezone(_KOREA).date()):
        listed = list(of_day)
        for start in range(0, len(listed), size):
            yield day, listed[start : start + size]
