"""A cleaned page in the words of ``jangbu clean --jsonl``."""

from __future__ import annotations

from tasks.records import Page


def as_answer(page: Page, path: str) -> dict[str, object]:
    """Return the answer object of one page: the timestamp where the page gives a clock, else the day, else null.

    >>> from datetime import date
    >>> page = Page(title="제목", body="본문이다.", method="dump", published_on=date(2026, 1, 14))
    >>> as_answer(page, "a.txt")["published"], as_answer(page, "a.txt")["published_basis"]
    ('2026-01-14', None)
    """
    published = page.published_at or page.published_on
    return {
        "path": path,
        "title": page.title,
        "published": published.isoformat() if published else None,
        "published_basis": page.published_basis.value if page.published_basis else None,
        "publisher": page.publisher,
        "byline": page.byline,
        "body": page.body,
        "language": page.language,
        "method": page.method,
        "warnings": list(page.warnings),
    }
