"""Organisations: the gold rows are read as they say, the gazetteer is sound, and no text breaks the promises."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extract.countries import gazetteer as countries
from tasks.extract.morphemes import Morpheme, tokenize
from tasks.extract.organizations import find_organizations, gazetteer
from tasks.extract.organizations.entries import aliases, ministries, organizations_by_id
from tests.growth import assert_grows_with_length

GOLD = Path(__file__).parents[2] / "gold" / "organizations"
KINDS = {"company", "government", "lab", "university", "fund", "bank", "research", "media", "association", "bloc", "party", "group"}  # fmt: skip
PIECES = ["구글", "메타", "버스", "MS", "(", ")", "KT", "SKT", " ", "·", "미 ", "상무부", "한국", "진흥원", "스타트업 ", "Foo Labs", "홀딩스", "\n", "이하 '", "'", "런웨이", "와 ", "은", "대 교수", "미국 "]  # fmt: skip


def gold_rows() -> list[Any]:
    rows = [row for path in sorted(GOLD.glob("*.toml")) for row in tomllib.loads(path.read_text("utf-8"))["rows"]]
    return [pytest.param(row, id=row["text"]) for row in rows]


def no_tokens(_text: str) -> tuple[Morpheme, ...]:
    return ()


@pytest.mark.parametrize("row", gold_rows())
def test_a_gold_text_gives_exactly_its_organizations(row: dict[str, Any]) -> None:
    """Every mention that the row lists is read with its home, in order, and nothing else is."""
    mentions = find_organizations(row["text"], tokenize)
    assert [f"{m.surface} {m.iso2 or '-'}" for m in mentions] == row.get("reads", [])


def test_every_negative_says_why() -> None:
    """A negative row without its reason teaches nobody."""
    rows = tomllib.loads((GOLD / "negatives.toml").read_text("utf-8"))["rows"]
    assert [row["text"] for row in rows if not row.get("why")] == []


def test_the_gazetteer_is_as_large_as_it_must_be() -> None:
    """News names far more than six hundred organisations; each kind of them is there."""
    assert len(gazetteer()) >= 2000
    assert {organization.kind for organization in gazetteer()} == KINDS


def test_identifiers_are_unique() -> None:
    """Two rows with one identifier would be one organisation in the ledger."""
    assert {key: n for key, n in Counter(o.organization_id for o in gazetteer()).items() if n > 1} == {}


def test_homes_and_parents_exist() -> None:
    """A home is a country of the other gazetteer, a parent an organisation of this one."""
    codes = {country.iso2 for country in countries()}
    assert [o.name_en for o in gazetteer() if not set(o.homes) <= codes] == []
    assert [o.name_en for o in gazetteer() if o.parent and o.parent not in organizations_by_id()] == []
    assert [m.name_ko for m in ministries() if m.default_iso2 and m.default_iso2 not in codes] == []
    named = {key: iso2 for ministry in ministries() for iso2, key in ministry.organization_ids.items()}
    assert {key for key, iso2 in named.items() if key not in organizations_by_id()} == set()


def test_no_unguarded_name_belongs_to_two() -> None:
    """A name that two organisations share says nothing; one of them must guard it."""
    owners: dict[str, set[str]] = {}
    for organization in gazetteer():
        for name in {organization.name_ko, organization.name_en, *organization.aliases} - set(organization.guarded):
            owners.setdefault(name, set()).add(organization.organization_id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_every_organization_is_found_by_its_korean_name() -> None:
    """A row that no text can reach is a typo: each Korean name is read in a plain list beside another company."""
    missed = [
        organization.name_ko
        for organization in gazetteer()
        if aliases()[organization.name_ko].ministry is None
        and not any(
            m.surface == organization.name_ko for m in find_organizations(f"{organization.name_ko}, 구글", no_tokens)
        )
    ]
    assert missed == []


def test_what_is_learnt_ends_with_the_text() -> None:
    """A name explained in one article means nothing in the next."""
    explained = "비바리퍼블리카(이하 도담)는 흑자다. 도담은 웃었다."
    assert [m.name for m in find_organizations(explained, no_tokens)] == ["Viva Republica"] * 3
    assert find_organizations("도담은 웃었다.", no_tokens) == ()


def test_a_mention_carries_the_row_that_it_names() -> None:
    """The English name, the kind and the identifier are the gazetteer's."""
    (mention,) = find_organizations("다막 프로퍼티즈가 짓는다.", no_tokens)
    assert (mention.name, mention.kind, mention.organization_id) == ("DAMAC", "company", "damac")


def test_a_home_is_never_guessed() -> None:
    """An unknown company without a country stays without one."""
    (mention,) = find_organizations("새벽별홀딩스가 샀다.", no_tokens)
    assert (mention.surface, mention.iso2, mention.organization_id) == ("새벽별홀딩스", None, None)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_any_text_keeps_the_promises(text: str) -> None:
    """No crash, the surface is the text at its span, mentions are in order and do not overlap."""
    end = 0
    for mention in find_organizations(text, no_tokens):
        assert text[mention.span[0] : mention.span[1]] == mention.surface != ""
        assert mention.span[0] >= end
        end = mention.span[1]


@pytest.mark.parametrize(
    "piece",
    [
        "구글·",
        "미국 기업 ",
        "한국",
        "홀딩스",
        "(이하 ",
        "가나다라 ",
        "A ",
        "Aa ",
        "상무부 ",
        "런웨이, ",
        "가",
        "스타트업 Aa ",
    ],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    """Names are found in time linear in the text, whatever it repeats."""
    assert_grows_with_length(lambda text: find_organizations(text, no_tokens), piece, 20_000)
