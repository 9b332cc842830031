"""Closings glued to the last words of a paragraph: credits, e-mail addresses, notices of rights.

Here belongs what is cut from inside a line, and a caption that stands in the line of the paragraph below it. Whole lines are left out by :mod:`tasks.clean.blocks`.
"""

from __future__ import annotations

import re

_EMAIL = r"(?:[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}|\[email\s?protected\]|[\w.+*-]{2,64}@[\w*.-]{1,64})"
_AFTER_SENTENCE = r"(?<=[다요까죠][.?!])|(?<=[다요까죠][.?!][\"”’')\]])|(?<=[가-힣]\.)"
_TAILS = (
    re.compile(
        rf"(?:{_AFTER_SENTENCE})\s*[/(\[<]?\s?(?:[가-힣A-Za-z]{{2,12}}\s?[=·]\s?)?[가-힣]{{2,4}}\s?(?:선임|수석|인턴|수습|객원)?\s?(?:기자|특파원)?\s?[=(:]?\s?{_EMAIL}[)\]>]?\s*$"
    ),
    re.compile(rf"(?:{_AFTER_SENTENCE})\s*{_EMAIL}\s*$"),
    re.compile(rf"(?:{_AFTER_SENTENCE})\s*/\s?[가-힣]{{2,4}}\s?(?:기자|특파원)\s*$"),
    re.compile(rf"(?:{_AFTER_SENTENCE})\s*[(\[<【]?\s?끝\s?[)\]>】]\.?\s*$"),
    re.compile(
        rf"(?:{_AFTER_SENTENCE})\s*[<(\[]?\s?(?:저작권자\s?)?(?:(?:Copyright|copyright|COPYRIGHT)s?\s?)?(?:ⓒ|©|\(c\)|저작권자)[^다]{{0,80}}(?:금지|reserved\.?|Reserved\.?)\s*[>)\]]?\s*$"
    ),
    re.compile(rf"(?:{_AFTER_SENTENCE})\s*[▶☞◎※]\s?[^다]{{2,80}}$"),
)


_CAPTION = re.compile(
    r"^[^.\[\]]{2,80}\[[^\[\]]{2,40}(?:재판매\s?및\s?DB\s?금지|자료\s?사진)\]\s+(?=[^\[\]]{30,400}[다요]\.)"
)


def without_tail(text: str) -> str:
    """Return a paragraph without the closings glued to its end and the caption glued to its head; one that has none comes back as it is.

    >>> without_tail("내년에 착공한다. 김하늘 기자 sky@example.kr")
    '내년에 착공한다.'
    >>> without_tail("그는 “sky@example.kr로 보내 달라”고 했다.")
    '그는 “sky@example.kr로 보내 달라”고 했다.'
    >>> without_tail("한빛 본사 [새벽통신 자료사진] 한빛은 내년에 춘천에서 새 데이터센터 공사를 시작한다고 14일 밝혔다.")[:8]
    '한빛은 내년에 '
    """
    text = _CAPTION.sub("", text)
    head, tail = text[:-300], text[-300:]
    while True:
        cut = min((found.start() for rule in _TAILS if (found := rule.search(tail))), default=None)
        if cut is None or (not head and cut < 6):
            return head + tail
        tail = tail[:cut].rstrip()
