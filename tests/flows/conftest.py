"""One Prefect server for all tests of the flow, and pages of our own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

PAGE = """<html lang="ko"><head><meta charset="utf-8"><title>{title} - 누리일보</title>
<meta property="og:site_name" content="누리일보"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="{day}T09:00:00+09:00"></head>
<body><nav><a href="/">홈</a><a href="/it">IT</a></nav><article><h1>{title}</h1>
<p>{body}</p><p>회사는 이번 투자가 인공지능 경쟁력을 높이는 데 도움이 될 것으로 기대한다고 설명했다.</p></article>
<footer>무단전재 및 재배포 금지</footer></body></html>"""


@pytest.fixture(scope="session", autouse=True)
def _server(prefect_server: None) -> None:
    """Have the one server run for all tests of this folder."""


@pytest.fixture
def write_page(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes an invented page into ``pages/`` and gives its path."""

    def write(name: str, body: str, *, title: str = "누리 AI 투자", day: str = "2026-03-04") -> Path:
        path = tmp_path / "pages" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE.format(title=title, body=body, day=day), encoding="utf-8")
        return path

    return write
