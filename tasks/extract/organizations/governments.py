"""Ministries and agencies whose name several governments share: 상무부, 외교부, 국방부, 중앙은행.

Here belongs whose they are. A ministry with a name of its own (과기정통부, 경제산업성) stands in the gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tasks.extract.countries.phrases import compile_words, is_word_end
from tasks.extract.organizations.entries import Ministry, organizations_by_id, slug, words_of
from tasks.extract.organizations.homes import Homes
from tasks.extract.organizations.known import Candidate, are_listed
from tasks.records import OrganizationMention, Span


def _own(candidate: Candidate, iso2: str) -> tuple[str, str, str | None]:
    """Return name, kind and identifier of a ministry of that country."""
    own, ministry = candidate.alias.organization, candidate.alias.ministry
    name = ministry.name_en if ministry else ""
    identifier = ministry.organization_ids.get(iso2, slug(name)) if ministry else ""
    for known in (own, organizations_by_id().get(identifier)):
        if known and known.iso2 == iso2:
            return known.name_en, known.kind, known.organization_id
    return f"{name} ({iso2})", "government", f"{slug(name)}-{iso2.lower()}"


def _owner(span: Span, ministry: Ministry, homes: Homes, said: dict[str, str]) -> str | None:
    """Return whose ministry it is: of the country right before it, then as said before in this text, then the default.

    A Korean name without a country is Korean whatever the sentence speaks of; another one belongs to the country
    that the sentence named last.
    """
    if direct := homes.directly_before(span[0]):
        return direct
    if earlier := said.get(ministry.name_ko):
        return earlier
    nearest = homes.in_sentence_before(span[0]) if ministry.takes_nearest else None
    return nearest or ministry.default_iso2


def resolve_ministries(text: str, candidates: Sequence[Candidate], homes: Homes) -> Iterator[OrganizationMention]:
    """Yield the shared names among the candidates with the country whose they are; without one, no mention.

    >>> from tasks.extract.organizations.known import find_candidates
    >>> def read(text): return [m.iso2 for m in resolve_ministries(text, find_candidates(text), Homes.of(text))]
    >>> read("중국 상무부와 외교부가 미 국방부를"), read("외교부는")
    (['CN', 'CN', 'US'], ['KR'])
    """
    said: dict[str, str] = {}
    last: tuple[int, str] | None = None
    for candidate in candidates:
        ministry = candidate.alias.ministry
        if ministry is None:
            continue
        start, end = candidate.span
        if last and homes.directly_before(start) is None and are_listed(text, last[0], start):
            owner: str | None = last[1]
        else:
            owner = _owner(candidate.span, ministry, homes, said)
        if owner is None:
            continue
        if homes.directly_before(start):
            said.setdefault(ministry.name_ko, owner)
        last = (end, owner)
        name, kind, identifier = _own(candidate, owner)
        yield OrganizationMention(
            candidate.span, text[start:end], name, owner, "organization.ministry", kind, identifier
        )


def find_unlisted(text: str, homes: Homes) -> Iterator[OrganizationMention]:
    """Yield ministries that no list names, by their form behind a country: 영국 과학혁신기술부.

    >>> text = "노르웨이 디지털혁신부는 미국 정부와"
    >>> [(m.surface, m.iso2) for m in find_unlisted(text, Homes.of(text))]
    [('디지털혁신부', 'NO')]
    """
    for match in _form().finditer(text):
        iso2 = homes.directly_before(match.start())
        if iso2 and is_word_end(text, match.end(), "organization_nouns"):
            yield OrganizationMention(
                match.span(), match.group(), match.group(), iso2, "organization.ministry_form", "government"
            )


def names_ministry(name: str) -> bool:
    """Return whether a name ends in the form of a ministry or office, whether or not a list has it.

    >>> names_ministry("영국 보건부"), names_ministry("디지털개발부"), names_ministry("내부")
    (True, True, False)
    """
    return any(match.end() == len(name) for match in _form().finditer(name))


@cache
def _form() -> re.Pattern[str]:
    first = compile_words(words_of("ministry_parts"), r"(?<![가-힣].)").pattern
    part = compile_words(words_of("ministry_parts")).pattern
    return re.compile(rf"{first}·?(?:{part}·?){{0,4}}(?:부|성|청|처|위원회)(?=[가-힣]{{0,6}}(?![가-힣]))")
