"""From the drop zone to the receipt, and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER
from data_io.incoming.importing import bring_in
from data_io.incoming.matching import ColumnMatch, match_sheet
from data_io.incoming.planning import Choices
from data_io.incoming.reading import read_book
from data_io.incoming.remembered import YOUR_CHOICE
from data_io.store import Store
from tests.pages.sheets.conftest import Open
from ui import session

SHEET = b"""Autumn orders

Order number,Date,Customer,Product,Amount
B1,13.11.2026,Ann Miller,Apples,4.50
B2,14.11.2026,Bo Berg,Pears,??
B3,15.11.2026,Ann Miller,Plums,2.25
"""

SELLERS = b"""Order number,Date,Customer,Amount,Wer
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
    assert store().count("sale") == 2

    page = page.button(key="undo-import").click().run()

    assert not page.exception
    assert store().count("sale") == 0


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
    seller = ColumnMatch(4, "Wer", ("sale.salesperson",), 1.0, YOUR_CHOICE)
    key = (book.name, book.sheets[0].name)
    chosen = Choices(matches={key: replace(match, columns=(*match.columns[:4], seller))})
    bring_in([book], store(), LOCAL_OWNER, chosen)

    page = page.file_uploader[0].upload("november.csv", SELLERS.replace(b"B1", b"B7"), "text/csv").run()

    assert not page.exception
    columns = page.dataframe[0].value.set_index("heading")
    assert columns.loc["Wer", "becomes"] == "Salesperson"
    sure = columns["sure"].map(list).to_dict()
    assert (sure["Wer"], sure["Amount"]) == (["as last time"], ["sure"])
