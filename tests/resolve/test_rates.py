"""Rates come from the day or before it, from a named source, and once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from ledgers import new_warehouse

from tasks.resolve.rates import apply_rates, read_ecb_rates, read_yearly_rates
from tasks.warehouse import Connection

BY_HAND = "approximate yearly average entered by hand, not checked against a source"
LATEST = "SELECT {} FROM fx_rates WHERE currency = ? AND rate_on <= CAST(? AS DATE) ORDER BY rate_on DESC LIMIT 1"


@pytest.fixture(scope="module")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    with new_warehouse(tmp_path_factory.mktemp("rates")) as connection:
        apply_rates(connection)
        yield connection


def latest(connection: Connection, columns: str, currency: str, day: str) -> tuple[object, ...]:
    (row,) = connection.execute(LATEST.format(columns), [currency, day]).fetchall()
    return tuple(row)


def test_a_dollar_is_a_dollar_and_a_won_a_won() -> None:
    rates = {rate[0]: rate for rate in read_ecb_rates() if str(rate[1]) == "2025-02-24"}
    assert rates["USD"][2] == rates["KRW"][3] == 1
    assert rates["USD"][3] * rates["KRW"][2] == pytest.approx(1, rel=1e-6)


def test_the_second_time_changes_nothing(rated: Connection) -> None:
    assert apply_rates(rated) == 0


def test_no_currency_has_two_rates_of_a_day(rated: Connection) -> None:
    assert rated.execute("SELECT currency, rate_on FROM fx_rates GROUP BY ALL HAVING count(*) > 1").fetchall() == []


@pytest.mark.parametrize(
    ("currency", "low", "high"),
    [("USD", 1400, 1460), ("CNY", 190, 205), ("JPY", 9, 10), ("TWD", 42, 48), ("AED", 380, 398)],
)
def test_won_of_february_2025(rated: Connection, currency: str, low: int, high: int) -> None:
    assert low <= float(str(latest(rated, "krw_per_unit", currency, "2025-02-24")[0])) <= high


def test_the_rouble_goes_on_by_its_yearly_average(rated: Connection) -> None:
    assert "ECB reference rate" in str(latest(rated, "source", "RUB", "2022-02-28")[0])
    assert (
        str(latest(rated, "source", "RUB", "2023-06-01")[0])
        == "average of the year for tax, published by the IRS (2023)"
    )


def test_a_year_without_an_average_says_that_it_takes_the_last_known(rated: Connection) -> None:
    assert "2025, the last known" in str(latest(rated, "source", "TWD", "2026-06-01")[0])


def test_each_yearly_rate_says_what_stands_behind_it() -> None:
    """A publisher is named only beside figures that were compared with its table; the others say that nobody checked them."""
    checked = {("TWD", year) for year in range(2017, 2024)} | {("VND", year) for year in range(2017, 2022)}
    checked |= {("RUB", 2022), ("RUB", 2023)} | {("EGP", year) for year in range(2019, 2024)}
    for currency, year, rate, source in read_yearly_rates():
        assert rate > 0
        if (currency, year) in checked:
            assert source.startswith(("Federal Reserve G.5A", "World Bank PA.NUS.FCRF", "average of the year for tax"))
        else:
            assert source == ("official peg" if year == 0 else BY_HAND), (currency, year)


def test_a_rate_entered_by_hand_says_so_in_the_ledger(rated: Connection) -> None:
    assert str(latest(rated, "source", "KZT", "2024-06-01")[0]).startswith(BY_HAND)


def test_no_currency_has_two_yearly_rates_of_a_year() -> None:
    assert len({(currency, year) for currency, year, _, _ in read_yearly_rates()}) == len(read_yearly_rates())
