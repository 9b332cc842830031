"""Holidays as days: those of the sun by month and day, those of the moon by a table of years."""

from __future__ import annotations

from datetime import date

from tasks.extract.dates import calendars
from tasks.extract.dates.calendars import Period
from tasks.extract.dates.vocabulary import lunar_days


def holiday(value: tuple[object, ...], year: int) -> Period:
    """Return the day of a holiday in a year; raises ``ValueError`` for a moon's day outside the table.

    >>> holiday(("lunar", "추석"), 2025).start_on
    datetime.date(2025, 10, 6)
    """
    if value[0] == "fixed":
        return calendars.single_day(date(year, int(str(value[1])), int(str(value[2]))))
    days = lunar_days()[str(value[1])]
    if year not in days:
        raise ValueError(f"no table of the moon for {year}")
    return calendars.single_day(days[year])
