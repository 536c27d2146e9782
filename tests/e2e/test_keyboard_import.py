"""The whole import without a mouse: drop zone, file dialogue, what would happen, receipt, undo."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect

from tests.e2e.conftest import PATIENCE_MS, TRY_MS, Visit
from tests.e2e.program import READY, running

ORDERS = """Order number,Date,Customer,Product,Amount
A1,2024-11-13,Ann Ames,Apples,4.50
A2,2024-11-14,Bo Berg,Pears,2.00
"""
MOST_KEYS = 60
"""More presses than that nobody makes."""
FOCUSED = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return ["", true];
    const style = getComputedStyle(at);
    const seen = at.tagName === "INPUT" || style.outlineStyle !== "none" || style.boxShadow !== "none";
    return [at.getAttribute("aria-label") || at.innerText || "", seen];
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keyboard")


@pytest.fixture(scope="module")
def address(folder: Path, chromium_path: str) -> Iterator[str]:
    """A program with an empty database of its own."""
    with running(folder) as address:
        yield address


@pytest.fixture
def visit(visit: Visit) -> Visit:
    """Somebody without a mouse."""
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    return visit


def tab_to(visit: Visit, name: str, key: str = "Tab") -> None:
    """Go on until what has this name has the focus, and can be seen to have it."""
    visit.page.locator(READY).wait_for()
    passed = []
    for _ in range(MOST_KEYS):
        visit.page.keyboard.press(key)
        label, seen = visit.page.evaluate(FOCUSED)
        passed.append(label)
        if re.search(name, label):
            assert seen, f"nothing shows that {label!r} has the focus"
            return
    pytest.fail(f"the keyboard does not reach {name!r}: {passed}")


def choose_file(visit: Visit, folder: Path, key: str) -> None:
    """Open the file dialogue of the drop zone by a key, and choose a sheet."""
    sheet = folder / "orders.csv"
    sheet.write_text(ORDERS)
    visit.open("/bring-in", "Bring in your sheets")
    for _ in range(PATIENCE_MS // TRY_MS):  # a drop zone that is just being drawn anew hears nothing
        tab_to(visit, r"^(upload\s+)?Upload$")
        try:
            with visit.page.expect_file_chooser(timeout=TRY_MS) as chooser:
                visit.page.keyboard.press(key)
            chooser.value.set_files(sheet)
            break
        except TooLate:
            pass
    visit.ready("Nothing is stored yet")


def sales_in(folder: Path) -> int:
    with sqlite3.connect(f"file:{folder / 'regulars.db'}?mode=ro", uri=True) as database:
        return int(database.execute("SELECT count(*) FROM sale").fetchone()[0])


@pytest.mark.parametrize("opens", ["Enter", "Space"])
def test_an_import_and_its_undo_by_keyboard_alone(visit: Visit, folder: Path, opens: str) -> None:
    choose_file(visit, folder, opens)

    tab_to(visit, r"^Store 2 rows$")
    visit.page.keyboard.press(opens)
    visit.ready("Undo this import")
    assert sales_in(folder) == 2

    tab_to(visit, r"^(undo\s+)?Undo this import$")
    visit.page.keyboard.press(opens)
    visit.page.get_by_text("Undo this import").first.wait_for(state="hidden")
    visit.ready("Bring in your sheets")
    assert sales_in(folder) == 0


def test_a_sheet_is_corrected_by_keyboard_alone(visit: Visit, folder: Path) -> None:
    """What a sheet is, and which rows are looked at, can be said without a mouse."""
    choose_file(visit, folder, "Enter")

    tab_to(visit, r"^Change")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text("These rows are").first.wait_for()
    tab_to(visit, r"These rows are")
    for key in ("ArrowDown", "Escape"):
        visit.page.keyboard.press(key)
    visit.page.keyboard.type("Payments")
    expect(visit.page.get_by_role("option")).to_have_count(1)
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text("→ payments").first.wait_for()
    assert sales_in(folder) == 0
