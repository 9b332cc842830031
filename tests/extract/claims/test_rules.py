"""The claims' rules one by one, each with a sentence it must read and one it must not."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.extract.claims.about_ai import commitment_about_ai, find_about_ai
from tasks.extract.claims.carrying import starts_afresh
from tasks.extract.claims.followups import changed_status
from tasks.extract.claims.vocabulary import find_noun_cues, read_vocabulary, verb_kind
from tasks.extract.morphemes import tokenize
from tasks.extract.reader import read_text
from tasks.records import Claim, ClaimKind, ClaimStatus

PUBLISHED = date(2025, 6, 10)


def _claims(text: str) -> tuple[Claim, ...]:
    return read_text(text, PUBLISHED, tokenize).claims


def _rules(text: str) -> list[str]:
    return [claim.rule for claim in _claims(text)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("리벨리온이 3400억원의 시리즈C를 마쳤다.", "claim.funding_raised.counted_noun"),
        ("구글이 AI에 1조원을 투입한다.", "claim.investment.governor"),
        ("구글의 매출이 1000억 달러를 넘었다.", "claim.revenue.subject"),
        ("구글이 AI 기업에 1조원을 넣었다.", "claim.investment.given"),
        ("프랑스가 AI 투자 10억 유로를 유치했다.", "claim.investment.attracted"),
        ("추경안에는 AI 사업비로 1조원이 잡혔다.", "claim.budget.purse"),
        ("구글이 AI에 투입하는 돈은 1조원이다.", "claim.investment.relative_clause"),
    ],
)
def test_rule_fires(text: str, rule: str) -> None:
    """The rule that decided stands in the claim."""
    assert _rules(text)[0].startswith(rule)


def test_kinds_and_statuses_of_vocabulary_are_known() -> None:
    """Each label in the files is a kind of claim; each status has its words."""
    assert {ClaimKind(k) for k in read_vocabulary("nouns")["kinds"]}
    assert {ClaimKind(k) for k in read_vocabulary("verbs")["strong"]}
    assert {s.value for s in ClaimStatus} <= set(read_vocabulary("statuses"))


def test_longest_cue_wins_and_neutral_words_shield() -> None:
    """투자유치 is a round, 투자자 nothing; a cue never starts inside another noun."""
    assert [c.label for c in find_noun_cues(("투자", "유치"))] == ["funding_raised"]
    assert find_noun_cues(("투자자",)) == ()
    assert find_noun_cues(("민주당",)) == ()
    assert [c.label for c in find_noun_cues(("국민성장펀드",))] == ["fund"]
    assert verb_kind("걷") is None


def test_parts_point_to_their_whole() -> None:
    """A part carries the amount span of the sum that follows it."""
    text = "코어위브는 AI 설비에 1단계 70억 달러, 2단계 80억 달러 등 모두 150억 달러를 투자한다."
    claims = {c.amount_value: c for c in _claims(text)}
    whole = claims.pop(max(v for v in claims if v is not None))
    assert whole.part_of_span is None
    assert claims
    assert all(part.part_of_span == whole.amount_span for part in claims.values())


def test_repeat_in_headline_is_folded() -> None:
    """A headline that prints the conversion alone is the body's claim."""
    text = "알리바바, AI에 75조원 투자\n알리바바가 3년간 AI에 3800억 위안(약 75조원)을 투자하기로 했다."
    assert [(c.amount_value, c.currency) for c in _claims(text)] == [(380_000_000_000, "CNY")]


def test_same_money_in_two_places_is_not_folded() -> None:
    """7조원 in 인천 and 7조원 in 울산 are two commitments."""
    text = "AWS는 인천 AI 데이터센터에 7조원을 투자한다. AWS는 울산 AI 데이터센터에도 7조원을 투자한다."
    assert len(_claims(text)) == 2


def test_later_sentence_denies_or_cancels() -> None:
    """A denial and a withdrawal count, a refusal to comment does not."""
    assert changed_status("회사는 이를 부인했다.", None) is ClaimStatus.DENIED
    assert changed_status("이 계획은 결국 백지화됐다.", None) is ClaimStatus.CANCELLED
    assert changed_status("회사는 언급을 피했다.", None) is None
    assert changed_status("다른 회사가 투자를 철회했다.", None) is None


def test_dropped_subject_is_carried_until_another_story() -> None:
    """이어 goes on with the payer, 한편 does not."""
    first = "구글은 AI 인재를 뽑는다. "
    assert _claims(first + "이어 인도에 1조원을 투자하기로 했다.")[0].actor == "구글"
    assert _claims(first + "한편 인도에 1조원을 투자하기로 했다.")[0].actor is None
    assert starts_afresh("한편, 정부는")


def test_about_ai_has_its_reason() -> None:
    """Sentence, company, text or nothing: the reason names the word."""
    assert commitment_about_ai("AI에 쓴다", "", [], text_is_ai=True) == (True, "sentence: AI")
    assert commitment_about_ai("조선업에 쓴다", "", [], text_is_ai=True) == (False, "other purpose: 조선업")
    assert commitment_about_ai("데이터센터를 짓는다", "", [], text_is_ai=False)[0] is False
    assert find_about_ai("날씨가 맑다") == (False, None)


def test_status_survives_a_negated_withdrawal() -> None:
    """철회하지 않는다고 밝혔다 leaves the promise standing."""
    claim = _claims("메타는 올해 AI에 650억 달러를 쓰는 계획을 철회하지 않는다고 밝혔다.")[0]
    assert claim.status is ClaimStatus.ANNOUNCED


def test_table_of_amounts_is_no_statement() -> None:
    """A line with more amounts than a sentence can say is left alone."""
    assert _claims("투자 " + "1조원 2조원 " * 40) == ()


def test_of_two_disputed_figures_only_the_first_is_undoubted() -> None:
    """Both stand in the ledger, and one counts: a sum that two sources give differently is one deal."""
    text = "아마존의 호주 AI 데이터센터 투자액을 두고 총리실은 150억 호주달러, 한 현지 신문은 130억 호주달러라고 했다."
    first, second = read_text(text, PUBLISHED, tokenize).claims
    assert (first.doubt, second.doubt) == (None, "the text gives another figure first")
