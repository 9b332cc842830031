"""Shares, leaders of a round and running totals across the sentences of one text."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.extract.morphemes import tokenize
from tasks.extract.reader import read_text
from tasks.records import Claim


def _claims(text: str) -> dict[str, Claim]:
    """Return the claims of a text by their amount as printed."""
    found = read_text(text, date(2026, 6, 20), tokenize).claims
    return {text[slice(*claim.amount_span)]: claim for claim in found if claim.amount_span}


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("퀄컴은 인도 AI 연구소에 40억 달러를 쓰겠다고 밝혔다. 1단계로 10억 달러를 쓴다.", "10억 달러", "40억 달러"),
        ("삼성은 4년간 AI에 240억 달러를 투자하기로 했다. 매년 60억 달러씩 쓴다.", "60억 달러", "240억 달러"),
        (
            "지멘스와 SAP가 뮌헨 AI 센터에 8억유로를 투자하기로 했다. 지멘스가 5억유로, SAP가 3억유로를 부담한다.",
            "3억유로",
            "8억유로",
        ),
        (
            "딥엑스가 1100억원 규모의 시리즈C 투자를 유치했다. 산업은행이 300억원을 넣으며 라운드를 이끌었다.",
            "300억원",
            "1100억원",
        ),
    ],
)
def test_share_points_to_its_whole(text: str, part: str, whole: str) -> None:
    """What is a share of a sum told before is never added to it."""
    claims = _claims(text)
    assert claims[part].part_of_span == claims[whole].amount_span
    assert claims[whole].part_of_span is None


@pytest.mark.parametrize(
    "text",
    [
        "퀄컴은 인도 AI 연구소에 40억 달러를 쓰겠다고 밝혔다. 인텔은 10억 달러를 쓰기로 했다.",
        "네이버가 AI에 3천억원, 카카오가 2천억원을 넣기로 했다. 모두 합하면 5천억원이다.",
    ],
)
def test_money_of_others_is_no_share(text: str) -> None:
    """A smaller sum of somebody else is a commitment of its own, and so is what each of several pays."""
    assert all(claim.part_of_span is None for claim in _claims(text).values())


def test_leader_of_the_next_sentence_pays_into_the_round() -> None:
    """이번 라운드는 A가 주도했다 names who pays; who merely comments does not."""
    told = "딥엑스가 1100억원 규모의 시리즈C 투자를 유치했다."
    assert _claims(f"{told} 이번 라운드는 산업은행이 주도했다.")["1100억원"].investors == ("산업은행",)
    assert _claims(f"{told} 이번에는 산업은행이 돈을 댔다.")["1100억원"].investors == ("산업은행",)
    assert _claims(f"{told} 산업은행은 투자 시장이 살아났다고 평가했다.")["1100억원"].investors == ()


def test_running_total_beside_a_round_is_no_claim() -> None:
    """누적 투자금은 N이 됐다 sums up what was told in earlier years."""
    claims = _claims("딥엑스가 1100억원 규모의 시리즈C 투자를 유치했다. 누적 투자금은 2000억원이 됐다.")
    assert list(claims) == ["1100억원"]
