"""The words of money, loaded once from the TOML files beside this module and compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tasks.extract.alternations import one_of


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of the words, the longest first; the words are patterns themselves."""
    return f"(?:{one_of(sorted(words, key=len, reverse=True))})"


def last_letters(words: Iterable[str]) -> frozenset[str]:
    """Return the letters in which words end; the words are patterns, and their last letter may be optional.

    >>> sorted(last_letters(["매년", "한 ?해에?"]))
    ['년', '에', '해']
    """
    return frozenset(letter for word in words for letter in (word[-3:-1] if word[-1] == "?" else word[-1]))


def letter_before(text: str, at: int) -> str:
    """Return the letter in front of a place, over one blank; empty where none is."""
    return text[at - 2 : at - 1] if text[at - 1 : at] == " " else text[at - 1 : at]


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: its code, what one unit costs in won (two bounds), and the places that say which 달러 is meant."""

    code: str
    krw: tuple[Decimal, Decimal]
    places: tuple[str, ...]
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None


_FILE = _load("currencies.toml")
_TABLE: list[dict[str, Any]] = _FILE["currency"]
SHARED_WORDS: dict[str, list[str]] = _FILE["shared"]

CURRENCIES: dict[str, Currency] = {
    row["code"]: Currency(
        code=row["code"],
        krw=(Decimal(row["krw"][0]), Decimal(row["krw"][1])),
        places=tuple(row.get("places", ())),
        not_before=re.compile(any_of(row["not_before"])) if "not_before" in row else None,
        not_after=re.compile(any_of(row["not_after"])) if "not_after" in row else None,
    )
    for row in _TABLE
}


def _by_word(key: str) -> dict[str, str]:
    return {word.replace(" ", ""): row["code"] for row in _TABLE for word in row.get(key, ())}


def _words(key: str) -> list[str]:
    return [re.escape(word).replace("\\ ", " ?") for row in _TABLE for word in row.get(key, ())]


CODE_BY_WORD = _by_word("words")
_CODE_BY_SIGN = _by_word("signs") | _by_word("codes")
CODE_BY_BEFORE = _by_word("before")
SUBUNITS = {word: row["code"] for row in _TABLE for word in row.get("subunits", ())}
DOLLARS = ("TWD", "HKD", "SGD", "AUD", "CAD", "NZD")
"""What a bare 달러 may be beside the American one."""
UNIT_WORDS: dict[str, int] = {word: power for row in _TABLE for word, power in row.get("units", {}).items()}

_CODES = [f"(?i:{word})" if word.islower() else word for word in _words("codes")]
_CODES_PATTERN = rf"{any_of(_CODES)}(?![A-Za-z])"
AFTER = re.compile(
    rf" ?(?:여 ?)?(?:(?P<word>{any_of(_words('words'))})|(?P<sign>{any_of(_words('signs'))})(?! ?[0-9])"
    rf"|(?P<sub>{any_of(map(re.escape, SUBUNITS))})|(?P<code>{_CODES_PATTERN}))"
)
SIGN_BEFORE = re.compile(rf"(?:(?P<sign>{any_of(_words('signs'))})|(?<![A-Za-z])(?P<code>{any_of(_CODES)})\.?) ?\Z")
_SIGN_ENDS = frozenset(word[-1] for row in _TABLE for key in ("signs", "codes") for word in row.get(key, ()))
NO_SIGN_ENDS = re.compile(rf"(?![{re.escape(''.join(sorted(_SIGN_ENDS)))}])[가-힣0-9,()]")
"""A letter that ends no sign, as most before a number: nothing is to be looked for there."""
MONEY_WORD_BEFORE = re.compile(rf"(?P<word>{any_of(_words('before'))})(?:으로|로|론|로는)? ?(?:약 ?|총 ?)?\Z")
UNIT_WORD = re.compile(rf" ?(?P<unit>{any_of(UNIT_WORDS)})")


def code_of_sign(sign: str) -> str | None:
    """Return the currency of a sign or code as written ($, KRW, Euro), or None for an empty one."""
    return _CODE_BY_SIGN.get(sign) or _CODE_BY_SIGN.get(sign.lower())


_ENDINGS = _load("endings.toml")["endings"]
ENDING = re.compile(rf"(?:[^가-힣]|\Z|{any_of(_ENDINGS)})")
"""What may follow a currency's word that begins other words too."""

QUALIFIERS = _load("qualifiers.toml")
COUNTERS = _load("counters.toml")
RATES = _load("rates.toml")
PAID = _load("paid.toml")

_PARTICLES = [
    "으로",
    "에서",
    "에게",
    "보다",
    "까지",
    "부터",
    "이상",
    "이하",
    "이내",
    "미만",
    "가량",
    "정도",
    "짜리",
    "안팎",
    "밖에",
    "이나",
    "규모",
    "분량",
    "라는",
    "라고",
    "단위",
    "이",
    "가",
    "을",
    "를",
    "은",
    "는",
    "의",
    "에",
    "로",
    "도",
    "만",
    "과",
    "와",
    "씩",
    "당",
    "꼴",
    "여",
    "나",
    "다",
]
COUNTER_ENDS = rf"(?:{any_of(_PARTICLES)}?(?=[^가-힣]|\Z)|(?=이|였|입|인|라|넘))"
"""A counter of one syllable ends here: a particle and then no Hangul, or the copula (1조 개를, 1조 개였다; not 1조 개발)."""
