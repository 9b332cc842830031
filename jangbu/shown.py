"""Tables and texts for people, on stdout."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tasks.records import Claim, DateMention, Page, Reading

_STYLES = {
    "amounts": "bold green",
    "dates": "cyan",
    "countries": "magenta",
    "organizations": "yellow",
    "quantities": "blue",
}
_WIDEST = 4000
_UNITS = ((10**12, "조"), (10**8, "억"), (10**4, "만"))


def console(file: IO[str] | None = None) -> Console:
    """Return a console for results; into a pipe or a file it prints plain text, each row in one line."""
    plain = Console(file=file)
    return plain if plain.is_terminal else Console(file=file, width=_WIDEST, soft_wrap=False)


def show_rows(out: Console, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows as a table, or one row a block where the terminal is too narrow for it."""
    table = as_table(None, columns, rows)
    if not out.is_terminal or out.measure(table, options=out.options.update(max_width=_WIDEST)).maximum <= out.width:
        out.print(table)
        return
    for number, row in enumerate(rows, start=1):
        out.print(Text(f"─ row {number} ", style="dim"))
        block = Table.grid(padding=(0, 2))
        for column, value in zip(columns, row, strict=True):
            block.add_row(Text(column, style="bold"), Text(as_cell(value)))
        out.print(block)


def as_money(value: Decimal | None, currency: str | None) -> str:
    """Return money as Korean readers count it.

    >>> as_money(Decimal(53000000000), "USD"), as_money(Decimal("1.5"), "USD"), as_money(None, None)
    ('530억 USD', '1.5 USD', '')
    """
    if value is None:
        return ""
    for size, unit in _UNITS:
        if abs(value) >= size:
            number = (value / size).quantize(Decimal("0.01")).normalize()
            return f"{number:,f}{unit} {currency}"
    return f"{value.normalize():,f} {currency}"


def as_bounds(low: Decimal | None, high: Decimal | None, currency: str | None) -> str:
    """Return both ends of a range or band, or nothing."""
    return f"{as_money(low, currency)} – {as_money(high, currency)}" if low is not None or high is not None else ""


def as_table(title: str | None, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Return a table with its numbers to the right."""
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold", pad_edge=False)
    listed = [list(row) for row in rows]
    for index, column in enumerate(columns):
        values = [row[index] for row in listed if row[index] is not None]
        is_number = bool(values) and all(
            isinstance(v, int | float | Decimal) and not isinstance(v, bool) for v in values
        )
        table.add_column(column, justify="right" if is_number else "left", overflow="fold")
    for row in listed:
        table.add_row(*(Text(as_cell(value)) for value in row))
    return table


def as_cell(value: object) -> str:
    """Return a value as a cell shows it.

    >>> as_cell(None), as_cell(Decimal("70000000000.0000")), as_cell(1234567), as_cell(0.123456)
    ('', '70,000,000,000', '1,234,567', '0.1235')
    """
    for kinds, text_of in _CELLS:
        if isinstance(value, kinds):
            return text_of(value)
    return str(value)


_CELLS: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (type(None), lambda _: ""),
    (bool, lambda is_so: "yes" if is_so else "no"),
    (int, lambda number: f"{number:,}"),
    ((float, Decimal), lambda number: f"{number:,.4f}".rstrip("0").rstrip(".")),
    (datetime, lambda moment: moment.isoformat(sep=" ", timespec="seconds")),
    ((list, tuple), lambda values: " · ".join(as_cell(value) for value in values)),
)


def _marked(text: str, reading: Reading) -> Text:
    """Return the text with everything that was read in its colour."""
    marked = Text(text)
    for dimension, style in _STYLES.items():
        for mention in getattr(reading, dimension):
            marked.stylize(style, *mention.span)
    for amount in reading.amounts:
        for conversion in amount.conversions:
            marked.stylize("green", *conversion.span)
    return marked


def _period(start: object, end: object) -> str:
    return "" if start is None and end is None else f"{start or '…'} – {end or '…'}"


def _amount_rows(reading: Reading) -> list[list[str]]:
    return [
        [
            a.surface,
            as_money(a.value, a.currency),
            a.qualifier.value,
            as_bounds(a.low, a.high, a.currency),
            " · ".join(as_money(c.value, c.currency) for c in a.conversions),
            a.per or ("cumulative" if a.is_cumulative else ""),
            a.doubt or "",
            a.rule,
        ]
        for a in reading.amounts
    ]


def _claim_row(claim: Claim) -> list[str]:
    qualifier = claim.amount_qualifier.value if claim.amount_qualifier else ""
    return [
        claim.actor or "–",
        claim.actor_country or "",
        claim.kind.value,
        claim.status.value,
        as_money(claim.amount_value, claim.currency),
        qualifier,
        claim.target_country or "",
        claim.recipient or "",
        _period(claim.period_start, claim.period_end),
        claim.attributed_to or "",
        "yes" if claim.about_ai else "no",
        claim.rule,
    ]


def _date_row(mention: DateMention) -> list[str]:
    return [mention.surface, _period(mention.start_on, mention.end_on), mention.granularity.value, mention.rule]


def show_reading(text: str, reading: Reading) -> None:
    """Print the text with what was read marked in it, then a table a dimension; empty ones are left out."""
    out = console()
    out.print(_marked(text.rstrip("\n"), reading))
    tables = (
        (
            "Amounts",
            ["text", "value", "qualifier", "bounds", "converted", "rate", "doubt", "rule"],
            _amount_rows(reading),
        ),
        ("Dates", ["text", "period", "granularity", "rule"], [_date_row(d) for d in reading.dates]),
        (
            "Countries",
            ["text", "country", "form", "rule"],
            [[c.surface, c.iso2, c.form.value, c.rule] for c in reading.countries],
        ),
        (
            "Organisations",
            ["text", "name", "country", "kind", "rule"],
            [[o.surface, o.name, o.iso2 or "", o.kind or "", o.rule] for o in reading.organizations],
        ),
        (
            "Quantities",
            ["text", "value", "unit", "qualifier", "country", "metric", "as of"],
            [
                [q.surface, q.value, q.unit, q.qualifier.value, q.country, q.metric, q.as_of_on]
                for q in reading.quantities
            ],
        ),
        (
            "Claims",
            ["actor", "country", "kind", "status", "money", "qualifier", "to", "for", "period", "says", "AI", "rule"],
            [_claim_row(c) for c in reading.claims],
        ),
        (
            "Events",
            ["kind", "day", "countries", "organisations", "what"],
            [[e.kind.value, e.happened_on, e.countries, e.organizations, e.what] for e in reading.events],
        ),
    )
    for title, columns, rows in tables:
        if rows:
            out.print()
            out.print(as_table(title, columns, rows))


def show_page(path: str, page: Page) -> None:
    """Print what cleaning found on a page."""
    out = console()
    day = page.published_at or page.published_on
    out.print(Text(page.title or "(no title)", style="bold"))
    facts = [path, str(day) if day else "no date", page.published_basis, page.publisher, page.byline, page.method]
    out.print(Text(" · ".join(str(fact) for fact in facts if fact), style="dim"))
    for warning in page.warnings:
        out.print(Text(f"! {warning}", style="yellow"))
    out.print(Text("\n" + page.body + "\n"))
