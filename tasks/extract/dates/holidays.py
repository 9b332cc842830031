"""Holidays as days: those of the sun by month and day, those of the moon by a table of years."""

from __future__ import annotations

from datetime import date, timedelta

from tasks.extract.dates import calendars
from tasks.extract.dates.calendars import Period
from tasks.extract.dates.vocabulary import lunar_days

_ONE_DAY = timedelta(days=1)


def holiday(value: tuple[object, ...], year: int) -> Period:
    """Return the day of a holiday in a year, or the three days of 설 연휴 and 추석 연휴; raises ``ValueError`` for a moon's day outside the table.

    >>> holiday(("lunar", "추석"), 2025).start_on
    datetime.date(2025, 10, 6)
    """
    if value[0] == "fixed":
        return calendars.single_day(date(year, int(str(value[1])), int(str(value[2]))))
    days = lunar_days()[str(value[1])]
    if year not in days:
        raise ValueError(f"no table of the moon for {year}")
    day = days[year]
    if "break" in value:
        return calendars.days(day - _ONE_DAY, day + _ONE_DAY)
    return calendars.single_day(day)
