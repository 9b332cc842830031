"""One batch of articles through the reader: from a stage file of articles to one of articles with their readings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tasks.extract.morphemes import tokenize
from tasks.extract.reader import read_text
from tasks.records import Article, Failure, ReadArticle
from tasks.stagefiles import read_records, write_records


def read_article(article: Article) -> ReadArticle | Failure:
    """Return the article with everything that was read out of its body, or why that failed."""
    page = article.page
    try:
        reading = read_text(page.body, page.published_on, tokenize, title=page.title or "")
    except Exception as error:  # noqa: BLE001  one odd text must not take its batch along; it is written down
        message = f"reading failed ({type(error).__name__}: {error}): report this page."
        return Failure(article.article_id, "", "extract", "internal", message, article.document_id)
    return ReadArticle(article, reading)


def read_articles(articles: Path, readings: Path, failures: Path) -> tuple[int, int]:
    """Read the articles of a stage file into two others, and return how many readings and failures there are."""
    failed: list[Failure] = []

    def read() -> Iterator[ReadArticle]:
        for article in read_records(articles, Article):
            result = read_article(article)
            if isinstance(result, Failure):
                failed.append(result)
            else:
                yield result

    n_read = write_records(readings, read())
    return n_read, write_records(failures, failed)
