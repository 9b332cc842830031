"""Console blocks of a document: what they say is run again and compared, or written anew.

A block is fenced with ```console; a line ``$ jangbu …`` or ``$ make run`` is run, the lines after it are what it printed, and a line ``…``
stands for any number of lines. ``python tests/docs/consoles.py`` writes the README's blocks anew, keeping each ``…``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
ANY_LINES = "…"
_FENCE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_RUN_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}")
_MAKE = {"make run": "jangbu ingest --sample"}


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a block and the lines that it is said to print."""

    command: str
    printed: tuple[str, ...]


def read_steps(text: str) -> Iterator[Step]:
    """Yield the commands of all console blocks of a document, in order."""
    for block in _FENCE.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *printed = part.rstrip("\n").split("\n")
            yield Step(command, tuple(line.rstrip() for line in printed))


def run_step(step: Step, home: Path) -> list[str]:
    """Return what a command prints today on a home of its own, run names replaced by a fixed one."""
    command = _MAKE.get(step.command, step.command)
    script = re.sub(r"\bjangbu (?=[a-z-])", f"{sys.executable} -m jangbu ", command)
    variables = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "COLUMNS"))}
    variables |= {"JANGBU_HOME": str(home / "data"), "PREFECT_HOME": str(home / "prefect")}
    result = subprocess.run(
        ["bash", "-c", script], cwd=ROOT, env=variables, capture_output=True, text=True, timeout=300, check=False
    )
    text = _RUN_ID.sub("20261124T000000Z-0000", result.stdout + (result.stderr if result.returncode else ""))
    text = text.replace(str(home / "data"), "data").replace(str(ROOT) + os.sep, "")
    return [line.rstrip() for line in text.rstrip("\n").split("\n")]


def fits(said: list[str] | tuple[str, ...], found: list[str]) -> bool:
    """Return whether printed lines are what a document says, ``…`` standing for any number of lines.

    >>> fits(["a", "…", "d"], ["a", "b", "c", "d"]), fits(["a", "…"], ["b"]), fits(["a"], ["a", "b"])
    (True, False, False)
    """
    pattern = "".join(r"(?:.*\n)*?" if line == ANY_LINES else re.escape(line) + r"\n" for line in said)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in found)) is not None


def _renewed(step: Step, found: list[str]) -> list[str]:
    """Return what a document should say: the lines printed, cut where it has a ``…`` by its first and last kept lines."""
    if ANY_LINES not in step.printed or fits(step.printed, found):
        return list(step.printed) if fits(step.printed, found) else found
    before = step.printed.index(ANY_LINES)
    after = len(step.printed) - before - 1
    return [*found[:before], ANY_LINES, *(found[-after:] if after else [])]


def main() -> None:
    """Write the README's console blocks anew."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for step in list(read_steps(text)):
            found = _renewed(step, run_step(step, Path(folder)))
            old = "\n".join(["$ " + step.command, *step.printed])
            text = text.replace(old, "\n".join(["$ " + step.command, *found]))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
