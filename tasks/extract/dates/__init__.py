"""Calendar expressions, resolved against the publication day."""

from datetime import date

from tasks.records import DateMention


def find_dates(text: str, published_on: date | None) -> tuple[DateMention, ...]:
    """Return every calendar expression of the text, in order."""
    return ()
