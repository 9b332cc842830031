"""Date stamps: a calendar day, perhaps with a clock, written as pages print the time of publication.

Here belongs what one line says (``입력 2026-01-14 05:00``, ``2024. 6. 18. 오후 5:15``, ``Posted June. 05, 2024``).
Which of a page's stamps is the publication is settled in :mod:`tasks.clean.publications`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import IntEnum
from functools import cache

from tasks.clean.vocabularies import any_of, phrases

KST = timezone(timedelta(hours=9), "KST")
"""Korean time: a stamp without an offset is local."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = "|".join(_MONTHS)
_DAY_RULES = (
    r"(?<!\d)(?P<y>(?:19|20)\d{2})\s?(?:[./\-년])\s?(?P<m>\d{1,2})\s?(?:[./\-월])\s?(?P<d>\d{1,2})(?!\d)\s?일?\.?",
    r"(?<!\d)(?P<cy>(?:19|20)\d{2})(?P<cm>[01]\d)(?P<cd>[0-3]\d)(?:(?P<ch>[0-2]\d)(?P<cmin>[0-5]\d)(?P<cs>[0-5]\d)?)?(?!\d)",
    rf"\b(?P<em>{_MONTH_NAMES})[a-z]*\.?\s+(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<ey>(?:19|20)\d{{2}})",
    rf"(?<!\d)(?P<fd>\d{{1,2}})\s+(?P<fm>{_MONTH_NAMES})[a-z]*\.?,?\s+(?P<fy>(?:19|20)\d{{2}})",
    r"(?<![\d/])(?P<gd>\d{1,2})/(?P<gm>\d{1,2})/(?P<gy>(?:19|20)\d{2})(?!\d)",
    r"(?<!\d)(?P<hm>\d{1,2})월\s?(?P<hd>\d{1,2})일?,\s?(?P<hy>(?:19|20)\d{2})(?!\d)년?",
    r"(?<![\d.])(?:(?P<tick>['’‘])(?=\d{2}\.))?(?P<by>\d{2})(?P<bsep>[-./])\s?(?P<bm>\d{1,2})(?P=bsep)\s?(?P<bd>\d{1,2})(?!\d|[-./]\d)\.?",
)
_CLOCK = (
    r"(?P<clock>\s*[,|/\-]?\s*(?:at\s)?(?:\(?[월화수목금토일](?:요일)?\)|[월화수목금토일]요일)?\s*[T\[(]?\s*"
    r"(?P<half>오전|오후|낮|밤|새벽|[AaPp]\.?[Mm]\.?)?\s*(?P<H>\d{1,2})\s?[:시]\s?(?P<M>\d{2}|(?<=시)\d(?=분)|(?<=시\s)\d(?=분))(?:\s?[:분]\s?(?P<S>\d{2}))?(?:\.\d+)?\s?[분초]?"
    r"\s*(?P<half2>[AaPp]\.?[Mm]\.?(?![a-z]))?(?P<zone>Z|[+-]\d{2}:?\d{2})?[\])]?)?"
)
_STAMP = re.compile(f"(?i:{'|'.join(_DAY_RULES)}){_CLOCK}")
_GAP = r"[\s:：|ㅣ·=.,\[(\]\-]{0,6}"
_FEW_CHARS = 8
"""A line without a label is a date's where at most this many letters are left beside it: a name, not a headline."""


class Label(IntEnum):
    """What stands beside a date; the higher the better a witness of publication."""

    FOREIGN = 0
    MODIFIED = 1
    NONE = 2
    PUBLISHED = 3


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day with a clock where one is printed, and the label that it carries."""

    on: date
    at: datetime | None
    label: Label
    start: int
    end: int


def _year_month_day(found: re.Match[str], is_dated: bool) -> tuple[int, int, int] | None:
    """Return a match's numbers; two digits are a year beside a clock, after a tick, or where the line is known to be dated."""
    parts = found.groupdict()
    for year, month, day in (("y", "m", "d"), ("cy", "cm", "cd"), ("hy", "hm", "hd")):
        if parts[year]:
            return int(parts[year]), int(parts[month]), int(parts[day])
    for year, month, day in (("ey", "em", "ed"), ("fy", "fm", "fd")):
        if parts[year]:
            return int(parts[year]), _MONTHS.index(parts[month][:3].lower()) + 1, int(parts[day])
    if parts["gy"]:  # day first, as the pages that print it so do; month first where only that is a date
        first, second = int(parts["gd"]), int(parts["gm"])
        return (int(parts["gy"]), first, second) if second > 12 else (int(parts["gy"]), second, first)
    if parts["by"] and (parts["H"] or parts["tick"] or is_dated):
        return 2000 + int(parts["by"]), int(parts["bm"]), int(parts["bd"])
    return None


def _hour(parts: dict[str, str | None]) -> int:
    hour, half = int(parts["H"] or parts["ch"] or 0), (parts["half"] or parts["half2"] or "").lower().replace(".", "")
    if half in {"오후", "pm", "밤", "낮"} and hour < 12 and not (half == "낮" and hour > 6):
        return hour + 12
    return 0 if half in {"오전", "am", "새벽"} and hour == 12 else hour


def _zone(text: str | None) -> timezone:
    if not text:
        return KST
    if text in "Zz":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _moment(found: re.Match[str], is_dated: bool = False) -> tuple[date, datetime | None] | None:
    parsed = _year_month_day(found, is_dated)
    if parsed is None:
        return None
    parts = found.groupdict()
    minute, second = parts["M"] or parts["cmin"], parts["S"] or parts["cs"]
    try:
        on = date(*parsed)
        if minute is None:
            return on, None
        at = datetime(*parsed, _hour(parts) % 24, int(minute), int(second or 0), tzinfo=_zone(parts["zone"]))
        at = at.astimezone(KST)
    except (ValueError, OverflowError):
        return None
    return at.date(), at


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = f"(?P<published>{any_of('stamps', 'published')})|(?P<modified>{any_of('stamps', 'modified')})"
    before = re.compile(rf"(?<![가-힣])(?:{names}){_GAP}(?:\([가-힣]{{1,5}}\)\s?)?$")
    after = re.compile(rf"{_GAP}(?:{names})(?![가-힣])")
    return before, after


def _label(found: re.Match[str] | None) -> Label:
    if found is None:
        return Label.NONE
    return Label.PUBLISHED if found["published"] else Label.MODIFIED


def _label_of(text: str, span: tuple[int, int], left: int, labels_follow: bool) -> Label:
    before, after = _labels()
    lead = text[max(left, span[0] - 24) : span[0]]
    own = _label(before.search(lead)) if not labels_follow else Label.NONE
    return own if own is not Label.NONE else _label(after.match(text, span[1]) if labels_follow or not left else None)


def _is_dated(line: str, span: tuple[int, int]) -> bool:
    """Whether three short numbers must be a day: a label stands before them, or they are all that a short line says."""
    if _labels()[0].search(line[max(0, span[0] - 24) : span[0]]):
        return True
    rest = f"{line[: span[0]]} {line[span[1] :]}"
    return len(rest) <= 32 and "~" not in rest and len(_known_rest().sub("", rest)) <= _FEW_CHARS


def read_stamps(text: str) -> list[Stamp]:
    """Return the dates of one line with their labels, in order; [] where there is none.

    A label stands before its date or, on some portals, behind it; then it does so for the whole line.
    A naive clock is Korean time.

    >>> [(str(s.at), s.label.name) for s in read_stamps("입력2024.06.17 16:13수정2024.06.17 20:15")]
    [('2024-06-17 16:13:00+09:00', 'PUBLISHED'), ('2024-06-17 20:15:00+09:00', 'MODIFIED')]
    >>> [s.label.name for s in read_stamps("2025.02.15 14:35 입력 2025.02.15 14:40 수정")]
    ['PUBLISHED', 'MODIFIED']
    >>> [str(s.at or s.on) for s in (*read_stamps("작성일 26.08.23"), *read_stamps("하늘 26. 5. 19. 21:07 URL 복사"))]
    ['2026-08-23', '2026-05-19 21:07:00+09:00']
    >>> read_stamps("제31조 2항, 030200"), read_stamps("버전 12.5.3을 내려받은 회사는 40곳이다")
    ([], [])
    """
    line = text[:300]
    before, after = _labels()
    found = [
        (one, moment)
        for one in _STAMP.finditer(line)
        if (moment := _moment(one, bool(one["by"]) and _is_dated(line, one.span())))
    ]
    labels_follow = (
        bool(found) and not before.search(line[: found[0][0].start()]) and bool(after.match(line, found[0][0].end()))
    )
    stamps, left = [], 0
    for one, (on, at) in found:
        stamps.append(Stamp(on, at, _label_of(line, one.span(), left, labels_follow), *one.span()))
        left = one.end()
    return stamps


def read_moment(value: str) -> Stamp | None:
    """Return the moment that a metadata value names, or None; its label says nothing.

    >>> read_moment("2026-01-13T20:00:00Z").at.isoformat()
    '2026-01-14T05:00:00+09:00'
    >>> str(read_moment("20260927095437").at)
    '2026-09-27 09:54:37+09:00'
    """
    return next(iter(read_stamps(value.strip())), None)


def is_label(text: str) -> Label:
    """Return what a line that is nothing but a label says of the date on the next line.

    >>> is_label("입력").name, is_label("최종수정 :").name, is_label("입력창").name
    ('PUBLISHED', 'MODIFIED', 'NONE')
    """
    word = text.strip(" :：|[]()·-")
    if word in phrases("stamps", "published"):
        return Label.PUBLISHED
    return Label.MODIFIED if word in phrases("stamps", "modified") else Label.NONE


def _left_over(text: str, stamps: list[Stamp]) -> str:
    rest = text[:300]
    for stamp in reversed(stamps):
        rest = rest[: stamp.start] + " " + rest[stamp.end :]
    return rest


@cache
def _known_rest() -> re.Pattern[str]:
    return re.compile(
        rf"{any_of('stamps', 'published')}|{any_of('stamps', 'modified')}|[가-힣]{{2,4}}\s?(?:선임|수석|인턴|객원)?\s?(?:기자|특파원|논설위원|PD)"
        rf"|{any_of('stamps', 'beside')}"
        r"|\(?[월화수목금토일](?:요일)?\)|[월화수목금토일]요일|(?:출처|편집|책임편집|작성자|글쓴이|원문|매체|언론사|글|호수)\s?[:：]?\s?\S{1,12}(?=\s|$)|읽는\s?(?:시간|데)\s?\d*\s?분?|조회(?:수)?\s?[\d,]*|댓글\s?[\d,]*|추천\s?\d*|\S+@\S+|[\W\d_]+"
    )


def is_stamp_line(text: str, stamps: list[Stamp]) -> bool:
    """Return whether a line is there for its date: a label, or little else beside it.

    >>> is_stamp_line(t := "2025-08-07 천선우 기자", read_stamps(t))
    True
    >>> is_stamp_line(t := "2026년 1월 22일 한국에서 법이 시행됐다.", read_stamps(t))
    False
    """
    if not stamps or len(text) > 160:
        return False
    rest = _known_rest().sub("", _left_over(text, stamps))
    labelled = any(stamp.label in {Label.PUBLISHED, Label.MODIFIED} for stamp in stamps)
    return len(rest) <= (24 if labelled else _FEW_CHARS)


def is_readers(text: str) -> bool:
    """Return whether a date line is a comment's: a name that is no reporter's, then a day with a clock and no label.

    >>> is_readers("솔바람 26-04-09 10:30"), is_readers("김하늘 기자 2026-04-09 10:30"), is_readers("2026-04-09 10:30")
    (True, False, False)
    """
    stamps = read_stamps(text)
    if len(stamps) != 1 or stamps[0].at is None or stamps[0].label is not Label.NONE:
        return False
    return bool(_known_rest().sub("", _left_over(text, stamps)))


def is_foreign(text: str) -> bool:
    """Return whether a line's date is the site's, the weather's, the market's or a picture's."""
    return any(word in text for word in phrases("stamps", "foreign"))


def is_never(text: str) -> bool:
    """Return whether a line's dates are an imprint's or a notice's, whatever label stands beside them."""
    return any(word in text for word in phrases("stamps", "never"))


def dated_days(text: str) -> Iterator[tuple[date, int, int]]:
    """Yield each full day that a text names, with its span."""
    for one in _STAMP.finditer(text):
        if moment := _moment(one):
            yield moment[0], *one.span()
