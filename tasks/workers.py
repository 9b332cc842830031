"""Processes for the work that fills a core: one pool a process, made when it is first needed.

Threads of the task runner wait here while a process of the pool reads a batch. Small runs stay in the process
they are in: loading the models in a second one would cost more than it gives.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from threading import Lock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_pools: list[ProcessPoolExecutor] = []
_prepared: set[str] = set()
_lock = Lock()


def _pool() -> ProcessPoolExecutor:
    with _lock:
        if not _pools:
            context = multiprocessing.get_context("spawn")
            workers = os.cpu_count() or 1
            _pools.append(ProcessPoolExecutor(max_workers=workers, mp_context=context, initializer=end_quietly))
        return _pools[0]


def end_quietly() -> None:
    """Let this process end without the list of DuckDB's types that Prefect and Great Expectations leave behind in cycles.

    The interpreter writes that list to stderr after everything else, dozens of lines that look like errors.
    """
    atexit.register(_close_stderr)


def _close_stderr() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def run_batch(function: Callable[P, R], in_pool: bool, *args: P.args, **kwargs: P.kwargs) -> R:
    """Return what a function of this module tree gives, called here or in a process of the pool.

    >>> run_batch(len, False, "four")
    4
    """
    if not in_pool:
        return function(*args, **kwargs)
    return _pool().submit(function, *args, **kwargs).result()


def prepare(module: str) -> None:
    """Have a process of the pool import a module that takes seconds, while this one goes on with other things.

    An error of the import is left to whoever uses the module.
    """
    _pool().submit(_import, module)
    _prepared.add(module)


def _import(module: str) -> None:
    import_module(module)


def is_prepared(module: str) -> bool:
    """Return whether a process of the pool has been asked to import a module."""
    return module in _prepared


def close_workers() -> None:
    """End the pool's processes, if there are any; the next batch may start new ones."""
    with _lock:
        _prepared.clear()
        while _pools:
            _pools.pop().shutdown(cancel_futures=True)
