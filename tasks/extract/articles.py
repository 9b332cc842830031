"""One batch of articles through the reader: from a stage file of articles to one of articles with their readings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tasks.extract.morphemes import tokenize
from tasks.extract.reader import read_text
from tasks.records import Article, Document, Failure, ReadArticle
from tasks.stagefiles import read_records, write_records


def read_article(article: Article, document: Document) -> ReadArticle | Failure:
    """Return the article with everything that was read out of its body, or why that failed."""
    page = article.page
    try:
        reading = read_text(page.body, page.published_on, tokenize, title=page.title or "")
    except Exception as error:  # noqa: BLE001  one odd text must not take its batch along; it is written down
        message = f"{document.uri}: reading failed ({type(error).__name__}: {error}): report this page."
        return Failure(document.uri, document.source, "extract", "internal", message, document.document_id)
    return ReadArticle(article, reading)


def read_articles(documents: Path, articles: Path, readings: Path, failures: Path) -> tuple[int, int]:
    """Read the articles of a stage file into two others, and return how many readings and failures there are."""
    failed: list[Failure] = []
    document_by_id = {document.document_id: document for document in read_records(documents, Document)}

    def read() -> Iterator[ReadArticle]:
        for article in read_records(articles, Article):
            result = read_article(article, document_by_id[article.document_id])
            if isinstance(result, Failure):
                failed.append(result)
            else:
                yield result

    n_read = write_records(readings, read())
    return n_read, write_records(failures, failed)
