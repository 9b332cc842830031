"""A small web on 127.0.0.1 for the tests of fetching."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class _Pages(BaseHTTPRequestHandler):
    """Answers as its path says; counts what was asked."""

    asked: list[str] = []
    robots = b"User-agent: *\nDisallow: /private\n"

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:  # noqa: N802  the name http.server calls
        path = self.path
        type(self).asked.append(path)
        if path == "/robots.txt":
            self._answer(200, self.robots)
        elif path == "/page":
            self._answer(200, "본문입니다.".encode(), Content_Type="text/html; charset=utf-8")
        elif path == "/packed":
            self._answer(200, gzip.compress(b"packed body"), Content_Encoding="gzip")
        elif path == "/once-500" and type(self).asked.count(path) == 1:
            self._answer(503)
        elif path == "/once-500":
            self._answer(200, b"second try")
        elif path == "/slow":
            time.sleep(2)
            self._answer(200, b"late")
        elif path == "/large":
            self._answer(200, b"x" * 5000)
        elif path == "/moved":
            self._answer(302, Location="/page")
        elif path == "/loop":
            self._answer(302, Location="/loop")
        elif path == "/to-file":
            self._answer(302, Location="file:///etc/passwd")
        elif path == "/inside":
            self._answer(302, Location=f"http://localhost:{self.server.server_address[1]}/page")
        elif path.startswith("/status/"):
            self._answer(int(path.rsplit("/", 1)[1]))
        else:
            self._answer(404)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def web() -> Iterator[str]:
    """Return the address of a server that lives for one test."""
    handler = type("Pages", (_Pages,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
