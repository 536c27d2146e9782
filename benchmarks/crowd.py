"""Twenty people at once: ``python -m benchmarks.crowd [--people 20] [--edits 20] [--imports 3]``.

Each person saves every 1 to 3 seconds, on few records, so that they get into each other's way; meanwhile
sheets of 100,000 sales are brought in, all at the same time. On SQLite in one process, as the program runs;
on PostgreSQL with half of the people, and the imports, in a second process. Each save adds a mark of its
own to a record's notes; where somebody else was quicker, the person looks at both and saves again. What must
hold: every mark is there at the end, every conflict told what is mine and what is theirs, nobody ever heard
that the data is in use, and 95 of 100 saves took at most half a second by the clock.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from benchmarks.killed import ROWS, made_sheet
from benchmarks.measure import line
from crm.access import Access, Role
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.store import Conflict, Store, StoreBusy
from tests.databases import Files, missing_server, started_server

RECORDS: Final = 8
"""So few that two people often have the same one before them."""
LIMIT_MS: Final = 500
OWNER: Final = Access("Owner", Role.OWNER)


@dataclass
class Told:
    """What happened to the people: milliseconds of each save, conflicts, and what must not be."""

    saves: list[float] = field(default_factory=list)
    conflicts: int = 0
    busy: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Told) -> None:
        """Put what another process was told to this."""
        self.saves += other.saves
        self.conflicts += other.conflicts
        self.busy += other.busy
        self.faults += other.faults


@dataclass(frozen=True)
class Crowd:
    """Who works on one database in one process: numbers of the people, edits each, sheets brought in."""

    people: tuple[int, ...]
    edits: int
    sheets: tuple[str, ...] = ()
    pause: tuple[float, float] = (1.0, 3.0)
    """Seconds between two edits of a person, least and most."""

    def work(self, url: str) -> Told:
        """Let all of them work at once, and give what they were told."""
        told = Told()
        with Store.open(url) as store:
            jobs: list[Callable[[], None]] = [
                partial(self._edit, store, number, told) for number in self.people
            ]
            jobs += [partial(_bring_in, store, sheet, self.pause[1], told) for sheet in self.sheets]
            threads = [threading.Thread(target=job) for job in jobs]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        return told

    def _edit(self, store: Store, number: int, told: Told) -> None:
        chance = random.Random(number)
        person = Access(f"Person {number}", Role.STAFF)
        for edit in range(self.edits):
            time.sleep(chance.uniform(*self.pause))
            mark, record = f"p{number}-{edit};", chance.randrange(1, RECORDS + 1)
            seen = _notes(store, person, record)
            time.sleep(chance.uniform(0, 0.05))  # what stands on the screen is never quite what is stored
            while not _saved(store, person, record, seen, mark, told):
                seen = _notes(store, person, record)


def _notes(store: Store, person: Access, record: int) -> str | None:
    found: str | None = store.records("customer", person, ids=[record], fields=["notes"])["notes"].iloc[0]
    return found


def _saved(store: Store, person: Access, record: int, seen: str | None, mark: str, told: Told) -> bool:
    cell: dict[str, Any] = {
        "id": [record],
        "field": ["notes"],
        "before": [seen],
        "after": [(seen or "") + mark],
    }
    updates = pd.DataFrame(cell).astype({"before": object, "after": object})
    step = ChangeSet(Source.EDIT, "notes", (EntityChanges("customer", updates=updates),))
    begun = time.monotonic()
    try:
        store.apply(step, person)
    except Conflict as conflict:
        told.conflicts += 1
        shown = conflict.cells.iloc[0]
        if shown["after"] != (seen or "") + mark or shown["now"] == seen:
            told.faults.append("a conflict without mine and theirs")
        return False
    except StoreBusy as busy:
        told.busy += 1
        told.faults.append(busy.message)
        return False
    finally:
        told.saves.append((time.monotonic() - begun) * 1000)
    return True


def _bring_in(store: Store, sheet: str, after: float, told: Told) -> None:
    time.sleep(after)
    try:
        bring_in([read_book(Path(sheet), Path(sheet).name)], store, OWNER)
    except StoreBusy as busy:
        told.busy += 1
        told.faults.append(busy.message)


def main() -> None:
    """Print what the people were told."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=20)
    words.add_argument("--edits", type=int, default=20)
    words.add_argument("--imports", type=int, default=3)
    asked = words.parse_args()
    people = tuple(range(asked.people))
    with tempfile.TemporaryDirectory() as folder:
        sheets = _sheets(Path(folder), asked.imports)
        with Files().fresh() as url:
            _report("SQLite, one process", url, [Crowd(people, asked.edits, sheets)])
        if missing_server():
            line("PostgreSQL", "not tried", missing_server())
            return
        with started_server() as server, server.fresh() as url:
            first, second = people[::2], people[1::2]
            crowds = [Crowd(first, asked.edits), Crowd(second, asked.edits, sheets)]
            _report("PostgreSQL, two processes", url, crowds)


def _sheets(folder: Path, count: int) -> tuple[str, ...]:
    """Write the sheets that are brought in: their orders have numbers of their own."""
    first = made_sheet(folder / "first.csv", ROWS)
    sales = pd.read_csv(first, dtype=str)
    names = []
    for number in range(count):
        numbered = sales.assign(**{"Order number": sales["Order number"] + f"-{number}"})
        numbered.to_csv(folder / f"sales {number}.csv", index=False)
        names.append(str(folder / f"sales {number}.csv"))
    return tuple(names)


def begin(url: str) -> None:
    """Make the records that all of them work on."""
    made = EntityChanges("customer", pd.DataFrame({"name": [f"Customer {at}" for at in range(RECORDS)]}))
    with Store.open(url) as store:
        store.apply(ChangeSet(Source.IMPORT, "made", (made,)), OWNER)


def marks_in(store: Store) -> int:
    """Count the marks that are there."""
    notes = store.records("customer", OWNER, ids=range(1, RECORDS + 1))["notes"]
    return int(notes.dropna().str.count(";").sum())


def _report(engine: str, url: str, crowds: list[Crowd]) -> None:
    begin(url)
    told = Told()
    if len(crowds) == 1:
        told.add(crowds[0].work(url))
    else:
        with multiprocessing.get_context("spawn").Pool(len(crowds)) as processes:
            for each in processes.starmap(Crowd.work, [(crowd, url) for crowd in crowds]):
                told.add(each)
    with Store.open(url) as store:
        there = marks_in(store)
        wanted = sum(len(crowd.people) * crowd.edits for crowd in crowds)
        brought = store.count("sale", OWNER)
        faults = told.faults + store.check()
    line(f"{engine}: saves", f"{len(told.saves):,}")
    line("  marks that are not there: lost updates", f"{wanted - there:,}", "0")
    line("  conflicts, each shown as mine and theirs", f"{told.conflicts:,}")
    line("  times somebody heard that the data is in use", f"{told.busy:,}", "0")
    line(
        "  rows brought in meanwhile", f"{brought:,}", f"{sum(len(each.sheets) for each in crowds) * ROWS:,}"
    )
    for share in (50, 95, 99, 100):
        limit = f"at most {LIMIT_MS} ms" if share == 95 else ""
        line(f"  {share} % of the saves took at most", f"{np.percentile(told.saves, share):.0f} ms", limit)
    line("  other faults", f"{len(faults):,}", "0")
    for fault in faults[:5]:
        print(f"    {fault}")


if __name__ == "__main__":
    main()
