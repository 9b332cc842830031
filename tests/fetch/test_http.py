"""What a host answers, and what becomes of it."""

from __future__ import annotations

import pytest

from tasks.fetch.http import Fetcher, FetchError, Manners

QUICK = Manners(connect_timeout=0.5, read_timeout=0.5, retries=1, backoff_factor=0.01, host_pause=0, max_bytes=4000)
NAMED = frozenset({"127.0.0.1"})


def test_a_page_comes_as_it_is(web: str) -> None:
    response = Fetcher(NAMED, QUICK).fetch(f"{web}/page")
    assert response.content.decode() == "본문입니다."
    assert response.content_type == "text/html; charset=utf-8"


def test_a_packed_answer_is_unpacked(web: str) -> None:
    assert Fetcher(NAMED, QUICK).fetch(f"{web}/packed").content == b"packed body"


def test_a_host_in_trouble_is_asked_again(web: str) -> None:
    assert Fetcher(NAMED, QUICK).fetch(f"{web}/once-500").content == b"second try"


def test_a_redirect_is_followed(web: str) -> None:
    response = Fetcher(NAMED, QUICK).fetch(f"{web}/moved")
    assert response.url == f"{web}/page"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/status/404", "http_404"),
        ("/status/500", "http_500"),
        ("/status/403", "http_403"),
        ("/slow", "timeout"),
        ("/large", "too_large"),
        ("/loop", "redirect"),
        ("/to-file", "redirect"),
        ("/private/a", "robots"),
        ("/inside", "inside_address"),
    ],
)
def test_a_page_that_does_not_come_says_why(web: str, path: str, reason: str) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher(NAMED, QUICK).fetch(f"{web}{path}")
    assert caught.value.reason == reason
    assert "http://" in str(caught.value)


def test_an_address_inside_is_refused_unless_named(web: str) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher(frozenset(), QUICK).fetch(f"{web}/page")
    assert caught.value.reason == "inside_address"


@pytest.mark.parametrize(
    ("url", "reason"), [("http://127.0.0.1:1/a", "unreachable"), ("http://nowhere.invalid/a", "no_such_host")]
)
def test_a_host_that_is_not_there(url: str, reason: str) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher(frozenset({"127.0.0.1", "nowhere.invalid"}), QUICK).fetch(url)
    assert caught.value.reason == reason


def test_robots_that_fail_keep_us_away(web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fetcher = Fetcher(NAMED, QUICK)
    monkeypatch.setattr(
        fetcher, "_read_robots", lambda _url: fetcher.__class__._read_robots(fetcher, f"{web}/status/503")
    )
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(f"{web}/page")
    assert caught.value.reason == "robots_unreachable"
