"""Organisations with their home country."""

from tasks.extract.morphemes import Tokenizer
from tasks.records import OrganizationMention


def find_organizations(text: str, tokenize: Tokenizer) -> tuple[OrganizationMention, ...]:
    """Return every organisation named in the text, in order."""
    return ()
