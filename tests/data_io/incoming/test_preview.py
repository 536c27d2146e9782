"""What an import would do is shown as it will be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crm.access import LOCAL_OWNER
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import ImportPlan, plan_books
from data_io.incoming.preview import Part, examples, full_label, preview, rows_of
from data_io.store import Store
from tests.databases import new_file

KNOWN = """Customer no.,Name,City,Birthday,Shelf
K1,Ann Miller,Bath,1980-05-01,A1
K2,Bo Berg,York,,
"""
NEXT = """Our customers

Customer no.,Name,City,Birthday,Shelf,Credit limit
K1,Ann Miller,Wells,01.05.1980,A1,
K2,Bo Berg,York,,,
K3,Cy Dow,Leeds,,,plenty
K4,Di Eve,Hull,13.11.1990,B2,500
"""
SALES = """Order number,Date,Customer,Product,Amount
B1,2026-11-02,Ann Miller,Apples,4.50
"""
UNSURE = SALES + "B2,2026-11-03,Bo Berg,Pears,plenty\n"
RESOLD = """Order number,Line,Date,Customer,Product,Amount
B1,1,2026-11-02,Bo Berg,Apples,5.25
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path / "regulars.db")) as opened:
        bring_in([read_book(KNOWN.encode(), "customers.csv")], opened, LOCAL_OWNER)
        yield opened


def plan(store: Store, text: str, name: str = "customers.csv") -> ImportPlan:
    return plan_books([read_book(text.encode(), name)], store, LOCAL_OWNER)


def test_rows_are_told_apart(store: Store) -> None:
    sheet = plan(store, NEXT).sheets[0]

    assert {part: len(rows_of(sheet, part)) for part in Part} == {
        Part.ALL: 4,
        Part.NEW: 2,
        Part.CHANGED: 1,
        Part.SAME: 1,
        Part.MEND: 0,
        Part.NOTED: 1,
        Part.LEFT_OUT: 0,
    }


def test_a_changed_row_shows_the_old_value_beside_the_new(store: Store) -> None:
    planned = plan(store, NEXT)
    sheet = planned.sheets[0]

    shown = preview(planned, sheet, rows_of(sheet, Part.CHANGED), store, LOCAL_OWNER, changes_only=True)

    labels = [column.label for column in shown.columns]
    city = labels.index("City")
    assert shown.row_numbers == [4]
    assert "Birthday" not in labels
    assert (shown.before.iloc[0, city], shown.now.iloc[0, city]) == ("Bath", "Wells")
    assert shown.changed.iloc[0].tolist() == [label == "City" for label in labels]


def test_a_row_to_mend_says_why_and_where(store: Store) -> None:
    planned = plan(store, UNSURE, "orders.csv")
    sheet = planned.sheets[0]

    shown = preview(planned, sheet, rows_of(sheet, Part.MEND), store, LOCAL_OWNER)

    amount = [column.label for column in shown.columns].index("Amount")
    assert shown.row_numbers == [3]
    assert shown.reasons == ["“plenty” is not an amount of money."]
    assert shown.faulty.iloc[0].tolist() == [at == amount for at in range(len(shown.columns))]
    assert shown.now.iloc[0, amount] == "plenty"


def test_a_record_referred_to_is_shown_by_its_name(store: Store) -> None:
    bring_in([read_book(SALES.encode(), "orders.csv")], store, LOCAL_OWNER)
    planned = plan(store, RESOLD, "orders.csv")
    sheet = planned.sheets[0]

    shown = preview(planned, sheet, rows_of(sheet, Part.ALL), store, LOCAL_OWNER)

    customer = [column.path for column in shown.columns].index("sale.customer")
    assert (shown.before.iloc[0, customer], shown.now.iloc[0, customer]) == ("Ann Miller", "Bo Berg")


def test_examples_show_the_cell_and_what_it_becomes(store: Store) -> None:
    sheet = plan(store, NEXT).sheets[0]
    birthday = next(column for column in sheet.match.columns if column.heading == "Birthday")

    assert [(each.text, each.value) for each in examples(sheet, birthday)] == [
        ("01.05.1980", "1980-05-01"),
        ("13.11.1990", "1990-11-13"),
    ]


def test_a_field_of_another_record_carries_its_name() -> None:
    assert full_label("customer.city", "customer") == "City"
    assert full_label("customer.city", "sale") == "Customer: city"
    assert full_label("product.sku", "sale") == "Product: SKU"
    assert full_label("own.Shelf", "sale") == "Shelf"
