"""The gazetteer of countries and places: every ISO 3166-1 country and ``EU``, and the places that news names.

Here belongs what the vocabulary says; how it is found in a text does not. Newsroom names stand in
``vocabulary/countries.csv``; a country that is not there has the Korean name of CLDR.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale

from tasks.extract.countries.phrases import Names, spellings

_VOCABULARY = Path(__file__).parent / "vocabulary"
# CLDR territories of two letters that ISO 3166-1 does not list: exceptional reservations and test codes.
_NOT_ISO = frozenset(("AC", "CP", "CQ", "DG", "EA", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"))


@dataclass(frozen=True, slots=True)
class Country:
    """A country (or the EU) with the name that Korean newsrooms use and the English one."""

    iso2: str
    name_ko: str
    name_en: str


class Trust(StrEnum):
    """How much must stand around a name before it is read: nothing, a proper ending, or a cue."""

    ANY = "any"
    ENDING = "ending"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Toponym:
    """What one surface names: a country, or a place in one."""

    iso2: str
    is_place: bool
    trust: Trust


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_VOCABULARY / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {key: value or "" for key, value in row.items()}


@cache
def words_of(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return a TOML vocabulary of this folder: lists of words by section."""
    with (_VOCABULARY / name).open("rb") as file:
        return MappingProxyType({section: tuple(words) for section, words in tomllib.load(file).items()})


@dataclass(frozen=True, slots=True)
class Homonym:
    """What makes a name another word: what is glued behind, what follows, what stands before, what is spoken of.

    ``within`` are the provinces one of which must stand before it; nothing else behind it makes it a place.
    """

    glued: tuple[str, ...]
    before: tuple[str, ...]
    after: frozenset[str]
    around: tuple[str, ...]
    within: frozenset[str]


@cache
def homonyms() -> Mapping[str, Homonym]:
    """Return the names that are ordinary words too, each with what tells the word from the place.

    >>> sorted(homonyms()["예산"].within), "인식" in homonyms()["음성"].before
    (['충남', '충청남도'], True)
    """
    with (_VOCABULARY / "homonyms.toml").open("rb") as file:
        tables = tomllib.load(file)
    within: dict[str, set[str]] = {}
    for provinces, names in tables["within"].items():
        for name in names:
            within.setdefault(name, set()).update(provinces.split("|"))
    empty: dict[str, list[str]] = {}
    rows = {name: tables["words"].get(name, empty) for name in (*within, *tables["words"])}
    return MappingProxyType(
        {
            name: Homonym(
                glued=tuple(row.get("glued", ())),
                before=tuple(row.get("before", ())),
                after=frozenset(row.get("after", ())),
                around=tuple(row.get("around", ())),
                within=frozenset(within.get(name, ())),
            )
            for name, row in rows.items()
        }
    )


def _territories(language: str) -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale(language).territories.items()}


@cache
def gazetteer() -> tuple[Country, ...]:
    """Return every ISO 3166-1 country and the EU, in the order of their codes.

    >>> [c.name_ko for c in gazetteer() if c.iso2 in ("AE", "EU", "KR")]
    ['아랍에미리트', '유럽연합', '한국']
    """
    korean, english = _territories("ko"), _territories("en")
    named = {row["iso2"]: row["name_ko"] for row in _rows("countries.csv")}
    codes = sorted(code for code in english if re.fullmatch("[A-Z]{2}", code) and code not in _NOT_ISO)
    return tuple(Country(code, named.get(code, korean[code]), english[code]) for code in codes)


@cache
def toponyms() -> Mapping[str, Toponym]:
    """Return what each surface names; a country's name wins over a place's of the same spelling."""
    table: dict[str, Toponym] = {}
    for row in _rows("places.csv"):
        for column, trust in (("names", Trust.ENDING), ("guarded", Trust.CUE)):
            _add(table, row[column], Toponym(row["iso2"], is_place=True, trust=trust))
    written = set()
    for row in _rows("countries.csv"):
        written.add(row["iso2"])
        for column, trust in (("names", Trust.ANY), ("strict", Trust.ENDING), ("guarded", Trust.CUE)):
            _add(table, row[column], Toponym(row["iso2"], is_place=False, trust=trust))
    for country in gazetteer():
        if country.iso2 not in written:
            _add(table, country.name_ko, Toponym(country.iso2, is_place=False, trust=Trust.ENDING))
    return MappingProxyType(table)


def _add(table: dict[str, Toponym], names: str, toponym: Toponym) -> None:
    for name in filter(None, names.split("|")):
        for spelling in spellings(name):
            table[spelling] = toponym


@cache
def toponym_names() -> Names[Toponym]:
    """Return the compiled table of :func:`toponyms` with its traps."""
    return Names(toponyms(), words_of("traps.toml")["words"])


@cache
def country_names() -> Mapping[str, str]:
    """Return the country of each surface that names a country itself, not a place."""
    return MappingProxyType({name: t.iso2 for name, t in toponyms().items() if not t.is_place})


def country_of_place(name: str) -> str | None:
    """Return the country in which a place lies, or that a name names; None for an unknown one.

    A suffix of administration may stand behind the name or be left out.

    >>> country_of_place("애빌린"), country_of_place("울산시"), country_of_place("백악관"), country_of_place("달나라")
    ('US', 'KR', 'US', None)
    """
    bare = re.sub(r"(?<=..)(?:특별시|광역시|특별자치시|특별자치도|카운티|시|도|주|성|현|군|구)$", "", name)
    for spelling in (name, bare, f"{name}시", f"{name}성"):
        if spelling in toponyms():
            return toponyms()[spelling].iso2
    return seats().get(name)


@cache
def seats() -> Mapping[str, str]:
    """Return the country of each seat of government."""
    with (_VOCABULARY / "seats.toml").open("rb") as file:
        return MappingProxyType(tomllib.load(file)["seats"])


@cache
def letters() -> Mapping[str, Mapping[str, str]]:
    """Return the country of each letter that stands for one: ``hangul`` syllables and ``hanja``."""
    with (_VOCABULARY / "letters.toml").open("rb") as file:
        return MappingProxyType(tomllib.load(file))


@cache
def speakers() -> Mapping[str, str]:
    """Return the country of persons whom news quotes without saying where they belong."""
    with (_VOCABULARY / "domestic.toml").open("rb") as file:
        table = tomllib.load(file)["speakers"]
    return MappingProxyType({name: iso2 for iso2, names in table.items() for name in names})
