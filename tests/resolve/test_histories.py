"""A history is read whole, refused with what is wrong with it, and carried on without a known day changing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from histories import EMBEDDED, LAST, as_csv, as_zip, days_after, longer_history

from tasks.resolve import histories
from tasks.resolve.histories import (
    History,
    HistoryError,
    carry_on,
    check_history,
    read_history,
    unpack_history,
    write_history,
)

TODAY = LAST + timedelta(days=30)
HEAD = "Date,USD,KRW,\n"


@pytest.mark.parametrize("content", [as_csv(EMBEDDED).encode(), as_zip(as_csv(EMBEDDED))], ids=["csv", "zip"])
def test_a_history_comes_through_zip_and_text_as_it_is(content: bytes) -> None:
    assert read_history(unpack_history(content)).days == EMBEDDED.days


def test_what_is_written_is_read_again_with_the_days_it_was_fetched_on() -> None:
    kept = carry_on(History({}), longer_history(2), TODAY)
    assert read_history(write_history(kept)) == kept
    assert set(kept.fetched_on.values()) == {TODAY}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 broken", "zip file is broken"),
        (b"\x89PNG\xff\xfe", "neither a zip nor a CSV"),
        (as_zip("x", "readme.txt"), "holds 0 CSV files"),
        (b"", "does not begin with Date"),
        (b"<html><body>Not found</body></html>", "does not begin with Date"),
        (b"Date,USD,\n2026-11-02,1.1,\n", "no column KRW"),
        (HEAD.encode(), "no day with both"),
        (f"{HEAD}2 November 2026,1.1,1500,\n".encode(), "line 2 gives '2 November 2026'"),
        (f"{HEAD}2026-11-02,1.1,1500,\n2026-11-02,1.1,1500,\n".encode(), "gives 2026-11-02 twice"),
        (f"{HEAD}2026-11-02,-1.1,1500,\n".encode(), "gives '-1.1' for USD on 2026-11-02"),
        (f"{HEAD}2026-11-02,0.00,1500,\n".encode(), "gives '0.00' for USD"),
        (f"{HEAD}2026-11-02,N/A,1500,\n".encode(), "no day with both"),
    ],
)
def test_nonsense_is_refused_by_what_is_wrong_with_it(content: bytes, words: str) -> None:
    with pytest.raises(HistoryError, match=words):
        read_history(unpack_history(content))


def test_a_zip_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histories, "MAX_TEXT_BYTES", 1000)
    with pytest.raises(HistoryError, match="unpacks to more than"):
        unpack_history(as_zip("0" * 2000))


def test_a_later_state_is_believed_even_with_a_corrected_day() -> None:
    corrected = {date(2001, 1, 2): {**EMBEDDED.days[date(2001, 1, 2)], "USD": "0.95"}}
    check_history(longer_history(3, days=corrected), EMBEDDED, TODAY)


@pytest.mark.parametrize(
    ("history", "words"),
    [
        (History({day: p for day, p in EMBEDDED.days.items() if day < date(2026, 1, 1)}), "ends on 2025-12-31, but"),
        (History({LAST: EMBEDDED.days[LAST]}), "lacks .* such as 1999-01-04"),
        (History({day: {**p, "USD": "1.5"} for day, p in EMBEDDED.days.items()}), "other rates .* such as 1999-01-04"),
        (longer_history(40), "a day that has not come yet"),
        (longer_history(2, krw="16.00"), "16.00 KRW for a euro"),
    ],
    ids=["older", "shorter", "another", "future", "jump"],
)
def test_what_is_no_later_state_of_the_embedded_history_is_refused(history: History, words: str) -> None:
    with pytest.raises(HistoryError, match=words):
        check_history(history, EMBEDDED, TODAY)


def test_a_kept_day_stays_as_it_is_and_keeps_the_day_it_was_fetched_on() -> None:
    first, second = days_after(2)
    kept = carry_on(History({}), longer_history(1), first)
    later = carry_on(kept, longer_history(2, krw="1700.00"), TODAY)
    assert (later.days[first]["KRW"], later.days[second]["KRW"]) == ("1600.00", "1700.00")
    assert (later.fetched_on[first], later.fetched_on[second]) == (first, TODAY)
