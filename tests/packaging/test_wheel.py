"""A wheel carries everything: SQL, vocabularies, the sample. Its use in an empty environment is the slow test here."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the checkout with the tools that are installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (path,) = folder.glob("*.whl")
    return path


def test_everything_that_the_program_reads_is_inside(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "jangbu", "flows", "tasks", "sql", "expectations"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert [name for name in tracked if (ROOT / name).exists() and name not in inside] == []


@pytest.mark.slow
def test_the_wheel_alone_gives_a_working_command(wheel: Path, tmp_path: Path) -> None:
    # The dependencies come from this environment by a path, so that the test needs no network; the package itself
    # comes from the wheel alone, away from the checkout.
    environment = tmp_path / "env"
    venv.create(environment, with_pip=False)
    (site,) = environment.glob("lib/python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    here = Path(next(p for p in sys.path if p.endswith("site-packages")))
    python = environment / "bin" / "python"
    variables = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "PYTHON", "JANGBU_"))}
    variables |= {"PYTHONPATH": f"{site}{os.pathsep}{here}", "PREFECT_HOME": str(tmp_path / "prefect")}

    def run(*arguments: str) -> str:
        command = [str(python), "-m", "jangbu", *arguments]
        result = subprocess.run(
            command, cwd=tmp_path, env=variables, capture_output=True, text=True, timeout=300, check=False
        )
        assert result.returncode == 0, result.stderr
        return result.stdout

    where = subprocess.run(
        [str(python), "-c", "import tasks; print(tasks.__file__)"],
        cwd=tmp_path,
        env=variables,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(site)
    page = tmp_path / "page.txt"
    page.write_text(
        "누리 AI 투자\n\n입력 2026-03-04 09:00\n\n네이버는 국내 AI 데이터센터에 1조 원을 투자하겠다고 4일 밝혔다.\n"
    )
    run("ingest", str(page), "--home", str(tmp_path / "home"))
    assert "KR" in run("sql", "SELECT actor_country FROM claims", "--home", str(tmp_path / "home"))
