"""Whether a noun phrase names somebody who can pay, raise or promise, and whom: name, country, company.

Here belongs one phrase at a time. Which phrase of a sentence pays is for ``roles``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.extract.claims.clauses import Phrase, once_a_phrase
from tasks.extract.claims.vocabulary import (
    agent_endings,
    find_noun_cues,
    media_pattern,
    people_countries,
    people_organizations,
    projects,
    squeezed_people,
    squeezed_person,
)
from tasks.extract.claims.words import AMOUNT, COUNTRY, DATE, ORGANIZATION, Word
from tasks.extract.organizations.entries import aliases
from tasks.records import CountryForm, CountryMention, OrganizationMention

HOME = "KR"
_KOREAN_LEADER = re.compile(
    r"[김이박최정윤한문조강장임오서신권황안송류전홍구]?(?:대통령|부총리)|[김이박최정윤한문조강장임오서신권황안송류전홍구]총리"
)
_SOURCE_KINDS = frozenset({"media", "research", "researcher"})
_PRONOUNS = frozenset({"그", "그녀"})
_POINTING = frozenset({"이", "그", "날", "때", "해당", "같은", "당시"})
_WORLD = frozenset({"세계", "전세계", "글로벌"})
_FOREIGN_GOVERNMENTS = ("주정부", "연방정부", "집행위", "집행위원회", "왕실", "내각", "의회")
_SORTS = (
    "회사", "기업", "스타트업", "업체", "개발사", "운용사", "투자사", "통신사", "제조사", "시행사", "운영사", "사업자", "벤처", "자회사", "계열사", "플랫폼", "거인", "공룡", "유니콘", "그룹", "펀드",
)  # fmt: skip
_BEFORE_NAMES = frozenset({"기간", "시기", "결과", "이", "그", "가운데", "중", "당시", "특히", "한편"})
UNITS = frozenset({"시", "도", "군", "구"})  # 보령시, 경북도
_MOST_BLANKS = 2
_NO_NAMES = frozenset(
    {
        "AI",
        "GPU",
        "IT",
        "LLM",
        "SW",
        "HBM",
        "CEO",
        "R&D",
        "IPO",
        "DC",
        "CCTV",
        "TV",
        "SNS",
        "GW",
        "MW",
        "TB",
        "PC",
        "EV",
        "ESS",
        "KPI",
    }
)
_TRAILING = frozenset({"컨소시엄", "그룹", "연합", "진영", "재단", "펀드", "산하"})


class Agent(NamedTuple):
    """Somebody who acts: the words that name them, home country and organisation where known.

    ``sort`` is ``organization``, ``government``, ``country``, ``person``, ``generic``, ``group`` or ``anaphor``;
    ``is_source`` marks media, researchers and the like, who speak of other people's money.
    """

    name: str
    country: str | None
    sort: str
    organization_id: str | None = None
    organization: OrganizationMention | None = None
    is_source: bool = False

    @property
    def is_state(self) -> bool:
        """Return whether a country or a government acts."""
        return self.sort in {"country", "government"}


def organization_agent(mention: OrganizationMention) -> Agent:
    """Return the organisation of a mention as somebody who acts."""
    sort = "government" if mention.kind == "government" else "organization"
    return Agent(mention.surface, mention.iso2, sort, mention.organization_id, mention)


def squeezed(words: tuple[Word, ...]) -> str:
    """Return the words without blanks, dates and money left out."""
    return "".join([w.form for w in words if w.tag not in {DATE, AMOUNT}])


def _ends(name: str, group: str) -> bool:
    return name.endswith(agent_endings(group))


def _country_of(words: tuple[Word, ...]) -> str | None:
    found = [w.mention.iso2 for w in words if isinstance(w.mention, CountryMention)]
    return found[0] if found else None


def _surface(text: str, words: tuple[Word, ...]) -> str:
    kept = [w for w in words if w.tag not in {DATE, AMOUNT}]
    return text[kept[0].start : kept[-1].end] if kept else ""


_MANY = re.compile(
    r"(?:\d+|[두세네]|여러|다섯|여섯|일곱)(?:개)?(?:글로벌|해외|외국|다국적|국내외|외국계)(?:기업|업체|회사|빅테크)|(?:글로벌|해외|외국|다국적|국내외|외국계)(?:기업|업체|회사|빅테크)\d+(?:개사|곳|개)|\d+여?(?:개사|곳|개기업|개업체|개회사)(?:연합|컨소시엄)"
)


def _group_agent(text: str, words: tuple[Word, ...]) -> Agent | None:
    """AWS 등 글로벌 기업 7개사: of many firms of several countries, one of which is named, the one is not who pays."""
    places = [i for i, w in enumerate(words) if w.form == "등"]
    rest = words[places[-1] + 1 :] if places else ()
    if not rest or _MANY.fullmatch(squeezed(rest)) is None:
        return None
    return Agent(_surface(text, rest), None, "group")


def _organization_agent(text: str, words: tuple[Word, ...]) -> Agent | None:
    places = [i for i, w in enumerate(words) if w.tag == ORGANIZATION]
    if not places:
        return None
    own = [i for i in places if not _is_medium(words[i].mention)] or places
    place = own[-1]
    mention = words[place].mention
    if not isinstance(mention, OrganizationMention) or mention.surface in people_countries():
        return None
    end = place + 1
    while end < len(words) and words[end].form in _TRAILING:
        end += 1
    name = text[words[place].start : words[end - 1].end]
    country = mention.iso2 or _country_of(words[:place])
    sort = "government" if mention.kind == "government" else "country" if mention.kind == "bloc" else "organization"
    source = _is_medium(mention) or media_pattern().search(squeezed(words)) is not None
    return Agent(name, country, sort, mention.organization_id, mention, source)


def _is_medium(mention: object) -> bool:
    return isinstance(mention, OrganizationMention) and mention.kind == "media"


def _person_in(name: str, table: str) -> str | None:
    """Return the first person of one table whom a name without blanks names; most names have none, which one look says."""
    if squeezed_person(table).search(name) is None:
        return None
    return next(person for letters, person in squeezed_people(table) if letters in name)


def _person_agent(text: str, words: tuple[Word, ...], name: str) -> Agent | None:
    titled = _ends(name, "leaders") or _ends(name, "executives")
    known, employer = _person_in(name, "countries"), _person_in(name, "organizations")
    if not (titled or known or employer):
        return None
    country = _country_of(words) or (people_countries()[known] if known else None)
    if country is None and _KOREAN_LEADER.fullmatch(name):
        country = HOME
    alias = aliases().get(people_organizations()[employer]) if employer else None
    if country is None and alias is not None and alias.organization is not None:
        country = alias.organization.iso2
    state = _ends(name, "leaders") and country is not None
    return Agent(_surface(text, words), country, "government" if state else "person")


def _pointing_agent(text: str, words: tuple[Word, ...], name: str) -> Agent | None:
    """Return 그, 전 세계 or 이 회사: words that name nobody by themselves."""
    if name in _PRONOUNS:
        return Agent(_surface(text, words), None, "pronoun")
    if name in projects():
        return Agent(_surface(text, words), projects()[name], "project")
    if name in _WORLD:
        return Agent(_surface(text, words), None, "generic")
    points_back = len(words) == 2 and words[0].form in _POINTING and words[1].form in agent_endings("anaphors")
    if (points_back or name in agent_endings("anaphors")) and name != "정부":
        return Agent(_surface(text, words), None, "anaphor")
    return None


def _public_agent(text: str, words: tuple[Word, ...], name: str) -> Agent | None:
    """Return a government or a country."""
    country = _country_of(words)
    if (
        len(words) > 1
        and words[-1].form in {*UNITS, "주"}
        and words[-2].tag == COUNTRY
        and words[-1].start == words[-2].end
    ):
        return Agent(_surface(text, words[-2:]), country, "government")
    if _ends(name, "governments") and "연금" not in name and "국부펀드" not in name:
        foreign = country is None and name.endswith(_FOREIGN_GOVERNMENTS)
        return Agent(_surface(text, words), country or (None if foreign else HOME), "government")
    if name in UNITS:
        return Agent(_surface(text, words), HOME, "government")  # 도는, 시는: the one told before
    place = words[-1].mention
    if words[-1].tag == COUNTRY and isinstance(place, CountryMention):
        sort = "generic" if place.form is CountryForm.DOMESTIC else "country"
        return Agent(_surface(text, words), country, sort)
    return None


def _generic_agent(text: str, words: tuple[Word, ...], name: str) -> Agent | None:
    pointing = _pointing_agent(text, words, name)
    if pointing is not None:
        return pointing
    country = _country_of(words)
    if media_pattern().search(name) or _ends(name, "analysts"):
        return Agent(_surface(text, words), country, "generic", is_source=True)
    public = _public_agent(text, words, name)
    if public is None and (_ends(name, "companies") or words[-1].form in {"곳", "개사", "사"}):
        return Agent(_surface(text, words), country, "generic")
    return public


def _naming(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words without what only leads up to a name or leaves a list open: 이 가운데 UAE, 당시 UAE, A그룹 등."""
    while (
        len(words) > 1 and words[0].form in _BEFORE_NAMES and words[0].mention is None and words[1].start > words[0].end
    ):
        words = words[1:]
    return words[:-1] if len(words) > 1 and words[-1].form == "등" else words


@once_a_phrase
def read_agent(text: str, phrase: Phrase) -> Agent | None:
    """Return whom the phrase names, or None where it names no one who could act (매출, 사업, 협약, 시장).

    A noun for money or business at its end makes it a thing: 구글 매출 is no agent, 구글 is.
    """
    words = _naming(tuple(w for w in phrase.words if w.tag not in {DATE, AMOUNT}))
    name = squeezed(words)
    if not name:
        return None
    cues = find_noun_cues(tuple(w.form for w in words))
    is_thing = bool(cues) and cues[-1].end == len(name) and words[-1].mention is None
    if is_thing and not _ends(name, "companies"):
        return None
    if words[-1].tag in {"NNG", "NNB"} and words[-1].form in {
        "것",
        "수",
        "점",
        "바",
        "때",
        "중",
        "데",
        "전",
        "뒤",
        "이번",
        "앞",
        "결과",
        "배",
    }:
        return None
    group, organization = _group_agent(text, words), _organization_agent(text, words)
    if group or (organization is not None and (words[-1].tag == ORGANIZATION or _acts_for_organization(words))):
        return group or organization
    person = _person_agent(text, words, name)
    if person is not None:
        return organization or person
    return _generic_agent(text, words, name) or _apposed_agent(text, words) or _unknown_agent(text, words)


def _apposed_agent(text: str, words: tuple[Word, ...]) -> Agent | None:
    """번역 AI 회사 말길, 미국계 투자사 웨스트브리지 디지털: what stands behind the sort of company is its name."""
    sorts = [i for i, w in enumerate(words[:-1]) if w.mention is None and w.form.endswith(_SORTS)]
    if not sorts:
        return None
    named = words[sorts[-1] + 1 :]
    blanks = text[named[0].start : named[-1].end].count(" ")
    nominal = all(w.tag in {"NNG", "NNP", "SL", "XSN", "SN", "SH", "SW", "XR", ORGANIZATION} for w in named)
    spaced = named[0].start > words[sorts[-1]].end
    cues = find_noun_cues(tuple(w.form for w in named))
    if not nominal or not spaced or blanks > _MOST_BLANKS or cues or _ends(squeezed(named), "things"):
        return None
    return Agent(_surface(text, named), _country_of(words[: sorts[-1] + 1]), "generic")


@once_a_phrase
def read_unlisted_agent(text: str, phrase: Phrase) -> Agent | None:
    """Return a subject that no list knows and no rule sees as a name: one or two plain nouns that name no thing.

    Only for a sentence in which nobody else acts: 람다는 4억 달러를 모았다.
    """
    words = tuple(w for w in phrase.words if w.tag not in {DATE, AMOUNT})
    name = squeezed(words)
    glued = len(words) == 2 and words[0].tag in {"MM", "XPN"} and words[0].end == words[1].start  # 온+시냅스
    plain = 0 < len(words) <= 2 and all(w.tag in {"NNG", "NNP", "SL", "XSN"} for w in words[glued:])
    if _ends(name, "analysts") or media_pattern().search(name):
        return None
    if (
        not plain
        or len(name) < 2
        or find_noun_cues(tuple(w.form for w in words))
        or _ends(name, "things")
        or _ends(name, "individuals")
    ):
        return None
    return _guarded_organization(text, words) or Agent(_surface(text, words), None, "generic")


def _guarded_organization(text: str, words: tuple[Word, ...]) -> Agent | None:
    """Return the gazetteer's organisation of a doubtful name: who pays or raises is no letter and no wave."""
    surface = _surface(text, words)
    alias = aliases().get(surface)
    known = alias.organization if alias is not None else None
    if known is None:
        return None
    span = (words[0].start, words[-1].end)
    mention = OrganizationMention(
        span, surface, known.name_en, known.iso2, "organization.by_role", known.kind, known.organization_id
    )
    return Agent(surface, known.iso2, "organization", known.organization_id, mention)


def _is_sort(words: tuple[Word, ...], place: int) -> bool:
    """팹리스 모노렉스: what sort of company it is, in front of its name."""
    return (
        place + 1 < len(words)
        and words[place].form in agent_endings("companies")
        and words[place].end < words[place + 1].start
    )


def _acts_for_organization(words: tuple[Word, ...]) -> bool:
    last = max(i for i, w in enumerate(words) if w.tag == ORGANIZATION)
    rest = "".join(w.form for w in words[last + 1 :])
    return rest.endswith((*agent_endings("executives"), *agent_endings("companies"), "측", "등"))


def _unknown_agent(text: str, words: tuple[Word, ...]) -> Agent | None:
    """Return a name that no list knows: a phrase that ends in a proper noun or Latin letters."""
    if len(words) > 1 and words[-2].tag in {"NNP", "SL"} and words[-1].tag == "NNG":
        glued = words[-2].end == words[-1].start and not _ends(words[-1].form, "things")
        return Agent(_surface(text, words[-2:]), _country_of(words), "generic") if glued else None
    if words[-1].tag in {"NNP", "SL"} and words[-1].form not in _NO_NAMES:
        first = len(words)
        while first and words[first - 1].tag in {"NNP", "SL"} and not _is_sort(words, first - 1):
            first -= 1
        known = _guarded_organization(text, words[first:])
        return known or Agent(_surface(text, words[first:]), _country_of(words), "generic")
    return None
