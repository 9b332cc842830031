"""Organisations with their home country: the known, the shared, the learnt and the unknown.

Here belongs the order in which they are read; a name of the gazetteer wins over a form.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tasks.extract.morphemes import Tokenizer
from tasks.extract.organizations.entries import Organization, gazetteer
from tasks.extract.organizations.governments import find_unlisted, resolve_ministries
from tasks.extract.organizations.homes import Homes
from tasks.extract.organizations.introduced import (
    find_headed,
    find_introduced,
    find_named_ai,
    find_of_country,
    find_seated,
)
from tasks.extract.organizations.known import as_mention, find_candidates, resolve_guarded
from tasks.extract.organizations.learnt import find_again, find_learnt
from tasks.extract.organizations.unknown import (
    find_affiliates,
    find_glossed,
    find_glossed_after_country,
    find_national,
    find_suffixed,
    find_universities,
)
from tasks.records import OrganizationMention

_SURE = 4  # 네 글자부터는 긴 이름의 머리여도 그 단체다(알리바바클라우드)

__all__ = ["Organization", "find_organizations", "gazetteer"]


def _without_overlaps(groups: Iterable[Iterable[OrganizationMention]], taken: bytearray) -> list[OrganizationMention]:
    kept = []
    for group in groups:
        for mention in group:
            start, end = mention.span
            if 1 not in taken[start:end]:
                taken[start:end] = b"\1" * (end - start)
                kept.append(mention)
    return kept


def _of_the_gazetteer(text: str, homes: Homes) -> list[OrganizationMention]:
    candidates = resolve_guarded(text, find_candidates(text), homes)
    known = [
        as_mention(text, c.span, c.alias.organization, homes, "organization.gazetteer")
        for c in candidates
        if c.alias.organization and not c.alias.ministry
    ]
    return sorted([*known, *resolve_ministries(text, candidates, homes)], key=lambda m: m.span)


def _without_heads(
    known: Iterable[OrganizationMention], introduced: Sequence[OrganizationMention]
) -> list[OrganizationMention]:
    """Return the known ones but for a short name that is the head of a longer introduced one: 물류 회사 쿠카라 로지스틱스."""
    longest = {mention.span[0]: mention.span[1] for mention in introduced}
    return [m for m in known if len(m.surface) >= _SURE or longest.get(m.span[0], 0) <= m.span[1]]


def find_organizations(text: str, tokenize: Tokenizer) -> tuple[OrganizationMention, ...]:
    """Return every organisation named in the text, in order and without overlaps.

    The home country is the gazetteer's, else what the sentence or the name itself says, else None. The tokenizer is
    asked only about sentences that introduce an unknown name (일본 로봇 기업 ○○).

    >>> [(m.surface, m.iso2) for m in find_organizations("메타버스가 아니라 메타와 미 상무부", lambda _: ())]
    [('메타', 'US'), ('상무부', 'US')]
    """
    homes = Homes.of(text)
    taken = bytearray(len(text))
    introduced = tuple(find_introduced(text, homes, tokenize))
    forms = (
        find_national(text),
        _without_heads(_of_the_gazetteer(text, homes), introduced),
        find_unlisted(text, homes),
        find_affiliates(text),
        find_suffixed(text, homes),
        find_glossed(text, homes),
        find_glossed_after_country(text, homes),
        find_universities(text, homes),
        introduced,
        find_headed(text, homes),
        find_seated(text, homes, tokenize),
        find_of_country(text, homes, tokenize),
        find_named_ai(text, homes, tokenize),
    )
    named = _without_overlaps([forms[1], forms[0], *forms[2:]], taken)
    named.sort(key=lambda mention: mention.span)
    named += _without_overlaps([find_again(text, find_learnt(text, named))], taken)
    return tuple(sorted(named, key=lambda mention: mention.span))
