"""Which articles are one voice: copies, rewrites of one release, and articles of one outlet.

Here belongs how alike two bodies are. What does not: which articles report one deal (``clusters.py``).
A body is known by the smallest hashes of its runs of six characters, digits and spaces left out, so that a
rewrite that drops a paragraph or moves one still shares most of them with its source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Sketch: TypeAlias = npt.NDArray[np.uint64]

_RUN_CHARS = 6
_SKETCH_SIZE = 256
_LEAST_SHARE = 0.4  # independent articles on one deal share 0.02-0.15 of their runs, rewrites 0.45 and more
_GREATEST = np.uint64(2**64 - 1)
_IRRELEVANT = re.compile(r"[\W\d_]+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


class Voice(NamedTuple):
    """An article as far as its voice goes; ``original`` is the article it copies word for word, if it does."""

    article_id: str
    publisher: str | None
    original: str | None
    sketch: Sketch


def sketch_of(body: str) -> Sketch:
    """Return the smallest hashes of a body's runs of characters, in order; empty for a body shorter than a run.

    >>> a = sketch_of("정부는 24일 인공지능 데이터센터에 3조원을 투자한다고 밝혔다.")
    >>> bool((a == sketch_of("정부는 25일 인공지능 데이터센터에 5조원을 투자한다고 밝혔다!")).all())
    True
    >>> len(sketch_of("3조"))
    0
    """
    text = _IRRELEVANT.sub("", unicodedata.normalize("NFKC", body).casefold())
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < _RUN_CHARS:
        return np.empty(0, dtype=np.uint64)
    runs = np.zeros(len(codes) - _RUN_CHARS + 1, dtype=np.uint64)
    for offset in range(_RUN_CHARS):
        runs = (runs ^ codes[offset : len(runs) + offset]) * _MULTIPLIER
        runs ^= runs >> np.uint64(29)
    runs.sort()
    is_first = np.ones(len(runs), dtype=bool)
    is_first[1:] = runs[1:] != runs[:-1]  # (np.unique takes ten times as long)
    return runs[is_first][:_SKETCH_SIZE]


def share_of(a: Sketch, b: Sketch) -> float:
    """Return which part of the smaller body's runs stands in the other one, estimated from the sketches.

    >>> text = "알리바바는 앞으로 삼 년 동안 클라우드와 인공지능 기반에 큰돈을 넣기로 했다."
    >>> share_of(sketch_of(text), sketch_of("오늘 발표된 내용이다. " + text)) > 0.9
    True
    >>> share_of(sketch_of(text), sketch_of("바이트댄스는 올해 칩 구매에 돈을 쓸 계획이다."))
    0.0
    """
    if not len(a) or not len(b):
        return 0.0
    bound = min(sketch[-1] if len(sketch) == _SKETCH_SIZE else _GREATEST for sketch in (a, b))
    least = min(sketch.searchsorted(bound, "right") for sketch in (a, b))
    both = np.concatenate((a, b))  # a hash that both have stands twice in it, and is no greater than the last of either
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1])) / int(least) if least else 0.0


def resolve_voices(articles: Sequence[Voice]) -> dict[str, str]:
    """Return for each article the first article of its voice; the order given decides which is first.

    >>> text = "알리바바는 앞으로 삼 년 동안 클라우드와 인공지능 기반에 큰돈을 넣기로 했다."
    >>> a, b = Voice("a", "가나일보", None, sketch_of(text)), Voice("b", "다라신문", None, sketch_of(text + " 끝"))
    >>> c = Voice("c", "마바경제", None, sketch_of("중국의 전자상거래 기업이 투자를 늘린다는 소식이 전해졌다."))
    >>> resolve_voices([a, b, c])
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    voices: dict[str, str] = {}
    leaders: list[Voice] = []
    for article in articles:
        leader = next((one for one in leaders if _is_same_voice(article, one, voices)), None)
        voices[article.article_id] = leader.article_id if leader else article.article_id
        if leader is None:
            leaders.append(article)
    return voices


def _is_same_voice(article: Voice, leader: Voice, voices: dict[str, str]) -> bool:
    if article.original is not None and voices.get(article.original, article.original) == leader.article_id:
        return True
    if article.publisher is not None and article.publisher == leader.publisher:
        return True
    return share_of(article.sketch, leader.sketch) >= _LEAST_SHARE
