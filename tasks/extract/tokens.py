"""The words that an article can be found by: content morphemes, counted.

Here belongs which morphemes count as a word and which part of an article is looked at. What does not: how words are
kept (``tasks/load/searchables.py``) or ranked (``tasks/publish/searches.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tasks.extract.morphemes import Morpheme, Tokenizer, tokenize
from tasks.extract.sentences import split_sentences
from tasks.records import Span

FIRST_SENTENCES = 3
_NOUNS = frozenset({"NNG", "NNP", "SL", "SH", "SN", "XR"})
_JOINED = _NOUNS | {"XPN", "XSN"}
_VERBS = ("VV", "VA")
# Verbs that say nothing of a subject by themselves.
_LIGHT_VERBS = frozenset(
    {"하다", "되다", "있다", "없다", "같다", "이르다", "대하다", "위하다", "따르다", "밝히다", "말하다", "전하다"}
)

Row = tuple[str, str, int, int]


def content_tokens(morphemes: Sequence[Morpheme]) -> Iterator[str]:
    """Yield the words of a sentence: nouns, names, numbers and foreign words in lower case, verb stems with 다.

    Nouns written without a space between them come out one by one and as one word, for morphemes are cut one way in
    one sentence and another way in the next.

    >>> list(content_tokens(tokenize("AI데이터센터를 짓는다")))
    ['ai', '데이터', '센터', '짓다', 'ai데이터센터', '데이터센터']
    >>> list(content_tokens(tokenize("그리고 또")))
    []
    """
    for morpheme in morphemes:
        if morpheme.tag in _NOUNS:
            yield morpheme.form.casefold()
        elif morpheme.tag.startswith(_VERBS) and (stem := f"{morpheme.form}다") not in _LIGHT_VERBS:
            yield stem
    for run in _runs(morphemes):
        yield "".join(m.form for m in run).casefold()
        if run[0].tag == "SL" and len(run) > 2:  # AI데이터센터 is found by 데이터센터 too
            yield "".join(m.form for m in run[1:]).casefold()


def _runs(morphemes: Sequence[Morpheme]) -> Iterator[list[Morpheme]]:
    """Yield the morphemes of each word that is made of two nouns or more."""
    run: list[Morpheme] = []
    for morpheme in [*morphemes, None]:
        if morpheme is not None and morpheme.tag in _JOINED and (not run or run[-1].end == morpheme.start):
            run.append(morpheme)
            continue
        if len(run) > 1 and any(m.tag in _NOUNS for m in run):
            yield run
        run = [morpheme] if morpheme is not None and morpheme.tag in _JOINED else []


def count_tokens(
    article_id: str, title: str | None, body: str, claims: Iterable[Span], tokenizer: Tokenizer = tokenize
) -> list[Row]:
    """Return each word of an article with how often it stands in the text looked at and in the title.

    Looked at are the first sentences, which tell what it is about, and those with claims: tokenizing is the dearest
    step, and the reader has asked for those sentences already.
    """
    spans = split_sentences(body)
    looked_at = sorted({*spans[:FIRST_SENTENCES], *claims})
    said = Counter(token for start, end in looked_at for token in content_tokens(tokenizer(body[start:end])))
    titled = Counter(content_tokens(tokenizer(title or "")))
    return [(article_id, token, said[token], titled[token]) for token in sorted(said | titled)]


def count_articles(articles: Sequence[tuple[str, str | None, str, list[Span]]]) -> list[list[Row]]:
    """Return the words of each article of a batch, given as key, title, body and spans of its claims' sentences."""
    return [count_tokens(article_id, title, body, claims) for article_id, title, body, claims in articles]
