"""Rules are tried only where their first letter and what stands before allow; trying all of them everywhere finds the same."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from tasks.extract.dates.folding import fold
from tasks.extract.dates.lexemes import find_lexemes
from tasks.extract.dates.lexicon import Rule, rules

HELDOUT = Path(__file__).parents[2] / "gold" / "heldout" / "dates.jsonl"


@cache
def compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern)) for rule in rules())


def plainly(text: str) -> list[tuple[int, int]]:
    """Return the spans that the rules find by the plain definition: at each place the first rule that reads."""
    found, place = [], 0
    while place < len(text):
        tries = ((rule, pattern.match(text, place)) for rule, pattern in compiled())
        end = next((match.end() for rule, match in tries if match and rule.read(match) is not None), None)
        if end is not None:
            found.append((place, end))
        place = end or place + 1
    return found


def test_no_rule_is_kept_from_a_place_where_it_reads() -> None:
    """A new rule that names too few first letters, or an alternative outside of its guard, shows here."""
    lines = HELDOUT.read_text(encoding="utf-8").splitlines()
    texts = [fold(json.loads(line)["text"]) for line in lines if line]
    texts.append(
        fold(
            "13년 전 동기, '25~'27년, 1Q25, 이천이십오년 삼월 칠일, 현 회계연도, 그날 밤 9시, 올해봄, 지난주말, 2026.1.14.(수)"
        )
    )
    differ = [t for t in texts if [(x.start, x.end) for x in find_lexemes(t)] != plainly(t)]
    assert differ == []
