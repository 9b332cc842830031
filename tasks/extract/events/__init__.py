"""Things that happened without money named: policies, agreements, launches, meetings, companies founded."""

from datetime import date

from tasks.extract.events.finder import read_events
from tasks.extract.morphemes import Tokenizer
from tasks.records import Amount, Claim, CountryMention, DateMention, Event, OrganizationMention


def find_events(
    text: str,
    published_on: date | None,  # noqa: ARG001  the seam's signature; dates are resolved already
    amounts: tuple[Amount, ...],  # noqa: ARG001  the seam's signature; claims say which money counts
    dates: tuple[DateMention, ...],
    countries: tuple[CountryMention, ...],
    organizations: tuple[OrganizationMention, ...],
    claims: tuple[Claim, ...],
    tokenize: Tokenizer,  # noqa: ARG001  the seam's signature; no event needs morphemes yet
) -> tuple[Event, ...]:
    """Return every event of the text, in order; a sentence that makes a claim is no event beside it."""
    return read_events(text, dates, countries, organizations, claims)
