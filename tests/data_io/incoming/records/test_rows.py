from __future__ import annotations

import pytest

from data_io.incoming.recognition.matching import SheetMatch, match_sheet
from data_io.incoming.records.rows import Rows, essential, no_issues, read_rows, rejecting
from data_io.incoming.sheets import Sheet
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import codes_of, counts_of, imported, sheet_of, table_of

HEAD = "Order no|Date|Customer|Amount"


def matched_rows(table: str, name: str = "Sales", *, typed: bool = False) -> tuple[Sheet, SheetMatch, Rows]:
    sheet = sheet_of(table, name, typed=typed)
    match = match_sheet(sheet)
    return sheet, match, read_rows(sheet, match)


def test_rows_keep_the_places_at_which_they_stand() -> None:
    _, _, rows = matched_rows(f"{HEAD}\nA1|2024-01-05|Ann|1\n|||\nA2|2024-01-06|Bob|2")
    assert (rows.positions.tolist(), rows.count, rows.skipped) == ([0, 2], 2, 0)
    assert rows.values["sale.amount"].tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    "odd",
    ["Total|||3", "Summe|||3", "|||\nGesamtsumme|||3", "Subtotal May|||3", "|Total||3", HEAD],
)
def test_totals_and_headings_printed_again_are_skipped(odd: str) -> None:
    _, _, rows = matched_rows(f"{HEAD}\nA1|2024-01-05|Ann|1\nA2|2024-01-06|Bob|2\n{odd}")
    assert (rows.count, rows.skipped) == (2, 1)


def test_a_customer_called_total_is_a_customer() -> None:
    _, _, rows = matched_rows(
        f"{HEAD}\nA1|2024-01-05|Total|1\nA2|2024-01-06|Total Tools Ltd|2\nA3|2024-01-06|Bob|2"
    )
    assert (rows.count, rows.skipped) == (3, 0)


def test_faults_name_row_column_and_what_stood_there() -> None:
    _, _, rows = matched_rows(f"{HEAD}\nA1|soon|Ann|1\nA2|2024-01-06|Bob|??")
    assert rows.issues.to_dict("records") == [
        {"position": 0, "column": 1, "path": "sale.sold_at", "code": "unreadable_date", "value": "soon"},
        {"position": 1, "column": 3, "path": "sale.amount", "code": "unreadable_money", "value": "??"},
    ]
    assert rejecting(rows.issues)["position"].tolist() == [0, 1]


def test_a_minor_fault_hands_nothing_back_and_keeps_what_was_typed() -> None:
    table = "Name|E-mail|Stage\nAnn|a@example.com|lead\nBob|at the till|purple"
    _, _, rows = matched_rows(table, "Customers")
    assert rows.issues["code"].tolist() == ["unreadable_email", "unknown_choice"]
    assert rejecting(rows.issues).empty
    assert rows.own["own.E-mail (as typed)"].dropna().to_dict() == {1: "at the till"}
    assert rows.own["own.Stage (as typed)"].dropna().to_dict() == {1: "purple"}


def test_what_must_be_read_depends_on_the_field() -> None:
    assert essential("sale.amount")
    assert essential("sale.sold_at")
    assert essential("feedback.score")
    assert essential("return.quantity")
    assert not essential("sale.cost")
    assert not essential("customer.email")
    assert not essential("customer.credit_limit")
    assert not essential("opportunity.expected_close")
    assert not essential("complaint.satisfaction")


def test_doubled_headings_of_own_columns_are_numbered() -> None:
    _, _, rows = matched_rows("Name|E-mail|Shelf|Shelf\nAnn|a@example.com|A1|B2", "Customers")
    assert rows.own.to_dict("list") == {"own.Shelf": ["A1"], "own.Shelf 2": ["B2"]}


def test_several_columns_of_one_list_are_joined() -> None:
    table = "Name|E-mail|Phone|Home phone|Phone 2\nAnn|a@example.com|1|22|33\nBob|b@example.com|1||44"
    _, _, rows = matched_rows(table, "Customers")
    assert rows.values["customer.other_phones"].tolist() == ["22; 33", "44"]


def test_a_sheet_without_rows_gives_no_rows() -> None:
    _, _, rows = matched_rows(HEAD)
    assert (rows.count, rows.skipped, rows.issues.empty) == (0, 0, True)
    assert list(no_issues().columns) == ["position", "column", "path", "code", "value"]


@pytest.mark.parametrize(
    ("entity", "table", "field", "text"),
    [
        ("opportunity", "Deal|Stage|Value|Expected close\nRoof|won|5|2024-05-01\nShed|won|6|after Easter\nHut|won|6|",
         "expected_close", "after Easter"),
        ("opportunity", "Deal|Stage|Value|Expected close\nRoof|won|5|2024-05-01\nShed|won|a lot|2024-05-02\nHut|won|6|",
         "value", "a lot"),
        ("task", "Task|Due date|Assigned to\nRing|2024-05-01|Bo\nWrite|next week|Bo\nGo|2024-05-02|Bo", "due_on",
         "next week"),
        ("campaign", "Campaign|Channel|Start date|Cost\nOne|email|2024-05-01|5\nTwo|email|2024-05-02|about 90\nThree|email||8",
         "cost", "about 90"),
        ("customer", "Customer|E-mail|Credit limit\nAnn|ann@example.com|50\nBo|bo@example.com|by word\nCy|cy@example.com|9",
         "credit_limit", "by word"),
        ("product", "SKU|Product|Price\nF1|Apples|1.50\nF2|Pears|ask us\nF3|Plums|2", "price", "ask us"),
        ("sale", "Order no|Date|Product|Qty|Amount|Cost\nA|2024-01-05|Apples|1|3|2\nB|2024-01-05|Apples|1|3|not known", "cost", "not known"),
    ],
)  # fmt: skip
def test_what_a_record_can_do_without_never_hands_its_row_back(
    store: Store, entity: str, table: str, field: str, text: str
) -> None:
    (sheet,), _ = imported(store, table)
    assert counts_of(sheet)["created"] == len(table.splitlines()) - 1
    heading = next(each for each in sheet.match.columns if each.paths[0] == f"{entity}.{field}").heading
    assert table_of(store, entity, field, f"own.{heading} (as typed)")[1] == (None, text)
    assert [(row, where, code[:10]) for row, where, code in codes_of(sheet)] == [(3, heading, "unreadable")]


def test_a_lone_cell_among_customers_is_kept_and_pointed_out(store: Store) -> None:
    table = (
        "Name|E-mail|City\nAnn|ann@example.com|Ulm\nBerlin||\nBo|bo@example.com|Ulm\nCy|cy@example.com|Ulm"
    )
    (customers,), _ = imported(store, table)
    assert codes_of(customers) == [(3, "Name", "lone_cell")]
    assert counts_of(customers)["created"] == 4


def test_a_lone_cell_among_sales_is_no_sale_and_no_customer(store: Store) -> None:
    (sales,), _ = imported(
        store, f"{HEAD}\nA1|2024-01-05|Ann|1\n||Berlin|\nA2|2024-01-06|Bob|2\nA3|2024-01-06|Bob|2\n|||7"
    )
    assert (counts_of(sales)["created"], counts_of(sales)["skipped"]) == (4, 1)
    assert table_of(store, "customer", "name") == [("Ann",), ("Bob",)]
