"""One batch of pages into the raw archive: what came, what did not and why.

Here belongs reading a file or asking the fetcher, and keeping the body. Not here: what the body says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tasks.fetch.archive import MAX_BODY_BYTES, Archive, Body
from tasks.fetch.http import Fetcher, FetchError
from tasks.fetch.sources import is_url
from tasks.records import Document, Failure, Source


@dataclass(frozen=True, slots=True)
class FetchedPages:
    """The documents and the failures of one batch, in the order of its sources."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]


def _read_file(path: Path) -> bytes:
    try:
        n_bytes = path.stat().st_size
        if n_bytes > MAX_BODY_BYTES:
            reason = "too_large"
            raise FetchError(reason, f"{path} is larger than {MAX_BODY_BYTES // 2**20} MiB: it is no article.")
        return path.read_bytes()
    except FileNotFoundError as error:
        reason = "no_such_file"
        raise FetchError(reason, f"{path} went away while the run was going: check the folder.") from error
    except PermissionError as error:
        reason = "not_readable"
        raise FetchError(reason, f"{path} may not be read: change its permissions.") from error
    except OSError as error:
        reason = "not_readable"
        raise FetchError(reason, f"{path} cannot be read ({error.strerror}): check the disk.") from error


def _fetch_body(source: Source, fetcher: Fetcher, now: datetime) -> Body:
    if not is_url(source.uri):
        return Body(source.uri, source.source, _read_file(Path(source.uri)), now)
    response = fetcher.fetch(source.uri)
    return Body(source.uri, source.source, response.content, now, response.content_type)


def fetch_pages(
    sources: Sequence[Source], archive_folder: Path, batch_name: str, fetcher: Fetcher, now: datetime
) -> FetchedPages:
    """Fetch each source and keep its body; a page that does not come is a failure, and the rest goes on.

    A full disk raises ``OSError``: then nothing more can be kept, and what was kept stays whole.
    """
    documents: list[Document] = []
    failures: list[Failure] = []
    with Archive(archive_folder, batch_name) as archive:
        for source in sources:
            try:
                documents.append(archive.append_body(_fetch_body(source, fetcher, now)))
            except FetchError as error:
                failures.append(Failure(source.uri, source.source, "fetch", error.reason, str(error)))
    return FetchedPages(tuple(documents), tuple(failures))


def is_outage(sources: Sequence[Source], fetched: FetchedPages) -> bool:
    """Return whether a batch has addresses and the network gave none of them an answer.

    >>> page = Source("https://news.example/a", "news")
    >>> is_outage([page], FetchedPages((), (Failure(page.uri, page.source, "fetch", "unreachable", "…"),)))
    True
    >>> is_outage([page], FetchedPages((), (Failure(page.uri, page.source, "fetch", "http_404", "…"),)))
    False
    """
    addresses = {source.uri for source in sources if is_url(source.uri)}
    silent = {
        failure.uri for failure in fetched.failures if failure.reason in {"unreachable", "timeout", "no_such_host"}
    }
    return bool(addresses) and addresses <= silent
