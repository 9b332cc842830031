"""Organisations that no list names and that the sentence introduces: 일본 로봇 기업 X, 리옹에 본사를 둔 X, 핀란드의 X가 유치했다.

Here belongs what makes a word after a class, a seat or a country a name. A noun that no dictionary has is one; words
of the dictionary (말길) are one only as a company that acts. The home is the country that the sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tasks.extract.countries.entries import country_of_place, toponyms
from tasks.extract.countries.names import word_before
from tasks.extract.countries.phrases import (
    Names,
    compile_words,
    find_behind,
    hangul_tail,
    is_word_end,
    sentence_span,
)
from tasks.extract.morphemes import Morpheme, Tokenizer
from tasks.extract.organizations.entries import words_of
from tasks.extract.organizations.homes import Homes
from tasks.extract.organizations.unknown import mention_of, without_particle
from tasks.records import OrganizationMention

_LATIN = r"[A-Z][A-Za-z0-9&.-]*[A-Za-z0-9](?: [A-Z][A-Za-z0-9&.-]*[A-Za-z0-9]){0,3}"
_HANGUL = r"[가-힣]{2,12}(?:[A-Z]{2,4}(?![A-Za-z]))?(?: ?AI|AI| [가-힣]{2,8}(?=\((?!\d)))?"
_NAME = rf"(?:[‘'“\"])?(?P<name>{_LATIN}|{_HANGUL})"
_AND = re.compile(rf"(?:와|과)? ?(?:,|·|및)? ?(?<=[와과,· ]){_NAME}")
_ACTS = re.compile(
    r"[이가은는]\s[^.\n]{0,60}?(?:유치|조달|수혈|투자(?:를\s)?받|인수|출시|선보|내놨|내놓|창업|수주|납품|밝혔|밝힌|발표|통보|철회|착공|준공|서명|공시|체결|도입|공개|상장|흑자|적자)"
)
_HEADLINE_TAILS = ("서", "선", "엔", "도", "만", "별", "용", "급", "식", "發", "行")
_AFTER_QUOTE = re.compile(r"[’'”\"](?:[이가은는을를의에와과도로라,(]|에서)")
_ROLES = ("시행사 ", "시공사 ", "디벨로퍼 ")  # who builds a site is a company, whatever its trade
_MOST_LISTED = 8
_NEXT_SENTENCE = 80
_ENDS_IN_HANGUL = re.compile(r"[가-힣][.!?]\s+\Z")
"""The end of a sentence that Kiwi cuts the same way with and without the blank; one in Latin letters it may not."""


@cache
def _introducers() -> Names[None]:
    return Names(dict.fromkeys(words_of("introducers")))


@cache
def _introduced() -> re.Pattern[str]:
    classes = compile_words(words_of("introducers")).pattern
    return re.compile(rf"{classes}(?:인|이자)? {_NAME}")


def _inside(text: str, start: int, end: int, tokenize: Tokenizer) -> list[Morpheme]:
    """Return the morphemes that begin inside a span, their places counted from the start of the text."""
    left, right = sentence_span(text, start)
    sentence = text[left:right]
    if _ENDS_IN_HANGUL.search(sentence):  # without the blank behind it, it is what the claims ask for too
        sentence = sentence.rstrip()
    inside = (m for m in tokenize(sentence) if start <= m.start + left < end)
    return [m._replace(start=m.start + left, end=m.end + left) for m in inside]


def _is_nominal(morphemes: list[Morpheme]) -> bool:
    return bool(morphemes) and all(m.tag.startswith(("N", "XP", "XS", "XR", "S", "MM")) for m in morphemes)


def _is_new_noun(morphemes: list[Morpheme], tokenize: Tokenizer) -> bool:
    """Return whether a noun among them stands in no dictionary; a known one with a headline's 서 behind (지갑서) does."""
    new = [m.form for m in morphemes if not m.is_known and m.tag in ("NNP", "NNG")]
    return any(not (form.endswith(_HEADLINE_TAILS) and _is_word(form[:-1], tokenize)) for form in new)


def _is_word(form: str, tokenize: Tokenizer) -> bool:
    return all(m.is_known and m.tag.startswith("N") for m in tokenize(form))


def _may_be_name(name: str) -> bool:
    if name.startswith(words_of("common")) or name.endswith(("들", "한", "된", "의", "적")):
        return False
    return name not in words_of("neologisms") and not name.endswith(words_of("actors"))


def _is_torn(morphemes: list[Morpheme]) -> bool:
    """Return whether a particle or a clause stands inside the word: 펠트+로+나가, 바른+음성 without a blank are names."""
    return any(
        one.end == two.start
        and (
            (one.tag.startswith("J") and two.tag.startswith(("N", "V")))
            or (one.tag == "ETM" and two.tag.startswith("N"))
        )
        for one, two in pairwise(morphemes)
    )


def _ends_as_name(name: str, inside: list[Morpheme]) -> bool:
    """오로라DC; 할덴AI, of which the tokenizer makes verbs: Latin letters behind a proper noun, AI behind what is no noun."""
    if name.endswith("AI"):
        return not _is_nominal(inside)
    return name[-1].isascii() and bool(inside) and inside[0].tag == "NNP"


def _is_proper(text: str, name: str, start: int, tokenize: Tokenizer) -> bool:
    """Return whether Hangul words are a name: glossed in English, quoted, new to the dictionary, or a company that acts."""
    end = start + len(name)
    if re.match(r"\([A-Za-z]", text[end : end + 2]):
        return True
    if not _may_be_name(name):
        return False
    first = start + len(name.partition(" ")[0])
    inside = _inside(text, start, first, tokenize)
    if text[start - 1] in tuple("‘'“\"") and _AFTER_QUOTE.match(text, end):  # 美 빅테크 '흔들': a quoted verb is none
        return not inside or inside[0].tag.startswith(("N", "S"))
    if (
        _is_new_noun(inside, tokenize)
        or _ends_as_name(name, inside)
        or any(m.is_known and m.tag == "NNP" and (m.start, m.end) == (start, first) for m in inside)
    ):
        return True
    return (_is_nominal(inside) or _is_torn(inside)) and _ACTS.match(text, end) is not None


def _whole_name(text: str, start: int, found: str) -> str:
    """Return the name without its particle, with a second word that says what it is: 쿠카라 로지스틱스."""
    is_quoted = text[start + len(found) : start + len(found) + 1] in tuple("’'”\"")
    if not re.match("[가-힣]", found) or is_quoted or found.endswith("AI"):
        return found
    second = _second_word().match(text, start + len(found))
    if second and is_word_end(text, second.end(), "organization_nouns"):
        return found + second.group()
    return without_particle(found)


@cache
def _second_word() -> re.Pattern[str]:
    return re.compile(rf" (?:{compile_words(words_of('second_words')).pattern})")


def find_introduced(text: str, homes: Homes, tokenize: Tokenizer) -> Iterator[OrganizationMention]:
    """Yield names that the sentence introduces as a company of a country: 일본 로봇 기업 텔레로보, 미국 스타트업 Foo Labs.

    Names listed behind it are its like. Without a country the class needs a trade before it (AI 스타트업 X).

    >>> text = "미국 스타트업 Orbital Forge가"
    >>> [(m.surface, m.iso2) for m in find_introduced(text, Homes.of(text), lambda _: ())]
    [('Orbital Forge', 'US')]
    """
    for match in find_behind(_introducers(), _introduced(), text):
        start = match.start("name")
        iso2 = homes.attributed(start)
        named_by_role = match.group().startswith(_ROLES)
        if iso2 is None and not named_by_role and not word_before(text, match.start()).endswith(words_of("trades")):
            continue
        name = _whole_name(text, start, match["name"])
        if not _is_name(text, name, start, tokenize):
            continue
        yield mention_of(text, (start, start + len(name)), iso2, "organization.introduced")
        yield from _listed(text, start + len(name), iso2, tokenize)


def _is_name(text: str, name: str, start: int, tokenize: Tokenizer) -> bool:
    if name in toponyms():
        return False
    if not re.match("[가-힣]", name):
        return name not in words_of("acronyms")
    return _is_proper(text, name, start, tokenize)


def _listed(text: str, at: int, iso2: str | None, tokenize: Tokenizer) -> Iterator[OrganizationMention]:
    """Yield the names that follow in one list: 스타트업 노바그리드와 한울로직, 벨라토닉."""
    for _ in range(_MOST_LISTED):
        following = _AND.match(text, at)
        if following is None:
            return
        start = following.start("name")
        name = _whole_name(text, start, following["name"])
        at = start + len(name)
        if not _may_be_name(name) or name in toponyms() or not re.match("[가-힣]", name):
            return
        if not (_is_new_noun(_inside(text, start, at, tokenize), tokenize) and is_word_end(text, at)):
            return
        yield mention_of(text, (start, at), iso2, "organization.listed")


_AFTER_NAME = r"(?=(?:은|는|이|가|을|를|와|과|도|의)?(?:[^가-힣A-Za-z0-9]|$))"
_OF_COUNTRY = re.compile(
    rf"(?:의)? (?:[‘'“\"])?(?P<name>[가-힣]{{2,10}}AI{_AFTER_NAME}|[가-힣]{{3,12}}(?=[^가-힣A-Za-z0-9]|$))"
)
_IN_SUBJECT = frozenset(("은", "는", "이", "가", "을", "를", "와", "과", "도", "의", ""))
_PLACE_END = re.compile(r"(?:주|시|현|군|구|섬|강|산|항|만|성|공항|역|호|반도|지방|대학|대|어|인|족|법|식|형|판|계)$")
_BUSINESS = re.compile(
    r"유치|조달|투자|상장|인수|출자|심사|매출|흑자|적자|창업|스타트업|기업|업체|회사|수주|계약|납품|지분|몸값|기업가치|시리즈\s?[A-F]"
)


def find_of_country(text: str, homes: Homes, tokenize: Tokenizer) -> Iterator[OrganizationMention]:
    """Yield a noun new to the dictionary right behind a country in a sentence about business: 핀란드의 누리켈라가 유치했다.

    A person (by the title behind), a place (by its ending or by 에, 에서) and a new common noun are none.
    """
    for country in homes.named:
        match = _OF_COUNTRY.match(text, country.span[1])
        if match is None:
            continue
        start = match.start("name")
        name = _whole_name(text, start, match["name"])
        end = start + len(name)
        if len(name) < 3 or country_of_place(name) or _PLACE_END.search(name) or not _may_be_name(name):
            continue
        if hangul_tail(text, end) not in _IN_SUBJECT or text.startswith(words_of("persons"), end + 1):
            continue
        left, right = sentence_span(text, start)
        if not _BUSINESS.search(text, left, right):
            continue
        inside = _inside(text, start, end, tokenize)
        if not (_is_new_noun(inside[:1], tokenize) and _is_nominal(inside)):
            continue
        if inside[0].tag == "NNP" or _ACTS.match(text, end):
            yield mention_of(text, (start, end), country.iso2, "organization.of_country")


_NAMED_AI = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣]{2,8}AI)(?=(?:[은는이가도의]|였다|이다|다\.)(?:[^가-힣A-Za-z0-9]|$))"
)


def find_named_ai(text: str, homes: Homes, tokenize: Tokenizer) -> Iterator[OrganizationMention]:
    """Yield a noun new to the dictionary with AI behind it, in a sentence about business: 온결AI가 투자받았다.

    소버린AI and 제조AI are sorts of AI: their nouns are known.
    """
    for match in _NAMED_AI.finditer(text):
        start, end = match.span("name")
        stem = match["name"].removesuffix("AI")
        left, right = sentence_span(text, start)
        if not _may_be_name(stem) or stem in toponyms():
            continue
        if not _BUSINESS.search(text, left, min(right + _NEXT_SENTENCE, len(text))):
            continue
        inside = _inside(text, start, end - len("AI"), tokenize)
        if len(inside) == 1 and _is_new_noun(inside, tokenize):
            yield mention_of(text, (start, end), homes.attributed(start), "organization.named_ai")


_HEAD = re.compile(r"\((?:각자|공동)?\s?대표")
"""What stands behind the name of a headed company: few texts have it, and it is found much faster than a name."""


@cache
def _headed() -> re.Pattern[str]:
    surname = compile_words(words_of("surnames")).pattern
    head = rf"(?:각자|공동)?\s?대표(?:이사)?\s{surname}[가-힣]{{1,2}}(?:[·,\s]{{1,2}}[가-힣]{{2,4}})*"
    return re.compile(rf"(?P<name>[가-힣A-Za-z0-9&.]{{2,20}}(?: AI)?)\({head}\)")


def find_headed(text: str, homes: Homes) -> Iterator[OrganizationMention]:
    """Yield a company whose head stands in brackets behind it under a Korean name: 온벡터(대표 강해솔).

    It is Korean where the sentence says of no other country that it is its home.

    >>> text = "클라우드 회사 온벡터(대표 강해솔)가"
    >>> [(m.surface, m.iso2) for m in find_headed(text, Homes.of(text))]
    [('온벡터', 'KR')]
    """
    for match in _headed().finditer(text) if _HEAD.search(text) else ():
        yield mention_of(text, match.span("name"), homes.attributed(match.start()) or "KR", "organization.headed")


_SEATED = re.compile(
    rf"(?:둔|튼|에 있는|에 자리한|문을 연|마련한|옮긴|차린|창업한|창업된|설립한|설립된|출발한|시작한|태어난|소재) {_NAME}"
)


def find_seated(text: str, homes: Homes, tokenize: Tokenizer) -> Iterator[OrganizationMention]:
    """Yield a noun new to the dictionary that sits somewhere: 리옹에 본사를 둔 오르벨리아, 케임브리지에서 창업한 X."""
    for match in _SEATED.finditer(text):
        start = match.start("name")
        iso2 = homes.seated(start)
        name = _whole_name(text, start, match["name"])
        if iso2 is None or name in toponyms() or (name[0].isascii() and name in words_of("acronyms")):
            continue
        inside = _inside(text, start, start + len(name), tokenize)
        if name[0].isascii() or (_may_be_name(name) and _is_new_noun(inside, tokenize)):
            yield mention_of(text, (start, start + len(name)), iso2, "organization.seated")
