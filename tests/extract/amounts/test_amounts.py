"""The gold of amounts: each text gives exactly the marked amount, each negative gives none."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tasks.extract.amounts import find_amounts
from tasks.records import Amount

GOLD = Path(__file__).parents[2] / "gold" / "amounts"


def rows(table: str) -> Iterator[dict[str, Any]]:
    for file in sorted(GOLD.glob("*.toml")):
        yield from tomllib.loads(file.read_text(encoding="utf-8")).get(table, [])


PARSES = [(text, row["amount"]) for row in rows("parses") for text in row["texts"]]
SENTENCES = [(row["text"], row["amounts"]) for row in rows("sentence")]
NEGATIVES = [(row["text"], row["why"]) for row in rows("negative")]


def as_gold(amount: Amount, keys: set[str]) -> dict[str, Any]:
    """Return what was read, in the words of the gold, for the keys that the gold names."""
    conversions = [
        {"value": str(c.value), "currency": c.currency} | ({"low": str(c.low), "high": str(c.high)} if c.low else {})
        for c in amount.conversions
    ]
    said: dict[str, Any] = {
        "text": amount.surface,
        "value": str(amount.value),
        "currency": amount.currency,
        "qualifier": str(amount.qualifier),
        "low": None if amount.low is None else str(amount.low),
        "high": None if amount.high is None else str(amount.high),
        "converted": conversions[0] if conversions else False,
        "converted_more": conversions[1] if len(conversions) > 1 else False,
        "per": amount.per or False,
        "is_cumulative": amount.is_cumulative,
        "is_doubted": amount.doubt is not None,
        "plausible_value": False if amount.plausible_value is None else str(amount.plausible_value),
    }
    return {key: said[key] for key in keys}


@pytest.mark.parametrize(("text", "gold"), PARSES, ids=[text for text, _ in PARSES])
def test_text_gives_exactly_the_marked_amount(text: str, gold: dict[str, Any]) -> None:
    """One reading, on the marked span, with every field that the gold names; unnamed bounds are null."""
    start, end = text.index("«"), text.index("»") - 1
    plain = text.replace("«", "").replace("»", "")
    gold = {"qualifier": "exact", "low": None, "high": None, "converted": False, "converted_more": False} | gold
    amounts = find_amounts(plain)
    assert [as_gold(a, set(gold)) for a in amounts] == [gold]
    assert amounts[0].span == (start, end)
    assert amounts[0].surface == plain[start:end]


@pytest.mark.parametrize(("text", "gold"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_sentence_gives_its_amounts_in_order(text: str, gold: list[dict[str, Any]]) -> None:
    """Every amount of the sentence, no other, with the fields that the gold names."""
    amounts = find_amounts(text)
    assert [a.surface for a in amounts] == [g["text"] for g in gold]
    assert [as_gold(a, set(g)) for a, g in zip(amounts, gold, strict=True)] == gold


@pytest.mark.parametrize(("text", "why"), NEGATIVES, ids=[text[:40] or "empty" for text, _ in NEGATIVES])
def test_negative_gives_no_amount(text: str, why: str) -> None:
    """What is no money gives nothing."""
    assert find_amounts(text) == (), why


def test_gold_is_large_and_has_negatives() -> None:
    """The gold cannot shrink unnoticed."""
    assert len(PARSES) >= 400
    assert len(NEGATIVES) >= 40


def test_values_are_exact() -> None:
    """A decimal on a large unit keeps every digit and has no needless point."""
    (amount,) = find_amounts("23.4567891조원")
    assert amount.value == Decimal(23456789100000)
    assert str(amount.value) == "23456789100000"


def test_brackets_in_the_same_currency_hold_a_slip_or_another_amount() -> None:
    """50억 원(약 7조 원) lost its currency in print; 5조 원(약 4조 원은 국비) tells a part."""
    slip = find_amounts("50억 원(약 7조 원)을 투자한다")
    parts = find_amounts("5조 원(약 4조 원은 국비)을 투자한다")
    assert [len(a.conversions) for a in slip] == [1]
    assert slip[0].doubt is not None
    assert [(a.surface, a.doubt) for a in parts] == [("5조 원", None), ("4조 원", None)]
