"""Broken and evil files: ``python -m benchmarks.hostile [--mutants 2000] [--seed 1]``.

Each mutant of a good file, and each bomb, goes the whole way: read, planned, stored in a database of its own,
its rows accounted for. Anything but rows or a clear sentence is listed.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.hostile_files import BOMBS, good_files, mutants
from benchmarks.measure import line, peak_memory
from crm.access import LOCAL_OWNER
from crm.errors import CrmError
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import ImportPlan
from data_io.incoming.records.known import Status
from data_io.store import Store

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT.parent / "shared" / "data"
HANG: Final = 30.0
"""Seconds after which a file counts as one that hangs."""
MOST_MEMORY: Final = 1_500_000_000
"""Bytes that no process may take."""
READING: Final = "data_io.incoming.files.reading"


@dataclass(frozen=True)
class Outcome:
    """What came of a file: "stored", "refused" or a fault, with its words, seconds, and bytes at most."""

    what: str
    words: str
    seconds: float
    memory: int

    @property
    def is_fault(self) -> bool:
        """Whether it may not be so."""
        small = self.seconds <= HANG and self.memory <= MOST_MEMORY
        return self.what not in ("stored", "refused") or not small


class _Overheard(logging.Handler):
    """Remembers whether the reading process ended with a traceback: to be told "damaged" would hide it."""

    def __init__(self) -> None:
        super().__init__()
        self.traceback = ""

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        if "Traceback" in words:
            self.traceback = words


def guarded(content: bytes, name: str) -> Outcome:
    """Bring a file in, in a process and a database of its own; whatever happens is the outcome."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=lambda: theirs.send(attempt(content, name)))
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


def attempt(content: bytes, name: str) -> Outcome:
    """Bring a file in, in a database of its own; whatever happens is the outcome."""
    overheard = _Overheard()
    logging.getLogger(READING).addHandler(overheard)
    begun = time.monotonic()
    try:
        what, words = _attempt(content, name)
    finally:
        logging.getLogger(READING).removeHandler(overheard)
    if overheard.traceback:
        what, words = "traceback", overheard.traceback
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return Outcome(what, words, time.monotonic() - begun, max(peak_memory(), children))


def _attempt(content: bytes, name: str) -> tuple[str, str]:
    with tempfile.TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/shop.db") as store:
        try:
            book = read_book(content, name)
            plan, _ = bring_in([book], store, LOCAL_OWNER)
            faults = [*unaccounted(plan), *store.check()]
        except CrmError as error:
            sentence = str(error)
            clear = sentence.endswith(".") and "Traceback" not in sentence
            untouched = store.revision == 0
            return ("refused" if clear and untouched else "unclear", sentence)
        except Exception as error:  # noqa: BLE001 - to be counted is what it is for
            return "traceback", repr(error)
    return ("lost", "; ".join(faults)) if faults else ("stored", "")


def unaccounted(plan: ImportPlan) -> list[str]:
    """Give a sentence for each sheet whose rows do not add up."""
    return [
        f"{sheet.sheet.name}: {sheet.rows_read} rows read, {told} accounted for"
        for sheet in plan.sheets
        if (told := sum(sheet.count(status) for status in Status)) != sheet.rows_read
    ]


def main() -> None:
    """Print what came of mutants and bombs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--mutants", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only files whose names hold this")
    asked = parser.parse_args()
    logging.getLogger(READING).propagate = False
    good = good_files(DATA, ROOT / "sample_data")
    broken = mutants(good, asked.mutants, asked.seed)
    faults = _run("mutants of good files", (each for each in broken if asked.only in each[0]))
    faults += _run("bombs", ((name, make()) for name, make in BOMBS.items() if asked.only in name))
    sys.exit(1 if faults else 0)


def _run(what: str, files: Iterable[tuple[str, bytes]]) -> int:
    outcomes: Counter[str] = Counter()
    longest, largest, faults = 0.0, 0, 0
    for name, content in files:
        outcome = guarded(content, name)
        outcomes[outcome.what] += 1
        longest, largest = max(longest, outcome.seconds), max(largest, outcome.memory)
        if outcome.is_fault:
            faults += 1
            cost = f"{outcome.seconds:.1f} s, {outcome.memory / 1e6:,.0f} MB"
            print(f"  {name}: {outcome.what} ({cost}) {outcome.words[-600:]}", flush=True)
    line(what, f"{outcomes.total():,}")
    line("  brought in, every row accounted for", f"{outcomes['stored']:,}")
    line("  refused with a clear sentence, nothing stored", f"{outcomes['refused']:,}")
    line("  tracebacks, unclear, or rows lost", f"{faults:,}", "0")
    line("  the longest took", f"{longest:.1f} s", f"at most {HANG:.0f}")
    line("  most memory of a process", f"{largest / 1e6:,.0f} MB", f"at most {MOST_MEMORY / 1e6:,.0f}")
    return faults


if __name__ == "__main__":
    main()
