"""Words of an article: what it can be found by, whatever particle, ending or spacing it stands with."""

from __future__ import annotations

import pytest

from tasks.extract.morphemes import tokenize
from tasks.extract.tokens import content_tokens, count_tokens

BODY = "누리전자가 부산에 데이터센터를 짓는다.\n둘째 문장이다.\n셋째 문장이다.\n넷째 문장에는 고래가 나온다.\n다섯째 문장은 3조원을 말한다."


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("데이터센터를", "데이터 센터에", {"데이터", "센터"}),
        ("AI데이터센터", "데이터센터가", {"데이터센터"}),
        ("공장을 지었다", "공장을 짓겠다고", {"공장", "짓다"}),
        ("OpenAI가", "openai와", {"openai"}),
        ("400억 달러", "400억달러를", {"400"}),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str, shared: set[str]) -> None:
    assert shared <= {*content_tokens(tokenize(one))} & {*content_tokens(tokenize(other))}


@pytest.mark.parametrize("text", ["", " ", "그리고 또한", "했다고 밝혔다.", "…!?"])
def test_what_says_nothing_of_a_subject_is_no_word(text: str) -> None:
    assert list(content_tokens(tokenize(text))) == []


def test_the_title_is_counted_apart_and_claims_are_looked_at_wherever_they_stand() -> None:
    claim = (BODY.index("다섯째"), len(BODY))
    rows = {token: (n, n_title) for _, token, n, n_title in count_tokens("a", "부산 데이터센터", BODY, [claim])}
    assert rows["부산"] == (1, 1)
    assert rows["데이터센터"] == (1, 1)
    assert rows["3"] == (1, 0)
    assert "고래" not in rows, "a sentence in the middle without a claim is not looked at"
    assert count_tokens("a", None, "", []) == []
