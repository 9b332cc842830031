"""Counts that an event governs: from a day that was named (``그로부터 3년``), or from one that no one named.

``착공 3년 뒤`` and ``출시 이후 3개월 동안`` count from a day that the text leaves out, so they name no days.
"""

from __future__ import annotations

import re

_THENCE = re.compile(r"[그이]로부터 ?\Z")
_EVENT = re.compile(
    r"(?:협약|계약|합의|협정|각서|명령|법)에 따라|(?:체결|서명|발효|공포|통과|계약|합의|착공)(?:한|된|일)? ?(?:뒤|후|날?로?부터)"
)
_EVENT_CHARS = 60
_NOUNS = (
    "착공|준공|출시|출범|창업|설립|창립|인수|계약|체결|취임|상장|개장|개통|서명|발효|도입|시행|퇴사|퇴직|입사|졸업|결혼|출생|출산|사고|합병|"
    "개소|개원|가동|개막|개봉|데뷔|은퇴|이혼|선거|대선|총선|개업|서비스 시작|사업 시작|수술|사망"
)
_SINCE_EVENT = re.compile(
    rf"(?:(?:{_NOUNS}|전쟁|사태|위기|투자|발표|공개|시작|종료)(?:한|된)? ?(?:뒤|후|이후|직후|로부터|한 ?지|된 ?지)|[은한된린난연운인낸] (?:뒤|후|이후|지)) ?(?:약 |불과 |겨우 |첫 )?\Z"
)
_BARE_EVENT = re.compile(rf"(?:{_NOUNS}) ?(?:약 |불과 |겨우 )?\Z")
_CHARS = 16


def is_governed(folded: str, day_end: int, start: int, *, is_same_sentence: bool) -> bool:
    """Say whether a count runs from the day named before it: ``그로부터 3년``, ``3일 맺은 협약에 따라 6개월``.

    >>> text = "3일 맺은 협약에 따라 6개월"
    >>> is_governed(text, 2, text.index("6"), is_same_sentence=True)
    True
    """
    between = folded[max(day_end, start - _EVENT_CHARS) : start]
    is_near = is_same_sentence and start - day_end <= _EVENT_CHARS
    return _THENCE.search(between) is not None or (is_near and _EVENT.search(between) is not None)


def is_from_event(folded: str, floor: int, start: int, *, is_shift: bool) -> bool:
    """Say whether an event that has no day stands right before a count, not before ``floor``.

    A shift needs no more than the event's noun; a horizon needs 뒤, 후 or 이후 behind it (``투자 3년 안에`` is none).

    >>> [is_from_event(t, 0, t.index("3"), is_shift=s) for t, s in (("착공 3년 뒤", True), ("출시 3개월간", False))]
    [True, False]
    """
    before = folded[max(floor, start - _CHARS) : start]
    return _SINCE_EVENT.search(before) is not None or (is_shift and _BARE_EVENT.search(before) is not None)
