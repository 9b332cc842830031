"""Organisations that the gazetteer knows, wherever one of their names may stand as a word.

Here belong the boundaries of a name and the cues that a doubtful one needs. Names that governments share are
resolved in ``governments``, names that only this article explains in ``learnt``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.extract.countries.compounds import SYLLABLES
from tasks.extract.countries.entries import country_names
from tasks.extract.countries.names import word_before
from tasks.extract.countries.phrases import hangul_tail, is_hangul, is_latin, is_word_end, sentence_span
from tasks.extract.organizations.entries import Alias, Organization, alias_names, words_of
from tasks.extract.organizations.homes import Homes
from tasks.records import OrganizationMention, Span

_SEPARATED = re.compile(
    r"(?:\([^()\n]{1,30}\))?(?:은|는|이|가|의|사)?\s?(?:(?:와|과)?[·ㆍ・‧∙•⋅,/、&]|와|과|및|하고|이나|나|[-–]|랑|이랑)\s?(?:및\s)?"
)
_LEFT_GLUE = "-–_&@.+"
_ASSOCIATED = ("협회", "연합회", "협의회", "연맹")
_PUBLIC_KINDS = frozenset(("government", "bank"))
_DISTINCT = 4  # 네 글자부터는 뒤에 무엇이 붙어도 그 이름이다(소프트뱅크벤처스)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A surface that names something of the gazetteer; whether it does is not yet said."""

    span: Span
    alias: Alias


def _may_start(text: str, start: int, alias: Alias) -> bool:
    before = text[start - 1 : start]
    if not before:
        return True
    if is_latin(text[start]) and before in _LEFT_GLUE and is_latin(text[start - 2 : start - 1]):
        return False
    if is_latin(text[start]) and is_latin(before):
        return False
    if not is_hangul(before):
        return True
    if _is_public(alias) and before in SYLLABLES and not is_hangul(text[start - 2 : start - 1]):
        return True  # 미상무부, 미연준
    return any(text.endswith(name, 0, start) for name in _country_glue(text, start))


def _is_public(alias: Alias) -> bool:
    return alias.ministry is not None or (alias.organization is not None and alias.organization.kind in _PUBLIC_KINDS)


def _country_glue(text: str, start: int) -> list[str]:
    run = re.search(r"[가-힣]{2,8}$", text[max(0, start - 9) : start])
    return [run.group()] if run and run.group() in country_names() else []


def _may_end(text: str, end: int) -> bool:
    after = text[end : end + 1]
    if is_latin(text[end - 1]) or text[end - 1] == "+":
        if is_latin(after) or (
            after in tuple("&+-.") and is_latin(text[end + 1 : end + 2]) and not text[end + 1].isupper()
        ):
            return False
        if after in tuple("&+") and is_latin(text[end + 1 : end + 2]):
            return False
    return True


def _accept(text: str, start: int, end: int, alias: Alias) -> bool:
    if not (_may_start(text, start, alias) and _may_end(text, end)):
        return False
    if is_word_end(text, end, "organization_nouns"):
        return True
    name = text[start:end]
    distinct = len(name) >= _DISTINCT and is_hangul(name[-1]) and not alias.is_guarded and not alias.ministry
    tail = hangul_tail(text, end)
    return distinct and len(tail) > 1 and not tail.startswith(_ASSOCIATED)  # 중국은행협회 is not 중국은행


def find_candidates(text: str) -> list[Candidate]:
    """Return every place where a name of the gazetteer may stand, in order and without overlaps."""
    return [Candidate((start, end), alias) for start, end, alias in alias_names().find(text, _accept)]


def are_listed(text: str, left_end: int, right_start: int) -> bool:
    """Return whether two names stand in one list: A·B, A와 B, A(가), B.

    >>> are_listed("소니·덴소", 2, 3), are_listed("소니는 덴소", 2, 4)
    (True, False)
    """
    return right_start - left_end <= 36 and _SEPARATED.fullmatch(text, left_end, right_start) is not None


def _has_cue(text: str, candidate: Candidate, organization: Organization, homes: Homes) -> bool:
    start, end = candidate.span
    opens = start - (text[start - 1 : start] in tuple("‘'“\""))
    if word_before(text, opens).endswith(words_of("classes")):
        return True
    after = end + len(hangul_tail(text, end)) if hangul_tail(text, end) in ("", "의", "는", "은") else end
    if hangul_tail(text, end).startswith(words_of("after")) or (
        text[after : after + 1] == " "
        and hangul_tail(text, end) in ("", "의")
        and text.startswith(words_of("after"), after + 1)
    ):
        return True
    if organization.kind == "media" and _reports(text, end):
        return True
    bracket = re.match(r"\s?\(([^()\n]{1,40})\)", text[end : end + 44])
    if bracket and bracket[1] in (*organization.aliases, *organization.guarded, organization.name_en):
        return True
    return homes.directly_before(start) in organization.homes


def _reports(text: str, end: int) -> bool:
    """Return whether the name is the subject of a sentence that reports: CCTV는 …라고 전했다."""
    tail = hangul_tail(text, end)
    if tail not in ("은", "는", "이", "가", "도", "에", "를", "을"):
        return False
    _, stop = sentence_span(text, end)
    return any(word in text[end:stop] for word in words_of("reporting"))


def resolve_guarded(text: str, candidates: Sequence[Candidate], homes: Homes) -> list[Candidate]:
    """Return the candidates that stand: the unguarded ones, and the guarded ones that have a cue.

    A cue is another name of the same organisation in the text, a list of organisations, a word of class before it
    (스타트업 런웨이), a title or a share behind it, its English name in brackets, its country right before it.
    """
    sure = {c.alias.organization.organization_id for c in candidates if c.alias.organization and not c.alias.is_guarded}
    kept: list[Candidate] = []
    for index, candidate in enumerate(candidates):
        organization = candidate.alias.organization
        if not candidate.alias.is_guarded or organization is None:
            kept.append(candidate)
        elif organization.organization_id in sure or _has_cue(text, candidate, organization, homes):
            kept.append(candidate)
            sure.add(organization.organization_id)
        elif _in_list(text, candidates, index, kept):
            kept.append(candidate)
    return kept


def _in_list(text: str, candidates: Sequence[Candidate], index: int, kept: Sequence[Candidate]) -> bool:
    candidate = candidates[index]
    if kept and are_listed(text, kept[-1].span[1], candidate.span[0]):
        return True
    following = candidates[index + 1] if index + 1 < len(candidates) else None
    return (
        following is not None
        and not following.alias.is_guarded
        and are_listed(text, candidate.span[1], following.span[0])
    )


def as_mention(text: str, span: Span, organization: Organization, homes: Homes, rule: str) -> OrganizationMention:
    """Return the mention of a known organisation; one with two homes takes the one that the text names before it."""
    iso2 = organization.iso2
    if len(organization.homes) > 1:
        named = homes.attributed(span[0])
        iso2 = named if named in organization.homes else iso2
    return OrganizationMention(
        span, text[span[0] : span[1]], organization.name_en, iso2, rule, organization.kind, organization.organization_id
    )
