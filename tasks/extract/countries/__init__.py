"""Countries and places: names, hanja, syllables, pairs and the words that mean the speaker's own country.

Here belongs the order in which the forms are read. What the forms are stands in the modules beside it, the names
in ``vocabulary/``.
"""

from __future__ import annotations

from collections.abc import Iterable

from tasks.extract.countries.compounds import find_lists, find_pairs, find_prefixed
from tasks.extract.countries.domestic import find_domestic
from tasks.extract.countries.entries import Country, country_of_place, gazetteer
from tasks.extract.countries.names import find_names
from tasks.extract.countries.syllables import find_hanja, find_syllables
from tasks.extract.morphemes import Tokenizer
from tasks.records import CountryMention, OrganizationMention

__all__ = ["Country", "country_of_place", "find_countries", "gazetteer"]


def _without_overlaps(groups: Iterable[Iterable[CountryMention]], taken: bytearray) -> list[CountryMention]:
    kept = []
    for group in groups:
        for mention in group:
            start, end = mention.span
            if 1 in taken[start:end]:
                continue
            taken[start:end] = b"\1" * (end - start)
            kept.append(mention)
    return kept


def find_countries(
    text: str,
    organizations: tuple[OrganizationMention, ...],
    tokenize: Tokenizer,  # noqa: ARG001  part of the seam; no rule here needs morphemes so far
) -> tuple[CountryMention, ...]:
    """Return every mention of a country or place, in order; one inside an organisation's name is none.

    >>> [(m.surface, m.iso2) for m in find_countries("미중 갈등 속 한국형 칩", (), lambda _: ())]
    [('미', 'US'), ('중', 'CN'), ('한국', 'KR')]
    """
    taken = bytearray(len(text))
    for organization in organizations:
        start, end = organization.span
        taken[start:end] = b"\1" * (end - start)
    forms = (
        find_lists(text),
        find_pairs(text),
        find_names(text),
        find_prefixed(text),
        find_syllables(text, organizations),
        find_hanja(text, organizations),
    )
    named = _without_overlaps(forms, taken)
    domestic = find_domestic(text, sorted(named, key=lambda m: m.span), organizations)
    named += _without_overlaps([domestic], taken)
    return tuple(sorted(named, key=lambda mention: mention.span))
