"""The ECB's history of euro rates as text: how it is read, checked against what is known, and carried on.

Here belongs what a history says and whether it can be believed. What does not: what a rate is in dollars and won
(``rates.py``), and where a history comes from and is kept (``refreshes.py``).
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

MAX_TEXT_BYTES = 64 * 1024 * 1024
_FETCHED_ON = "fetched_on"
_CURRENCY = re.compile("[A-Z]{3}")
_RATE = re.compile(r"(?=.*[1-9])[0-9]{1,9}(\.[0-9]{1,12})?")
_MISSING = frozenset({"", "N/A"})
_NEEDED = ("USD", "KRW")
# The ECB corrects a printed rate about never; a history of which more than this differs is another one.
_TOLERATED_SHARE = 0.01
# From 1999 to 2026 a day moved the dollar by 4.8 percent at most and the won by 8.5.
_GREATEST_JUMP = Decimal(2)

Printed = Mapping[str, str]


class HistoryError(Exception):
    """What is wrong with a history, as the end of a sentence that begins with where it stands."""


@dataclass(frozen=True, slots=True)
class History:
    """Units of each currency a euro as the ECB printed them, by day; and when the days that were fetched were."""

    days: Mapping[date, Printed]
    fetched_on: Mapping[date, date] = field(default_factory=dict)

    @property
    def newest_on(self) -> date:
        """The last day that has rates."""
        return max(self.days)


def unpack_history(content: bytes) -> str:
    """Return the text of a history: the one CSV file of a zip, or a CSV file as it is.

    >>> unpack_history(b"Date,USD")
    'Date,USD'
    """
    try:
        raw = _unzipped(content) if content.startswith(b"PK") else content
        return raw.decode("utf-8-sig")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        message = "the zip file is broken"
        raise HistoryError(message) from error
    except UnicodeDecodeError as error:
        message = "it is neither a zip nor a CSV file"
        raise HistoryError(message) from error


def _unzipped(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.lower().endswith(".csv")]
        if len(names) != 1:
            message = f"the zip file holds {len(names)} CSV files, not one"
            raise HistoryError(message)
        with archive.open(names[0]) as file:
            raw = file.read(MAX_TEXT_BYTES + 1)
    if len(raw) > MAX_TEXT_BYTES:
        message = f"it unpacks to more than {MAX_TEXT_BYTES // 2**20} MiB"
        raise HistoryError(message)
    return raw


def read_history(text: str) -> History:
    r"""Return what a history in the ECB's form says; :class:`HistoryError` names the first thing that is not of it.

    A column ``fetched_on`` beside the currencies, as :func:`write_history` leaves it, says when a day was fetched.

    >>> read_history("Date,USD,KRW,BGN,\n2026-11-02,1.1172,1491.76,N/A,\n").days
    {datetime.date(2026, 11, 2): {'USD': '1.1172', 'KRW': '1491.76'}}
    """
    names, *rows = _read_cells(text) or [[]]
    _check_names(names)
    currencies = [name for name in names if _CURRENCY.fullmatch(name)]
    days: dict[date, Printed] = {}
    fetched_on: dict[date, date] = {}
    for number, row in enumerate(rows, start=2):
        cells = dict(zip(names, row, strict=False))
        day = _day(cells["Date"], number)
        if day in days:
            message = f"it gives {day} twice"
            raise HistoryError(message)
        days[day] = {name: cells[name] for name in currencies if cells.get(name, "") not in _MISSING}
        _check_rates(days[day], day)
        if cells.get(_FETCHED_ON):
            fetched_on[day] = _day(cells[_FETCHED_ON], number)
    _check_days(days)
    return History(days, fetched_on)


def _read_cells(text: str) -> list[list[str]]:
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(text.splitlines()) if row]
    except csv.Error as error:
        message = f"it is no CSV file ({error})"
        raise HistoryError(message) from error


def _check_names(names: list[str]) -> None:
    if not names or names[0] != "Date":
        message = "its first line does not begin with Date"
        raise HistoryError(message)
    for name in _NEEDED:
        if name not in names:
            message = f"it has no column {name}"
            raise HistoryError(message)


def _check_days(days: Mapping[date, Printed]) -> None:
    if not any(all(name in printed for name in _NEEDED) for printed in days.values()):
        message = "it has no day with both a dollar and a won"
        raise HistoryError(message)


def _day(text: str, number: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"its line {number} gives {text[:20]!r} for a day"
        raise HistoryError(message) from error


def _check_rates(printed: Printed, day: date) -> None:
    for name, text in printed.items():
        if not _RATE.fullmatch(text):
            message = f"it gives {text[:20]!r} for {name} on {day}"
            raise HistoryError(message)


def write_history(history: History) -> str:
    r"""Return a history in the ECB's form, the newest day first, with a last column for when a day was fetched.

    >>> write_history(History({date(2026, 11, 2): {"USD": "1.1172"}}, {date(2026, 11, 2): date(2026, 11, 3)}))
    'Date,USD,fetched_on\n2026-11-02,1.1172,2026-11-03\n'
    """
    names = list(dict.fromkeys(name for day in sorted(history.days, reverse=True) for name in history.days[day]))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["Date", *names, _FETCHED_ON])
    for day in sorted(history.days, reverse=True):
        printed = history.days[day]
        writer.writerow([day, *(printed.get(name, "N/A") for name in names), history.fetched_on.get(day, "")])
    return text.getvalue()


def check_history(fetched: History, embedded: History, today: date) -> None:
    """Raise :class:`HistoryError` where a history is no later state of the embedded one, or has what cannot be."""
    if fetched.newest_on > today:
        message = f"it gives rates of {fetched.newest_on}, a day that has not come yet"
        raise HistoryError(message)
    if fetched.newest_on < embedded.newest_on:
        message = f"it ends on {fetched.newest_on}, but the embedded history on {embedded.newest_on}"
        raise HistoryError(message)
    n_allowed = len(embedded.days) * _TOLERATED_SHARE
    missing = sorted(embedded.days.keys() - fetched.days.keys())
    if len(missing) > n_allowed:
        message = (
            f"it lacks {len(missing)} of the {len(embedded.days)} days of the embedded history, such as {missing[0]}"
        )
        raise HistoryError(message)
    differing = differing_days(fetched, embedded)
    if len(differing) > n_allowed:
        message = f"it gives other rates than the embedded history on {len(differing)} days, such as {differing[0]}"
        raise HistoryError(message)
    _check_jumps(fetched, embedded.newest_on)


def check_fetched(kept: History) -> None:
    """Raise :class:`HistoryError` where a kept history does not say of each day when it was fetched."""
    unsaid = sorted(kept.days.keys() - kept.fetched_on.keys())
    if unsaid:
        message = f"it does not say when {unsaid[0]} was fetched"
        raise HistoryError(message)


def _check_jumps(fetched: History, since: date) -> None:
    """Raise where a dollar or a won doubles or halves from one day to the next after the last embedded one."""
    for name in _NEEDED:
        printed = [(day, Decimal(fetched.days[day][name])) for day in sorted(fetched.days) if name in fetched.days[day]]
        for (_, before), (day, after) in pairwise(printed):
            if day > since and max(before, after) > _GREATEST_JUMP * min(before, after):
                message = f"it gives {after} {name} for a euro on {day}, after {before} the day before"
                raise HistoryError(message)


def differing_days(one: History, other: History) -> list[date]:
    """Return the days on which two histories print different numbers for a currency that both have, in order.

    >>> day = date(2026, 11, 2)
    >>> differing_days(History({day: {"USD": "1.10", "KRW": "1500"}}), History({day: {"USD": "1.1"}}))
    []
    """
    return sorted(day for day in one.days.keys() & other.days.keys() if _differ(one.days[day], other.days[day]))


def _differ(one: Printed, other: Printed) -> bool:
    return any(one[name] != other[name] and Decimal(one[name]) != Decimal(other[name]) for name in one.keys() & other)


def carry_on(kept: History, fetched: History, fetched_on: date) -> History:
    """Return a kept history with the days that a fetched one adds; what is kept stays as it is.

    >>> monday, tuesday = date(2026, 11, 2), date(2026, 11, 3)
    >>> both = carry_on(History({monday: {"USD": "1"}}), History({monday: {"USD": "2"}, tuesday: {"USD": "3"}}), tuesday)
    >>> [printed["USD"] for printed in both.days.values()], both.fetched_on == {tuesday: tuesday}
    (['1', '3'], True)
    """
    added = {day: printed for day, printed in fetched.days.items() if day not in kept.days}
    return History({**kept.days, **added}, {**kept.fetched_on, **dict.fromkeys(added, fetched_on)})
