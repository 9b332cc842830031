"""The claims' gold under tests/gold/claims as cases in the shape that a scorer reads.

A line is ``payer | payer's country | kind | status | amount | destination | last day``; "/" parts values that
are equally right, "-" is null, and a line that starts with "?" may stand or be absent.
"""

from __future__ import annotations

import json
import sys
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "gold" / "claims"
_UNITS = {"조": Decimal(10**12), "억": Decimal(10**8), "만": Decimal(10**4), "천": Decimal(10**3)}
SLOTS = ("actor", "actor_country", "kind", "status", "target_country", "period_end")


def read_amount(text: str) -> tuple[Decimal, str]:
    """Return the value and currency of ``1조2000억 KRW``."""
    figure, currency = text.split()
    total, digits = Decimal(0), ""
    for letter in figure:
        if letter in _UNITS:
            total += Decimal(digits or 1) * _UNITS[letter]
            digits = ""
        else:
            digits += letter
    return total + Decimal(digits or 0), currency


def _values(text: str) -> list[str | None]:
    return [None if part == "-" else part for part in text.split("/")]


def read_line(line: str) -> dict[str, Any]:
    """Return one claim line as an item with the accepted values of each slot."""
    optional = line.startswith("?")
    actor, country, kind, status, amount, target, end = [part.strip() for part in line.lstrip("? ").split("|")]
    value, currency = read_amount(amount)
    item: dict[str, Any] = {"amount_value": int(value), "currency": currency, "optional": optional}
    for slot, text in zip(SLOTS, (actor, country, kind, status, target, end), strict=True):
        accepted = _values(text)
        item[slot], item[f"{slot}_alt"] = accepted[0], accepted[1:]
    return item


def read_cases() -> list[dict[str, Any]]:
    """Return every case and negative of the gold, each with an id, its text, its day and its claims."""
    cases = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = [
            (c["text"], c.get("published", data["published"]), c["claims"], path.stem) for c in data.get("cases", ())
        ]
        rows += [(t, data["published"], [], n["why"]) for n in data.get("negatives", ()) for t in n["texts"]]
        cases += [
            {
                "id": f"{path.stem}-{number:03d}",
                "tag": tag,
                "text": text,
                "published": published.isoformat(),
                "claims": [read_line(line) for line in lines],
            }
            for number, (text, published, lines, tag) in enumerate(rows, start=1)
        ]
    return cases


if __name__ == "__main__":
    for case in read_cases():
        sys.stdout.write(json.dumps(case, ensure_ascii=False) + "\n")
