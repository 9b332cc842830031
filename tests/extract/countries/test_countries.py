"""Countries: the gold rows are read as they say, the gazetteer is whole, and no text breaks the promises."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extract.countries import country_of_place, find_countries, gazetteer
from tasks.extract.countries.entries import toponyms, words_of
from tasks.extract.countries.names import find_names
from tasks.extract.countries.phrases import Names, compile_words
from tasks.extract.morphemes import Morpheme, tokenize
from tasks.extract.organizations import find_organizations
from tasks.records import CountryForm, CountryMention
from tests.growth import assert_grows_with_length

GOLD = Path(__file__).parents[2] / "gold" / "countries"
# Words that the rules turn on, so that drawn texts meet them often.
PIECES = ["미국", "중", "한·미", "中", " ", "\n", "국내", "우리 정부", "“", "”", '"', "자국", "인도", "이란", "대만족", "미 상무부", "K-", "조지아", "선전", "오만", "(", ")", "은", "·", "한미일"]  # fmt: skip


def gold_rows() -> list[Any]:
    rows = [row for path in sorted(GOLD.glob("*.toml")) for row in tomllib.loads(path.read_text("utf-8"))["rows"]]
    return [pytest.param(row, id=row["text"]) for row in rows]


def no_tokens(_text: str) -> tuple[Morpheme, ...]:
    return ()


def read(text: str) -> tuple[CountryMention, ...]:
    return find_countries(text, find_organizations(text, tokenize), tokenize)


@pytest.mark.parametrize("row", gold_rows())
def test_a_gold_text_gives_exactly_its_countries(row: dict[str, Any]) -> None:
    """Every mention that the row lists is read, in order, and nothing else is."""
    assert [f"{m.surface} {m.iso2}" for m in read(row["text"])] == row.get("reads", [])


def test_every_negative_says_why() -> None:
    """A negative row without its reason teaches nobody."""
    rows = tomllib.loads((GOLD / "negatives.toml").read_text("utf-8"))["rows"]
    assert [row["text"] for row in rows if not row.get("why")] == []


def test_the_gazetteer_holds_every_iso_country_and_the_eu() -> None:
    """249 countries of ISO 3166-1 and the bloc, each once, with the names of CLDR in English."""
    codes = [country.iso2 for country in gazetteer()]
    assert len(codes) == len(set(codes)) == 250
    english = Locale("en").territories
    assert [c.iso2 for c in gazetteer() if english[c.iso2] != c.name_en] == []
    assert {"KR", "AE", "TW", "EU"} <= set(codes)


def test_every_toponym_lies_in_a_country_of_the_gazetteer() -> None:
    """No vocabulary row invents a code."""
    known = {country.iso2 for country in gazetteer()}
    assert {name: t.iso2 for name, t in toponyms().items() if t.iso2 not in known} == {}


def test_every_country_is_found_by_its_name() -> None:
    """A country's newsroom name, written beside others, is read as that country, be it an ordinary word too."""
    missed = [
        (country.name_ko, country.iso2)
        for country in gazetteer()
        if not any(
            m.iso2 == country.iso2 for m in find_countries(f"{country.name_ko}, 아르메니아, 중국", (), no_tokens)
        )
    ]
    assert missed == []


def test_traps_are_no_names() -> None:
    """A word that means something else is not a name in the same vocabulary."""
    assert sorted(set(words_of("traps.toml")["words"]) & set(toponyms())) == []


@pytest.mark.parametrize(
    ("place", "iso2"),
    [
        ("애빌린", "US"),
        ("텍사스주", "US"),
        ("울산광역시", "KR"),
        ("조호르", "MY"),
        ("엘리제궁", "FR"),
        ("선전", "CN"),
        ("모르는곳", None),
    ],
)
def test_a_place_lies_in_its_country(place: str, iso2: str | None) -> None:
    """Destinations resolve to a country, with or without the suffix of administration."""
    assert country_of_place(place) == iso2


def test_forms_are_told_apart() -> None:
    """The form says how a country was named."""
    found = {m.surface: m.form for m in read("중국산, 美, 한중, 미 의회, 국내, EU, 텍사스, 프랑스는")}
    assert found == {
        "중국": CountryForm.DEMONYM,
        "美": CountryForm.HANJA,
        "한": CountryForm.COMPOUND,
        "중": CountryForm.COMPOUND,
        "미": CountryForm.SYLLABLE,
        "국내": CountryForm.DOMESTIC,
        "EU": CountryForm.BLOC,
        "텍사스": CountryForm.PLACE,
        "프랑스": CountryForm.NAME,
    }


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_any_text_keeps_the_promises(text: str) -> None:
    """No crash, the surface is the text at its span, mentions are in order and do not overlap."""
    mentions = find_countries(text, find_organizations(text, no_tokens), no_tokens)
    end = 0
    for mention in mentions:
        assert text[mention.span[0] : mention.span[1]] == mention.surface != ""
        assert mention.span[0] >= end
        assert re.fullmatch("[A-Z]{2}", mention.iso2)
        end = mention.span[1]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("가나다", min_size=1, max_size=4), min_size=1, max_size=6), st.text("가나다라", max_size=30))
def test_the_trie_finds_what_a_search_of_each_word_finds(words: list[str], text: str) -> None:
    """The compiled table agrees with the plain definition: leftmost, then longest."""
    found = [(start, end) for start, end, _ in Names(dict.fromkeys(words), ()).find(text, lambda *_: True)]
    expected, at = [], 0
    while at < len(text):
        longest = max((len(word) for word in words if text.startswith(word, at)), default=0)
        if longest:
            expected.append((at, at + longest))
        at += longest or 1
    assert found == expected
    assert [m.span() for m in compile_words(words).finditer(text)] == expected


@pytest.mark.parametrize(
    "piece", ["한·", "중국 ", '국내 "', "미 ", "자국 미국 ", "이란", "가나 ", "中", "“국내 ", "K-", "(", "우리 정부 "]
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    """Whatever is repeated, no rule looks over the whole text."""

    def find_afresh(text: str) -> None:
        find_names.cache_clear()
        find_countries(text, (), no_tokens)

    assert_grows_with_length(find_afresh, piece, 20_000)
