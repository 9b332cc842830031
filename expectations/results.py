"""What a rule gave, as plain records that another process can hand over: nothing here needs Great Expectations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a breach leads to."""

    ROW = "row"
    """The row goes to quarantine with rule and value, and the rest is published."""
    TABLE = "table"
    """The publish is held back and the flow fails."""
    NOTE = "note"
    """It is written down and shown; nothing else happens."""


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What a rule is called and for; ``key`` is the column that names a breaking row."""

    table: str
    name: str
    severity: Severity
    reason: str
    key: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one rule gave: whether it held, on how many rows, and which rows broke it with which value."""

    rule: RuleFacts
    success: bool
    n_rows: int | None
    n_failed: int
    breaking: tuple[tuple[str, str], ...]
    observed: str | None
