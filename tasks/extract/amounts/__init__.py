"""Money expressions: numerals with a currency, their qualifiers and conversions."""

from tasks.records import Amount


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Return every money expression of the text, in order."""
    return ()
