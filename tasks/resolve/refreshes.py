"""Newer exchange rates: the ECB's history from its address or a file, kept under the home for this and later runs.

Here belongs where a history comes from, how it is kept and how it comes into the working warehouse. What does not:
whether it can be believed (``histories.py``) and what its rates are in dollars and won (``rates.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from tasks.fetch.http import Fetcher, FetchError
from tasks.fetch.sources import is_url
from tasks.resolve.histories import (
    MAX_TEXT_BYTES,
    History,
    HistoryError,
    carry_on,
    check_fetched,
    check_history,
    differing_days,
    read_history,
    unpack_history,
    write_history,
)
from tasks.resolve.rates import apply_rates, embedded_history
from tasks.warehouse import Connection, open_warehouse, transaction

ECB_ADDRESS = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"


class RatesError(Exception):
    """Rates that cannot be had or used, in one sentence that names the address or file and what to do."""


class NoSuchFileError(RatesError):
    """What was named is neither a file nor an address."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """What a refresh brought: days nobody knew before, the newest day, known days told otherwise, changed rows of fx_rates.

    ``n_rows`` is None where there is no working warehouse yet.
    """

    n_new_days: int
    newest_on: date
    n_differing_days: int
    n_rows: int | None


def refresh_rates(origin: str, rates_file: Path, warehouse: Path, today: date) -> Refresh:
    """Fetch a history, keep it in ``rates_file`` and merge it into the working warehouse where there is one.

    A day that is known keeps its rates. Nothing is changed where the history cannot be had or believed, or another
    process holds the warehouse: :class:`RatesError` and ``WarehouseError`` say so in one sentence.
    """
    embedded = embedded_history()
    fetched = fetch_history(origin, embedded, today)
    with _opened(warehouse) as connection:
        earlier = _kept_or_nothing(rates_file)
        kept = carry_on(earlier, fetched, today)
        keep_history(kept, rates_file)
        n_rows = _merge(connection, kept) if connection else None
    return Refresh(
        n_new_days=sum(day > embedded.newest_on and day not in earlier.days for day in fetched.days),
        newest_on=max(embedded.newest_on, kept.newest_on),
        n_differing_days=len({*differing_days(fetched, embedded), *differing_days(fetched, earlier)}),
        n_rows=n_rows,
    )


def fetch_history(origin: str, embedded: History, today: date) -> History:
    """Return the history behind an address or in a file; :class:`RatesError` where it is no later state of the embedded one."""
    content = _fetch(origin) if is_url(origin) else _read(origin)
    try:
        fetched = read_history(unpack_history(content))
        check_history(fetched, embedded, today)
    except HistoryError as error:
        message = f"{origin} is not the ECB's history of rates, {error}: nothing was changed, name another with --from."
        raise RatesError(message) from error
    return fetched


def _fetch(address: str) -> bytes:
    named_hosts = frozenset() if address == ECB_ADDRESS else frozenset({urlsplit(address).hostname or ""})
    fetcher = Fetcher(named_hosts)
    try:
        return fetcher.fetch(address).content
    except FetchError as error:
        message = f"No rates were fetched, those known stay (--from takes a file too): {error}"
        raise RatesError(message) from error
    finally:
        fetcher.close()


def _read(name: str) -> bytes:
    path = Path(name)
    try:
        if path.stat().st_size > MAX_TEXT_BYTES:
            message = f"{name} is larger than {MAX_TEXT_BYTES // 2**20} MiB: it is no history of rates, name another with --from."
            raise RatesError(message)
        return path.read_bytes()
    except FileNotFoundError as error:
        message = f"{name} is neither a file nor an http(s) address: check what --from names."
        raise NoSuchFileError(message) from error
    except OSError as error:
        message = f"{name} cannot be read ({error.strerror}): check what --from names."
        raise NoSuchFileError(message) from error


def read_kept(path: Path) -> History | None:
    """Return the history that a refresh has kept, None where none has; :class:`RatesError` where somebody changed it."""
    if not path.exists():
        return None
    try:
        kept = read_history(path.read_text(encoding="utf-8"))
        check_fetched(kept)
    except (HistoryError, OSError, UnicodeDecodeError) as error:
        message = f"The rates kept in {path} cannot be used, {error}: remove the file or run `jangbu rates refresh`."
        raise RatesError(message) from error
    return kept


def _kept_or_nothing(path: Path) -> History:
    """Return the kept history, an empty one where there is none or it is broken: a refresh is the way to mend it."""
    try:
        return read_kept(path) or History({})
    except RatesError:
        return History({})


def keep_history(history: History, path: Path) -> None:
    """Write a history where later runs find it, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(write_history(history), encoding="utf-8")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _opened(warehouse: Path) -> Iterator[Connection | None]:
    if not warehouse.exists():
        yield None
        return
    connection = open_warehouse(warehouse)
    try:
        yield connection
    finally:
        connection.close()


def _merge(connection: Connection, kept: History) -> int:
    with transaction(connection):
        return apply_rates(connection, kept)
