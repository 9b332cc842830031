"""The README says what is true: its commands print what it shows, and CI runs its own commands."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from consoles import README, ROOT, Step, fits, read_steps, run_step

STEPS = list(read_steps(README.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all steps share, so that later ones see what the first has published."""
    return tmp_path_factory.mktemp("readme")


def test_the_readme_starts_with_a_run() -> None:
    assert STEPS[0].command == "make run"


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.command[:60])
def test_the_readme_shows_what_a_command_prints(step: Step, home: Path) -> None:
    found = run_step(step, home)
    assert fits(step.printed, found), "\n".join(["it prints today:", *found])


def test_ci_runs_the_commands_that_the_readme_gives() -> None:
    told = set(re.findall(r"^make [a-z]+", README.read_text(encoding="utf-8"), re.MULTILINE))
    run = set(re.findall(r"^make [a-z]+", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"make run", "make test", "make check"} <= told & run
