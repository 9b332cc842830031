"""A progress bar with the time left, on stderr: results stay alone on stdout."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from flows.progress import Listener, listening

_STAGES = {"discover": "found", "read": "reading", "load": "loading", "validate": "validating", "publish": "publishing"}
_NEXT = {
    "discover": "reading",
    "read": "loading",
    "load": "validating",
    "validate": "publishing",
    "publish": "published",
}


@contextmanager
def shown_progress() -> Iterator[None]:
    """Show how far a run is while the block lasts: a bar on a terminal, a line a stage elsewhere."""
    console = Console(stderr=True)
    if console.is_terminal:
        with _bar(console):
            yield
    else:
        with listening(_print_line(console)):
            yield


@contextmanager
def _bar(console: Console) -> Iterator[None]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task("starting", total=None)

        def listen(stage: str, n_done: int, n_all: int) -> None:
            if stage == "discover":
                progress.update(bar, description="reading", completed=0, total=n_all)
            elif stage == "read":
                progress.update(bar, description="reading" if n_done < n_all else "loading", completed=n_done)
            else:
                progress.update(bar, description=_NEXT[stage])

        with listening(listen):
            yield


def _print_line(console: Console) -> Listener:
    def listen(stage: str, n_done: int, n_all: int) -> None:
        pages = f" {n_done} of {n_all} pages" if stage in {"discover", "read"} else ""
        console.print(f"{_STAGES[stage]}{pages}", highlight=False)

    return listen
