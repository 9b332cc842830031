"""Countries and places by their names: 미국, 中國, UAE, 애빌린; and the doubt that a name may be another word.

Here belong names written out. Names of one letter stand in ``syllables``, glued pairs in ``compounds``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tasks.extract.countries.entries import Toponym, Trust, homonyms, toponym_names, words_of
from tasks.extract.countries.phrases import (
    hangul_tail,
    is_latin,
    is_word_end,
    is_word_start,
    sentence_span,
)
from tasks.records import CountryForm, CountryMention

_PREFIXES = frozenset("대방주반친탈비범재옛혐")  # 대중국, 탈중국, 주미국
_ENVOYS = frozenset(("주한", "주미", "주일", "주중", "방한", "재한"))  # 주한중국대사관
_DEMONYM = re.compile(r"(?:인|산|판|식|계|형|어|제|국적|출신|태생)(?![가-힣])|(?:인|산|판|식|계|형|어|제)[가-힣]")
_BETWEEN = re.compile(r"(?:시|주|성|은|는|이|가|의)?\s?(?:[·ㆍ・‧∙•⋅,/、]|와|과|및|하고|이나|나)\s?(?:및\s)?")
_CLOSING = "\"'”’)]』」〉》%"
Hit = tuple[int, int, Toponym]


_BEFORE_SITE = re.compile(
    r"\s(?:AI|인공지능)(?:\s(?:반도체|칩|메모리))?(?=\s(?:제?\d)?[가-힣])(?:\s(?=\d))?\d?"
)  # 구미 AI 데이터센터, 테일러 AI 칩 2공장


def starts_with(section: str, text: str, at: int, vocabulary: str = "doubts.toml") -> bool:
    """Return whether one of a vocabulary's words stands at ``at``, a blank before it or none."""
    at += text[at : at + 1] == " "
    return any(text.startswith(word, at) for word in words_of(vocabulary)[section])


def word_before(text: str, at: int) -> str:
    """Return the word before ``at``, without the blank between; empty at the start.

    >>> word_before("협상 중인", 3)
    '협상'
    """
    head = text[max(0, at - 24) : at]
    return head.split()[-1] if head.split() and head[-1:].isspace() else ""


def _may_start(text: str, start: int, toponym: Toponym) -> bool:
    if is_word_start(text, start):
        return True
    if text[max(0, start - 2) : start] in _ENVOYS and is_word_start(text, start - 2):
        return True
    prefixed = toponym.trust is Trust.ANY and text[start - 1] in _PREFIXES
    return prefixed and is_word_start(text, start - 1) and not text.startswith("대만", start)


def _may_end(text: str, end: int, toponym: Toponym) -> bool:
    if is_latin(text[end - 1]) and is_latin(text[end : end + 1]):
        return False
    if toponym.trust is Trust.ANY:
        return True
    if toponym.is_place and toponym.trust is Trust.CUE:
        return is_word_end(text, end, "doubtful_place_nouns")
    return is_word_end(text, end, "place_nouns" if toponym.is_place else "country_nouns")


def _is_delivery(text: str, start: int, end: int) -> bool:
    """Tell 인도 (handing over, sidewalk) from India."""
    tail = hangul_tail(text, end)
    if tail.startswith(words_of("doubts.toml")["delivery_tails"]):
        return True
    before = word_before(text, start)
    if before in words_of("doubts.toml")["delivery_before"] and tail in (
        "",
        "를",
        "을",
        "가",
        "는",
        "도",
        "와",
        "까지",
    ):
        return True
    if not tail and text[end : end + 1] == " " and starts_with("delivery_after", text, end):
        return True
    if tail not in ("를", "로", "에", "에서", "와"):
        return False
    left, right = sentence_span(text, start)
    around = text[left:right]
    walked = any(word in around for word in words_of("doubts.toml")["sidewalk_around"])
    return walked or starts_with("sidewalk_after", text, end + len(tail))


def _is_particle(text: str, start: int, end: int) -> bool:
    """Tell 이란 the particle (기술"이란", AI이란) from Iran."""
    return text[start - 1 : start] in tuple(_CLOSING) or starts_with("naming_after", text, end)


def _is_refuted(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    if name == "인도":
        return _is_delivery(text, start, end)
    if name == "이란":
        return _is_particle(text, start, end)
    return name in homonyms() and _is_another_word(text, start, end)


def _is_another_word(text: str, start: int, end: int) -> bool:
    """Return whether what stands around a name makes it the ordinary word: 용인하다, 저장 장치, AI 대전."""
    homonym = homonyms()[text[start:end]]
    if text.startswith(homonym.glued, end) or text.startswith(homonym.before, end):
        return True
    if text.startswith(homonym.before, end + 1) and text[end] == " ":
        return True
    if homonym.after and word_before(text, start) in homonym.after:
        return True
    if not homonym.around:
        return False
    left, right = sentence_span(text, start)
    return any(word in text[left:right] for word in homonym.around)


def _accept(text: str, start: int, end: int, toponym: Toponym) -> bool:
    return _may_start(text, start, toponym) and _may_end(text, end, toponym) and not _is_refuted(text, start, end)


def _stands_in_list(text: str, hit: Hit, near: list[Hit]) -> bool:
    """Return whether a name of the same sort stands beside it: 부산과 기장, 파리·런던, 가나와 케냐."""
    start, end, toponym = hit
    for left, right, other in near:
        if toponym.is_place and not other.is_place:
            continue
        if toponym.iso2 == "KR" != other.iso2:
            continue
        if right <= start and start - right <= 6 and _BETWEEN.fullmatch(text, right, start):
            return True
        if left >= end and left - end <= 6 and _BETWEEN.fullmatch(text, end, left):
            return True
    return False


def _follows_its_country(text: str, hit: Hit, near: list[Hit]) -> bool:
    """Return whether its country or province stands right before: 중국 선전, 경북 구미; 한국 예산 speaks of money."""
    start, end, toponym = hit
    homonym = homonyms().get(text[start:end])
    within = homonym.within if homonym else frozenset()
    for left, right, other in near:
        if right >= start or other.iso2 != toponym.iso2 or (toponym.iso2 == "KR" and not other.is_place):
            continue
        if within and text[left:right] not in within:
            continue
        if re.fullmatch(r"(?:시|주|성|도)?\s{1,2}", text[right:start]):
            return True
    return False


def _heads_its_place(text: str, hit: Hit, following: Hit | None) -> bool:
    """Return whether a province stands right before a place of its own: 경기 화성, 강원 정선."""
    if following is None or following[0] != hit[1] + 1 or text[hit[1]] != " ":
        return False
    start, end, other = following
    if other.iso2 != hit[2].iso2 or not other.is_place:
        return False
    homonym = homonyms().get(text[start:end])
    return not (homonym and homonym.within) or text[hit[0] : hit[1]] in homonym.within


_LOOSE_TAILS = {
    "가나": ("는", "의", "에서", "에"),
    "기니": ("는", "의", "에서", "에"),
    "가봉": ("은", "의", "에서", "에"),
    "부탄": ("은", "의", "에서", "에"),
    "오만": ("에서",),
    "말리": ("의", "에서"),
    "파리": ("에서",),
    "로마": ("에서",),
    "선전": ("시",),
}


def _has_cue(text: str, hit: Hit, near: list[Hit], following: Hit | None) -> bool:
    start, end, toponym = hit
    name, tail = text[start:end], hangul_tail(text, end)
    if _stands_in_list(text, hit, near):
        return True
    if toponym.is_place:
        return tail in _LOOSE_TAILS.get(name, ()) or _has_cue_of_place(text, hit, near, following)
    if name == "이란" or starts_with("government", text, end) or _is_at_war(text, start, end, tail):
        return True
    return tail in _LOOSE_TAILS.get(name, ()) and word_before(text, start)[-1:] not in tuple("를을에로디딜")


def _has_cue_of_place(text: str, hit: Hit, near: list[Hit], following: Hit | None) -> bool:
    if _follows_its_country(text, hit, near):
        return True
    if text[hit[0] : hit[1]] in words_of("doubts.toml")["provinces"] and _heads_its_place(text, hit, following):
        return True
    homonym = homonyms().get(text[hit[0] : hit[1]])
    behind = _BEFORE_SITE.match(text, hit[1])
    return not (homonym and homonym.within) and starts_with("site", text, behind.end() if behind else hit[1])


def _is_at_war(text: str, start: int, end: int, tail: str) -> bool:
    """Return whether a name opens its clause and its war follows: …, 수단은 내전을 이유로."""
    opens = not text[:start].strip() or text[:start].rstrip()[-1] in ",.…·\"'“‘("
    return opens and tail in ("은", "는", "이", "가", "의") and starts_with("conflict", text, end + len(tail))


def _georgia(text: str, start: int) -> bool:
    """Tell whether 조지아 is the country: the words around it say so and none speaks of the state."""
    left, right = sentence_span(text, start)
    around = text[left:right]
    words = words_of("doubts.toml")
    speaks_of = [any(word in around for word in words[section]) for section in ("georgia_country", "georgia_state")]
    return speaks_of == [True, False]


def _is_metonym(text: str, start: int, end: int) -> bool:
    """Tell 브뤼셀 that acts or owns (the EU) from the town: 브뤼셀은 제동을, 벨기에 브뤼셀에서."""
    return hangul_tail(text, end) in ("은", "이", "의", "도", "과") and word_before(text, start) != "벨기에"


def form_of(text: str, end: int, toponym: Toponym) -> CountryForm:
    """Return the form of a name that ends at ``end``: bloc, place, demonym or name."""
    if toponym.iso2 == "EU":
        return CountryForm.BLOC
    if toponym.is_place:
        return CountryForm.PLACE
    return CountryForm.DEMONYM if _DEMONYM.match(text, end) else CountryForm.NAME


@lru_cache(maxsize=2)
def find_names(text: str) -> tuple[CountryMention, ...]:
    """Return every country and place that is written out, in order; both organisations and countries ask for them.

    A name that is an ordinary word too (오만, 수단, 가나) counts where a list of countries, a government or the like
    stands beside it; a place that is one (선전, 구미) where its country or province does.

    >>> [(m.surface, m.iso2) for m in find_names("중국산 칩과 오만과 편견")]
    [('중국', 'CN')]
    """
    return tuple(_names(text))


def _names(text: str) -> Iterator[CountryMention]:
    hits = list(toponym_names().find(text, _accept))
    kept: list[Hit] = []
    for index, hit in enumerate(hits):
        start, end, toponym = hit
        behind = hits[index + 1 : index + 4]
        near = [*kept[-2:], *(other for other in behind if other[2].trust is not Trust.CUE)]
        if toponym.trust is Trust.CUE and not _has_cue(text, hit, near, behind[0] if behind else None):
            continue
        kept.append(hit)
        surface, iso2, form = text[start:end], toponym.iso2, form_of(text, end, toponym)
        if surface == "브뤼셀" and _is_metonym(text, start, end):
            iso2 = "EU"
        if surface == "조지아" and _georgia(text, start):
            iso2, form = "GE", CountryForm.NAME
        yield CountryMention((start, end), surface, iso2, form, f"country.{form.value}")
