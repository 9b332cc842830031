"""Forms of a Korean verb before a noun, from its stem: 열리다 gives 열린 (behind), 열리는 and 열릴 (ahead).

Here belongs how a form is built and found in a text. Which verbs count stands in ``verbs.toml``; what their tense says
of a day stands in ``tenses.py``.
"""

from __future__ import annotations

import tomllib
from functools import cache

from tasks.extract.dates.vocabulary import HERE

_FIRST, _LAST = 0xAC00, 0xD7A3
_FINALS = 28
_N, _L, _S, _D, _B = 4, 8, 19, 7, 17
_OPEN_BEFORE_JIN = frozenset({4, 6, 9, 14})  # ㅓ ㅕ ㅘ ㅝ: 떨어진, 알려진, 이뤄진
_LONGEST = 6
_AUXILIARIES = frozenset({"선", "간", "둔", "낸", "온", "준"})
_OPEN_BEFORE_AUXILIARY = frozenset({0, 1, 4, 5, 6, 9, 14})  # ㅏ ㅐ ㅓ ㅔ ㅕ ㅘ ㅝ: 멈춰 선, 걷어 낸
_FREE = frozenset("낸쓴뜬쏜둔")
_BEHIND_DAY = frozenset("일월달주말초날밤")
"""24일 연 회의, 이달 초 산 주식: the day stands right before the verb."""
_OBJECT = frozenset("을를")
_SUBJECT = frozenset("이가")
_VERBAL = frozenset("힌킨긴룬뀐낸친")
"""No noun of Chinese origin ends in these syllables, so a longer word that does is a verb, but for a few."""
_OBJECT_BEFORE = frozenset({"을 ", "를 "})
_NOUNS_IN_JIN = frozenset({"여진", "사진", "허진"})


def final_of(syllable: str) -> int:
    """Return the number of the final consonant of a Hangul syllable, 0 for none.

    >>> final_of("간"), final_of("가")
    (4, 0)
    """
    return (ord(syllable) - _FIRST) % _FINALS


def _vowel_of(syllable: str) -> int:
    return (ord(syllable) - _FIRST) // _FINALS % 21


def is_hangul(letter: str) -> bool:
    """Say whether a letter is a Hangul syllable."""
    return len(letter) == 1 and _FIRST <= ord(letter) <= _LAST


def _with_final(stem: str, final: int) -> str:
    return stem[:-1] + chr(ord(stem[-1]) - final_of(stem[-1]) + final)


def past_form(stem: str) -> str:
    """Return the form before a noun that looks back.

    >>> [past_form(stem) for stem in ("열리", "받", "만들")]
    ['열린', '받은', '만든']
    """
    return _with_final(stem, _N) if final_of(stem[-1]) in (0, _L) else stem + "은"


def coming_form(stem: str) -> str:
    """Return the form before a noun that looks ahead.

    >>> [coming_form(stem) for stem in ("열리", "받", "만들")]
    ['열릴', '받을', '만들']
    """
    final = final_of(stem[-1])
    return stem if final == _L else _with_final(stem, _L) if final == 0 else stem + "을"


def _irregular(stem: str, kind: str) -> tuple[str, str]:
    if kind == "irregular_s":
        bare = _with_final(stem, 0)
        return bare + "은", bare + "을"
    if kind == "irregular_t":
        lateral = _with_final(stem, _L)
        return lateral + "은", lateral + "을"
    bare = _with_final(stem, 0)
    return bare + "운", bare + "울"


@cache
def _verbs() -> dict[str, list[str]]:
    return tomllib.loads((HERE / "verbs.toml").read_text(encoding="utf-8"))


def stating_words() -> list[str]:
    """Return the finite forms that tell no time."""
    return _verbs()["stating"]


@cache
def _forms() -> tuple[dict[str, bool], dict[str, bool]]:
    """Return the forms that may end a longer word and those that are a word of their own; True looks back."""
    verbs = _verbs()
    anywhere: dict[str, bool] = {}
    alone: dict[str, bool] = {}
    for kind in ("long", "ending", "short", "irregular_s", "irregular_t", "irregular_b"):
        table = anywhere if kind in ("long", "ending") else alone
        for stem in verbs[kind]:
            is_regular = not kind.startswith("irregular")
            past, coming = (past_form(stem), coming_form(stem)) if is_regular else _irregular(stem, kind)
            table |= {coming: False, past: True}
    alone |= dict.fromkeys(verbs["present"], False)
    alone |= {past_form(stem): True for stem in verbs["past_only"]}
    return anywhere, alone


@cache
def _form_ends() -> frozenset[str]:
    """Return the last two syllables of the longer forms: most words end in no such pair."""
    return frozenset(form[-2:] for table in _forms() for form in table if len(form) > 1)


@cache
def _subjective() -> dict[str, bool]:
    """Return the forms of one syllable that are verbs behind a subject; True looks back."""
    stems = _verbs()["subjective"]
    return {coming_form(stem): False for stem in stems} | {past_form(stem): True for stem in stems}


def _is_noun(text: str, last: int) -> bool:
    return any(text[last + 1 - len(word) : last + 1] == word for word in _verbs()["not_verbs"] if len(word) <= last + 1)


@cache
def _objective() -> frozenset[str]:
    """Return the past forms of two syllables that are verbs only behind an object."""
    return frozenset(past_form(stem) for stem in _verbs()["objective"])


@cache
def _announcing() -> frozenset[str]:
    return frozenset(_verbs()["announcing"])


def is_announcing(text: str, end: int) -> bool:
    """Say whether the word that ends at a place only announces a day: 예고한."""
    return any(text[max(0, end - size) : end] in _announcing() for size in range(2, 6))


def looks_back(text: str, last: int) -> bool | None:
    """Say whether the word whose last syllable stands at ``last`` is a verb before a noun that looks back, or ahead.

    None where it is no such form of a known verb.

    >>> [looks_back(text, len(text) - 1) for text in ("새로 꾸린", "곧 꾸릴", "큰 부담은", "멈춰 선", "기업은")]
    [True, False, None, True, None]
    >>> [looks_back(text, len(text) - 1) for text in ("문을 연", "24일 연", "매출 연", "정부가 올")]
    [True, True, None, False]
    >>> [looks_back(text, len(text) - 1) for text in ("정부를", "가치를", "잔치를 치를", "막을")]
    [None, None, False, None]
    >>> [looks_back(text, len(text) - 1) for text in ("정해진", "이뤄지는", "3일까지는", "나머지는", "칩을 만드는", "작은 사진")]
    [True, False, None, None, None, None]
    """
    anywhere, alone = _forms()
    for size in range(min(_LONGEST, last + 1), 1, -1) if text[last - 1 : last + 1] in _form_ends() else ():
        start = last - size + 1
        form = text[start : last + 1]
        if form in anywhere and not (form[-1] == "인" and _is_inside(text, start)):
            return anywhere[form]
        if form in alone and not _is_inside(text, start):
            return alone[form]
    if text[last - 1 : last + 1] in _objective() and text[max(0, last - 3) : last - 1] in _OBJECT_BEFORE:
        return True
    if text[last] in _VERBAL and _is_inside(text, last) and not _is_noun(text, last):
        return True
    if text[last] in "질진":
        return _passive(text, last)
    return _single(text, last)


def _is_inside(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isalnum()


def _passive(text: str, last: int) -> bool | None:
    """Read 떨어진, 정해질: 지 behind an open 어, 여, 와, 워, 해 or 아."""
    before = text[last - 1 : last] if last else ""
    if not is_hangul(before) or final_of(before) or text[last - 1 : last + 1] in _NOUNS_IN_JIN:
        return None
    is_open = _vowel_of(before) in _OPEN_BEFORE_JIN or (before in "해아" and _is_inside(text, last - 1))
    return text[last] == "진" if is_open else None


def _single(text: str, last: int) -> bool | None:
    """Read 문을 연, 멈춰 선: a form of one syllable, behind an object or a verb that it helps."""
    if last < 2 or text[last - 1] != " ":
        return None
    syllable, before = text[last], text[last - 2]
    is_helped = is_hangul(before) and final_of(before) == 0 and _vowel_of(before) in _OPEN_BEFORE_AUXILIARY
    if syllable in _FREE or (syllable in _AUXILIARIES and is_helped):
        return True
    if before in _SUBJECT and syllable in _subjective():
        return _subjective()[syllable]
    if before in _BEHIND_DAY and _forms()[1].get(syllable):
        return True
    return _forms()[1].get(syllable) if before in _OBJECT else None
