"""Units, counters and metrics, loaded once from the TOML files beside this module."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tasks.extract.amounts.vocabulary import COUNTER_ENDS, any_of


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's name, its factor, the pattern of its words behind the number, and what must be named before it."""

    name: str
    factor: Decimal
    pattern: re.Pattern[str]
    near: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Metric:
    """What is counted: its name, the units it may have, its words, and whether it has an AI variety."""

    name: str
    units: frozenset[str]
    pattern: re.Pattern[str]
    has_ai: bool


def _pattern(row: dict[str, Any]) -> re.Pattern[str]:
    parts = list(row.get("words", ()))
    if row.get("short"):
        parts.append(any_of(row["short"]) + f"(?={COUNTER_ENDS})")
    return re.compile(rf" ?(?:{'|'.join(parts)})")


_UNITS = _load("units.toml")
UNITS = [
    Unit(
        name=row["unit"],
        factor=Decimal(10) ** row.get("scale", 0),
        pattern=_pattern(row),
        near=re.compile(any_of(row["near"])) if "near" in row else None,
    )
    for row in _UNITS["unit"]
]
ANY_UNIT = re.compile("|".join(unit.pattern.pattern for unit in UNITS))
METRICS = [
    Metric(row["metric"], frozenset(row["units"]), re.compile(any_of(row["words"])), bool(row.get("ai")))
    for row in _load("metrics.toml")["metric"]
]
METRICS_BY_UNIT = {unit.name: [m for m in METRICS if unit.name in m.units] for unit in UNITS}
REFUSED_AFTER = re.compile(rf" ?{any_of(_UNITS['refused']['after'])}")
REFUSED_BEFORE = re.compile(rf"{any_of(_UNITS['refused']['before'])}\Z")
BARE_NOUNS = {
    unit: re.compile(
        rf"{any_of(words)} ?(?:수|개수)?(?:는|은|가|이|도|만|를|을|의)? ?(?:약|총|무려|최대|최소|모두|이미|전 ?세계)? ?\Z"
    )
    for unit, words in _UNITS["bare"].items()
}
PARAMETERS = next(unit for unit in UNITS if unit.name == "parameters")
NATIVE_COUNTERS: list[str] = _UNITS["native"]["counters"]
