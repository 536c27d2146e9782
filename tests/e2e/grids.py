"""Clicking and typing into a grid, which is one picture: where its cells lie, and when it is drawn.

Beside the picture stands, for those who see none, a table of what it shows; it comes last of all, and tells
which cell is chosen.
"""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Visit, again_until
from tests.e2e.program import READY

ROW = 33
"""Pixels of a row of a grid."""
TEXTS = "#portal :is(textarea, input)"
"""Where a cell is typed into."""


def settle(visit: Visit) -> None:
    """Wait until the browser has drawn what was just done, however busy the machine is."""
    visit.page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def first_grid(visit: Visit) -> Locator:
    return visit.page.get_by_test_id("stDataFrame").first


def cells(grid: Locator, row: int) -> Locator:
    """Give the cells of a row in the table beside a grid."""
    return grid.locator(f"td[role=gridcell][id$='-{row}']")


def point_at(visit: Visit, grid: Locator, column: int, row: int) -> tuple[float, float]:
    """Wait until a grid is drawn and stands still; give where a cell lies, ``column`` pixels from left."""
    visit.page.locator(READY).wait_for()
    cells(grid, row).first.wait_for(state="attached")
    grid.scroll_into_view_if_needed()
    before = None
    while (box := grid.bounding_box()) is None or box != before:
        before = box
        settle(visit)
    return box["x"] + column, box["y"] + ROW * (row + 1) + ROW / 2


def click_cell(visit: Visit, column: int, row: int) -> None:
    """Click on what answers a click: a tick, a word."""
    visit.page.mouse.click(*point_at(visit, first_grid(visit), column, row))
    settle(visit)


def open_cell(visit: Visit, grid: Locator, column: int, row: int, right: int = 0) -> Locator:
    """Open a cell, or the one so many to its right, as who types into it; give where to type."""
    texts = visit.page.locator(TEXTS).first
    chosen = grid.locator(f"td[role=gridcell][id$='-{row}'][aria-selected=true]").first

    def choose() -> None:
        visit.page.keyboard.press("Escape")  # what an earlier try may have opened
        visit.page.mouse.click(*point_at(visit, grid, column, row))

    def enter() -> None:
        if not texts.is_visible():
            again_until(chosen, choose)
            for key in (*["ArrowRight"] * right, "Enter"):
                settle(visit)
                visit.page.keyboard.press(key)

    again_until(texts, enter)
    expect(texts).to_be_focused()
    return texts


def type_into(visit: Visit, column: int, row: int, text: str) -> None:
    leave_open(visit, column, row, text)
    visit.page.keyboard.press("Enter")


def leave_open(visit: Visit, column: int, row: int, text: str) -> None:
    """Type into a cell, and stay in it."""
    texts = open_cell(visit, first_grid(visit), column, row)
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.type(text, delay=20)
    expect(texts).to_have_value(text)
    settle(visit)  # the cell takes over what was typed when it is drawn anew
