"""One file tried in a process of its own: what came of it, how long it took, and how much memory."""

from __future__ import annotations

import logging
import multiprocessing
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from benchmarks.measure import peak_memory
from data_io.incoming.files import reading

HANG: Final = 30.0
"""Seconds after which a file counts as one that hangs."""
MOST_MEMORY: Final = 1_500_000_000
"""Bytes that no process may take."""
GOOD: Final = frozenset({"read", "stored", "refused"})
"""What may come of a file."""


@dataclass(frozen=True)
class Outcome:
    """What came of a file (one of ``GOOD``, or a fault), with its words, its seconds, its bytes at most."""

    what: str
    words: str
    seconds: float
    memory: int

    @property
    def is_fault(self) -> bool:
        """Whether it may not be so."""
        return self.what not in GOOD or self.seconds > HANG or self.memory > MOST_MEMORY

    def __str__(self) -> str:
        """Give all of it in a line."""
        return f"{self.what} ({self.seconds:.1f} s, {self.memory / 1e6:,.0f} MB) {self.words[-600:]}"


class _Overheard(logging.Handler):
    """Remembers whether the reading process ended with a traceback: to be told "damaged" would hide it."""

    def __init__(self) -> None:
        super().__init__()
        self.traceback = ""

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        if "Traceback" in words:
            self.traceback = words


def guarded(attempt: Callable[[], tuple[str, str]]) -> Outcome:
    """Make an attempt in a process of its own; it gives what came of it and the words for that."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=lambda: theirs.send(_overheard(attempt)))
    process.start()
    theirs.close()
    outcome = Outcome("hang", "", 4 * HANG, 0)
    if ours.poll(4 * HANG):
        try:
            outcome = ours.recv()
        except EOFError:
            outcome = Outcome("died", "", 0.0, 0)
    process.kill()
    process.join()
    return outcome


def _overheard(attempt: Callable[[], tuple[str, str]]) -> Outcome:
    heard, log = _Overheard(), logging.getLogger(reading.__name__)
    log.addHandler(heard)
    log.propagate = False
    begun = time.monotonic()
    try:
        what, words = attempt()
    except Exception as error:  # noqa: BLE001 - to be counted is what it is for
        what, words = "traceback", repr(error)
    if heard.traceback:
        what, words = "traceback", heard.traceback
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return Outcome(what, words, time.monotonic() - begun, max(peak_memory(), children))
