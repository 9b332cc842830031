"""Which articles stand in which documents, from the stage files of a run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path


def read_origins(batches: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield article and document of each article that was cleaned; the bodies are not looked at."""
    for batch in batches:
        with (batch / "articles.jsonl").open("rb") as file:
            for line in file:
                article = json.loads(line)
                yield article["article_id"], article["document_id"]
