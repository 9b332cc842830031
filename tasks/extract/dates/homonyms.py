"""Calendar words that are other words beside certain ones: 연초 is tobacco beside 담배."""

from __future__ import annotations

from tasks.extract.dates.tenses import Tenses
from tasks.extract.dates.vocabulary import table

_CHARS = 80


def is_homonym(folded: str, start: int, end: int, tenses: Tenses) -> bool:
    """Say whether the sentence around a word shows that the word is another one.

    >>> text = "연초 소비가 줄자 담배 회사도 줄었다."
    >>> is_homonym(text, 0, 2, Tenses(text)), is_homonym("연초 소비가 줄었다.", 0, 2, Tenses("연초 소비가 줄었다."))
    (True, False)
    """
    others = table("homonym").get(folded[start:end])
    if not others:
        return False
    first = max(tenses.sentence_start(start), start - _CHARS)
    sentence = folded[first : min(tenses.sentence_end(start), end + _CHARS)]
    return any(word in sentence for word in others)
