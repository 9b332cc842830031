"""The worked questions of the docs are answered as the page prints, on the embedded sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.publish.snapshots import current_snapshot
from tasks.warehouse import Connection, open_snapshot
from tests.docs.questions import PAGE, Question, answer, read_questions

QUESTIONS = list(read_questions(PAGE.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def ledger(sample_home: Path) -> Iterator[Connection]:
    """Give the snapshot of the sample."""
    connection = open_snapshot(current_snapshot(sample_home))
    yield connection
    connection.close()


def test_there_are_twenty_questions_and_every_block_of_sql_is_one() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(QUESTIONS) >= 20
    assert len(QUESTIONS) == text.count("```sql") == text.count("\n## ")
    assert len({question.sql for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_a_question_is_answered_as_the_page_prints(ledger: Connection, question: Question) -> None:
    """Where an answer has rightly changed: ``make docs``, and look at the difference."""
    assert answer(ledger, question.sql) == question.answer


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_an_answer_has_rows_and_does_not_depend_on_chance(ledger: Connection, question: Question) -> None:
    """A question with an empty answer teaches nothing, and one whose order leaves ties changes by itself."""
    assert question.answer.count("\n") > 2
    if "ORDER BY" not in question.sql:
        assert question.answer.count("\n") == 3
        return
    query, limit, number = question.sql.partition("\nLIMIT ")
    shuffled = f"{query}, random(){limit}{number}"
    assert {answer(ledger, shuffled) for _ in range(5)} == {question.answer}
