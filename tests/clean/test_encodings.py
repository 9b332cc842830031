"""Bytes into text: labels that lie, labels that are missing, text that was garbled before."""

from __future__ import annotations

import pytest

from tasks.clean.encodings import decode
from tasks.clean.errors import UnreadablePage, UnreadableReason

TEXT = "정부가 똠방각하 인공지능에 2조원을 투자한다고 밝혔다. 내년에 착공한다. " * 4


@pytest.mark.parametrize(
    ("codec", "content_type"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-8", "text/html; charset=euc-kr"),
        ("cp949", "text/html; charset=euc-kr"),
        ("cp949", "text/html; charset=KS_C_5601-1987"),
        ("cp949", "text/html; charset=utf-8"),
        ("cp949", "text/html; charset=no-such-thing"),
        ("cp949", None),
        ("utf-16", None),
    ],
)
def test_korean_text_is_decoded_whatever_its_label(codec: str, content_type: str | None) -> None:
    assert decode(TEXT.encode(codec), content_type).text == TEXT


def test_utf_16_without_its_mark_is_seen_by_its_zero_bytes() -> None:
    text = f"<html><body><p class='article'>{TEXT[:40]}</p></body></html>"
    assert decode(text.encode("utf-16-le")).text == text


def test_the_page_names_its_own_encoding() -> None:
    page = f'<html><head><meta charset="shift_jis"></head><body>{"日本政府は人工知能に投資すると発表した。" * 3}</body></html>'
    assert "日本政府" in decode(page.encode("shift_jis")).text


@pytest.mark.parametrize("codec", ["utf-8", "cp949"])
def test_a_lone_bad_byte_is_replaced_and_said_so(codec: str) -> None:
    body = TEXT.encode(codec)
    decoded = decode(body[:30] + b"\xff" + body[30:], f"text/plain; charset={codec}")
    assert TEXT[-60:] in decoded.text
    assert any("could not be decoded" in warning for warning in decoded.warnings)


@pytest.mark.parametrize(("right", "wrong"), [("utf-8", "latin-1"), ("cp949", "latin-1")])
def test_garbled_text_is_turned_back(right: str, wrong: str) -> None:
    decoded = decode(TEXT.encode(right).decode(wrong).encode("utf-8"))
    assert decoded.text == TEXT
    assert any("garbled" in warning for warning in decoded.warnings)


def test_european_letters_are_no_garbled_korean() -> None:
    text = "Le président français a dévoilé un plan de 109 milliards d'euros à l'Élysée. " * 3
    assert decode(text.encode()).text == text


def test_noise_is_no_encoding() -> None:
    with pytest.raises(UnreadablePage) as caught:
        decode(bytes((n * 7919 + n * n * 31) % 94 + 0xA1 + (n % 3) * 0 for n in range(4000)).replace(b"\xc8", b"\xff"))
    assert caught.value.reason in {UnreadableReason.ENCODING, UnreadableReason.BINARY}
