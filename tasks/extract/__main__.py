"""``python -m tasks.extract < cases.jsonl``: the reader over JSON lines, for trying rules without the command."""

from __future__ import annotations

import json
import sys
from datetime import date

from tasks.extract.answers import as_answer
from tasks.extract.morphemes import tokenize
from tasks.extract.reader import read_text

for line in sys.stdin:
    case = json.loads(line)
    published = date.fromisoformat(case["published"]) if case.get("published") else None
    sys.stdout.write(
        json.dumps(as_answer(read_text(case["text"], published, tokenize), case["id"]), ensure_ascii=False)
    )
    sys.stdout.write("\n")
