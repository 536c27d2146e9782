"""What goes out as a workbook and comes in again changes only what somebody changed in it.

More of it than in a usual run: ``ROUND_TRIP_EXAMPLES=200 ROUND_TRIP_RECORDS=200 pytest ...``.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import hypothesis
import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st

from crm.access import LOCAL_OWNER, Access, Role
from crm.entities import ENTITIES
from crm.schema import Field, Kind
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import ImportPlan, plan_books
from data_io.incoming.records.known import Status
from data_io.outgoing.tables import write_table
from data_io.outgoing.template import write_template
from data_io.outgoing.workbook import write_workbook
from data_io.store import Store
from tests.data_io.record_maker import OWN_NAMES, TEXTS, Maker, fill, keep
from tests.databases import new_file

MANAGER: Final = Access("Meg", Role.MANAGER)
EXAMPLES: Final = int(os.environ.get("ROUND_TRIP_EXAMPLES", "1"))
RECORDS: Final = int(os.environ.get("ROUND_TRIP_RECORDS", "60"))
plain_text = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@contextmanager
def shop() -> Iterator[Store]:
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        Store.open(new_file(Path(folder) / "shop.db")) as store,
    ):
        yield store


def rows_of(**columns: list[Any]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=object)


def workbook(store: Store) -> bytes:
    content = io.BytesIO()
    write_workbook(store, LOCAL_OWNER, content)
    return content.getvalue()


def saved_again(content: bytes, edit: Callable[[Any], None] = lambda _book: None) -> bytes:
    """The workbook opened, changed and saved by another program."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    again = io.BytesIO()
    book.save(again)
    return again.getvalue()


def planned(content: bytes, store: Store, by: Access = LOCAL_OWNER) -> ImportPlan:
    return plan_books([read_book(content, "shop.xlsx")], store, by)


def require_no_change(store: Store, content: bytes, by: Access = LOCAL_OWNER) -> None:
    plan = planned(content, store, by)
    for part in plan.changes.parts:
        cells = part.updates[["id", "field", "before", "after"]].head(3).to_dict("records")
        assert not len(part.updates), f"{part.entity}: {cells}"
        assert not len(part.inserts), f"{part.entity}: {part.inserts.head(3).to_dict('records')}"
        assert not len(part.deletes), part.entity
    read = dict.fromkeys(ENTITIES, 0)
    for sheet in plan.sheets:
        if sheet.match.entity:
            read[sheet.match.entity] += sheet.rows_read
            assert sheet.issues.empty, sheet.issues.head(3).to_dict("records")
            assert (sheet.statuses == Status.UNCHANGED).all(), sheet.match.entity
    assert read == {entity: store.count(entity, LOCAL_OWNER) for entity in ENTITIES}


@hypothesis.settings(
    max_examples=EXAMPLES,
    # An example takes seconds, and says itself what differs: it is not made smaller.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    seed=st.integers(0, 2**32),
    texts=st.lists(plain_text | st.sampled_from(TEXTS), min_size=4, max_size=25),
    own_names=st.lists(st.sampled_from(OWN_NAMES), max_size=8, unique=True),
)
def test_brought_in_untouched_it_changes_nothing(seed: int, texts: list[str], own_names: list[str]) -> None:
    with shop() as store:
        fill(store, Maker(seed, texts, own_names), RECORDS)
        require_no_change(store, workbook(store))


def small_shop(store: Store) -> None:
    """A few records that are hard to tell apart: namesakes, lines without a number, a return of an order."""
    customers = rows_of(
        name=["Ann Ames", "Ann Ames", "Bob Bell", None],
        company=[None, None, None, "Cole & Co"],
        email=["ann@x.org", None, "no address", None],
        phone=["030 12", "+49 30 123456", None, None],
        tags=['["a", "b"]', None, '["x, y"]', None],
        birthday=["1850-07-04", "1980-02-29", None, None],
        first_name=[None, None, None, "Cleo"],
    )
    products = rows_of(name=["Apples", "Pears", None], sku=[None, None, "1"], price=[19_900, 1, None])
    customers["own.Shelf"] = [1, 2.5, None, None]
    customers["own.Bay"] = [1, None, None, None]
    sales = rows_of(
        order_number=["100", "100", None, None, None],
        line=[1, 2, None, None, None],
        sold_at=["2024-05-01T10:30:05", "2024-05-01", "2024-05-02", "2024-05-02", None],
        customer=[1, 2, None, None, 4],
        product=[1, 2, 1, 1, 3],
        quantity=[2.0, -1.0, 3.0, 3.0, None],
        unit_price=[19_900, None, 10_000, 10_000, 5],
        amount=[None, -5, 30_000, 30_000, None],
        currency=["EUR", None, None, "GBP", None],
    )
    keep(store, customer=customers, product=products)
    keep(store, customer=pd.DataFrame({"name": ["Total"], "own.Shelf": ["top"]}))
    keep(
        store,
        sale=sales,
        **{"return": rows_of(order_number=["100", "100"])},
        task=rows_of(title=["Call", "Call"], customer=[3, 3]),
    )


def cell(book: Any, sheet: str, heading: str, record: int) -> Any:  # noqa: ANN401 - openpyxl's cell
    """The cell of a record: its row is known by its number."""
    page = book[sheet]
    headings = {each.value: each.column for each in page[1]}
    row = next(each.row for each in page["A"] if each.value == record)
    return page.cell(row, headings[heading])


def cells_changed(plan: ImportPlan) -> dict[tuple[str, int, str], Any]:
    changed = {}
    for part in plan.changes.parts:
        for number, field, after in part.updates[["id", "field", "after"]].itertuples(index=False):
            changed[part.entity, int(number), str(field)] = after
    return changed


def made(plan: ImportPlan) -> dict[str, list[dict[str, Any]]]:
    """The records that would be made, without their blanks."""
    return {
        part.entity: [
            {str(name): value for name, value in row.items() if pd.notna(value)}
            for row in part.inserts.astype(object).to_dict("records")
        ]
        for part in plan.changes.parts
        if len(part.inserts)
    }


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A shop that none of these tests changes: they only ask what would be."""
    with shop() as opened:
        small_shop(opened)
        yield opened


@pytest.fixture(scope="module")
def content(store: Store) -> bytes:
    return workbook(store)


def test_untouched_it_changes_nothing_whoever_brings_it_in(store: Store, content: bytes) -> None:
    for by in (LOCAL_OWNER, MANAGER, Access("Pia", Role.MANAGER, personal=False)):
        require_no_change(store, content, by)


def test_saved_by_another_program_it_changes_nothing(store: Store, content: bytes) -> None:
    require_no_change(store, saved_again(content))


def test_its_sums_are_of_all_that_stands_in_it(store: Store, content: bytes) -> None:
    sales = next(sheet for sheet in planned(content, store).sheets if sheet.match.entity == "sale")
    assert sales.sums["sale.amount"] == {"file": 5.9995, "stored": 5.9995, "rejected": 0.0}


EDITS: Final = (
    # sheet, heading, record, typed: entity, field, stored
    ("Customers", "Name", 2, "Ann Bell", "customer", "name", "Ann Bell"),
    ("Customers", "First name", 4, "Clea", "customer", "first_name", "Clea"),
    ("Customers", "E-mail", 3, "bob@x.org", "customer", "email", "bob@x.org"),
    ("Customers", "Phone", 1, "030 13", "customer", "phone", "030 13"),
    ("Customers", "Tags", 3, "x, y; z", "customer", "tags", '["x, y", "z"]'),
    ("Customers", "Stage", 1, "Lost", "customer", "stage", "lost"),
    ("Customers", "Agreed to calls", 2, "Yes", "customer", "phone_consent", 1),
    ("Customers", "Agreed to calls", 3, False, "customer", "phone_consent", 0),
    ("Customers", "Birthday", 1, "1850-07-05", "customer", "birthday", "1850-07-05"),
    ("Customers", "Birthday", 2, datetime(1980, 3, 1), "customer", "birthday", "1980-03-01"),
    ("Customers", "Notes", 1, "=1+1", "customer", "notes", "=1+1"),
    ("Customers", "Shelf", 1, 3, "customer", "own.Shelf", "3"),
    ("Customers", "Shelf", 5, "low", "customer", "own.Shelf", "low"),
    ("Customers", "Bay", 5, 7, "customer", "own.Bay", 7),
    ("Sales", "Date", 1, datetime(2024, 5, 1, 10, 30, 6), "sale", "sold_at", "2024-05-01T10:30:06"),
    ("Sales", "Quantity", 1, 4, "sale", "quantity", 4.0),
    ("Sales", "Quantity", 3, -3, "sale", "quantity", -3.0),
    ("Sales", "Unit price", 3, 1.0001, "sale", "unit_price", 10_001),
    ("Sales", "Amount", 2, "1,50", "sale", "amount", 15_000),
    ("Sales", "Discount %", 2, "15%", "sale", "discount_share", 0.15),
    ("Sales", "Currency", 4, "EUR", "sale", "currency", "EUR"),
    ("Sales", "Order number", 5, "101", "sale", "order_number", "101"),
    ("Sales", "Customer", 1, "Bob Bell", "sale", "customer", 3),
    ("Sales", "Customer record", 2, 1, "sale", "customer", 1),
    ("Returns", "Order number", 2, "99", "return", "order_number", "99"),
    ("Tasks", "What", 1, "Total", "task", "title", "Total"),
)


def test_edited_cells_are_all_that_changes(store: Store, content: bytes) -> None:
    def edit(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        for sheet, heading, record, typed, *_ in EDITS:
            found = cell(book, sheet, heading, record)
            found.value = typed
            if isinstance(typed, str):
                found.data_type = "s"  # openpyxl takes "=1+1" for a formula

    plan = planned(saved_again(content, edit), store)
    expected = {(entity, record, field): after for _, _, record, _, entity, field, after in EDITS}
    assert cells_changed(plan) == expected
    assert not made(plan)
    assert all(sheet.issues.empty for sheet in plan.sheets)


def test_cleared_cells_change_nothing(store: Store, content: bytes) -> None:
    def clear(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        for sheet, heading, record, *_ in EDITS:
            cell(book, sheet, heading, record).value = None

    require_no_change(store, saved_again(content, clear))


ADDED: Final = (
    (
        "Sales",
        {
            "Order number": "100",
            "Customer": "Cole & Co",
            "Quantity": 2,
            "Unit price": 1.5,
            "Date": "2024-06-01",
        },
    ),
    ("Sales", {"Date": "2024-05-02", "Product": "Apples", "Quantity": 3, "Unit price": 1, "Amount": 3}),
    ("Tasks", {"What": "Call", "Customer": "Bob Bell"}),
    ("Customers", {"Name": "Dora Day", "Shelf": 9}),
)
"""A line of an order that is known, a line and a task that stand there already, a customer."""


def test_a_row_without_a_number_is_a_new_record(store: Store, content: bytes) -> None:
    def add(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        for sheet, row in ADDED:
            page = book[sheet]
            headings = {each.value: each.column for each in page[1]}
            below = page.max_row + 1
            for heading, value in row.items():
                page.cell(below, headings[heading]).value = value

    plan = planned(saved_again(content, add), store)
    assert not cells_changed(plan)
    assert made(plan) == {
        "customer": [{"name": "Dora Day", "own.Shelf": "9"}],
        "sale": [
            {"order_number": "100", "line": 3, "sold_at": "2024-06-01", "customer": 4, "quantity": 2.0,
             "unit_price": 15_000, "amount": 30_000},
            {"sold_at": "2024-05-02", "product": 1, "quantity": 3.0, "unit_price": 10_000, "amount": 30_000},
        ],
        "task": [{"title": "Call", "customer": 3}],
    }  # fmt: skip


def test_an_unreadable_cell_hands_its_row_back_and_no_other(store: Store, content: bytes) -> None:
    def spoil(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        cell(book, "Sales", "Quantity", 2).value = "some"

    plan = planned(saved_again(content, spoil), store)
    sales = next(sheet for sheet in plan.sheets if sheet.match.entity == "sale")
    assert sales.issues["code"].tolist() == ["unreadable_number"]
    assert (sales.count(Status.REJECTED), sales.count(Status.UNCHANGED)) == (1, 4)
    assert plan.changes.is_empty


def test_a_currency_that_a_sheet_says_is_kept_by_who_may_keep_it() -> None:
    with shop() as store:
        content = io.BytesIO()
        sheet = rows_of(
            **{"Order number": ["1"], "Date": ["2024-05-01"], "Amount": ["5 €"], "Product": ["Pears"]}
        )
        sheet.to_excel(content, index=False, sheet_name="Sales")
        bring_in([read_book(content.getvalue(), "sales.xlsx")], store, MANAGER)
        assert store.count("sale", LOCAL_OWNER) == 1
        assert store.business()["currency"] is None
        assert planned(content.getvalue(), store).changes.parts[0].entity == "business"


def test_own_columns_of_text_and_numbers_are_kept_as_text() -> None:
    with shop() as store:
        books = []
        shelves: tuple[list[Any], ...] = (["A", "12"], [12, 5], [1.5, None])
        for number, shelf in enumerate(shelves):
            content = io.BytesIO()
            names, numbers = [f"Apples {number}", f"Pears {number}"], [f"a{number}", f"p{number}"]
            sheet = rows_of(Name=names, SKU=numbers, Shelf=shelf)
            sheet.to_excel(content, index=False, sheet_name="Products")
            books.append(read_book(content.getvalue(), f"{number}.xlsx"))
        bring_in(books[:2], store, LOCAL_OWNER)
        bring_in(books[2:], store, LOCAL_OWNER)
        kept = store.records("product", LOCAL_OWNER)["own.Shelf"].tolist()
        assert kept == ["A", "12", "12", "5", "1.5", None]
        assert plan_books(books, store, LOCAL_OWNER).changes.is_empty
        require_no_change(store, workbook(store))


TYPED: Final[dict[Kind, tuple[Any, Any]]] = {
    Kind.NUMBER: (3, 3.0),
    Kind.INTEGER: (3, 3),
    Kind.MONEY: (12.3456, 123_456),
    Kind.SHARE: (0.15, 0.15),
    Kind.DATE: (datetime(2024, 2, 29), "2024-02-29"),
    Kind.MOMENT: (datetime(2024, 2, 29, 14, 5), "2024-02-29T14:05:00"),
    Kind.BOOLEAN: ("Yes", 1),
    Kind.EMAIL: ("ann@x.org", "ann@x.org"),
    Kind.LIST: ("one; two, three", '["one", "two, three"]'),
}
"""What is typed into the template, by kind, and what is stored of it."""
NAMES: Final = {"customer": "Ann Ames", "product": "Apples", "campaign": "Spring"}


def typed_and_stored(entity: str, field: Field) -> tuple[Any, Any]:
    if field.choices:
        return field.choices[-1].label, field.choices[-1].code
    if field.refers_to:
        return NAMES[field.refers_to], 1
    text = NAMES[entity] if field.name == "name" else f"{field.label} 1"
    return TYPED.get(field.kind, (text, text))


def test_the_template_filled_in_is_read_as_it_was_meant() -> None:
    template = io.BytesIO()
    write_template(template)

    def fill_in(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        for entity in ENTITIES.values():
            for at, field in enumerate(entity.fields, 1):
                book[entity.plural].cell(2, at).value = typed_and_stored(entity.name, field)[0]

    with shop() as store:
        bring_in([read_book(saved_again(template.getvalue(), fill_in), "mine.xlsx")], store, LOCAL_OWNER)
        for entity in ENTITIES.values():
            kept = store.records(entity.name, LOCAL_OWNER).drop(columns="revision").to_dict("records")
            assert kept == [{field.name: typed_and_stored(entity.name, field)[1] for field in entity.fields}]
        require_no_change(store, workbook(store))


def test_a_sign_that_no_store_keeps_is_left_out_and_stops_nothing() -> None:
    content = io.BytesIO()
    write_table(rows_of(Name=["Di\0 Day", "Ed"], SKU=["1", "2"], Price=[1, 2]), content, title="Products")
    with shop() as store:
        bring_in([read_book(content.getvalue(), "products.xlsx")], store, LOCAL_OWNER)
        assert store.records("product", LOCAL_OWNER)["name"].tolist() == ["Di Day", "Ed"]
