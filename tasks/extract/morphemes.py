"""Korean morphemes with their places in the text: the one importer of Kiwi.

Kiwi takes about two seconds to load and 40 ms an article, so it is loaded once a process, at the first call, and
asked only about sentences that can hold a fact. Rules take a :data:`Tokenizer` as an argument and never import Kiwi.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kiwipiepy import Kiwi


_NEW_NOUNS = ("소버린", "엑사스케일")
"""Nouns of the AI news that Kiwi would read as something else: 소버린 as 소를 버린."""
_PAID = " 댔"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Morpheme(NamedTuple):
    """One morpheme: its form, its Sejong tag (``NNP``, ``JKS``, ``VV`` …) and its span in the text given.

    ``is_known`` is false for a noun that no dictionary has: a name, as a rule (나린칩스).
    """

    form: str
    tag: str
    start: int
    end: int
    is_known: bool = True


Tokenizer = Callable[[str], tuple[Morpheme, ...]]


@cache
def _kiwi() -> Kiwi:
    from kiwipiepy import Kiwi  # noqa: PLC0415  two seconds, paid only by those who read a text

    kiwi = Kiwi(num_workers=1)
    for word in _NEW_NOUNS:
        kiwi.add_user_word(word, "NNG")
    return kiwi


@lru_cache(maxsize=4096)
def tokenize(sentence: str) -> tuple[Morpheme, ...]:
    """Return the morphemes of a sentence in order; an empty one has none.

    Half a surrogate pair, which Kiwi cannot take, is read as the sign for what is unreadable.

    >>> [m.form for m in tokenize("정부가 투자한다")]
    ['정부', '가', '투자', '하', 'ᆫ다']
    """
    readable = _LONE_SURROGATE.sub("\ufffd", sentence)
    read = [Morpheme(t.form, t.tag, t.start, t.end, not t.oov) for t in _kiwi().tokenize(readable)]
    return tuple(_with_paying(read) if _PAID in readable else read)


def _with_paying(read: list[Morpheme]) -> list[Morpheme]:
    """Return the morphemes with 댔 in a word of its own as 대다, which Kiwi reads as 다고 했: ASML이 댔다."""
    paid: list[Morpheme] = []
    for m in read:
        before = paid[-1] if paid else None
        if (
            m.form == "하"
            and m.tag == "VV"
            and before is not None
            and (before.form, before.tag) == ("다", "EC")
            and m.start <= before.start
        ):
            paid[-1] = Morpheme("대", "VV", before.start, before.end)
            if len(paid) > 1 and (paid[-2].form, paid[-2].tag) == ("이", "VCP"):
                paid[-2] = paid[-2]._replace(tag="JKS")
            continue
        paid.append(m)
    return paid
