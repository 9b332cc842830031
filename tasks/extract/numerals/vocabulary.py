"""The words that count, loaded once from ``vocabulary.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

_WORDS = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))

SINO: dict[str, int] = _WORDS["sino"]
SMALL: dict[str, int] = _WORDS["small"]
BIG: dict[str, int] = _WORDS["big"]
NATIVE_ONES: dict[str, int] = _WORDS["native_ones"]
NATIVE_TENS: dict[str, int] = _WORDS["native_tens"]
PAIRS: dict[str, list[int]] = _WORDS["pairs"]
