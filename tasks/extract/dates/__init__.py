"""Calendar expressions, resolved against the publication day (docs/guidelines/dates.md says what counts).

Belongs here: which words of a text name days, and which days. Does not: the publication date of a page (cleaning),
the period of a claim (claims choose among these mentions).
"""

from __future__ import annotations

from datetime import date

from tasks.extract.dates.mentions import Reading
from tasks.records import DateMention


def find_dates(text: str, published_on: date | None) -> tuple[DateMention, ...]:
    """Return every calendar expression of the text, in order, as inclusive days.

    An end that the text leaves open is None, as are both ends of a vague expression. Without a publication day
    only absolute expressions get days.

    >>> [(m.surface, str(m.start_on), str(m.end_on)) for m in find_dates("향후 3년간 투자한다.", date(2025, 2, 24))]
    [('향후 3년간', '2025-02-24', '2028-02-24')]
    >>> [(m.surface, str(m.end_on)) for m in find_dates("오는 24일, 늦어도 2027년까지 끝낸다.", None)]
    [('오는 24일', 'None'), ('2027년까지', '2027-12-31')]
    >>> find_dates("3분기 연속 적자, 7년 만에 최고", date(2025, 2, 24))
    ()
    """
    return Reading(text, published_on).mentions()
