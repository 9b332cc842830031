"""The language of a body, told by its letters."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("ko", re.compile(r"[가-힣]")),
    ("ja", re.compile(r"[ぁ-ゟ゠-ヿ]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("en", re.compile(r"[A-Za-z]")),
)
_SHARES = {"ko": 0.3, "ja": 0.15, "zh": 0.5, "en": 0.7}
_SAMPLE_CHARS = 20_000


def read_language(text: str) -> str | None:
    """Return ``ko``, ``ja``, ``zh`` or ``en`` by the script of most letters, or None where none stands out.

    >>> read_language("오픈AI가 AI 반도체를 만든다."), read_language("The deal was closed."), read_language("2026")
    ('ko', 'en', None)
    """
    sample = text[:_SAMPLE_CHARS]
    counts = {name: len(script.findall(sample)) for name, script in _SCRIPTS}
    total = sum(counts.values())
    return next((name for name, count in counts.items() if total and count >= _SHARES[name] * total), None)
