"""The flow on its schedule, with a Prefect server and its UI on this machine, until it is stopped.

Here belongs starting and ending the server's process and the deployment, and how the process of a scheduled run ends. What a run does stands in
:mod:`flows.ingest`.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.error import URLError

from flows.settings import Home, Schedule, SettingsError
from tasks.workers import end_quietly

HOST = "127.0.0.1"
_START_SECONDS = 90.0
_STOP_SECONDS = 20.0
_HOURLY = timedelta(hours=1)


def is_port_free(port: int) -> bool:
    """Return whether nobody listens on a port of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def _server_environment(port: int) -> dict[str, str]:
    """Return the environment of the server and of all that speak with it; the UI asks the API that this names."""
    api = f"http://{HOST}:{port}/api"
    return {
        **os.environ,
        "PREFECT_API_URL": api,
        "PREFECT_SERVER_UI_API_URL": api,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "INFO",
        "PREFECT_LOGGING_TO_API_ENABLED": "true",
    }


def _is_healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/api/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _wait_until_healthy(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            message = f"The Prefect server ended at its start: {log} says why."
            raise SettingsError(message)
        if _is_healthy(port):
            return
        time.sleep(0.3)
    message = f"The Prefect server did not answer within {_START_SECONDS:.0f} seconds: {log} says why."
    raise SettingsError(message)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and everything that it started."""
    for name in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, name)
            process.wait(_STOP_SECONDS)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue


@contextmanager
def running_server(port: int, home: Home) -> Iterator[str]:
    """Run a Prefect server on this machine while the block lasts, and give the address of its UI."""
    if not is_port_free(port):
        message = f"Port {port} of {HOST} is in use: stop what listens there, or choose another with --port."
        raise SettingsError(message)
    log = home.reports / "prefect-server.log"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)]
    with log.open("ab") as output:
        process = subprocess.Popen(  # noqa: S603  our own interpreter and arguments
            command, env=_server_environment(port), stdout=output, stderr=output, start_new_session=True
        )
    try:
        _wait_until_healthy(process, port, log)
        yield f"http://{HOST}:{port}"
    finally:
        _stop(process)


def end_scheduled_quietly() -> None:
    """Let the process of a scheduled run end quietly; that of a run which no schedule started may be somebody else's."""
    from prefect.runtime import deployment  # noqa: PLC0415  known only while a run is being made

    if deployment.id is not None:
        end_quietly()


def _stop_on_terminate(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def serve_flow(home: Home, sources_file: Path, schedule: Schedule, port: int) -> None:
    """Serve the flow on its schedule until this process is told to stop; the schedule stays for the next time.

    The server must run already; its address is taken from the port. Prefect is imported here, after the
    environment says where the server is.
    """
    os.environ.update(_server_environment(port))
    from prefect.schedules import Cron, Interval  # noqa: PLC0415  as the docstring says

    from flows.ingest import ingest  # noqa: PLC0415  as the docstring says

    zone = schedule.timezone
    when = Cron(schedule.cron, timezone=zone) if schedule.cron else Interval(schedule.every or _HOURLY, timezone=zone)
    ingest.serve(
        name="ingest",
        schedule=when,
        parameters={"home": str(home.root.resolve()), "sources_file": str(sources_file.resolve())},
        description="Reads the sources of the sources file into a new published snapshot.",
        tags=["jangbu"],
        pause_on_shutdown=False,  # stopping the service must not lose the schedule
        limit=1,  # the warehouse has one writer
    )


def serve(home: Home, sources_file: Path, schedule: Schedule, port: int) -> None:
    """Run the server and the scheduled flow together until Ctrl-C or SIGTERM, and end both."""
    home.make()
    warnings.filterwarnings("ignore", message="coroutine 'Runner.astop'")  # Prefect's own, at each SIGTERM
    signal.signal(signal.SIGTERM, _stop_on_terminate)
    with running_server(port, home):
        serve_flow(home, sources_file, schedule, port)
