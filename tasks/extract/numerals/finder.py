"""Every numeral of a text: plain ones, vague ones (수십조) and neighbours said in one breath (이삼백만, 2,3억)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tasks.extract.numerals.scanner import scan_numeral
from tasks.extract.numerals.spoken import read_numeral
from tasks.extract.numerals.values import Numeral
from tasks.extract.numerals.vocabulary import BIG, PAIRS, SMALL
from tasks.extract.numerals.widths import fold_width

_PAIR = "|".join(sorted(PAIRS, key=len, reverse=True))
_FREE = r"(?:(?<![가-힣])|(?<=[금약총])|(?<=달러)|(?<=유로)|(?<=[0-9일이삼사오육칠팔구십백천만억]불))"
_SINO = "영일이삼사오육칠팔구"
_START = re.compile(
    rf"(?P<spoken>{_FREE}[{_SINO}십백천만억조]{{1,16}}[점쩜][{_SINO}]{{1,8}}(?= ?(?:달러|불|유로|원|위안|엔|파운드|퍼센트|배)))"
    rf"|(?P<single>{_FREE}[{_SINO[1:]}](?=달러|파운드|위안|센트|불[{_SINO}십]{{1,4}}센트))"
    rf"|(?P<pair>{_FREE}(?:{_PAIR})(?= ?[십백천만억조]))"
    r"|(?P<listed>(?<![0-9.,])[1-9], ?[1-9](?=[십백천만억조]))"
    r"|(?P<vague>(?<![가-힣0-9])(?:(?:수|몇)(?= ?[십백천만억조])|십수(?=[만억조])))"
    r"|(?P<digit>[0-9])"
    rf"|(?P<hangul>{_FREE}(?:[영일이삼사오육칠팔구십백천만억조]{{2}}|[십백천만](?= ?[0-9원달위유엔불파명개장건배퍼센]| [0-9]{{1,3}}[백십만억])|[영](?=원)))"
)
_LETTERS = f"{_SINO}십백천만억조수몇{''.join(sorted({pair[0] for pair in PAIRS}))}"
_FIRST = re.compile(rf"[0-9{_LETTERS}](?:(?<=[0-9])|(?<![가-힣].)|(?<=[금약총러로불].))")
"""Every numeral begins with one of these letters, in Hangul hardly ever inside a word (_FREE): looking for them first
spares most places the rules of _START."""
_VAGUE = re.compile(
    r"(?P<word>십수|수|몇)(?P<gap> ?)(?P<small>[천백십])?(?P<yeo>여)?(?: ?(?P<big>[조억만])(?P<yeo_after>여)?)?"
)
_SKIP = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[가-힣]")


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Return the numerals of the text in order; none overlaps another.

    Hangul digits count only where they are two or more or carry a place (삼천억, 백만), so 이 and 사 in words do not.

    >>> [str(n.value) for n in find_numerals("3천8백억, ５만7천 개, 이삼백만 원")]
    ['380000000000', '57000', '2000000']
    >>> find_numerals("일본 사업")
    ()
    """
    return tuple(_numerals(fold_width(text)))


def _numerals(text: str) -> Iterator[Numeral]:
    position = 0
    while (first := _FIRST.search(text, position)) is not None:
        start = _START.match(text, first.start())
        if start is None:
            position = first.end()
            continue
        numeral = _read(text, start)
        if numeral is None:
            skipped = _SKIP.match(text, start.start())
            position = skipped.end() if skipped else start.end()
            continue
        yield numeral
        position = numeral.end


def _read(text: str, start: re.Match[str]) -> Numeral | None:
    if start["pair"]:
        low, high = PAIRS[start["pair"]]
        return _read_pair(text, start, low, high)
    if start["spoken"] or start["single"]:
        value = read_numeral(start.group())
        return None if value is None else Numeral(start.start(), start.end(), value, has_digits=False)
    if start["listed"]:
        low, high = int(start["listed"][0]), int(start["listed"][-1])
        return _read_pair(text, start, low, high) if high == low + 1 else scan_numeral(text, start.start())
    if start["vague"]:
        return _read_vague(text, start.start())
    numeral = scan_numeral(text, start.start())
    if start["hangul"] and numeral and not numeral.has_digits and not _has_place(text, numeral):
        return None
    return numeral


def _has_place(text: str, numeral: Numeral) -> bool:
    surface = text[numeral.start : numeral.end]
    if surface in BIG:
        return surface == "만"  # a lone 조 or 억 is a name, a group, an article
    return any(c in SMALL or c in BIG for c in surface) or surface[0] == "영"


def _read_pair(text: str, start: re.Match[str], low: int, high: int) -> Numeral | None:
    first = start.end() + text.startswith(" ", start.end())
    least = scan_numeral(text, first, Decimal(low))
    most = scan_numeral(text, first, Decimal(high))
    if least is None or most is None:
        return None
    return least._replace(start=start.start(), high=most.value, is_pair=True, has_digits=bool(start["listed"]))


def _read_vague(text: str, start: int) -> Numeral | None:
    """수 and 몇 say one order of magnitude: 수십조 is from 10조 up to, not with, 100조."""
    parts = _VAGUE.match(text, start)
    if parts is None or not (parts["small"] or parts["big"]):
        return None
    power = SMALL.get(parts["small"] or "", 0) + BIG.get(parts["big"] or "", 0)
    low = Decimal(10) ** power * (10 if parts["word"] == "십수" else 1)
    return Numeral(
        start=start,
        end=parts.end(),
        value=low,
        high=low * (2 if parts["word"] == "십수" else 10),
        units=(BIG[parts["big"]],) if parts["big"] else (),
        head_power=SMALL.get(parts["small"] or "", 0),
        has_digits=False,
        is_vague=True,
    )
