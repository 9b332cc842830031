"""The gold of quantities, and what the words around a figure say of it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.extract.amounts import find_amounts
from tasks.extract.quantities import find_quantities
from tasks.records import CountryForm, CountryMention, DateMention, Granularity, Quantity

GOLD: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "gold" / "quantities" / "quantities.toml").read_text(encoding="utf-8")
)
PARSES = [(text, row["quantity"]) for row in GOLD["parses"] for text in row["texts"]]


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, find_amounts(text), (), (), None)


def country(text: str, surface: str, iso2: str) -> CountryMention:
    start = text.index(surface)
    return CountryMention((start, start + len(surface)), surface, iso2, CountryForm.NAME, "test")


@pytest.mark.parametrize(("text", "gold"), PARSES, ids=[text for text, _ in PARSES])
def test_text_gives_exactly_the_marked_quantity(text: str, gold: dict[str, str]) -> None:
    """One reading, on the marked span, with unit and bounds."""
    start, end = text.index("«"), text.index("»") - 1
    plain = text.replace("«", "").replace("»", "")
    (quantity,) = read(plain)
    found = {
        "value": str(quantity.value),
        "unit": quantity.unit,
        "qualifier": str(quantity.qualifier),
        "low": None if quantity.low is None else str(quantity.low),
        "high": None if quantity.high is None else str(quantity.high),
    }
    assert found == {"qualifier": "exact", "low": None, "high": None} | gold
    assert (quantity.span, quantity.surface) == ((start, end), plain[start:end])


@pytest.mark.parametrize("row", GOLD["context"], ids=lambda row: row["text"])
def test_words_around_name_the_metric(row: dict[str, str]) -> None:
    """The nearest word that such a unit can count."""
    (quantity,) = read(row["text"])
    assert quantity.metric == row["metric"]


@pytest.mark.parametrize("row", GOLD["negative"], ids=lambda row: row["text"])
def test_negative_gives_no_quantity(row: dict[str, str]) -> None:
    """Ordinals, ages, names, times and money are no quantities."""
    assert read(row["text"]) == (), row["why"]


def test_country_right_behind_wins_over_one_before() -> None:
    """The noun that is counted says the country."""
    text = "한국에서도 유명한 회장의 새 회사에 10개 이상 일본 기업이 참가한다."
    countries = (country(text, "한국", "KR"), country(text, "일본", "JP"))
    (quantity,) = find_quantities(text, (), (), countries, None)
    assert (quantity.surface, quantity.country) == ("10개", "JP")


def test_country_that_is_compared_with_is_not_meant() -> None:
    """미국 다음으로 speaks of another country, here the one of the sentence before."""
    text = "중국의 저력이 있다. 인재는 약 80만 명으로 미국 다음으로 많다."
    countries = (country(text, "중국", "CN"), country(text, "미국", "US"))
    (quantity,) = find_quantities(text, (), (), countries, None)
    assert quantity.country == "CN"


def test_country_is_unknown_where_nothing_says_it() -> None:
    """Never guessed."""
    (quantity,) = find_quantities("이용자가 80만 명이다.", (), (), (), None)
    assert quantity.country is None


def test_day_with_its_word_behind_is_what_it_speaks_of() -> None:
    """기준 behind a date beats another date of the sentence."""
    text = "지난 6월 말 기준 이용자는 5억 명이고 2027년을 내다본다."
    june = DateMention((0, 7), "지난 6월 말", date(2025, 6, 21), date(2025, 6, 30), Granularity.MONTH, "test")
    start = text.index("2027년")
    later = DateMention((start, start + 5), "2027년", date(2027, 1, 1), date(2027, 12, 31), Granularity.YEAR, "test")
    (quantity,) = find_quantities(text, (), (june, later), (), None)
    assert quantity.as_of_on == date(2025, 6, 30)


def test_number_inside_an_amount_is_no_quantity() -> None:
    """Money is left to the amounts."""
    text = "3위안과 30억 달러(약 4조 원), 3위"
    (quantity,) = find_quantities(text, find_amounts(text), (), (), None)
    assert quantity.surface == "3위"


def test_gold_is_large_enough() -> None:
    """The gold cannot shrink unnoticed."""
    assert len(PARSES) >= 80
