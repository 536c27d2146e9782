"""Next month's sheet: matched as its owner matched the last one, and never worse than without memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from crm.access import LOCAL_OWNER
from data_io.changes import Source
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in, store_plan
from data_io.incoming.planning import Choices, ImportPlan, SheetPlan, plan_books
from data_io.incoming.recognition.matching import ColumnMatch, SheetMatch, match_sheet
from data_io.incoming.remembered import AS_LAST_TIME, YOUR_CHOICE, signature_of
from data_io.incoming.sheets import Book, Sheet
from data_io.incoming.values.dates import Order
from data_io.incoming.values.parsing import Hints
from data_io.outgoing.rejects import MEND
from data_io.outgoing.workbook import write_workbook
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import book_of, imported, mapping_of, planned, sheet_of, table_of

OCTOBER = "Order no|Date|Customer|Amount|Dings\nA1|2024-10-05|Ann|1|Kim\nA2|2024-10-06|Bob|2|Lee"
NOVEMBER = "order_no|Date|Customer|Amount|Dings\nB1|2024-11-05|Ann|3|Lee\nB2|2024-11-06|Bob|4|Kim"
SELLER = {"Dings": "sale.salesperson"}
AMBIGUOUS = "Order no|Date|Customer|Amount\nB1|03/04/2024|Ann|1\nB2|05/06/2024|Bob|2"


def by_hand(book: Book, chosen: Mapping[str, str], hints: Mapping[int, Hints] | None = None) -> Choices:
    """What the owner chooses for columns of a book's first sheet: a path by heading, "" for none."""
    sheet, key = book.sheets[0], (book.name, book.sheets[0].name)
    match = match_sheet(sheet, book.name)
    columns = tuple(
        ColumnMatch(column.index, column.heading, tuple(filter(None, [path])), 1.0, YOUR_CHOICE)
        if (path := chosen.get(column.heading)) is not None
        else column
        for column in match.columns
    )
    return Choices(matches={key: replace(match, columns=columns)}, hints={key: hints} if hints else {})


def brought_in(store: Store, table: str, chosen: Mapping[str, str], name: str = "upload.xlsx") -> int:
    """Bring a sheet in as the owner matched it; give the step."""
    book = book_of(table, name=name)
    return bring_in([book], store, LOCAL_OWNER, by_hand(book, chosen))[1].revision


def next_plan(store: Store, table: str | Sheet, name: str = "upload.xlsx") -> SheetPlan:
    """What would become of such a sheet now."""
    return plan_books([book_of(table, name=name)], store, LOCAL_OWNER).sheets[0]


def reasons(plan: SheetPlan) -> dict[str, str]:
    return {column.heading: column.reason for column in plan.match.columns}


def test_a_column_matched_by_hand_is_matched_so_the_next_month(store: Store) -> None:
    assert next_plan(store, NOVEMBER).match.columns[4].is_own  # else this would tell nothing
    brought_in(store, OCTOBER, SELLER, "october.xlsx")
    (sheet,), _ = imported(store, NOVEMBER)

    assert mapping_of(sheet.match)["Dings"] == ("sale.salesperson",)
    assert [heading for heading, reason in reasons(sheet).items() if reason == AS_LAST_TIME] == ["Dings"]
    assert table_of(store, "sale", "salesperson") == [("Kim",), ("Lee",), ("Lee",), ("Kim",)]


def test_it_is_still_matched_so_after_months_without_a_click(store: Store) -> None:
    brought_in(store, OCTOBER, SELLER)
    imported(store, NOVEMBER)

    assert mapping_of(next_plan(store, OCTOBER).match)["Dings"] == ("sale.salesperson",)


def test_a_changed_layout_is_found_anew(store: Store) -> None:
    brought_in(store, OCTOBER, SELLER)
    plan = next_plan(store, "Customer|Order no|Date|Amount|Dings\nAnn|B1|2024-11-05|3|Lee")

    assert mapping_of(plan.match)["Dings"] == ("own.Dings",)


def test_values_that_can_no_longer_be_read_so_are_not(store: Store) -> None:
    table = "Order no|Date|Customer|Amount|Wann\nA1|2024-10-05|Ann|1|{}\nA2|2024-10-05|Ann|1|{}"
    brought_in(store, table.format("2024-11-01", "2024-11-02"), {"Wann": "sale.due_on"})

    assert mapping_of(next_plan(store, table.format("", "2024-11-02")).match)["Wann"] == ("sale.due_on",)
    assert mapping_of(next_plan(store, table.format("soon", "later")).match)["Wann"] == ("own.Wann",)


def test_what_never_could_be_read_is_matched_as_it_was_asked_for(store: Store) -> None:
    table = "Order no|Date|Customer|Amount|Wie\nA1|2024-10-05|Ann|1|Murmeln\nA2|2024-10-05|Ann|1|Federn"
    brought_in(store, table, {"Wie": "sale.payment_method"})

    assert mapping_of(next_plan(store, table).match)["Wie"] == ("sale.payment_method",)


def test_a_column_chosen_as_own_stays_own_and_one_left_out_stays_out(store: Store) -> None:
    brought_in(store, OCTOBER, {"Customer": "own.Customer", "Dings": ""})
    plan = next_plan(store, NOVEMBER)

    assert mapping_of(plan.match)["Customer"] == ("own.Customer",)
    assert mapping_of(plan.match)["Dings"] == ()
    assert reasons(plan)["Customer"] == AS_LAST_TIME


def test_a_field_is_fed_by_one_column(store: Store) -> None:
    table = "Order no|Date|Customer|Amount|Summe B\nA1|2024-10-05|Ann|1|7"
    brought_in(store, table, {"Amount": "own.Amount", "Summe B": "sale.amount"})
    mapping = mapping_of(next_plan(store, table).match)

    assert (mapping["Amount"], mapping["Summe B"]) == (("own.Amount",), ("sale.amount",))


def test_what_is_chosen_by_hand_now_counts_first(store: Store) -> None:
    brought_in(store, OCTOBER, SELLER)
    brought_in(store, NOVEMBER, {"Dings": "own.Dings"})

    assert mapping_of(next_plan(store, OCTOBER).match)["Dings"] == ("own.Dings",)


def test_of_two_sheets_of_one_layout_the_one_matched_by_hand_is_remembered(store: Store) -> None:
    book = book_of(OCTOBER, NOVEMBER.replace("order_no", "Order no"))
    bring_in([book], store, LOCAL_OWNER, by_hand(book, SELLER))

    assert mapping_of(next_plan(store, NOVEMBER).match)["Dings"] == ("sale.salesperson",)


def test_a_sheet_taken_for_something_else_is_taken_so_again(store: Store) -> None:
    book = book_of(OCTOBER)
    match = match_sheet(book.sheets[0], book.name, "payment")
    bring_in([book], store, LOCAL_OWNER, Choices(matches={(book.name, "Sheet1"): match}))

    assert next_plan(store, NOVEMBER).match.entity == "payment"
    assert next_plan(store, sheet_of(NOVEMBER, "Returns")).match.entity == "return"  # its name says so
    assert next_plan(store, sheet_of(NOVEMBER, "Expenses")).match.entity is None


def test_memory_survives_reopening_the_store(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    with Store.open(url) as store:
        brought_in(store, OCTOBER, SELLER)
    with Store.open(url) as store:
        assert mapping_of(next_plan(store, NOVEMBER).match)["Dings"] == ("sale.salesperson",)


def test_looking_first_remembers_nothing(store: Store) -> None:
    book = book_of(OCTOBER)
    plan_books([book], store, LOCAL_OWNER, by_hand(book, SELLER))

    assert store.recall(signature_of(book.sheets[0])) is None


def test_undo_of_the_import_keeps_the_memory(store: Store) -> None:
    store.undo(brought_in(store, OCTOBER, SELLER), LOCAL_OWNER)

    assert store.count("sale", LOCAL_OWNER) == 0
    assert mapping_of(next_plan(store, NOVEMBER).match)["Dings"] == ("sale.salesperson",)


def test_own_workbooks_and_the_sample_shop_are_never_remembered(store: Store, tmp_path: Path) -> None:
    imported(store, OCTOBER)
    write_workbook(store, LOCAL_OWNER, tmp_path / "out.xlsx", entities=["sale"])
    book = read_book(tmp_path / "out.xlsx", "out.xlsx")
    bring_in([book], store, LOCAL_OWNER)
    sample = planned(store, "Name|City\nAnn|Rome")
    store_plan(ImportPlan(sample.sheets, replace(sample.changes, source=Source.SAMPLE)), store, LOCAL_OWNER)

    for sheet in (*book.sheets, sample.sheets[0].sheet):
        assert store.recall(signature_of(sheet)) is None


@pytest.mark.parametrize("order", [Order.DAY_FIRST, Order.MONTH_FIRST])
def test_the_order_of_day_and_month_that_was_proven_or_chosen_is_taken_where_a_sheet_leaves_it_open(
    store: Store, order: Order
) -> None:
    proof = "13/04/2024" if order is Order.DAY_FIRST else "04/13/2024"
    imported(store, AMBIGUOUS.replace("03/04/2024", proof))
    days = next_plan(store, AMBIGUOUS).rows.values["sale.sold_at"].dt.month.tolist()
    assert days == ([4, 6] if order is Order.DAY_FIRST else [3, 5])

    other = Order.MONTH_FIRST if order is Order.DAY_FIRST else Order.DAY_FIRST
    book = book_of(AMBIGUOUS)
    bring_in([book], store, LOCAL_OWNER, by_hand(book, {}, {1: Hints(order=other)}))
    days = next_plan(store, AMBIGUOUS).rows.values["sale.sold_at"].dt.month.tolist()
    assert days == ([4, 6] if other is Order.DAY_FIRST else [3, 5])


def test_a_sheet_that_proves_the_other_order_is_read_so(store: Store) -> None:
    imported(store, AMBIGUOUS.replace("03/04/2024", "04/13/2024"))
    plan = next_plan(store, AMBIGUOUS.replace("03/04/2024", "13/04/2024"))

    assert plan.rows.values["sale.sold_at"].dt.month.tolist() == [4, 6]


@pytest.mark.parametrize(
    "content",
    [
        {"matches": {"sale": {"entity": "sale", "sheet": "", "columns": [{"paths": 3}]}}},
        {"matches": {"sale": {"entity": "voyage", "sheet": "", "columns": []}}},
        {"matches": {"sale": {"entity": "sale", "sheet": "", "columns": []}}},
        {"matches": {"sale": None}},
        {"matches": 3},
        {"Dings": "sale.salesperson"},
    ],
)
def test_a_memory_that_cannot_be_used_stops_no_import(store: Store, content: Mapping[str, object]) -> None:
    store.remember(signature_of(sheet_of(OCTOBER)), content, LOCAL_OWNER)
    (sheet,), _ = imported(store, OCTOBER)

    assert mapping_of(sheet.match) == mapping_of(match_sheet(sheet_of(OCTOBER)))
    assert store.count("sale", LOCAL_OWNER) == 2


def test_a_field_that_is_gone_is_passed_over(store: Store) -> None:
    brought_in(store, OCTOBER, {**SELLER, "Customer": "own.Customer"})
    signature = signature_of(sheet_of(OCTOBER))
    kept = store.recall(signature)
    assert kept is not None
    kept["matches"]["sale"]["columns"][4]["paths"] = ["sale.shoe_size"]
    store.remember(signature, kept, LOCAL_OWNER)
    mapping = mapping_of(next_plan(store, NOVEMBER).match)

    assert (mapping["Dings"], mapping["Customer"]) == (("own.Dings",), ("own.Customer",))


def test_the_signature_is_of_the_headings_alone() -> None:
    october, november = sheet_of(OCTOBER), sheet_of(NOVEMBER)
    handed_back = sheet_of(f"Order no|Date|Customer|Amount|Dings|{MEND}\nA2|soon|Bob|2|Lee|Row 3")

    assert signature_of(october) == signature_of(november) == signature_of(handed_back)
    assert signature_of(october) != signature_of(sheet_of("Date|Order no|Customer|Amount|Dings"))


def test_a_sheet_that_was_none_of_ours_is_none_next_month_and_no_other_is(store: Store) -> None:
    book = book_of(OCTOBER)
    bring_in([book], store, LOCAL_OWNER, Choices(matches={(book.name, "Sheet1"): SheetMatch(None)}))

    again, other = planned(store, OCTOBER).sheets[0], planned(store, sheet_of(OCTOBER, "Sales")).sheets[0]
    assert (again.match.entity, again.found.entity if again.found else "") == (None, "sale")
    assert other.match.entity == "sale"


def test_a_sheet_that_nobody_knows_leaves_nothing_to_remember(store: Store) -> None:
    book = book_of("Colour|Mood\nred|good", OCTOBER)
    bring_in([book], store, LOCAL_OWNER)

    assert store.recall(signature_of(book.sheets[0])) is None
