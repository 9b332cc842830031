"""HTML pages: the body by trafilatura, and behind it JSON-LD, script data, the page's own lines and og: fields.

Here belongs which extractor wins and what the others add. The winner is recorded (``method``), so that a body can
be traced to what read it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from typing import Any

import trafilatura

from tasks.clean.blocks import find_region
from tasks.clean.dumps import Found, read_text
from tasks.clean.lines import classify, has_sentence, read_lines
from tasks.clean.lists import is_list
from tasks.clean.markup import boxed_keys, fragment_text, parse_html, tree_lines
from tasks.clean.metadata import (
    Head,
    head_byline,
    head_publications,
    head_publisher,
    head_title,
    head_url,
    holder_publication,
    holder_title,
    read_head,
)
from tasks.clean.publications import Publication, find_url_day
from tasks.clean.scripts import script_articles
from tasks.clean.segments import CLOSERS
from tasks.clean.tails import without_tail
from tasks.clean.vocabularies import word_key
from tasks.records import PublishedBasis

logging.getLogger("trafilatura").addHandler(
    logging.NullHandler()
)  # what it discards is no news to a person: others follow

_ENOUGH_CHARS = 1200
_SPACES = re.compile(r"\s+")
_ERROR_TITLE = re.compile(r"(?i)^(?:404|403|500|not found|error|페이지를 찾을|요청하신)|찾을 수 없")


@dataclass(frozen=True, slots=True)
class Body:
    """A body and the extractor that read it; ``holder`` is the script object it came from."""

    paragraphs: tuple[str, ...]
    method: str
    holder: dict[str, Any] | None = None

    @property
    def weight(self) -> int:
        """Letters in paragraphs that are prose."""
        return sum(len(text) for text in self.paragraphs if has_sentence(text))


@dataclass(frozen=True, slots=True)
class WebPage:
    """What was read of an HTML page."""

    body: Body
    title: str | None
    publication: Publication | None
    publisher: str | None
    byline: str | None
    canonical_url: str | None
    warnings: tuple[str, ...]


def _article_lines(text: str) -> tuple[str, ...]:
    """Return the body among lines that an extractor has chosen: their article by the rules for dumps."""
    lines = list(read_lines(text))
    region = find_region(lines)
    return tuple(_SPACES.sub(" ", without_tail(lines[i].text)) for i in region.body) if region else ()


def _by_trafilatura(text: str, root: Any) -> tuple[str, ...]:
    try:
        extracted = trafilatura.extract(text, include_comments=False, include_tables=True)
    except Exception:  # noqa: BLE001  a third-party parser may fail on any markup; other extractors follow
        extracted = None
    boxed = boxed_keys(root) if extracted else frozenset()
    return _article_lines("\n".join(line for line in (extracted or "").splitlines() if word_key(line) not in boxed))


def _teasers(shown: Sequence[tuple[str, bool]]) -> frozenset[int]:
    """Return the lines between links that tell what each is about: link, sentence, link, sentence, and so on."""
    told = {
        order
        for order, (line, is_link) in enumerate(shown)
        if order and not is_link and shown[order - 1][1] and has_sentence(line)
    }
    return frozenset(order for order in told if order - 2 in told or order + 2 in told)


def _visible(root: Any, title: str | None) -> str:
    """Return the lines of the page below its headline, without boxes of furniture and lines that are but a link."""
    shown = tree_lines(root, prune=True)
    teasers = _teasers(shown)
    lines = [
        line
        for order, (line, is_link) in enumerate(shown)
        if order not in teasers and (not is_link or classify(line).kind in CLOSERS)
    ]
    if not any(map(has_sentence, lines)):
        lines = [line for line, _ in shown]
    key, half = word_key(title or ""), 0.5 * sum(map(len, lines))
    left = 0
    for order in range(len(lines) - 1, -1, -1):
        if key and left >= half and word_key(lines[order]) == key:
            return "\n".join(lines[order + 1 :])
        left += len(lines[order])
    return "\n".join(lines)


def _by_json_ld(head: Head) -> Iterator[Body]:
    for node in head.articles:
        if isinstance(text := node.get("articleBody"), str) and text.strip():
            yield Body(_article_lines(fragment_text(text)), "json_ld", node)


def _by_description(head: Head) -> Body:
    for text in head.first(("og:description", "description", "twitter:description")):
        if len(text) >= 40:
            return Body((text,), "og_description")
    return Body((), "og_description")


def _merged(base: Sequence[str], seen: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs that an extractor dropped, put back in their place among those that it kept.

    ``seen`` are the page's own lines of the article. They are taken where they hold most of what the extractor
    chose; what it kept and they do not is left where it was.
    """
    places = {word_key(text): order for order, text in enumerate(base)}
    anchors = [place for text in seen if (place := places.get(word_key(text))) is not None]
    if len(anchors) < 2 or len(anchors) < 0.5 * len(base) or anchors != sorted(anchors):
        return tuple(base)
    whole = word_key(" ".join(base))
    merged: list[str] = []
    taken = 0
    for text in seen:
        place = places.get(word_key(text))
        if place is not None:
            merged += base[taken : place + 1]
            taken = place + 1
        elif word_key(text) not in whole:
            merged.append(text)
    return (*merged, *base[taken:])


def _unglued(base: Sequence[str], seen: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs with a caption or credit run into them, as the page's own lines print them without it."""
    keys = {key: text for text in seen if len(key := word_key(text)) >= 16}
    known = set(map(word_key, base)) & set(keys)
    return tuple(next((keys[key] for key in keys if key not in known and key in word_key(text)), text) for text in base)


def _agreed(base: Sequence[str], seen: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs at the ends of an extractor's text that the page's lines know as furniture, left out."""
    joined = word_key(" ".join(seen))
    known = [bool(key := word_key(text)) and key in joined for text in base]
    weight = sum(len(text) for text, is_known in zip(base, known, strict=True) if is_known)
    if not weight or weight < 0.6 * sum(map(len, base)):
        return tuple(base)
    first, last = known.index(True), len(known) - known[::-1].index(True)
    return tuple(base[first:last])


def _swallows(base: Sequence[str], other: Sequence[str]) -> bool:
    """Whether an extractor ran paragraphs together that another one kept apart."""
    keys = [key for text in other if len(key := word_key(text)) >= 16]
    return any(sum(key in whole for key in keys) >= 2 for whole in map(word_key, base))


def _candidates(text: str, root: Any, head: Head, visible: Found) -> Iterator[Body]:
    first = Body(_by_trafilatura(text, root), "trafilatura")
    others = [*_by_json_ld(head), Body(tuple(_SPACES.sub(" ", one) for one in visible.paragraphs), "html_lines")]
    if not any(_swallows(first.paragraphs, other.paragraphs) for other in others):
        seen = others[-1].paragraphs
        yield replace(first, paragraphs=_merged(_agreed(_unglued(first.paragraphs, seen), seen), seen))
    yield from others[:-1]
    if first.weight < _ENOUGH_CHARS:
        for article in script_articles(root):
            yield Body(_article_lines(article.text), "script_data", article.holder)
    yield others[-1]


def _best(candidates: Sequence[Body], head: Head) -> Body:
    """Return the first extractor that read most of what any of them did; a description where none read anything."""
    most = max(body.weight for body in candidates)
    if most == 0:
        description = _by_description(head)
        loose = next((body for body in candidates if body.paragraphs), description)
        return description if description.paragraphs else loose
    return next(body for body in candidates if body.weight >= (0.6 if body.method == "trafilatura" else 0.9) * most)


def _local_clock(publication: Publication, visible: Publication | None) -> Publication:
    """Return the metadata's moment with the clock that the page shows, where the metadata has none or calls it UTC."""
    at, shown = publication.at, visible.at if visible else None
    if shown is None:
        return publication
    if at is None:
        return replace(publication, at=shown) if shown.date() == publication.on else publication
    in_utc = at.astimezone(UTC)
    wrongly_labelled = (in_utc.hour, in_utc.minute, in_utc.date()) == (shown.hour, shown.minute, shown.date())
    return replace(publication, on=shown.date(), at=shown) if wrongly_labelled else publication


def _publication(head: Head, body: Body, visible: Found, uri: str, now: date) -> Publication | None:
    stated = visible.publication if visible.publication and visible.publication.basis is PublishedBasis.TEXT else None
    from_meta = next(head_publications(head, now), None)
    if from_meta is None and body.holder:
        from_meta = holder_publication(body.holder, now)
    if from_meta:
        return _local_clock(from_meta, stated)
    return stated or find_url_day([head_url(head), uri], now) or visible.publication


def _title(head: Head, body: Body, visible: Found) -> tuple[str | None, str | None]:
    title, outlet = head_title(head)
    if title and not _ERROR_TITLE.search(title):
        return title, outlet
    return (holder_title(body.holder) if body.holder else None) or visible.title or title, outlet


def _is_list(shown: Sequence[tuple[str, bool]], body: Body, head: Head) -> bool:
    """Whether the page is a list of others: its head has no article, and neither has its script data.

    What describes a site in its head is no body.
    """
    if head.articles or body.holder or any(head.first(("article:published_time",))):
        return False
    is_site = body.method == "og_description" and "website" in head.metas.get("og:type", ())
    lines = [classify(line) for line, _ in shown]
    return is_list(lines, () if is_site else body.paragraphs, [is_link for _, is_link in shown])


def read_html(text: str, uri: str, now: date) -> WebPage | None:
    """Return what was read of a page's markup, or None where it holds no tree at all or lists other pages."""
    root = parse_html(text)
    if root is None:
        return None
    head = read_head(root)
    lines = tree_lines(root, prune=False)
    shown = "\n".join(line for line, _ in lines)
    seen = read_text(_visible(root, head_title(head)[0]), uri, now)
    visible = replace(read_text(shown, uri, now), paragraphs=seen.paragraphs)
    body = _best(list(_candidates(text, root, head, visible)), head)
    if _is_list(lines, body, head):
        return None
    title, outlet = _title(head, body, visible)
    body = replace(body, paragraphs=_without_title(body.paragraphs, title))
    publisher = head_publisher(head) or outlet or visible.publisher
    publication = _publication(head, body, visible, uri, now)
    warnings = visible.warnings if publication is not None and publication is visible.publication else ()
    byline = head_byline(head, publisher) or visible.byline
    return WebPage(body, title, publication, publisher, byline, head_url(head), warnings)


def _without_title(paragraphs: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """Return a body without the headline repeated above it and what stands over that."""
    key = word_key(title or "")
    at = next((order for order, text in enumerate(paragraphs[:4]) if key and word_key(text) == key), None)
    return paragraphs[at + 1 :] if at is not None and len(paragraphs) > at + 1 else paragraphs
