"""Money in Korean news: numerals with a currency, their bounds, qualifiers, conversions, rates and doubts.

Here belongs every money expression, about AI or not. Which of them is the claim is for ``tasks.extract.claims`` to say.
"""

from tasks.extract.amounts.finder import find_amounts

__all__ = ["find_amounts"]
