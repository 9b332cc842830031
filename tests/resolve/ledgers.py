"""Warehouses made of hand-written claims, for the tests of what the ledger makes of them."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from tasks.resolve.commitments import resolve_commitments
from tasks.warehouse import Connection, open_warehouse

DERIVED = (
    "commitments",
    "commitment_claims",
    "commitment_links",
    "candidate_pairs",
    "claim_blocks",
    "claim_gauges",
    "claim_pairs",
)
GOLD = Path(__file__).parents[1] / "gold" / "resolve"


def key(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]


def read_deals() -> dict[str, Any]:
    return tomllib.loads((GOLD / "deals.toml").read_text(encoding="utf-8"))


def gold_claims(gold: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the gold's claims, each with its deal and the keys it will have in a warehouse."""
    rows = []
    for deal in gold["deals"]:
        for number, claim in enumerate(deal["claims"]):
            article = claim.get("article", f"{deal['name']}-{number}")
            rows.append(
                {"deal": deal["name"], "claim_id": key("claim", deal["name"], number), **claim, "article": article}
            )
    return rows


def add_references(connection: Connection, gold: Mapping[str, Any]) -> None:
    for o in gold["organizations"]:
        connection.execute(
            "INSERT INTO organizations (organization_id, organization_en, organization_ko, aliases, country_code, kind, parent_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [o["id"], o["id"], o["name"], o["aliases"], o["country"], o["kind"], o.get("parent")],
        )
    for c in gold["countries"]:
        connection.execute(
            "INSERT INTO countries (country_code, country_ko, country_en, is_bloc) VALUES (?, ?, ?, ?)",
            [c["code"], c["ko"], c["en"], c["code"] == "EU"],
        )


def insert(connection: Connection, table: str, row: Mapping[str, Any]) -> None:
    names = ", ".join(row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' for _ in row)})", list(row.values()))


def add_article(
    connection: Connection,
    article: str,
    day: object,
    publisher: str | None = None,
    body: str | None = None,
    **more: Any,
) -> None:
    row = {
        "article_id": article, "document_id": f"d-{article}", "uri": f"https://example.org/{article}", "title": article, "publisher": publisher,
        "published_on": day, "body": body or key("body", article) * 9, "method": "test", "warnings": [], "text_key": key("text", article),
        "about_ai": True, "reader_version": "1", "content_key": key("content", article), "version": 1, "run_id": "r", "loaded_at": "2026-01-01 00:00:00",
    }  # fmt: skip
    insert(connection, "articles", row | more)


def add_document(connection: Connection, article: str, day: str) -> str:
    """Add the page of an article, as it was fetched on a day, and return its key."""
    document = key("document", article)
    row = {
        "document_id": document, "uri": article, "source": "test", "fetched_at": f"{day} 00:00:00", "sha256": document, "n_bytes": 1,
        "archive_file": "a", "archive_offset": 0, "run_id": "r",
    }  # fmt: skip
    insert(connection, "documents", row)
    return document


def add_claim(connection: Connection, claim: Mapping[str, Any], place: int = 0) -> None:
    """Add one claim with its amount; ``place`` numbers the sentences of an article."""
    place = claim.get("place", place)
    amount = add_amount(connection, claim, place) if "value" in claim else None
    value = Decimal(claim["value"]) if "value" in claim else None
    row = {
        "claim_id": claim["claim_id"], "article_id": claim["article"], "span_start": claim.get("start", place * 1000),
        "span_end": claim.get("start", place * 1000) + claim.get("length", 500), "surface": claim.get("surface", "당초보다 늘려 투자한다" if claim.get("is_revising") else "투자한다"), "rule": "test", "reader_version": "1",
        "said_on": claim.get("day"), "kind": claim["kind"], "status": claim["status"], "actor": claim.get("actor"), "actor_country": claim.get("country"),
        "actor_organization_id": claim.get("organization"), "amount_id": amount, "amount_value": value, "currency": claim.get("currency"),
        "amount_surface": surface_of(claim) if amount else None,
        "amount_low": claim.get("low"), "amount_high": claim.get("high"),
        "amount_qualifier": claim.get("qualifier", "exact") if value is not None else None,
        "target_country": claim.get("destination"), "recipient": claim.get("recipient"), "period_start": claim.get("period_start"),
        "period_end": claim.get("period_end"), "investors": claim.get("investors", []), "co_actors": claim.get("co_actors", []),
        "per": claim.get("per"), "attributed_to": claim.get("attributed"), "is_cumulative": claim.get("is_cumulative", False), "part_of_claim_id": claim.get("part_of"),
        "doubt": "lost unit" if "plausible_value" in claim else None, "about_ai": claim.get("about_ai", True),
    }  # fmt: skip
    insert(connection, "claims", row)
    if claim.get("names_country"):
        mention = {
            "country_mention_id": key("country", claim["claim_id"]),
            "surface": claim["actor"],
            "iso2": claim["country"],
            "form": "name",
            "rule": "test",
        }
        insert(
            connection,
            "country_mentions",
            mention | {k: row[k] for k in ("article_id", "span_start", "span_end", "reader_version")},
        )


def surface_of(claim: Mapping[str, Any]) -> str:
    """Return a claim's amount as its article prints it."""
    return str(claim.get("amount_surface", f"{claim['value']} {claim['currency']}"))


def add_amount(connection: Connection, claim: Mapping[str, Any], place: int) -> str:
    amount = key("amount", claim["claim_id"])
    row = {
        "amount_id": amount, "article_id": claim["article"], "span_start": place * 1000 + claim.get("at", 10), "span_end": place * 1000 + claim.get("at", 10) + 10,
        "surface": surface_of(claim), "rule": "test", "reader_version": "1",
        "value": Decimal(claim["value"]), "currency": claim["currency"], "low": claim.get("low"), "high": claim.get("high"),
        "qualifier": claim.get("qualifier", "exact"), "converted_value": claim.get("converted"), "converted_currency": claim.get("converted_currency"),
        "is_cumulative": claim.get("is_cumulative", False), "plausible_value": claim.get("plausible_value"),
    }  # fmt: skip
    insert(connection, "amounts", row)
    if "earlier_value" in claim:
        more = {
            "amount_id": key("earlier", amount),
            "value": Decimal(claim["earlier_value"]),
            "currency": claim["earlier_currency"],
            "span_start": 2 + place * 1000,
        }
        insert(
            connection,
            "amounts",
            row | more | {"converted_value": None, "converted_currency": None, "span_end": 9 + place * 1000},
        )
    for value, start in claim.get("printed", ()):
        more = {
            "amount_id": key("printed", amount, start),
            "value": Decimal(value),
            "span_start": start,
            "span_end": start + 8,
        }
        insert(connection, "amounts", row | more | {"converted_value": None, "converted_currency": None})
    return amount


def add_claims(connection: Connection, claims: Iterable[Mapping[str, Any]], known: set[str] | None = None) -> None:
    """Add claims with the articles that they stand in, an article once."""
    articles = known if known is not None else set()
    for place, claim in enumerate(claims):
        if claim["article"] not in articles:
            articles.add(claim["article"])
            more = {"title": claim["title"]} if "title" in claim else {}
            if "fetched" in claim:
                more["document_id"] = add_document(connection, claim["article"], claim["fetched"])
            add_article(
                connection, claim["article"], claim.get("day"), claim.get("publisher"), claim.get("body"), **more
            )
        add_claim(connection, claim, place)


def new_warehouse(folder: Path) -> Connection:
    return open_warehouse(folder / "working.duckdb")


def clear(connection: Connection) -> None:
    """Take all articles with what was read in them and made of them out of a warehouse."""
    for table in ("documents", "articles", "claims", "amounts", "country_mentions", "organization_mentions", *DERIVED):
        connection.execute(f"DELETE FROM {table}")


def contents(connection: Connection) -> list[Any]:
    """Return all rows that resolving writes."""
    return [connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in DERIVED]


def told(connection: Connection, *claims: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Resolve claims that each stand in an article of their own, unless they name one, and return the commitments."""
    plain = {"day": "2026-03-02", "kind": "investment", "status": "announced", "country": "KR", "currency": "KRW"}
    rows = [plain | {"claim_id": key("told", i), "article": f"a{i}"} | dict(claim) for i, claim in enumerate(claims)]
    add_claims(connection, rows)
    resolve_commitments(connection)
    result = connection.execute("SELECT * FROM commitments ORDER BY usd_mid DESC, commitment_id")
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
