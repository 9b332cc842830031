"""Promises for any Unicode text: no crash, spans that are surfaces, order, and time linear in the length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extract.amounts import find_amounts
from tasks.extract.numerals import find_numerals, read_numeral
from tasks.extract.quantities import find_quantities
from tasks.records import Qualifier
from tests.growth import assert_grows_with_length

WORDS = """
1 3 12 700 5,000 1.46 ２５ 수 몇 십 백 천 만 억 조 경 일 이 삼 오 여 원 달러 위안 엔 유로 불 동 $ US$ ₩ 弗 B billion
~ ∼ - → 에서 부터 까지 로 으로 을 이 ( ) [ ] 약 최대 최소 이상 넘는 대 가량 우리 돈 한화 누적 매년 명 개 % 배 위 GW 파라미터
, . · + α 제 단위 제3조 늘었다
"""
PIECES = [*WORDS.split(), " ", " ", " ", "\n", "\u3000", "\u00a0", "㎿", "\ufe0f", "\U0001f916", "\ud83e"]
ANY_TEXT = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT)
def test_any_text_gives_surfaces_in_order(text: str) -> None:
    """Spans lie in the text, hold the surface, rise and do not overlap; bounds stand for range and band alone."""
    amounts = find_amounts(text)
    quantities = find_quantities(text, amounts, (), (), None)
    for found in (amounts, quantities):
        ends = [0]
        for item in found:
            start, end = item.span
            assert ends[-1] <= start < end <= len(text)
            assert text[start:end] == item.surface
            assert (item.low is None) == (item.qualifier not in (Qualifier.RANGE, Qualifier.BAND))
            assert item.low is None or (item.high is not None and item.value == item.low <= item.high)
            ends.append(end)
    for amount in amounts:
        for conversion in amount.conversions:
            start, end = conversion.span
            assert 0 <= start < end <= len(text)
            assert conversion.currency != amount.currency or amount.doubt is not None


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_any_text_gives_numerals_in_order(text: str) -> None:
    """Numerals do not overlap, and reading a whole text as one never fails."""
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        end = numeral.end
    read_numeral(text)


ADVERSARIAL = [
    "1조 ", "1", "~", "1~", "1,111,", "1,", "일", "천백십", "조억만", "1조에서 ", "1억 달러(", "(", "약 ", "최대 1조 원 ", " ", "1.", "수십 ",
    "$1", "1억, 2억, ", "매년 1원 ", "누적 1원 ", "1억 달러, 우리 돈으로 ", "조 단위 ", "1조를 넘는 ", "제1조", "두 배 ", "10% ", "원",
]  # fmt: skip


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_time_grows_with_the_length(piece: str) -> None:
    """Money and counted things are found in time linear in the text, whatever it repeats."""
    assert_grows_with_length(lambda text: find_quantities(text, find_amounts(text), (), (), None), piece, 8_000)
