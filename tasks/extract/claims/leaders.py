"""Who leads a round, told in a sentence of its own: 이번 라운드는 A가 주도했다 belongs to the round before.

Here belongs only finding the leaders; the round they lead is the last one told.
"""

from __future__ import annotations

import re

from tasks.records import OrganizationMention, Span

_LEADS = re.compile(
    r"(?:\([^()]{0,40}\))?\s?(?:이|가|은|는|에서)\s(?:[^.,]{0,30}?)(?:주도(?:했|하|한)|이끌(?!어\s?내)|이끈|앞장)|\s주도로"
)
_PAYS = re.compile(
    r"(?:\([^()]{0,40}\))?(?:이|가)\s(?:함께\s|새로\s|이번에\s)?(?:돈|자금|투자금)을\s(?:댔|댄|대고|대며|넣었|보탰)"
)
_ROUND = re.compile(r"라운드|투자|시리즈|유치|조달|펀딩")


def find_leaders(text: str, span: Span, organizations: tuple[OrganizationMention, ...]) -> tuple[str, ...]:
    """Return the names of those who lead a round in the sentence at ``span``, or put money into it; () where it speaks of neither."""
    deeds = (_LEADS, _PAYS) if _ROUND.search(text, *span) else (_PAYS,)
    return tuple(
        o.surface
        for o in organizations
        if o.kind != "media" and any(deed.match(text, o.span[1], min(span[1], o.span[1] + 90)) for deed in deeds)
    )
