"""Many names in a text at once: the longest name wins, and what is glued behind it must be able to stand there.

Here belongs how names are matched and where a Korean word may end; which names there are does not. A text is walked
once however many names there are: tables look up the first two letters, short lists are one regular expression
shaped as a trie.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from operator import add
from pathlib import Path
from typing import Any, Generic, TypeVar

Target = TypeVar("Target")
Accept = Callable[[str, int, int, Target], bool]
_END = ""
_Node = dict[str, Any]
_VOCABULARY = Path(__file__).parent / "vocabulary"
_HANGUL_RUN = re.compile(r"[가-힣]*")
_ONE = (1,)
_MAX_TAIL = 12  # 꼬리가 이보다 길면 다른 낱말이다


def is_hangul(char: str) -> bool:
    """Return whether the character is a Hangul syllable.

    >>> is_hangul("가"), is_hangul("A"), is_hangul("中"), is_hangul("")
    (True, False, False, False)
    """
    return "가" <= char <= "힣"


def is_latin(char: str) -> bool:
    """Return whether the character is a Latin letter or a digit, which glue to a Latin name.

    >>> is_latin("K"), is_latin("4"), is_latin("가"), is_latin("")
    (True, True, False, False)
    """
    return char.isascii() and char.isalnum()


def _grow(words: Iterable[str]) -> _Node:
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = True
    return root


def _pattern(node: _Node, behind: str = "") -> str:
    letters, branches = [], []
    for char in sorted(key for key in node if key):
        child = node[char]
        if set(child) == {_END} and not behind:
            letters.append(re.escape(char))
        else:
            branches.append(re.escape(char) + behind + _pattern(child))
    if letters:
        branches.append(letters[0] if len(letters) == 1 else f"[{''.join(letters)}]")
    if not branches:
        return ""
    joined = f"(?:{'|'.join(branches)})"
    return f"{joined}?" if _END in node else joined


def compile_words(words: Iterable[str], behind: str = "") -> re.Pattern[str]:
    """Return a pattern that matches the longest of the words; words may begin with each other.

    ``behind`` is a look-behind over the first letter and what stands before it: a pattern that begins with letters is
    searched for much faster than one that looks back at every place.

    >>> compile_words(["미국", "미국인", "중국"]).findall("미국인과 중국")
    ['미국인', '중국']
    """
    return re.compile(_pattern(_grow(words), behind) or r"(?!)")


def spellings(name: str) -> tuple[str, ...]:
    """Return the name and, where Hangul stands at a space, the name without its spaces.

    >>> spellings("보스턴 다이내믹스"), spellings("Hugging Face")
    (('보스턴 다이내믹스', '보스턴다이내믹스'), ('Hugging Face',))
    """
    if " " in name and any(map(is_hangul, name)):
        return name, name.replace(" ", "")
    return (name,)


class Names(Generic[Target]):
    """A table of names to be found; ``traps`` are words that hold a name and mean something else."""

    def __init__(self, table: Mapping[str, Target], traps: Iterable[str] = ()) -> None:
        """Sort the table once; a trap that is a name too stays a name."""
        self._table = dict(table)
        self._traps = frozenset(traps) - frozenset(self._table)
        self._names = frozenset(self._table) | self._traps
        letters = {name for name in self._names if len(name) == 1}
        self._letter = re.compile(f"[{re.escape(''.join(letters))}]" if letters else r"(?!)")
        sizes: dict[str, set[int]] = {}
        for name in self._names:
            sizes.setdefault(name[:2], set(_ONE) if name[0] in letters else set()).add(len(name))
        self._sizes = {pair: tuple(sorted(found, reverse=True)) for pair, found in sizes.items()}
        _PAIRS.update(self._sizes)
        _pairs.cache_clear()

    def find(self, text: str, accept: Accept[Target]) -> Iterator[tuple[int, int, Target]]:
        """Yield ``(start, end, target)`` from left to right, longest first, where ``accept`` agrees."""
        at = 0
        for start, pair in self.starts(text):
            for size in self._sizes.get(pair, _ONE) if start >= at else ():
                name = text[start : start + size]
                if name not in self._names:
                    continue
                end = start + len(name)
                if name in self._traps:
                    at = end
                    break
                if accept(text, start, end, self._table[name]):
                    yield start, end, self._table[name]
                    at = end
                    break

    def starts(self, text: str) -> list[tuple[int, str]]:
        """Return where the first two letters of a name stand, and them: few places, found much faster than names."""
        sizes = self._sizes
        longer = [place for place in _pairs(text) if place[1] in sizes]
        alone = [(found.start(), text[found.start() : found.start() + 2]) for found in self._letter.finditer(text)]
        return sorted({*longer, *alone}) if alone else longer


def find_behind(words: Names[None], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with one of the words, as its ``finditer`` does but much faster.

    >>> [m.group() for m in find_behind(Names({"미국": None}), re.compile("미국[가-힣]+"), "미국, 미국인")]
    ['미국인']
    """
    at = 0
    for start, _ in words.starts(text):
        match = pattern.match(text, start) if start >= at else None
        if match:
            yield match
            at = match.end()


_PAIRS: set[str] = set()
"""The first two letters of the names of every table: one walk over a text finds the places for all of them."""


@lru_cache(maxsize=2)
def _pairs(text: str) -> list[tuple[int, str]]:
    """Return where two letters stand with which a name of any table begins, and these letters."""
    pairs = _PAIRS
    return [place for place in enumerate(map(add, text, text[1:] + " ")) if place[1] in pairs]


@cache
def tails() -> Mapping[str, tuple[str, ...]]:
    """Return the vocabulary of what may be glued behind a name, by section."""
    with (_VOCABULARY / "tails.toml").open("rb") as file:
        return {section: tuple(words) for section, words in tomllib.load(file).items()}


@cache
def _tail_pattern(nouns: str) -> re.Pattern[str]:
    particle = compile_words(tails()["particles"]).pattern
    plural = compile_words(tails()["plurals"]).pattern
    noun = compile_words(tails()[nouns] if nouns else ()).pattern
    return re.compile(f"(?:{noun}){{0,2}}(?:{plural})?(?:{particle}){{0,3}}")


def hangul_tail(text: str, at: int) -> str:
    """Return the Hangul glued behind a name that ends at ``at``.

    >>> hangul_tail("구글에서는 말한다", 2)
    '에서는'
    """
    match = _HANGUL_RUN.match(text, at, at + _MAX_TAIL + 1)
    return match.group() if match else ""


def is_word_end(text: str, at: int, nouns: str = "") -> bool:
    """Return whether a name may end at ``at``: nothing glued, or particles and the nouns of that section.

    >>> is_word_end("구글의", 2), is_word_end("구글링", 2), is_word_end("미국산", 2, "country_nouns")
    (True, False, True)
    """
    tail = hangul_tail(text, at)
    return not tail or (len(tail) <= _MAX_TAIL and _tail_pattern(nouns).fullmatch(tail) is not None)


def is_word_start(text: str, at: int) -> bool:
    """Return whether a name may begin at ``at``: no Hangul, letter or digit is glued before it.

    >>> is_word_start("형태국면", 1), is_word_start("日소프트뱅크", 1), is_word_start("SKT", 1)
    (False, True, False)
    """
    return at == 0 or not (is_hangul(text[at - 1]) or is_latin(text[at - 1]))


def sentence_span(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence around ``at`` begins and ends, at most 400 characters to each side.

    A sentence ends at a line break or at . ! ? … before a blank; a dot inside a number is none.

    >>> sentence_span("앞 문장이다. 뒤 문장이다.", 9)
    (8, 15)
    """
    floor, ceiling = max(0, at - 400), min(len(text), at + 400)
    start = floor
    for match in _SENTENCE_END.finditer(text, floor, at):
        start = match.end()
    after = _SENTENCE_END.search(text, at, ceiling)
    return start, after.end() if after else ceiling


_SENTENCE_END = re.compile(r"\n|(?<=[.!?])[\"'”’]?\s|…")
