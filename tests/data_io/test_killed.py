"""Whatever the moment at which a program importing a sheet is killed: all of it is there, or nothing.

``python -m benchmarks.killed`` does the same more often, and with 100,000 rows.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from benchmarks.killed import OPEN_SECONDS, Killing, made_sheet
from tests.databases import Databases

ROWS = 20_000
TIMES = 5


@pytest.mark.skipif(os.name == "nt", reason="processes are killed in another way on Windows")
def test_an_import_that_is_killed_is_all_there_or_not_at_all(databases: Databases, tmp_path: Path) -> None:
    seed = random.randrange(1_000_000)
    killing = Killing(databases, made_sheet(tmp_path / "sales.csv", ROWS), ROWS)
    killing.run(TIMES, random.Random(seed))
    assert killing.faults == [], f"seed {seed}"
    assert killing.outcomes["partial"] == 0
    assert killing.outcomes.total() == TIMES
    assert killing.slowest < OPEN_SECONDS * 5  # the benchmark measures; this is no timed test
