"""Many people at once, while a sheet is brought in: no word of anybody's is lost, nobody is told to wait.

``python -m benchmarks.crowd`` does it with more people and larger sheets, and measures how long they wait.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.crowd import Crowd, begin, marks_in
from benchmarks.killed import made_sheet
from crm.access import LOCAL_OWNER
from data_io.store import Store
from tests.databases import Databases

ROWS = 3_000
PEOPLE, EDITS = 6, 10


def test_nobodys_word_is_lost_among_many(databases: Databases, tmp_path: Path) -> None:
    sheets = (str(made_sheet(tmp_path / "one.csv", ROWS)), str(made_sheet(tmp_path / "two.csv", ROWS)))
    with databases.fresh() as url:
        begin(url)
        told = Crowd(tuple(range(PEOPLE)), EDITS, sheets, pause=(0.0, 0.2)).work(url)
        with Store.open(url) as store:
            assert marks_in(store) == PEOPLE * EDITS
            assert store.count("sale", LOCAL_OWNER) == ROWS  # the second sheet is the first one again
            assert store.check() == []
    assert told.faults == []
    assert told.conflicts > 0
