"""The same person twice, in a real browser: found, made one, taken back, and remembered as two."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import Visit

NAMES = ("Wilhelmina Quillfeather", "Wilhelmina Quilfeather")
HOME = "wq@quillfeather.example,Elderberry Row 12,QX7 4TT,Farnhollow"
CUSTOMERS = "Customer number,Name,E-mail,Street,Postcode,City\n" + "".join(
    f"D-{place},{name},{HOME}\n" for place, name in enumerate(NAMES, 1)
)
SALES = "Order number,Customer,Date,Amount\nDQ-1,D-1,2026-01-05,110.00\nDQ-2,D-2,2026-02-05,20.50\n"


def bring_in(visit: Visit, file: Path, text: str) -> None:
    """Drop a file of text, and store it."""
    file.write_text(text, encoding="utf-8")
    visit.open("/bring-in", "Bring in your sheets")
    visit.page.locator("input[type=file]").first.set_input_files(file)
    visit.page.get_by_role("button", name="Store 2 rows").click()
    visit.ready("Receipt")


def test_a_doubled_customer_is_made_one_taken_back_and_remembered_as_two(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit.page
    bring_in(visit, tmp_path / "doubled.csv", CUSTOMERS)
    page.get_by_text("2 of the new customers look like ones that you have: review").click()
    page.wait_for_url("**/duplicates?*ids=*")
    visit.ready("almost certain")
    ids = page.url.partition("ids=")[2]
    keep, other = ids.split("-")
    bring_in(visit, tmp_path / "orders.csv", SALES)

    visit.open(f"/duplicates?ids={ids}", "almost certain")
    expect(page.get_by_text("Same e-mail, name alike")).to_be_visible()
    page.get_by_role("radio", name="D-2").click()
    visit.ready("almost certain")
    page.get_by_role("button", name="Make them one").click()
    visit.ready("2 records made one")

    visit.open(f"/customer?id={keep}", "who brought 1 sale")
    expect(page.get_by_role("tab", name="Sales 2")).to_be_visible()
    visit.open(f"/customer?id={other}", "They may have been deleted")

    visit.open("/history", "2 records made one")
    page.get_by_text("2 records made one").first.click()
    page.get_by_role("button", name="Undo this step").click()
    visit.ready("Taken back")
    for each in (keep, other):
        visit.open(f"/customer?id={each}", "Quil")
        expect(page.get_by_role("tab", name="Sales 1")).to_be_visible()

    visit.open(f"/duplicates?ids={ids}", "almost certain")
    page.get_by_role("button", name="Not the same").click()
    visit.ready("Remembered: they are not the same")
    visit.open("/duplicates", "Not the same: 1 pair")
    expect(page.get_by_text("Same e-mail, name alike")).to_have_count(0)
