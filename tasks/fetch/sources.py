"""What a person names (files, folders, URLs) as single things to fetch, in a fixed order.

Here belongs the walk over folders and the sorting of arguments. Not here: opening a page or asking a host.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tasks.records import Failure, Source

PAGE_SUFFIXES = (".html", ".htm", ".txt")
_LATER_SUFFIXES = (".warc", ".warc.gz", ".xml", ".rss", ".atom", ".jsonl")


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found, what could not be used and which files of a folder are no pages."""

    sources: tuple[Source, ...]
    failures: tuple[Failure, ...]
    ignored_files: tuple[str, ...]


def is_url(argument: str) -> bool:
    """Return whether an argument is an ``http(s)://`` address.

    >>> is_url("https://example.com/a"), is_url("pages/a.html")
    (True, False)
    """
    return argument.lower().startswith(("http://", "https://"))


def is_page_name(name: str) -> bool:
    """Return whether a file name ends like a page: ``.html .htm .txt``, each also with ``.gz``.

    >>> is_page_name("a.HTML"), is_page_name("b.txt.gz"), is_page_name("c.pdf")
    (True, True, False)
    """
    return name.lower().removesuffix(".gz").endswith(PAGE_SUFFIXES)


def _failure(uri: str, source: str, reason: str, message: str) -> Failure:
    return Failure(uri=uri, source=source, stage="discover", reason=reason, message=message)


def _find_in_folder(folder: Path, source: str) -> Iterator[Source | Failure | str]:
    n_pages = 0
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if not is_page_name(path.name):
            yield str(path)
            continue
        n_pages += 1
        yield Source(uri=str(path), source=source)
    if not n_pages:
        message = f"{folder} holds no page: put .html, .htm or .txt files there (each also .gz)."
        yield _failure(str(folder), source, "empty_folder", message)


def _find(argument: str, source: str) -> Iterator[Source | Failure | str]:
    path = Path(argument)
    if is_url(argument):
        yield Source(uri=argument, source=source)
    elif path.is_dir():
        yield from _find_in_folder(path, source)
    elif not path.exists():
        yield _failure(argument, source, "no_such_file", f"{argument} does not exist: check the name.")
    elif argument.lower().endswith(_LATER_SUFFIXES):
        message = (
            f"{argument} is a feed, sitemap or archive, which this version cannot read yet: give pages or folders."
        )
        yield _failure(argument, source, "not_yet", message)
    elif not is_page_name(path.name):
        message = f"{argument} is no page: files end in .html, .htm or .txt (each also .gz)."
        yield _failure(argument, source, "not_a_page", message)
    else:
        yield Source(uri=argument, source=source)


def find_sources(arguments: Iterable[tuple[str, str]]) -> Discovery:
    """Return every page that ``(argument, source name)`` pairs name, each once, in the order given.

    A folder is walked in sorted order, hidden files left out; its other files are listed as ignored. An argument
    that cannot be used is a failure with a sentence, and the rest goes on.
    """
    sources: dict[str, Source] = {}
    failures: dict[str, Failure] = {}
    ignored: list[str] = []
    for argument, name in arguments:
        for found in _find(argument, name):
            if isinstance(found, Source):
                sources.setdefault(found.uri, found)
            elif isinstance(found, Failure):
                failures.setdefault(found.uri, found)
            else:
                ignored.append(found)
    return Discovery(tuple(sources.values()), tuple(failures.values()), tuple(ignored))
