"""Claims become deals: as labelled, in any order and batches, with values, revisions, disputes, parts and voices."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgers import add_amount, add_article, add_claim, add_claims, clear, contents, gold_claims, read_deals, told

from tasks.resolve.commitments import ResolveCounts, resolve_commitments
from tasks.warehouse import Connection

GOLD = read_deals()
CLAIMS = gold_claims(GOLD)
LEAST_PRECISION, LEAST_RECALL = 0.98, 0.90


def test_labelled_claims_are_joined_as_labelled(ledger: Connection) -> None:
    """At least 200 claims of 60 deals: pairs of claims, precision .98 and recall .90 at least."""
    assert len(CLAIMS) >= 200
    assert len(GOLD["deals"]) >= 60
    add_claims(ledger, CLAIMS)
    resolve_commitments(ledger)
    held = dict(ledger.execute("SELECT claim_id, commitment_id FROM commitment_claims").fetchall())
    deal = {claim["claim_id"]: claim["deal"] for claim in CLAIMS}
    wanted = {pair for pair in combinations(sorted(deal), 2) if deal[pair[0]] == deal[pair[1]]}
    found = {pair for pair in combinations(sorted(deal), 2) if held[pair[0]] == held[pair[1]]}
    wrong, missed = sorted(found - wanted), sorted(wanted - found)
    assert len(found & wanted) / len(found) >= LEAST_PRECISION, [(deal[a], deal[b]) for a, b in wrong]
    assert len(found & wanted) / len(wanted) >= LEAST_RECALL, [(deal[a], deal[b]) for a, b in missed]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(range(len(CLAIMS))),
    cuts=st.sets(st.integers(1, len(CLAIMS) - 1), max_size=3),
    again=st.integers(0, 20),
)
def test_neither_order_nor_batches_nor_repetition_move_a_row(
    ledger: Connection, order: list[int], cuts: set[int], again: int
) -> None:
    clear(ledger)
    add_claims(ledger, CLAIMS)
    resolve_commitments(ledger)
    at_once = contents(ledger)
    clear(ledger)
    known: set[str] = set()
    place = {claim["claim_id"]: i for i, claim in enumerate(CLAIMS)}
    bounds = [0, *sorted(cuts), len(order)]
    for start, end in pairwise(bounds):
        for i in order[start:end]:
            claim = CLAIMS[i]
            if claim["article"] not in known:
                known.add(claim["article"])
                add_article(ledger, claim["article"], claim["day"], claim["publisher"])
            add_claim(ledger, claim, place[claim["claim_id"]])
        resolve_commitments(ledger)
    for _ in range(again % 3):
        assert resolve_commitments(ledger).inserted == 0
    assert contents(ledger) == at_once


def test_an_unchanged_ledger_gives_no_changes(ledger: Connection) -> None:
    add_claims(ledger, CLAIMS[:40])
    first, second = resolve_commitments(ledger), resolve_commitments(ledger)
    assert first.inserted > 0
    assert (second.inserted, second.updated, second.deleted, second.rates, second.resolved) == (0, 0, 0, 0, 0)


def test_a_retired_article_takes_its_claims_with_it(ledger: Connection) -> None:
    told(ledger, {"actor": "가온전자", "value": "100"}, {"actor": "나래통신", "value": "900"})
    ledger.execute("UPDATE articles SET retired_at = TIMESTAMP '2026-04-01' WHERE article_id = 'a1'")
    assert resolve_commitments(ledger).deleted == 2
    assert ledger.execute("SELECT payer FROM commitments").fetchall() == [("가온전자",)]


def test_nothing_said_gives_nothing(ledger: Connection) -> None:
    assert resolve_commitments(ledger) == ResolveCounts()


def test_a_different_value_of_the_same_plan_is_a_dispute_and_the_voices_decide(ledger: Connection) -> None:
    plan = {"actor": "가온전자", "recipient": "구미 AI 공장"}
    (deal,) = told(
        ledger, plan | {"value": "2500000000000"}, plan | {"value": "2200000000000"}, plan | {"value": "2200000000000"}
    )
    assert (deal["value"], deal["has_conflict"], deal["leading_reason"]) == (
        2_200_000_000_000,
        True,
        "most voices (2 against 1)",
    )
    assert deal["usd_greatest"] > deal["usd_least"]


def test_a_rounded_figure_is_no_dispute(ledger: Connection) -> None:
    plan = {"actor": "가온전자", "recipient": "구미 AI 공장"}
    (deal,) = told(ledger, plan | {"value": "2240000000000"}, plan | {"value": "2200000000000", "qualifier": "about"})
    assert (deal["value"], deal["has_conflict"], deal["n_values"]) == (2_240_000_000_000, False, 1)


def test_a_raised_figure_replaces_the_earlier_one(ledger: Connection) -> None:
    plan = {"actor": "가온전자", "recipient": "포항 데이터센터"}
    later = {
        "day": "2026-08-20",
        "value": "1000000000000",
        "is_revising": True,
        "earlier_value": "800000000000",
        "earlier_currency": "KRW",
    }
    (deal,) = told(ledger, plan | {"value": "800000000000"}, plan | later)
    assert (deal["value"], deal["is_revised"], deal["has_conflict"], deal["leading_reason"]) == (
        10**12,
        True,
        False,
        "latest revision",
    )


def test_the_same_sum_by_another_payer_is_another_deal(ledger: Connection) -> None:
    assert (
        len(
            told(ledger, {"actor": "가온전자", "value": "500000000000"}, {"actor": "나래통신", "value": "500000000000"})
        )
        == 2
    )


def test_two_sums_of_one_article_are_two_deals(ledger: Connection) -> None:
    plan = {"actor": "가온전자", "recipient": "구미 공장", "article": "a0"}
    assert len(told(ledger, plan | {"value": "2500000000000"}, plan | {"value": "2200000000000"})) == 2


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ([("2026-03-02", "reported"), ("2026-03-05", "announced")], "announced"),
        ([("2026-03-02", "done"), ("2026-03-05", "planned")], "done"),
        ([("2026-03-02", "announced"), ("2026-03-09", "cancelled")], "cancelled"),
        ([("2026-03-02", "reported"), ("2026-03-02", "denied")], "denied"),
        ([("2026-03-02", "denied"), ("2026-03-09", "announced")], "announced"),
    ],
)
def test_a_status_climbs_the_ladder_until_it_is_denied(
    ledger: Connection, said: list[tuple[str, str]], status: str
) -> None:
    plan = {"actor": "가온전자", "recipient": "마음AI", "value": "500000000000"}
    (deal,) = told(ledger, *(plan | {"day": day, "status": one} for day, one in said))
    assert deal["status"] == status


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ({}, "yes: announced"),
        ({"country": None}, "yes: announced, by a payer of no known country"),
        ({"country": None, "actor": "숫자"}, "no: payer not recognised"),
        ({"country": None, "actor": "하루", "recipient": "AI 데이터센터"}, "no: payer not recognised"),
        ({"country": None, "actor": "Nebula Grid"}, "yes: announced, by a payer of no known country"),
        ({"country": None, "actor": "정나래 대표"}, "yes: announced, by a payer of no known country"),
        ({"country": None, "actor": None}, "no: neither who pays nor who gets it is named"),
        ({"country": None, "actor": None, "destination": "CN"}, "yes: announced, by a payer of no known country"),
        ({"actor": "국내 AI 기업", "kind": "funding_raised"}, "no: a sum over many, no deal"),
        ({"actor": "국내 스타트업 12곳"}, "no: a sum over many, no deal"),
        ({"kind": "market_size", "status": "forecast"}, "no: market_size is no commitment"),
        ({"status": "reported"}, "no: only reported"),
        ({"about_ai": False}, "no: not about AI"),
        ({"currency": "XAU"}, "no: no exchange rate is known for XAU"),
        ({"is_cumulative": True}, "no: a running total"),
        ({"per": "month"}, "no: a rate a month"),
        ({"per": "year"}, "no: a rate a year"),
        ({"per": "year", "period_start": "2026-01-01", "period_end": "2026-12-31"}, "no: a rate a year"),
        ({"status": "planned", "surface": "가온전자가 5백만원을 투자할 계획이다."}, "no: only planned"),
        ({"status": "planned", "surface": "가온전자가 5백만원을 투자한다."}, "yes: announced"),
        ({"plausible_value": "500000000"}, "no: the figure is doubted"),
    ],
)
def test_what_counts_says_why(ledger: Connection, claim: dict[str, Any], reason: str) -> None:
    (deal,) = told(ledger, {"actor": "가온전자", "value": "5000000"} | claim)
    assert (deal["countable"], deal["countable_reason"]) == (reason.startswith("yes"), reason)


def test_a_claim_without_an_amount_stands_and_does_not_count(ledger: Connection) -> None:
    (deal,) = told(ledger, {"actor": "가온전자", "recipient": "마음AI"})
    assert (deal["value"], deal["usd_mid"], deal["countable_reason"]) == (None, None, "no: no claim gives an amount")


def test_an_umbrella_counts_and_its_parts_do_not(ledger: Connection) -> None:
    whole = {"actor": "가온전자", "article": "a0", "value": "1500", "recipient": "AI 도시"}
    deals = told(
        ledger,
        whole,
        {"actor": "가온전자", "article": "a0", "value": "700"},
        {"actor": "가온전자", "article": "a0", "value": "800"},
    )
    assert [deal["countable"] for deal in deals] == [True, False, False]
    assert {deal["part_of"] for deal in deals[1:]} == {deals[0]["commitment_id"]}


@pytest.mark.parametrize(
    ("whole", "part", "values"),
    [
        ({"value": "1400"}, {"value": "600"}, ["600", "500", "300"]),
        ({"value": "2400", "period_start": "2026-01-01", "period_end": "2029-12-31"}, {"value": "600"}, ["600"]),
        ({"value": "1300", "kind": "budget"}, {"kind": "budget"}, ["280", "190"]),
        ({"value": "1300"}, {"surface": "이 가운데 280원은 칩에 쓴다."}, ["280"]),
    ],
    ids=["three that add up", "a yearly share", "slices of a budget", "이 가운데"],
)
def test_parts_are_found_without_being_told(
    ledger: Connection, whole: dict[str, Any], part: dict[str, Any], values: list[str]
) -> None:
    plan = {"actor": "가온전자", "article": "a0"}
    deals = told(
        ledger, plan | whole, *(plan | part | {"value": value, "recipient": f"{value}호 시설물"} for value in values)
    )
    assert [deal["countable"] for deal in deals] == [True] + [False] * len(values)


STAGED = [{"value": "2500"}, {"value": "800", "surface": "1단계로 내년까지 800원을 쓴다."}]
NESTED = [
    {"value": "1300", "recipient": "AI 인프라", "period_start": "2026-01-01", "period_end": "2026-12-31"},
    {
        "value": "310",
        "recipient": "데이터센터",
        "status": "done",
        "period_start": "2026-01-01",
        "period_end": "2026-03-31",
    },
]
ADDED = [
    {"value": "1200", "kind": "fund"},
    {"value": "400", "kind": "budget", "actor": "나래위원회", "place": 7},
    {"value": "300", "actor": "다솜은행", "place": 7},
    {"value": "500", "actor": "라온은행", "place": 7},
]
SHARED = [{"value": "400"}, {"value": "5000", "surface": "총사업비는 5000원이며 나머지는 다른 주주가 댄다."}]


@pytest.mark.parametrize(
    ("claims", "counted"),
    [
        (STAGED, [2500]),
        ([STAGED[0], STAGED[1] | {"surface": "부산에 800원을 쓴다."}], [2500, 800]),
        ([STAGED[0], STAGED[1] | {"actor": "나래통신"}], [2500, 800]),
        (NESTED, [1300]),
        ([NESTED[0] | {"status": "planned", "surface": "1300원을 쓸 계획이다."}, NESTED[1]], [310]),
        ([NESTED[0], NESTED[1] | {"recipient": "평택 로봇"}], [1300, 310]),
        (ADDED, [1200]),
        ([*ADDED[:3], ADDED[3] | {"value": "510"}], [1200, 510, 400, 300]),
        (SHARED, [400]),
        ([SHARED[0], SHARED[1] | {"surface": "총사업비는 5000원이다."}], [5000, 400]),
    ],
    ids=[
        "a stage",
        "no stage",
        "a stage of another payer",
        "a quarter of the year",
        "what is done of a plan",
        "another thing in the quarter",
        "sources in one sentence add up",
        "they do not add up",
        "a share of a project of several",
        "a project of one",
    ],
)
def test_one_article_s_whole_and_its_parts_count_once(
    ledger: Connection, claims: list[dict[str, Any]], counted: list[int]
) -> None:
    deals = told(ledger, *({"actor": "가온전자", "article": "a0"} | claim for claim in claims))
    assert [deal["value"] for deal in deals if deal["countable"]] == counted


def test_a_sum_of_deals_told_elsewhere_counts_in_their_place(ledger: Connection) -> None:
    plan = {"actor": "가온전자", "currency": "USD"}
    both = {
        "surface": "구미 120달러와 포항 80달러를 합쳐 200달러를 집행한다.",
        "value": "200",
        "day": "2026-05-20",
        "article": "z",
    }
    claims = [
        plan | {"value": "120", "recipient": "구미 공장"},
        plan | {"value": "80", "recipient": "포항 공장"},
        plan | both,
    ]
    add_claims(
        ledger,
        [
            {
                "claim_id": f"c{i}",
                "article": f"a{i}",
                "day": "2026-03-02",
                "kind": "investment",
                "status": "announced",
                "country": "KR",
            }
            | c
            for i, c in enumerate(claims)
        ],
    )
    for number, value in enumerate(("120", "80")):
        add_amount(ledger, {"claim_id": f"part{number}", "article": "z", "value": value, "currency": "USD"}, 2)
    resolve_commitments(ledger)
    rows = ledger.execute("SELECT value, countable FROM commitments ORDER BY value").fetchall()
    assert [(int(value), countable) for value, countable in rows] == [(80, False), (120, False), (200, True)]


def test_whoever_leads_a_round_pays_it(ledger: Connection) -> None:
    raised = {"kind": "funding_raised", "status": "done", "actor": "마음AI", "article": "a0", "value": "1500"}
    share = {
        "status": "done",
        "actor": "다솜은행",
        "country": "JP",
        "article": "a0",
        "value": "600",
        "surface": "다솜은행이 600원을 넣으며 라운드를 이끌었다.",
    }
    whole, part = told(ledger, raised, share)
    assert (whole["payer"], whole["payer_country_code"], whole["countable"], part["countable"]) == (
        "다솜은행",
        "JP",
        True,
        False,
    )


def test_the_won_of_a_foreign_deal_never_lead(ledger: Connection) -> None:
    """A paper that prints only won converts; the deal was made in the other currency."""
    plan = {"actor": "오로라", "country": "SE", "kind": "acquisition", "recipient": "딥가온"}
    (deal,) = told(
        ledger, plan | {"value": "1100000000000", "currency": "KRW"}, plan | {"value": "760000000", "currency": "USD"}
    )
    assert (deal["value"], deal["currency"]) == (760_000_000, "USD")


def test_parts_count_where_their_umbrella_cannot(ledger: Connection) -> None:
    whole = {"claim_id": "whole", "value": "1500", "status": "forecast", "country": None}
    deals = told(ledger, whole, {"actor": "가온전자", "article": "a0", "value": "700", "part_of": "whole"})
    assert [(deal["countable"], deal["part_of"] is None) for deal in deals] == [(False, True), (True, False)]


def test_the_investor_pays_and_the_raiser_receives(ledger: Connection) -> None:
    raised = {
        "kind": "funding_raised",
        "status": "done",
        "actor": "리벨리온",
        "organization": "rebellions",
        "value": "340000000000",
    }
    (deal,) = told(ledger, raised | {"investors": ["소프트뱅크"]}, raised)
    assert (deal["payer"], deal["payer_country_code"], deal["destination_country_code"], deal["recipient"]) == (
        "소프트뱅크",
        "JP",
        "KR",
        "리벨리온",
    )


def test_money_raised_from_nobody_named_has_no_payer(ledger: Connection) -> None:
    (deal,) = told(ledger, {"kind": "funding_raised", "actor": "리벨리온", "value": "340000000000"})
    assert (deal["payer"], deal["payer_country_code"], deal["destination_country_code"]) == (None, None, "KR")


def test_an_open_end_stays_open(ledger: Connection) -> None:
    least, most = told(
        ledger,
        {"actor": "가온전자", "value": "9000000000", "qualifier": "at_least"},
        {"actor": "나래통신", "value": "10", "qualifier": "at_most"},
    )
    assert (least["usd_low"], least["usd_high"]) == (least["usd_mid"], None)
    assert (most["usd_low"], most["usd_high"]) == (None, most["usd_mid"])


def test_a_rate_is_that_of_the_day_and_never_of_a_later_one(ledger: Connection) -> None:
    saturday, late = told(
        ledger,
        {"actor": "가온전자", "value": "2000000000", "day": "2026-01-17"},
        {"actor": "나래통신", "value": "1000000000", "day": "2030-01-01"},
    )
    assert str(saturday["rate_on"]) == "2026-01-16"
    assert str(late["rate_on"]) < "2027-01-01"
    assert "ECB" in late["rate_source"]


def test_copies_and_one_outlet_are_one_voice(ledger: Connection) -> None:
    release = "가온전자는 포항에 인공지능 데이터센터를 짓기 위해 돈을 넣기로 했다고 밝혔다. 착공은 내년 봄이며 지역 대학과 함께 인력을 기른다."
    for article, publisher, body in (
        ("a0", "누리", release),
        ("a1", "바다", f"{release} 자세한 내용은 다음과 같다."),
        ("a2", "누리", "전혀 다른 글이다. " * 9),
    ):
        add_article(ledger, article, "2026-03-02", publisher, body)
    plan = {
        "day": "2026-03-02",
        "kind": "investment",
        "status": "announced",
        "actor": "가온전자",
        "country": "KR",
        "value": "800000000000",
        "currency": "KRW",
    }
    add_claims(ledger, [plan | {"claim_id": f"c{i}", "article": f"a{i}"} for i in range(3)], known={"a0", "a1", "a2"})
    resolve_commitments(ledger)
    assert ledger.execute("SELECT n_articles, n_voices FROM commitments").fetchall() == [(3, 1)]


def test_a_doubtful_pair_is_shown_and_not_joined(ledger: Connection) -> None:
    plan = {"actor": "가온전자", "value": "100000000000"}
    assert len(told(ledger, plan, plan | {"day": "2026-08-20"})) == 2
    ((verdict, features),) = ledger.execute("SELECT verdict, features FROM candidate_pairs").fetchall()
    assert verdict == "doubt"
    assert "payer=same" in features
    assert "money=same" in features


def test_what_stands_in_the_way_of_a_deal_is_told_apart_from_what_other_deals_do_to_it() -> None:
    """A deal that is not resolved again keeps its obstacle, read back from its reason: a reason made by other deals must not look like one."""
    script = files("tasks.resolve").joinpath("steps/settle_totals.sql").read_text(encoding="utf-8")
    own, others = script.split("FROM resolve_fresh\n", 1)
    made_by_others = re.compile(re.findall(r"'(\^no: \([^']*\) of )'", others)[0])
    obstacles, reasons = (re.findall(r"'(no: [^']*)'", part) for part in (own, others))
    assert len(obstacles) > 5
    assert len(reasons) > 3
    assert [reason for reason in reasons if not made_by_others.match(reason)] == []
    assert [obstacle for obstacle in obstacles if made_by_others.match(obstacle)] == []
