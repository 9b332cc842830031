"""Pages that list others are refused; articles that look like lists are read."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.clean.errors import UnreadablePage, UnreadableReason
from tasks.clean.pages import clean_page

GOLD = tomllib.loads((Path(__file__).parent / "lists.toml").read_text(encoding="utf-8"))
NOW = date(2026, 11, 24)


@pytest.mark.parametrize("row", GOLD["list"], ids=lambda row: row["name"])
def test_a_list_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(UnreadablePage) as caught:
        clean_page(row["page"].encode(), "a", now=NOW)
    assert caught.value.reason is UnreadableReason.NO_TEXT


@pytest.mark.parametrize("row", GOLD["article"], ids=lambda row: row["name"])
def test_an_article_like_a_list_is_read(row: dict[str, Any]) -> None:
    body = clean_page(row["page"].encode(), "a", now=NOW).body
    assert [text for text in row["keep"] if text not in body] == []
