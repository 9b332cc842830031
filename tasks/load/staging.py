"""Records on their way in: staged in temporary tables, in batches, before anything is merged.

Here belongs how records become Arrow tables and which articles need no rows because the warehouse has them already.
What does not: what a record's row is (``rows.py``), what is done with the staged ones (``merges.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa

from tasks.ids import key_of
from tasks.load.cells import row_json, split_unfit
from tasks.load.columns import (
    ARTICLE_COLUMNS,
    CHILD_COLUMNS,
    DOCUMENT_COLUMNS,
    FAILURE_COLUMNS,
    PAGE_COLUMNS,
    REFUSED_COLUMNS,
    UNFIT_RULE,
)
from tasks.load.rows import Row, article_rows, content_key, document_row
from tasks.records import Document, Failure, ReadArticle

if TYPE_CHECKING:
    from tasks.warehouse import Connection

BATCH = 1000

_STAGED: Mapping[str, tuple[str, Sequence[str]]] = {
    "documents": ("documents", DOCUMENT_COLUMNS),
    "articles": ("articles", ARTICLE_COLUMNS),
    **{table: (table, columns) for table, columns in CHILD_COLUMNS.items()},
    "failures": ("failures", FAILURE_COLUMNS),
    "refused": ("quarantine", REFUSED_COLUMNS),
}
_KNOWN = """
    SELECT a.article_id, a.content_key, FALSE AS is_quarantined
    FROM articles AS a INNER JOIN batch_ids AS b ON a.article_id = b.article_id
    UNION ALL
    SELECT q.article_id, q.row_json ->> 'content_key', TRUE
    FROM quarantine AS q INNER JOIN batch_ids AS b ON q.article_id = b.article_id
    WHERE q.table_name = 'articles'
"""
_Item = TypeVar("_Item")


class Stage:
    """Temporary tables ``staged_…`` that take records in batches through Arrow."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._schemas: dict[str, pa.Schema] = {}
        self._uris: dict[str, str] = {}
        self._seen: set[str] = set()
        for name, (table, columns) in _STAGED.items():
            self._make(name, f"SELECT {', '.join(columns)} FROM {table} LIMIT 0")  # noqa: S608 - names of ours
        self._make("pages", f"SELECT {', '.join(f'CAST(NULL AS VARCHAR) AS {c}' for c in PAGE_COLUMNS)} LIMIT 0")

    def add_documents(self, documents: Iterable[Document]) -> None:
        """Stage documents; they come before the readings, which take their URIs from them."""
        for batch in _batches(documents, 10 * BATCH):
            self._uris.update((document.document_id, document.uri) for document in batch)
            self._append("documents", [document_row(document) for document in batch])

    def add_failures(self, failures: Iterable[Failure]) -> None:
        """Stage failures under the key of what failed where and how."""
        for batch in _batches(failures, 10 * BATCH):
            self._append("failures", [_failure_row(failure) for failure in batch])

    def add_readings(self, readings: Iterable[ReadArticle]) -> None:
        """Stage a page for each article, and rows for those alone that the warehouse has not with this content."""
        for batch in _batches(readings, BATCH):
            self._add_batch({read.article.article_id: read for read in reversed(batch)})

    def drop(self) -> None:
        """Drop the temporary tables."""
        for name in self._schemas:
            self._connection.execute(f"DROP TABLE IF EXISTS staged_{name}")

    def _add_batch(self, reads: Mapping[str, ReadArticle]) -> None:
        known = self._known([article_id for article_id in reads if article_id not in self._seen])
        pages: list[Row] = []
        rows: dict[str, list[Row]] = {name: [] for name in ("articles", *CHILD_COLUMNS)}
        for article_id, read in reads.items():
            if article_id in self._seen:
                continue
            content, uri = content_key(read), self._uri(read)
            state = _state(known.get(article_id), content)
            pages.append((uri, read.article.document_id, article_id, state))
            if state in {"new", "changed"}:
                _collect(rows, read, uri, content)
        self._seen.update(reads)
        self._append("pages", pages)
        for name, table_rows in rows.items():
            self._append(name, table_rows)

    def _known(self, article_ids: list[str]) -> dict[str, tuple[str, bool]]:
        self._connection.register("batch_ids", pa.table({"article_id": pa.array(article_ids, pa.string())}))
        rows = self._connection.execute(_KNOWN).fetchall()
        self._connection.unregister("batch_ids")
        return {article_id: (content, is_quarantined) for article_id, content, is_quarantined in rows}

    def _uri(self, read: ReadArticle) -> str:
        document_id = read.article.document_id
        if document_id not in self._uris:
            query = "SELECT uri FROM documents WHERE document_id = ?"
            found = self._connection.execute(query, [document_id]).fetchall()
            if not found:
                raise ValueError(
                    f"article {read.article.article_id} comes from document {document_id}, which nobody gave"
                )
            self._uris[document_id] = found[0][0]
        return self._uris[document_id]

    def _make(self, name: str, query: str) -> None:
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE staged_{name} AS {query}")
        schema = self._connection.sql(f"SELECT * FROM staged_{name}").to_arrow_table().schema  # noqa: S608 - as above
        self._schemas[name] = pa.schema([_plain(field) for field in schema])

    def _append(self, name: str, rows: Sequence[Row]) -> None:
        schema = self._schemas[name]
        fitting, unfit = split_unfit(rows, schema)
        if unfit:
            self._append("refused", [_refused_row(name, schema.names, row, column) for row, column in unfit])
        if fitting:
            arrays = [
                pa.array(values, field.type) for values, field in zip(zip(*fitting, strict=True), schema, strict=True)
            ]
            self._connection.register("batch", pa.Table.from_arrays(arrays, schema=schema))
            self._connection.execute(f"INSERT INTO staged_{name} BY NAME SELECT {', '.join(schema.names)} FROM batch")  # noqa: S608 - as above
            self._connection.unregister("batch")


def _state(known: tuple[str, bool] | None, content: str) -> str:
    if known is None:
        return "new"
    known_content, is_quarantined = known
    if known_content == content:
        return "quarantined" if is_quarantined else "unchanged"
    return "new" if is_quarantined else "changed"


def _collect(rows: Mapping[str, list[Row]], read: ReadArticle, uri: str, content: str) -> None:
    article = article_rows(read, uri, content)
    rows["articles"].append(article.article)
    for table, table_rows in article.children.items():
        rows[table].extend(table_rows)


def _failure_row(failure: Failure) -> Row:
    key = key_of("failure", failure.uri, failure.stage, failure.reason, failure.document_id)
    return (key, failure.uri, failure.source, failure.stage, failure.reason, failure.message, failure.document_id)


def _refused_row(table: str, columns: Sequence[str], row: Row, column: str) -> Row:
    cells = dict(zip(columns, row, strict=True))
    return (
        *(key_of(table, row[0]), table, row[0], cells["article_id"], UNFIT_RULE, column),
        *(str(cells[column]), f"{column} is larger than the warehouse can hold", cells["reader_version"]),
        row_json(cells),
    )


def _plain(field: pa.Field) -> pa.Field:
    """Return a column's Arrow field as the load fills it: an ENUM's word as text."""
    return pa.field(field.name, pa.string()) if pa.types.is_dictionary(field.type) else field


def _batches(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
