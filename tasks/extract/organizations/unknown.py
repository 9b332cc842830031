"""Organisations that no list names, found by their form and by what the sentence calls them.

Here belong X(X Robotics), X홀딩스, 한국○○진흥원 and universities; names that the sentence introduces (미국 스타트업 X) stand
in ``introduced``. The home is what the sentence or the name itself says; where neither does, it stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tasks.extract.countries.entries import country_names, country_of_place, toponyms
from tasks.extract.countries.phrases import (
    Names,
    compile_words,
    find_behind,
    hangul_tail,
    is_word_end,
    is_word_start,
    tails,
)
from tasks.extract.organizations.entries import words_of
from tasks.extract.organizations.homes import Homes
from tasks.extract.organizations.learnt import is_latin_name
from tasks.records import OrganizationMention, Span

_GLOSS = re.compile(r"\([A-Z]")
_GLOSSED = re.compile(
    r"(?<![가-힣A-Za-z])([가-힣A-Za-z]{2,14}(?: [가-힣A-Za-z]{2,14}){0,3})\(([A-Z][A-Za-z0-9&.,' -]{2,40})\)"
)
_TITLE = re.compile(r"대\s?(?:교수|연구진|연구팀|총장|공대|의대|경영대|로스쿨|부교수|박사|병원|출신|대학원)")
_TITLED = re.compile(rf"(?<![가-힣])([가-힣]{{2,6}}(?={_TITLE.pattern})대)")
_NOT_A_UNIVERSITY = frozenset(
    (
        "최대",
        "확대",
        "시대",
        "세대",
        "기대",
        "군대",
        "절대",
        "상대",
        "반대",
        "현대",
        "무대",
        "교대",
        "연대",
        "초대",
        "근대",
        "고대",
        "침대",
        "지대",
        "공대",
        "의대",
        "법대",
        "음대",
        "미대",
        "사대",
        "우대",
        "부대",
        "환대",
        "천대",
        "학대",
        "약대",
        "치대",
        "한의대",
        "과기대",
    )
)


_NO_PART = (*words_of("introducers"), "의", "은", "는", "이", "가", "와", "과")


def mention_of(text: str, span: Span, iso2: str | None, rule: str, kind: str | None = "company") -> OrganizationMention:
    """Return the mention of an organisation that no list knows: its name is the surface."""
    surface = text[span[0] : span[1]]
    return OrganizationMention(span, surface, surface, iso2, rule, kind)


def without_particle(word: str) -> str:
    """Return a word without the particle at its end, if it has one; at least two letters stay.

    >>> without_particle("커넥트웨이브가"), without_particle("다막")
    ('커넥트웨이브', '다막')
    """
    for size in range(min(4, len(word) - 2), 0, -1):
        if word[-size:] in _particles():
            return word[:-size]
    return word


@cache
def _particles() -> frozenset[str]:
    drop = {"인", "일", "고", "다", "자", "나", "라", "며", "야", "간", "임", "든", "란", "지만", "냐"}
    return frozenset(tails()["particles"]) - drop


_ONE_WORD_GLOSS = re.compile(r"(?<=[가-힣] )([가-힣]{3,10})\(([A-Z][a-z]+[A-Za-z]*)\)(?=[이가은는을를의와과도,·])")


def find_glossed_after_country(text: str, homes: Homes) -> Iterator[OrganizationMention]:
    """Yield a name glossed by one English word right after a country: 독일 솔액티브(Solactive)가; a place is none.

    >>> text = "독일 솔액티브(Solactive)가 프랑스 캉브레(Cambrai)와"
    >>> [(m.surface, m.iso2) for m in find_glossed_after_country(text, Homes.of(text))]
    [('솔액티브', 'DE')]
    """
    for match in _ONE_WORD_GLOSS.finditer(text) if _GLOSS.search(text) else ():
        iso2 = homes.directly_before(match.start())
        if iso2 and country_of_place(match[1]) is None and not match[1].endswith(_CLASS_ENDS):
            yield mention_of(text, match.span(1), iso2, "organization.glossed")


_CLASS_ENDS = (
    *words_of("introducers"),
    *words_of("common"),
    "주",
    "시",
    "성",
    "지역",
    "축제",
    "모델",
    "서비스",
    "원칙",
    "전략",
    "펀드",
)


def find_glossed(text: str, homes: Homes) -> Iterator[OrganizationMention]:
    """Yield names glossed by an English one that says what they are: 오비탈 포지(Orbital Forge Labs).

    >>> text = "캐나다 오비탈 포지(Orbital Labs)와 소라(Sora)"
    >>> [(m.surface, m.iso2) for m in find_glossed(text, Homes.of(text))]
    [('오비탈 포지', 'CA')]
    """
    for match in _GLOSSED.finditer(text) if _GLOSS.search(text) else ():
        words, gloss = match[1].split(" "), match[2].replace(",", "").split()
        if (
            not is_latin_name(match[2].replace(",", ""))
            or gloss[-1].rstrip(".") not in words_of("english")
            or len(gloss) < 2
        ):
            continue
        keep = words[-len(gloss) :]
        while len(keep) > 1 and (keep[0] in country_names() or keep[0].endswith(_NO_PART)):
            keep = keep[1:]
        if keep and keep[-1] not in words_of("common"):
            start = match.end(1) - len(" ".join(keep))
            iso2 = homes.attributed(start)
            if gloss[-1] != "AI" or (iso2 and gloss[0] not in words_of("terms")):
                yield mention_of(text, (start, match.end(1)), iso2, "organization.glossed")


@cache
def _suffix() -> re.Pattern[str]:
    return compile_words(words_of("suffixes"))


@cache
def _suffixed() -> re.Pattern[str]:
    return re.compile(rf"(?<![가-힣A-Za-z0-9])(?P<stem>[가-힣A-Za-z0-9&]{{2,12}}?)(?:{_suffix().pattern})")


def _home_in_name(stem: str) -> str | None:
    """Return the country that a name begins with: 한국○○, 상하이○○, 대한○○."""
    for size in range(min(6, len(stem)), 1, -1):
        if stem[:size] in toponyms():
            return country_of_place(stem[:size])
    return "KR" if stem.startswith("대한") else None


def find_suffixed(text: str, homes: Homes) -> Iterator[OrganizationMention]:
    """Yield names that end as organisations do: X홀딩스, X벤처스, X은행, X연구원; 투자은행 and 전문가그룹 are none.

    >>> text = "일본 미야비홀딩스와 투자은행, 광주은행"
    >>> [(m.surface, m.iso2) for m in find_suffixed(text, Homes.of(text))]
    [('미야비홀딩스', 'JP'), ('광주은행', 'KR')]
    """
    for match in _suffixed().finditer(text) if _suffix().search(text) else ():
        stem = match["stem"]
        if (
            stem in words_of("generic")
            or stem in country_names()
            or not is_word_end(text, match.end(), "organization_nouns")
        ):
            continue
        if stem.endswith(words_of("generic")) and _home_in_name(stem) is None:
            continue
        iso2 = _home_in_name(stem) or homes.attributed(match.start())
        if iso2 or match.group().endswith(words_of("strong")):
            yield mention_of(text, match.span(), iso2, "organization.suffixed", None)


@cache
def _nations() -> Names[None]:
    return Names(dict.fromkeys([*country_names(), "대한"]))


@cache
def _national() -> re.Pattern[str]:
    countries = compile_words([*country_names(), "대한"]).pattern
    endings = compile_words(words_of("national_suffixes")).pattern
    return re.compile(rf"(?P<country>{countries})(?P<middle>[가-힣]{{0,12}}?){endings}")


@cache
def _longer_national() -> re.Pattern[str]:
    return re.compile(_national().pattern.replace("{0,12}?)", "{2,12})"))


def _is_told(middle: str) -> bool:
    return middle not in ("", *words_of("national_generic"))


def find_national(text: str) -> Iterator[OrganizationMention]:
    """Yield names that begin with a country: 한국○○진흥원, 인도○○은행; 미국은행 and 중국투자은행 name none.

    >>> [(m.surface, m.iso2) for m in find_national("노르웨이해양연구원과 미국은행들, 독일은행협회")]
    [('노르웨이해양연구원', 'NO'), ('독일은행협회', 'DE')]
    """
    for found in find_behind(_nations(), _national(), text):
        if not is_word_start(text, found.start()):
            continue
        match = found if _is_told(found["middle"]) else _longer_national().match(text, found.start())
        if match and _is_told(match["middle"]) and is_word_end(text, match.end(), "organization_nouns"):
            iso2 = country_names().get(match["country"], "KR")
            yield mention_of(text, match.span(), iso2, "organization.national", None)


_ACTING = re.compile(r"대(?:[와과는가의,·(]|에서|\s(?:연구|교수|총장|캠퍼스|경영))")
_AFTER_COUNTRY = re.compile(rf"(?<=[가-힣] )([가-힣]{{2,5}}(?={_ACTING.pattern})대)")
_ENDS_ORDINARY = re.compile(
    r"(?:[최확시세기군절상반현무교연초근고침지우부환천학약치거극중증후당적응휴임관접투여등조전함편토담]대|모두대|(?:수비|자위|해병|특공|수사|원정|의장|수색|선발|기동|탐험|구조|소방|경비|헌병|방위|의용|근위)대)$"
)


@cache
def _groups() -> Names[None]:
    return Names(dict.fromkeys([*words_of("groups_latin"), *words_of("groups_hangul")]))


@cache
def _affiliated() -> re.Pattern[str]:
    latin = compile_words(words_of("groups_latin")).pattern
    hangul, ends = (compile_words(words_of(key)).pattern for key in ("groups_hangul", "affiliates"))
    return re.compile(
        rf"(?<![가-힣A-Za-z0-9])(?:(?P<latin>{latin})(?P<rest>[가-힣]{{2,10}})(?![가-힣])|{hangul}{ends})"
    )


def find_affiliates(text: str) -> Iterator[OrganizationMention]:
    """Yield companies named after a Korean group: LG헬로비전, 카카오헬스케어; a particle behind the group is none.

    >>> [(m.surface, m.iso2) for m in find_affiliates("LG헬로비전이 KT에서, 삼성동의 카카오헬스케어는")]
    [('LG헬로비전', 'KR'), ('카카오헬스케어', 'KR')]
    """
    for match in find_behind(_groups(), _affiliated(), text):
        start, end = match.span()
        if match["latin"]:
            if is_word_end(text, match.end("latin"), "organization_nouns"):
                continue
            end = start + len(match["latin"]) + len(without_particle(match["rest"]))
        elif not is_word_end(text, end, "organization_nouns"):
            continue
        yield mention_of(text, (start, end), "KR", "organization.affiliate")


def find_universities(text: str, homes: Homes) -> Iterator[OrganizationMention]:
    """Yield universities by 대 before a professor or the like; the home is the city's or the country's before it.

    >>> text = "영국 서섹스대 연구팀과 항저우대 교수, 최대 병원"
    >>> [(m.surface, m.iso2) for m in find_universities(text, Homes.of(text))]
    [('서섹스대', 'GB'), ('항저우대', 'CN')]
    """
    seen: set[Span] = set()
    for match in _AFTER_COUNTRY.finditer(text) if _ACTING.search(text) else ():
        iso2 = homes.directly_before(match.start())
        if iso2 and not _ENDS_ORDINARY.search(match[1]):
            seen.add(match.span(1))
            yield mention_of(text, match.span(1), iso2, "organization.university", "university")
    for match in _TITLED.finditer(text) if _TITLE.search(text) else ():
        name = match[1]
        if name in _NOT_A_UNIVERSITY or hangul_tail(text, match.end(1)).startswith(("의", "로")):
            continue
        iso2 = country_of_place(name[:-1]) or homes.attributed(match.start())
        if iso2 and match.span(1) not in seen:
            yield mention_of(text, match.span(1), iso2, "organization.university", "university")
