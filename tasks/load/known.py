"""What a warehouse or a snapshot has already, so that a page that has not changed is not read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tasks.warehouse import Connection


def read_known_documents(connection: Connection, reader_version: str) -> set[str]:
    """Return the documents that need no reading: the current version of their article, read by this reader.

    A document whose article stands in quarantine, or was retired, is not among them.
    """
    query = "SELECT document_id FROM articles WHERE retired_at IS NULL AND reader_version = $reader_version"
    return {document_id for (document_id,) in connection.execute(query, {"reader_version": reader_version}).fetchall()}
