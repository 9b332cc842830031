"""Who commits, raises, earns or expects how much, as the sentences say it."""

from datetime import date

from tasks.extract.claims.about_ai import find_about_ai
from tasks.extract.claims.reading import read_claims
from tasks.extract.claims.words import Mentions
from tasks.extract.morphemes import Tokenizer
from tasks.records import Amount, Claim, CountryMention, DateMention, OrganizationMention

__all__ = ["find_about_ai", "find_claims"]


def find_claims(
    text: str,
    published_on: date | None,
    amounts: tuple[Amount, ...],
    dates: tuple[DateMention, ...],
    countries: tuple[CountryMention, ...],
    organizations: tuple[OrganizationMention, ...],
    tokenize: Tokenizer,
    *,
    title: str = "",
) -> tuple[Claim, ...]:
    """Return every claim of the text, in order."""
    return read_claims(text, published_on, Mentions(amounts, dates, countries, organizations), tokenize, title)
