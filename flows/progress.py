"""How far a run is, told to whoever listens: the command draws a bar, a scheduled run writes its log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str, int, int], None]


def _nobody(_stage: str, _n_done: int, _n_all: int) -> None:
    """Hear nothing."""


_listener: ContextVar[Listener] = ContextVar("listener", default=_nobody)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have ``listener(stage, done, of all)`` called while a run inside the block goes on."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(stage: str, n_done: int, n_all: int) -> None:
    """Tell how many of a stage's pages are through."""
    _listener.get()(stage, n_done, n_all)
