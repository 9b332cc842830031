"""A page, HTML or plain text, into its :class:`~tasks.records.Page`.

Here belongs the one way in: bytes and address come in, title, date, outlet, byline and body come out. What each of
them rests on stands in the modules beside this one.
"""

from __future__ import annotations

import re
from datetime import date

from tasks.clean.dumps import Found, read_text
from tasks.clean.encodings import Decoded, decode
from tasks.clean.errors import UnreadablePage, UnreadableReason
from tasks.clean.languages import read_language
from tasks.clean.lines import SENTENCE_ENDS, classify
from tasks.clean.markup import looks_like_html
from tasks.clean.publications import Publication
from tasks.clean.subheads import is_appeal
from tasks.clean.vocabularies import pattern
from tasks.clean.webpages import WebPage, read_html
from tasks.records import Page

_NO_DATE = "No publication date was found on the page."
_FEED = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]")
"""A feed or a map of a site: a list for programs."""
_FEWEST_SENTENCES = 2


def _no_text(uri: str) -> UnreadablePage:
    return UnreadablePage(
        UnreadableReason.NO_TEXT,
        f"{uri}: no article text was found on the page (menus, an error page, a list of other pages, or a page drawn by scripts).",
    )


def _warnings(decoded: Decoded, found: tuple[str, ...], publication: Publication | None) -> tuple[str, ...]:
    return (*decoded.warnings, *found, *((_NO_DATE,) if publication is None else ()))


def _from_html(page: WebPage, decoded: Decoded, uri: str) -> Page:
    body = "\n".join(page.body.paragraphs)
    if not body:
        raise _no_text(uri)
    return Page(
        title=page.title,
        body=body,
        method=page.body.method,
        published_on=page.publication.on if page.publication else None,
        published_at=page.publication.at if page.publication else None,
        published_basis=page.publication.basis if page.publication else None,
        publisher=page.publisher,
        byline=page.byline,
        language=read_language(body),
        canonical_url=page.canonical_url,
        warnings=_warnings(decoded, page.warnings, page.publication),
    )


def _from_text(found: Found, decoded: Decoded, uri: str) -> Page:
    body = "\n".join(found.paragraphs)
    if not body:
        raise _no_text(uri)
    return Page(
        title=found.title,
        body=body,
        method="dump",
        published_on=found.publication.on if found.publication else None,
        published_at=found.publication.at if found.publication else None,
        published_basis=found.publication.basis if found.publication else None,
        publisher=found.publisher,
        byline=found.byline,
        language=read_language(body),
        warnings=_warnings(decoded, found.warnings, found.publication),
    )


def _checked(page: Page, text: str, uri: str) -> Page:
    """Return the page; raise where the site says that the article is gone and hardly a sentence is left on it, or asks the reader and tells nothing."""
    asks = "\n" not in page.body and page.published_on is None and is_appeal(classify(page.body))
    if asks:
        raise _no_text(uri)
    if len(SENTENCE_ENDS.findall(page.body)) < _FEWEST_SENTENCES and pattern("chrome", "gone_pages").search(text):
        raise _no_text(uri)
    return page


def clean_page(body: bytes, uri: str, *, now: date, content_type: str | None = None) -> Page:
    r"""Return what a page says; raise :class:`UnreadablePage` where nothing can be read of it.

    HTML is told from a plain-text dump by its markup, not by its name. The day of publication is never after
    ``now``; ``published_at`` is Korean time.

    >>> text = "반도체에 2조 투자\n입력 2026-01-14 05:00\n정부가 반도체에 2조원을 투자한다고 밝혔다.\n로그인\n"
    >>> page = clean_page(text.encode(), "a.txt", now=date(2026, 6, 1))
    >>> page.title, str(page.published_at), page.published_basis.value, page.method
    ('반도체에 2조 투자', '2026-01-14 05:00:00+09:00', 'text', 'dump')
    >>> clean_page(b"", "a.txt", now=date(2026, 6, 1))
    Traceback (most recent call last):
    tasks.clean.errors.UnreadablePage: The page holds nothing (0 bytes of text): fetch it again.
    """
    decoded = decode(body, content_type)
    if _FEED.match(decoded.text):
        raise _no_text(uri)
    if looks_like_html(decoded.text):
        page = read_html(decoded.text, uri, now)
        if page is None:
            raise _no_text(uri)
        return _checked(_from_html(page, decoded, uri), decoded.text, uri)
    return _checked(_from_text(read_text(decoded.text, uri, now), decoded, uri), decoded.text, uri)
