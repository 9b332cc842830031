"""The reader: everything that one text says, as a :class:`~tasks.records.Reading`.

Here belongs the order in which the dimensions are read and nothing about Korean. Each dimension is a
folder beside this file; all are pure functions of the text, the publication day and the tokenizer.
"""

from __future__ import annotations

from datetime import date

from tasks.extract.amounts import find_amounts
from tasks.extract.claims import find_about_ai, find_claims
from tasks.extract.countries import find_countries
from tasks.extract.dates import find_dates
from tasks.extract.events import find_events
from tasks.extract.morphemes import Tokenizer
from tasks.extract.organizations import find_organizations
from tasks.extract.quantities import find_quantities
from tasks.records import Reading

READER_VERSION = "10"


def read_text(text: str, published_on: date | None, tokenize: Tokenizer, *, title: str = "") -> Reading:
    """Return what the text says; spans are code points of ``text``. The title only says what the text is about."""
    amounts = find_amounts(text)
    dates = find_dates(text, published_on)
    organizations = find_organizations(text, tokenize)
    countries = find_countries(text, organizations, tokenize)
    quantities = find_quantities(text, amounts, dates, countries, published_on)
    mentions = (amounts, dates, countries, organizations)
    claims = find_claims(text, published_on, *mentions, tokenize, title=title)
    events = find_events(text, published_on, *mentions, claims, tokenize)
    about_ai, about_ai_reason = find_about_ai(text, title)
    company = next((c.about_ai_reason for c in claims if c.about_ai), None)  # TSMC's plants, in a text without the word
    return Reading(
        reader_version=READER_VERSION,
        about_ai=about_ai or company is not None,
        about_ai_reason=about_ai_reason or company,
        amounts=amounts,
        dates=dates,
        countries=countries,
        organizations=organizations,
        quantities=quantities,
        claims=claims,
        events=events,
    )
