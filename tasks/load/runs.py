"""What a run is told before its load and what the load tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tasks.records import Counts


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the flow, as it comes to the load.

    ``found`` is how many pages discovery found a source, so that pages lost on the way show; without it, the pages
    that arrive are counted. ``loaded_at`` is the moment of the load. Both times carry an offset.
    """

    run_id: str
    started_at: datetime
    loaded_at: datetime
    sources: tuple[str, ...]
    reader_version: str
    found: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What a load did: what became of the pages, and the rows inserted and updated, by content table."""

    pages: Counts
    inserted: Mapping[str, int] = field(default_factory=dict)
    updated: Mapping[str, int] = field(default_factory=dict)
    retired: int = 0

    @property
    def n_inserted(self) -> int:
        """Rows inserted into content tables; 0 for the same input again."""
        return sum(self.inserted.values())

    @property
    def n_updated(self) -> int:
        """Rows updated in content tables; 0 for the same input again."""
        return sum(self.updated.values())
