"""Pages read end to end and held against what they have to give: pages, claims, deals, pairs of claims, deals counted twice.

``python tests/sample/scores.py`` prints precision, recall and F1 with every miss of the embedded sample;
``--expected tests/heldout/expected.toml --pages tests/heldout/pages`` those of another folder. No Prefect: the stages' own functions, one after another.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import combinations
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

    def __add__(self, other: Score) -> Score:
        """Return the score of both."""
        return Score(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed, self.lines + other.lines
        )

    def __str__(self) -> str:
        return f"f1 {self.f1:.3f} (right {self.right} wrong {self.wrong} missed {self.missed})"


def read_expected(file: Path = HERE / "expected.toml") -> dict[str, Any]:
    """Return what the pages have to give."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def worlds_of(expected: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what is expected by the world that invented it: each is a ledger of its own, since authors apart invent like deals."""
    rows = [*expected["page"], *expected["deal"]]
    return [
        {kind: [row for row in expected[kind] if row.get("world") == world] for kind in ("page", "deal")}
        for world in dict.fromkeys(row.get("world") for row in rows)
    ]


def read_sample(expected: dict[str, Any], folder: Path = SAMPLE) -> dict[str, ReadArticle]:
    """Return every article of the folder with its reading, by file; pages that cannot be read are not in it."""
    read = {}
    for page in expected["page"]:
        try:
            content = unpacked((folder / page["file"]).read_bytes())
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


def _is_same_money(row: dict[str, Any], value: Decimal | None, currency: str | None) -> bool:
    """Return whether the money is the row's, one of its ``value_alt`` or its ``values``, within half a percent."""
    of_row = [(row["value"], row["currency"]), *((value, row["currency"]) for value in row.get("value_alt", ()))]
    return value is not None and any(
        currency == its_currency and abs(float(value) - float(its_value)) <= 0.005 * float(its_value)
        for its_value, its_currency in (*of_row, *row.get("values", ()))
    )


def _is_same_claim(row: dict[str, Any], claim: Claim) -> bool:
    if claim.amount_value is None or row.get("currency") != claim.currency:
        return False
    is_same_value = _is_same_money(row, claim.amount_value, claim.currency)
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
    for deal in sorted(expected["deal"], key=lambda deal: "countable_alt" in deal):
        if not deal["countable"] and "countable_alt" not in deal:
            continue
        match = next((row for row in left if _is_same_deal(deal, row)), None)
        if match:
            left.remove(match)
        if "countable_alt" in deal:
            continue
        text = f"{deal['id']} {deal.get('payer')} {deal.get('payer_country')} {deal['value']} {deal['currency']}: {deal['name']}"
        _note(score, match is not None, f"missed {text}")
    for payer, country, currency, value, kind, status, reason in left:
        score.wrong += 1
        score.lines.append(f"not there {payer} {country} {value:f} {currency} {kind} {status}: {reason}")
    return score


def _is_same_deal(deal: dict[str, Any], row: tuple[Any, ...]) -> bool:
    _, country, currency, value, *_ = row
    return _is_same_money(deal, value, currency) and (country or None) in {
        code or None for code in _accepted(deal, "payer_country")
    }


def claims_by_deal(
    expected: dict[str, Any], read: dict[str, ReadArticle], connection: Connection, is_again: bool = False
) -> list[tuple[str, str, str, str]]:
    """Return the loaded claims that tell a deal of the list: its id, the commitment's, the file, the amount as printed.

    One claim a row; ``is_again`` adds those that say the money of a row once more on the same page.
    """
    found: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    query = (
        "SELECT claims.article_id, amount_value, currency, claims.kind, commitment_id FROM claims"
        " JOIN commitment_claims USING (claim_id) ORDER BY claims.article_id, span_start, claim_id"
    )
    for article, *claim in connection.execute(query).fetchall():
        found[article].append(tuple(claim))
    told = []
    for page in (page for page in expected["page"] if page["file"] in read):
        left = found[read[page["file"]].article.article_id]
        for row in (row for row in page.get("claims", ()) if "deal" in row):
            same = [claim for claim in left if _is_same_money(row, claim[0], claim[1])]
            same.sort(key=lambda claim: str(claim[2]) not in {row["kind"], *row.get("kind_alt", ())})
            if same:
                left.remove(same[0])
                told.append((row["deal"], same[0][3], page["file"], row["text"]))
        told += _told_again(page, left) if is_again else []
    return told


def _told_again(page: dict[str, Any], left: list[tuple[Any, ...]]) -> list[tuple[str, str, str, str]]:
    rows = [row for row in page.get("claims", ()) if "deal" in row]
    return [
        (row["deal"], commitment, page["file"], f"{row['text']} again")
        for value, currency, _, commitment in left
        for row in [row for row in rows if _is_same_money(row, value, currency)][:1]
    ]


def score_pairs(told: list[tuple[str, str, str, str]]) -> Score:
    """Return the score of pairs of claims in one commitment, over the claims that were found by file, amount and currency."""
    score = Score()
    for (deal, commitment, *where), (other_deal, other, *there) in combinations(told, 2):
        line = f"{deal} {where[0]} {where[1]} | {other_deal} {there[0]} {there[1]}"
        if deal == other_deal:
            _note(score, commitment == other, f"not joined {line}")
        elif commitment == other:
            score.wrong += 1
            score.lines.append(f"joined {line}")
    return score


def score_doubles(expected: dict[str, Any], told: list[tuple[str, str, str, str]], connection: Connection) -> Score:
    """Return how many countries' totals hold a deal once (right), or some deal twice (wrong): as two rows, or with its parts."""
    score, wholes = Score(), {deal["id"]: deal.get("part_of", deal["id"]) for deal in expected["deal"]}
    countries = dict(
        connection.execute(
            "SELECT commitment_id, coalesce(payer_country_code, '') FROM commitments WHERE countable"
        ).fetchall()
    )
    rows: defaultdict[str, defaultdict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for deal, commitment, file, text in told:
        if commitment in countries:
            rows[wholes[deal]][deal][commitment] = f"{countries[commitment] or '?'} {file} {text}"
    for country in sorted({row[:2] for deals in rows.values() for found in deals.values() for row in found.values()}):
        twice = [whole for whole, deals in rows.items() if _is_twice(whole, deals, country)]
        score.right += not twice
        score.wrong += bool(twice)
        score.lines += [f"{country} counts {whole} twice: {list(rows[whole].values())}" for whole in twice]
    return score


def _is_twice(whole: str, deals: dict[str, dict[str, str]], country: str) -> bool:
    """Return whether one deal stands in two counted rows of the country, or a whole beside one of its parts."""
    counted = {deal: {row for row, text in found.items() if text.startswith(country)} for deal, found in deals.items()}
    parts = set().union(*(found for deal, found in counted.items() if deal != whole))
    return any(len(found) > 1 for found in counted.values()) or bool(counted.get(whole) and parts - counted[whole])


def score_ledgers(expected: dict[str, Any], read: dict[str, ReadArticle]) -> dict[str, Score]:
    """Return the scores of what the ledger made of the claims, over all worlds: countable deals, pairs joined, countries once."""
    total = {name: Score() for name in ("deals", "pairs", "once")}
    for world in worlds_of(expected):
        files = {page["file"] for page in world["page"]}
        articles = {file: item for file, item in read.items() if file in files}
        with tempfile.TemporaryDirectory() as folder:
            connection = open_warehouse(Path(folder) / "working.duckdb")
            load_sample(connection, articles)
            told, again = (claims_by_deal(world, articles, connection, is_again=is_again) for is_again in (False, True))
            total["deals"] += score_deals(world, connection)
            total["pairs"] += score_pairs(told)
            total["once"] += score_doubles(world, again, connection)
            connection.close()
    return total


def print_scores(lines: Iterable[tuple[str, Score]]) -> None:
    """Print each score with what is not right."""
    for name, score in lines:
        print(f"{name:16s} {score}")  # noqa: T201  this is a command
        for line in score.lines:
            print(f"    {line}")  # noqa: T201  this is a command


def main() -> None:
    """Read the pages and print all scores."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--expected", type=Path, default=HERE / "expected.toml")
    parser.add_argument("--pages", type=Path, default=SAMPLE)
    parser.add_argument("--worlds", nargs="+", help="only the pages of these authors, as 'world' names them")
    options = parser.parse_args()
    expected = read_expected(options.expected)
    if options.worlds:
        expected = {
            kind: [row for row in rows if row.get("world") in options.worlds] for kind, rows in expected.items()
        }
    read = read_sample(expected, options.pages)
    print_scores(score_pages(expected, read).items())
    claims, slots = score_claims(expected, read)
    print_scores([("claims", claims), *slots.items()])
    print_scores(score_ledgers(expected, read).items())


if __name__ == "__main__":
    main()
