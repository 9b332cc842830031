"""When a bare 만 is money: the sum that a payment's noun opens (월세 90만) or a verb of paying takes (200만을 벌어도).

만 counts anything else (관객 5천만), so one of the two must stand right beside it.
"""

from __future__ import annotations

import re

from tasks.extract.amounts.values import Figure
from tasks.extract.amounts.vocabulary import PAID, any_of

_MAN = 4
_NOUN_BEFORE = re.compile(
    rf"{any_of(PAID['nouns'])}(?:으로|로|은|는|이|가|만|에|을|를|도|의)? ?(?:(?:약|총|무려|최대|최소|매달|매월|월|연|각각) ?)*\Z"
)
_VERB_AFTER = re.compile(
    rf"(?: ?(?:이상|가량|정도|남짓|넘게|씩))?(?:을|를|도|이나|씩을?)? ?(?:(?:더|모두|고작|겨우|선뜻|먼저|매달) )?{any_of(PAID['verbs'])}"
)
_WINDOW = 24


def is_paid(text: str, figure: Figure) -> bool:
    """Is this bare figure of 만 a sum that is paid?

    >>> from tasks.extract.amounts.figures import find_figures
    >>> [is_paid(t, find_figures(t)[-1]) for t in ("월세 90만에 산다", "200만을 갚았다", "관객 5천만을 모았다")]
    [True, True, False]
    """
    if figure.last.units != (_MAN,) or figure.scale != 1:
        return False
    before = text[max(0, figure.start - _WINDOW) : figure.start]
    return _NOUN_BEFORE.search(before) is not None or _VERB_AFTER.match(text, figure.end) is not None
