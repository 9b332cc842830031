"""Whom a sentence without a subject speaks of: the agent that the sentences before it named last.

이어, 또 and a dropped subject go on with the same one; 한편 starts another story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tasks.extract.claims.agents import HOME, UNITS, Agent, organization_agent
from tasks.extract.claims.vocabulary import agent_endings
from tasks.extract.countries.phrases import compile_words
from tasks.extract.organizations.entries import words_of
from tasks.records import CountryForm, CountryMention, OrganizationMention, Span

_RESET = re.compile(r"^[\"“‘'\s]*(?:한편|반면|이와 별도로|이와 별개로)")
_AT_START_CHARS = 2
_OWNER = re.compile(r"(?:\([^)]{1,20}\))?의\s(?:[^.\n]{1,30}?[은는이가](?=\s)|[^\s.]{1,16}(?:이다|다|였다|입니다)\.?$)")
_OWN_SITE = re.compile(
    r"(?:의)?(?:\s(?:AI|[가-힣]{1,6}(?<![을를은는이가에의로도]))){0,3}\s?(?:데이터센터|센터|공장|캠퍼스|팹)(?:가|이|은|는)\s"
)
_JOINED = re.compile(r"\)?\s?(?:와|과|·|,|및|/)\s?")
_ADMINISTRATION = re.compile(r"(?:특별시|광역시|[시도군구])(?=[은는이가](?:\s|,))")
_UNIT = re.compile(r"(?:특별시|광역시|[시도군구])(?![가-힣]{3})")
_TOPIC = re.compile(r"\s*([가-힣A-Za-z]{2,12})[은는]\s")
_HEADS = rf"[가-힣]{{0,6}}(?:{'|'.join(agent_endings('heads'))})"
_GOVERNMENT = re.compile(rf"\s?(?:(?:[가-힣]{{2,5}}당\s)?(?:연방\s?)?정부|{_HEADS}(?=[은는이가]?\s))")
_OWN_GOVERNMENT = re.compile(r"\s?(?:연방\s?)?정부(?=[은는이가도])")
_IS_SUBJECT_OF = re.compile(
    r"(?:다음|큰손|주인공|주역|대상|주자|선두|1위|맏형|곳|나라|기업|회사|업체|투자자|쪽)(?:은|는)\s(?:[^.,\n]{1,20}\s)?$"
)
_CLOSING_COPULA = re.compile(r"(?:\([^)]{0,40}\))?(?:이다|다|였다|이었다|입니다|이었습니다|였습니다)[.\s]*$")
_CLOSED = re.compile(r"\s*[.]?\s*$")
_TURNS_TO = re.compile(r"\s*(?:다음|이번|마지막|먼저|우선)(?:은|에는|엔)?\s")
_SHORT = 20  # 다음은 알리바바.
_CONSORTIUM = re.compile(r"\s?컨소시엄")
_OF_CONSORTIUM = re.compile(r"(?:이\s|해당\s)?컨소시엄[은는이가]\s")
_TAKES_PART = re.compile(
    r"(?:참여|합류|동참)(?:했다|한다|했습니다|합니다)[.\s]*$|(?<!에)도\s(?:[^.]{0,30}\s)?(?:돈|자금)을\s(?:댔다|보탰다|넣었다|댔습니다|보탰습니다)[.\s]*$"
)
_STATE = re.compile(r"[\"“‘'\s]*(?:우리\s|한국\s)?정부[는가]\s")
_EXECUTIVE = re.compile(
    r"(?<![가-힣])[가-힣]{2,4}\s([가-힣A-Za-z]{3,12})\s(?:대표|최고경영자|CEO|창업자|회장)[은는이가]\s"
)
_SUBJECT_PARTICLE = re.compile(
    r"(?:\)[’'”\"]?)?(?:\s(?:[가-힣]{2,5}\s){0,2}(?:회장|최고경영자|CEO|대표|사장|의장))?(?:\s(?:스스로|자신|자체))?\s{0,1}(?:그룹|정부|측|이사회|참의원|중의원|의회|하원|상원|"
    + _HEADS
    + r")?(?:\([^)]{0,60}\))?(?:\s?컨소시엄)?(?:은|는|이|가|도)(?=\s|,)"
)


def starts_afresh(sentence: str) -> bool:
    """Return whether the sentence turns to another story, so that nobody is carried over into it.

    >>> starts_afresh("한편 정부는 예산을 늘린다."), starts_afresh("이어 1조원을 더 쓴다.")
    (True, False)
    """
    return bool(_RESET.match(sentence))


def turns_to(sentence: str) -> bool:
    """Return whether a sentence without a predicate only says of whom the next ones speak.

    >>> turns_to("다음은 알리바바."), turns_to("구글 로고.")
    (True, False)
    """
    return len(sentence) <= _SHORT and _TURNS_TO.match(sentence) is not None


def _is_subject(text: str, end: int, span: Span) -> bool:
    return _SUBJECT_PARTICLE.match(text, end, min(span[1], end + 80)) is not None


def _first_of_list(
    text: str, ordered: list[OrganizationMention | CountryMention], place: int
) -> OrganizationMention | CountryMention:
    """Return the first of those that 와 or a middle dot joins: 타타그룹 in 타타그룹과 오픈AI가."""
    while place and _JOINED.fullmatch(text, ordered[place - 1].span[1], ordered[place].span[0]):
        place -= 1
    return ordered[place]


def named_agent(
    text: str,
    span: Span,
    organizations: tuple[OrganizationMention, ...],
    countries: tuple[CountryMention, ...],
) -> Agent | None:
    """Return the first organisation or country that the sentence at ``span`` has as its subject, read without morphemes."""
    ordered: list[OrganizationMention | CountryMention] = sorted((*organizations, *countries), key=lambda m: m.span)
    for place, found in enumerate(ordered):
        owns_topic = found.span[0] - span[0] <= _AT_START_CHARS and _OWNER.match(text, found.span[1], span[1])
        if (town := _administration(text, found)) is not None:
            return town
        owns_site = isinstance(found, OrganizationMention) and _OWN_SITE.match(text, found.span[1], span[1])
        if not owns_topic and not owns_site and not _is_subject(text, found.span[1], span):
            continue
        if owns_topic and isinstance(found, CountryMention) and _owns_next(text, ordered, place):
            continue  # 싱가포르의 멜리온AI도: the company, not its country
        mention = _first_of_list(text, ordered, place)
        if isinstance(mention, OrganizationMention):
            if mention.kind != "media":
                return organization_agent(mention)
        elif mention.form not in {CountryForm.COMPOUND, CountryForm.PLACE}:  # 벨트호번의 기술자들은: where, not who
            own = _OWN_GOVERNMENT.match(text, mention.span[1], span[1])
            name = text[mention.span[0] : own.end()] if own else mention.surface
            return Agent(name, mention.iso2, "government" if own else "country")
    return Agent("정부", HOME, "government") if _STATE.match(text, span[0], span[1]) else None


def _owns_next(text: str, ordered: list[OrganizationMention | CountryMention], place: int) -> bool:
    following = ordered[place + 1] if place + 1 < len(ordered) else None
    between = text[ordered[place].span[1] : following.span[0]] if following is not None else ""
    return isinstance(following, OrganizationMention) and between == "의 "


def named_list(text: str, span: Span, organizations: tuple[OrganizationMention, ...]) -> tuple[Agent, ...]:
    """Return the organisations that 와, comma or middle dot join as one subject of the sentence at ``span``, () without two of them.

    They are whom 두 회사 and 3사 speak of later: 오픈AI와 소프트뱅크, 오라클이.
    """
    named = sorted((o for o in organizations if o.kind not in {"media", "government"}), key=lambda o: o.span)
    for last in range(len(named) - 1, 0, -1):
        if not _is_subject(text, named[last].span[1], span):
            continue
        first = last
        while first and _JOINED.fullmatch(text, named[first - 1].span[1], named[first].span[0]):
            first -= 1
        if first < last:
            return tuple(map(organization_agent, named[first : last + 1]))
    return ()


def named_as_predicate(
    text: str,
    span: Span,
    organizations: tuple[OrganizationMention, ...],
    countries: tuple[CountryMention, ...],
) -> Agent | None:
    """Return whom the sentence at ``span`` says somebody is, and so goes on with: 가장 큰손은 아랍에미리트다; 소프트뱅크다."""
    named: list[OrganizationMention | CountryMention] = [*organizations, *countries]
    for found in sorted(named, key=lambda m: m.span, reverse=True):
        is_short = span[1] - span[0] <= _SHORT and _CLOSED.match(text, found.span[1], span[1]) is not None
        if _CLOSING_COPULA.match(text, found.span[1], span[1]) is None and not is_short:
            continue
        before = text[span[0] : found.span[0]]
        if before and not (_IS_SUBJECT_OF.search(before) or (is_short and _TURNS_TO.match(before))):
            return None
        if isinstance(found, OrganizationMention):
            return organization_agent(found)
        return Agent(found.surface, found.iso2, "country")
    return None


def takes_part(sentence: str) -> bool:
    """Return whether its subject only joins what another does: B와 C도 참여했다 goes on with A.

    >>> takes_part("엔비디아도 참여했다."), takes_part("엔비디아가 투자했다.")
    (True, False)
    """
    return _TAKES_PART.search(sentence) is not None


def _administration(text: str, found: OrganizationMention | CountryMention) -> Agent | None:
    """Return the town or province that acts, where a place and its sort of administration are a subject: 전남도가."""
    unit = _unit_of(text, found, _ADMINISTRATION) if isinstance(found, CountryMention) else None
    return Agent(text[found.span[0] : unit.end()], found.iso2, "government") if unit else None


@cache
def _introducing() -> str:
    """Return what stands before the name of a company that a text introduces, as a pattern: 번역기업 …, 스타트업인 …"""
    return rf"{compile_words(words_of('introducers')).pattern}(?:인|이자)?\s"


def introduced_topic(text: str, span: Span) -> Agent | None:
    """Return the topic that opens the sentence at ``span``, where the text told before that it is a company.

    >>> text = "A가 번역기업 말뭉치를 산다. 말뭉치는 이름을 알렸다."
    >>> introduced_topic(text, (text.index("말뭉치는"), len(text))).name
    '말뭉치'
    """
    topic = _TOPIC.match(text, span[0], span[1])
    before = text[max(0, span[0] - 600) : span[0]]
    if topic is None or topic[1] not in before:
        return None
    told = re.search(_introducing() + re.escape(topic[1]) + r"(?![가-힣]{3})", before)
    return Agent(topic[1], None, "generic") if told else None


def employer_topic(text: str, span: Span, title: str) -> Agent | None:
    """Return the company of the executive whom the sentence at ``span`` speaks of, where no list knows it and the title names it.

    >>> text = "판교에서 만난 위승재 코어레인 대표는 웃었다."
    >>> employer_topic(text, (0, len(text)), "코어레인에 620억이 몰린 이유").name
    '코어레인'
    >>> employer_topic(text, (0, len(text)), "620억이 몰린 이유")
    """
    told = _EXECUTIVE.search(text, span[0], span[1])
    if told is None or told[1] not in title or told[1] in agent_endings("companies"):
        return None
    return Agent(told[1], None, "generic")


def _unit_of(text: str, place: CountryMention, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the sort of administration behind a place, or at its end: 대구+시, 구미시; None without one."""
    if place.form is not CountryForm.PLACE:
        return None
    own = pattern.match(text, place.span[1] - 1) if place.surface.endswith(tuple(UNITS)) else None
    return pattern.match(text, place.span[1]) or own


def named_towns(text: str, countries: tuple[CountryMention, ...]) -> Iterator[Agent]:
    """Yield the towns and provinces that a sentence names with their sort of administration, in order: 경기도, 대구시."""
    for found in sorted(countries, key=lambda m: m.span):
        unit = _unit_of(text, found, _UNIT)
        if unit is not None:
            yield Agent(text[found.span[0] : unit.end()], found.iso2, "government")


def named_consortium(text: str, span: Span, organizations: tuple[OrganizationMention, ...]) -> Agent | None:
    """Return whose consortium the sentence at ``span`` names last: 삼성SDS 컨소시엄; None without one."""
    found = [o for o in organizations if _CONSORTIUM.match(text, o.span[1], span[1])]
    return organization_agent(found[-1]) if found else None


def speaks_of_consortium(sentence: str) -> bool:
    """Return whether the sentence goes on with the consortium told before.

    >>> speaks_of_consortium("컨소시엄은 2조원을 들인다."), speaks_of_consortium("삼성SDS 컨소시엄은")
    (True, False)
    """
    return _OF_CONSORTIUM.match(sentence) is not None


def named_government(text: str, span: Span, countries: tuple[CountryMention, ...]) -> str | None:
    """Return the country whose government the sentence at ``span`` names: 일본 정부, 獨 정부."""
    found = [c.iso2 for c in countries if _GOVERNMENT.match(text, c.span[1], span[1])]
    return found[-1] if found else None


def named_ministry(organizations: tuple[OrganizationMention, ...]) -> str | None:
    """Return the country of the last ministry or office among the organisations, None without one."""
    found = [o.iso2 for o in organizations if o.kind == "government" and o.iso2]
    return found[-1] if found else None
