"""Who published and who wrote: outlets and bylines as pages print them.

Here belongs what the words of a page say. What its metadata says stands in :mod:`tasks.clean.metadata`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from tasks.clean.blocks import Region
from tasks.clean.lines import Kind, Line
from tasks.clean.vocabularies import any_of, phrases

_ROLE = r"(?:기자|특파원|논설위원|칼럼니스트|앵커|PD|통신원|객원기자|편집위원|에디터)"
_NAME = re.compile(
    rf"(?<![가-힣])([가-힣]{{2,4}}(?:\s?[·,]\s?[가-힣]{{2,4}}){{0,3}})\s?(?:선임|수석|인턴|수습|객원|전문|의학전문|\S{{1,3}}전문)?\s?{_ROLE}(?![가-힣])"
)
_SIGN_OFF = re.compile(r"(?:([A-Z]{2,4}|[가-힣A-Za-z]{2,10})\s?(?:뉴스|NEWS)\s)([가-힣]{2,4})입니다\.?$")
_RIGHTS = re.compile(
    r"(?:저작권자\s?)?(?:(?i:copyrights?)\s*)?(?:ⓒ|©|Ⓒ|\(c\)|\(C\)|저작권자\s?[:：]?)\s*(?:19|20)?\d{0,4}(?:[-~]\d{2,4})?[\s.,:]*(?:by\s)?"
    r"(?:['\"‘“][^'\"’”]{1,30}['\"’”]\s*)?(?P<name>[^\s<>(),.|\[\]ⓒ©:：&;\-][^<>(),.|\[\]ⓒ©;\n]{1,24})"
)
_RIGHTS_TAIL = re.compile(
    r"\s*(?:무단|재배포|전재|(?i:all\s?rights?)|(?i:co\.?|corp|inc|ltd)|기사|제공|의|에|관련|및|,|·|&|\d{4}|https?:|www\.|주식회사|(?:\(주\)|㈜)).*$"
)
_COMPANY = re.compile(r"^(?:주식회사\s|\(주\)\s?|㈜\s?|\(사\)\s?)|\s?(?:\(주\)|㈜)$")
_DATELINES = (
    re.compile(r"^[\[(](?P<name>[^\]\[()=]{2,14}?)\s?[=|]\s?[^\])]{1,20}(?:기자|특파원|리포터|PD)[\])]"),
    re.compile(
        r"^[\[(][가-힣·,\s]{2,14}=(?P<name>[^\]\[()=\d]{2,14}?)(?:\s[^\])]{1,14}(?:기자|특파원))?(?:\s\d[^\])]*)?[\])]"
    ),
    re.compile(r"^[\[(](?P<name>[가-힣A-Za-z0-9]{2,12})\s[가-힣\s]{2,10}(?:기자|특파원|리포터)[\])]"),
    re.compile(r"^(?P<name>[가-힣A-Za-z0-9]{2,12})\s[가-힣]{2,4}\s?(?:기자|특파원)\s?[|=]"),
)
_NAMED = re.compile(
    r"^(?:제\s?호|매체명|언론사(?:명)?|발행처|신문사|출처|제공)\s?[:：]\s?(?:\(주\)|㈜)?\s?(?P<name>[가-힣A-Za-z0-9 ]{2,16}?)(?:\s?[|,·/(]|$)"
)


@cache
def _known() -> frozenset[str]:
    return frozenset(name.casefold().replace(" ", "") for name in phrases("outlets", "known"))


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(
        rf"^[가-힣A-Za-z0-9&·\s]{{1,14}}(?:{any_of('outlets', 'endings')})$|^(?:{any_of('outlets', 'periodicals')})[가-힣A-Za-z]{{3,12}}$"
    )


def is_outlet(text: str) -> bool:
    """Return whether a text is an outlet's name: a known one, or a short name with an outlet's ending.

    >>> is_outlet("새벽일보"), is_outlet("네이버 뉴스"), is_outlet("무엇이 문제인가")
    (True, False, False)
    """
    name = text.strip()
    if name in phrases("outlets", "not_outlets") or not 2 <= len(name) <= 18:
        return False
    return name.casefold().replace(" ", "") in _known() or (name.count(" ") <= 1 and bool(_ending().match(name)))


def is_known_outlet(text: str) -> bool:
    """Return whether a text is the name of an outlet on the list."""
    return text.strip().casefold().replace(" ", "") in _known()


def _tidied(name: str) -> str | None:
    text = _COMPANY.sub("", _RIGHTS_TAIL.sub("", name).strip(" '\"‘’“”.,|·-")).strip()
    return text if 2 <= len(text) <= 20 and not text.isdigit() else None


def rights_holder(text: str) -> str | None:
    """Return who holds the rights by a copyright notice, or None.

    >>> rights_holder("Copyright ⓒ 2026 한빛경제. All rights reserved.")
    '한빛경제'
    >>> rights_holder("<저작권자 ⓒ 새벽통신, 무단전재 및 재배포 금지>")
    '새벽통신'
    """
    found = _RIGHTS.search(text)
    if found is None or re.match(r"\.[A-Za-z]{2,}", text[found.end() : found.end() + 12]):  # a domain is no name
        return None
    return _tidied(found["name"])


def dateline_outlet(text: str) -> str | None:
    """Return the outlet that a dateline names, or None.

    >>> dateline_outlet("(서울=새벽통신) 김하늘 기자 = 정부는"), dateline_outlet("[한빛경제=이바다 기자] 정부는")
    ('새벽통신', '한빛경제')
    """
    for rule in _DATELINES:
        if found := rule.search(text[:80]):
            return _tidied(found["name"])
    return None


def read_names(text: str) -> list[str]:
    """Return the reporters that a text names by their role, in order.

    >>> read_names("베이징=김하늘 특파원 sky@example.kr"), read_names("취재 기자")
    (['김하늘'], [])
    """
    names: list[str] = []
    for found in _NAME.finditer(text[:300]):
        names += [name for name in re.split(r"\s?[·,]\s?", found[1]) if name not in phrases("outlets", "not_names")]
    return [name for name in dict.fromkeys(names) if len(name) >= 2 and not is_known_outlet(name)]


def find_byline(lines: Sequence[Line], region: Region | None) -> str | None:
    """Return who wrote an article, several joined by a comma, or None: header, dateline, closing, sign-off."""
    if region is None:
        return None
    credit = {Kind.CREDIT, Kind.STAMP, Kind.SHORT}
    header = [
        line.text
        for line in lines[max(0, region.first - 25) : region.first]
        if line.kind in credit and len(line.text) <= 80
    ]
    closing = [
        line.text
        for line in lines[region.last + 1 : region.last + 9]
        if line.kind in {Kind.CREDIT, Kind.END, Kind.FURNITURE}
    ]
    opening, last = lines[region.body[0]].text, lines[region.body[-1]].text
    for text in (
        *(lines[i].text[:80] for i in region.body[:2] if lines[i].text.startswith(("[", "("))),
        opening[:60],
        *header,
        last[-60:],
        *closing,
    ):
        if names := read_names(text):
            return ", ".join(names[:4])
    found = _SIGN_OFF.search(last)
    return found[2] if found else None


def _beside_stamp(line: Line) -> list[str]:
    """Outlets named in a date or credit line: 새벽일보 | 2026-03-30 18:22."""
    if line.kind not in {Kind.STAMP, Kind.CREDIT}:
        return []
    text = re.sub(r"^[Bb]y\s", "", line.text)
    return [part for part in re.split(r"\s?[|ㅣ·•]\s?|\s{2,}|\s(?=\d)", text) if is_outlet(part)]


def _is_repeated_name(line: Line, after: Sequence[Line]) -> bool:
    """Whether a short line at the top is the site's name: the imprint below begins with it."""
    if line.kind is not Kind.SHORT or not 2 <= len(line.text) <= 12 or line.bulleted:
        return False
    return any(len(one.text) > len(line.text) and one.text.startswith(line.text) for one in after[-8:])


def _first(candidates: Iterable[str | None]) -> str | None:
    return next(filter(None, candidates), None)


def find_publisher(lines: Sequence[Line], region: Region | None, title_outlet: str | None) -> str | None:
    """Return the outlet of a page by its rights notice, dateline, title, sign-off or imprint, or None."""
    if region is None:
        return title_outlet
    after, before = lines[region.last + 1 :], lines[: region.first]
    opening = [lines[i].text for i in region.body[:3]]
    last = _SIGN_OFF.search(lines[region.body[-1]].text)
    return _first(
        (
            _first(rights_holder(line.text) for line in after if line.kind is Kind.END),
            _first(map(dateline_outlet, opening)),
            title_outlet,
            last[1] if last else None,
            _first(line.text for line in before if is_known_outlet(line.text)),
            _first(part for line in before for part in _beside_stamp(line)),
            _first(_tidied(found["name"]) for line in (*after, *before) if (found := _NAMED.search(line.text))),
            _first(line.text for line in before[:8] if _is_repeated_name(line, after)),
            _first(line.text for line in (*before[:12], *after[-12:]) if is_outlet(line.text) and " " not in line.text),
        )
    )
