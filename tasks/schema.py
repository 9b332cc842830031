"""The SQL of the warehouse's layout as text, in the order in which it has to run.

Here belongs which file of ``sql/`` comes before which. What does not: running any of it (``tasks/warehouse.py``)
and what a table, view or macro says (``sql/``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files

LAYOUT_VERSION = 1  # grows with each change that rows of a warehouse made before cannot be brought over to by name

_NOT_CODE = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
_WORD = re.compile(r"\w+")


@cache
def read_scripts(folder: str) -> Mapping[str, str]:
    """Return the scripts of ``sql/<folder>`` by the name of the object that each makes, in alphabetical order."""
    entries = sorted(files("sql").joinpath(folder).iterdir(), key=lambda entry: entry.name)
    return {e.name.removesuffix(".sql"): e.read_text(encoding="utf-8") for e in entries if e.name.endswith(".sql")}


def read_derived_scripts() -> Mapping[str, str]:
    """Return the scripts of views and macros, each after those that it reads."""
    return in_order({**read_scripts("macros"), **read_scripts("views")})


def in_order(scripts: Mapping[str, str]) -> dict[str, str]:
    """Return scripts so that each stands after those whose names its code says; ``CycleError`` where none can.

    >>> list(in_order({"a": "CREATE VIEW a AS FROM b -- like c", "b": "CREATE VIEW b AS FROM d", "c": "x 'd'"}))
    ['b', 'c', 'a']
    """
    sorter = TopologicalSorter({name: _names_in(script, scripts) - {name} for name, script in scripts.items()})
    sorter.prepare()
    ordered: dict[str, str] = {}
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered |= {name: scripts[name] for name in ready}
        sorter.done(*ready)
    return ordered


def _names_in(script: str, names: Mapping[str, str]) -> set[str]:
    return set(_WORD.findall(_NOT_CODE.sub("", script))) & set(names)


def digest_of(scripts: Mapping[str, str]) -> str:
    """Return 16 hex digits that change whenever a name or a letter of the scripts does."""
    text = "\x00".join(f"{name}\x00{script}" for name, script in sorted(scripts.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def layout_digest() -> str:
    """Return the digest of all types and tables."""
    return digest_of({**read_scripts("types"), **read_scripts("tables")})


def derived_digest() -> str:
    """Return the digest of all views and macros."""
    return digest_of(read_derived_scripts())
