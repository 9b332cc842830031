"""The data that a page carries in its scripts: JSON-LD, Next.js data and flight chunks, assigned objects.

Here belongs finding and reading them as plain JSON values, and the article among them. Code is never run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tasks.clean.markup import fragment_text
from tasks.clean.vocabularies import any_of, phrases

_FLIGHT = re.compile(r"self\.__next_f\.push\(\s*(\[.*\])\s*\)", re.DOTALL)
_FLIGHT_ROW = re.compile(rb"([0-9a-f]{1,6}):(?:T([0-9a-f]+),)?")
_ASSIGNED = re.compile(r"(?:^|[;\s,{(.])[\w$.\[\]\"']{2,60}\s*=\s*(?:JSON\.parse\(\s*)?(?=[{\[\"'])")
_REFERENCE = re.compile(r"^\$([0-9a-f]{1,6})$")
_HANGUL = re.compile(r"[가-힣]|\\u[abcdABCD][0-9a-fA-F]{3}")
_ARTICLE_TYPES = frozenset(
    {
        "newsarticle",
        "article",
        "reportagenewsarticle",
        "blogposting",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "report",
        "liveblogposting",
        "techarticle",
        "socialmediaposting",
    }
)
_DECODER = json.JSONDecoder(strict=False)
_MAX_NODES = 200_000
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
Json = Any


@dataclass(frozen=True, slots=True)
class ScriptArticle:
    """The article found in script data, with the object that holds it."""

    text: str
    holder: dict[str, Json]


def _parsed(text: str) -> Json:
    body = text.strip().removeprefix("<![CDATA[").removeprefix("<!--").removesuffix("]]>").removesuffix("-->").strip()
    for attempt in (body, _TRAILING_COMMA.sub(r"\1", body)):
        try:
            return _DECODER.decode(attempt)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Json) -> Iterator[dict[str, Json]]:
    """Yield every object inside a value, outer ones first."""
    stack, seen = [value], 0
    while stack and seen < _MAX_NODES:
        node = stack.pop()
        seen += 1
        if isinstance(node, dict):
            yield node
            stack.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            stack.extend(reversed(node))


def _is_article(node: dict[str, Json]) -> bool:
    kinds = node.get("@type")
    return any(str(kind).casefold() in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds]))


def json_ld_articles(root: Any) -> list[dict[str, Json]]:
    """Return the article objects of a page's JSON-LD, the fullest first; broken JSON is passed over."""
    found = []
    for script in root.iterfind(".//script"):
        if "ld+json" in (script.get("type") or "").casefold():
            found += [node for node in _nodes(_parsed(script.text_content())) if _is_article(node)]
    return sorted(
        found, key=lambda node: -sum(key in node for key in ("headline", "datePublished", "articleBody", "publisher"))
    )


def _flight_values(texts: list[str]) -> Iterator[Json]:
    """Yield the rows of Next.js flight chunks: JSON, with references to text rows put in."""
    pieces = []
    for text in texts:
        for found in _FLIGHT.finditer(text):
            chunk = _parsed(found[1])
            if isinstance(chunk, list) and len(chunk) > 1 and isinstance(chunk[1], str):
                pieces.append(chunk[1])
    stream = "".join(pieces).encode("utf-8", errors="replace")
    rows: list[str] = []
    long_texts: dict[str, str] = {}
    position = 0
    while position < len(stream):
        found_row = _FLIGHT_ROW.match(stream, position)
        if found_row and found_row[2]:  # a text row is counted in bytes and ends without a line break
            position = found_row.end() + int(found_row[2], 16)
            long_texts[found_row[1].decode()] = stream[found_row.end() : position].decode("utf-8", errors="replace")
            continue
        end = stream.find(b"\n", position)
        end = end if end >= 0 else len(stream)
        if found_row:
            rows.append(stream[found_row.end() : end].decode("utf-8", errors="replace"))
        position = end + 1
    for row in rows:
        if (value := _parsed(row)) is not None:
            yield _resolved(value, long_texts)
    yield {"texts": [{"text": text} for text in long_texts.values()]}


def _resolved(value: Json, texts: dict[str, str], depth: int = 0) -> Json:
    if depth > 100:
        return value
    if isinstance(value, dict):
        return {key: _resolved(inner, texts, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_resolved(inner, texts, depth + 1) for inner in value]
    if isinstance(value, str) and len(value) < 10 and (found := _REFERENCE.match(value)):
        return texts.get(found[1], value)
    return value


def _assigned_values(text: str) -> Iterator[Json]:
    """Yield the JSON values that a script assigns: ``window.__STATE__ = {…}``, ``Fusion.globalContent={…}``."""
    position = 0
    while found := _ASSIGNED.search(text, position):
        position = found.end()
        try:
            value, end = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            continue
        position = max(end, position + 1)
        if isinstance(value, str) and value[:1] in "{[":
            value = _parsed(value)
        if isinstance(value, (dict, list)):
            yield value


def script_values(root: Any) -> Iterator[Json]:
    """Yield the JSON values in a page's scripts, JSON-LD apart, where they hold Korean text."""
    flights = []
    for script in root.iterfind(".//script"):
        kind, text = (script.get("type") or "").casefold(), script.text_content()
        if "ld+json" in kind or len(text) < 80 or not _HANGUL.search(text):
            if "__next_f" in text:
                flights.append(text)
            continue
        if "json" in kind:
            yield _parsed(text)
        elif "__next_f" in text:
            flights.append(text)
        else:
            yield from _assigned_values(text)
    if flights:
        yield from _flight_values(flights)


def _groups(value: Json) -> dict[str, tuple[list[str], dict[str, Json]]]:
    """Texts by their path with list positions left out, so that the paragraphs of one list are one text."""
    groups: dict[str, tuple[list[str], dict[str, Json]]] = {}
    stack: list[tuple[str, Json, dict[str, Json]]] = [("", value, {})]
    seen = 0
    while stack and seen < _MAX_NODES:
        path, node, holder = stack.pop()
        seen += 1
        if isinstance(node, str):
            if len(node) >= 2 and _HANGUL.search(node):
                groups.setdefault(path, ([], holder))[0].append(node)
        elif isinstance(node, dict):
            own = (
                node
                if any(key in node for key in (*phrases("markup", "title_keys"), *phrases("markup", "published_keys")))
                else holder
            )
            stack.extend((f"{path}.{key}", inner, own) for key, inner in reversed(list(node.items())))
        elif isinstance(node, list):
            stack.extend((f"{path}.*", inner, holder) for inner in reversed(node))
    return groups


def script_articles(root: Any) -> Iterator[ScriptArticle]:
    """Yield what may be the article in a page's script data, the longest text first."""
    others = re.compile(any_of("markup", "other_keys"), re.IGNORECASE)
    found: list[tuple[int, int, list[str], dict[str, Json]]] = []
    for value in script_values(root):
        for path, (texts, holder) in _groups(value).items():
            total = sum(map(len, texts))
            if total >= 120:
                found.append((total // (4 if others.search(path) else 1), len(found), texts, holder))
    for _, _, texts, holder in sorted(found, key=lambda one: (-one[0], one[1]))[:6]:
        yield ScriptArticle("\n".join(map(fragment_text, texts)), holder)
