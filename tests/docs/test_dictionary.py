"""The data dictionary is what the comments in ``sql/`` say today."""

from __future__ import annotations

from pathlib import Path

from tasks.publish.dictionaries import current_dictionary, write_dictionary
from tasks.schema import read_scripts
from tasks.warehouse import open_warehouse

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_page_is_current() -> None:
    """Where it is behind: ``make docs``."""
    assert PAGE.read_text(encoding="utf-8") == current_dictionary()


def test_every_object_and_column_stands_in_it_with_its_meaning(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    for folder in ("tables", "views", "macros"):
        for name in read_scripts(folder):
            assert f"\n### {name}\n" in text, name
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        columns = connection.execute("SELECT column_name, comment FROM duckdb_columns() WHERE NOT internal").fetchall()
        assert write_dictionary(connection) + "\n" == text
    for name, comment in columns:
        assert comment, name
        assert f"| `{name}` | " in text
    assert "|  |" not in text
    assert "enum(" not in text.lower()
