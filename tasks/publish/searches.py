"""Articles and their claims found by Korean words, ranked by BM25 over the snapshot's own token table.

Here belongs what a query's words are, how articles are ranked and which sentence is shown. What does not: how an
article's words are counted (``tasks/extract/tokens.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from tasks.extract.morphemes import Tokenizer
from tasks.extract.sentences import split_sentences
from tasks.extract.tokens import content_tokens
from tasks.publish.summaries import read_rows
from tasks.warehouse import Connection

_SHOWN_CLAIMS = 3
_SNIPPET_CHARS = 160
# A word of the title weighs as three of the text; k1 = 1.2 and b = 0.75 are the usual ones. Of the names of one
# thing (엔비디아, Nvidia) the best found counts, not the sum.
_RANK = """
    WITH wanted AS (SELECT unnest($concepts) AS concept, unnest($tokens) AS token),
    named AS (
        SELECT '@' || iso2 AS token, article_id, count(*) AS n
        FROM country_mentions
        WHERE list_contains($tokens, '@' || iso2)
        GROUP BY ALL
    ),
    hits AS (
        SELECT wanted.concept, wanted.token, tokens.article_id, tokens.n + 3 * tokens.n_title AS tf
        FROM wanted
        JOIN tokens ON tokens.token = wanted.token
        UNION ALL
        SELECT wanted.concept, wanted.token, named.article_id, named.n
        FROM wanted
        JOIN named ON named.token = wanted.token
    ),
    found AS (SELECT token, count(DISTINCT article_id) AS n_found FROM hits GROUP BY token),
    sizes AS (SELECT count(*) AS n_all, avg(n_tokens) AS mean FROM search_texts),
    scored AS (
        SELECT
            hits.article_id,
            hits.concept,
            max(
                ln(1 + (sizes.n_all - found.n_found + 0.5) / (found.n_found + 0.5)) * hits.tf * 2.2
                / (hits.tf + 1.2 * (0.25 + 0.75 * texts.n_tokens / sizes.mean))
            ) AS score
        FROM hits
        JOIN found ON found.token = hits.token
        JOIN search_texts AS texts ON texts.article_id = hits.article_id
        CROSS JOIN sizes
        GROUP BY hits.article_id, hits.concept
    ),
    ranked AS (SELECT article_id, sum(score) AS score, count(*) AS n_concepts FROM scored GROUP BY article_id)
    SELECT
        articles.article_id, articles.title, articles.publisher, articles.published_on, articles.body,
        coalesce(articles.canonical_url, articles.uri) AS url, round(ranked.score, 4) AS score
    FROM ranked
    JOIN current_articles AS articles ON articles.article_id = ranked.article_id
    WHERE articles.duplicate_of IS NULL
    ORDER BY round(ranked.score, 4) DESC, articles.published_on DESC NULLS LAST, articles.article_id
    LIMIT $limit
"""
# A country is asked for by its name and found by whatever it is called in the text: 美, 국내, 런던.
_NAMES = """
    SELECT DISTINCT list_sort(list_distinct(list_transform(names, lambda name: lower(replace(name, ' ', ''))) || codes)) AS names
    FROM (
        SELECT list_filter([organization_en, organization_ko] || aliases, lambda name: name IS NOT NULL) AS names, [] AS codes
        FROM organizations
        UNION ALL
        SELECT [country_ko, country_en], ['@' || country_code] FROM countries
    )
    WHERE list_has_any(list_transform(names, lambda name: lower(replace(name, ' ', ''))), $words)
    ORDER BY ALL
"""
_CLAIMS = """
    SELECT
        claims.article_id, claims.claim_id, claims.actor, CAST(claims.kind AS VARCHAR) AS kind, CAST(claims.status AS VARCHAR) AS status,
        amounts.surface AS amount, claims.surface, claims.span_start
    FROM claims
    LEFT JOIN amounts ON amounts.amount_id = claims.amount_id AND amounts.article_id = claims.article_id
    WHERE claims.article_id IN $ids
    ORDER BY claims.article_id, claims.span_start, claims.claim_id
"""


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim of a found article: who, what sort of money, how much as printed, in which sentence."""

    claim_id: str
    actor: str | None
    kind: str
    status: str
    amount: str | None
    surface: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A found article with its best sentence and the claims that speak most of what was asked for."""

    article_id: str
    title: str | None
    published_on: date | None
    publisher: str | None
    url: str
    score: float
    snippet: str
    claims: tuple[FoundClaim, ...]


def search_articles(connection: Connection, query: str, tokenizer: Tokenizer, limit: int = 10) -> list[Hit]:
    """Return the articles that fit a query best, none where no word of it stands anywhere.

    Korean and English names of organisations and countries find each other.
    """
    concepts = _concepts(connection, query, tokenizer)
    pairs = [(number, token) for number, concept in enumerate(concepts) for token in concept]
    if not pairs:
        return []
    numbers, tokens = zip(*pairs, strict=True)
    rows = read_rows(connection, _RANK, {"concepts": list(numbers), "tokens": list(tokens), "limit": limit})
    claims = read_rows(connection, _CLAIMS, {"ids": [row["article_id"] for row in rows]}) if rows else ()
    return [_hit(row, [claim for claim in claims if claim["article_id"] == row["article_id"]], tokens) for row in rows]


def _hit(row: dict[str, Any], claims: Sequence[dict[str, Any]], tokens: Sequence[str]) -> Hit:
    told = {name: row[name] for name in ("article_id", "title", "published_on", "publisher", "url", "score")}
    return Hit(**told, snippet=best_sentence(row["body"], tokens), claims=tuple(_best_claims(claims, tokens)))


def _concepts(connection: Connection, query: str, tokenizer: Tokenizer) -> list[tuple[str, ...]]:
    """Return what a query asks for, each as the words that it may stand as."""
    words = query.casefold().split()
    pairs = ["".join(pair) for pair in pairwise(words) if all(word.isascii() for word in pair)]  # south korea
    known = [tuple(names) for (names,) in connection.execute(_NAMES, {"words": words + pairs}).fetchall()]
    named = {name for names in known for name in names}
    plain = dict.fromkeys(token for token in content_tokens(tokenizer(query)) if token not in named)
    return [*((token,) for token in plain), *known]


def best_sentence(body: str, tokens: Iterable[str]) -> str:
    """Return the sentence of a body in which most of the words stand, the first of them, cut to a line.

    >>> best_sentence("비가 온다. 한국에 데이터센터를 짓는다.", ["한국", "데이터센터"])
    '한국에 데이터센터를 짓는다.'
    """
    wanted = {token.removesuffix("다") if len(token) > 2 else token for token in tokens}
    sentences = [body[start:end] for start, end in split_sentences(body)]
    if not sentences:
        return ""
    best = max(sentences, key=lambda sentence: sum(token in sentence.casefold() for token in wanted))
    plain = " ".join(best.split())
    return plain if len(plain) <= _SNIPPET_CHARS else plain[: _SNIPPET_CHARS - 1] + "…"


def _best_claims(claims: Sequence[dict[str, Any]], tokens: Iterable[str]) -> list[FoundClaim]:
    wanted = set(tokens)
    ranked = sorted(claims, key=lambda claim: -sum(token in str(claim["surface"]).casefold() for token in wanted))
    names = ("claim_id", "actor", "kind", "status", "amount", "surface")
    return [FoundClaim(*(claim[name] for name in names)) for claim in ranked[:_SHOWN_CLAIMS]]
