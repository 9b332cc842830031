"""Countries glued into one word: 한중, 한·미·일, 한-UAE, 대미, 방한, 주한; each is a mention of its own.

Here belong pairs and prefixed syllables. A syllable or hanja that stands alone (미 상무부, 中) belongs to ``syllables``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tasks.extract.countries.entries import country_names, letters, toponyms, words_of
from tasks.extract.countries.names import starts_with, word_before
from tasks.extract.countries.phrases import (
    compile_words,
    hangul_tail,
    is_hangul,
    is_word_end,
    is_word_start,
    sentence_span,
)
from tasks.records import CountryForm, CountryMention

SYLLABLES = letters()["hangul"]
HANJA = letters()["hanja"]
FORMS = "forms.toml"
_SEPARATORS = "·ㆍ・‧∙•⋅/–-"
_JOINS = re.compile(rf"[{_SEPARATORS}]\S")
"""A sign with which the names of a list may be joined: without one no list is looked for."""
_LISTED = "한미중일러북남영독불프호인캐베우이팔"
_PARTNERS = {"남": "북", "우": "러", "이": "팔", "팔": "이"}  # 이 글자들은 짝이 있어야 나라다(남·북, 러·우, 이·팔)
_WITH_CODE = re.compile(r"([한미중일])(?<![가-힣A-Za-z0-9].)(UAE|EU)(?![A-Za-z])")
_OUTWARD_LIST = re.compile(r"[·,] ?대[중미일러북한](?![가-힣])")


def _mention(text: str, start: int, end: int, iso2: str, rule: str) -> CountryMention:
    form = CountryForm.HANJA if text[start] in HANJA else CountryForm.COMPOUND
    return CountryMention((start, end), text[start:end], iso2, form, rule)


def starts_with_any(text: str, at: int, words: tuple[str, ...]) -> bool:
    """Return whether one of the words stands at ``at``, behind at most one blank."""
    return text.startswith(words, at + (text[at : at + 1] == " "))


def is_process(word: str) -> bool:
    """Return whether 중 behind this word means "during" or "among": 협상 중, 10곳 중, 이 중.

    >>> is_process("협상"), is_process("10곳"), is_process("한편")
    (True, True, False)
    """
    nouns = words_of(FORMS)["syllable_process"]
    if word in words_of(FORMS)["syllable_among"]:
        return True
    return word in nouns or any(map(str.isdecimal, word)) or (len(word) > 1 and word.endswith(nouns))


def _is_pair(text: str, start: int, end: int, _pair: None) -> bool:
    if not is_word_start(text, start):
        return False
    pair, vocabulary = text[start:end], words_of(FORMS)
    if pair[0] == "중" and is_process(word_before(text, start)):  # 방미 중인 산업장관
        return False
    if pair in vocabulary["doubtful_pairs"]:
        return starts_with("pair_nouns", text, end, FORMS)
    if pair == "중일":  # 개발 중일 때
        during = starts_with_any(text, end, ("때", "경우", "가능성", "것", "텐데", "수도", "뿐"))
        return not during and _may_end(text, end)
    return _may_end(text, end)


def _may_end(text: str, end: int) -> bool:
    return is_word_end(text, end) or hangul_tail(text, end).startswith(words_of(FORMS)["pair_nouns"])


@cache
def _pairs() -> re.Pattern[str]:
    vocabulary = words_of(FORMS)
    return compile_words([*vocabulary["pairs"], *vocabulary["doubtful_pairs"]])


def find_pairs(text: str) -> Iterator[CountryMention]:
    """Yield the countries of glued pairs and triples; the ends must be those of a word.

    >>> [m.iso2 for m in find_pairs("한미일 3국")], list(find_pairs("한일시멘트"))
    (['KR', 'US', 'JP'], [])
    """
    for match in _pairs().finditer(text):
        start, end = match.span()
        if not _is_pair(text, start, end, None):
            continue
        if match.group() == "한우크라":
            end = start + 1
        for at in range(start, end):
            yield _mention(text, at, at + 1, SYLLABLES[text[at]], "country.compound_pair")
    for match in _WITH_CODE.finditer(text):
        yield _mention(text, *match.span(1), SYLLABLES[match[1]], "country.compound_pair")
        yield _mention(text, *match.span(2), toponyms()[match[2]].iso2, "country.compound_pair")


@cache
def _listing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = [name for name, toponym in toponyms().items() if not toponym.is_place]
    part = compile_words([*names, *_LISTED, *HANJA, "우크라"]).pattern
    whole = rf"(?<![가-힣A-Za-z0-9{_SEPARATORS}])(?:{part})(?:[{_SEPARATORS}](?:{part}))+"
    return re.compile(whole), re.compile(part)


def _iso2_of(part: str) -> str:
    if part in toponyms():
        return toponyms()[part].iso2
    return SYLLABLES.get(part) or HANJA[part]


def _trim(text: str, parts: list[re.Match[str]]) -> list[re.Match[str]]:
    """Drop a last part that is the head of another word (중·일반); refuse a list that goes on with no country."""
    last = parts[-1]
    if len(last.group()) == 1 and is_hangul(last.group()) and not _may_end(text, last.end()):
        parts = parts[:-1]
    after = text[parts[-1].end() : parts[-1].end() + 2] if parts else ""
    if after[:1] in tuple(_SEPARATORS) and is_hangul(after[1:]) and all(len(part.group()) == 1 for part in parts):
        return []
    letters = {part.group() for part in parts}
    if letters == {"土", "日"}:  # 土·日 휴무
        return []
    return [part for part in parts if _PARTNERS.get(part.group(), part.group()) in letters]


def find_lists(text: str) -> Iterator[CountryMention]:
    """Yield the countries of lists with · - or / of which one is a syllable or hanja: 한·미·일, 한-UAE, 日·臺.

    >>> [m.surface for m in find_lists("한-베트남, 상·중·하, 중·일반")]
    ['한', '베트남']
    """
    whole, part = _listing()
    for match in whole.finditer(text) if _JOINS.search(text) else ():
        parts = _trim(text, list(part.finditer(text, *match.span())))
        if len(parts) < 2 or all(len(found.group()) > 1 for found in parts):
            continue
        for found in parts:
            yield _mention(text, *found.span(), _iso2_of(found.group()), "country.compound_list")


@cache
def _prefixed() -> re.Pattern[str]:
    vocabulary = words_of(FORMS)
    return compile_words(
        word
        for key, words in vocabulary.items()
        if key.startswith("prefix_")
        for word in words
        if not key.endswith("_nouns")
    )


def _is_prefixed(text: str, start: int, end: int) -> bool:
    word, vocabulary = text[start:end], words_of(FORMS)
    if text.startswith(words_of("traps.toml")["words"], start) or (
        word == "대중" and _is_of_the_public(text, start, end)
    ):
        return False
    if word in vocabulary["prefix_unguarded"] or re.match(r"\(對[一-鿿]\)", text[end : end + 4]):  # 대중(對中)
        return True
    if word in vocabulary["prefix_warm"]:  # 방한복, 방한용품
        return not starts_with_any(text, end, vocabulary["warm_nouns"])
    kind = next(key for key, words in vocabulary.items() if key.startswith("prefix_") and word in words)
    if kind == "prefix_envoy" and _is_envoy_from(text, start, end):
        return True
    if kind == "prefix_outward" and _OUTWARD_LIST.match(text, end):  # 대미·대중
        return True
    led = word == "대한" and word_before(text, start)[-1:] in ("에", "게")  # 안전에 대한
    return not led and starts_with(f"{kind}_nouns", text, end, FORMS)


def _is_of_the_public(text: str, start: int, end: int) -> bool:
    """Return whether 대중 means the public: 대중 인식, in a sentence that speaks of nothing between countries.

    >>> _is_of_the_public("대중 메시지", 0, 2), _is_of_the_public("미국의 대중 메시지", 4, 6)
    (True, False)
    """
    if not starts_with("public_nouns", text, end, FORMS):
        return False
    left, right = sentence_span(text, start)
    around = text[left:start] + text[end:right]
    return not any(word in around for word in words_of(FORMS)["diplomatic"])


def _is_envoy_from(text: str, start: int, end: int) -> bool:
    """Return whether a country and its envoy or firm follow: 주중 한국대사, 주일 미국 기업; 이번 주중 미국을 is a week.

    >>> _is_envoy_from("주중 한국대사", 0, 2), _is_envoy_from("이번 주중 미국을", 3, 5)
    (True, False)
    """
    if word_before(text, start) in words_of(FORMS)["this_week"]:
        return False
    sender = _sender().match(text, end + (text[end : end + 1] == " "))
    return sender is not None and starts_with("envoy_offices", text, sender.end(), FORMS)


@cache
def _sender() -> re.Pattern[str]:
    return compile_words([*country_names(), *HANJA, "미", "한", "중", "일", "러"])


def find_prefixed(text: str) -> Iterator[CountryMention]:
    """Yield the country behind 대, 방, 주, 반, 친, 탈, 혐, 재: 대미 투자, 방한, 주중 대사.

    대중, 대미, 대한, 주중, 주일 and 재미 are ordinary words too and need the word that follows.

    >>> [m.iso2 for m in find_prefixed("방한 중인 주일 미국대사, 안전에 대한 대중의 재미")]
    ['KR', 'JP']
    """
    for match in _prefixed().finditer(text):
        start, end = match.span()
        if is_word_start(text, start) and _is_prefixed(text, start, end):
            name = text[start + 1 : end]
            iso2 = SYLLABLES.get(name) or (toponyms()[name].iso2 if name in toponyms() else None)
            if iso2:
                yield _mention(text, start + 1, end, iso2, "country.prefixed")
