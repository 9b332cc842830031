"""The country that the money goes to: a place with 에, a market or site named beside the money, a company's home.

Where public money names no place it stays at home; where a country raises or draws money, that is the place.
"""

from __future__ import annotations

import re

from tasks.extract.claims.actors import is_passive
from tasks.extract.claims.agents import Agent, squeezed
from tasks.extract.claims.clauses import Phrase, Predicate
from tasks.extract.claims.frames import Frame, lemma_of
from tasks.extract.claims.roles import Roles, country_of_money
from tasks.extract.claims.vocabulary import verbs
from tasks.extract.claims.words import ORGANIZATION
from tasks.records import ClaimKind, CountryForm, CountryMention

_GOAL_PARTICLES = frozenset({"에", "로", "으로", "에서"})
_SITES = re.compile(
    r"(?:투자|진출|데이터센터|데이터센터건설|공장|시장|인프라|사업|프로젝트|건설|캠퍼스|단지|거점|산업|기업|스타트업|연구소|연구개발센터|지역|투자계획|투자안|법인|생태계|클러스터|분야|설비|센터|사업비|투자액|투자금|건설비|공장의가동|가동|공사|부지|착공|시설)(?:가운데|중|규모|등)?$"
)
_OWN_WORDS = frozenset({"자국"})
_STATE_KINDS = frozenset(
    {ClaimKind.BUDGET, ClaimKind.FUND, ClaimKind.INVESTMENT, ClaimKind.TARGET, ClaimKind.CONTRACT, ClaimKind.OTHER}
)


def _countries_in(frame: Frame, phrase: Phrase) -> list[CountryMention]:
    found = frame.view.mentions.countries
    return [c for c in found if phrase.start <= c.span[0] < phrase.end]


def _next_predicate(frame: Frame, index: int) -> Predicate | None:
    return next((i for i in frame.view.items[index + 1 :] if isinstance(i, Predicate)), None)


def _is_goal(frame: Frame, index: int, phrase: Phrase) -> bool:
    if phrase.particle in {"에", "로", "으로", "에게"}:
        following = _next_predicate(frame, index)
        counts = phrase.words[-1].form in {"배", "위", "수준", "번째", "규모"} or bool(phrase.amounts)
        return not counts and lemma_of(following) not in verbs("beside")
    if phrase.particle == "에서":
        verb = lemma_of(_next_predicate(frame, index))
        spent_there = is_passive(frame) and verb not in verbs("speaking") - verbs("using")
        return spent_there or verb in verbs("building", "inflow", "spending") | {
            "추진",
            "진행",
            "투자",
            "벌이",
        }
    return False


def _names_a_site(phrase: Phrase) -> bool:
    """미국 투자 계획을, 한국 시장, 대미 투자: a place in front of a word for business, no subject that acts."""
    words = [w for w in phrase.words if not w.amount_like]
    return bool(words) and words[-1].mention is None and bool(_SITES.search(squeezed(phrase.words)))


def _linked(frame: Frame, index: int) -> list[CountryMention]:
    """Return the countries of a phrase and of those that 의 or 와 join to it: 독일과 네덜란드의 설비에."""
    found: list[CountryMention] = []
    for at in range(index, -1, -1):
        item = frame.view.items[at]
        if not isinstance(item, Phrase) or (at < index and item.particle not in {"의", "와", "과", ",", "·", "및"}):
            break
        if at < index and item.words[-1].tag == ORGANIZATION:
            break  # 영국 플루이드스택과 함께 뉴욕에, 두바이 업체 다막의 투자: who, not where
        found = [*_countries_in(frame, item), *found]
    return found


def _right_border(frame: Frame) -> int:
    """Return the last item that can name this amount's destination: in a list, none behind the amount."""
    last = frame.governor if frame.governor is not None else len(frame.view.items) - 1
    more = any(p.amounts for i, p in frame.phrases(frame.place + 1, last))
    return frame.place if more else last


def _candidates(frame: Frame, roles: Roles) -> list[CountryMention]:
    """Return the countries that could be the destination, the likeliest first: places with 에, then sites."""
    ranked: list[tuple[int, int, CountryMention]] = []
    border = _right_border(frame)
    for index, phrase in frame.phrases(0, len(frame.view.items) - 1):
        is_goal = _is_goal(frame, index, phrase)
        if not (is_goal or _names_a_site(phrase)):
            continue
        distance = abs(frame.place - index)
        if border < index < (frame.governor or index):
            distance += 100
        outside = index < frame.start or index > border
        rank = (2 if outside else 0) + (0 if is_goal else 1)
        linked = (c for c in _linked(frame, index) if not _belongs_to_actor(frame, c, phrase, roles))
        ranked.extend((rank, distance, country) for country in linked)
    return [country for _, _, country in sorted(ranked, key=lambda r: r[:2])]


def _one_of_list(frame: Frame) -> CountryMention | None:
    """A는 호주에, B는 스웨덴에 각각 N과 M을: the first amount goes to the first place, the second to the second."""
    money = [i for i, p in frame.phrases(0, len(frame.view.items) - 1) for _ in p.amounts]
    if len(money) < 2 or not any(w.form == "각각" for w in frame.view.words):
        return None
    goals = [p for i, p in frame.phrases(0, money[0] - 1) if p.particle == "에" and _countries_in(frame, p)]
    return _countries_in(frame, goals[money.index(frame.place)])[-1] if len(goals) == len(money) else None


def _belongs_to_actor(frame: Frame, country: CountryMention, phrase: Phrase, roles: Roles) -> bool:
    """캐나다 운용사 브룩필드가: the country in the payer's own name is no destination."""
    if phrase.is_subject and not _names_a_site(phrase):
        return True
    if roles.actor is None:
        return False
    return roles.actor.sort == "country" and country.surface == roles.actor.name and not _is_goal(frame, 0, phrase)


def _named_destination(frame: Frame, roles: Roles) -> str | None:
    listed = _one_of_list(frame)
    candidates = [listed] if listed else _candidates(frame, roles)
    if not candidates:
        return None
    first = candidates[0]
    own = first.surface in _OWN_WORDS and roles.actor is not None
    if own and roles.actor is not None:
        return roles.actor.country
    owner = country_of_money(frame.amount.currency)
    spent_at_home = first.form is CountryForm.DOMESTIC and roles.actor is None
    if first.form is CountryForm.DOMESTIC and roles.actor is not None and roles.actor.is_state and roles.actor.country:
        return roles.actor.country  # 일본이 국산 AI 개발에 쓴다
    return owner or first.iso2 if spent_at_home else first.iso2  # 국산 AI 개발에 3천억엔이 배정됐다


def names_destination(frame: Frame, roles: Roles) -> bool:
    """Return whether the sentence itself names a country that the money goes to."""
    return _named_destination(frame, roles) is not None


def _default_destination(kind: ClaimKind, roles: Roles) -> str | None:
    """Return a recipient company's home, or for public money the payer's own country."""
    actor, paid = roles.actor, roles.recipient_agent
    if paid is not None and paid.country and not _is_state_purse(kind, actor):
        return paid.country
    return actor.country if actor is not None and actor.is_state and kind in _STATE_KINDS else None


def read_destination(frame: Frame, kind: ClaimKind, roles: Roles) -> str | None:
    """Return the destination's country code, None where the sentence names none."""
    if kind in {ClaimKind.REVENUE, ClaimKind.MARKET_SIZE, ClaimKind.OTHER}:
        return None
    if kind is ClaimKind.FUNDING_RAISED:
        return roles.actor.country if roles.actor else None
    if roles.rule == "actor.attracting_country" and roles.recipient_agent is not None and roles.recipient_agent.country:
        return roles.recipient_agent.country
    return _named_destination(frame, roles) or _host_of_agreement(frame, kind) or _default_destination(kind, roles)


def _host_of_agreement(frame: Frame, kind: ClaimKind) -> str | None:
    """부산시와 투자협약을 맺고 N을 투자하다: the place that signs an investment agreement gets it."""
    if kind is not ClaimKind.INVESTMENT:
        return None
    for index, phrase in frame.phrases(0, frame.place - 1):
        following = frame.view.items[index + 1]
        signs = isinstance(following, Phrase) and "".join(following.nouns).endswith(
            ("투자협약", "업무협약", "투자협정")
        )
        found = _countries_in(frame, phrase) if signs and phrase.particle in {"와", "과"} else []
        if found:
            return found[-1].iso2
    return None


def _is_state_purse(kind: ClaimKind, actor: Agent | None) -> bool:
    """Return whether public money is spent at home even where a foreign company gets it."""
    return actor is not None and actor.is_state and kind in {ClaimKind.BUDGET, ClaimKind.FUND}
