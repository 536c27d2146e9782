"""Clicking and typing into a grid, which is one picture: where its cells lie, and when it is drawn."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.program import READY

SETTLE_MS = 250
TRIES = 5
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
    leave_open(visit, column, row, text)
    visit.page.keyboard.press("Enter")


def leave_open(visit: Visit, column: int, row: int, text: str) -> None:
    """Type into a cell, and stay in it."""
    editor = visit.page.locator("#portal textarea, #portal input").first
    for _ in range(TRIES):  # a click on a grid that is just being drawn anew is lost
        click_cell(visit, column, row)
        if not editor.is_visible():
            visit.page.keyboard.press("Enter")
        with suppress(PlaywrightTimeout):
            editor.wait_for(timeout=3_000)
            break
    expect(editor).to_be_focused()
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.type(text, delay=20)
    expect(editor).to_have_value(text)
    settle(visit)  # the cell takes over what was typed when it is drawn anew
