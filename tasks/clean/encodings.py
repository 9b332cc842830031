"""Bytes into text: which encoding a page really has, whatever it says.

Here belongs the decision and what was odd about it. What a text means is nobody's business here.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from tasks.clean.errors import UnreadablePage, UnreadableReason

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"BM6",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"\x00\x00\x01\x00",
    b"SQLite format",
    b"Rar!",
    b"7z\xbc\xaf",
    b"BZh",
)
_META = re.compile(
    rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_\-:.]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([a-z0-9_\-:.]{2,40})"""
)
_HTTP = re.compile(r"""(?i)charset\s*=\s*["']?\s*([a-z0-9_\-:.]{2,40})""")
_KOREAN_LABELS = frozenset(
    {
        "euckr",
        "ksc5601",
        "ksc56011987",
        "ksx1001",
        "windows949",
        "cp949",
        "ms949",
        "uhc",
        "xwindows949",
        "korean",
        "ksc56011989",
    }
)
_LATIN_PAIRS = re.compile(
    r"[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}"
)
_HANGUL = re.compile(r"[가-힣]")
_HANJA = re.compile(r"[一-鿿]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE_BYTES = 200_000
_BAD_SHARE = 0.02
_FEW_BAD = 8
_MIN_WIDE_BYTES = 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and what was odd about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def _codec(label: str) -> str | None:
    name = label.strip().strip("\"'").casefold()
    if re.sub(r"[^a-z0-9]", "", name) in _KOREAN_LABELS:
        return "cp949"
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return {"iso8859-1": "cp1252", "ascii": "utf-8"}.get(found, found)


def _labels(body: bytes, content_type: str | None) -> Iterator[str]:
    """Codecs that the page names for itself, in order of trust: the response's header, then its own head."""
    http = _HTTP.search(content_type or "")
    if http and (codec := _codec(http[1])):
        yield codec
    for found in _META.finditer(body[:8192]):
        if codec := _codec((found[1] or found[2]).decode("ascii")):
            yield codec


def _strictly(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _wide(body: bytes) -> str | None:
    """UTF-16 without its mark shows in its zero bytes: every second one of an ASCII letter."""
    sample = body[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if (
        len(sample) < _MIN_WIDE_BYTES
        or body.startswith(_MAGIC)
        or max(even, odd) < 0.15 * len(sample) / 2
        or min(even, odd) > 0.2 * max(even, odd)
    ):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_binary(body: bytes) -> bool:
    if body.startswith(_MAGIC):
        return True
    sample = body[:_SAMPLE_BYTES]
    return len(_CONTROL.findall(sample)) > 0.01 * len(sample)


def _damaged(body: bytes, codec: str) -> tuple[int, str]:
    text = body.decode(codec, errors="replace")
    return text.count("\ufffd"), text


def _mended(body: bytes, codecs_named: list[str]) -> Decoded | None:
    """Return a text with a few bad bytes, read in the encoding that breaks least; None where too many are bad."""
    candidates = list(dict.fromkeys([*codecs_named, "utf-8", "cp949"]))
    damage = [(*_damaged(body, codec), codec) for codec in candidates]
    n_bad, text, codec = min(damage, key=lambda one: one[0])
    foreign = max(1, sum(byte > 0x7F for byte in body[:_SAMPLE_BYTES]) * len(body) // min(len(body), _SAMPLE_BYTES))
    if n_bad > max(_FEW_BAD, _BAD_SHARE * len(text)) or n_bad > 0.25 * foreign + 3:
        return None
    return Decoded(text, codec, (f"{n_bad} characters could not be decoded and read as \ufffd.",))


def _guessed(body: bytes) -> Decoded | None:
    best = from_bytes(body[:_SAMPLE_BYTES]).best()
    text = _strictly(body, best.encoding) if best else None
    if (
        best is None
        or text is None
        or not (_HANGUL.search(text) or best.encoding.startswith(("big5", "gb", "euc_jp", "shift", "cp932")))
    ):
        return None
    return Decoded(text, best.encoding, (f"The encoding was guessed: {best.encoding}.",))


def _share(pattern: re.Pattern[str], text: str) -> float:
    sample = text[:20_000]
    return sum(len(found) for found in pattern.findall(sample)) / max(1, len(sample))


def _unscrambled(text: str) -> tuple[str, str] | None:
    """Undo one wrong reading: Korean bytes read as Latin-1, or UTF-8 bytes read as windows-949."""
    if _share(_LATIN_PAIRS, text) > 0.15 and _share(_HANGUL, text) < 0.02:
        for wrong in ("latin-1", "cp1252"):
            raw = text.encode(wrong, errors="ignore")
            for right in ("utf-8", "cp949"):
                mended = raw.decode(right, errors="ignore")
                if _share(_HANGUL, mended) > 0.2:
                    return mended, f"{right} read as {wrong}"
    if _share(_HANJA, text) > 0.08:
        mended = text.encode("cp949", errors="ignore").decode("utf-8", errors="ignore")
        if _share(_HANGUL, mended) > 0.3 and len(mended) > 0.3 * len(text):
            return mended, "utf-8 read as cp949"
    return None


def _clear(decoded: Decoded) -> Decoded:
    text = decoded.text.lstrip("\ufeff").replace("\x00", "")
    mended = _unscrambled(text)
    if mended is None:
        return Decoded(text, decoded.encoding, decoded.warnings)
    return Decoded(
        mended[0],
        decoded.encoding,
        (*decoded.warnings, f"The text was garbled ({mended[1]}) and has been turned back."),
    )


def _decoded(body: bytes, content_type: str | None) -> Decoded | None:
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return Decoded(body[len(mark) :].decode(codec, errors="replace"), codec)
    if codec_wide := _wide(body):
        return Decoded(body.decode(codec_wide, errors="replace"), codec_wide)
    if _is_binary(body):
        raise UnreadablePage(
            UnreadableReason.BINARY, "The file holds no text (binary content): give a saved page or a text file."
        )
    named = list(_labels(body, content_type))
    for codec in dict.fromkeys(["utf-8", *(name for name in named if name != "cp1252"), "cp949"]):
        if (text := _strictly(body, codec)) is not None:
            return Decoded(text, codec)
    return _mended(body, [name for name in named if name not in {"utf-16", "utf-32", "cp1252"}]) or _guessed(body)


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Return the text of a page's bytes; raise :class:`UnreadablePage` where there is none to read.

    UTF-8 that is valid is UTF-8, whatever the page says; then the encodings it names (``euc-kr`` means windows-949,
    which holds 똠), then windows-949. A few bad bytes are replaced with a warning, a garbled text is turned back.

    >>> decode("똠방각하 반도체".encode("cp949"), "text/html; charset=euc-kr").text
    '똠방각하 반도체'
    >>> decode("한국어".encode("utf-8").decode("latin-1").encode("utf-8") * 3).text[:3]
    '한국어'
    """
    if not body.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise UnreadablePage(UnreadableReason.EMPTY, "The page holds nothing (0 bytes of text): fetch it again.")
    decoded = _decoded(body, content_type)
    if decoded is None:
        raise UnreadablePage(
            UnreadableReason.ENCODING, "The page's encoding could not be told (not UTF-8, EUC-KR or any it names)."
        )
    return _clear(decoded)
