"""What ends a run of a flow early, in one sentence for the person who started it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jangbu.errors import FAILED, CommandError


@contextmanager
def explained_run(home: str | None) -> Iterator[None]:
    """Turn what ends a run early into a :class:`CommandError` while the block lasts."""
    from flows.ingest import HeldBackError, NothingReadError
    from flows.settings import SettingsError
    from tasks.fetch.archive import ArchiveError
    from tasks.resolve.refreshes import RatesError
    from tasks.warehouse import WarehouseError

    try:
        yield
    except HeldBackError as error:
        message = f"Nothing was published, an expectation does not hold: {error} `jangbu check` shows all of them."
        raise CommandError(message, FAILED) from error
    except (ArchiveError, NothingReadError, RatesError, SettingsError, WarehouseError) as error:
        raise CommandError(str(error), FAILED) from error
    except OSError as error:
        name = error.filename or home or "the home"
        message = f"{name} cannot be written ({error.strerror}): make room or choose another --home; nothing is lost."
        raise CommandError(message, FAILED) from error
