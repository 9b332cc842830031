"""Histories of the ECB for the tests: the embedded one, carried on by days that are made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date, timedelta

from tasks.resolve.histories import History, write_history
from tasks.resolve.rates import embedded_history

EMBEDDED = embedded_history()
LAST = EMBEDDED.newest_on


def days_after(number: int) -> list[date]:
    return [LAST + timedelta(days=i) for i in range(1, number + 1)]


def longer_history(n_days: int, krw: str = "1600.00", days: Mapping[date, Mapping[str, str]] | None = None) -> History:
    """Return the embedded history with days after its last one, on which a euro is 1.2 dollars and ``krw`` won."""
    last = EMBEDDED.days[LAST]
    added = {day: {**last, "USD": "1.2", "KRW": krw} for day in days_after(n_days)}
    return History({**EMBEDDED.days, **added, **(days or {})})


def as_csv(history: History) -> str:
    """Return a history as the ECB writes it: a comma at each line's end, no column of ours."""
    lines = write_history(history).splitlines()
    return "\n".join(line.rpartition(",")[0] + "," for line in lines) + "\n"


def as_zip(text: str, name: str = "eurofxref-hist.csv") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return file.getvalue()
