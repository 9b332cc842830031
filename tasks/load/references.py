"""Reference tables: countries and organisations, as the vocabulary files name them, for names side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from babel import Locale

if TYPE_CHECKING:
    from tasks.warehouse import Connection

BLOC = "EU"
COUNTRY_COLUMNS = ("country_code", "country_ko", "country_en", "is_bloc")
ORGANIZATION_COLUMNS = (
    *("organization_id", "organization_en", "organization_ko", "aliases", "country_code", "kind", "parent_id"),
)
# CLDR's formal names where newspapers have a shorter one.
_NEWSROOM_NAMES = {
    "KR": "한국",
    "EU": "유럽연합",
    "HK": "홍콩",
    "MO": "마카오",
    "CD": "콩고민주공화국",
    "CG": "콩고공화국",
    "MM": "미얀마",
}
_ENGLISH_NAMES = {"HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar"}
_NOT_COUNTRIES = frozenset({"EZ", "UN", "XA", "XB", "ZZ", "QO"})


def country_rows() -> list[tuple[str, str, str, bool]]:
    """Return code, Korean and English name of each country, and of the European Union, as CLDR names them in news.

    >>> [row for row in country_rows() if row[0] in {"KR", "TW", "EU"}]
    [('EU', '유럽연합', 'European Union', True), ('KR', '한국', 'South Korea', False), ('TW', '대만', 'Taiwan', False)]
    """
    korean = {str(code): name for code, name in Locale("ko").territories.items()} | _NEWSROOM_NAMES
    english = {str(code): name for code, name in Locale("en").territories.items()} | _ENGLISH_NAMES
    codes = sorted(
        code for code in english.keys() & korean if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    )
    return [(code, korean[code], english[code], code == BLOC) for code in codes]


def apply_references(connection: Connection, organizations: Iterable[Sequence[Any]]) -> int:
    """Bring ``countries`` and ``organizations`` to the vocabulary, and return how many rows that changed.

    Rows of organisations have the columns of :data:`ORGANIZATION_COLUMNS`.
    """
    return _fill(connection, "countries", COUNTRY_COLUMNS, country_rows()) + _fill(
        connection, "organizations", ORGANIZATION_COLUMNS, list(organizations)
    )


def _fill(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    schema = connection.sql(f"SELECT {', '.join(columns)} FROM {table} LIMIT 0").to_arrow_table().schema  # noqa: S608 - names of ours
    arrays = [pa.array([row[i] for row in rows], field.type) for i, field in enumerate(schema)]
    connection.register("reference", pa.Table.from_arrays(arrays, schema=schema))
    key, values = columns[0], columns[1:]
    differs = " OR ".join(f"{table}.{name} IS DISTINCT FROM reference.{name}" for name in values)
    settings = ", ".join(f"{name} = reference.{name}" for name in values)
    changed = connection.execute(
        f"MERGE INTO {table} USING reference ON {table}.{key} = reference.{key} "
        f"WHEN MATCHED AND ({differs}) THEN UPDATE SET {settings} "
        "WHEN NOT MATCHED BY TARGET THEN INSERT BY NAME WHEN NOT MATCHED BY SOURCE THEN DELETE RETURNING merge_action"
    ).fetchall()
    connection.unregister("reference")
    return len(changed)
