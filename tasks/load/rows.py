"""Records as rows: one article with its reading becomes the tuples of each table.

Here belongs which column takes which field, and the rows' keys. What does not: how rows reach the database
(``tasks/load/staging.py``). Pure functions of the records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Protocol, TypeVar

from pydantic import TypeAdapter

from tasks.ids import key_of, text_key
from tasks.load.cells import utc
from tasks.records import (
    Amount,
    Claim,
    Conversion,
    CountryMention,
    DateMention,
    Document,
    Event,
    OrganizationMention,
    Page,
    Quantity,
    ReadArticle,
    Reading,
    Span,
)

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """The rows of one article, by child table."""

    article: Row
    children: Mapping[str, Sequence[Row]]


def document_row(document: Document) -> Row:
    """Return the row of ``documents`` in the order of its columns in ``tasks/load/columns.py``."""
    return (
        *(document.document_id, document.uri, document.source, utc(document.fetched_at), document.sha256),
        *(document.n_bytes, document.archive_file, document.archive_offset, document.content_type, document.encoding),
    )


def content_key(read: ReadArticle) -> str:
    """Return a key of all that was cleaned and read; which document it came from makes no difference."""
    page, reading = _adapter(Page).dump_json(read.article.page), _adapter(Reading).dump_json(read.reading)
    return key_of(page.decode(), reading.decode())


def article_rows(read: ReadArticle, uri: str, content: str) -> ArticleRows:
    """Return all rows of an article that stands at ``uri`` and whose content has this key."""
    return ArticleRows(_article_row(read, uri, content), _child_rows(read))


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _article_row(read: ReadArticle, uri: str, content: str) -> Row:
    article, page, reading = read.article, read.article.page, read.reading
    return (
        *(article.article_id, article.document_id, uri, page.canonical_url, page.title, page.publisher, page.byline),
        *(
            page.published_on,
            page.published_at and utc(page.published_at),
            page.published_basis,
            page.language,
            page.body,
            page.method,
        ),
        *(list(page.warnings), text_key(page.title, page.body), reading.about_ai, reading.about_ai_reason),
        *(reading.reader_version, content),
    )


def _child_rows(read: ReadArticle) -> dict[str, list[Row]]:
    reading, key = read.reading, _Keys(read.article.article_id, read.reading.reader_version)
    amounts = list(_keyed(reading.amounts, lambda a: key("amounts", a.span, a.value, a.currency)))
    printed = {amount.span: (amount_id, amount.surface) for amount_id, amount in amounts}
    return {
        "amounts": [(row_id, *key.evidence(amount), *_amount_values(amount)) for row_id, amount in amounts],
        "dates": _rows(reading.dates, key, "dates", _date_values, _date_values),
        "country_mentions": _rows(reading.countries, key, "country_mentions", _country_values, lambda c: (c.iso2,)),
        "organization_mentions": _rows(
            reading.organizations, key, "organization_mentions", _organization_values, lambda o: (o.name,)
        ),
        "quantities": _rows(reading.quantities, key, "quantities", _quantity_values, lambda q: (q.value, q.unit)),
        "claims": _claim_rows(reading.claims, key, printed, read.article.page.published_on),
        "events": _rows(reading.events, key, "events", _event_values, lambda e: (e.kind, e.what)),
    }


def _claim_rows(
    records: Iterable[Claim], key: _Keys, printed: Mapping[Span, tuple[str, str]], said_on: date | None
) -> list[Row]:
    claims = list(_keyed(records, lambda claim: key("claims", claim.span, *_claim_name(claim))))
    wholes = {claim.amount_span: claim_id for claim_id, claim in reversed(claims)}
    rows = []
    for claim_id, claim in claims:
        whole_id = wholes.get(claim.part_of_span) if claim.part_of_span else None
        values = _claim_values(claim, printed, whole_id if whole_id != claim_id else None)
        rows.append((claim_id, *key.evidence(claim), said_on, *values))
    return rows


class _Keys:
    """Makes the keys and the evidence columns of one article's rows."""

    def __init__(self, article_id: str, reader_version: str) -> None:
        self.article_id = article_id
        self.reader_version = reader_version

    def __call__(self, table: str, span: Span, *value: object) -> str:
        return key_of(self.article_id, table, *span, *(_key_part(part) for part in value))

    def evidence(self, record: _Evident) -> Row:
        return (self.article_id, *record.span, record.surface, record.rule, self.reader_version)


class _Evident(Protocol):
    @property
    def span(self) -> Span: ...
    @property
    def surface(self) -> str: ...
    @property
    def rule(self) -> str: ...


_Record = TypeVar("_Record", bound=_Evident)


def _key_part(part: object) -> str | None:
    if isinstance(part, Decimal):
        return format(part.normalize(), "f")
    return None if part is None else str(part)


def _rows(
    records: Iterable[_Record],
    key: _Keys,
    table: str,
    values: Callable[[_Record], Row],
    named_by: Callable[[_Record], Row],
) -> list[Row]:
    keyed = _keyed(records, lambda record: key(table, record.span, *named_by(record)))
    return [(row_id, *key.evidence(record), *values(record)) for row_id, record in keyed]


def _keyed(records: Iterable[_Record], key: Callable[[_Record], str]) -> Iterator[tuple[str, _Record]]:
    """Yield records with their keys; equal records count once, a key met again is counted on."""
    met: Counter[str] = Counter()
    for record in dict.fromkeys(records):
        name = key(record)
        yield (name if not met[name] else key_of(name, met[name])), record
        met[name] += 1


def _amount_values(amount: Amount) -> Row:
    conversions = (*amount.conversions, None, None)
    return (
        *(amount.value, amount.currency, amount.low, amount.high, amount.qualifier),
        *_conversion_values(conversions[0]),
        *_conversion_values(conversions[1]),
        *(amount.per, amount.is_cumulative, amount.doubt, amount.plausible_value),
    )


def _conversion_values(conversion: Conversion | None) -> Row:
    if conversion is None:
        return (None,) * 7
    return (
        *(conversion.value, conversion.currency, conversion.low, conversion.high, conversion.qualifier),
        *conversion.span,
    )


def _date_values(mention: DateMention) -> Row:
    return mention.start_on, mention.end_on, mention.granularity


def _country_values(mention: CountryMention) -> Row:
    return mention.iso2, mention.form


def _organization_values(mention: OrganizationMention) -> Row:
    return mention.organization_id, mention.name, mention.iso2, mention.kind


def _quantity_values(quantity: Quantity) -> Row:
    return (
        *(quantity.value, quantity.unit, quantity.qualifier, quantity.low, quantity.high),
        *(quantity.country, quantity.metric, quantity.as_of_on),
    )


def _claim_name(claim: Claim) -> Row:
    """Return what tells two claims of one sentence apart; a status or a period read better later keeps the key."""
    return claim.kind, claim.actor, claim.amount_span, claim.amount_value, claim.currency, claim.target_country


def _claim_values(claim: Claim, printed: Mapping[Span, tuple[str, str]], part_of_claim_id: str | None) -> Row:
    amount = printed.get(claim.amount_span) if claim.amount_span else None
    whole = printed.get(claim.part_of_span) if claim.part_of_span else None
    return (
        *(claim.kind, claim.status, claim.actor, claim.actor_country, claim.actor_organization_id),
        *(amount or (None, None)),
        *(claim.amount_value, claim.currency, claim.amount_low, claim.amount_high),
        *(claim.amount_qualifier, claim.target_country, claim.recipient, claim.period_start, claim.period_end),
        *(list(claim.investors), list(claim.co_actors), claim.attributed_to, claim.per, claim.is_cumulative),
        *(whole and whole[0], part_of_claim_id, claim.doubt, claim.about_ai, claim.about_ai_reason),
    )


def _event_values(event: Event) -> Row:
    return event.kind, event.what, list(event.countries), list(event.organizations), event.happened_on
