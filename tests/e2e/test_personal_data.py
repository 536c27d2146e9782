"""Somebody is erased in a real browser: found, looked at, gone, and kept out of the next sheet."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import Visit

SHEET = """Order number,Date,Customer,E-mail,Product,Quantity,Amount
Z1,2025-03-01,Zita Quill,zita@quill.example,Quince,1,9
Z2,2025-03-02,Noor Haddad,noor@haddad.example,Quince,2,18
"""


def bring_in(visit: Visit, sheet: Path, said: str) -> None:
    visit.open("/bring-in", "Bring in your sheets")
    visit.page.locator("input[type=file]").first.set_input_files(sheet)
    visit.ready("Nothing is stored yet")
    visit.page.get_by_role("button", name=re.compile(r"^Store \d+ rows?$")).click()
    visit.ready(said)


def test_somebody_is_erased_and_not_brought_back(visit: Visit, tmp_path: Path) -> None:
    sheet = tmp_path / "quinces.csv"
    sheet.write_text(SHEET)
    bring_in(visit, sheet, "2 new customers")
    page = visit.page

    visit.open("/personal-data", "Personal data")
    page.get_by_label("Whose data is it about?").fill("zita quill")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Choose").first.click()
    visit.ready("What stays, without a name")
    asked = page.get_by_text(re.compile(r"To go on, type \d+")).first.inner_text()
    number = re.findall(r"\d+", asked)[-1]
    page.get_by_label(asked).fill(number)
    page.get_by_role("button", name="Erase for good").click()
    visit.ready(f"Erased {number}")
    expect(page.get_by_text("no sheet brings them back").first).to_be_visible()

    visit.open("/customers", "customers")
    expect(page.get_by_text("Noor Haddad").first).to_be_attached()
    assert "Zita" not in page.content()
    visit.open(f"/customer?id={number}", f"Erased {number}")
    assert "zita@" not in page.content()

    again = tmp_path / "people.csv"
    again.write_text("Name,E-mail\nZita Quill,zita@quill.example\nIvo Pear,ivo@pear.example\n")
    bring_in(visit, again, "1 new customer")
    visit.open("/customers", "customers")
    expect(page.get_by_text("Ivo Pear").first).to_be_attached()
    assert "Zita" not in page.content()
