"""From the drop zone to the receipt, and back."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import Choices
from data_io.incoming.recognition.matching import ColumnMatch, match_sheet
from data_io.incoming.remembered import YOUR_CHOICE
from data_io.outgoing.workbook import write_workbook
from data_io.store import Store
from tests.pages.sheets.conftest import Open
from ui import session

SHEET = b"""Autumn orders

Order number,Date,Customer,Product,Amount
B1,13.11.2026,Ann Miller,Apples,4.50
B2,14.11.2026,Bo Berg,Pears,??
B3,15.11.2026,Ann Miller,Plums,2.25
"""

SELLERS = b"""Order number,Date,Customer,Amount,Dings
B1,13.11.2026,Ann Miller,4.50,Kim
"""


@pytest.fixture
def page(open_page: Open) -> AppTest:
    return open_page("bring-in")


@pytest.fixture
def dropped(page: AppTest) -> AppTest:
    return page.file_uploader[0].upload("orders.csv", SHEET, "text/csv").run()


def store() -> Store:
    return session.current().store


def said(page: AppTest) -> str:
    return " ".join(str(each.value) for each in page.markdown)


def test_the_drop_zone_stores_nothing(page: AppTest) -> None:
    assert page.title[0].value == "Bring in your sheets"
    assert store().revision == 0


def test_what_would_happen_is_said_before_anything_is_stored(dropped: AppTest) -> None:
    assert not dropped.exception
    assert "One sheet, **3 rows**. 2 are ready; **1 needs a look**. Nothing is stored yet." in said(dropped)
    assert "heading found on row 3" in said(dropped)
    assert dropped.button(key="store-import").label == "Store 2 rows"
    assert store().revision == 0


def test_cancel_leads_back_to_the_drop_zone(dropped: AppTest) -> None:
    page = dropped.button(key="cancel-import").click().run()

    assert page.title[0].value == "Bring in your sheets"
    assert store().revision == 0


def test_the_receipt_reconciles_and_the_import_can_be_undone(dropped: AppTest) -> None:
    page = dropped.button(key="store-import").click().run()

    assert not page.exception
    assert page.title[0].value == "Stored"
    assert "**3 rows** in the file = 2 kept + 1 handed back" in said(page)
    assert store().count("sale", LOCAL_OWNER) == 2

    page = page.button(key="undo-import").click().run()

    assert not page.exception
    assert store().count("sale", LOCAL_OWNER) == 0


def test_handed_back_rows_are_made_into_a_workbook(dropped: AppTest) -> None:
    page = dropped.button(key="store-import").click().run()

    page = page.button(key="hand-back").click().run()

    assert not page.exception
    assert "1 row · made" in said(page)


def test_only_known_ones_are_changed_where_that_is_asked_for(dropped: AppTest) -> None:
    page = dropped.button_group(key="import-mode").set_value("update").run()

    assert not page.exception
    assert "2 are left out" in said(page)


def test_a_file_that_is_no_sheet_is_named_in_a_sentence(page: AppTest) -> None:
    page = page.file_uploader[0].upload("song.xlsx", b"ID3\x03 not a sheet").run()

    assert not page.exception
    assert len(page.error) == 1
    assert "song" in page.error[0].value
    assert page.title[0].value == "Bring in your sheets"


def test_a_column_matched_by_hand_is_shown_as_last_time_on_the_next_sheet(page: AppTest) -> None:
    book = read_book(SELLERS, "october.csv")
    match = match_sheet(book.sheets[0], book.name)
    seller = ColumnMatch(4, "Dings", ("sale.salesperson",), 1.0, YOUR_CHOICE)
    key = (book.name, book.sheets[0].name)
    chosen = Choices(matches={key: replace(match, columns=(*match.columns[:4], seller))})
    bring_in([book], store(), LOCAL_OWNER, chosen)

    page = page.file_uploader[0].upload("november.csv", SELLERS.replace(b"B1", b"B7"), "text/csv").run()

    assert not page.exception
    columns = page.dataframe[0].value.set_index("heading")
    assert columns.loc["Dings", "becomes"] == "Salesperson"
    sure = columns["sure"].map(list).to_dict()
    assert (sure["Dings"], sure["Amount"]) == (["as last time"], ["sure"])


PEOPLE = b"""Customer no,Name,E-mail,Phone
K1,Ann Ames,ann@example.com,+44 20 7946 0001
K2,Bo Berg,bo@example.com,
K3,Cy Cole,cy@example.com,
"""


def bring(name: str, content: bytes) -> None:
    bring_in([read_book(content, name)], store(), LOCAL_OWNER)


def test_customers_whom_nobody_knows_are_named_and_handed_back_where_that_is_wanted(page: AppTest) -> None:
    bring("people.csv", PEOPLE)
    orders = b"Order number,Date,Customer,Amount\nB1,13.11.2026,Ann Ames,4.50\nB2,14.11.2026,Dee Dorn,2.00\n"
    page = page.file_uploader[0].upload("orders.csv", orders, "text/csv").run()
    assert "**1 customer** is named that you do not have: Dee Dorn." in said(page)

    box = next(each for each in page.selectbox if "unknown-customer" in str(each.key))
    page = box.select_index(2).run()

    assert not page.exception
    assert page.button(key="store-import").label == "Store 1 row"
    assert "**1 needs a look**" in said(page)


def test_who_is_not_on_the_next_list_is_named(page: AppTest) -> None:
    bring("people_october.csv", PEOPLE)
    shorter = b"\n".join(PEOPLE.splitlines()[:3])
    page = page.file_uploader[0].upload("people_november.csv", shorter, "text/csv").run()

    assert not page.exception
    assert "**1 customer** that was in the last file of this kind is not in this one: Cy Cole." in said(page)


def test_cells_changed_on_both_sides_and_rows_taken_out_are_asked_about(page: AppTest) -> None:
    bring("people.csv", PEOPLE)
    taken_out = io.BytesIO()
    write_workbook(store(), LOCAL_OWNER, taken_out, entities=["customer"])
    cell = pd.DataFrame({"id": [1], "field": ["city"], "before": [None], "after": ["Turin"]}, dtype=object)
    part = EntityChanges("customer", updates=cell.astype({"id": "int64"}))
    store().apply(ChangeSet(Source.EDIT, "edited", (part,)), LOCAL_OWNER)
    book = openpyxl.load_workbook(io.BytesIO(taken_out.getvalue()))
    rows = book["Customers"]
    rows.cell(2, [each.value for each in rows[1]].index("City") + 1).value = "Milan"
    rows.delete_rows(4)
    again = io.BytesIO()
    book.save(again)

    page = page.file_uploader[0].upload("shop.xlsx", again.getvalue()).run()
    assert not page.exception
    assert "**1 cell** was changed in the sheet and in the program. What counts?" in said(page)
    assert "**1 customer** of this workbook is not in it any more: Cy Cole." in said(page)

    box = next(each for each in page.selectbox if "conflicts-" in str(each.key))
    page = box.select("What the program says").run()
    assert page.button(key="store-import").disabled

    box = next(each for each in page.selectbox if "missing-customer" in str(each.key))
    page = box.select_index(1).run()
    assert page.button(key="store-import").label == "Store 0 rows, delete 1"
    page = page.button(key="store-import").click().run()

    assert not page.exception
    assert "1 customer deleted" in said(page)
    assert store().count("customer", LOCAL_OWNER) == 2
