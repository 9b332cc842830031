"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.sentences import split_sentences
from tests.growth import assert_grows_with_length

SPLITS = [
    ("투자한다. 더 쓴다.", ["투자한다.", "더 쓴다."]),
    ("3.5조원을 쓴다. 끝.", ["3.5조원을 쓴다.", "끝."]),
    ('"더 쓴다. 곧 쓴다."라고 했다. 이어 말했다.', ['"더 쓴다. 곧 쓴다."라고 했다.', "이어 말했다."]),
    ("제목\n본문이다", ["제목", "본문이다"]),
    ("(약 1조원. 추정) 쓴다", ["(약 1조원. 추정) 쓴다"]),
    ("투자했다.다음 문장이다.", ["투자했다.", "다음 문장이다."]),
    ("정말? 그렇다!", ["정말?", "그렇다!"]),
    ("", []),
    (" \n\t ", []),
]


@pytest.mark.parametrize(("text", "sentences"), SPLITS, ids=[t[:20] or "empty" for t, _ in SPLITS])
def test_splits(text: str, sentences: list[str]) -> None:
    """A line break, or a full stop outside numbers, brackets and quotations, ends a sentence."""
    assert [text[s:e] for s, e in split_sentences(text)] == sentences


@given(st.text(max_size=300))
def test_any_text_is_covered_in_order(text: str) -> None:
    """Spans stand in order, do not overlap, and leave nothing but white space outside."""
    spans = split_sentences(text)
    inside = "".join(text[s:e] for s, e in spans)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("piece", ['"', "(.", "“가.", "가. "])
def test_time_is_linear(piece: str) -> None:
    """Sentences are split in time linear in the text, whatever it repeats."""
    assert_grows_with_length(split_sentences, piece, 100_000)
