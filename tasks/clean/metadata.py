"""What a page's head says of itself: title, outlet, byline, address and moment of publication.

Here belong meta elements, JSON-LD and the few marked elements of the body. What the visible lines say is read by
:mod:`tasks.clean.dumps`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tasks.clean.lines import SENTENCE_ENDS
from tasks.clean.outlets import is_outlet, read_names
from tasks.clean.publications import Publication, is_possible
from tasks.clean.scripts import json_ld_articles
from tasks.clean.stamps import KST, read_moment
from tasks.clean.titles import is_section, read_claim, split_title
from tasks.clean.vocabularies import listed, word_key
from tasks.records import PublishedBasis

_SPACES = re.compile(r"\s+")
_URL = re.compile(r"^(?:https?:)?//|^@|^www\.")
_ROLE_BEHIND = re.compile(r"\s?(?:선임|수석|인턴|객원)?\s?(?:기자|특파원|논설위원|칼럼니스트|PD|앵커)\b.*$")
_RIGHTS_MARK = re.compile(
    r"^(?:(?i:copyrights?)|ⓒ|©|\(c\)|\s|\d{4}|[-.,])+|\s*(?i:all rights.*|corp\.?|inc\.?|co\.,?.*)$"
)
_LAST_PART = re.compile(r"\s[|\-<>:–—]\s[^|<>]{1,30}$")
_MADE_ON = re.compile(
    r"^(?!.*(?:modif|updat|edit|expir|delet))(?:first|article|news|content)?_?"
    r"(?:publi|regist|reg|input|writ|approv|creat|insert|deploy|serv|issu|post|releas|upload)\w*(?:date|dt|time|at|day|ymdt?|dttm|on)$",
    re.IGNORECASE,
)
_IS_STAMP = re.compile(r"(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}[T ]\d{1,2}:\d{2}").match
_LATER = re.compile(r"modif|mod_?d|updat|edit|expir|delet|end|now|fetch|server|build", re.IGNORECASE)
_NAME_CHARS = 10
_OTHERS = frozenset({"nav", "aside", "footer", "li"})


def _clean(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    text = _SPACES.sub(" ", value).strip()
    return text or None


@dataclass(frozen=True, slots=True)
class Head:
    """The metadata of one page: meta elements by lower-case name, its JSON-LD articles, and its tree."""

    metas: dict[str, list[str]]
    articles: Sequence[dict[str, Any]]
    root: Any

    def first(self, names: Iterable[str]) -> Iterator[str]:
        """Yield the values of meta elements in the order of the names asked for."""
        for name in names:
            yield from self.metas.get(name, ())


def _in_order(name: str) -> list[str]:
    """Names of the vocabulary in the order of the file: best first."""
    return list(listed("markup", name))


def read_head(root: Any) -> Head:
    """Return the metadata of a tree."""
    metas: dict[str, list[str]] = {}
    for meta in root.iterfind(".//meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name and (value := _clean(meta.get("content"))):
            metas.setdefault(name.strip().casefold(), []).append(value)
    return Head(metas, json_ld_articles(root), root)


def _heading(head: Head, tag: str) -> Iterator[str]:
    for node in head.root.iterfind(f".//{tag}"):
        if text := _clean(node.text_content()):
            yield text


def head_title(head: Head) -> tuple[str | None, str | None]:
    """Return the headline of a page without its outlet, and the outlet that stood behind it.

    JSON-LD's headline and a ``headline`` meta element are the article's own; ``og:title`` and ``<title>`` carry the
    site's name, and a heading is taken where one of them begins with it.
    """
    named = [text for node in head.articles if (text := _clean(node.get("headline")))]
    metas = [*named, *head.metas.get("headline", ()), *head.first(_in_order("title_metas")), *_heading(head, "title")]
    outlet = next((found for text in metas if (found := split_title(text)[1])), None)
    site = _site_names(head)
    headings = [text for tag in ("h1", "h2", "h3") for text in _heading(head, tag) if 6 <= len(text) <= 160]
    headings = [text for text in headings if word_key(text) not in site]
    for text in metas:
        title = _shortest(split_title(_uncut(text, (*metas, *headings)))[0], headings)
        if (
            len(title) >= 4
            and not is_outlet(title.strip(" :|<>-·"))
            and not _is_site(title)
            and not _is_site(text)
            and not _is_claim(text, site, headings)
            and word_key(title) not in site
        ):
            return title, outlet
    return next((text for text in _opening_headings(head) if text in headings), None), outlet


def _site_names(head: Head) -> set[str]:
    """Return what the links to the front page say: a site's name, whatever stands in its ``<title>``."""
    links = (
        node for node in head.root.iterfind(".//a") if node.get("href") in {"/", "./", "/index.html", "index.html"}
    )
    return {word_key(text) for node in links if (text := _clean(node.text_content()))}


def _uncut(title: str, others: Iterable[str]) -> str:
    """Return a title whole that an attribute cut short at a quotation mark, where another place prints it whole."""
    quotes = (text for text in others if text.startswith(title) and text[len(title) :].lstrip().startswith('"'))
    return next(quotes, title)


def _opening_headings(head: Head) -> Iterator[str]:
    """Yield the headings above which next to nothing is told: those of an article, not those inside it."""
    told = 0
    for node in head.root.iter():
        if node.tag in {"h1", "h2", "h3"} and (text := _clean(node.text_content())):
            yield text
        told += sum(len(SENTENCE_ENDS.findall(part)) for part in (node.text, node.tail) if part)
        if told >= 2:
            return


def _is_claim(title: str, site: set[str], headings: Sequence[str]) -> bool:
    """Whether a title is the site's name and what it says of itself: no heading of the page says that alone."""
    found = read_claim(title)
    return found is not None and found[1] not in headings and (is_outlet(found[0]) or word_key(found[0]) in site)


def _is_site(title: str) -> bool:
    """Whether a title is the site's and no article's: all of its parts but the site's name, last or first, name sections."""
    parts = [part.strip() for part in re.split(r"\s[|\-<>:]\s", title)]
    is_named_first = len(parts) > 1 and len(parts[0]) <= _NAME_CHARS and " " not in parts[0]
    return all(map(is_section, parts[:-1] or parts)) or (is_named_first and all(map(is_section, parts[1:])))


def _shortest(title: str, headings: Sequence[str]) -> str:
    """Return the title without the site's words behind it, where a visible heading shows that they are none of it."""
    key = word_key(title)
    heading = next(
        (text for text in headings if 6 <= len(word_key(text)) < len(key) and key.startswith(word_key(text))), None
    )
    if heading:
        return heading
    front = _LAST_PART.sub("", title)
    shown = 6 <= len(word_key(front)) < len(key) and any(word_key(text).endswith(word_key(front)) for text in headings)
    return front if shown else title


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        for inner in name if isinstance(name, list) else [name]:
            if text := _clean(inner):
                yield text


def head_publisher(head: Head) -> str | None:
    """Return the outlet: an aggregator's ``og:article:author``, JSON-LD's publisher, then ``og:site_name``."""
    aggregated = [
        part for value in head.metas.get("og:article:author", ()) for part in re.split(r"\s?[|ㅣ]\s?", value)[:1]
    ]
    named = [text for node in head.articles for text in _names(node.get("publisher"))]
    for text in (*aggregated, *named, *head.first(_in_order("publisher_metas"))):
        name = _RIGHTS_MARK.sub("", text).strip()
        if name and not _URL.search(text) and len(name) <= 30 and not name.startswith("{"):
            return name
    return None


def _reporters(text: str) -> list[str]:
    if names := read_names(text):
        return names
    short = _ROLE_BEHIND.sub("", text).strip()
    return [short] if 2 <= len(short) <= 20 and not _URL.search(short) and "@" not in short else []


def head_byline(head: Head, publisher: str | None) -> str | None:
    """Return who wrote the article, several joined by a comma, or None; the outlet itself is nobody."""
    named = [text for node in head.articles for text in _names(node.get("author"))]
    found = [name for text in named for name in _reporters(text)]
    for text in head.first(_in_order("byline_metas")) if not found else ():
        names = [] if _URL.search(text) else _reporters(text)
        found = [name for name in names if not publisher or word_key(name) != word_key(publisher)]
        if found:
            break
    people = [name for name in dict.fromkeys(found) if not publisher or word_key(name) != word_key(publisher)]
    return ", ".join(people[:4]) or None


def head_url(head: Head) -> str | None:
    """Return the address that the page calls its own, or None."""
    for link in head.root.iterfind(".//link"):
        if (link.get("rel") or "").casefold() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href")).strip()
    return next((url for url in head.metas.get("og:url", ()) if url.startswith("http")), None)


def read_timestamp(value: object) -> tuple[date, datetime | None] | None:
    """Return the moment in a metadata value: text, or seconds or milliseconds of the epoch.

    >>> read_timestamp(1769692315120)[1].isoformat()
    '2026-01-29T22:11:55.120000+09:00'
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)) or (isinstance(value, str) and value.isdigit() and len(value) in {10, 13}):
        seconds = float(value) / (1000 if float(value) > 1e11 else 1)
        if not 6e8 < seconds < 4e9:
            return None
        moment = datetime.fromtimestamp(seconds, UTC).astimezone(KST)
        return moment.date(), moment
    stamp = read_moment(value) if isinstance(value, str) and len(value) <= 80 else None
    return (stamp.on, stamp.at) if stamp else None


def _marked(head: Head) -> Iterator[str]:
    """Moments in marked elements above or beside the article, lists of other news left out."""
    for node in head.root.iter("time", "span", "em", "p", "div", "li", "dd"):
        value = (
            node.get("data-date-time")
            or node.get("datetime")
            or (node.get("content") if (node.get("itemprop") or "") == "datePublished" else None)
        )
        if value and not any(parent.tag in _OTHERS for parent in node.iterancestors()):
            yield value


def head_publications(head: Head, now: date) -> Iterator[Publication]:
    """Yield the publication moments that the metadata gives, best first, none of them after today."""
    values = [node.get("datePublished") for node in head.articles]
    metas = head.first(_in_order("published_metas"))
    created = [node.get("dateCreated") or node.get("uploadDate") for node in head.articles]
    for value in (*values, *metas, *_marked(head), *created):
        moment = read_timestamp(value)
        if moment and is_possible(moment[0], now):
            yield Publication(moment[0], moment[1], PublishedBasis.META)


def holder_publication(holder: dict[str, Any], now: date) -> Publication | None:
    """Return the publication moment that an object of script data gives, or None.

    >>> holder_publication({"registeredAt": "2025-11-19 11:26:00"}, date(2026, 1, 1)).on
    datetime.date(2025, 11, 19)
    >>> holder_publication({"updated": "2025-11-20 08:00:00", "when": "2025-11-19 11:26:00"}, date(2026, 1, 1)).on
    datetime.date(2025, 11, 19)
    """
    made = (key for key in holder if _MADE_ON.search(key))  # names that no list has: registeredAt, firstPublishYmdt
    stamped = (key for key, value in holder.items() if _IS_STAMP(str(value)) and not _LATER.search(key))  # datetime, d
    for key in (*_in_order("published_keys"), *made, *stamped):
        moment = read_timestamp(holder.get(key))
        if moment and is_possible(moment[0], now):
            return Publication(moment[0], moment[1], PublishedBasis.META)
    return None


def holder_title(holder: dict[str, Any]) -> str | None:
    """Return the headline that an object of script data gives, or None."""
    for key in _in_order("title_keys"):
        value = holder.get(key)
        if isinstance(value, dict):
            value = value.get("basic")
        if title := _clean(value):
            return split_title(title)[0]
    return None
