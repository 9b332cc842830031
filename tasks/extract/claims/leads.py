"""Where a sentence begins to speak: behind a list mark, a dateline and the name of who reports.

(파리=아무개통신) 아무개 특파원 = 프랑스 정부가 … names no party to the money before its equals sign. Here belongs that prefix alone.
"""

from __future__ import annotations

import re

from tasks.records import Span

_MARK = re.compile(r"[ㅇㅁ○●◦□■◆◇▲△▶▷※☞•·\-–—*]\s{0,3}")
_BYLINE = re.compile(r"\s{0,3}[가-힣A-Za-z·ㆍ, ]{1,30}?(?:특파원|기자|통신원|인턴|논설위원|앵커)\s{0,3}=\s{0,3}")
_DATELINE = re.compile(r"[(\[【〔][^()\[\]【】〔〕\n]{1,40}=[^()\[\]【】〔〕\n]{1,40}[)\]】〕]")
_SHORT = re.compile(r"\[(?:단독|속보|종합|앵커|기자|리포트|인터뷰|특징주|브리핑)[^\]\n]{0,12}\]\s{0,3}")


def without_lead(text: str, span: Span) -> Span:
    """Return the span without list marks, bracketed dateline and byline; brackets of another sort stay.

    >>> text = "(파리=새벽통신) 김하늘 특파원 = 프랑스 정부가 20억유로를 쓴다."
    >>> text[slice(*without_lead(text, (0, len(text))))]
    '프랑스 정부가 20억유로를 쓴다.'
    >>> without_lead("김 기자 = 말", (0, 8)), without_lead("(주)한빛이 산다.", (0, 9))
    ((7, 8), (0, 9))
    """
    start = span[0]
    signed = text.find("=", *span) >= 0  # who reports stands before an equals sign
    if not signed and "가" <= text[start : start + 1] <= "힣":
        return span  # most sentences begin with a word
    for pattern in (_MARK, _SHORT, _DATELINE, _BYLINE) if signed else (_MARK, _SHORT):
        found = pattern.match(text, start, span[1])
        start = found.end() if found else start
    while start < span[1] and text[start].isspace():
        start += 1
    return (start, span[1]) if start < span[1] else span
