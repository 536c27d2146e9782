"""Clicking and typing into a grid, which is one picture: where its cells lie, and when it is drawn."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.program import READY

SETTLE_MS = 250
ROW = 33
"""Pixels of a row of a grid."""


def settle(visit: Visit) -> None:
    """Wait until the browser has drawn what was just done, however busy the machine is."""
    visit.page.wait_for_timeout(SETTLE_MS)
    visit.page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def click_cell(visit: Visit, column: int, row: int) -> None:
    page = visit.page
    page.locator(READY).wait_for()
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    settle(visit)  # the canvas is drawn after the page has run
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + column, box["y"] + ROW * (row + 1) + ROW / 2)
    settle(visit)


def type_into(visit: Visit, column: int, row: int, text: str) -> None:
    click_cell(visit, column, row)
    editor = visit.page.locator("#portal textarea, #portal input").first
    if not editor.is_visible():
        visit.page.keyboard.press("Enter")
    expect(editor).to_be_focused()
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.type(text, delay=20)
    expect(editor).to_have_value(text)
    settle(visit)  # the cell takes over what was typed when it is drawn anew
    visit.page.keyboard.press("Enter")
