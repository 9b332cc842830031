"""Records, row columns and tables say the same, both ways; so do the StrEnums and the ENUM types."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

from tasks import records
from tasks.load import columns
from tasks.warehouse import open_warehouse, working_file

# Where a field is no column of its own name. `span` is span_start and span_end everywhere.
KEYS = {
    "amounts": "amount_id", "dates": "date_id", "country_mentions": "country_mention_id", "quantities": "quantity_id",
    "organization_mentions": "organization_mention_id", "claims": "claim_id", "events": "event_id",
}  # fmt: skip
ADDED = {"article_id", "reader_version", "span_start", "span_end"}
CONVERSION = {f.name for f in dataclasses.fields(records.Conversion)} - {"span"} | {"span_start", "span_end"}
RENAMED = {
    ("amounts", "conversions"): {
        f"{which}{name}" for which in ("converted_", "second_converted_") for name in CONVERSION
    },
    ("claims", "amount_span"): {"amount_id"},
    ("claims", "part_of_span"): {"part_of_amount_id", "part_of_claim_id"},
}
ONLY_IN_TABLE = {
    "claims": {"said_on", "amount_surface"},  # its article's published_on, its amount's surface
    "documents": {"run_id"},
    "articles": {
        *("uri", "text_key", "duplicate_of", "content_key", "version", "run_id", "loaded_at", "retired_at"),
        *("about_ai", "about_ai_reason", "reader_version"),  # of the reading
    },
}
RECORDS = {
    "documents": (records.Document,), "articles": (records.Article, records.Page), "amounts": (records.Amount,),
    "dates": (records.DateMention,), "country_mentions": (records.CountryMention,), "quantities": (records.Quantity,),
    "organization_mentions": (records.OrganizationMention,), "claims": (records.Claim,), "events": (records.Event,),
}  # fmt: skip
TYPES = {
    "qualifier": records.Qualifier, "granularity": records.Granularity, "claim_kind": records.ClaimKind,
    "claim_status": records.ClaimStatus, "event_kind": records.EventKind, "published_basis": records.PublishedBasis,
    "country_form": records.CountryForm,
}  # fmt: skip
ONLY_IN_SQL = {"run_status", "page_outcome"}  # words of the ledger of runs, written by SQL alone


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory):
    """Give a fresh warehouse to look things up in."""
    with open_warehouse(working_file(tmp_path_factory.mktemp("home"))) as connection:
        yield connection


def columns_of(catalogue, table: str) -> list[str]:
    """Return the columns of a table in their order."""
    query = "SELECT column_name FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index"
    return [name for (name,) in catalogue.execute(query, [table]).fetchall()]


def fields_of(table: str) -> set[str]:
    """Return the columns that the records of a table ask for."""
    named: set[str] = set()
    for record in RECORDS[table]:
        for field in dataclasses.fields(record):
            named |= RENAMED.get((table, field.name), {field.name})
    if table in KEYS:
        named = named - {"span"} | ADDED | {KEYS[table]}
    return named - {"page"} | ONLY_IN_TABLE.get(table, set())


def report(left: str, only_left: set[str], right: str, only_right: set[str]) -> str:
    """Both sides, for a person."""
    return f"\nonly in {left}:  {sorted(only_left)}\nonly in {right}: {sorted(only_right)}"


@pytest.mark.parametrize("table", RECORDS)
def test_each_field_has_its_column_and_each_column_its_field(catalogue, table: str) -> None:
    """A field that no table keeps, or a column that nothing fills, shows here."""
    have, want = set(columns_of(catalogue, table)), fields_of(table)
    assert have == want, report(f"sql/tables/{table}.sql", have - want, "tasks/records.py", want - have)


@pytest.mark.parametrize("table", columns.CONTENT_TABLES)
def test_rows_fill_each_column_that_the_load_does_not(catalogue, table: str) -> None:
    """The tuples of rows.py have the table's columns; what the merge adds is named here."""
    filled = {"documents": columns.DOCUMENT_COLUMNS, "articles": columns.ARTICLE_COLUMNS, **columns.CHILD_COLUMNS}[
        table
    ]
    merged = {
        "documents": {"run_id"},
        "articles": {"version", "run_id", "loaded_at", "retired_at", "duplicate_of"},
    }.get(table, set())
    have = set(columns_of(catalogue, table))
    assert have == {*filled} | merged, report(
        f"sql/tables/{table}.sql", have - {*filled} - merged, "columns.py", {*filled} - have
    )
    assert columns_of(catalogue, table)[0] == columns.KEY_COLUMNS[table]


def test_rows_come_in_the_order_of_their_columns() -> None:
    """A tuple without a column, or a column without a cell, would shift all that follow."""
    from tasks.load.rows import article_rows, content_key

    page = records.Page("제목", "본문 3조 원", "dump")
    evidence = {"span": (3, 7), "surface": "3조 원", "rule": "r"}
    values = {
        records.Amount: {"value": Decimal(3), "currency": "KRW"}, records.Quantity: {"value": Decimal(3), "unit": "people"},
        records.DateMention: {"start_on": None, "end_on": None, "granularity": records.Granularity.VAGUE},
        records.CountryMention: {"iso2": "KR", "form": records.CountryForm.NAME},
        records.OrganizationMention: {"name": "n", "iso2": None},
        records.Claim: {"kind": records.ClaimKind.FUND, "status": records.ClaimStatus.DONE},
        records.Event: {"kind": records.EventKind.LAUNCH, "what": "w"},
    }  # fmt: skip
    made = [kind(**evidence, **fields) for kind, fields in values.items()]
    by_field = dict(
        zip(
            ("amounts", "quantities", "dates", "countries", "organizations", "claims", "events"),
            ((m,) for m in made),
            strict=True,
        )
    )
    read = records.ReadArticle(records.Article("a", "d", page), records.Reading("1", about_ai=False, **by_field))
    rows = article_rows(read, "uri", content_key(read))
    assert len(rows.article) == len(columns.ARTICLE_COLUMNS)
    for table, table_rows in rows.children.items():
        cells = dict(zip(columns.CHILD_COLUMNS[table], table_rows[0], strict=True))
        assert (cells["article_id"], cells["span_start"], cells["span_end"], cells["surface"]) == ("a", 3, 7, "3조 원")
        assert (cells["rule"], cells["reader_version"]) == ("r", "1")


@pytest.mark.parametrize("name", TYPES)
def test_each_closed_vocabulary_is_an_enum_type(catalogue, name: str) -> None:
    """The words and their order are the same on both sides."""
    ((words,),) = catalogue.execute(f"SELECT enum_range(NULL::{name})").fetchall()
    assert words == [member.value for member in TYPES[name]]


def test_no_vocabulary_is_on_one_side_alone(catalogue) -> None:
    """A StrEnum without a type, or a type without a StrEnum, shows here."""
    types = {
        name for (name,) in catalogue.execute("SELECT type_name FROM duckdb_types() WHERE NOT internal").fetchall()
    }
    assert types - ONLY_IN_SQL == set(TYPES)
    enums = {value for value in vars(records).values() if isinstance(value, type) and issubclass(value, StrEnum)}
    assert enums - {StrEnum} == set(TYPES.values())


def test_each_file_of_sql_makes_the_object_that_it_is_named_after() -> None:
    """One object a file, the file named as the object."""
    root = Path(__file__).parents[1] / "sql"
    wrong = [
        path.name
        for folder, word in (("tables", "TABLE IF NOT EXISTS"), ("types", "TYPE"), ("views", "OR REPLACE VIEW"))
        for path in (root / folder).glob("*.sql")
        if path.read_text(encoding="utf-8").count(f"CREATE {word} {path.stem} ")
        + path.read_text(encoding="utf-8").count(f"CREATE {word} {path.stem}\n")
        != 1
    ]
    assert wrong == []
