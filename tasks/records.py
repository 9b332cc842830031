"""Frozen records and closed vocabularies that cross the border between two stages.

Here belongs every value that one stage hands to another. What does not: how a value is read, stored or
shown. This module imports nothing of ours, and its fields are the columns of ``sql/tables`` (a test
compares the two, and the enums with the ENUM types there).

A :data:`Span` is ``(start, end)`` in code points of the text read, end exclusive; ``text[start:end]`` is
the surface, always. Money is an exact :class:`~decimal.Decimal` in whole currency units (원, not 억 원),
currencies are ISO 4217, countries ISO 3166-1 alpha-2 (``EU`` for the bloc), days are local Korean days.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

Span = tuple[int, int]


class Qualifier(StrEnum):
    """How a printed figure bounds the true one; 이상 and 초과 differ, so do 이하 and 미만."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    RANGE = "range"
    BAND = "band"


class Granularity(StrEnum):
    """How fine a calendar expression speaks."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    DURATION = "duration"
    VAGUE = "vague"


class ClaimKind(StrEnum):
    """What sort of money a claim speaks of."""

    INVESTMENT = "investment"
    FUNDING_RAISED = "funding_raised"
    ACQUISITION = "acquisition"
    BUDGET = "budget"
    FUND = "fund"
    CONTRACT = "contract"
    MARKET_SIZE = "market_size"
    REVENUE = "revenue"
    TARGET = "target"
    OTHER = "other"


class ClaimStatus(StrEnum):
    """How far the money has come, in the words of the sentence."""

    DONE = "done"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    FORECAST = "forecast"
    REPORTED = "reported"
    DENIED = "denied"
    CANCELLED = "cancelled"


class EventKind(StrEnum):
    """What happened where no money is named."""

    AGREEMENT = "agreement"
    POLICY = "policy"
    LAUNCH = "launch"
    MEETING = "meeting"
    COMPANY = "company"
    OTHER = "other"


class PublishedBasis(StrEnum):
    """Where a publication date was read."""

    META = "meta"
    TEXT = "text"
    URL = "url"
    INFERRED = "inferred"


class CountryForm(StrEnum):
    """By which form of words a country was named; ``place`` is a city, province, state or seat of government."""

    NAME = "name"
    HANJA = "hanja"
    SYLLABLE = "syllable"
    COMPOUND = "compound"
    DEMONYM = "demonym"
    DOMESTIC = "domestic"
    BLOC = "bloc"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Conversion:
    """The same money in another currency, as the article prints it: ``(약 70조 원)``."""

    span: Span
    value: Decimal
    currency: str
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class Amount:
    """One money expression: number and currency, qualifier words outside the span.

    ``low``/``high`` stand for ``range`` and ``band`` alone, where ``value == low``; a band's high is
    exclusive. ``per`` is ``year``, ``month``, ``unit`` … where the amount is a rate. ``is_cumulative``
    marks 누적, 지금까지 총. ``doubt`` says why the figure is not to be trusted (a lost 억) and
    ``plausible_value`` offers the reading that fits; the literal value stays in ``value``.
    """

    span: Span
    surface: str
    value: Decimal
    currency: str
    rule: str
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    conversions: tuple[Conversion, ...] = ()
    per: str | None = None
    is_cumulative: bool = False
    doubt: str | None = None
    plausible_value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """One calendar expression as a closed interval of days; an end that the text leaves open is None."""

    span: Span
    surface: str
    start_on: date | None
    end_on: date | None
    granularity: Granularity
    rule: str


@dataclass(frozen=True, slots=True)
class CountryMention:
    """One mention of a country, or of a place that stands in one (``form`` is ``place`` then)."""

    span: Span
    surface: str
    iso2: str
    form: CountryForm
    rule: str


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """One mention of an organisation. ``iso2`` is its home country, None where nothing says it.

    ``name`` is the English name of the gazetteer, or the surface for an unknown one; ``kind`` is the
    gazetteer's (company, government, lab, university, fund, media, bloc …), None where unknown;
    ``organization_id`` is the gazetteer's key, None where unknown.
    """

    span: Span
    surface: str
    name: str
    iso2: str | None
    rule: str
    kind: str | None = None
    organization_id: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted figure that is no money: people, percent, chips, standards, power (``unit``).

    ``country`` is the country it speaks of and ``as_of_on`` the last day it speaks of, where the text says so;
    ``metric`` is a short English name of what is counted (ai_users, patents …), None where unknown.
    """

    span: Span
    surface: str
    value: Decimal
    unit: str
    rule: str
    qualifier: Qualifier = Qualifier.EXACT
    low: Decimal | None = None
    high: Decimal | None = None
    country: str | None = None
    metric: str | None = None
    as_of_on: date | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that somebody commits, raises, earns or expects money.

    ``span`` is the sentence's; ``amount_span`` that of its amount (None for a claim without one). ``actor`` is who
    pays (raises, for ``funding_raised``; sets it, for ``target``), as named in the text. ``period_start`` and
    ``period_end`` are inclusive days, None where left open. ``part_of_span`` is the amount span of the whole that
    this claim is a part of. ``per`` is ``year`` … for a rate. ``about_ai_reason`` says what made it so, or not.
    """

    span: Span
    surface: str
    kind: ClaimKind
    status: ClaimStatus
    rule: str
    actor: str | None = None
    actor_country: str | None = None
    actor_organization_id: str | None = None
    amount_span: Span | None = None
    amount_value: Decimal | None = None
    currency: str | None = None
    amount_low: Decimal | None = None
    amount_high: Decimal | None = None
    amount_qualifier: Qualifier | None = None
    target_country: str | None = None
    recipient: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    investors: tuple[str, ...] = ()
    co_actors: tuple[str, ...] = ()
    attributed_to: str | None = None
    per: str | None = None
    is_cumulative: bool = False
    part_of_span: Span | None = None
    doubt: str | None = None
    about_ai: bool = False
    about_ai_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened without money named: a policy, an agreement, a launch, a meeting."""

    span: Span
    surface: str
    kind: EventKind
    what: str
    rule: str
    countries: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    happened_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one text."""

    reader_version: str
    about_ai: bool
    about_ai_reason: str | None = None
    amounts: tuple[Amount, ...] = ()
    dates: tuple[DateMention, ...] = ()
    countries: tuple[CountryMention, ...] = ()
    organizations: tuple[OrganizationMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file or a URL, with the source of ``sources.toml`` or the command line it came from."""

    uri: str
    source: str


@dataclass(frozen=True, slots=True)
class Document:
    """A body as it was fetched, kept byte for byte at ``archive_offset`` of ``archive_file``."""

    document_id: str
    uri: str
    source: str
    fetched_at: datetime
    sha256: str
    n_bytes: int
    archive_file: str
    archive_offset: int
    content_type: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What cleaning found on a page; ``body`` is its paragraphs joined by one newline each.

    ``published_on`` is a local Korean day, ``published_at`` an aware timestamp where the page gives a clock.
    ``method`` names the extractor that won. ``warnings`` are sentences for a person.
    """

    title: str | None
    body: str
    method: str
    published_on: date | None = None
    published_at: datetime | None = None
    published_basis: PublishedBasis | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one article: a document and the page that cleaning made of it."""

    article_id: str
    document_id: str
    page: Page


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that dropped out, with the stage, a closed reason code and a sentence for a person."""

    uri: str
    source: str
    stage: str
    reason: str
    message: str
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the pages of one run: found = new + unchanged + duplicate + quarantined + failed."""

    found: int = 0
    fetched: int = 0
    new: int = 0
    unchanged: int = 0
    duplicate: int = 0
    quarantined: int = 0
    failed: int = 0
    articles: int = 0
    claims: int = 0
    extra: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with everything that was read out of it: what extraction hands to the load."""

    article: Article
    reading: Reading
