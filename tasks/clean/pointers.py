"""Lines that point away from the article: to other news, to an advertiser, to a list of prices.

Here belongs what such a line shows by itself: a heading and a headline on one line (``많이 본 뉴스 | …``), an
advertiser's bracket, the words of a shop. A heading on a line of its own stands in :mod:`tasks.clean.lines`.
"""

from __future__ import annotations

import re

from tasks.clean.vocabularies import pattern

_MAX_CHARS = 160
_HEADED = re.compile(
    r"^[\W_]*(?P<head>[^\W_][^|ㅣ:：→▶▷☞►»👉\[\]【】<>〈〉]{1,24}?)"
    r"(?:\s?[\])】>〉》|ㅣ:：→▶▷☞►»👉]+\s?|\s[-–—]\s)(?P<rest>\S.{2,})$"
)
_ARROWED = re.compile(r"^[▶▷☞►→👉◀◁»]+\s?(?P<text>\S.+)$")
_TOLD = re.compile(r"[다요][.!?]?[\"”’)\]]*$")
_OFFER = re.compile(
    r"(?:기사|뉴스|영상|글|콘텐츠|포스팅|편|화)\s?(?:더\s?)?(?:보기|보러\s?가기|읽기|읽으러\s?가기|바로\s?가기)\W*$|(?:기사|뉴스)\s?\d+\s?(?:건|개)(?:\s?(?:더\s?)?보기)?\W*$"
)
_PRICE = re.compile(
    r"(?<![\d,])(?:\d{1,4}만\s?(?:\d{1,4}|\d,\d{3})?|\d{1,3},\d{3}|[1-9]\d{2,4}|\d{1,2}천\s?(?:\d{3})?)\s?원(?!\s?[대선]|어치)"
)


def is_pointer(text: str) -> bool:
    """Return whether a line is the heading of a list and a headline of it in one, or an advertisement that says so.

    >>> is_pointer("많이 본 뉴스 | 전세 3억 떼인 사연"), is_pointer("[관련기사] 로또 1등 9명"), is_pointer("[AD] 무료 체험")
    (True, True, True)
    >>> is_pointer("☞ 함께 보면 좋은 기사 금값 최고"), is_pointer("[단독] 한빛, 2조 투자"), is_pointer("관련 업계 : 전력난")
    (True, False, False)
    """
    if len(text) > _MAX_CHARS:
        return False
    heads = pattern("chrome", "pointer_heads")
    if found := _HEADED.match(text):
        head = found["head"].strip()
        if heads.fullmatch(head) or (not _TOLD.search(text) and _ends_with(heads, head)):
            return True
    arrowed = _ARROWED.match(text)
    if arrowed is None:
        return False
    begins = heads.match(arrowed["text"])
    return begins is not None and arrowed["text"][begins.end() : begins.end() + 1].isspace()


def _ends_with(heads: re.Pattern[str], head: str) -> bool:
    """Whether the last words of a heading are one that the vocabulary knows: 이번 주 많이 읽은 글, 7월 웨비나."""
    starts = [found.end() for found in re.finditer(r"\s+", head)]
    return any(heads.fullmatch(head, start) for start in starts)


def is_offer(text: str) -> bool:
    """Return whether a line does nothing but offer other pages: what stands right below it is a link.

    >>> is_offer("⬇ 지난 글 보러가기 ⬇"), is_offer("새벽경제 단독 기사 더 보기 ▶"), is_offer("영상을 보기 위해 모였다.")
    (True, True, False)
    """
    return len(text) <= 40 and bool(_OFFER.search(text))


def is_promotion(text: str) -> bool:
    """Return whether a short line sells something: two words of a shop, or one beside a price that a person pays.

    >>> is_promotion("콘퍼런스 얼리버드 티켓 9만9000원"), is_promotion("연금저축 추가 적립 이벤트")
    (True, True)
    >>> is_promotion("GPU 렌털 시장 2조원"), is_promotion("할인 경쟁의 끝")
    (False, False)
    """
    if len(text) > _MAX_CHARS:
        return False
    shop = {found[0] for found in pattern("chrome", "promotions").finditer(text)}
    return len(shop) >= 2 or bool(shop and _PRICE.search(text))
