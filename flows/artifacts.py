"""What a run leaves in the Prefect UI: a table of counts, the country totals, a link to the published file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from tasks.publish.summaries import RunFigures

_SHOWN_FAILURES = 500


def as_billions(usd: Decimal | None) -> str:
    """Return US dollars in billions, to a tenth of one; nothing for an open bound.

    >>> as_billions(Decimal(53000000000)), as_billions(None), as_billions(Decimal(20000000))
    ('53.0', '', '0.02')
    """
    if usd is None:
        return ""
    billions = usd / 10**9
    return f"{billions:,.1f}" if billions >= Decimal("0.1") or not billions else f"{billions:.2f}"


def as_markdown(countries: Iterable[Mapping[str, Any]]) -> str:
    """Return the country totals as a markdown table, money in billions of US dollars."""
    lines = [
        "| country | articles | claims | commitments | low | USD bn | high |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in countries:
        name = f"{row['country_code']} {row['country_en']}" if row["country_code"] else "no payer named"
        money = " | ".join(as_billions(row[column]) for column in ("usd_low", "usd_mid", "usd_high"))
        lines.append(f"| {name} | {row['n_articles']} | {row['n_claims']} | {row['n_commitments']} | {money} |")
    return "\n".join(lines)


def leave_artifacts(figures: RunFigures, snapshot: Path) -> None:
    """Leave the artifacts of a run that has published ``snapshot``; a table of failures only where there are some."""
    if figures.failures:
        failures = [dict(failure) for failure in figures.failures[:_SHOWN_FAILURES]]
        create_table_artifact(
            key="failures", table=failures, description=f"Pages that dropped out of run {figures.run_id}"
        )
    table = [{"pages": name, "count": count} for name, count in figures.counts.items()]
    create_table_artifact(key="counts", table=table, description=f"What became of the pages of run {figures.run_id}")
    create_markdown_artifact(
        key="country-totals",
        markdown=as_markdown(figures.countries),
        description="AI money committed by country, in billions of US dollars",
    )
    create_link_artifact(
        key="published-file",
        link=snapshot.resolve().as_uri(),
        link_text=snapshot.name,
        description="The snapshot that this run published",
    )
