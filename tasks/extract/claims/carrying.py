"""Whom a sentence without a subject speaks of: the agent that the sentences before it named last.

이어, 또 and a dropped subject go on with the same one; 한편 starts another story.
"""

from __future__ import annotations

import re

from tasks.extract.claims.agents import Agent
from tasks.records import CountryForm, CountryMention, OrganizationMention, Span

_RESET = re.compile(r"^[\"“‘'\s]*(?:한편|반면|이와 별도로|이와 별개로)")
_AT_START_CHARS = 2
_OWNER = re.compile(r"의\s[^.\n]{1,30}?[은는이가](?=\s)")
_JOINED = re.compile(r"\s?(?:와|과|·|,|및|/)\s?")
_GOVERNMENT = re.compile(r"\s?(?:연방\s?)?정부")
_SUBJECT_PARTICLE = re.compile(r"\s{0,1}(?:그룹|정부|측)?(?:\([^)]{0,60}\))?(?:은|는|이|가|도)(?=\s|,)")


def starts_afresh(sentence: str) -> bool:
    """Return whether the sentence turns to another story, so that nobody is carried over into it.

    >>> starts_afresh("한편 정부는 예산을 늘린다."), starts_afresh("이어 1조원을 더 쓴다.")
    (True, False)
    """
    return bool(_RESET.match(sentence))


def _is_subject(text: str, end: int, span: Span) -> bool:
    return _SUBJECT_PARTICLE.match(text, end, min(span[1], end + 80)) is not None


def _first_of_list(
    text: str, ordered: list[OrganizationMention | CountryMention], place: int
) -> OrganizationMention | CountryMention:
    """Return the first of those that 와 or a middle dot joins: 타타그룹 in 타타그룹과 오픈AI가."""
    while place and _JOINED.fullmatch(text, ordered[place - 1].span[1], ordered[place].span[0]):
        place -= 1
    return ordered[place]


def named_agent(
    text: str,
    span: Span,
    organizations: tuple[OrganizationMention, ...],
    countries: tuple[CountryMention, ...],
) -> Agent | None:
    """Return the first organisation or country that the sentence at ``span`` has as its subject, read without morphemes."""
    ordered: list[OrganizationMention | CountryMention] = sorted((*organizations, *countries), key=lambda m: m.span)
    for place, found in enumerate(ordered):
        owns_topic = found.span[0] - span[0] <= _AT_START_CHARS and _OWNER.match(text, found.span[1], span[1])
        if not owns_topic and not _is_subject(text, found.span[1], span):
            continue
        mention = _first_of_list(text, ordered, place)
        if isinstance(mention, OrganizationMention):
            if mention.kind != "media":
                sort = "government" if mention.kind == "government" else "organization"
                return Agent(mention.surface, mention.iso2, sort, mention.organization_id, mention)
        elif mention.form is not CountryForm.COMPOUND:
            return Agent(mention.surface, mention.iso2, "country")
    return None


def named_government(text: str, span: Span, countries: tuple[CountryMention, ...]) -> str | None:
    """Return the country whose government the sentence at ``span`` names: 일본 정부, 獨 정부."""
    found = [c.iso2 for c in countries if _GOVERNMENT.match(text, c.span[1], span[1])]
    return found[-1] if found else None
