"""What holds for any text whatever: no crash, true spans, order, ends in order, linear time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extract.dates import find_dates
from tasks.records import DateMention
from tests.growth import assert_grows_with_length

PIECES = [
    "24일", "2월 30일", "12월", "지난달 ", "오는 ", "지난 ", "올 ", "3분기", "상반기", "말", "초", "까지", "부터", "~", "∼", "향후 5년간", "최근 ", "사흘 전", "2주 뒤",
    "2026년", "'25", "9999년", "2199년대", "1500년", "2026.01.14", "20260230", "1Q25", "회계연도", "일본 ", "(", ")", "인 ", " ", ".", "\n", "오전 10시 8분", "전년 동기", "이듬해", "같은 해 ",
    "설날", "첫째 월요일", "마지막 주", "이천이십오년 삼월 칠일", "중", "안에", "이후", "999년 뒤", "900년 전", "향후 999년간", "다음 날", "분기 말", "월말", "주초", "연내", "새해", "주말께", "첫 분기", "마지막 날", "두 시간 전", "'25.12.", "2025.1.2~", "전년", "앞두고", "문을 연 ", "했다", "할 예정이다", "과 ", "사이",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
DAYS = st.one_of(st.none(), st.dates())


def check(text: str, mentions: tuple[DateMention, ...]) -> None:
    before = 0
    for mention in mentions:
        start, end = mention.span
        assert before <= start < end <= len(text)
        assert text[start:end] == mention.surface
        if mention.start_on is not None and mention.end_on is not None:
            assert mention.start_on <= mention.end_on
        assert mention.rule.startswith("date.")
        before = end


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS)
def test_any_text(text: str, published_on: date | None) -> None:
    """Any text and any publication day give mentions with true spans, in order, apart, their ends in order."""
    check(text, find_dates(text, published_on))


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_same_answer_twice(text: str, published_on: date) -> None:
    """The same text gives the same answer: nothing is remembered between texts."""
    assert find_dates(text, published_on) == find_dates(text, published_on)


@pytest.mark.parametrize(
    "piece",
    [
        "24일",
        "오전 ",
        "2025년~",
        "1월부터 2월까지 ",
        "가",
        "연초",
        "0",
        "24일(",
        "이천",
        "지난 24일 ~ 2025년 초 향후 5년간 오전 '25.1~ 3분기(8~10월) ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """Dates are found in time linear in the text, whatever it repeats."""
    assert_grows_with_length(lambda text: find_dates(text, date(2025, 5, 5)), piece, 20_000)
