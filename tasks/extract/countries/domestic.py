"""The country of the one who speaks: 국내, 우리나라, 우리 정부, 자국, 국산, K-; Korea, unless a foreigner speaks.

Here belongs who speaks and of whom is spoken; names of countries do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tasks.extract.countries.entries import speakers, words_of
from tasks.extract.countries.names import word_before
from tasks.extract.countries.phrases import hangul_tail, is_word_end, sentence_span
from tasks.records import CountryForm, CountryMention, OrganizationMention

# A look-behind stands after the word it guards: a pattern that begins with letters is searched for much faster.
_DOMESTIC = re.compile(r"(?:국내(?<![가-힣]국내)(?!외|총생산| 총생산|·외|·국외)|우리나라(?<![가-힣]우리나라))")
_OUR = re.compile(r"우리(?<![가-힣]우리)(?= )")
_OWN = re.compile(r"자국(?<![가-힣]자국)(?!민중심)")
_HOME_MADE = re.compile(r"국산(?<![가-힣]국산)(?!화율?\s?담배)")
_K = re.compile(r"K(?<![A-Za-z0-9가-힣]K)(?=-?[가-힣]{2}|-(?:AI|POP|Pop|팝|푸드|뷰티|컬처|IP|SW)|팝)")
_OPENING, _CLOSING = "“‘", "”’"
_SUBJECT = re.compile(
    r"\s?(?:정부|당국|국민|기업들?|업체들?|업계|국무원|의회|총리|대통령|측|군)?(?:은|는|이|가|도|에서는|에선)(?![가-힣])"
)
_GOVERNMENT = re.compile(r"\s?(?:정부|당국|국무원|의회|공산당)(?:은|는|이|가|도)(?![가-힣])")
_CLAUSE_BREAK = re.compile(r"(?:면서|으나|지만|하자|자|며|고|는데|가운데)[ ,]|…")
Home = tuple[int, int, str]


def _homes(countries: Sequence[CountryMention], organizations: Sequence[OrganizationMention]) -> list[Home]:
    named = [(*m.span, m.iso2) for m in countries if m.form is not CountryForm.DOMESTIC and m.iso2 != "EU"]
    named += [(*m.span, m.iso2) for m in organizations if m.iso2 and m.kind != "media"]
    return sorted(named)


def _quotation(text: str, at: int, start: int, end: int) -> tuple[int, int] | None:
    """Return the quotation marks around ``at`` inside a paragraph, None where there are none."""
    opening = max(text.rfind(mark, start, at) for mark in (*_OPENING, '"'))
    if opening < 0 or (text[opening] == '"' and text.count('"', start, at) % 2 == 0):
        return None
    if any(mark in text[opening + 1 : at] for mark in _CLOSING):
        return None
    closings = [text.find(mark, at, end) for mark in (*_CLOSING, '"')]
    return opening, min((c for c in closings if c >= 0), default=end)


def _titled(text: str, homes: Sequence[Home]) -> str | None:
    """Return the home of the one with a title behind (우융밍 알리바바 CEO), else of the last one named."""
    titles = "|".join(words_of_titles())
    for _, end, iso2 in reversed(homes):
        if re.match(rf"\s?(?:[가-힣A-Za-z]+ )?(?:[가-힣]*)(?:{titles})", text[end : end + 24]):
            return iso2
    return homes[-1][2] if homes else None


@cache
def words_of_titles() -> tuple[str, ...]:
    """Return the titles that mark a speaker."""
    return words_of("domestic.toml")["titles"]


def _speaker(text: str, at: int, homes: Sequence[Home]) -> str | None:
    """Return the country of the one who says the quotation around ``at``; None outside of quotations."""
    left = text.rfind("\n", max(0, at - 600), at) + 1 or max(0, at - 600)
    right = text.find("\n", at, at + 600)
    right = right if right >= 0 else min(len(text), at + 600)
    marks = _quotation(text, at, left, right)
    if marks is None:
        return None
    opening, closing = marks
    before = (sentence_span(text, opening - 1)[0] if opening > left else left, opening)
    after = (closing, min(right, closing + 80))
    for start, end in (before, after):
        persons = [iso2 for name, iso2 in speakers().items() if name in text[start:end]]
        inside = [home for home in homes if start <= home[0] and home[1] <= end]
        if persons:
            return persons[-1]
        if found := _titled(text, inside):
            return found
    return None


def _subject(text: str, at: int, homes: Sequence[Home]) -> str | None:
    """Return whose own country 자국 is: the nearest subject before it, else the nearest country named."""
    start, end = sentence_span(text, at)
    if any(word in text[start:at] for word in words_of("domestic.toml")["collective"]):
        return None
    before = [home for home in homes if start <= home[0] and home[1] <= at]
    for _, stop, iso2 in reversed(before):
        if _SUBJECT.match(text, stop):
            return iso2
    if before:
        return before[-1][2]
    behind = [home for home in homes if at < home[0] and home[1] <= end and _SUBJECT.match(text, home[1])]
    earlier = [home for home in homes if at - 300 <= home[0] and home[1] <= at]
    return behind[0][2] if behind else earlier[-1][2] if earlier else None


def _foreign_government(text: str, at: int, homes: Sequence[Home]) -> str | None:
    """Return the country whose government is the subject of this sentence (중국 정부는 국내 기업에)."""
    start, _ = sentence_span(text, at)
    for home_start, stop, iso2 in reversed(homes):
        if start <= home_start and stop <= at and _GOVERNMENT.match(text, stop):
            return None if _CLAUSE_BREAK.search(text, stop, at) else iso2
    return None


def _beside(text: str, at: int, homes: Sequence[Home]) -> str | None:
    """Return the country named right before (중국 국내, 미국 내 국산)."""
    return next(
        (iso2 for _, end, iso2 in homes if end < at and text[end:at].strip(" 내의") == "" and at - end <= 4), None
    )


def _near(homes: Sequence[Home], at: int) -> list[Home]:
    from bisect import bisect_left  # noqa: PLC0415

    return list(homes[bisect_left(homes, (at - 700, 0, "")) : bisect_left(homes, (at + 700, 0, ""))])


def find_domestic(
    text: str, countries: Sequence[CountryMention], organizations: Sequence[OrganizationMention]
) -> Iterator[CountryMention]:
    """Yield 국내, 우리나라, 우리 정부, 자국, 국산 and K- with the country they mean.

    국내 and 우리나라 mean Korea, in a foreigner's words his own country. 자국 means the subject's country and is no
    mention where that is nobody's (각국은 자국).

    >>> [m.iso2 for m in find_domestic("국내 기업과 우리나라, GDP(국내총생산)", (), ())]
    ['KR', 'KR']
    """
    homes = _homes(countries, organizations)
    for match in _DOMESTIC.finditer(text):
        near = _near(homes, match.start())
        iso2 = _speaker(text, match.start(), near) or _beside(text, match.start(), near)
        yield _mention(match, iso2 or _foreign_government(text, match.start(), near) or "KR", "country.domestic")
    for match in _OUR.finditer(text):
        if _is_our_country(text, match.start(), match.end()):
            iso2 = _speaker(text, match.start(), _near(homes, match.start()))
            yield _mention(match, iso2 or "KR", "country.our")
    for match in _OWN.finditer(text):
        owner = _subject(text, match.start(), _near(homes, match.start()))
        if owner and not _is_trace(text, match.start(), match.end()):
            yield _mention(match, owner, "country.own")
    for match in _HOME_MADE.finditer(text):
        near = _near(homes, match.start())
        foreign = _speaker(text, match.start(), near) or _beside(text, match.start(), near)
        yield _mention(match, foreign or _foreign_government(text, match.start(), near) or "KR", "country.home_made")
    for match in _K.finditer(text):
        if is_k_word(text, match.end()):
            yield _mention(match, "KR", "country.k_prefix")


def _is_our_country(text: str, start: int, end: int) -> bool:
    """Return whether 우리 means the country: 우리 정부; in a quotation "우리 제품" may be the speaker's firm."""
    words = words_of("domestic.toml")
    if not text.startswith(words["our"], end + 1):
        return False
    left = text.rfind("\n", max(0, start - 600), start) + 1 or max(0, start - 600)
    return not text.startswith(words["our_own"], end + 1) or _quotation(text, start, left, start + 80) is None


def _is_trace(text: str, start: int, end: int) -> bool:
    """Return whether 자국 is a mark left behind: 바퀴 자국, 자국이 남다.

    >>> _is_trace("바퀴 자국을", 3, 5), _is_trace("중국은 자국을", 4, 6)
    (True, False)
    """
    words = words_of("domestic.toml")
    return word_before(text, start) in words["traces_before"] or text.startswith(words["traces_after"], end)


def is_k_word(text: str, end: int) -> bool:
    """Return whether K stands before a word of its own: K-반도체, K팝; K뱅크 and K씨는 are names.

    >>> is_k_word("K콘텐츠", 1), is_k_word("K씨는", 1)
    (True, False)
    """
    at = end + (text[end : end + 1] == "-")
    tail = hangul_tail(text, at)
    if text.startswith(words_of("domestic.toml")["not_k"], at):
        return False
    return not is_word_end(text, at) or not tail


def _mention(match: re.Match[str], iso2: str, rule: str) -> CountryMention:
    return CountryMention(match.span(), match.group(), iso2, CountryForm.DOMESTIC, rule)
