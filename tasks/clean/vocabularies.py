"""The vocabulary files of cleaning, read once: words as sets, phrases as one compiled pattern a list."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{2,}|[一-鿿]{2,}")
_NO_LETTERS = re.compile(r"[\W\d_]+")


@cache
def _vocabulary(name: str) -> dict[str, Any]:
    return tomllib.loads(files("tasks.clean").joinpath("vocabulary", f"{name}.toml").read_text(encoding="utf-8"))


def word_key(text: str) -> str:
    """Return the letters of a text alone, so that ``댓글 0 / 300`` and ``[댓글]`` are one word.

    >>> word_key("• 좋아요0")
    '좋아요'
    """
    return _NO_LETTERS.sub("", text).casefold()


def word_stems(text: str) -> set[str]:
    """Return the words of a text cut to two letters (four in Latin), which leaves the particles off.

    >>> sorted(word_stems("반도체를 반도체는 AI"))
    ['ai', '반도']
    """
    return {word[:2] if word[0] >= "가" else word[:4].casefold() for word in _WORD.findall(text[:4000])}


@cache
def words(file: str, name: str) -> frozenset[str]:
    """Return a list of a vocabulary file as word keys."""
    return frozenset(filter(None, map(word_key, _vocabulary(file)[name])))


@cache
def listed(file: str, name: str) -> tuple[str, ...]:
    """Return a list of a vocabulary file in its own order."""
    return tuple(_vocabulary(file)[name])


@cache
def phrases(file: str, name: str) -> tuple[str, ...]:
    """Return a list of a vocabulary file longest first."""
    return tuple(sorted(_vocabulary(file)[name], key=lambda phrase: (-len(phrase), phrase)))


@cache
def pattern(file: str, name: str) -> re.Pattern[str]:
    """Return a list of a vocabulary file as one pattern that matches where any of them does."""
    return re.compile("|".join(f"(?:{one})" for one in _vocabulary(file)[name]))


@cache
def any_of(file: str, name: str) -> str:
    """Return a list of plain phrases as an alternation to build into a larger pattern, longest first."""
    return "|".join(map(re.escape, phrases(file, name)))
