"""Write the answers of ``docs/questions.md`` anew: ``python -m tests.docs.write_questions [HOME]``.

Without a home the embedded sample is read into a temporary one first.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.docs.questions import PAGE, write_answers


def main() -> None:
    """Ask every question and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        if len(sys.argv) == 1:
            command = [sys.executable, "-m", "jangbu", "ingest", "jangbu/sample", "--home", folder]
            subprocess.run(command, check=True, cwd=PAGE.parents[1], stdout=subprocess.DEVNULL)
        PAGE.write_text(write_answers(PAGE.read_text(encoding="utf-8"), home), encoding="utf-8")


if __name__ == "__main__":
    main()
