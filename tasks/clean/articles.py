"""One batch of documents into articles: what was found on each page, what was not and why.

Here belongs the way from an archived body to an :class:`~tasks.records.Article`. How a page is read stands in
:mod:`tasks.clean.pages`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tasks.clean.errors import UnreadablePage
from tasks.clean.pages import clean_page
from tasks.fetch.archive import ArchiveError, read_body, unpacked
from tasks.ids import article_id
from tasks.records import Article, Document, Failure
from tasks.stagefiles import read_records, write_records


def _failure(document: Document, reason: str, message: str) -> Failure:
    text = message if document.uri in message else f"{document.uri}: {message}"
    return Failure(document.uri, document.source, "clean", reason, text, document.document_id)


def clean_document(document: Document, archive_folder: Path, now: date) -> Article | Failure:
    """Return the article of one archived document, or why there is none."""
    try:
        content = unpacked(read_body(archive_folder, document))
        page = clean_page(content, document.uri, now=now, content_type=document.content_type)
    except ArchiveError as error:
        return _failure(document, "archive", str(error))
    except UnreadablePage as error:
        return _failure(document, error.reason, str(error))
    except Exception as error:  # noqa: BLE001  one odd page must not take its batch along; it is written down
        return _failure(document, "internal", f"cleaning failed ({type(error).__name__}: {error}): report this page.")
    return Article(article_id(document.uri, page.title, page.body), document.document_id, page)


def clean_documents(
    documents: Path, articles: Path, failures: Path, archive_folder: Path, now: date
) -> tuple[int, int]:
    """Clean the documents of a stage file into two others, and return how many articles and failures there are."""
    failed: list[Failure] = []

    def cleaned() -> Iterator[Article]:
        for document in read_records(documents, Document):
            result = clean_document(document, archive_folder, now)
            if isinstance(result, Failure):
                failed.append(result)
            else:
                yield result

    n_articles = write_records(articles, cleaned())
    return n_articles, write_records(failures, failed)
