"""Claims into deals: pairs that agree are merged, strongest first, unless the two sides contradict each other.

Here belongs which pair wins over which. What does not: what makes a pair agree (``steps/compare_pairs.sql``) and
what a deal then says (``steps/make_commitments.sql``). The result is a function of the sets of claims and pairs:
neither their order nor the batches they came in move it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

_LEAST_OVERLAP = 0.25  # periods that share less than a quarter of their days are two periods
# An article that prints two sums further apart than this, and than what they may mean, tells of two things;
# sums in two currencies are as far apart as the rate of another day explains.
_LEAST_DIFFERENCE = 0.02
_LEAST_DIFFERENCE_BY_RATE = 0.07
_GREATEST_SPREAD = 1.13  # dollars of claims that agree: rounding and conversion, never a drift by small steps


class Fact(NamedTuple):
    """What a claim can be contradicted by; ``usd`` and its ends are None where no amount or no rate is known.

    The ends are what the figure may mean: 5조원 넘게 in the lead is no other sum than 5조2000억원 below.
    """

    claim_id: str
    article_key: int
    usd: float | None
    usd_low: float | None
    usd_high: float | None
    currency: str | None
    is_wide: bool
    is_raised: bool
    payers: tuple[str, ...]
    objects: tuple[str, ...]
    regions: tuple[str, ...]
    destination: str | None
    period_start: date | None
    period_end: date | None


class Pair(NamedTuple):
    """Two claims, how well they agree, and whether they agree on the money (``join``), revise it, dispute it or only may ``repeat`` it.

    ``link_of`` is the deal that keeps the pair as a link of its own, None for a pair that was compared.
    """

    claim_a: str
    claim_b: str
    score: float
    verdict: str
    is_same_sum: bool
    link_of: str | None = None


@dataclass(slots=True)
class Cluster:
    """The claims of one deal, with all that a further claim could contradict."""

    claims: list[str]
    money: dict[int, list[tuple[float, float, str | None]]] = field(default_factory=dict)
    payers: set[str] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    destinations: set[str] = field(default_factory=set)
    periods: set[tuple[date, date]] = field(default_factory=set)
    sums: list[float] = field(default_factory=list)
    is_raised: bool = False


class Link(NamedTuple):
    """The pair by which two clusters became one."""

    pair: Pair
    is_taken: bool


def cluster_of(fact: Fact) -> Cluster:
    """Return the cluster of one claim."""
    has_period = fact.period_start is not None and fact.period_end is not None
    return Cluster(
        claims=[fact.claim_id],
        money={
            fact.article_key: [(fact.usd_low, fact.usd_high, fact.currency)] if fact.usd_low and fact.usd_high else []
        },
        payers=set(fact.payers),
        objects=set(fact.objects),
        regions=set(fact.regions),
        destinations={fact.destination} if fact.destination else set(),
        periods={(fact.period_start, fact.period_end)} if has_period else set(),  # type: ignore[arg-type] # both are known here
        sums=[fact.usd] if fact.usd and not fact.is_wide else [],
        is_raised=fact.is_raised,
    )


def are_contradicting(a: Cluster, b: Cluster, verdict: str) -> bool:
    """Say whether two clusters cannot be one deal, although a pair of their claims agrees.

    Other payers, recipients, regions, destinations or periods; or an article that names both sums, which it would
    not do for one deal unless it tells how the sum was revised. A deal that may be told again under another
    payer's name, one of several, is contradicted by the rest alone.
    """
    if verdict != "repeat" and not a.is_raised and not b.is_raised and _are_strange(a.payers, b.payers):
        return True
    if _are_strange(a.objects, b.objects) or _are_strange(a.regions, b.regions):
        return True
    if _are_strange(a.destinations - {"EU"}, b.destinations - {"EU"}):
        return True
    if verdict != "same sum" and any(_overlap(one, other) < _LEAST_OVERLAP for one in a.periods for other in b.periods):
        return True
    if verdict == "join" and a.sums and b.sums and max(*a.sums, *b.sums) > _GREATEST_SPREAD * min(*a.sums, *b.sums):
        return _is_drift(a, b)
    return verdict not in ("revision", "same sum") and _share_article_apart(a, b)


def _is_drift(a: Cluster, b: Cluster) -> bool:
    """Say whether neither side is wide by right, as one that holds a dispute or a revision is."""
    return all(max(c.sums) <= _GREATEST_SPREAD * min(c.sums) for c in (a, b))


def _are_strange(a: set[str], b: set[str]) -> bool:
    return bool(a) and bool(b) and a.isdisjoint(b)


def _overlap(a: tuple[date, date], b: tuple[date, date]) -> float:
    shared = (min(a[1], b[1]) - max(a[0], b[0])).days + 1
    return max(0, shared) / max(1, (max(a[1], b[1]) - min(a[0], b[0])).days + 1)


def _share_article_apart(a: Cluster, b: Cluster) -> bool:
    small, large = (a, b) if len(a.money) <= len(b.money) else (b, a)
    return any(_differ(small.money[article], large.money[article]) for article in small.money if article in large.money)


def _differ(a: Iterable[tuple[float, float, str | None]], b: Iterable[tuple[float, float, str | None]]) -> bool:
    return any(
        low * least > other_high or other_low * least > high
        for low, high, currency in a
        for other_low, other_high, other_currency in b
        for least in (1 - (_LEAST_DIFFERENCE if currency == other_currency else _LEAST_DIFFERENCE_BY_RATE),)
    )


def merge(a: Cluster, b: Cluster) -> Cluster:
    """Return the first cluster with all of the second in it."""
    a.claims += b.claims
    for article, sums in b.money.items():
        a.money.setdefault(article, []).extend(sums)
    a.payers |= b.payers
    a.objects |= b.objects
    a.regions |= b.regions
    a.destinations |= b.destinations
    a.periods |= b.periods
    a.sums += b.sums
    a.is_raised = a.is_raised or b.is_raised
    return a


_ORDER = {"join": 0, "revision": 1, "conflict": 2}


def resolve_clusters(
    facts: Mapping[str, Fact], pairs: Iterable[Pair]
) -> tuple[list[Cluster], list[Cluster], list[Link]]:
    """Return the clusters whose claims agree on the money, the deals made of them, and what became of each pair.

    Agreeing pairs come first, then revisions, then disputes, each from the strongest to the weakest.
    """
    ordered = sorted(
        (p for p in pairs if p.verdict in _ORDER), key=lambda p: (_ORDER[p.verdict], -p.score, p.claim_a, p.claim_b)
    )
    joins = [p for p in ordered if p.verdict == "join"]
    agreeing, links = _merge_all({c: cluster_of(f) for c, f in facts.items()}, joins)
    groups = [Cluster(claims=list(c.claims)) for c in agreeing]
    start = {claim: cluster for cluster in agreeing for claim in cluster.claims}
    deals, more = _merge_all(start, [p for p in ordered if p.verdict != "join"])
    return groups, deals, links + more


def find_repeats(deals: Iterable[Cluster], pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs by which a deal may repeat another one that nothing in it contradicts.

    Among them are those that agree to the last figure and were kept apart by another sum of an article alone.
    """
    home = {claim: cluster for cluster in deals for claim in cluster.claims}
    return [
        pair
        for pair in pairs
        if (pair.verdict == "repeat" or (pair.verdict == "join" and pair.is_same_sum))
        and home[pair.claim_a] is not home[pair.claim_b]
        and not are_contradicting(
            home[pair.claim_a], home[pair.claim_b], "repeat" if pair.verdict == "repeat" else "same sum"
        )
    ]


@dataclass(slots=True)
class _Chain:
    """Claims that pairs chain together, and what became of them; claims outside have no say in it."""

    facts: dict[str, Fact]
    pairs: list[Pair] = field(default_factory=list)
    groups: list[Cluster] = field(default_factory=list)
    deals: list[Cluster] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    is_open: bool = True


class Puzzle:
    """Claims and pairs that come in bit by bit: only the chains that something came into are put together again."""

    def __init__(self) -> None:
        self._chains: dict[str, _Chain] = {}
        self._repeats: list[Pair] = []

    def add(self, facts: Iterable[Fact], pairs: Iterable[Pair]) -> None:
        """Take in claims, and pairs of claims that are in."""
        for fact in facts:
            self._chains[fact.claim_id] = _Chain({fact.claim_id: fact})
        for pair in pairs:
            if pair.verdict == "repeat" or (pair.verdict == "join" and pair.is_same_sum):
                self._repeats.append(pair)
            if pair.verdict in _ORDER:
                self._chain(pair)

    def _chain(self, pair: Pair) -> None:
        a, b = self._chains[pair.claim_a], self._chains[pair.claim_b]
        large, small = (a, b) if len(a.facts) >= len(b.facts) else (b, a)
        if large is not small:
            for claim in small.facts:
                self._chains[claim] = large
            large.facts |= small.facts
            large.pairs += small.pairs
        large.pairs.append(pair)
        large.is_open = True

    def drop_links(self, deals: Iterable[str]) -> None:
        """Forget the links that deals kept: what their claims gave when they were compared comes in for them."""
        gone = set(deals)
        for chain in self._all():
            if any(pair.link_of in gone for pair in chain.pairs):
                chain.pairs = [pair for pair in chain.pairs if pair.link_of not in gone]
                chain.is_open = True

    def put_together(self) -> list[Cluster]:
        """Put the open chains together, and return the deals in them."""
        chains = [chain for chain in self._all() if chain.is_open]
        for chain in chains:
            chain.groups, chain.deals, chain.links, chain.is_open = [], [], [], False
        facts = {claim: fact for chain in chains for claim, fact in chain.facts.items()}
        groups, deals, links = resolve_clusters(facts, (pair for chain in chains for pair in chain.pairs))
        for group in groups:
            self._chains[group.claims[0]].groups.append(group)
        for deal in deals:
            self._chains[deal.claims[0]].deals.append(deal)
        for link in links:
            self._chains[link.pair.claim_a].links.append(link)
        return deals

    def _all(self) -> list[_Chain]:
        return list({id(chain): chain for chain in self._chains.values()}.values())

    @property
    def groups(self) -> list[Cluster]:
        """The clusters whose claims agree on the money."""
        return [group for chain in self._all() for group in chain.groups]

    @property
    def deals(self) -> list[Cluster]:
        """The deals made of them."""
        return [deal for chain in self._all() for deal in chain.deals]

    @property
    def links(self) -> list[Pair]:
        """The pairs by which two clusters became one."""
        return [link.pair for chain in self._all() for link in chain.links if link.is_taken]

    @property
    def repeats(self) -> list[Pair]:
        """The pairs by which a deal may repeat another one that nothing in it contradicts."""
        return find_repeats(self.deals, self._repeats)


def _merge_all(home: dict[str, Cluster], pairs: Iterable[Pair]) -> tuple[list[Cluster], list[Link]]:
    links = []
    for pair in pairs:
        a, b = home[pair.claim_a], home[pair.claim_b]
        if a is b:
            continue
        if are_contradicting(a, b, pair.verdict):
            links.append(Link(pair, is_taken=False))
            continue
        large, small = (a, b) if len(a.claims) >= len(b.claims) else (b, a)
        for claim in small.claims:
            home[claim] = large
        merge(large, small)
        links.append(Link(pair, is_taken=True))
    return list({id(cluster): cluster for cluster in home.values()}.values()), links
