"""How a reader's answer to a gold sentence is marked: pairing, agreement, precision and recall.

Here belongs what counts as the same amount, day, country or claim, by the conventions that the gold is
written under (``tests/gold/README.md``). What does not: where gold lies and how figures are shown
(``tests/eval.py``). Pure functions of JSON objects; nothing of the reader is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Item = Mapping[str, Any]
Agreement = Callable[[Item, Item, str], bool]

CLAIM_SLOTS = ("actor_country", "status", "target_country", "period_end")
TOLERANCE = 0.005  # of the larger figure: 0.5 % is rounding, more is another number


@dataclass(frozen=True, slots=True)
class Wrong:
    """One sentence with what was missed in it and what was found without being there."""

    case: Item
    missed: tuple[Item, ...]
    false: tuple[Item, ...]


@dataclass(slots=True)
class Score:
    """How many items of one dimension were right, invented and missed; ``slots`` are (right, asked)."""

    true: int = 0
    false: int = 0
    missed: int = 0
    slots: dict[str, tuple[int, int]] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.true / (self.true + self.false) if self.true + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where the gold is empty."""
        return self.true / (self.true + self.missed) if self.true + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def is_close(one: float | None, other: float | None) -> bool:
    """Say whether two figures are the same number; an unknown one equals only another unknown one.

    >>> is_close(53_000_000_000, 53e9), is_close(530, 538), is_close(None, 0)
    (True, False, False)
    """
    if one is None or other is None:
        return one is None and other is None
    return abs(float(one) - float(other)) <= TOLERANCE * max(abs(float(one)), abs(float(other)))


def is_touching(gold: Item, found: Item, text: str) -> bool:
    """Say whether the found span shares a character with the gold one; without a span nothing touches."""
    if not found.get("span"):
        return False
    begin = text.find(gold["text"]) if not gold.get("span") else gold["span"][0]
    end = begin + len(gold["text"]) if not gold.get("span") else gold["span"][1]
    return bool(found["span"][0] < end and begin < found["span"][1])


def _accepted(gold: Item, slot: str) -> list[Any]:
    return [gold.get(slot), *gold.get(f"{slot}_alt", ())]


def _has_value(gold: Item, found: Item) -> bool:
    return any(is_close(value, found.get("value")) for value in _accepted(gold, "value"))


def _same_conversion(want: Item | None, have: Item | None) -> bool:
    if not want or not have:
        return bool(want) == bool(have)
    return want["currency"] == have.get("currency") and is_close(want["value"], have.get("value"))


def is_same_amount(gold: Item, found: Item, text: str) -> bool:
    """Say whether value or bounds, currency, qualifier and conversion all agree."""
    if not is_touching(gold, found, text) or gold["currency"] != found.get("currency"):
        return False
    if gold["qualifier"] in {"range", "band"}:
        if not all(is_close(gold[end], found.get(end)) for end in ("low", "high")):
            return False
    elif not _has_value(gold, found):
        return False
    return found.get("qualifier") in _accepted(gold, "qualifier") and _same_conversion(
        gold.get("converted"), found.get("converted")
    )


def is_same_value(gold: Item, found: Item, text: str) -> bool:
    """Say whether value (or lower bound) and currency agree; qualifier and conversion are left out."""
    if not is_touching(gold, found, text) or gold["currency"] != found.get("currency"):
        return False
    if gold["qualifier"] in {"range", "band"}:
        return is_close(gold["low"], found.get("low")) or is_close(gold["value"], found.get("value"))
    return _has_value(gold, found)


def is_same_period(gold: Item, found: Item, text: str) -> bool:
    """Say whether both ends agree with the gold's reading or with one that it accepts."""
    readings = [[gold.get("start"), gold.get("end")], *gold.get("accept", ())]
    return is_touching(gold, found, text) and [found.get("start"), found.get("end")] in readings


def is_same_country(gold: Item, found: Item, text: str) -> bool:
    """Say whether the mention is the same and stands for the same country."""
    return is_touching(gold, found, text) and found.get("iso2") in _accepted(gold, "iso2")


def _squeezed(name: str | None) -> str:
    return "".join((name or "").lower().split())


def is_same_actor(gold: Item, found: Item) -> bool:
    """Say whether both name the same payer: as written, by an accepted name, or one inside the other.

    >>> is_same_actor({"actor": "캐나다 정부"}, {"actor": "캐나다정부"})
    True
    >>> is_same_actor({"actor": None}, {"actor": "정부"})
    False
    """
    want, have = _squeezed(gold.get("actor")), _squeezed(found.get("actor"))
    accepted = {want, *map(_squeezed, gold.get("actor_alt", ())), *map(_squeezed, gold.get("co_actors", ()))}
    return have in accepted or (bool(want) and bool(have) and (want in have or have in want))


def is_same_claim(gold: Item, found: Item, _text: str) -> bool:
    """Say whether money, kind and payer are the same."""
    if gold.get("currency") != found.get("currency"):
        return False
    if not is_close(gold.get("amount_value"), found.get("amount_value")):
        return False
    return found.get("kind") in _accepted(gold, "kind") and is_same_actor(gold, found)


DIMENSIONS: dict[str, tuple[str, Agreement]] = {
    "amounts": ("amounts", is_same_amount),
    "amounts.value": ("amounts", is_same_value),
    "dates": ("dates", is_same_period),
    "countries": ("countries", is_same_country),
    "orgs": ("orgs", is_same_country),
    "claims": ("claims", is_same_claim),
}


def paired(
    golds: Iterable[Item], founds: Iterable[Item], text: str, same: Agreement
) -> list[tuple[Item | None, Item | None]]:
    """Return each gold item with the first unused answer that agrees with it, then the answers left over."""
    left = list(founds)
    rows: list[tuple[Item | None, Item | None]] = []
    for gold in golds:
        match = next((index for index, found in enumerate(left) if same(gold, found, text)), None)
        rows.append((gold, None if match is None else left.pop(match)))
    return rows + [(None, found) for found in left]


def _count_slots(score: Score, gold: Item, found: Item) -> None:
    for slot in CLAIM_SLOTS:
        right, asked = score.slots.get(slot, (0, 0))
        score.slots[slot] = right + (found.get(slot) in _accepted(gold, slot)), asked + 1


def _mark(score: Score, case: Item, rows: Sequence[tuple[Item | None, Item | None]], with_slots: bool) -> None:
    missed, false = [], []
    for gold, found in rows:
        if gold is None and found is not None:
            false.append(found)
        elif gold is not None and not gold.get("optional"):
            if found is None:
                missed.append(gold)
                continue
            score.true += 1
            if with_slots:
                _count_slots(score, gold, found)
    score.false += len(false)
    score.missed += len(missed)
    if missed or false:
        score.wrong.append(Wrong(case, tuple(missed), tuple(false)))


def mark(cases: Iterable[Item], answers: Mapping[str, Item], dimension: str) -> Score:
    """Return the score of ``answers`` (by case id) on the cases that have gold for the dimension.

    An item marked optional counts neither way: found it is no error, missed it is none.
    """
    key, same = DIMENSIONS[dimension]
    score = Score()
    for case in cases:
        if key in case:
            founds = answers.get(case["id"], {}).get(key) or ()
            _mark(score, case, paired(case[key], founds, case["text"], same), with_slots=key == "claims")
    return score
