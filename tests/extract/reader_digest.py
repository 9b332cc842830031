"""The digest of what the reader says of the gold's sentences, kept beside the version it was made with.

``python -m tests.extract.reader_digest --write`` stores it anew; do so only together with a new READER_VERSION.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tomllib
from datetime import date
from pathlib import Path

from tasks.extract.answers import as_answer
from tasks.extract.morphemes import tokenize
from tasks.extract.reader import READER_VERSION, read_text
from tests.extract.claims.gold_rows import read_cases

STORED = Path(__file__).parents[1] / "gold" / "reader_version.toml"


def results_digest() -> str:
    """Return the SHA-256 of the reader's answers to every sentence of the claims' gold."""
    digest = hashlib.sha256()
    for case in read_cases():
        answer = as_answer(read_text(case["text"], date.fromisoformat(case["published"]), tokenize), case["id"])
        digest.update(json.dumps(answer, ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()


def stored() -> dict[str, str]:
    """Return the version and the digest that were stored together."""
    return tomllib.loads(STORED.read_text(encoding="utf-8"))


def write() -> None:
    """Store the present version and digest."""
    lines = [
        "# What the reader of this version says of the gold, as a digest. Results that change need a new READER_VERSION:",
        "# then run `python -m tests.extract.reader_digest --write`.",
        f'version = "{READER_VERSION}"',
        f'digest = "{results_digest()}"',
    ]
    STORED.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        sys.stdout.write(f"{READER_VERSION} {results_digest()}\n")
