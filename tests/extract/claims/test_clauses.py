"""Sentences as phrases and predicates."""

from __future__ import annotations

import pytest

from tasks.extract.amounts import find_amounts
from tasks.extract.claims.clauses import Phrase, Predicate, read_clauses
from tasks.extract.claims.frames import lemma_of
from tasks.extract.claims.words import AMOUNT, Mentions, full_span, read_words
from tasks.extract.morphemes import tokenize

NOTHING = Mentions((), (), (), ())


def _clauses(text: str) -> list[str]:
    items = read_clauses(read_words(text, (0, len(text)), NOTHING, tokenize))
    return [
        f"{''.join(w.form for w in i.words)}/{i.particle}" if isinstance(i, Phrase) else f"<{lemma_of(i)}>"
        for i in items
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("정부가 예산을 늘렸다.", ["정부/가", "예산/을", "<늘리>"]),
        ("정부는 기업에 투자하기로 했다.", ["정부/", "기업/에", "<투자>", "<하>"]),
        ("돈을 끌어모았다.", ["돈/을", "<끌어모으>"]),
        ("투자를 따냈다.", ["투자/를", "<따내>"]),
        ("회사와 정부, 대학이 만났다.", ["회사/와", "정부/,", "대학/이", "<만나>"]),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    """Particles close phrases, verbs close arguments, two verbs that are one are one."""
    assert _clauses(text) == clauses


def test_topic_is_a_subject_only_without_a_case() -> None:
    """정부는 acts, 정부에는 does not."""
    for text, acts in (("정부는 쓴다", True), ("정부에는 없다", False)):
        first = read_clauses(read_words(text, (0, len(text)), NOTHING, tokenize))[0]
        assert isinstance(first, Phrase)
        assert first.is_subject is acts


def test_past_adnominal_is_past() -> None:
    """투자한 is past, 투자할 is not."""
    for text, past in (("투자한 돈", True), ("투자할 돈", False)):
        items = read_clauses(read_words(text, (0, len(text)), NOTHING, tokenize))
        verb = next(i for i in items if isinstance(i, Predicate))
        assert verb.is_past is past


def test_amount_with_its_conversion_is_one_word() -> None:
    """The bracket behind an amount belongs to it, another bracket is an aside and dropped."""
    text = "MS(마이크로소프트)가 5억 달러(약 7000억원)를 쓴다."
    amounts = find_amounts(text)
    words = read_words(text, (0, len(text)), Mentions(amounts, (), (), ()), tokenize)
    money = [w for w in words if w.tag == AMOUNT]
    assert [text[w.start : w.end] for w in money] == ["5억 달러(약 7000억원)"]
    assert full_span(amounts[0], text) == (money[0].start, money[0].end)
    assert "마이크로" not in "".join(w.form for w in words)
