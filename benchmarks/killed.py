"""Imports killed at random moments: ``python -m benchmarks.killed [--times 50] [--seed 1]``.

A process brings 100,000 sales in and is killed (SIGKILL) at a moment drawn evenly over the time that the
whole import takes. What must then hold, each time: all of it is there or nothing, ``check`` finds nothing
wrong, and the store is open again within 2 seconds. On SQLite, and half as often on PostgreSQL.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import tempfile
import time
from collections import Counter
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from benchmarks.main_job import HEADINGS
from benchmarks.measure import line
from crm.access import LOCAL_OWNER
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.store import Store
from sample_data.make import make_shop
from tests.databases import Databases, Files, missing_server, started_server

ROWS: Final = 100_000
OPEN_SECONDS: Final = 2.0
START_SECONDS: Final = 120
"""A process that has not begun by then never will."""
PROCESSES: Final = multiprocessing.get_context("spawn")
"""Each process from its beginning: one that is forked off may find locks held by threads that it has not."""
BEYOND: Final = 1.1
"""Some moments lie after the end: those imports must be there."""


class Killing:
    """Imports of one file into databases of one engine, each killed at its moment."""

    def __init__(self, databases: Databases, sheet: Path, rows: int) -> None:
        self._databases = databases
        self._sheet = sheet
        self._rows = rows
        self.slowest = 0.0
        self.outcomes: Counter[str] = Counter()
        self.faults: list[str] = []

    def run(self, times: int, chance: random.Random) -> None:
        """Kill as many imports."""
        whole = self._one(None)
        for _ in range(times):
            self._one(chance.uniform(0, whole * BEYOND))

    def _one(self, moment: float | None) -> float:
        """Start an import and kill it after so many seconds, or let it end; give how long it ran."""
        with self._databases.fresh() as url:
            begun = self._until(moment, url)
            started = time.monotonic()
            with Store.open(url) as store:
                opened = time.monotonic() - started
                there = store.count("sale", LOCAL_OWNER)
                wrong = store.check()
        name = "all" if there == self._rows else "nothing" if not there else "partial"
        if moment is None and name != "all":
            wrong = [*wrong, "an import that nobody killed is not all there"]
        if moment is not None:
            self.outcomes[name] += 1
            self.slowest = max(self.slowest, opened)
        self.faults += wrong + ([f"{there:,} of {self._rows:,} rows"] if name == "partial" else [])
        return begun

    def _until(self, moment: float | None, url: str) -> float:
        here, there = PROCESSES.Pipe()
        process = PROCESSES.Process(target=_bring_in, args=(there, url, str(self._sheet)))
        process.start()
        there.close()  # so that it is told here if the process ends before it began
        if not here.poll(START_SECONDS):
            process.kill()
            raise TimeoutError("the importing process did not begin")
        here.recv()  # everything is loaded: now it begins
        begun = time.monotonic()
        process.join(moment)
        process.kill()
        process.join()
        return time.monotonic() - begun


def _bring_in(ready: Connection, url: str, sheet: str) -> None:
    with suppress(BrokenPipeError):
        ready.send(None)
    with Store.open(url) as store:
        bring_in([read_book(Path(sheet), "sales.csv")], store, LOCAL_OWNER)


def made_sheet(target: Path, rows: int) -> Path:
    """Write a sheet of so many sales of a made shop."""
    sales = make_shop(customers=rows // 20, sales_lines=rows)["sale"]
    sales[list(HEADINGS)].rename(columns=HEADINGS).to_csv(target, index=False)
    return target


def main() -> None:
    """Print what became of the imports."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--times", type=int, default=50)
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        sheet = made_sheet(Path(folder) / "sales.csv", ROWS)
        _report("SQLite", Killing(Files(), sheet, ROWS), asked.times, chance)
        if missing_server():
            line("PostgreSQL", "not tried", missing_server())
            return
        with started_server() as server:
            _report("PostgreSQL", Killing(server, sheet, ROWS), asked.times // 2, chance)


def _report(engine: str, killing: Killing, times: int, chance: random.Random) -> None:
    killing.run(times, chance)
    line(f"{engine}: imports of {ROWS:,} rows killed", f"{times}")
    line("  nothing of it there", f"{killing.outcomes['nothing']}")
    line("  all of it there", f"{killing.outcomes['all']}")
    line("  partial", f"{killing.outcomes['partial']}", "0")
    line("  faults that check found", f"{len(killing.faults)}", "0")
    line("  slowest opening after it", f"{killing.slowest:.2f} s", f"at most {OPEN_SECONDS:.0f} s")
    for fault in killing.faults[:5]:
        print(f"    {fault}")


if __name__ == "__main__":
    main()
