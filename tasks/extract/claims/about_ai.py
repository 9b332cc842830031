"""Whether a text, a sentence or a commitment is about AI, and by which word.

A strong word (AI, GPU, 챗봇) says it alone, what AI runs on (데이터센터) says it of a text, and a weak one (반도체) where the text
is about AI. A purpose that is somebody else's business (조선업, 호텔) takes it back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tasks.extract.alternations import one_of
from tasks.extract.claims.vocabulary import read_vocabulary

# what a company spends in all says nothing of AI, unless AI is its business
_COMPANY_WIDE = re.compile(r"(설비\s?투자|시설\s?투자|연구\s?개발비|R&D\s?투자|자본\s?지출)(?:액|비)?(?:은|는)\s")


@cache
def _pattern(key: str) -> re.Pattern[str]:
    listed = read_vocabulary("ai_words")
    words = sorted([*listed[key], *(listed["infrastructure"] if key == "weak" else ())], key=len, reverse=True)
    # A look-behind stands after the letter it guards: a pattern that begins with letters is searched for much faster.
    latin = [rf"{re.escape(w[0])}(?<![A-Za-z].){re.escape(w[1:])}(?![a-z])" for w in words if w.isascii()]
    korean = [re.escape(w) for w in words if not w.isascii()]
    return re.compile(one_of(latin + korean))


@cache
def _companies() -> frozenset[str]:
    return frozenset(read_vocabulary("ai_words")["ai_companies"])


def strong_word(text: str) -> str | None:
    """Return the first word that makes a text be about AI.

    >>> strong_word("국내 인공지능 예산"), strong_word("KAIST 예산"), strong_word("조선업 투자")
    ('인공지능', None, None)
    """
    found = _pattern("strong").search(text)
    return found.group() if found else None


def infrastructure_word(text: str) -> str | None:
    """Return the first word for what AI runs on (데이터센터, 클라우드)."""
    found = _pattern("infrastructure").search(text)
    return found.group() if found else None


def weak_word(text: str) -> str | None:
    """Return the first word that says AI money where the text is about AI (데이터센터, 반도체)."""
    found = _pattern("weak").search(text)
    return found.group() if found else None


def general_pledge(text: str) -> str | None:
    """Return the words for what one country promises to invest in another in all.

    >>> general_pledge("대미 투자를 늘린다"), general_pledge("데이터센터에 대한 투자를 늘린다")
    ('대미 투자', None)
    """
    found = _pattern("general_pledges").search(text)
    return found.group() if found else None


def other_purpose(text: str) -> str | None:
    """Return a purpose in the sentence that is no AI.

    >>> other_purpose("고속도로를 넓힌다"), other_purpose("정부 주도로 6억 유로를 조달했다"), other_purpose("민영화한다")
    ('고속도로', None, None)
    """
    found = _purposes().search(text)
    return found.group() if found else None


@cache
def _purposes() -> re.Pattern[str]:
    words = sorted(read_vocabulary("ai_words")["other_purposes"], key=len, reverse=True)
    longer, short = (one_of(w for w in words if (len(w) == 2) is is_short) for is_short in (False, True))
    return re.compile(rf"{longer}|(?<![가-힣])(?:{short})")


def is_ai_company(name: str | None) -> bool:
    """Return whether an organisation's spending and rounds are AI money by what it does."""
    return name in _companies()


def find_about_ai(text: str, title: str = "") -> tuple[bool, str | None]:
    """Return whether the text is about AI, and the words that made it so.

    >>> find_about_ai("데이터센터를 짓는다.", "AI 투자 경쟁")
    (True, 'title: AI')
    >>> find_about_ai("데이터센터를 짓는다.")
    (True, 'text: 데이터센터')
    >>> find_about_ai("비가 온다.")
    (False, None)
    """
    for find in (strong_word, infrastructure_word):
        for where, words in (("title", title), ("text", text)):
            word = find(words)
            if word:
                return True, f"{where}: {word}"
    return False, None


def _company_wide(sentence: str, companies: Sequence[str | None]) -> str | None:
    """Return the word for what a company spends in all, where AI is not its business."""
    found = _COMPANY_WIDE.search(sentence)
    return found.group(1) if found and any(companies) and not any(is_ai_company(c) for c in companies) else None


def _without_names(sentence: str, companies: Sequence[str | None]) -> str:
    """온새미바이오: what stands in a company's name is no purpose of its money."""
    for name in companies:
        sentence = sentence.replace(name, "") if name else sentence
    return sentence


def commitment_about_ai(
    sentence: str, near: str, companies: Sequence[str | None], text_is_ai: bool
) -> tuple[bool, str]:
    """Return whether one commitment is about AI, with the reason in words.

    The sentence comes first, then a weak word or an AI company in a text about AI, then the sentences around it.
    """
    word = strong_word(sentence)
    told = _without_names(sentence, companies)
    if word and (word in {"AI", "인공지능"} or weak_word(sentence) or not other_purpose(told)):
        return True, f"sentence: {word}"
    purpose = other_purpose(told.rpartition(infrastructure_word(told) or "\n")[2])  # 아파트를 짓던 A가 데이터센터에 N을
    company = next((c for c in companies if is_ai_company(c)), None)
    if word is None:
        purpose = purpose or _company_wide(sentence, companies) or (None if company else general_pledge(sentence))
    if purpose:
        return False, f"other purpose: {purpose}"
    if company:
        return True, f"company: {company}"
    if text_is_ai and weak_word(sentence):
        return True, f"sentence: {weak_word(sentence)}, text about AI"
    if strong_word(near):
        return True, f"paragraph: {strong_word(near)}"
    return text_is_ai, "text about AI" if text_is_ai else "nothing names AI"
