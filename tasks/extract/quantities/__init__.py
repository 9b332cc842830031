"""Counted figures that are no money: people, percent, multiples, ranks, chips, parameters, tokens, power.

Here belongs what is counted, how much of it, where and as of when. Money belongs to ``tasks.extract.amounts``.
"""

from tasks.extract.quantities.finder import find_quantities

__all__ = ["find_quantities"]
