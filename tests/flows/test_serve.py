"""The scheduler with its server: a scheduled run is seen, and stopping leaves nothing running."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from flows.serve import is_port_free

pytestmark = pytest.mark.slow
WAIT_SECONDS = 120


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _post(port: int, path: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def _until(check: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        try:
            found = check()
        except OSError:
            found = None
        if found:
            return found
        time.sleep(1)
    pytest.fail("waited too long")


def _processes_of(folder: Path) -> list[str]:
    """Return the command lines of running processes that name a folder; none where /proc tells nothing."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue  # it ended while we looked
    return [line for line in lines if str(folder) in line and "pytest" not in line]


def _children_of(parent: int) -> frozenset[int]:
    """Return the processes that a process has started and that still run, Python's own tracker left out; none where /proc tells nothing."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            is_child = int(path.read_text().rpartition(")")[2].split()[1]) == parent
            if is_child and b"resource_tracker" not in (path.parent / "cmdline").read_bytes():
                found.add(int(path.parent.name))
        except OSError:
            continue  # it ended while we looked
    return frozenset(found)


@pytest.fixture
def service(tmp_path: Path, write_page: Callable[..., Path]) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Start ``jangbu serve`` over one page and one source that fails."""
    write_page("naver.html", "네이버는 국내 AI 데이터센터에 1조 원을 투자하겠다고 4일 밝혔다.")
    (tmp_path / "sources.toml").write_text(
        '[schedule]\nevery = "1h"\n[[source]]\nname = "good"\npaths = ["pages"]\n'
        '[[source]]\nname = "gone"\npaths = ["no-such-folder"]\n'
    )
    port = _free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    environment |= {"PREFECT_HOME": str(tmp_path / "prefect"), "JANGBU_HOME": str(tmp_path / "home")}
    command = [
        sys.executable,
        "-m",
        "jangbu",
        "serve",
        "--sources",
        str(tmp_path / "sources.toml"),
        "--port",
        str(port),
    ]
    with (tmp_path / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, start_new_session=True, stdout=log, stderr=log)
    try:
        yield port, process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def test_a_run_is_made_seen_and_stopping_leaves_nothing(service: Any, tmp_path: Path) -> None:
    port, process = service
    (deployment,) = _until(lambda: _post(port, "/deployments/filter", {}))
    assert (deployment["name"], deployment["schedules"][0]["active"]) == ("ingest", True)
    scheduled = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    assert _until(lambda: _post(port, "/flow_runs/filter", scheduled))[0]["auto_scheduled"], "the schedule makes runs"
    before = _children_of(process.pid)
    run = _post(port, f"/deployments/{deployment['id']}/create_flow_run", {"state": {"type": "SCHEDULED"}})

    def ended() -> Any:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/flow_runs/{run['id']}", timeout=10) as answer:
            found = json.load(answer)
        return found if found["state_type"] in {"COMPLETED", "FAILED", "CRASHED"} else None

    assert _until(ended)["state_type"] == "COMPLETED"
    keys = {artifact["key"] for artifact in _post(port, "/artifacts/latest/filter", {})}
    assert {"counts", "country-totals", "published-file"} <= keys
    assert (tmp_path / "home" / "published" / "current.duckdb").exists()
    _until(lambda: _children_of(process.pid) <= before)  # the run's process has ended too
    process.send_signal(signal.SIGTERM)
    process.wait(60)
    assert is_port_free(port), "the server must end with the service"
    assert not _processes_of(tmp_path), "no process may stay"
    query = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT active FROM deployment_schedule').fetchall())"
    kept = subprocess.run(
        [sys.executable, "-c", query, str(tmp_path / "prefect" / "prefect.db")],
        capture_output=True,
        text=True,
        check=True,
    )
    told = (tmp_path / "serve.log").read_text()
    assert "Finished in state Completed()" in told
    assert not {"leaked", "RuntimeWarning"} & set(told.replace(":", " ").split()), "what nobody can mend is no news"
    assert kept.stdout.strip() == "[(1,)]", "stopping must not pause the schedule"
