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
_JOINS = re.compile(
    r"(?:\([^()]{0,40}\))?(?:\s등(?:\s[가-힣0-9]{1,8}){0,3})?(?:이|가)?\s?(?:(?:와|과|,|·)?\s[^.곳]{0,60}?(?:이|가)\s)?"
    r"(?:새로\s|함께\s|다시\s|신규\s|추가로\s)?(?:투자자로\s|주주로\s)?(?:참여|합류|동참|투자)(?:했|한\s|하며|하고)"
)
_NAMED_AS = re.compile(r"(?:리드\s?투자자|주도한\s(?:곳|투자자)|이끈\s(?:곳|투자자))(?:은|는|로는|는\s바로)\s$")
_ROUND = re.compile(r"라운드|투자|시리즈|유치|조달|펀딩")


def find_leaders(
    text: str, span: Span, organizations: tuple[OrganizationMention, ...], *, right_behind: bool = False
) -> tuple[str, ...]:
    """Return the names of those who lead a round in the sentence at ``span``, or put money into it; () where it speaks of neither.

    Right behind the sentence that told the round it need not be called one: A가 이끌고 B가 함께했다, A와 B 등이 참여했다;
    with nameless others (A와 국내 투자사 두 곳이) nobody says whose money it is.
    """
    spoken_of = right_behind or _ROUND.search(text, *span) is not None
    deeds = (_LEADS, _PAYS, *((_JOINS,) if right_behind else ())) if spoken_of else (_PAYS,)
    return tuple(
        o.surface
        for o in organizations
        if o.kind != "media"
        and (
            any(deed.match(text, o.span[1], min(span[1], o.span[1] + 90)) for deed in deeds)
            or _NAMED_AS.search(text[max(span[0], o.span[0] - 20) : o.span[0]])
        )
    )
