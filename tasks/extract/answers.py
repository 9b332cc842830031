"""A reading as the JSON objects that ``jangbu read --jsonl`` answers: shapes only, nothing about Korean."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tasks.records import Amount, Claim, Conversion, DateMention, Event, Quantity, Reading


def as_number(value: Decimal | None) -> int | float | None:
    """Return a JSON number: an integer where the value is whole, else the nearest float.

    >>> as_number(Decimal("53000000000")), as_number(Decimal("164.42")), as_number(None)
    (53000000000, 164.42, None)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def as_day(day: date | None) -> str | None:
    """Return the ISO 8601 day, or None."""
    return day.isoformat() if day else None


def _conversion(conversion: Conversion) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "value": as_number(conversion.value),
        "currency": conversion.currency,
        "span": list(conversion.span),
    }
    if conversion.low is not None or conversion.high is not None:
        answer |= {"low": as_number(conversion.low), "high": as_number(conversion.high)}
    return answer


def _amount(amount: Amount) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "span": list(amount.span),
        "text": amount.surface,
        "value": as_number(amount.value),
        "currency": amount.currency,
        "low": as_number(amount.low),
        "high": as_number(amount.high),
        "qualifier": amount.qualifier.value,
        "converted": _conversion(amount.conversions[0]) if amount.conversions else None,
        "rule": amount.rule,
    }
    if len(amount.conversions) > 1:
        answer["converted_more"] = [_conversion(c) for c in amount.conversions[1:]]
    if amount.per:
        answer["per"] = amount.per
    if amount.is_cumulative:
        answer["cumulative"] = True
    if amount.doubt:
        answer |= {"doubt": amount.doubt, "plausible_value": as_number(amount.plausible_value)}
    return answer


def _date(mention: DateMention) -> dict[str, Any]:
    return {
        "span": list(mention.span),
        "text": mention.surface,
        "start": as_day(mention.start_on),
        "end": as_day(mention.end_on),
        "granularity": mention.granularity.value,
        "rule": mention.rule,
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "span": list(quantity.span),
        "text": quantity.surface,
        "value": as_number(quantity.value),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier.value,
        "low": as_number(quantity.low),
        "high": as_number(quantity.high),
        "country": quantity.country,
        "metric": quantity.metric,
        "as_of": as_day(quantity.as_of_on),
        "rule": quantity.rule,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "span": list(claim.span),
        "actor": claim.actor,
        "actor_country": claim.actor_country,
        "kind": claim.kind.value,
        "status": claim.status.value,
        "amount_span": list(claim.amount_span) if claim.amount_span else None,
        "amount_value": as_number(claim.amount_value),
        "currency": claim.currency,
        "amount_low": as_number(claim.amount_low),
        "amount_high": as_number(claim.amount_high),
        "amount_qualifier": claim.amount_qualifier.value if claim.amount_qualifier else None,
        "target_country": claim.target_country,
        "recipient": claim.recipient,
        "period_start": as_day(claim.period_start),
        "period_end": as_day(claim.period_end),
        "investors": list(claim.investors),
        "co_actors": list(claim.co_actors),
        "attributed_to": claim.attributed_to,
        "per": claim.per,
        "cumulative": claim.is_cumulative,
        "part_of_span": list(claim.part_of_span) if claim.part_of_span else None,
        "doubt": claim.doubt,
        "about_ai": claim.about_ai,
        "rule": claim.rule,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "span": list(event.span),
        "kind": event.kind.value,
        "countries": list(event.countries),
        "orgs": list(event.organizations),
        "happened_on": as_day(event.happened_on),
        "what": event.what,
        "rule": event.rule,
    }


def as_answer(reading: Reading, text_id: str | None = None) -> dict[str, Any]:
    """Return the reading in the shape of the contract, under the id it was asked with."""
    return {
        "id": text_id,
        "amounts": [_amount(a) for a in reading.amounts],
        "dates": [_date(d) for d in reading.dates],
        "countries": [
            {"span": list(c.span), "text": c.surface, "iso2": c.iso2, "form": c.form.value, "rule": c.rule}
            for c in reading.countries
        ],
        "orgs": [
            {
                "span": list(o.span),
                "text": o.surface,
                "name": o.name,
                "iso2": o.iso2,
                "kind": o.kind,
                "rule": o.rule,
            }
            for o in reading.organizations
        ],
        "quantities": [_quantity(q) for q in reading.quantities],
        "claims": [_claim(c) for c in reading.claims],
        "events": [_event(e) for e in reading.events],
    }
