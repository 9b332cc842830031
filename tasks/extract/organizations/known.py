"""Organisations that the gazetteer knows, wherever one of their names may stand as a word.

Here belong the boundaries of a name and the cues that a doubtful one needs. Names that governments share are
resolved in ``governments``, names that only this article explains in ``learnt``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

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
_REPORTING = frozenset(("media", "research"))
_SAID_OF = {**dict.fromkeys("은는이가도", "reporting"), "을": "quoting", "를": "quoting", "에": "printing"}
_COMMERCIAL = frozenset(("company", "fund", "bank"))
_NO_OTHER_SUBJECT = r"(?:(?![가-힣]{2,}(?:이|가|은|는)\s)[^.\n]){0,50}?"
_ACTS = re.compile(
    rf"[이가은는도]\s{_NO_OTHER_SUBJECT}(?:유치|조달|수혈|투자(?:를\s)?받|투자\s유치|인수(?:한|했|하|키로|전|를)|상장|출자|투자(?:한다|했|하기로|를\s(?:결정|단행|확대|늘))"
    r"|흑자|적자|매출|영업이익|수주|감원|몸값|기업가치|시리즈\s?[A-F]|지분|합병|납품|IPO|시총|주가|실적|팔렸|팔리)"
)
_ACQUIRED = re.compile(
    r"[을를]\s(?:[^.\n]{0,24}?(?:달러|원|유로|위안|엔|파운드)에\s)?(?:인수|사들|품는다|품었|품에|품자|합병|흡수)|\s(?:인수전|지분\s\d|상장\s(?:첫|추진))"
)
_COUNTS = re.compile(
    r"에 따르면|[은는이가]\s[^.\n]{0,80}?(?:전망|예측|집계|추산|추정|예상|내다봤|분석했|점쳤|봤다|본다|보고|매겼|제시|계산|것으로|밝혔|발표|조사)|의 (?:최근 )?(?:내년 |올해 )?(?:전망|집계|보고서|조사|통계|예측|추산|자료)|\s(?:전망|집계|보고서|조사|통계|자료|기준|예측|추산)"
)
_PUBLIC_KINDS = frozenset(("government", "bank"))
_DISTINCT = 4  # 네 글자부터는 뒤에 무엇이 붙어도 그 이름이다(소프트뱅크벤처스)


class Candidate(NamedTuple):
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
    if organization.kind in _REPORTING and _reports(text, end, organization.kind):
        return True
    if organization.kind in _COMMERCIAL and _acts_as_company(text, start, end):
        return True
    bracket = re.match(r"\s?\(([^()\n]{1,40})\)", text[end : end + 44])
    if bracket and (bracket[1] in _own_names(organization) or bracket[1].endswith(words_of("classes"))):
        return True
    return homes.directly_before(start) in organization.homes


def _own_names(organization: Organization) -> tuple[str, ...]:
    return (*organization.aliases, *organization.guarded, organization.name_en)


def _acts_as_company(text: str, start: int, end: int) -> bool:
    """Return whether a name does, or has done to it, what only companies do: 런웨이가 유치했다, 위즈를 320억 달러에 인수.

    >>> _acts_as_company("토스가 상장을 추진한다", 0, 2), _acts_as_company("공을 토스하고", 3, 5)
    (True, False)
    """
    if text[start:end] in words_of("things"):
        return False
    return _ACTS.match(text, end) is not None or _ACQUIRED.match(text, end) is not None


def _is_product(text: str, candidate: Candidate) -> bool:
    """Return whether the words before a doubtful name make it a product: xAI의 그록, 챗봇 그록."""
    start, end = candidate.span
    return candidate.alias.is_guarded and text[max(0, start - 12) : end].endswith(words_of("product_phrases"))


def _reports(text: str, end: int, kind: str) -> bool:
    """Return whether the name is the subject of a sentence that reports: CCTV는 …라고 전했다, IDC에 따르면."""
    if kind == "research":
        return _COUNTS.match(text, end) is not None
    section = _SAID_OF.get(hangul_tail(text, end))
    if section is None:
        return False
    _, stop = sentence_span(text, end)
    return any(word in text[end:stop] for word in words_of(section))


def resolve_guarded(text: str, candidates: Sequence[Candidate], homes: Homes) -> list[Candidate]:
    """Return the candidates that stand: the unguarded ones, and the guarded ones that have a cue.

    A cue is another name of the same organisation in the text, a list of organisations, a word of class before it
    (스타트업 런웨이), a title or a share behind it, its English name in brackets, its country right before it.
    """
    sure = {c.alias.organization.organization_id for c in candidates if c.alias.organization and not c.alias.is_guarded}
    kept: list[Candidate] = []
    candidates = [c for c in candidates if not _is_product(text, c)]
    for candidate in candidates:
        organization = candidate.alias.organization
        if not candidate.alias.is_guarded or organization is None:
            kept.append(candidate)
        elif organization.organization_id in sure or _has_cue(text, candidate, organization, homes):
            kept.append(candidate)
            sure.add(organization.organization_id)
        elif _in_list(text, candidate, kept):
            kept.append(candidate)
    return _with_listed_before(text, candidates, kept)


def _with_listed_before(text: str, candidates: Sequence[Candidate], kept: Sequence[Candidate]) -> list[Candidate]:
    """Add the doubtful names that stand in a list before one that stands: 엑스·xAI, 사이언스와 네이처에 실렸다."""
    standing = {candidate.span for candidate in kept}
    following: Candidate | None = None
    for candidate in reversed(candidates):
        listed = following is not None and following.span in standing and candidate.alias.is_guarded
        if listed and following and are_listed(text, candidate.span[1], following.span[0]):
            standing.add(candidate.span)
        following = candidate
    return [candidate for candidate in candidates if candidate.span in standing]


def _in_list(text: str, candidate: Candidate, kept: Sequence[Candidate]) -> bool:
    return bool(kept) and are_listed(text, kept[-1].span[1], candidate.span[0])


def as_mention(text: str, span: Span, organization: Organization, homes: Homes, rule: str) -> OrganizationMention:
    """Return the mention of a known organisation; one with two homes takes the one that the text names before it."""
    iso2 = organization.iso2
    if len(organization.homes) > 1:
        named = homes.attributed(span[0])
        iso2 = named if named in organization.homes else iso2
    return OrganizationMention(
        span, text[span[0] : span[1]], organization.name_en, iso2, rule, organization.kind, organization.organization_id
    )
