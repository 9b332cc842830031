"""Things that happened without money named."""

from datetime import date

from tasks.extract.morphemes import Tokenizer
from tasks.records import Amount, Claim, CountryMention, DateMention, Event, OrganizationMention


def find_events(
    text: str,
    published_on: date | None,
    amounts: tuple[Amount, ...],
    dates: tuple[DateMention, ...],
    countries: tuple[CountryMention, ...],
    organizations: tuple[OrganizationMention, ...],
    claims: tuple[Claim, ...],
    tokenize: Tokenizer,
) -> tuple[Event, ...]:
    """Return every event of the text, in order."""
    return ()
