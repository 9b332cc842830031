"""A small web on 127.0.0.1 for the tests of fetching."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest


class _Pages(BaseHTTPRequestHandler):
    """Answers as its path says; counts what was asked."""

    asked: ClassVar[list[str]] = []
    robots = b"User-agent: *\nDisallow: /private\n"

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        path = self.path
        type(self).asked.append(path)
        n_asked = type(self).asked.count(path)
        if path == "/slow":
            time.sleep(2)
        inside = f"http://localhost:{self.server.server_address[1]}/page"
        answers: dict[str, tuple[int, bytes, dict[str, str]]] = {
            "/robots.txt": (200, self.robots, {}),
            "/page": (200, "본문입니다.".encode(), {"Content_Type": "text/html; charset=utf-8"}),
            "/packed": (200, gzip.compress(b"packed body"), {"Content_Encoding": "gzip"}),
            "/once-500": (503 if n_asked == 1 else 200, b"second try", {}),
            "/slow": (200, b"late", {}),
            "/large": (200, b"x" * 5000, {}),
            "/moved": (302, b"", {"Location": "/page"}),
            "/loop": (302, b"", {"Location": "/loop"}),
            "/to-file": (302, b"", {"Location": "file:///etc/passwd"}),
            "/inside": (302, b"", {"Location": inside}),
        }
        code = int(path.rsplit("/", 1)[1]) if path.startswith("/status/") else 404
        status, body, headers = answers.get(path, (code, b"", {}))
        self._answer(status, body, **headers)

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
