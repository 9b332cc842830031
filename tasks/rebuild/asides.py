"""What was put aside: pages that failed and documents whose rows stand in quarantine, to be tried again.

Here belongs what is tried again and from where: a body that is kept from the archive, any other page from its address.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tasks.load.quarantine import release_rows
from tasks.records import Document

if TYPE_CHECKING:
    from tasks.warehouse import Connection

_DOCUMENT = ", ".join(f"documents.{field.name}" for field in fields(Document))
_OPEN = """
    SELECT DISTINCT uri, source
    FROM failures
    WHERE resolved_at IS NULL AND (document_id IS NULL OR document_id NOT IN (SELECT document_id FROM documents))
    ORDER BY uri
"""
_FAILED_DOCUMENTS = "SELECT document_id FROM failures WHERE resolved_at IS NULL AND document_id IS NOT NULL"
_QUARANTINED_DOCUMENTS = """
    SELECT coalesce(articles.document_id, whole.row_json ->> 'document_id') AS document_id
    FROM quarantine
    LEFT JOIN articles ON articles.article_id = quarantine.article_id
    LEFT JOIN quarantine AS whole ON whole.article_id = quarantine.article_id AND whole.table_name = 'articles'
"""
# A text that a later one has replaced is not read again: that would make it the newest once more.
_DOCUMENTS = f"""
    SELECT {_DOCUMENT}
    FROM documents
    WHERE document_id IN $ids
        AND document_id NOT IN (SELECT document_id FROM articles WHERE retired_at IS NOT NULL)
        AND NOT EXISTS (
            SELECT 1
            FROM articles
            JOIN documents AS standing ON standing.document_id = articles.document_id
            WHERE articles.uri = documents.uri AND articles.retired_at IS NULL AND standing.fetched_at > documents.fetched_at
        )
    ORDER BY uri, fetched_at DESC
"""  # noqa: S608 - names of ours


@dataclass(frozen=True, slots=True)
class Asides:
    """What is tried again: addresses with their source, kept documents, and whether quarantined rows come back."""

    arguments: tuple[tuple[str, str], ...]
    documents: tuple[Document, ...]
    n_quarantined: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing was put aside."""
        return not (self.arguments or self.documents or self.n_quarantined)


def read_asides(connection: Connection, *, quarantined: bool, failed: bool) -> Asides:
    """Return what was put aside and did not come back, in the order of its addresses."""
    arguments = connection.execute(_OPEN).fetchall() if failed else []
    ids = set()
    if failed:
        ids |= {row[0] for row in connection.execute(_FAILED_DOCUMENTS).fetchall()}
    n_quarantined = 0
    if quarantined:
        ids |= {row[0] for row in connection.execute(_QUARANTINED_DOCUMENTS).fetchall()}
        n_quarantined = connection.execute("SELECT count(*) FROM quarantine").fetchall()[0][0]
    rows = connection.execute(_DOCUMENTS, {"ids": sorted(filter(None, ids))}).fetchall()
    return Asides(tuple(arguments), tuple(_document(row) for row in rows), n_quarantined)


def put_back(connection: Connection, run_id: str, now: datetime) -> int:
    """Put all quarantined rows back into their tables, to be checked again, and return how many they are."""
    return release_rows(connection, run_id, now)


def _document(row: tuple[object, ...]) -> Document:
    cells = dict(zip((field.name for field in fields(Document)), row, strict=True))
    fetched_at = cells["fetched_at"]
    if isinstance(fetched_at, datetime):
        cells["fetched_at"] = fetched_at.replace(tzinfo=UTC)
    return Document(**cells)  # type: ignore[arg-type]  # the table's columns are the record's fields, a test compares them
