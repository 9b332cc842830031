"""Stage files: records as JSON lines, the references that one task hands to the next instead of bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

Record = TypeVar("Record")


_adapters: dict[object, TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    """Return the adapter of a record type, made once: making one costs as much as a thousand records."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def write_records(path: Path, records: Iterable[object]) -> int:
    """Write records one a line, whole or not at all, and return how many there were."""
    partial = path.with_suffix(path.suffix + ".partial")
    n_records = 0
    with partial.open("wb") as file:
        for record in records:
            file.write(_adapter(type(record)).dump_json(record) + b"\n")
            n_records += 1
    partial.replace(path)
    return n_records


def read_records(path: Path, kind: type[Record]) -> Iterator[Record]:
    """Yield the records of a stage file in order; a line of another shape raises ``pydantic.ValidationError``."""
    with path.open("rb") as file:
        for line in file:
            yield _adapter(kind).validate_json(line)
