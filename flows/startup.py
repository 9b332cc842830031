"""What a run needs and takes seconds to start, started side by side.

Here belongs what can start before the first page is read: Prefect's temporary server and the process that will check the
expectations, each a process of its own, and beside them the language model. Not here: what a run does.
"""

from __future__ import annotations

from threading import Thread

from prefect.settings import get_current_settings

from tasks.extract.morphemes import tokenize
from tasks.workers import prepare


def start_together() -> None:
    """Start the temporary server where no server is configured, and load what later stages need, while it comes up.

    What cannot be started ahead is left to the stage that needs it, which then says what is wrong.
    """
    prepare("expectations.runner")
    server = _server_thread()
    tokenize("준비")
    if server is not None:
        server.join()


def _server_thread() -> Thread | None:
    if get_current_settings().api.url is not None:
        return None
    try:
        from prefect.server.api.server import SubprocessASGIServer  # noqa: PLC0415  slow, and of no use with a server
    except ImportError:  # Prefect moved it: its client starts it, a little later
        return None
    server = SubprocessASGIServer()

    def start() -> None:
        try:
            server.start()
        except Exception:  # noqa: BLE001  the client starts it again and says what is wrong
            server.stop()

    thread = Thread(target=start, daemon=True)
    thread.start()
    return thread
