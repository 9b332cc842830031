"""Who commits, raises, earns or expects how much, as the sentences say it."""

from datetime import date

from tasks.extract.morphemes import Tokenizer
from tasks.records import Amount, Claim, CountryMention, DateMention, OrganizationMention


def find_about_ai(text: str, title: str = "") -> tuple[bool, str | None]:
    """Return whether the text is about AI, and the words that made it so."""
    return False, None


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
    return ()
