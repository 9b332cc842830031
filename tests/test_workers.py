"""The pool's processes: what they leave on stderr when they end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tasks.warehouse import open_warehouse

CODE = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from tasks.validate.validations import check_warehouse
from tasks.workers import run_batch

if __name__ == "__main__":
    print(len(run_batch(check_warehouse, True, Path(sys.argv[1]), datetime.now(timezone.utc))) > 0)
"""


def test_a_process_of_the_pool_ends_without_a_word(tmp_path: Path) -> None:
    """What Great Expectations leaves behind in cycles is nothing that a reader of the run can mend."""
    file = tmp_path / "warehouse.duckdb"
    with open_warehouse(file):
        pass
    command = [sys.executable, "-c", CODE, str(file)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert ended.stdout.strip() == "True"
    assert "leaked" not in ended.stderr
