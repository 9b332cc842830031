"""The reader as a whole: no text breaks it, spans are surfaces, the same text reads the same, in linear time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.extract.answers import as_answer
from tasks.extract.morphemes import tokenize
from tasks.extract.reader import READER_VERSION, read_text
from tasks.records import Reading
from tests.extract.claims.gold_rows import read_cases
from tests.extract.reader_digest import results_digest, stored
from tests.growth import assert_grows_with_length

PUBLISHED = date(2025, 6, 10)
PIECES = [
    "오픈AI", "정부", "미국", "은", "가", "에", "를", " ", "1조", "5000억 달러", "(약 7조원)", "투자한다", "투자", "유치했다", "고 밝혔다", ".", "\n", "각각", "와", "중", "의", "예산",
    "2030년까지", "향후 5년간", "매출", "\"", "“", "”", "(", ")", "·", "한편", "𝒜", "가\u0301", "\x00", "🙂", "ᄀ", "弗", "∼",
]  # fmt: skip


def _spans_hold(text: str, reading: Reading) -> bool:
    mentions = (
        *reading.amounts,
        *reading.dates,
        *reading.countries,
        *reading.organizations,
        *reading.claims,
        *reading.events,
    )
    return all(text[m.span[0] : m.span[1]] == m.surface for m in mentions)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_news_like_text_never_breaks_it(text: str) -> None:
    """Whatever stands beside whatever, the reader answers, and each span is its surface."""
    assert _spans_hold(text, read_text(text, PUBLISHED, tokenize))


@given(st.text(max_size=120))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_never_breaks_it(text: str) -> None:
    """Any Unicode text at all is read, with or without a publication day."""
    assert _spans_hold(text, read_text(text, None, tokenize))


def test_same_text_reads_the_same() -> None:
    """Reading twice gives the same answer, to the byte."""
    text = "\n".join(case["text"] for case in read_cases()[:60])
    assert as_answer(read_text(text, PUBLISHED, tokenize)) == as_answer(read_text(text, PUBLISHED, tokenize))


@pytest.mark.parametrize("piece", ["구글은 1조원을 투자한다고 밝혔다. ", "1조원, ", "오픈AI와 ", "AI 투자 (약 1조원"])
def test_time_grows_with_length_alone(piece: str) -> None:
    """The whole reader is linear in the text, even without a sentence's end."""
    assert_grows_with_length(lambda text: read_text(text, PUBLISHED, tokenize), piece, 60 * len(piece))


def test_title_alone_says_what_a_text_is_about() -> None:
    """Chips are AI money where the title is about AI, and not otherwise; a data centre always is."""
    text = "동운산업은 6000억원을 들여 반도체 공장을 짓기로 했다."
    assert read_text(text, PUBLISHED, tokenize, title="AI 투자 경쟁").claims[0].about_ai
    assert not read_text(text, PUBLISHED, tokenize).claims[0].about_ai
    assert read_text(text.replace("반도체 공장", "데이터센터"), PUBLISHED, tokenize).claims[0].about_ai


def test_claim_of_an_ai_company_makes_a_text_be_about_ai() -> None:
    """TSMC's plants are AI money by what it makes, without a word that says so; another firm's are not."""
    text = "TSMC는 12일 애리조나 공장에 100억 달러를 더 투자한다고 밝혔다."
    reading = read_text(text, PUBLISHED, tokenize)
    assert (reading.about_ai, reading.about_ai_reason) == (True, "company: TSMC")
    assert not read_text(text.replace("TSMC는", "동운산업은"), PUBLISHED, tokenize).about_ai


def test_version_changes_when_results_do() -> None:
    """What the reader says of the gold is stored with its version: other results need another version."""
    kept = stored()
    same = kept["digest"] == results_digest()
    assert same or kept["version"] != READER_VERSION, (
        "the reader's results changed: raise READER_VERSION in tasks/extract/reader.py, "
        "then run `python -m tests.extract.reader_digest --write`"
    )
    assert kept["version"] == READER_VERSION, "run `python -m tests.extract.reader_digest --write`"
