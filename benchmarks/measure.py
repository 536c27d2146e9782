"""CPU seconds of this process and of the children that it waited for, and the memory that it used."""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass
class Cost:
    """CPU seconds, filled in when the block ends."""

    seconds: float = 0.0


def cpu_seconds() -> float:
    """Give the CPU time used so far, by children that ended too."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


@contextmanager
def measured() -> Iterator[Cost]:
    """Measure a block."""
    cost = Cost()
    gc.collect()
    begun = cpu_seconds()
    try:
        yield cost
    finally:
        cost.seconds = cpu_seconds() - begun


def typical(run: Callable[[], object], times: int = 7) -> float:
    """Give the median CPU seconds of a call, after one that is not counted."""
    run()
    costs = []
    for _ in range(times):
        with measured() as cost:
            run()
        costs.append(cost.seconds)
    return median(costs)


def peak_memory() -> int:
    """Give the most bytes that this process ever held; on Linux not what its parent held before it."""
    status = Path("/proc/self/status")
    if status.exists():
        held = next(row for row in status.read_text(encoding="utf-8").splitlines() if row.startswith("VmHWM"))
        return int(held.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def line(what: str, value: str, limit: str = "") -> None:
    """Print one figure."""
    print(f"{what:<62} {value:>14}  {limit}", flush=True)
