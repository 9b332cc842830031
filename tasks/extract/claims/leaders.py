"""Who leads a round, told in a sentence of its own: 이번 라운드는 A가 주도했다 belongs to the round before.

Here belongs only finding the leaders; the round they lead is the last one told.
"""

from __future__ import annotations

import re

from tasks.records import OrganizationMention, Span

_LEADS = re.compile(
    r"(?:\([^()]{0,40}\))?\s?(?:이|가|은|는|에서)\s(?:[^.,]{0,30}?)(?:주도(?:했|하|한)|이끌(?!어\s?내)|이끈|앞장)|\s주도로"
)
_ROUND = re.compile(r"라운드|투자|시리즈|유치|조달|펀딩")


def find_leaders(text: str, span: Span, organizations: tuple[OrganizationMention, ...]) -> tuple[str, ...]:
    """Return the names of those who lead a round in the sentence at ``span``; () where it speaks of no round."""
    if _ROUND.search(text, *span) is None:
        return ()
    leads = (
        o for o in organizations if o.kind != "media" and _LEADS.match(text, o.span[1], min(span[1], o.span[1] + 90))
    )
    return tuple(o.surface for o in leads)
