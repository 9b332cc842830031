"""Whether work takes time in proportion to the length of its text: ratios within one run, never seconds."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 5
TIMES = 4
MOST = 10.0
"""Four times the text may take ten times as long, where a quadratic rule takes sixteen times; the rest is noise."""
TICK_S = 0.01
"""Below this a clock says little: a shorter text counts as having taken so long."""


def assert_grows_with_length(work: Callable[[str], object], piece: str, chars: int) -> None:
    """Pass when ``work`` on ``piece`` repeated to four times ``chars`` takes at most ten times as long as on ``chars``.

    One try of five is enough: other work on the machine can slow a try down, but cannot make a quadratic rule
    linear. The collector of garbage rests meanwhile, since its time grows with all that other tests left behind.

    >>> assert_grows_with_length(lambda text: text.count("가"), "가나", 1000)
    """
    short, long = (piece * (max(size, len(piece)) // len(piece)) for size in (chars, TIMES * chars))
    work(piece)
    ratios = []
    gc.disable()
    try:
        for _ in range(TRIES):
            ratios.append(_seconds(work, long) / max(_seconds(work, short), TICK_S))
            if ratios[-1] <= MOST:
                return
    finally:
        gc.enable()
    told = ", ".join(f"{ratio:.1f}" for ratio in ratios)
    raise AssertionError(f"{TIMES} times {piece[:30]!r} takes {told} times as long")


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began
