"""``jangbu rebuild`` and ``jangbu replay``: what a person sees of them. What they do is tested with the flows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from jangbu.commands.rebuild import _show_comparison
from tasks.rebuild.comparisons import Ledger, compare_ledgers

Run = Callable[..., tuple[int, str]]
COLUMNS = (
    "actor_country",
    "amount_low",
    "amount_high",
    "amount_qualifier",
    "target_country",
    "recipient",
    "period_start",
)
MORE = ("period_end", "attributed_to", "per")


def _claim(amount: str, start: int, **fields: object) -> dict[str, object]:
    empty = dict.fromkeys((*COLUMNS, *MORE))
    told = {"actor": "누리", "kind": "investment", "status": "planned", "amount_value": Decimal(1), "currency": "KRW"}
    place = {
        "uri": "a.html",
        "title": "제목",
        "sentence": f"누리가 {amount}을 쓴다.",
        "span_start": start,
        "amount": amount,
    }
    return empty | told | {"investors": [], "about_ai": True} | place | fields


def _ledger(*claims: dict[str, object], usd: int = 1) -> Ledger:
    total = {
        "country_code": "KR",
        "country_ko": "한국",
        "country_en": "South Korea",
        "n_claims": len(claims),
        "n_commitments": 1,
    }
    return Ledger(claims, (total | {"usd_mid": Decimal(usd * 10**9)},), {"articles": 1, "dated": 1, "about_ai": 1})


def test_added_lost_and_changed_claims_are_told_apart() -> None:
    """A claim is the same one by article and amount, though its place, its sentence or its reading has changed."""
    before = _ledger(_claim("1조원", 4), _claim("2조원", 30), _claim("3조원", 60), _claim("5조원", 90, actor="다온"))
    after = _ledger(
        _claim("1조원", 4), _claim("2조원", 33), _claim("3조원", 60, status="done"), _claim("4조원", 80), usd=2
    )
    comparison = compare_ledgers(before, after)
    assert [(c.change, c.amount) for c in comparison.changes] == [
        ("changed", "3조원"),
        ("added", "4조원"),
        ("lost", "5조원"),
    ]
    assert comparison.changes[0].fields == {"status": ("planned", "done")}
    assert comparison.n_same == 2
    assert [(r["usd_mid_before"], r["usd_mid_after"]) for r in comparison.totals] == [
        (Decimal(10**9), Decimal(2 * 10**9))
    ]


def test_two_claims_on_one_amount_are_matched_by_who_pays() -> None:
    before = _ledger(_claim("1조원", 4, actor="누리"), _claim("1조원", 4, actor="다온"))
    after = _ledger(_claim("1조원", 4, actor="다온"), _claim("1조원", 4, actor="누리"))
    assert compare_ledgers(before, after).changes == ()
    fewer = compare_ledgers(before, _ledger(_claim("1조원", 4, actor="다온")))
    assert [(c.change, c.fields["actor"]) for c in fewer.changes] == [("lost", ("누리", None))]


def test_what_a_person_sees_of_a_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    comparison = compare_ledgers(
        _ledger(_claim("1조원", 4)), _ledger(_claim("1조원", 4, status="done"), usd=3), "it does not hold"
    )
    _show_comparison(comparison, show_all=False, as_json=False)
    text = capsys.readouterr().out
    for words in (
        "status: planned → done",
        "1조원",
        "South Korea",
        "0 claims added, 0 lost, 1 changed",
        "it does not hold",
    ):
        assert words in text, words
    _show_comparison(comparison, show_all=False, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["changes"][0]["fields"] == {"status": ["planned", "done"]}


@pytest.mark.slow
def test_the_sample_compared_with_itself_changes_nothing(jangbu: Run, sample_home: Path, tmp_path: Path) -> None:
    home = shutil.copytree(sample_home, tmp_path / "home", symlinks=True)
    code, text = jangbu("rebuild", "--compare", "--home", home, "--json")
    assert code == 0
    told = json.loads(text)
    assert told["changes"] == []
    assert told["n_same"] > 100
    assert all(row["usd_mid_before"] == row["usd_mid_after"] for row in told["totals"])


@pytest.mark.parametrize("arguments", [("rebuild",), ("rebuild", "--compare"), ("replay",), ("replay", "--failed")])
def test_without_a_ledger_it_says_what_to_do_and_makes_none(
    jangbu: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    code, text = jangbu(*arguments, "--home", tmp_path / "home")
    assert (code, "jangbu ingest" in text) == (1, True)
    assert not (tmp_path / "home").exists()
