"""The gazetteer of organisations: companies, ministries, labs, universities, funds and media that AI news names.

Here belongs what the vocabulary says. Each row of ``vocabulary/*.csv`` is one organisation; ``guarded`` names are
ordinary words too and need a cue in the text. A home of two codes (``CN/SG``) is the first, unless the sentence
names the second right before it.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from tasks.extract.countries.phrases import Names, is_latin, spellings

_VOCABULARY = Path(__file__).parent / "vocabulary"
_FILES = (
    "companies_kr.csv",
    "companies_us_ca.csv",
    "companies_asia.csv",
    "companies_europe.csv",
    "finance.csv",
    "governments.csv",
    "media.csv",
    "research.csv",
)


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation that the gazetteer knows; ``iso2`` is None for one that belongs to no country."""

    organization_id: str
    name_en: str
    name_ko: str
    iso2: str | None
    kind: str
    parent: str | None
    aliases: tuple[str, ...]
    guarded: tuple[str, ...]
    homes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ministry:
    """A name that governments share (상무부); whose it is, the text says, or ``default_iso2`` where it does not.

    ``takes_nearest`` says that a country named earlier in the sentence is enough; a Korean name (외교부) asks for
    one right before it. ``organization_ids`` says which organisation bears the name in a country (SA: PIF).
    """

    name_ko: str
    name_en: str
    default_iso2: str | None
    takes_nearest: bool
    organization_ids: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Alias:
    """What one surface may name: an organisation of its own, or a ministry of some country."""

    organization: Organization | None
    ministry: Ministry | None = None
    is_guarded: bool = False


def slug(name: str) -> str:
    """Return the identifier of an English name: lower case, ASCII, words joined by hyphens.

    >>> slug("L'Oreal"), slug("AT&T"), slug("Dassault Systèmes")
    ('loreal', 'at-and-t', 'dassault-systemes')
    """
    plain = (
        unicodedata.normalize("NFKD", name.replace("&", " and ").replace("'", "")).encode("ascii", "ignore").decode()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (cell or "").split("|")))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_VOCABULARY / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _organization(row: dict[str, str]) -> Organization:
    homes = tuple(filter(None, (row["iso2"] or "").split("/")))
    return Organization(
        organization_id=slug(row["name_en"]),
        name_en=row["name_en"],
        name_ko=re.sub(r"\s*\(.*\)$", "", row["name_ko"]),
        iso2=homes[0] if homes else None,
        kind=row["kind"],
        parent=slug(row["parent"]) if row["parent"] else None,
        aliases=_split(row["aliases"]),
        guarded=(*_split(row["guarded"]), *_told_apart(row)),
        homes=homes,
    )


def _told_apart(row: dict[str, str]) -> tuple[str, ...]:
    """Return the names of a row whose Korean name had to be told apart: 웨이브(자율주행)."""
    if "(" not in row["name_ko"]:
        return ()
    return row["name_ko"].partition("(")[0], row["name_en"]


@cache
def gazetteer() -> tuple[Organization, ...]:
    """Return every organisation that is known, in the order of the files.

    >>> [o.name_en for o in gazetteer() if "구글" in (o.name_ko, *o.aliases)]
    ['Google']
    """
    return tuple(_organization(row) for name in _FILES for row in _rows(name))


@cache
def organizations_by_id() -> Mapping[str, Organization]:
    """Return the organisations by their identifier."""
    return MappingProxyType({organization.organization_id: organization for organization in gazetteer()})


@cache
def ministries() -> tuple[Ministry, ...]:
    """Return the names that the governments of several countries share."""
    return tuple(
        Ministry(
            name_ko=row["name"],
            name_en=row["name_en"],
            default_iso2=row["default_iso2"] or None,
            takes_nearest=row["nearest"] == "yes",
            organization_ids=MappingProxyType(dict(pair.split("=") for pair in _split(row["organizations"]))),
        )
        for row in _rows("ministries.csv")
    )


@cache
def words_of(section: str) -> tuple[str, ...]:
    """Return a section of ``cues.toml``."""
    with (_VOCABULARY / "cues.toml").open("rb") as file:
        return tuple(tomllib.load(file)[section])


def _is_nameable(name: str) -> bool:
    return (len(name) > 1 or not is_latin(name)) and not (len(name) == 2 and is_latin(name[0]) and name.islower())


@cache
def aliases() -> Mapping[str, Alias]:
    """Return what each surface names. An unguarded name wins over a guarded one, a shared ministry over both."""
    table: dict[str, Alias] = {}
    for organization in gazetteer():
        for name in (*organization.guarded, organization.name_ko, organization.name_en, *organization.aliases):
            guarded = name in organization.guarded
            for spelling in filter(_is_nameable, spellings(name)):
                if spelling not in table or (table[spelling].is_guarded and not guarded):
                    table[spelling] = Alias(organization, is_guarded=guarded)
    for ministry in ministries():
        own = table.get(ministry.name_ko)
        table[ministry.name_ko] = Alias(own.organization if own else None, ministry)
    return MappingProxyType(table)


@cache
def alias_names() -> Names[Alias]:
    """Return the compiled table of :func:`aliases` with its traps."""
    with (_VOCABULARY / "traps.toml").open("rb") as file:
        return Names(aliases(), tomllib.load(file)["words"])
