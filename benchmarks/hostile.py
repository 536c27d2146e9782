"""Broken and evil files: ``python -m benchmarks.hostile [--mutants 2000] [--seed 1]``.

Each mutant of a good file, and each bomb, goes the whole way: read, planned, stored in a database of its own,
its rows accounted for. Anything but rows or a clear sentence is listed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from benchmarks.guarded import HANG, MOST_MEMORY, Outcome, guarded
from benchmarks.hostile_files import BOMBS, good_files, mutants
from benchmarks.measure import line
from crm.access import LOCAL_OWNER
from crm.errors import CrmError
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import ImportPlan
from data_io.incoming.records.known import Status
from data_io.store import Store

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT.parent / "shared" / "data"


def bring_in_alone(content: bytes, name: str) -> Outcome:
    """Bring a file in, in a process and a database of its own; whatever happens is the outcome."""
    return guarded(lambda: _attempt(content, name))


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
    good = good_files(DATA, ROOT / "sample_data")
    broken = mutants(good, asked.mutants, asked.seed)
    faults = _run("mutants of good files", (each for each in broken if asked.only in each[0]))
    faults += _run("bombs", ((name, make()) for name, make in BOMBS.items() if asked.only in name))
    sys.exit(1 if faults else 0)


def _run(what: str, files: Iterable[tuple[str, bytes]]) -> int:
    outcomes: Counter[str] = Counter()
    longest, largest, faults = 0.0, 0, 0
    for name, content in files:
        outcome = bring_in_alone(content, name)
        outcomes[outcome.what] += 1
        longest, largest = max(longest, outcome.seconds), max(largest, outcome.memory)
        if outcome.is_fault:
            faults += 1
            print(f"  {name}: {outcome}", flush=True)
    line(what, f"{outcomes.total():,}")
    line("  brought in, every row accounted for", f"{outcomes['stored']:,}")
    line("  refused with a clear sentence, nothing stored", f"{outcomes['refused']:,}")
    line("  tracebacks, unclear, or rows lost", f"{faults:,}", "0")
    line("  the longest took", f"{longest:.1f} s", f"at most {HANG:.0f}")
    line("  most memory of a process", f"{largest / 1e6:,.0f} MB", f"at most {MOST_MEMORY / 1e6:,.0f}")
    return faults


if __name__ == "__main__":
    main()
