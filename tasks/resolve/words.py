"""The vocabulary and the version of the rules, as variables that the SQL steps read.

Here belongs how ``data/*.toml`` reaches SQL. What does not: the words themselves, and what a step does with them.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tasks.warehouse import Connection


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("tasks.resolve").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


def set_words(connection: Connection) -> None:
    """Set the variables ``resolve_…`` of the connection; ``resolve_version`` changes with any rule, word or organisation."""
    words = _data("words")
    generic = "|".join(sorted(words["generic_objects"], key=len, reverse=True))
    values = {
        "generic_objects": generic,
        **{name: pattern for name, pattern in words.items() if isinstance(pattern, str)},
    }
    places = _data("places")
    regions = {place: region for region, names in places["regions"].items() for place in names}
    homes = {region: code for code, names in places["countries"].items() for region in names}
    values["places"] = "|".join(sorted(regions, key=len, reverse=True))
    for name, value in values.items():
        connection.execute(f"SET VARIABLE resolve_{name} = {_quoted(value)}")
    statuses = ", ".join(_quoted(status) for status in words["countable_statuses"])
    connection.execute(f"SET VARIABLE resolve_countable_statuses = [{statuses}]")
    common = ", ".join(_quoted(word) for word in words["common_words"])
    connection.execute(f"SET VARIABLE resolve_common_words = [{common}]")
    connection.execute(f"SET VARIABLE resolve_regions = {_map(regions)}")
    connection.execute(f"SET VARIABLE resolve_homes = {_map(homes)}")
    members = ", ".join(
        f"{_quoted(name)}: [{', '.join(map(_quoted, firms))}]" for name, firms in words["members"].items()
    )
    connection.execute(f"SET VARIABLE resolve_members = MAP {{{members}}}")
    references = connection.execute(
        "SELECT md5(string_agg(CAST(o AS VARCHAR), '' ORDER BY organization_id)) FROM organizations AS o"
    ).fetchall()
    connection.execute(f"SET VARIABLE resolve_version = {_quoted(_rules_digest() + str(references[0][0]))}")


@cache
def _rules_digest() -> str:
    """Return a digest of all steps and vocabulary: whoever changes a rule has every deal resolved again."""
    texts = [entry.read_text(encoding="utf-8") for folder in ("steps", "data") for entry in _entries(folder)]
    texts += [
        files("tasks.resolve").joinpath(f"{name}.py").read_text(encoding="utf-8")
        for name in ("clusters", "commitments", "scripts", "voices", "words")
    ]
    return hashlib.sha256("\x00".join(texts).encode()).hexdigest()[:16]


def _entries(folder: str) -> list[Traversable]:
    return sorted(files("tasks.resolve").joinpath(folder).iterdir(), key=lambda entry: entry.name)


def _map(values: dict[str, str]) -> str:
    return "MAP {" + ", ".join(f"{_quoted(key)}: {_quoted(value)}" for key, value in values.items()) + "}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
