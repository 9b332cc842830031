"""The calendar's vocabulary, loaded once from ``words.toml`` and ``lunar.toml``, and patterns built from it.

What a word means stands in those files; how words combine stands in ``lexemes.py`` and ``points.py``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tasks.extract.alternations import one_of

HERE = Path(__file__).parent

# What may follow a calendar word that is a whole word: no Hangul, or a particle that ends there.
PARTICLES = (
    "에게|에는|에도|에야|에만|에선|에서|에|엔|의|은|는|이|가|을|를|도|만|로는|로|으로는|으로|쯤|께|경|무렵|즈음|과|와|과의|와의|과는|와는|처럼|씩|나|이나|인|일|이던|이면|면|께는|쯤에|쯤이면|"
    "대비|기준|현재|자|자로|발|하고|랑|든|조차|마저"
)
TAILS = "보다|부터|까지|까진|이후|이래|이전|이다|이며|이고|이라|이었|이지|이자|였|다\\.|안에|이내|들어|께"
WORD_END = rf"(?=(?:{PARTICLES})?(?![가-힣])|(?:{TAILS}))"


@cache
def words() -> Mapping[str, Any]:
    """Return the tables of ``words.toml``."""
    return tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))


@cache
def lunar_days() -> Mapping[str, Mapping[int, date]]:
    """Return year by year the day of each holiday of the moon, under every name it goes by."""
    table = tomllib.loads((HERE / "lunar.toml").read_text(encoding="utf-8"))
    days = {key: {d.year: d for d in map(date.fromisoformat, row["days"])} for key, row in table.items()}
    return {name: days[key] for key, row in table.items() for name in row["names"]}


def squeeze(word: str) -> str:
    """Return the word without blanks, as table lookups want it."""
    return "".join(word.split())


@cache
def table(*path: str) -> Mapping[str, Any]:
    """Return one table of ``words.toml`` keyed by its words without blanks.

    >>> table("year", "rel")["지난해"]
    -1
    """
    found: Any = words()
    for key in path:
        found = found[key]
    return {squeeze(word): value for word, value in found.items()}


def alternation(texts: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the texts; a blank in a text may be absent.

    ``#`` stands for a number of up to three digits and ``@`` for one of up to four; no digit may follow.

    >>> bool(re.fullmatch(alternation(["비전 @"]), "비전2030")), bool(re.match(alternation(["4·3"]), "4·30일"))
    (True, False)
    """
    ordered = sorted(set(texts), key=lambda text: (-len(text), text))
    return one_of(_as_pattern(text) for text in ordered)


def _as_pattern(text: str) -> str:
    pattern = re.escape(text).replace("\\ ", " ?").replace("\\#", r"\d{1,3}").replace("@", r"\d{1,4}")
    return pattern + r"(?!\d|[년월일]\b)" if text[-1] in "#@0123456789" else pattern


@cache
def word_pattern(*path: str) -> str:
    """Return the alternation over one table of ``words.toml``."""
    found: Any = words()
    for key in path:
        found = found[key]
    return alternation(found)


def beginnings(texts: Iterable[str]) -> tuple[str, ...]:
    """Return what texts begin with, two letters each and one before a number; a blank in a text may be absent.

    >>> beginnings(["이 달", "이번 달", "말", "제#회"])
    ('말', '이 ', '이달', '이번', '제')
    """
    spellings = (spelling for text in texts for spelling in (text, text.replace(" ", "")))
    return tuple(sorted({re.split("[#@]", spelling[:2])[0] for spelling in spellings}))


def first_letters(*path: str) -> str:
    """Return the letters with which the words of a table begin."""
    return "".join(sorted({word[0] for word in table(*path)}))


def syllables_ending_in(final: str) -> str:
    """Return a character class of the Hangul syllables with that final consonant.

    >>> bool(re.match(syllables_ending_in("ㄴ"), "한")), bool(re.match(syllables_ending_in("ㄴ"), "할"))
    (True, False)
    """
    finals = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
    return "[" + "".join(chr(code) for code in range(0xAC00 + finals.index(final), 0xD7A4, 28)) + "]"
