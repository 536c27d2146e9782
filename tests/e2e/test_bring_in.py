"""Bringing a messy sheet in, with everything that can be decided on the way; and a long one, called off."""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import openpyxl
import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.e2e.conftest import Visit, again_until
from tests.e2e.grids import open_cell
from tests.e2e.program import running

CUSTOMERS = "Customer no;Name;E-mail;Phone\nK1;Ann Ames;ann@example.com;+44 20 7946 0001\n"
ORDERS = """Autumn market;;;;;
;;;;;
Order number;Date;Customer;Product;Amount;Dings
A1;13.11.2024;Ann Ames;Apples;4,50;Kim
A2;14.11.2024;Bo Berg;Pears;??;Lee
A3;15.11.2024;Cy Cole;Plums;2,25;Kim
A4;16.11.2024;Ann Ames;Pears;??;Kim
"""
LIST = "Name;E-mail;Phone\nAnna Berg;ann@berg.example;+44 20 7946 0001\n"
ABROAD = """Order number,Date,Customer,Amount,Currency
R1,03/04/2024,Ann Ames,5.00,EUR
R2,05/06/2024,Ann Ames,6.00,EUR
R3,07/08/2024,Ann Ames,8.00,USD
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bring-in")


@pytest.fixture(scope="module")
def address(folder: Path, chromium_path: str) -> Iterator[str]:
    """A program with an empty database of its own."""
    with running(folder) as address:
        yield address


@pytest.fixture
def visit(visit: Visit, folder: Path) -> Visit:
    visit.page.set_viewport_size({"width": 1280, "height": 1400})
    if not (folder / "regulars.db").exists():  # it is made for the first who looks
        visit.open("/bring-in", "Bring in your sheets")
    return visit


def drop(visit: Visit, name: str, content: bytes, word: str = "Nothing is stored yet") -> None:
    """Drop a file where the page stands: behind a receipt, or in a new session."""
    more = visit.page.get_by_role("button", name="Bring in more")
    if more.count():
        more.click()
        expect(more).to_have_count(0)
        visit.ready("Bring in your sheets")
    else:
        visit.open("/bring-in", "Bring in your sheets")
    file: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    zone = visit.page.locator("input[type=file]").first

    def try_to_drop() -> None:  # a drop zone that is just being drawn anew takes nothing
        if zone.count():  # it goes once a file was taken, however long that file then takes
            zone.set_input_files(file)

    again_until(visit.page.get_by_text(word).first, try_to_drop)
    visit.ready(word)


def choose(visit: Visit, box: Locator, answer: str) -> None:
    box.click()
    visit.page.get_by_role("option", name=answer, exact=True).click()


def write_cell(visit: Visit, grid: Locator, row: int, x: int, text: str, right: int = 0) -> None:
    """Write into a cell of a grid, or so many cells to its right."""
    editor = open_cell(visit, grid, x, row, right)
    editor.fill(text)
    editor.press("Enter")


def count_of(folder: Path, entity: str) -> int:
    with sqlite3.connect(f"file:{folder / 'regulars.db'}?mode=ro", uri=True) as database:
        return int(database.execute(f'SELECT count(*) FROM "{entity}"').fetchone()[0])  # noqa: S608


def revision(folder: Path) -> int:
    with sqlite3.connect(f"file:{folder / 'regulars.db'}?mode=ro", uri=True) as database:
        return int(database.execute("SELECT coalesce(max(revision), 0) FROM change").fetchone()[0])


def know_ann(visit: Visit, folder: Path) -> None:
    """Bring the one customer in, unless a test before has done it."""
    if not count_of(folder, "customer"):
        drop(visit, "customers.csv", CUSTOMERS.encode())
        visit.page.get_by_role("button", name="Store 1 row").click()
        visit.ready("1 new customer")


def test_a_messy_sheet_is_mended_matched_decided_on_and_taken_back(visit: Visit, folder: Path) -> None:
    page = visit.page
    know_ann(visit, folder)
    drop(visit, "orders.csv", ORDERS.encode())
    expect(page.get_by_text("2 need a look")).to_be_visible()
    expect(page.get_by_text("heading found on row 3")).to_be_visible()

    # A cell is mended where it stands: the Amount of the first row.
    write_cell(visit, page.get_by_test_id("stDataFrame").nth(1), 0, 200, "3,00", right=1)
    visit.ready("1 needs a look")

    # A column is matched otherwise: the own column “Dings” is the salesperson.
    write_cell(visit, page.get_by_test_id("stDataFrame").nth(0), 5, 300, "Salesperson")
    visit.ready("6 of 6 matched")

    # Who is not known is not to be made.
    expect(
        page.get_by_text("2 customers are named that you do not have: Bo Berg and Cy Cole.")
    ).to_be_visible()
    choose(visit, page.get_by_test_id("stSelectbox").first, "Hand their rows back")
    expect(page.get_by_role("button", name="Store 1 row")).to_be_visible()

    page.get_by_role("button", name="Store 1 row").click()
    visit.ready("4 rows in the file = 1 kept + 3 handed back")
    assert (count_of(folder, "customer"), count_of(folder, "sale")) == (1, 1)

    # The handed-back rows are mended in another program and dropped again.
    page.get_by_role("button", name="Hand back 3 rows as a workbook").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("^Save .*to mend.xlsx")).click()
    taken.value.save_as(folder / "mend.xlsx")
    book = openpyxl.load_workbook(folder / "mend.xlsx")
    rows = book.worksheets[0]
    headings = [cell.value for cell in rows[1]]
    for row in range(2, rows.max_row + 1):
        rows.cell(row, headings.index("Amount") + 1).value = 1.5
        rows.cell(row, headings.index("Customer") + 1).value = "Ann Ames"
    again = io.BytesIO()
    book.save(again)
    drop(visit, "mended.xlsx", again.getvalue())
    expect(page.get_by_text("6 of 7 matched; 1 left out")).to_be_visible()  # as it was matched before
    page.get_by_role("button", name="Store 3 rows").click()
    visit.ready("3 new sales")
    assert count_of(folder, "sale") == 4

    page.get_by_role("button", name="Undo this import").click()
    visit.ready("Taken back")
    assert count_of(folder, "sale") == 1


def test_by_what_the_same_customer_is_known_shows_at_once(visit: Visit, folder: Path) -> None:
    page = visit.page
    know_ann(visit, folder)
    drop(visit, "list.csv", LIST.encode())
    expect(page.get_by_role("heading", name="1 new")).to_be_visible()
    page.get_by_role("button", name="Change", exact=True).click()
    choose(visit, page.get_by_role("combobox", name=re.compile("The same customer is known by")), "phone")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="1 changed")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    visit.ready("Bring in your sheets")


def test_what_cannot_be_known_is_asked_and_each_answer_counts_at_once(visit: Visit) -> None:
    page = visit.page
    drop(visit, "abroad.csv", ABROAD.encode())

    expect(page.get_by_text("03/04/2024: 3 April or 4 March?")).to_be_visible()
    page.get_by_role("button", name="4 March").click()
    expect(page.get_by_text("3 April or 4 March?")).to_have_count(0)

    visit.ready("1 row is in USD. What is one USD worth?")
    page.get_by_label("In EUR").fill("0.5")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Use this rate").click()
    expect(page.get_by_text("What is one USD worth?")).to_have_count(0)
    visit.ready("Store 3 rows")

    page.get_by_role("radio", name="Only change known ones").click()
    visit.ready("3 are left out")
    page.get_by_role("radio", name="Make new ones and change known ones").click()
    expect(page.get_by_role("button", name="Store 3 rows")).to_be_visible()

    page.get_by_role("button", name="Change", exact=True).click()
    choose(
        visit, page.get_by_role("combobox", name=re.compile("The headings stand in")), "There are no headings"
    )
    visit.ready("no headings found")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Cancel").click()
    visit.ready("Bring in your sheets")


def test_a_long_sheet_shows_how_far_it_is_and_is_called_off_with_nothing_stored(
    visit: Visit, folder: Path
) -> None:
    page = visit.page
    before = (revision(folder), count_of(folder, "sale"), count_of(folder, "customer"))
    lines = (
        f"L{n};{n % 28 + 1}.11.2024;Buyer {n % 5000};Thing {n % 300};{n % 90},50" for n in range(100_000)
    )
    content = "Order number;Date;Customer;Product;Amount\n" + "\n".join(lines)
    visit.open("/bring-in", "Bring in your sheets")
    file: FilePayload = {"name": "long.csv", "mimeType": "text/csv", "buffer": content.encode()}
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_test_id("stProgress").first.wait_for()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("long.csv")).to_have_count(0)
    visit.ready("Bring in your sheets")
    expect(page.get_by_test_id("stProgress")).to_have_count(0)
    assert (revision(folder), count_of(folder, "sale"), count_of(folder, "customer")) == before
    with urlopen(f"{visit.address}/_stcore/health", timeout=5) as answer:  # noqa: S310
        assert answer.status == 200
    visit.open("/customers", "customer")
