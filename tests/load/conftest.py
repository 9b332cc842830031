"""A small newsroom for the load's tests: records made by hand, in our own sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tasks import ids
from tasks.load.loads import load_run
from tasks.load.runs import LoadCounts, Run
from tasks.records import (
    Amount,
    Article,
    Claim,
    ClaimKind,
    ClaimStatus,
    Conversion,
    CountryForm,
    CountryMention,
    DateMention,
    Document,
    Event,
    EventKind,
    Failure,
    Granularity,
    OrganizationMention,
    Page,
    PublishedBasis,
    Qualifier,
    Quantity,
    ReadArticle,
    Reading,
)
from tasks.warehouse import Connection, open_warehouse

NOON = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
BODY = (
    "가온전자는 한국에 1조2000억 원(약 8억 달러)을 들여 인공지능 데이터센터를 짓는다고 2일 밝혔다.\n"
    "이 가운데 3000억 원은 내년에 쓴다. 회사는 GPU 5만 장을 들이고 서울시와 협약을 맺었다."
)


@dataclass(frozen=True)
class Piece:
    """A document with what was read of it."""

    document: Document
    read: ReadArticle


def span_of(body: str, surface: str) -> tuple[int, int]:
    """Where a surface first stands in a body."""
    start = body.index(surface)
    return start, start + len(surface)


def make_reading(body: str, reader_version: str = "1") -> Reading:
    """Make a reading with one row or more of each dimension."""
    amount, part, sentence = (span_of(body, s) for s in ("1조2000억 원", "3000억 원", "가온전자는"))
    conversion = Conversion(span_of(body, "8억 달러"), Decimal(800_000_000), "USD", qualifier=Qualifier.ABOUT)
    return Reading(
        reader_version=reader_version,
        about_ai=True,
        about_ai_reason="인공지능",
        amounts=(
            Amount(
                amount, "1조2000억 원", Decimal(1_200_000_000_000), "KRW", "amount.chain", conversions=(conversion,)
            ),
            Amount(part, "3000억 원", Decimal(300_000_000_000), "KRW", "amount.chain"),
        ),
        dates=(
            DateMention(
                span_of(body, "내년"), "내년", date(2027, 1, 1), date(2027, 12, 31), Granularity.YEAR, "date.year"
            ),
        ),
        countries=(CountryMention(span_of(body, "한국"), "한국", "KR", CountryForm.NAME, "country.name"),),
        organizations=(
            OrganizationMention(span_of(body, "가온전자"), "가온전자", "가온전자", "KR", "organization.form"),
        ),
        quantities=(Quantity(span_of(body, "5만 장"), "5만 장", Decimal(50_000), "gpus", "quantity.counter"),),
        claims=(
            Claim(
                *(sentence, "가온전자는", ClaimKind.INVESTMENT, ClaimStatus.ANNOUNCED, "claim.spends"),
                actor="가온전자",
                actor_country="KR",
                amount_span=amount,
                amount_value=Decimal(1_200_000_000_000),
                currency="KRW",
                amount_qualifier=Qualifier.EXACT,
                target_country="KR",
                about_ai=True,
            ),
            Claim(
                *(part, "3000억 원", ClaimKind.INVESTMENT, ClaimStatus.PLANNED, "claim.spends"),
                actor="가온전자",
                actor_country="KR",
                amount_span=part,
                amount_value=Decimal(300_000_000_000),
                currency="KRW",
                amount_qualifier=Qualifier.EXACT,
                part_of_span=amount,
                co_actors=("서울시", "가온, '클라우드'"),
                about_ai=True,
            ),
        ),
        events=(
            Event(span_of(body, "협약"), "협약", EventKind.AGREEMENT, "협약을 맺었다", "event.agreement", ("KR",)),
        ),
    )


def make_piece(
    uri: str,
    *,
    body: str = BODY,
    title: str | None = "가온전자, 데이터센터 짓는다",
    published_on: date | None = date(2026, 3, 2),
    reader_version: str = "1",
    source: str = "desk",
    fetched_at: datetime = NOON,
    chrome: str = "",
) -> Piece:
    """Make a page at ``uri``: ``chrome`` is what its bytes hold besides the article."""
    raw = f"{title}\n{body}\n{chrome}".encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    document_id = ids.document_id(uri, sha256)
    document = Document(
        document_id, uri, source, fetched_at, sha256, len(raw), "raw/a.warc.gz", 0, "text/html", "utf-8"
    )
    basis = PublishedBasis.META if published_on else None
    page = Page(title, body, "trafilatura", published_on, None, basis, "가온일보", None, "ko")
    article = Article(ids.article_id(uri, title, body), document_id, page)
    return Piece(document, ReadArticle(article, make_reading(body, reader_version)))


@dataclass
class Desk:
    """A warehouse with a clock: each load is a run of its own, an hour after the last."""

    connection: Connection
    runs: list[str] = field(default_factory=list)

    def load(
        self, *pieces: Piece, failures: tuple[Failure, ...] = (), skipped: tuple[Piece, ...] = (), **run: object
    ) -> LoadCounts:
        """Load pieces; ``skipped`` ones come as documents alone, as those known already do."""
        self.runs.append(f"run-{len(self.runs):04d}")
        now = NOON + timedelta(hours=len(self.runs))
        told = {"sources": ("desk",), "reader_version": "1", **run}
        documents = [piece.document for piece in (*pieces, *skipped)]
        reads = (piece.read for piece in pieces)
        return load_run(self.connection, Run(self.runs[-1], now, now, **told), documents, reads, failures)  # type: ignore[arg-type]

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Return the rows of a query."""
        return self.connection.execute(query).fetchall()

    def value(self, query: str) -> object:
        """Return the one value of a query."""
        ((value,),) = self.rows(query)
        return value


@pytest.fixture
def make_desk(tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Desks, each with an empty warehouse of its own."""
    desks: list[Desk] = []

    def make() -> Desk:
        desks.append(Desk(open_warehouse(tmp_path / f"home{len(desks)}" / "warehouse" / "working.duckdb")))
        return desks[-1]

    yield make
    for desk in desks:
        desk.connection.close()


@pytest.fixture
def desk(make_desk: Callable[[], Desk]) -> Desk:
    """Give a desk with an empty warehouse."""
    return make_desk()


@pytest.fixture
def piece() -> Callable[..., Piece]:
    """Give the maker of pages."""
    return make_piece
