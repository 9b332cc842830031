"""Deterministic keys: the same text from the same place has the same key in every run, order and warehouse.

Here belongs how a key is made of what it names. What does not: which rows there are (``tasks/load``), and
anything that a clock, a counter or a rule's name could change.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Typographic differences between papers that print the same release. The decimal point stays: 1.5조 is not 15조.
_IRRELEVANT = re.compile("[\\s\"'`´‘’“”„‟‹›«»「」『』·ㆍ・‧∙•\u00ad\u200b-\u200f\u2060\ufeff]+")
_LEAST_BODY_CHARS = 40  # shorter bodies (사진, [속보]) are alike without being copies


def key_of(*parts: str | int | None) -> str:
    """Return 16 hex digits that name the parts in their order; None differs from the empty text.

    >>> key_of("a", "b") == key_of("a", "b")
    True
    >>> len({key_of("a", "b"), key_of("ab", ""), key_of("b", "a"), key_of("ab", None), key_of("ab")})
    5
    """
    text = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def document_id(uri: str, sha256: str) -> str:
    """Return the key of a body fetched from ``uri`` whose bytes have this SHA-256 (hex)."""
    return key_of(uri, sha256)


def article_id(uri: str, title: str | None, body: str) -> str:
    """Return the key of one version of the article at ``uri``: another headline or body is another version."""
    return key_of(uri, title, body)


def text_key(title: str | None, body: str) -> str:
    """Return a key that copies of one text share, whatever their quotes, middle dots, spaces and letter forms.

    A body too short to be a copy of anything by itself counts with its title.

    >>> text_key("가", "정부는 “AI·반도체”에 1.5조 원을 투자하기로 했다고 24일 밝혔다. 내년부터 3년간이다.") == text_key(
    ...     "나", "정부는 'AI 반도체'에 1.5조원을 투자하기로 했다고 24일 밝혔다. 내년부터 3년간이다.")
    True
    >>> text_key(None, "정부는 1.5조 원을 쓴다." * 5) == text_key(None, "정부는 15조 원을 쓴다." * 5)
    False
    >>> text_key("속보", "사진") == text_key("날씨", "사진")
    False
    """
    plain = _plain(body)
    return key_of("body", plain) if len(plain) >= _LEAST_BODY_CHARS else key_of("text", _plain(title or ""), plain)


def _plain(text: str) -> str:
    return _IRRELEVANT.sub("", unicodedata.normalize("NFKC", text).casefold())
