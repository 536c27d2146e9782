"""A workbook that lay for a while: what the program changed meanwhile stays, unless it was edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
import pandas as pd
import pytest

from crm.access import LOCAL_OWNER, Access, Role
from data_io.changes import ChangeSet, EntityChanges, Receipt, Source
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import plan_books
from data_io.incoming.records.known import Status
from data_io.incoming.records.plans import Choices, Gone, ImportPlan, SheetPlan
from data_io.incoming.report import report_sheet
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import table_of
from tests.data_io.record_maker import keep
from tests.data_io.test_round_trip import cell, cells_changed, made, planned, saved_again, workbook
from tests.databases import Files, Filled

Edit = Callable[[Any], None]
EXPORTED: Final = {
    "customer": pd.DataFrame(
        {
            "name": ["Ann", "Bob"],
            "city": ["Rome", "Oslo"],
            "birthday": ["1980-02-29", None],
            "own.Shelf": [1, 2],
        },
        dtype=object,
    ),
    "product": pd.DataFrame({"name": ["Apples", "Pears"], "price": [19_900, 10_000]}, dtype=object),
    "sale": pd.DataFrame(
        {"order_number": ["1", "2"], "customer": [1, 2], "product": [1, 2], "quantity": [1.0, 2.0]},
        dtype=object,
    ),
}


@pytest.fixture(scope="module")
def taken_out() -> Iterator[Filled[bytes]]:
    """A shop with two customers, products and sales, and the workbook that was taken out of it."""

    def fill(store: Store) -> bytes:
        keep(store, **EXPORTED)
        return workbook(store)

    with Files().filled(fill) as made:
        yield made


@pytest.fixture
def store(taken_out: Filled[bytes]) -> Iterator[Store]:
    with taken_out.copy() as url, Store.open(url) as opened:
        yield opened
        assert opened.check() == []


@pytest.fixture
def content(taken_out: Filled[bytes]) -> bytes:
    return taken_out.made


def change(store: Store, entity: str, *cells: tuple[int, str, Any, Any]) -> Receipt:
    """Edit cells in the program: record, field, before, after."""
    frame = pd.DataFrame(cells, columns=["id", "field", "before", "after"], dtype=object)
    part = EntityChanges(entity, updates=frame.astype({"id": "int64"}))
    return store.apply(ChangeSet(Source.EDIT, "edited", (part,)), LOCAL_OWNER)


def delete(store: Store, entity: str, record: int) -> Receipt:
    part = EntityChanges(entity, deletes=np.array([record], dtype="int64"))
    return store.apply(ChangeSet(Source.EDIT, "deleted", (part,)), LOCAL_OWNER)


def put(book: Any, sheet: str, heading: str, record: int, value: object) -> None:  # noqa: ANN401 - openpyxl's book
    cell(book, sheet, heading, record).value = value


def edited(content: bytes, *cells: tuple[str, str, int, Any]) -> bytes:
    """The workbook saved by another program, after these cells were typed: sheet, heading, record, value."""

    def edit(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        for each in cells:
            put(book, *each)

    return saved_again(content, edit)


def plan_of(plan: ImportPlan, sheet: str) -> SheetPlan:
    return next(each for each in plan.sheets if each.sheet.name == sheet)


def said(plan: ImportPlan, sheet: str) -> list[tuple[int, str, str]]:
    issues = report_sheet(plan_of(plan, sheet), None)["issues"]
    return [(each["row"], each["heading"], each["message"]) for each in issues]


def test_what_the_program_changed_meanwhile_stays(store: Store, content: bytes) -> None:
    change(
        store,
        "customer",
        (1, "city", "Rome", "Turin"),
        (1, "birthday", "1980-02-29", None),
        (2, "birthday", None, "1990-01-02"),
        (2, "own.Shelf", 2, 7),
    )
    change(store, "product", (1, "price", 19_900, 25_000))
    change(store, "customer", (1, "city", "Turin", "Milan"))
    change(store, "sale", (1, "customer", 1, 2), (2, "quantity", 2.0, 5.0))
    for book in (content, saved_again(content)):
        plan = planned(book, store)
        assert plan.changes.is_empty, plan.changes
        assert all(each.issues.empty for each in plan.sheets)


def test_an_edit_beside_what_the_program_changed_is_all_that_changes(store: Store, content: bytes) -> None:
    change(store, "customer", (1, "city", "Rome", "Turin"))
    book = edited(content, ("Customers", "Name", 1, "Anna"), ("Customers", "City", 2, "Bergen"))
    plan = planned(book, store)
    assert cells_changed(plan) == {("customer", 1, "name"): "Anna", ("customer", 2, "city"): "Bergen"}
    assert all(each.issues.empty for each in plan.sheets)


def test_a_cell_changed_on_both_sides_is_pointed_out(store: Store, content: bytes) -> None:
    change(
        store,
        "customer",
        (1, "city", "Rome", "Turin"),
        (2, "city", "Oslo", None),
        (1, "birthday", "1980-02-29", "1980-03-01"),
    )
    change(store, "product", (1, "price", 19_900, 25_000))
    book = edited(
        content,
        ("Customers", "City", 1, "Milan"),
        ("Customers", "City", 2, "Bergen"),
        ("Customers", "Birthday", 1, "1980-03-02"),
        ("Products", "Price", 1, 3),
    )
    plan = planned(book, store)
    assert cells_changed(plan) == {
        ("customer", 1, "city"): "Milan",
        ("customer", 2, "city"): "Bergen",
        ("customer", 1, "birthday"): "1980-03-02",
        ("product", 1, "price"): 30_000,
    }
    after = "after this workbook was taken out; the workbook's value replaces it."
    assert sorted(said(plan, "Customers")) == [
        (2, "Birthday", f"Somebody changed Birthday to “1980-03-01” {after}"),
        (2, "City", f"Somebody changed City to “Turin” {after}"),
        (3, "City", f"Somebody cleared City {after.replace('it.', 'that.')}"),
    ]
    assert said(plan, "Products") == [(2, "Price", f"Somebody changed Price to “2.5” {after}")]
    assert plan_of(plan, "Customers").count(Status.UPDATED) == 2


def test_what_somebody_may_not_see_is_not_told(store: Store, content: bytes) -> None:
    change(store, "customer", (1, "name", "Ann", "Anna"))
    by = Access("Pia", Role.MANAGER, personal=False)
    plan = planned(edited(content, ("Customers", "Name", 1, "Annie")), store, by)
    assert [message.partition(" after")[0] for *_, message in said(plan, "Customers")] == [
        "Somebody changed Name to “…”"
    ]


def test_changed_and_set_back_is_not_changed(store: Store, content: bytes) -> None:
    change(store, "customer", (1, "city", "Rome", "Turin"))
    change(store, "customer", (1, "city", "Turin", "Rome"))
    plan = planned(edited(content, ("Customers", "City", 1, "Milan")), store)
    assert cells_changed(plan) == {("customer", 1, "city"): "Milan"}
    assert not said(plan, "Customers")


def test_the_former_name_of_a_customer_still_means_that_customer(store: Store, content: bytes) -> None:
    change(store, "customer", (1, "name", "Ann", "Anna"))
    assert planned(content, store).changes.is_empty

    def add(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        page = book["Sales"]
        headings = {each.value: each.column for each in page[1]}
        row = {"Order number": "3", "Customer": "Ann", "Customer record": 1, "Quantity": 4}
        for heading, value in row.items():
            page.cell(4, headings[heading]).value = value
        put(book, "Sales", "Customer", 2, "Ann")
        put(book, "Sales", "Customer record", 2, 1)

    plan = planned(saved_again(content, add), store)
    assert list(made(plan)) == ["sale"]
    assert [row["customer"] for row in made(plan)["sale"]] == [1]
    assert cells_changed(plan) == {("sale", 2, "customer"): 1}


def test_a_record_deleted_meanwhile_is_not_made_anew(store: Store, content: bytes) -> None:
    delete(store, "customer", 1)
    plan = planned(edited(content, ("Customers", "City", 1, "Milan")), store)
    assert plan.changes.is_empty
    customers = plan_of(plan, "Customers")
    assert customers.statuses.tolist() == [Status.REJECTED, Status.UNCHANGED]
    assert [(row, heading) for row, heading, _ in said(plan, "Customers")] == [(2, "ID")]
    assert "was deleted" in said(plan, "Customers")[0][2]
    assert not said(plan, "Sales")  # the sale says no longer whose it was, and that stays so


def test_with_its_number_cleared_a_deleted_record_is_made_anew(store: Store, content: bytes) -> None:
    delete(store, "customer", 1)
    plan = planned(edited(content, ("Customers", "ID", 1, None)), store)
    assert [row["name"] for row in made(plan)["customer"]] == ["Ann"]


def test_a_deletion_taken_back_leaves_the_record_as_it_is(store: Store, content: bytes) -> None:
    change(store, "customer", (1, "city", "Rome", "Turin"))
    receipt = delete(store, "customer", 1)
    store.undo(receipt.revision, LOCAL_OWNER)
    plan = planned(content, store)
    assert plan.changes.is_empty
    assert not said(plan, "Customers")


def test_what_it_brings_in_can_be_stored(store: Store, content: bytes) -> None:
    change(store, "customer", (1, "city", "Rome", "Turin"), (2, "city", "Oslo", "Bergen"))
    book = read_book(edited(content, ("Customers", "City", 1, "Milan")), "shop.xlsx")
    bring_in([book], store, LOCAL_OWNER)
    assert table_of(store, "customer", "city") == [("Milan",), ("Bergen",)]


# --- what the owner decides ------------------------------------------------------------------------------


def planned_with(content: bytes, store: Store, choices: Choices) -> ImportPlan:
    return plan_books([read_book(content, "shop.xlsx")], store, LOCAL_OWNER, choices)


def test_a_cell_changed_on_both_sides_shows_all_three_and_obeys_the_choice(
    store: Store, content: bytes
) -> None:
    change(store, "customer", (1, "city", "Rome", "Turin"), (2, "city", "Oslo", None))
    change(store, "product", (1, "price", 19_900, 25_000))
    book = edited(
        content,
        ("Customers", "City", 1, "Milan"),
        ("Customers", "City", 2, "Bergen"),
        ("Products", "Price", 1, 3),
    )
    conflicts = plan_of(planned(book, store), "Customers").conflicts
    told = ["id", "path", "was", "program", "sheet", "program_wins"]
    assert conflicts[told].to_numpy().tolist() == [
        [1, "customer.city", "Rome", "Turin", "Milan", False],
        [2, "customer.city", "Oslo", "", "Bergen", False],
    ]
    assert plan_of(planned(book, store), "Products").conflicts[
        ["was", "program", "sheet"]
    ].to_numpy().tolist() == [["1.99", "2.5", "3"]]
    program = planned_with(book, store, Choices(program_wins=True))
    assert program.changes.is_empty
    assert all(each.issues.empty for each in program.sheets)
    mixed = planned_with(book, store, Choices(otherwise=frozenset({(1, "customer.city")})))
    assert cells_changed(mixed) == {
        ("customer", 2, "city"): "Bergen",
        ("product", 1, "price"): 30_000,
    }


def test_where_nothing_known_is_to_change_no_value_is_said_to_be_replaced(
    store: Store, content: bytes
) -> None:
    change(store, "customer", (1, "city", "Rome", "Turin"))
    book = edited(content, ("Customers", "City", 1, "Milan"))
    plan = planned_with(book, store, Choices(update=False))
    assert plan.changes.is_empty
    assert "changed_meanwhile" not in set(plan_of(plan, "Customers").issues["code"])


@pytest.mark.parametrize(
    ("gone", "became"),
    [(Gone.HAND_BACK, Status.REJECTED), (Gone.LEAVE, Status.SKIPPED), (Gone.BRING_BACK, Status.CREATED)],
)
def test_a_row_whose_record_was_deleted_is_handed_back_stays_away_or_comes_back(
    store: Store, content: bytes, gone: Gone, became: Status
) -> None:
    delete(store, "customer", 1)
    plan = planned_with(content, store, Choices(gone={"": gone}))
    assert plan_of(plan, "Customers").statuses.tolist() == [became, Status.UNCHANGED]
    inserted = {part.entity: len(part.inserts) for part in plan.changes.parts if len(part.inserts)}
    assert inserted == ({"customer": 1} if gone is Gone.BRING_BACK else {})
