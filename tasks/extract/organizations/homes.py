"""Which country the text names beside an organisation: 미국 스탠퍼드대, 미 상무부, 일본 로봇 기업 X.

Here belongs the look around a name; the names themselves do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from tasks.extract.countries.compounds import HANJA, SYLLABLES
from tasks.extract.countries.names import find_names
from tasks.extract.countries.phrases import sentence_span
from tasks.extract.countries.syllables import find_hanja
from tasks.extract.organizations.entries import aliases
from tasks.records import CountryForm, CountryMention

_DIRECT = re.compile(r"(?:의|계|산|발|국적|소재|판)?\s?(?:\([^()\n]{1,12}\)\s?)?[‘'\"“]?")
_MODIFIED = re.compile(
    r"(?:의|계|산|국적|소재|출신|\s대표|\s최대|\s최고|\s신생|\s유력)?\s(?:[가-힣A-Za-z0-9·()-]{1,14}\s){1,4}[‘'\"“]?"
)
_PARTICLE_INSIDE = re.compile(r"(?:은|는|이|가|을|를|에서|에게|까지|부터|으로|보다|처럼|하고|하며|다|며|고)\s")
_SYLLABLE = re.compile(r"(?:^|[^가-힣])([미중일영독러불북]) ?$")
_DOMESTIC = re.compile(r"(?:국내|토종|한국|우리나라|국산)\s(?:[가-힣A-Za-z0-9·-]{1,12}\s){0,3}[‘'\"“]?$")


_OF_PARENT = re.compile(
    r"(?:^|[^가-힣A-Za-z0-9])(?P<parent>[가-힣A-Za-z0-9&]{2,14})(?:\([^)]{1,20}\))?(?:의)?\s(?:계열|산하|자회사)(?:인)?\s(?:[가-힣A-Za-z0-9·]{1,10}\s){0,3}[‘'\"“]?$"
)
_BASED = re.compile(
    r"(?:\s[가-힣A-Za-z0-9]{2,8}){0,2}(?:에|을|를)?\s?(?:(?:본사|본거지|본부|거점|둥지|기반|뿌리|사무실)(?:를|을)\s(?:둔|튼|마련한|삼은|옮긴|내린|차린)|(?:기반을\s둔|자리한|위치한|있는|소재)"
    r"|서\s(?:창업한|설립된|설립한|출발한|시작한|창업된|태어난|문을\s연))\s(?:[가-힣A-Za-z0-9·-]{1,12}\s){0,4}[‘'\"“]?"
)


@dataclass(frozen=True, slots=True)
class Homes:
    """The countries that a text names, by place, to be asked what stands before a name."""

    text: str
    named: tuple[CountryMention, ...]
    ends: tuple[int, ...]
    starts: tuple[int, ...]
    places: tuple[CountryMention, ...] = ()

    @classmethod
    def of(cls, text: str) -> Homes:
        """Return the countries that are written out in the text, places left out."""
        found: Iterable[CountryMention] = (*find_names(text), *find_hanja(text, ()))
        named = sorted((m for m in found if m.form is not CountryForm.PLACE), key=lambda m: m.span)
        places = tuple(m for m in find_names(text) if m.form is not CountryForm.BLOC)
        return cls(text, tuple(named), tuple(m.span[1] for m in named), tuple(m.span[0] for m in named), places)

    def _last_before(self, at: int) -> CountryMention | None:
        index = bisect_right(self.ends, at)
        return self.named[index - 1] if index else None

    def directly_before(self, at: int) -> str | None:
        """Return the country right before ``at``: 미국 상무부, 미 상무부, 中상무부."""
        last = self._last_before(at)
        if last and at - last.span[1] <= 18 and _DIRECT.fullmatch(self.text, last.span[1], at):
            return last.iso2
        syllable = _SYLLABLE.search(self.text[max(0, at - 3) : at])
        if syllable:
            return SYLLABLES[syllable[1]]
        return HANJA.get(self.text[at - 1]) if at else None

    def attributed(self, at: int) -> str | None:
        """Return the country whose 기업, 스타트업 … the name at ``at`` is said to be; None where nothing says it."""
        if direct := self.directly_before(at):
            return direct
        last = self._last_before(at)
        if last and at - last.span[1] <= 40:
            between = self.text[last.span[1] : at]
            if _MODIFIED.fullmatch(between) and not _PARTICLE_INSIDE.search(between):
                return last.iso2
        if _DOMESTIC.search(self.text[max(0, at - 40) : at]):
            return "KR"
        return self.seated(at) or self._of_place(at) or self._of_parent(at) or self._owned_by_place(at)

    def _owned_by_place(self, at: int) -> str | None:
        """Return the country of the town that the name at ``at`` belongs to: 대전의 ○○."""
        place = self._place_before(at)
        return place.iso2 if place and self.text[place.span[1] : at] == "의 " else None

    def _place_before(self, at: int) -> CountryMention | None:
        index = bisect_right(self.places, at, key=lambda place: place.span[1])
        near = index > 0 and at - self.places[index - 1].span[1] <= 48
        return self.places[index - 1] if near else None

    def seated(self, at: int) -> str | None:
        """Return the country where the name at ``at`` is said to sit: 리옹에 본사를 둔, 케임브리지에서 창업한."""
        place = self._place_before(at)
        return place.iso2 if place and _BASED.fullmatch(self.text, place.span[1], at) else None

    def _of_place(self, at: int) -> str | None:
        """Return the country of the place whose 기업, 스타트업 … the name at ``at`` is: 판교의 로봇기업."""
        place = self._place_before(at)
        if place is None:
            return None
        between = self.text[place.span[1] : at]
        named = _MODIFIED.fullmatch(between) and not _PARTICLE_INSIDE.search(between)
        return place.iso2 if named else None

    def _of_parent(self, at: int) -> str | None:
        """Return the home of the known organisation that the name at ``at`` belongs to: 아람코 계열 벤처캐피털 ○○."""
        told = _OF_PARENT.search(self.text[max(0, at - 40) : at])
        alias = aliases().get(told["parent"]) if told else None
        return alias.organization.iso2 if alias is not None and alias.organization is not None else None

    def in_sentence_before(self, at: int) -> str | None:
        """Return the last country named in the sentence before ``at``."""
        start, _ = sentence_span(self.text, at)
        last = self._last_before(at)
        return last.iso2 if last and last.span[0] >= start else None

    def starts_at(self, at: int) -> CountryMention | None:
        """Return the country written out from ``at`` on."""
        index = bisect_left(self.starts, at)
        return self.named[index] if index < len(self.named) and self.starts[index] == at else None
