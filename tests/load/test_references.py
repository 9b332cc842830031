"""The reference tables follow the gazetteers."""

from __future__ import annotations

from decimal import Decimal

from tasks.load.references import apply_references, country_rows, investment_rows, organization_rows


def test_the_tables_follow_the_gazetteers(desk) -> None:
    """All rows the first time, none the second, and what differs or has gone is set right."""
    n_rows = len(country_rows()) + len(organization_rows()) + len(investment_rows())
    assert apply_references(desk.connection) == n_rows
    assert apply_references(desk.connection) == 0
    desk.connection.execute("UPDATE countries SET country_ko = '고려' WHERE country_code = 'KR'")
    desk.connection.execute("UPDATE organizations SET aliases = [] WHERE organization_id = 'samsung-electronics'")
    desk.connection.execute("DELETE FROM countries WHERE country_code = 'JP'")
    desk.connection.execute("INSERT INTO countries VALUES ('QQ', '없는 나라', 'Nowhere', FALSE)")
    desk.connection.execute("UPDATE reference_investment SET usd_bn = 1 WHERE country_code = 'KR' AND year = 2024")
    assert apply_references(desk.connection) == 5
    assert desk.value("SELECT count(*) FROM countries WHERE country_code IN ('JP', 'KR', 'QQ')") == 2


def test_every_reference_leads_somewhere(desk) -> None:
    """Homes and parents are rows of these tables; keys are unique."""
    apply_references(desk.connection)
    assert (
        desk.rows(
            "SELECT country_code FROM organizations WHERE country_code NOT IN (SELECT country_code FROM countries)"
        )
        == []
    )
    assert (
        desk.rows(
            "SELECT parent_id FROM organizations WHERE parent_id NOT IN (SELECT organization_id FROM organizations)"
        )
        == []
    )
    assert desk.rows("SELECT country_code FROM countries GROUP BY ALL HAVING count(*) > 1") == []
    assert desk.rows("SELECT organization_id FROM organizations GROUP BY ALL HAVING count(*) > 1") == []


def test_each_figure_of_others_says_where_it_stands(desk) -> None:
    """Once a publisher, edition, country and year; of a country that we know; with its place and who confirmed it."""
    apply_references(desk.connection)
    query = "SELECT reference_id FROM reference_investment WHERE {}"
    assert desk.rows(query.format("country_code NOT IN (SELECT country_code FROM countries)")) == []
    assert desk.rows(query.format("stands_in = '' OR confirmed_by = '' OR note = '' OR usd_bn <= 0")) == []
    assert desk.rows(query.format("year NOT BETWEEN 2013 AND CAST(left(edition, 4) AS INTEGER)")) == []
    assert desk.rows("SELECT reference_id FROM reference_investment GROUP BY ALL HAVING count(*) > 1") == []
    assert {row[5] for row in investment_rows()} == {"private investment", "venture capital"}
    assert ("Stanford AI Index", Decimal("1.78")) in {(row[1], row[6]) for row in investment_rows() if row[3] == "KR"}
