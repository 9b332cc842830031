"""HTML as a tree and as lines, the way a reader sees it: one line a block, whitespace collapsed.

Here belongs what needs the tree. What the lines mean is read by the same rules as a plain-text dump's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from lxml import etree, html

from tasks.clean.lines import Kind, Line, classify, has_sentence, is_menu, is_polite
from tasks.clean.vocabularies import any_of, pattern, word_key

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "option",
        "summary",
        "details",
        "title",
        "caption",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "embed",
        "select",
        "button",
        "textarea",
        "input",
        "head",
        "video",
        "audio",
        "map",
    ]
)
_INLINE_SKIPPED = frozenset({"script", "style", "noscript", "svg", "map"})
_WRAPPERS = frozenset(["div", "section", "ul", "ol", "dl", "center", "blockquote"])
_APART = frozenset(["span", "em", "strong", "b", "a", "time", "i"])
_MAX_BOX_CHARS = 300
_MAX_BOX_ELEMENTS = 60
_MAX_SHORT_CHARS = 120
_CHROME = frozenset(["nav", "footer", "aside", "form", "figcaption"])
_STOPS = re.compile(r"[다요]\.")
_MANY_STOPS = 5
_LINK_LINE = "\u0001"
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LOOKS_HTML = re.compile(
    r"(?i)<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<div[\s>]|<p[\s>]|<article[\s>]|<table[\s>]|<script[\s>]|<title>"
)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_BOX_NAMES = frozenset({"desc", "caption", "photo", "figcaption", "imgdesc", "txtcaption", "ad", "ads", "adv"})
_CAPTION_NAME = re.compile(r"(?:^|\s)(?:img|image|photo|pic|fig)?[-_]?cap(?=\s|$)", re.IGNORECASE)
_MIN_CAPTION_CHARS = 4
"""A box named cap that holds less is the first letter of a paragraph, set large."""
_NAME_PARTS = re.compile(r"[\s_\-]+")


def looks_like_html(text: str) -> bool:
    """Return whether a text is markup: a doctype, or several elements near its top.

    >>> looks_like_html("<!DOCTYPE html><html><body>"), looks_like_html("매출 <2조원 전망>이 나왔다")
    (True, False)
    """
    head = text[:20_000]
    found = len(_LOOKS_HTML.findall(head[:4000])) or len(_LOOKS_HTML.findall(head))
    return found >= 2 or bool(re.match(r"(?i)\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", head))


def parse_html(text: str) -> Any:
    """Return the root of a page's tree, or None where not one element can be read."""
    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        return html.document_fromstring(_XML_HEAD.sub("", text).encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


@cache
def _box() -> re.Pattern[str]:
    return re.compile(any_of("markup", "boxes"), re.IGNORECASE)


def _is_hidden(node: Any) -> bool:
    if node.tag in _SKIPPED or not isinstance(node.tag, str):
        return True
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _sizes(root: Any) -> dict[Any, tuple[int, int]]:
    """Return the letters and elements inside each element, counted in one walk from the leaves up."""
    sizes: dict[Any, tuple[int, int]] = {}
    for node in reversed(list(root.iter())):
        letters, elements = sizes.get(node, (0, 0))
        sizes[node] = letters + len(node.text or ""), elements + 1
        parent = node.getparent()
        if parent is not None:
            above = sizes.get(parent, (0, 0))
            sizes[parent] = above[0] + sizes[node][0] + len(node.tail or ""), above[1] + sizes[node][1]
    return sizes


class _Boxes:
    """Which elements are boxes of furniture by their tag or name; one that holds much of the page's text is none."""

    def __init__(self, root: Any) -> None:
        self.total = max(1, len(root.text_content()))
        self.budget = 20 * self.total
        text = root.text_content()
        self.stops = len(_STOPS.findall(text))
        self.sizes = _sizes(root)
        self.is_plain = text.count("다.") > 2 * text.count("니다.")

    def __contains__(self, node: Any) -> bool:
        if node.tag in {"html", "body", "article", "main"}:
            return False
        if node.tag in _CHROME or self._is_named(node):
            return self._is_small(node)
        return node.tag in _WRAPPERS and self._is_appeal(node)

    def _is_appeal(self, node: Any) -> bool:
        """Whether a small box tells nothing but speaks to the reader, or lists other pages under its heading."""
        n_letters, n_elements = self.sizes.get(node, (0, 0))
        if not 0 < n_letters <= _MAX_BOX_CHARS or n_elements > _MAX_BOX_ELEMENTS:
            return False
        lines = [classify(line) for line, _ in tree_lines(node, prune=False)]
        tells = any(line.kind is Kind.PROSE and not (self.is_plain and line.polite) for line in lines)
        return not tells and _is_furniture(lines)

    def _is_named(self, node: Any) -> bool:
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
        if _CAPTION_NAME.search(names) and self.sizes.get(node, (0, 0))[0] >= _MIN_CAPTION_CHARS:
            return True
        return len(names) > 1 and bool(_box().search(names) or _BOX_NAMES & set(_NAME_PARTS.split(names.casefold())))

    def _is_small(self, node: Any) -> bool:
        """Whether a box holds neither much of the page's text nor much of what is told on it."""
        if self.budget <= 0:
            return False
        text = node.text_content()
        self.budget -= len(text)
        if len(text) > max(200, 0.4 * self.total):
            return False
        n_told = len(_STOPS.findall(text))
        return n_told < _MANY_STOPS or n_told < 0.4 * self.stops


def _is_furniture(lines: Sequence[Line]) -> bool:
    """Whether the lines of a box open with the heading of a list, or one of them asks the reader to do something."""
    if len(lines) >= 2 and lines[0].kind is Kind.LIST_HEADING:
        return True
    asks = pattern("markup", "asking")
    return any(
        line.kind is Kind.ASIDE
        or (line.kind is Kind.FURNITURE and (is_polite(line.text) or is_menu(line.text)) and asks.search(line.text))
        or (len(lines) >= 2 and line.kind is Kind.SHORT and len(line.text) <= 14 and asks.search(line.text[-6:]))
        for line in lines
    )


class _Writer:
    """Collects the text of a tree as lines."""

    def __init__(self, boxes: _Boxes | None) -> None:
        self.boxes = boxes
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.joints: list[int] = []
        self.linked = 0

    def text(self, value: str | None, in_link: bool) -> None:
        if value:
            self.parts.append(value)
            self.linked += len(value.strip()) if in_link else 0

    def end_line(self) -> None:
        line = _SPACES.sub(" ", "".join(self.parts)).strip()
        if line:
            is_link = self.linked >= 0.9 * len(line) and len(line) >= 2
            apart = self.joints and len(line) <= _MAX_SHORT_CHARS and not has_sentence(line)
            self.lines.extend(one + _LINK_LINE if is_link else one for one in (self._set_apart() if apart else [line]))
        self.parts, self.joints, self.linked = [], [], 0

    def _set_apart(self) -> list[str]:
        """Return a short line with blanks where elements of it abut; a date among them stands on its own line."""
        cuts = [0, *self.joints, len(self.parts)]
        joined = ("".join(self.parts[start:stop]) for start, stop in pairwise(cuts))
        pieces = [piece for text in joined if (piece := _SPACES.sub(" ", text).strip())]
        line = " ".join(pieces)
        is_dated = classify(line).kind is not Kind.STAMP and any(classify(one).kind is Kind.STAMP for one in pieces)
        return pieces if is_dated else [line]

    def walk(self, root: Any) -> None:
        """Depth first without recursion: pages nest deeper than Python's stack."""
        stack: list[tuple[Any, bool, bool]] = [(root, False, False)]
        while stack:
            node, in_link, closing = stack.pop()
            is_block = node.tag in _BLOCKS
            if closing:
                if is_block:
                    self.end_line()
                self.text(node.tail if node is not root else None, in_link)
                abuts = not is_block and node.tag in _APART and node is not root and not node.tail
                if abuts and (after := node.getnext()) is not None and after.tag in _APART:
                    self.joints.append(len(self.parts))
                continue
            if _is_hidden(node) or (self.boxes is not None and node in self.boxes):
                if node.tag not in _INLINE_SKIPPED:
                    self.end_line()
                self.text(node.tail, in_link)
                continue
            if is_block:
                self.end_line()
            stack.append((node, in_link, True))
            inside = in_link or node.tag == "a"
            self.text(node.text, inside)
            stack.extend((child, inside, False) for child in reversed(node))


def tree_lines(root: Any, *, prune: bool) -> list[tuple[str, bool]]:
    """Return the lines of a tree, each with whether all of it is a link; ``prune`` leaves boxes of furniture out."""
    writer = _Writer(_Boxes(root) if prune else None)
    writer.walk(root)
    writer.end_line()
    return [(line.rstrip(_LINK_LINE), line.endswith(_LINK_LINE)) for line in writer.lines]


def boxed_keys(root: Any) -> frozenset[str]:
    """Return the letters of the lines that stand in boxes of furniture and nowhere else."""
    shown = {word_key(line) for line, _ in tree_lines(root, prune=True)}
    return frozenset({word_key(line) for line, _ in tree_lines(root, prune=False)} - shown - {""})


def fragment_text(fragment: str) -> str:
    r"""Return the text of a piece of HTML as lines; text without markup comes back as it is.

    >>> fragment_text("<p>첫 문단이다.</p><div class='caption'>사진 설명</div><p>둘째<br>셋째</p>")
    '첫 문단이다.\n둘째\n셋째'
    """
    if "<" not in fragment or ">" not in fragment:
        return html.fromstring(f"<p>{fragment}</p>").text_content() if "&" in fragment and ";" in fragment else fragment
    root = parse_html(f"<html><body>{fragment}</body></html>")
    return "\n".join(line for line, _ in tree_lines(root, prune=True)) if root is not None else fragment
