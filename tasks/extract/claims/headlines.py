"""Headlines: the name before the comma pays, and a closing noun says how far the money has come.

한빛, 부산에 데이터센터…6천억 투자 has neither particles nor a predicate. Here belongs that telegraphic form alone.
"""

from __future__ import annotations

from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.frames import Frame, once_a_frame
from tasks.extract.claims.parties import Party, party_at
from tasks.extract.claims.words import DATE
from tasks.records import ClaimStatus

_NAMED = frozenset({"organization", "government", "country", "generic"})
_REACHED = (
    "유치",
    "조달",
    "수혈",
    "체결",
    "결성",
    "완료",
    "모금",
    "출범",
    "돌파",
    "마무리",
    "수주",
    "확보",
    "달성",
    "낙찰",
    "계약",
)
_DECIDED = ("투자", "투입", "배정", "편성", "인수", "출자", "지원", "조성", "베팅", "증액", "설립", "구축", "건설")


def _is_telegraphic(frame: Frame) -> bool:
    """Return whether nothing in the sentence stands as its subject and neither a full stop nor a past predicate closes it."""
    items = frame.view.items
    before = (i for i in items[: frame.place] if isinstance(i, Phrase))
    marked = any(p.is_subject and any(w.tag != DATE for w in p.words) for p in before)
    last = items[-1] if items else None
    stopped = frame.view.surface.rstrip().endswith((".", "?", "!"))
    return not marked and not stopped and not (isinstance(last, Predicate) and last.is_past)


@once_a_frame
def headline_subject(frame: Frame) -> Party | None:
    """Return who stands alone before the comma or the quotation at the start of a headline: 한빛, N 투자."""
    place = _behind_medium(frame)
    while place + 1 < frame.place and _has(frame, place, "·"):
        place += 1  # 오픈AI·오라클, …
    first = frame.view.items[place] if frame.view.items else None
    if frame.place == place or not isinstance(first, Phrase) or not _is_telegraphic(frame):
        return None
    behind = frame.view.text[first.end : first.end + 2].lstrip()[:1]
    if first.particle not in {"", ","} or first.is_topic or behind not in {",", '"', "“", "‘", "'", "…"}:
        return None
    party = party_at(frame, place)
    return party if party is not None and party.agent.sort in _NAMED and not party.agent.is_source else None


def _has(frame: Frame, place: int, particle: str) -> bool:
    item = frame.view.items[place]
    return isinstance(item, Phrase) and item.particle == particle and not item.amounts


def _behind_medium(frame: Frame) -> int:
    """로이터 "엔비디아, …": who is quoted in front of the headline proper only reports it."""
    first = frame.view.items[0] if len(frame.view.items) > 1 else None
    quoted = isinstance(first, Phrase) and frame.view.text[first.end : first.end + 2].strip()[:1] in {'"', "“"}
    party = party_at(frame, 0) if quoted else None
    return 1 if party is not None and party.agent.is_source else 0


def headline_status(frame: Frame) -> ClaimStatus | None:
    """Return what the noun that closes a headline says: 유치 is done, 투자 is announced; None elsewhere."""
    bare = frame.predicate is not None and not frame.predicate.forms
    if not bare and (frame.governor is not None or frame.host_phrase.particle or frame.host_phrase.is_topic):
        return None
    last = frame.lemma if bare else next((noun for noun in reversed(frame.after)), "")
    if last.endswith(_REACHED):
        return ClaimStatus.DONE
    return ClaimStatus.ANNOUNCED if last.endswith(_DECIDED) else None
