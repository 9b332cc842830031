"""Names that this article explains itself: 다막 프로퍼티즈(Damac Properties), 마이크로소프트(MS), 이하 '두나무'.

Here belongs what brackets teach and where the learnt name stands again. Nothing learnt outlives the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tasks.extract.countries.entries import toponyms
from tasks.extract.countries.phrases import compile_words, is_hangul, is_word_end, is_word_start
from tasks.extract.organizations.entries import aliases, words_of
from tasks.records import OrganizationMention

_BRACKET = re.compile(r"\s?\(\s?(?:이하|약칭|옛|구|영문명|영문)?\s?[‘'\"“]?([^()\n]{2,40}?)[’'\"”]?\s?\)")
_HEREAFTER = re.compile(r"\s?\([^()\n]{0,40}?이하\s?[‘'\"“]?([가-힣A-Za-z0-9&]{2,16})[’'\"”]?\s?[,)]")
_LATIN_NAME = re.compile(r"[A-Z0-9][A-Za-z0-9&.+'’-]*(?: [A-Za-z0-9&.+'’-]+){0,5}")


def is_latin_name(text: str) -> bool:
    """Return whether the words in brackets can be an organisation's Latin name, not a term or a listing code.

    >>> is_latin_name("Damac Properties"), is_latin_name("CEO"), is_latin_name("2330"), is_latin_name("약 70조 원")
    (True, False, False, False)
    """
    return (
        bool(_LATIN_NAME.fullmatch(text)) and text not in words_of("acronyms") and bool(re.search("[A-Za-z]{2}", text))
    )


def find_learnt(text: str, mentions: Iterable[OrganizationMention]) -> dict[str, OrganizationMention]:
    """Return the names that brackets behind a mention give it, each with that mention; an unknown name is one too.

    >>> m = OrganizationMention((0, 2), "다막", "DAMAC", "AE", "r")
    >>> list(find_learnt("다막(Damac Invest)은", [m]))
    ['Damac Invest']
    """
    learnt: dict[str, OrganizationMention] = {}
    for mention in mentions:
        hereafter = _HEREAFTER.match(text, mention.span[1])
        bracket = _BRACKET.match(text, mention.span[1])
        if hereafter and not hereafter[1].isdecimal():
            learnt.setdefault(hereafter[1], mention)
        elif bracket and is_latin_name(bracket[1]):
            learnt.setdefault(bracket[1], mention)
        if mention.organization_id is None and mention.iso2:
            learnt.setdefault(mention.surface, mention)
    return {name: mention for name, mention in learnt.items() if name not in aliases() and name not in toponyms()}


def find_again(text: str, learnt: Mapping[str, OrganizationMention]) -> Iterator[OrganizationMention]:
    """Yield every place where a learnt name stands as a word."""
    if not learnt:
        return
    for match in compile_words(learnt).finditer(text):
        start, end = match.span()
        latin_goes_on = not is_hangul(text[end - 1]) and text[end : end + 1].isascii() and text[end : end + 1].isalnum()
        if is_word_start(text, start) and is_word_end(text, end, "organization_nouns") and not latin_goes_on:
            yield replace(learnt[match.group()], span=(start, end), surface=match.group(), rule="organization.learnt")
