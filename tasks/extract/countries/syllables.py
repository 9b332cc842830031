"""A country written with one letter that stands alone: 미 상무부, 중 정부, 미군, 美, 中정부, 對中.

One letter is read only where its syntax says so; 협상 중, 진행 中, 전년比 and 25日 are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tasks.extract.countries.compounds import FORMS, HANJA, SYLLABLES, is_process
from tasks.extract.countries.entries import speakers, toponym_names, words_of
from tasks.extract.countries.names import word_before
from tasks.extract.countries.phrases import compile_words, hangul_tail, is_hangul, is_word_end
from tasks.records import CountryForm, CountryMention, OrganizationMention

# A look-behind stands after the letter it guards: a pattern that begins with letters is searched for much faster.
_ALONE = re.compile(r"([미중일영독러불북])(?<![가-힣A-Za-z0-9·ㆍ-].) (?=\S)")
_OPENS = r"(?:(?<![^\n…].)|(?<=[\[‘'\"“].)(?<![^\n…]..))"
_HEADING = re.compile(rf"([미중일영독북러])(?:(?<!러){_OPENS}, |(?<=러)(?<![가-힣A-Za-z0-9].)(?=,|…| ?[\"'“‘]))")
_HANJA_HEADING = re.compile(rf"([一-鿿]){_OPENS}, (?![一-鿿])")
_GLUED = re.compile(r"([미러])(?:(?<![가-힣A-Za-z0-9].)|(?<=주한.)|(?<=주일.))(?=[가-힣])")
_CLAUSE_ENDS = tuple(",.…·\"'“‘([\n;:!?>〉」』|】▲■◆=-")
_ADVERBS = (
    "최근",
    "한편",
    "이날",
    "앞서",
    "특히",
    "또",
    "이어",
    "다만",
    "현재",
    "전날",
    "지난해",
    "올해",
    "반면",
    "결국",
    "이에",
    "따르면",
    "당시",
    "역시",
    "그러자",
)
_IDEOGRAPHS = re.compile(r"[一-鿿]+")
_HEADS, _TAILS = "對訪駐反親脫嫌抗在離", "産製人式版發側間系內行軍國女男相官紙語政府製造"
_A_DAY = re.compile(r" ?[\d,.]{1,9}(?:천|만|억)+ ?(?:여 ?)?(?:명|건|배럴|회|톤)")
_NO_COUNTRY = frozenset(("中間", "日間", "美女", "美男", "美人", "北美"))  # 北美 소비자; 북미 정상회담 is written 北·美
_NEED_CUE = frozenset("加比西土葡墨露豪蘭台南俄伊泰越")
_GLUED_HEADS = tuple("대방주반친탈재한미중일")


@cache
def _cues() -> re.Pattern[str]:
    return compile_words(words_of(FORMS)["syllable_nouns"])


@cache
def _glued() -> re.Pattern[str]:
    return compile_words(words_of(FORMS)["syllable_glued"])


def _is_clean_start(text: str, start: int) -> bool:
    """Return whether a clause begins at ``start``, so that 중 or 일 cannot lean on the word before."""
    head = text[max(0, start - 24) : start]
    if not head.strip(" ") or head.rstrip(" ").endswith(_CLAUSE_ENDS):
        return True
    word = word_before(text, start)
    return word in _ADVERBS or (len(word) > 1 and word[-1] in "은는와" and not is_process(word))


def _is_acted_on(text: str, start: int) -> bool:
    """Return whether 일 before a government of Japan follows a particle, so that it is no work done: 중국이 일 총리에."""
    if text[start] != "일" or not word_before(text, start)[1:].endswith(tuple("이가을를에와과도")):
        return False
    return text.startswith(words_of(FORMS)["syllable_offices"], start + 2)


def _is_soft(text: str, letter: str, cue: re.Match[str]) -> bool:
    """Return whether 일, 불 or 독 before this noun is work, fire or poison: 일 AI가 한다, not 일 AI 스타트업."""
    if letter not in "일불독" or cue.group() not in words_of(FORMS)["syllable_soft_nouns"]:
        return False
    return text[cue.end() : cue.end() + 1] != " " or not _cues().match(text, cue.end() + 1)


def _names_own(text: str, at: int, iso2: str, starts: dict[int, str | None]) -> bool:
    """Return whether an organisation, a place or a leader of that very country begins at ``at``."""
    if starts.get(at) == iso2:
        return True
    if any(text.startswith(name, at) for name, home in speakers().items() if home == iso2):
        return True
    hit = next(toponym_names().find(text[at : at + 16], lambda _t, start, _e, _p: start == 0), None)
    return hit is not None and hit[0] == 0 and hit[2].is_place and hit[2].iso2 == iso2


def find_syllables(text: str, organizations: tuple[OrganizationMention, ...]) -> Iterator[CountryMention]:
    """Yield countries of one Hangul syllable, where a government, place or organisation of theirs follows.

    >>> [m.iso2 for m in find_syllables("미 상무부는 협상 중 정부와", ())]
    ['US']
    """
    starts = {mention.span[0]: mention.iso2 for mention in organizations}
    for match in _ALONE.finditer(text):
        start, iso2 = match.start(), SYLLABLES[match[1]]
        if match[1] not in "미러" and not (_is_clean_start(text, start) or _is_acted_on(text, start)):
            continue
        cue = _cues().match(text, match.end())
        if (cue and not _is_soft(text, match[1], cue)) or _names_own(text, match.end(), iso2, starts):
            yield _syllable(text, start)
    for match in _HEADING.finditer(text):
        if not text.startswith(words_of(FORMS)["not_headings"], match.end()):
            yield _syllable(text, match.start())
    for match in _GLUED.finditer(text):
        noun = _glued().match(text, match.end())
        if noun and is_word_end(text, noun.end(), "country_nouns"):
            yield _syllable(text, match.start())


def _syllable(text: str, start: int) -> CountryMention:
    name = text[start]
    return CountryMention((start, start + 1), name, SYLLABLES[name], CountryForm.SYLLABLE, "country.syllable")


def _core(run: str) -> tuple[int, int]:
    """Return where the country letters of a run of hanja begin and end: 對中 → (1, 2), 美軍 → (0, 1)."""
    start = 1 if len(run) > 1 and run[0] in _HEADS else 0
    end = len(run)
    while end > start + 1 and run[end - 1] in _TAILS:
        end -= 1
    return start, end


def _hanja_leans(text: str, start: int, end: int) -> bool:
    """Return whether a lone 中, 日, 比 … belongs to the word before it: 진행 中, 25日, 전년比, (日)."""
    before, name = text[start - 1 : start], text[start]
    if (is_hangul(before) and before not in _GLUED_HEADS) or before.isdecimal():
        return True
    if before == "(" and text[end : end + 1] == ")":
        return name == "日" or text[start - 2 : start - 1] in SYLLABLES
    if name == "中":
        return is_process(word_before(text, start)) or (
            start > 0 and hangul_tail(text, end) in ("인", "이다", "이던", "에도", "이며")
        )
    if name == "日":
        return text[start - 2 : start - 1] == "土" or _is_daily(text, end)
    if name == "北":
        return text.startswith(words_of(FORMS)["northern"], end)
    return name in _NEED_CUE and not (text[end : end + 1] == " " and _cues().match(text, end + 1))


def _is_daily(text: str, end: int) -> bool:
    """Return whether 日 means a day: 日평균, 日 이용자, 日 300만명; 日 100조원 투자 is Japan's.

    >>> _is_daily("日평균", 1), _is_daily("日 20만건", 1), _is_daily("日 100조원", 1), _is_daily("日 평균 임금", 1)
    (True, True, False, False)
    """
    if text.startswith(words_of(FORMS)["daily_glued"], end) or _A_DAY.match(text, end):
        return True
    return text[end : end + 1] == " " and text.startswith(words_of(FORMS)["daily_spaced"], end + 1)


def find_hanja(text: str, organizations: tuple[OrganizationMention, ...]) -> Iterator[CountryMention]:
    """Yield countries of one hanja each: 美, 美中, 對中, 日소프트뱅크; none in other hanja words.

    >>> [m.surface for m in find_hanja("美中 갈등에 對韓 투자…협상 中, 전년比 3%, 中文", ())]
    ['美', '中', '韓']
    """
    if _IDEOGRAPHS.search(text) is None:
        return
    starts = {mention.span[0]: mention.iso2 for mention in organizations}
    headings = {match.start(1) for match in _HANJA_HEADING.finditer(text)}
    for match in _IDEOGRAPHS.finditer(text):
        first, last = _core(match.group())
        start, end = match.start() + first, match.start() + last
        letters = text[start:end]
        if (
            match.group() in _NO_COUNTRY
            or len(letters) > 4
            or any(letter not in HANJA for letter in letters)
            or ("南" in letters and "北" not in letters)
        ):
            continue
        leans = len(letters) == 1 and first == 0 and start not in headings and _hanja_leans(text, start, end)
        if leans and not any(_names_own(text, at, HANJA[letters], starts) for at in (end, end + 1)):
            continue
        for at in range(start, end):
            yield CountryMention((at, at + 1), text[at], HANJA[text[at]], CountryForm.HANJA, "country.hanja")
