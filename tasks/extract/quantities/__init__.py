"""Counted figures that are no money."""

from datetime import date

from tasks.records import Amount, CountryMention, DateMention, Quantity


def find_quantities(
    text: str,
    amounts: tuple[Amount, ...],
    dates: tuple[DateMention, ...],
    countries: tuple[CountryMention, ...],
    published_on: date | None,
) -> tuple[Quantity, ...]:
    """Return every counted figure of the text, in order."""
    return ()
