"""Which columns the load fills, in the order of the rows; a test compares them with the tables and the records."""

from __future__ import annotations

from collections.abc import Mapping

EVIDENCE = ("article_id", "span_start", "span_end", "surface", "rule", "reader_version")
_CONVERSION = ("value", "currency", "low", "high", "qualifier", "span_start", "span_end")

DOCUMENT_COLUMNS = (
    *("document_id", "uri", "source", "fetched_at", "sha256", "n_bytes", "archive_file", "archive_offset"),
    *("content_type", "encoding"),
)
ARTICLE_COLUMNS = (
    *("article_id", "document_id", "uri", "canonical_url", "title", "publisher", "byline", "published_on"),
    *("published_at", "published_basis", "language", "body", "method", "warnings", "text_key", "about_ai"),
    *("about_ai_reason", "reader_version", "content_key"),
)
CHILD_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "amounts": (
        *("amount_id", *EVIDENCE, "value", "currency", "low", "high", "qualifier"),
        *(f"converted_{name}" for name in _CONVERSION),
        *(f"second_converted_{name}" for name in _CONVERSION),
        *("per", "is_cumulative", "doubt", "plausible_value"),
    ),
    "dates": ("date_id", *EVIDENCE, "start_on", "end_on", "granularity"),
    "country_mentions": ("country_mention_id", *EVIDENCE, "iso2", "form"),
    "organization_mentions": ("organization_mention_id", *EVIDENCE, "organization_id", "name", "iso2", "kind"),
    "quantities": (
        *("quantity_id", *EVIDENCE, "value", "unit", "qualifier", "low", "high", "country", "metric", "as_of_on"),
    ),
    "claims": (
        *("claim_id", *EVIDENCE, "said_on", "kind", "status", "actor", "actor_country", "actor_organization_id"),
        *("amount_id", "amount_surface", "amount_value", "currency", "amount_low", "amount_high", "amount_qualifier"),
        *(
            "target_country",
            "recipient",
            "period_start",
            "period_end",
            "investors",
            "co_actors",
            "attributed_to",
            "per",
        ),
        *("is_cumulative", "part_of_amount_id", "part_of_claim_id", "doubt", "about_ai", "about_ai_reason"),
    ),
    "events": ("event_id", *EVIDENCE, "kind", "what", "countries", "organizations", "happened_on"),
}
KEY_COLUMNS: Mapping[str, str] = {"documents": "document_id", "articles": "article_id"} | {
    table: columns[0] for table, columns in CHILD_COLUMNS.items()
}
CONTENT_TABLES = tuple(KEY_COLUMNS)
FAILURE_COLUMNS = ("failure_id", "uri", "source", "stage", "reason", "message", "document_id")
# state: new (not in the warehouse), changed (there with other content), unchanged, quarantined (there, this content)
PAGE_COLUMNS = ("uri", "document_id", "article_id", "state")
REFUSED_COLUMNS = (
    *("quarantine_id", "table_name", "row_id", "article_id", "rule", "column_name", "value", "reason"),
    *("reader_version", "row_json"),
)
UNFIT_RULE = "number_fits_its_column"
