"""Lines of a page: for each, whether it is prose, a heading, a caption, furniture …

Here belongs what a single line shows by itself: how its sentences end, its words, its marks. What does not:
where it stands among the others (:mod:`tasks.clean.blocks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tasks.clean.pointers import is_offer, is_pointer, is_promotion
from tasks.clean.stamps import Label, is_label, is_stamp_line, read_stamps
from tasks.clean.vocabularies import pattern, word_key, words


class Kind(StrEnum):
    """What a line is, by itself."""

    PROSE = "prose"
    SHORT = "short"
    CUE = "cue"
    MARKED = "marked"
    FOREIGN = "foreign"
    CAPTION = "caption"
    STAMP = "stamp"
    CREDIT = "credit"
    FURNITURE = "furniture"
    LIST_HEADING = "list_heading"
    SUMMARY_HEADING = "summary_heading"
    ASIDE = "aside"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer blanks; ``gap`` counts the empty lines above it.

    ``spoken`` marks a polite sentence that a rule for furniture has taken: on a page in that style it may be news.
    """

    text: str
    kind: Kind
    polite: bool = False
    spoken: bool = False
    bulleted: bool = False
    gap: int = 0


_BULLET = re.compile(r"^(?:[•·∙◦‣▪▫●○ㆍ\-*–—>+]|\d{1,2}[.)]|[①-⑳])\s+")
_MARK = re.compile(r"^(?:[◆◇■□▣◈●○◎☆★▲△▶▷►❏▒♦【〈《\[<]|[①-⑳]|[ⅠⅡⅢⅣⅤ]\.)")
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s\S")
_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[A-Za-z]")
_CLOSED = r"[\"'”’)\]〉》」』】]*"
SENTENCE_ENDS = re.compile(r"[가-힣][다요]\.")
_SENTENCE_INSIDE = re.compile(rf"[가-힣](?<=[다요까죠오])[.?!]{_CLOSED}\s")
_PLAIN_END = re.compile(rf"다[\"'”’」』]?(?:\([^)]{{1,40}}\))?[.!]?{_CLOSED}$")
_FULL_STOP = re.compile(rf"[가-힣)%][.。]{_CLOSED}$")
_ASKED = re.compile(rf"[가-힣)][?!]{_CLOSED}$")
_SAID = re.compile(r"[\"”’'」][가-힣]{0,6}\s?(?:[가-힣]+\s)?[가-힣]*(?:다|요)\.?$")
_SHOWS = re.compile(
    r"(?:고\s있다|모습이다|장면이다|전경이다|앞줄|뒷줄|왼쪽|오른쪽|가운데|제공|사진|캡처|자료|ⓒ\S*)[.)\]]*$|고\s있다\.\s?[가-힣A-Za-z]{2,10}$"
)
_NOTE = "※"
_NOTICE_MARK = re.compile(r"^[※<\[(〈「]|^(?:이|본|해당)\s|[ⓒ©Ⓒ]|저작권자|(?i:copyright)")
_OPEN_END = re.compile(r"(?:…|\.{2,}|⋯)[\"'”’)\]]?$")
_POLITE = re.compile(
    r"(?:니다|니까|세요|십시오|바랍니다|어요|아요|해요|에요|예요|네요|죠|게요|까요|나요|[은는인]가요|래요|대요|봐요|돼요|려요|줘요|와요|겨요)[.?!~]*\s*$"
)
_ADDRESSED = re.compile(
    r"(?:세요|십시오|바랍니다|드립니다|겠습니다|주시기|하시면|하신|이시라면|하시겠)[^.]{0,12}[.?!~]*\s*$"
)
_AGE = re.compile(r"(?:^|\s)\d{1,3}\s?(?:초|분|시간|일|주|개월|달|년)\s?전$")
_LINK_BEHIND = re.compile(r"(?<=[다요까죠오][.?!])\s+[^.?!]{1,14}$")
_QUOTED = re.compile(r"^[\"'“‘「『(\[]")
_EMAIL = r"(?:[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+|\[email\s?protected\]|[\w.+*-]{2,}@[\w*.-]*)"
_TITLES = r"(?:선임|수석|객원|인턴|수습|전문|시민|대학생|명예|의학전문|부국장|차장|부장)?\s?(?:기자|특파원|논설위원|논설실장|편집위원|칼럼니스트|앵커|아나운서|PD|리포터|통신원|에디터)"
_CREDITS = (
    rf"^[\W_]{{0,4}}(?:글|정리|취재|번역|사진|by|By)?\s?[=:|/]?\s?(?:[가-힣]{{2,6}}[=]\s?)?[가-힣]{{2,4}}(?:\s?[·,]\s?[가-힣]{{2,4}})*\s?{_TITLES}(?:\s?[|(=·/:]?\s?(?:{_EMAIL})?[)\s]*)(?:다른\s?기사\s?보기|기사\s?더\s?보기|구독|\+\s?구독|팔로우|의?\s?기사|페이지)*[\W_]*$",
    rf"^.{{0,40}}{_EMAIL}\W{{0,4}}(?:다른\s?기사\s?보기|기사\s?더\s?보기|구독|기자\s?페이지)?[\W_]*$",
    r"^[/=]\s?[가-힣]{2,5}\s?(?:기자|특파원)?$",
    r"^(?:[가-힣A-Za-z]{2,12}\s?[=|]\s?)[가-힣]{2,4}\s?(?:기자|특파원)$",
    r"^(?:기자|작성자|글쓴이|글|필자|취재기자|담당기자|담당|지은이)\s?[:：|]\s?\S.{0,30}$",
    r"^(?:온라인|디지털|인터넷|편집|뉴미디어|경제|산업|정치|국제|콘텐츠)?\s?(?:뉴스|이슈|콘텐츠|기획)?\s?(?:팀|편집국|편집부|취재팀|뉴스부|뉴스룸|데스크)$",
    rf"^[가-힣]{{2,4}}\s?{_TITLES}\s?[·,/]\s?[가-힣]{{2,4}}\s?{_TITLES}",
)
_CREDIT = re.compile("|".join(f"(?:{one})" for one in _CREDITS))
_CUE = re.compile(r"^[\[<【〈(▶▷■◀]*\s*([^\[\]<>【】〈〉()]{1,14}?)\s*[\]>】〉)]*\s*[:：]?$")
_VOICE = re.compile(
    r"^(?:\[[\"“][^\]]{2,200}[\"”]\s?\]|\[[^\]]{2,60}\s?[:：]\s?[\"“].*|\[[가-힣A-Za-z][^\]/:：]{1,30}\s?/\s?[^\]:：]{2,40}\s?[:：]\s?[^\]]{8,400}[다요까죠네예]\W{0,2}\s?\]|[▶▷◀]\s?(?:SYNC|인터뷰|녹취|현장음|싱크|스탠딩|리포트|앵커|기자)\b.{0,200}|[\[<【]\s?(?:SYNC|인터뷰|녹취|현장음|싱크)\s?[\]>】]\s?[^\"“]{2,40}[:：/].*|(?:Q|A|문|답|앵커|기자|진행자|사회자)\s?\d{0,2}\s?[.:：>)]\s?\S.*)$"
)
_DATELINE = re.compile(r"^[\[(][^\])]{2,40}(?:=|\s기자|특파원|리포터|뉴스)[^\])]{0,20}[\])]")


def has_sentence(text: str) -> bool:
    """Return whether a line holds a whole Korean sentence that ends inside it.

    A headline ends in a noun or a connective; prose in ~다, ~요, ~까 with its stop. Without a stop a line must be
    long to count, for headlines may end in 다 too.

    >>> has_sentence("정부는 13일 반도체 단지에 2조원을 투입한다고 밝혔다.")
    True
    >>> has_sentence("한빛반도체, 평택에 2조원 투자…내년 착공")
    False
    """
    if not _HANGUL.search(text):
        return False
    if _SENTENCE_INSIDE.search(text):
        return True
    tail = text[-80:]
    if _OPEN_END.search(tail):
        return False
    if _FULL_STOP.search(tail):
        return len(text) >= (5 if _PLAIN_END.search(tail) or _POLITE.search(tail) else 8)
    return len(text) >= 50 and bool(
        _PLAIN_END.search(tail) or _POLITE.search(tail) or (_ASKED.search(tail) and len(text) >= 80)
    )


def is_cut_off(text: str) -> bool:
    """Return whether a line breaks off in dots, as teasers of other articles do."""
    return bool(_OPEN_END.search(text[-8:]))


def is_age(text: str) -> bool:
    """Return whether a line says how long ago something was published, as lists of other news do.

    >>> is_age("3일 전"), is_age("솔바람 · 2시간 전"), is_age("두 달 전 투자를 끝냈다.")
    (True, True, False)
    """
    return len(text) <= 30 and bool(_AGE.search(text))


def is_plain(text: str) -> bool:
    """Return whether prose is written in the plain style of newspapers (~다), not spoken to a reader (~습니다).

    >>> is_plain("투자를 늘린다."), is_plain("지금 구독하시면 첫 달이 무료입니다.")
    (True, False)
    """
    return bool(_PLAIN_END.search(text[-80:])) and not is_polite(text)


def is_polite(text: str) -> bool:
    """Return whether the last sentence speaks politely (~습니다, ~세요); a closing quotation does not count.

    >>> is_polite("로그인 후 이용하세요."), is_polite('그는 "감사합니다"라고 말했다.')
    (True, False)
    """
    tail = text[-40:].rstrip("\"'”’)]」』 ")
    return bool(_POLITE.search(tail))


def _hangul_share(text: str) -> float:
    sample = text[:2000]
    letters = len(_HANGUL.findall(sample))
    return letters / max(1, letters + len(_LATIN.findall(sample)))


def is_foreign_prose(text: str) -> bool:
    """Return whether a line is a sentence in Latin letters, as a back-translation appended to a page is."""
    return len(text) >= 40 and text.count(" ") >= 5 and _hangul_share(text) < 0.15 and bool(_LATIN.search(text[:200]))


def is_menu(text: str) -> bool:
    """Return whether a line is words of the page's furniture, alone or most of them.

    >>> is_menu("정치 | 경제 | 사회 | 국제"), is_menu("좋아요0"), is_menu("경제 성장률이 올랐다")
    (True, True, False)
    """
    furniture = words("chrome", "words")
    if len(text) <= 40 and word_key(text) in furniture:
        return True
    if len(text) > 600:
        return False
    tokens = [key for token in re.split(r"[\s|/·ㆍ,>›»]+", text) if (key := word_key(token))]
    if not tokens:
        return False
    hits = sum(key in furniture for key in tokens)
    return hits / len(tokens) >= (0.99 if len(tokens) < 4 else 0.65)


def _is_notice(text: str) -> bool:
    """Return whether a line is a notice of rights; news about copying and rights is a plain sentence without its marks."""
    if len(text) > 400 or not pattern("chrome", "notices").search(text):
        return False
    return bool(_NOTICE_MARK.search(text)) or not (has_sentence(text) and is_plain(text))


def _is_cue(text: str) -> bool:
    found = _CUE.match(text) if len(text) <= 20 else None
    marked = text[0] in "[<【〈(▶▷■◀"
    return bool(found and marked and word_key(found[1]) in words("chrome", "cues")) or bool(_VOICE.match(text))


def _is_caption(text: str) -> bool:
    """Return whether a line is a caption: it ends in its credit, or points (▲) and says what is seen."""
    if len(text) > 250:
        return False
    if pattern("chrome", "dated_captions").search(text):
        return True
    if _DATELINE.match(text):
        return False
    if text[0] not in "▲△▼[(" and _PLAIN_END.search(text) and not text.endswith((")", "]")):
        return False
    if text[0] in "▲△▼" and has_sentence(text):
        return bool(_SHOWS.search(text))
    return bool(pattern("chrome", "captions").search(text))


def _is_stamp(text: str) -> bool:
    if len(text) > 160:
        return False
    return is_stamp_line(text, read_stamps(text)) or is_label(text) is not Label.NONE


def _heads_summary(text: str) -> bool:
    if pattern("chrome", "offered_summaries").search(text):
        return True
    return not is_polite(text) and bool(pattern("chrome", "summary_headings").search(text))


def heads_part(text: str) -> bool:
    """Return whether a word of a menu heads a part of an article: numbered, or a topic behind a mark.

    >>> heads_part("[미국]"), heads_part("3. 중국"), heads_part("[공유]")
    (True, True, False)
    """
    return bool(_NUMBERED.match(text)) or (bool(_MARK.match(text)) and word_key(text) in words("chrome", "topics"))


def _furniture(text: str) -> Kind | None:
    if len(text) <= 30 and _heads_summary(text):
        return Kind.SUMMARY_HEADING
    bare = _BULLET.sub("", text).strip(" ■□◆◇▶▷●○★☆[]<>【】〈〉◎|:")
    if len(bare) <= 26 and pattern("chrome", "list_headings").search(bare):
        return Kind.LIST_HEADING
    if len(text) <= 400 and pattern("chrome", "ends").search(text):
        return Kind.END
    if len(text) <= 300 and pattern("chrome", "asides").search(text):
        return Kind.ASIDE
    if (is_menu(text) and not heads_part(text)) or (len(text) <= 300 and pattern("chrome", "furniture").search(text)):
        return Kind.FURNITURE
    return None


def _unspoken(text: str) -> Kind:
    if is_foreign_prose(text):
        return Kind.FOREIGN
    return Kind.MARKED if _MARK.match(text) else Kind.SHORT


def _kind(text: str) -> Kind:
    if is_pointer(text) or is_offer(text) or (text[0] == _NOTE and not _is_notice(text)):
        return Kind.FURNITURE
    if _is_notice(text):
        return Kind.END
    if _is_cue(text):
        return Kind.CUE
    if _is_caption(text):
        return Kind.CAPTION
    spoken = has_sentence(text)
    return Kind.PROSE if spoken and is_plain(text) else _kind_beside_prose(text, spoken)


def _kind_beside_prose(text: str, spoken: bool) -> Kind:
    if _is_stamp(text):
        return Kind.STAMP
    if len(text) <= 120 and not spoken and _CREDIT.match(text):
        return Kind.CREDIT
    return _furniture(text) or (Kind.PROSE if spoken else _unspoken(text))


def classify(text: str, gap: int = 0) -> Line:
    """Return a line with its kind.

    >>> classify("입력 2026-01-14 05:00").kind.value, classify("관련기사").kind.value, classify("[앵커]").kind.value
    ('stamp', 'list_heading', 'cue')
    >>> classify("◆ 희비 갈린 통신사").kind.value, classify("한빛일보 무단전재 및 재배포 금지").kind.value
    ('marked', 'end')
    """
    kind = _kind(text)
    polite = (is_polite(text) or is_polite(_LINK_BEHIND.sub("", text[-120:]))) and not _QUOTED.match(text)
    taken = kind in {Kind.FURNITURE, Kind.ASIDE, Kind.END} and polite and has_sentence(text)
    spoken = taken and not (text[0] == _NOTE or _is_notice(text) or _ADDRESSED.search(text) or is_promotion(text))
    return Line(text, kind, kind is Kind.PROSE and polite, spoken, bool(_BULLET.match(text)), gap)


def read_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text that hold anything, classified, each with the count of empty ones above it."""
    gap = 0
    for raw in text.splitlines():
        stripped = raw.strip(" \t\r\n\f\v\u00a0\u3000\u200b\ufeff")
        if stripped:
            yield classify(stripped, gap)
            gap = 0
        else:
            gap += 1
