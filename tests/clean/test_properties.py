"""What holds for any page: no crash, nothing invented, time in proportion to size."""

from __future__ import annotations

import contextlib
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.clean.errors import UnreadablePage
from tasks.clean.pages import clean_page
from tasks.clean.stamps import read_stamps
from tests.growth import assert_grows_with_length

NOW = date(2026, 11, 24)
PIECES = st.sampled_from(
    [
        "정부가 2조원을 투자한다고 밝혔다.",
        "한빛, 2조 투자…내년 착공",
        "관련기사",
        "입력 2026-01-14 05:00",
        "2026.02.30",
        "김하늘 기자 sky@a.example",
        "저작권자 ⓒ 새벽일보 무단전재 금지",
        "[앵커]",
        "3줄 요약",
        "• 좋아요0",
        "▲ 공장 전경. 연합뉴스",
        "<p>본문이다.</p>",
        "<div class='related'>",
        "</div>",
        '<script>window.a={"가":',
        "\u0000\ufeff\u2028",
        "9" * 40,
        "",
    ]
)
PAGES = st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=30).map("\n".join)
_SPACES = re.compile(r"\s+")


def _bare(text: str) -> str:
    return _SPACES.sub("", text)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=600),
        PAGES.map(lambda text: text.encode("utf-8", errors="ignore")),
        PAGES.map(lambda text: text.encode("cp949", errors="ignore")),
    )
)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    body = None
    with contextlib.suppress(UnreadablePage):
        body = clean_page(content, "a", now=NOW).body
    assert body != ""


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_each_paragraph_of_a_dump_stands_in_its_text(text: str) -> None:
    content = text.encode("utf-8", errors="ignore")
    try:
        page = clean_page(content, "a.txt", now=NOW)
    except UnreadablePage:
        return
    if page.method != "dump" or any("garbled" in warning for warning in page.warnings):
        return
    whole = _bare(content.decode().replace("\x00", ""))
    assert [line for line in page.body.split("\n") if _bare(line) not in whole] == []
    assert page.published_on is None or page.published_on <= NOW


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=200))
def test_stamps_lie_inside_their_line(text: str) -> None:
    for stamp in read_stamps(text):
        assert 0 <= stamp.start < stamp.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "정부가 2조원을 오늘(24일) 투자한다고 밝혔다. ",
        "정부가 2조원을 투자한다고 밝혔다.\n",
        "한빛, 2조 투자\n관련기사\n",
        "입력 2026-01-14 05:00\n",
        "정부가 2조원을 투자한다고 밝혔다.\n김하늘 기자\n",
        "정부가 2조원을 투자하기로 했습니다. 누리뉴스 김하늘입니다.\n제보하기\n",
        "많이 본 뉴스 | 한빛, 2조 투자\n정부가 2조원을 투자한다고 밝혔다.\n",
        "솔바람 26-04-09 10:30\n정부가 2조원을 투자한다고 생각한다.\n",
        "한빛 할인 이벤트 ",
        "[",
        "<div class='related'>",
        '<script>a={"가": ',
    ],
)
def test_time_grows_in_proportion_to_size(unit: str) -> None:
    """A page is cleaned in time linear in its size, whatever it repeats."""

    def clean(text: str) -> None:
        with contextlib.suppress(UnreadablePage):
            clean_page(text.encode(), "a", now=NOW)

    assert_grows_with_length(clean, unit, 40_000)
