"""The program is told to stop while it stores a large sheet: that is stored to its end, then it stops."""

from __future__ import annotations

import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from crm.access import LOCAL_OWNER
from data_io.store import Store
from tests.e2e.conftest import Visit
from tests.e2e.program import LOG, STOP_SECONDS, started

ROWS = 100_000
ENDS_WITHIN_SECONDS = 20
"""Once all is stored: how long that takes is the machine's business."""


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet of sales, as many as a large shop has in a year."""
    file = tmp_path_factory.mktemp("large") / "sales.csv"
    rows = (
        f"A{n},2024-{n % 12 + 1:02}-{n % 28 + 1:02},Customer {n % 5000},Apples,{n % 90 + 1}.50\n"
        for n in range(ROWS)
    )
    file.write_text("Order number,Date,Customer,Product,Amount\n" + "".join(rows), "utf-8")
    return file


def test_what_is_being_stored_is_stored(browser: Browser, tmp_path: Path, sheet: Path) -> None:
    context = browser.new_context()
    with started(tmp_path) as (address, program):
        visit = Visit(context.new_page(), address)
        visit.open("/bring-in", "Bring in your sheets")
        visit.page.locator("input[type=file]").first.set_input_files(sheet)
        visit.ready("Nothing is stored yet")
        visit.page.get_by_role("button", name="Store 100,000 rows").click()
        wait_until(lambda: is_being_written(tmp_path / "regulars.db"))
        program.terminate()
        wait_until(lambda: program.poll() is not None or count_of_sales(tmp_path / "regulars.db") == ROWS)
        began = time.monotonic()
        code = program.wait(timeout=STOP_SECONDS)
        took = time.monotonic() - began
    context.close()
    log = (tmp_path / LOG).read_text(errors="replace")
    assert took < ENDS_WITHIN_SECONDS, f"{took:.1f} s"
    assert "Traceback" not in log, log
    assert "Error" not in log, log
    assert code in (0, -signal.SIGTERM)  # the server ends by the signal that it was sent
    with Store.open(f"sqlite:///{tmp_path / 'regulars.db'}") as store:
        assert store.count("sale", LOCAL_OWNER) == ROWS
        assert store.check() == []


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for what takes some seconds on a slow machine."""
    ends = time.monotonic() + STOP_SECONDS
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.02)


def count_of_sales(database: Path) -> int:
    """Count what is stored for good by now; another program sees nothing else."""
    with closing(sqlite3.connect(database, timeout=STOP_SECONDS)) as other:
        return int(other.execute("SELECT count(*) FROM sale").fetchone()[0])


def is_being_written(database: Path) -> bool:
    """Tell whether the program holds the database for a step, now and a moment later."""
    for _ in range(2):
        time.sleep(0.1)
        with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                continue
            return False
    return True
