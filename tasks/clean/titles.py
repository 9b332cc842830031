"""The title of a page: which line it is, and what behind it is the outlet's and not its own.

Here belongs the choice among the lines above an article. What the page's metadata says stands in
:mod:`tasks.clean.metadata`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.clean.blocks import Region
from tasks.clean.lines import Kind, Line, is_menu, is_polite
from tasks.clean.outlets import is_outlet
from tasks.clean.stamps import is_never, read_stamps
from tasks.clean.vocabularies import phrases, word_key, word_stems, words

_SEPARATOR = re.compile(
    r"\s*(?:\s[|ㅣ∣│<«:\-–—‹]\s|\s?[|ㅣ∣│]\s?|\s::\s|::|\s<\s)\s*|-(?=[가-힣A-Za-z]{2,10}\s?[ㅣ|])|:(?=[가-힣A-Za-z0-9]{2,12}$)"
)
_PREFIX = re.compile(r"^(?:제목\s?[:：]\s*|#{1,3}\s+|<h1>\s*)")
_NAMED = re.compile(r"^제목\s?[:：]\s?\S")
_DATE_BEHIND = re.compile(r"\s*[\[(]?\s*(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}\.?(?:\s\d{1,2}:\d{2})?\s*[\])]?$")
_ISSUE = re.compile(r"^(?:제\s?)?\d{1,4}\s?호\s?[.:|·]\s?\S.{5,}")
_SITE_BEFORE = re.compile(r"(?P<site>[^|:<»]{2,14}?)\s?[-–—|:»]\s?$")
_ROW = re.compile(
    r"[가-힣A-Za-z]{1,6}(?: [가-힣A-Za-z]{1,6}){3,}"
)  # 반도체 통신 SW 보안: short words that no particle joins
_CELLS = re.compile(r"\S{1,8}(?:(?:\s{2,}|\t)\S{1,8}){3,}")  # a menu: words with wide gaps
_CLAIMED = re.compile(
    r"(?:전문|대표|종합|유일|최초|여는|위한|만드는|전하는|보는|읽는|이끄는|함께하는)\s?[가-힣A-Za-z]{0,6}\s?(?:매체|미디어|언론사?|신문|일간지|전문지|매거진|저널|포털|플랫폼|커뮤니티|방송|뉴스|통신|채널)$"
)
_CLAIM_CHARS = 40
_CLAIM_NAME_CHARS = 12
_LOOKBACK_LINES = 160
_SECTION_CHARS = 8


def _is_tail(part: str) -> bool:
    return (
        is_outlet(part)
        or part in phrases("outlets", "not_outlets")
        or (len(part) <= 20 and is_menu(part))
        or _is_board(part)
    )


def _is_board(text: str) -> bool:
    return len(text) <= 14 and text.endswith(phrases("outlets", "section_endings"))


def is_section(text: str) -> bool:
    """Return whether a part of a title names a board or section of the site, not an article.

    >>> is_section("자유게시판"), is_section("정책소식"), is_section("정부, 소식통 인용 보도 부인")
    (True, True, False)
    """
    return _is_board(text) or (len(text) <= 14 and is_menu(text))


def read_claim(text: str) -> tuple[str, str] | None:
    """Return a site's name and what it says of itself behind the name, where a text reads so, or None; whether it is a site stands elsewhere.

    >>> read_claim("새벽누리 - 로봇·우주 전문 매체"), read_claim("새벽일보 | 아침을 엽니다")
    (('새벽누리', '로봇·우주 전문 매체'), ('새벽일보', '아침을 엽니다'))
    >>> read_claim("새벽누리 - 로봇 전문 매체에 30억 투자"), read_claim("가온전자 - 2조원을 투자합니다")
    (None, None)
    """
    found = _SEPARATOR.search(text.strip()) if len(text) <= _CLAIM_NAME_CHARS + _CLAIM_CHARS + 5 else None
    if found is None:
        return None
    name, claim = text.strip()[: found.start()].strip(), text.strip()[found.end() :].strip()
    is_short = 2 <= len(name) <= _CLAIM_NAME_CHARS and len(claim) <= _CLAIM_CHARS
    is_claim = bool(_CLAIMED.search(claim)) or is_polite(claim)
    return (name, claim) if is_short and is_claim and not any(map(str.isdigit, claim)) else None


def split_title(text: str) -> tuple[str, str | None]:
    """Return a title without what the page puts behind it, and the outlet named there, or None.

    >>> split_title("한빛반도체, 평택에 2조 투자 - 새벽일보")
    ('한빛반도체, 평택에 2조 투자', '새벽일보')
    >>> split_title("2조 투자 < 산업 < 기사본문 - 미디어펜")
    ('2조 투자', '미디어펜')
    >>> split_title("AI 투자 - 무엇이 문제인가")
    ('AI 투자 - 무엇이 문제인가', None)
    >>> split_title("자유게시판 - 한빛반도체 2조 투자 | 누리광장")[0]
    '한빛반도체 2조 투자 | 누리광장'
    """
    title, outlet = _PREFIX.sub("", text.strip()), None
    while found := list(_SEPARATOR.finditer(title)):
        last = found[-1]
        tail = title[last.end() :].strip(" |")
        is_site_mark = "::" in last[0] and len(tail) <= 14
        if not (_is_tail(tail) or is_site_mark) or last.start() < 4:
            break
        outlet = outlet or (tail if is_outlet(tail) else None)
        title = title[: last.start()].rstrip()
    first = _SEPARATOR.search(title)
    if first and len(title) - first.end() >= 8:
        name, is_site_mark = title[: first.start()].strip(), "::" in first[0]
        if is_outlet(name) or is_section(name) or (is_site_mark and len(name) <= 10):
            outlet, title = outlet or (None if is_section(name) else name), title[first.end() :]
    return _DATE_BEHIND.sub("", title).strip() or text.strip(), outlet


def _may_be_title(line: Line) -> bool:
    if _CELLS.fullmatch(line.text):
        return False
    if line.kind in {Kind.SHORT, Kind.MARKED}:
        return len(line.text) >= 6
    if not 12 <= len(line.text) <= 100 or line.polite or is_menu(line.text):
        return False
    return line.kind in {Kind.PROSE, Kind.FURNITURE, Kind.LIST_HEADING, Kind.CAPTION}


def _is_claim(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the site's name with its claim: an outlet's, or one that a line beside the prose says again."""
    found = read_claim(lines[index].text)
    if found is None:
        return False
    others = (line for n, line in enumerate(lines) if n != index and line.kind not in {Kind.PROSE, Kind.CAPTION})
    return is_outlet(found[0]) or any(found[0] in line.text for line in others)


def _is_ticker(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is of a ticker: its word opens the line, or stands alone right above it."""
    if lines[index].text.startswith(phrases("chrome", "tickers")):
        return True
    above = lines[index - 1] if index else None
    return above is not None and not lines[index].gap and word_key(above.text) in words("chrome", "ticker_heads")


def _length_score(text: str) -> float:
    if 14 <= len(text) <= 75:
        return 1.0
    return -2.0 if len(text) < 8 or len(text) > 130 else 0.0


def _is_dated_below(lines: Sequence[Line], index: int) -> bool:
    """Whether a date or credit stands within three lines, or below nothing but subheads."""
    below = [None if is_never(one.text) else one.kind for one in lines[index + 1 : index + 7]]
    ends = (order for order, kind in enumerate(below) if kind not in {Kind.SHORT, Kind.MARKED})
    first = next(ends, len(below))
    return bool({Kind.STAMP, Kind.CREDIT} & {*below[:3], *below[first : first + 1]})


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether a menu, a path or a section's short name stands right above: a headline opens its page, a subhead does not."""
    above = lines[index - 1] if index else None
    return (
        above is None
        or above.kind is Kind.FURNITURE
        or (above.kind is Kind.SHORT and len(above.text) <= _SECTION_CHARS)
    )


def _score(lines: Sequence[Line], index: int, body: set[str], keys: Sequence[str]) -> tuple[int, float]:
    line = lines[index]
    text = split_title(line.text)[0]
    own = word_stems(text)
    shared = len(own & body)
    overlap = shared / max(7, len(own))
    dated = _is_dated_below(lines, index)
    twice = sum(word_key(text) == key for key in keys) > 1
    score = 4 * overlap + 1.5 * dated + 1.0 * (index == 0) + 1.0 * twice + _length_score(text)
    score += 3.0 * bool(_ISSUE.match(line.text)) - 1.5 * _is_ticker(lines, index)
    score -= (
        2.0 * line.bulleted
        + 2.0 * (shared <= 1 and _ROW.fullmatch(text) is not None)
        + 1.5 * (line.kind not in {Kind.SHORT, Kind.MARKED})
        + 0.5 * line.text.startswith(("◆", "■", "▶", "▲", "◇"))
    )
    return shared, score


def _heads_its_date(lines: Sequence[Line], index: int) -> bool:
    """Whether a longer line stands right above a date stamp, as a headline does whatever its words."""
    line, below = lines[index], lines[index + 1 : index + 2]
    return (
        len(line.text) >= 12
        and not line.bulleted
        and line.kind in {Kind.SHORT, Kind.MARKED}
        and any(one.kind is Kind.STAMP and not is_never(one.text) for one in below)
    )


def find_title(lines: Sequence[Line], region: Region | None) -> int | None:
    """Return the index of the title among the lines above the article, or None where none of them fits.

    A title shares the article's words, stands by its date or credit, opens the page or is printed twice; of lines
    of about one score the first wins, for subheads come below.
    """
    stop = region.first if region else min(len(lines), 30)
    body = word_stems("\n".join(lines[i].text for i in region.body)[:4000]) if region else set[str]()
    start = max(0, stop - _LOOKBACK_LINES)
    keys = [word_key(split_title(line.text)[0]) for line in lines[start:stop]]
    best: tuple[float, int] | None = None
    for index in range(start, stop):
        if not _may_be_title(lines[index]) or _is_claim(lines, index):
            continue
        shared, score = _score(lines, index, body, keys)
        is_named = bool(_NAMED.match(lines[index].text)) or bool(_ISSUE.match(lines[index].text))
        fits = is_named or shared >= _needed(lines[index]) or (shared and score >= 2.5) or (not body and score >= 2)
        if fits and (best is None or score > best[0] + _margin(lines, best[1], index)):
            best = (score, index)
    if best is None:
        return next((order for order in range(stop - 1, start - 1, -1) if _heads_its_date(lines, order)), None)
    return _plainer(lines, best[1], stop)


def _margin(lines: Sequence[Line], best: int, index: int) -> float:
    """Return by how much a line must be the better title than one above it: more in one block with a headline that opens it."""
    if index - best > 4 or _is_ticker(lines, best):
        return 0.3
    is_block = all(line.kind in {Kind.SHORT, Kind.MARKED} for line in lines[best : index + 1])
    return 2.2 if is_block and _opens(lines, best) and not lines[best].bulleted else 1.2


def _needed(line: Line) -> int:
    """Return how many words a line must share with the article to be its title: more where it looks like furniture."""
    return 2 if line.kind in {Kind.SHORT, Kind.MARKED, Kind.PROSE} else 3


def _plainer(lines: Sequence[Line], index: int, stop: int) -> int:
    """Return the line that prints the same title without the site's words behind it or its name before it, where there is one."""
    text = lines[index].text
    for order in range(max(0, index - 12), min(stop, index + 13)):
        other = lines[order].text
        if not 8 <= len(other) < len(text):
            continue
        if text.startswith(other) and not text[len(other)].isalnum():
            return order
        if text.endswith(other) and _names_site(text.removesuffix(other), index, lines):
            return order
    return index


def _names_site(before: str, index: int, lines: Sequence[Line]) -> bool:
    """Return whether what stands before a title is the site's name: 새벽창 - …, and the page says 새벽창 again."""
    found = _SITE_BEFORE.fullmatch(before)
    return found is not None and any(found["site"] in line.text for n, line in enumerate(lines) if n != index)


def has_stamp_behind(text: str) -> bool:
    """Return whether a title line ends in its date, as boards print it."""
    return bool(_DATE_BEHIND.search(text)) and bool(read_stamps(text[-30:]))
