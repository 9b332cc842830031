"""The embedded sample read end to end and held against ``expected.toml``: pages, claims, deals.

``python tests/sample/scores.py`` prints precision, recall and F1 with every miss. No Prefect: the stages' own functions, one after another.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tasks.clean.errors import UnreadablePage
from tasks.clean.pages import clean_page
from tasks.extract.morphemes import tokenize
from tasks.extract.reader import READER_VERSION, read_text
from tasks.fetch.archive import unpacked
from tasks.ids import article_id, document_id
from tasks.load.loads import load_run
from tasks.load.references import apply_references
from tasks.load.runs import Run
from tasks.records import Article, Claim, Document, Page, ReadArticle
from tasks.resolve.commitments import resolve_commitments
from tasks.warehouse import Connection, open_warehouse

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "jangbu" / "sample"
TODAY = date(2026, 11, 24)
COMMITMENTS = {"investment", "funding_raised", "acquisition", "budget", "fund", "contract"}
SLOTS = ("actor_country", "status", "target_country", "period_end")


@dataclass(slots=True)
class Score:
    """Right, wrong and missed things of one sort, with a line for each that is not right."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 1 where there was nothing to find."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    def __str__(self) -> str:
        return f"f1 {self.f1:.3f} (right {self.right} wrong {self.wrong} missed {self.missed})"


def read_expected() -> dict[str, Any]:
    """Return what the sample has to give."""
    return tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))


def read_sample(expected: dict[str, Any]) -> dict[str, ReadArticle]:
    """Return every article of the sample with its reading, by file; pages that cannot be read are not in it."""
    read = {}
    for page in expected["page"]:
        try:
            content = unpacked((SAMPLE / page["file"]).read_bytes())
            cleaned = clean_page(content, page["file"], now=TODAY)
        except UnreadablePage:
            continue
        article = Article(article_id(page["file"], cleaned.title, cleaned.body), document_id(page["file"], ""), cleaned)
        read[page["file"]] = ReadArticle(
            article, read_text(cleaned.body, cleaned.published_on, tokenize, title=cleaned.title or "")
        )
    return read


def _accepted(row: dict[str, Any], slot: str) -> set[Any]:
    return {row.get(slot), *(value or None for value in row.get(f"{slot}_alt", ()))}


def _squeezed(name: str | None) -> str:
    return "".join((name or "").split()).casefold()


def _is_same_actor(row: dict[str, Any], actor: str | None) -> bool:
    found = _squeezed(actor)
    names = {_squeezed(name) for name in _accepted(row, "actor")}
    return found in names or any(found and name and (name in found or found in name) for name in names)


def _is_same_claim(row: dict[str, Any], claim: Claim) -> bool:
    if claim.amount_value is None or row.get("currency") != claim.currency:
        return False
    is_same_value = abs(float(claim.amount_value) - float(row["value"])) <= 0.005 * float(row["value"])
    kinds = {row["kind"], *row.get("kind_alt", ())}
    return is_same_value and claim.kind.value in kinds and _is_same_actor(row, claim.actor)


def score_pages(expected: dict[str, Any], read: dict[str, ReadArticle]) -> dict[str, Score]:
    """Return scores of publication days, titles, body paragraphs kept and chrome gone."""
    scores = {name: Score() for name in ("day", "title", "kept", "gone")}
    for page in expected["page"]:
        if not page["article"]:
            continue
        found = read[page["file"]].article.page if page["file"] in read else Page(None, "", "none")
        day = found.published_on.isoformat() if found.published_on else None
        _note(scores["day"], day in _accepted(page, "published"), f"{page['file']}: {day}, not {page.get('published')}")
        is_title = found.title in _accepted(page, "title")
        _note(scores["title"], is_title, f"{page['file']}: {found.title!r}, not {page.get('title')!r}")
        for start in page.get("keep", ()):
            _note(scores["kept"], start in found.body, f"{page['file']}: lost {start!r}")
        for chrome in page.get("drop", ()):
            _note(scores["gone"], chrome not in found.body, f"{page['file']}: kept {chrome!r}")
    return scores


def _note(score: Score, is_right: bool, line: str) -> None:
    if is_right:
        score.right += 1
    else:
        score.missed += 1
        score.lines.append(line)


def score_claims(expected: dict[str, Any], read: dict[str, ReadArticle]) -> tuple[Score, dict[str, Score]]:
    """Return the score of claims (money, kind, actor), and of each slot on the claims that are right."""
    score, slots = Score(), {slot: Score() for slot in SLOTS}
    for page in expected["page"]:
        if page["file"] not in read:
            continue
        left = list(read[page["file"]].reading.claims)
        for row in page.get("claims", ()):
            match = next((claim for claim in left if _is_same_claim(row, claim)), None)
            same = [claim for claim in left if match is not None and _is_same_claim(row, claim)]
            left = [claim for claim in left if claim not in same[:1]]
            if row.get("optional"):
                continue
            _note(
                score, match is not None, f"{page['file']}: missed {row['text']} by {row.get('actor')}, {row['kind']}"
            )
            if match is not None:
                _score_slots(slots, row, match, page["file"])
        for claim in left:
            if claim.kind.value in COMMITMENTS:
                score.wrong += 1
                score.lines.append(
                    f"{page['file']}: not there {claim.amount_value} {claim.currency} by {claim.actor}, {claim.kind.value},"
                    f" {claim.status.value}: {claim.surface[:120]}"
                )
    return score, slots


def _score_slots(slots: dict[str, Score], row: dict[str, Any], claim: Claim, file: str) -> None:
    for slot, score in slots.items():
        value = getattr(claim, slot)
        found = value.isoformat() if isinstance(value, date) else value if value is None else str(value)
        _note(
            score,
            found in _accepted(row, slot),
            f"{file}: {slot} {found}, not {row.get(slot)}: {row['text']} {row.get('actor')}",
        )


def load_sample(connection: Connection, read: dict[str, ReadArticle]) -> None:
    """Load the articles into a warehouse and bring their claims together."""
    now = datetime(2026, 11, 24, tzinfo=UTC)
    documents = [
        Document(item.article.document_id, file, "sample", now, file, 1, "a.warc.gz", 0) for file, item in read.items()
    ]
    apply_references(connection)
    load_run(connection, Run("sample", now, now, ("sample",), READER_VERSION), documents, read.values(), [])
    resolve_commitments(connection)


def score_deals(expected: dict[str, Any], connection: Connection) -> Score:
    """Return the score of countable deals: payer's country, currency and value within half a percent."""
    score = Score()
    query = (
        "SELECT payer, coalesce(payer_country_code, ''), currency, value, kind, status, countable_reason"
        " FROM commitments WHERE countable ORDER BY ALL"
    )
    left = connection.execute(query).fetchall()
    for deal in expected["deal"]:
        if not deal["countable"]:
            continue
        match = next((row for row in left if _is_same_deal(deal, row)), None)
        if match:
            left.remove(match)
        text = f"{deal['id']} {deal.get('payer')} {deal.get('payer_country')} {deal['value']} {deal['currency']}: {deal['name']}"
        _note(score, match is not None, f"missed {text}")
    for payer, country, currency, value, kind, status, reason in left:
        score.wrong += 1
        score.lines.append(f"not there {payer} {country} {value:f} {currency} {kind} {status}: {reason}")
    return score


def _is_same_deal(deal: dict[str, Any], row: tuple[Any, ...]) -> bool:
    _, country, currency, value, *_ = row
    is_same_value = value is not None and abs(float(value) - float(deal["value"])) <= 0.005 * float(deal["value"])
    return is_same_value and currency == deal["currency"] and country == deal.get("payer_country", "")


def print_scores(lines: Iterable[tuple[str, Score]]) -> None:
    """Print each score with what is not right."""
    for name, score in lines:
        print(f"{name:16s} {score}")  # noqa: T201  this is a command
        for line in score.lines:
            print(f"    {line}")  # noqa: T201  this is a command


def main() -> None:
    """Read the sample and print all scores."""
    expected = read_expected()
    read = read_sample(expected)
    print_scores(score_pages(expected, read).items())
    claims, slots = score_claims(expected, read)
    print_scores([("claims", claims), *slots.items()])
    with tempfile.TemporaryDirectory() as folder:
        connection = open_warehouse(Path(folder) / "working.duckdb")
        load_sample(connection, read)
        print_scores([("countable deals", score_deals(expected, connection))])
        connection.close()


if __name__ == "__main__":
    main()
