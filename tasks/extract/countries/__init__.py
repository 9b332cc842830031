"""Countries and places."""

from tasks.extract.morphemes import Tokenizer
from tasks.records import CountryMention, OrganizationMention


def find_countries(
    text: str, organizations: tuple[OrganizationMention, ...], tokenize: Tokenizer
) -> tuple[CountryMention, ...]:
    """Return every mention of a country or place, in order; one inside an organisation name is none."""
    return ()
