"""Where things are kept and what is read by itself: the home folder and ``sources.toml``.

Here belong paths and settings, read once at the edge. Not here: what is done with them.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

DEFAULT_HOME = "data"
DEFAULT_SOURCES_FILE = "sources.toml"
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class SettingsError(Exception):
    """A setting is wrong; the message is one sentence that names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Home:
    """The folders under one home. Nothing is written anywhere else, Prefect's own home aside."""

    root: Path

    @property
    def archive(self) -> Path:
        """The raw archive: what was fetched, byte for byte."""
        return self.root / "archive"

    @property
    def warehouse(self) -> Path:
        """The working warehouse, which one process at a time opens."""
        return self.root / "warehouse" / "working.duckdb"

    @property
    def published(self) -> Path:
        """The folder of the published snapshots."""
        return self.root / "published"

    @property
    def current(self) -> Path:
        """The link to the newest snapshot."""
        return self.published / "current.duckdb"

    @property
    def rates_file(self) -> Path:
        """The exchange rates that were fetched; there need be none."""
        return self.root / "rates" / "eurofxref-hist.csv"

    @property
    def reports(self) -> Path:
        """What is written for people."""
        return self.root / "reports"

    def work(self, run_id: str) -> Path:
        """Return the folder of one run's stage files."""
        return self.root / "work" / run_id

    def make(self) -> None:
        """Make the home's folders; raise :class:`SettingsError` where that is not allowed."""
        try:
            for folder in (self.archive, self.warehouse.parent, self.published, self.reports):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"The home {self.root} cannot be made ({error.strerror}): choose another with --home DIR or JANGBU_HOME."
            raise SettingsError(message) from error
        if not os.access(self.root, os.W_OK):
            message = f"The home {self.root} is not writable: change its permissions or choose another with --home DIR."
            raise SettingsError(message)


def find_home(given: str | None = None) -> Home:
    """Return the home: the one given, else ``JANGBU_HOME``, else ``data`` in the working directory."""
    return Home(Path(given or os.environ.get("JANGBU_HOME") or DEFAULT_HOME))


@dataclass(frozen=True, slots=True)
class Schedule:
    """When the sources are read by themselves: an interval, or a cron line with its time zone."""

    every: timedelta | None = None
    cron: str | None = None
    timezone: str = "Asia/Seoul"


@dataclass(frozen=True, slots=True)
class SourcesFile:
    """The sources of ``sources.toml`` as ``(argument, source name)`` pairs, and their schedule."""

    arguments: tuple[tuple[str, str], ...]
    schedule: Schedule


def read_interval(text: str) -> timedelta:
    """Return the length that ``30m``, ``6h`` or ``1d`` says; anything else raises :class:`SettingsError`.

    >>> read_interval("30m")
    datetime.timedelta(seconds=1800)
    """
    number, unit = text[:-1], text[-1:]
    if unit not in _UNITS or not number.isdigit() or int(number) == 0:
        message = f"every = {text!r} in the sources file is no interval: write 30m, 6h or 1d."
        raise SettingsError(message)
    return timedelta(**{_UNITS[unit]: int(number)})


def read_sources_file(path: Path) -> SourcesFile:
    """Return what a sources file says; relative paths are relative to the file's folder.

    A file that is missing, is no TOML or names no source raises :class:`SettingsError`.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        message = f"{path} does not exist: name sources on the command line, or write the file (see docs/sources.md)."
        raise SettingsError(message) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{path} is no sources file ({error}): see docs/sources.md for its form."
        raise SettingsError(message) from error
    arguments = []
    for source in content.get("source", ()):
        name = source.get("name")
        if not name:
            message = f'A source of {path} has no name: give each one name = "…".'
            raise SettingsError(message)
        arguments += [(str(path.parent / folder), name) for folder in source.get("paths", ())]
        arguments += [(url, name) for url in source.get("urls", ())]
    if not arguments:
        message = f"{path} names no source: add a [[source]] with paths or urls (see docs/sources.md)."
        raise SettingsError(message)
    return SourcesFile(tuple(arguments), _read_schedule(content.get("schedule", {})))


def _read_schedule(content: dict[str, str]) -> Schedule:
    zone = content.get("timezone", "Asia/Seoul")
    if "cron" in content:
        return Schedule(cron=content["cron"], timezone=zone)
    return Schedule(every=read_interval(content.get("every", "1h")), timezone=zone)
