"""CSV, JSON and Parquet hold what the rows hold, exact."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tasks.publish.exports import csv_cell, json_text, write_csv, write_json, write_parquet
from tasks.publish.queries import QueryError, run_query

QUERY = """
    SELECT
        value, qualifier, converted_value, is_cumulative, warnings, published_on, loaded_at, title || ', "끝"' AS said
    FROM amounts INNER JOIN articles USING (article_id) ORDER BY value
"""


def test_csv_reads_back(shared_snapshot) -> None:
    """Whole numbers without a point, NULL as nothing, lists as JSON, quotes doubled."""
    file = io.StringIO(newline="")
    with run_query(shared_snapshot, QUERY) as result:
        assert write_csv(result, file) == 3
    header, *rows = csv.reader(io.StringIO(file.getvalue()))
    assert header[:3] == ["value", "qualifier", "converted_value"]
    assert rows[0] == [
        "1000000000000",
        "at_least",
        "",
        "false",
        '["경고, \\"둘\\""]',
        "2026-03-01",
        "2026-03-02T01:02:03",
        '제목 0, "끝"',
    ]
    assert [row[0] for row in rows] == ["1000000000000", "2000000000000.25", "3000000000000.5"]


def test_json_reads_back_exact(shared_snapshot) -> None:
    """Numbers are JSON numbers without float noise, one row a line."""
    file = io.StringIO()
    with run_query(shared_snapshot, QUERY) as result:
        assert write_json(result, file) == 3
    rows = json.loads(file.getvalue(), parse_float=Decimal)
    assert [row["value"] for row in rows] == [
        1_000_000_000_000,
        Decimal("2000000000000.25"),
        Decimal("3000000000000.5"),
    ]
    assert (rows[0]["converted_value"], rows[0]["warnings"], rows[0]["is_cumulative"]) == (None, ['경고, "둘"'], False)
    assert len(file.getvalue().splitlines()) == 5


def test_parquet_keeps_the_types(shared_snapshot, tmp_path: Path) -> None:
    """Decimals, days and lists come back as they are."""
    path = tmp_path / "amounts.parquet"
    with run_query(shared_snapshot, QUERY) as result:
        assert write_parquet(result, path) == 3
    table = pq.read_table(path)
    assert str(table.schema.field("value").type) == "decimal128(38, 4)"
    assert table.column("value").to_pylist()[1] == Decimal("2000000000000.2500")
    assert table.column("qualifier").to_pylist() == ["at_least"] * 3
    assert [entry.name for entry in tmp_path.glob("*.parquet*")] == ["amounts.parquet"]


def test_nothing_found_is_a_header_an_empty_list_an_empty_file(shared_snapshot, tmp_path: Path) -> None:
    """No rows is an answer too."""
    query = "SELECT value FROM amounts WHERE value < 0"
    texts = []
    for write in (write_csv, write_json):
        file = io.StringIO()
        with run_query(shared_snapshot, query) as result:
            assert write(result, file) == 0
        texts.append(file.getvalue())
    assert texts == ["value\n", "[]\n"]
    with run_query(shared_snapshot, query) as result:
        assert write_parquet(result, tmp_path / "none.parquet") == 0
    assert pq.read_table(tmp_path / "none.parquet").num_rows == 0


def test_a_parquet_that_breaks_off_leaves_no_file(shared_snapshot, tmp_path: Path) -> None:
    """Whole or not at all."""
    path = tmp_path / "broken.parquet"
    with (
        pytest.raises(QueryError),
        run_query(
            shared_snapshot,
            "SELECT CAST(CASE WHEN n > 90000 THEN 'x' ELSE '1' END AS INTEGER) AS n FROM range(100000) AS r (n)",
        ) as result,
    ):
        write_parquet(result, path)
    assert list(tmp_path.glob("*.parquet*")) == []


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, "null"),
        (True, "true"),
        (Decimal("-0.5000"), "-0.5"),
        (Decimal("1E+20"), "100000000000000000000"),
        (float("nan"), "null"),
        (0.1, "0.1"),
        (b"\x01\xff", '"01ff"'),
        ({"a": [Decimal("1.00")]}, '{"a": [1]}'),
        ('"가"\n', '"\\"가\\"\\n"'),
    ],
)
def test_cells_as_json(cell: object, text: str) -> None:
    """Each kind of value has one form."""
    assert json_text(cell) == text
    assert csv_cell(cell) == ("" if cell is None else json.loads(text) if text.startswith('"') else text)
