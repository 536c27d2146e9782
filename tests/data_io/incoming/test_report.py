from __future__ import annotations

import json

from data_io.incoming.report import label_of, report, report_sheet
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import planned, sheet_of

ENTRY = [
    "file", "sheet", "entity", "header_row", "mapping", "rows_read", "created", "updated", "unchanged",
    "rejected", "skipped", "per_entity",
    "sums", "issues", "batch",
]  # fmt: skip
SALES = sheet_of(
    """
    Order no|Date|Customer|City|Qty|Price|Shelf
    A1|2024-01-05|Ann|Rome|2|1.50|top
    A2|soon|Bob|Rome|1|2.00|
    """,
    "Sales",
)


def test_an_entry_says_all_of_a_sheet(store: Store) -> None:
    (entry,) = report(planned(store, SALES), 7)
    assert list(entry) == ENTRY
    assert entry | {"issues": []} == {
        "file": "upload.xlsx",
        "sheet": "Sales",
        "entity": "sale",
        "header_row": 1,
        "mapping": {
            "Order no": "sale.order_number",
            "Date": "sale.sold_at",
            "Customer": "sale.customer",
            "City": ["sale.city", "customer.city"],
            "Qty": "sale.quantity",
            "Price": "sale.unit_price",
            "Shelf": None,
        },
        "rows_read": 2,
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "rejected": 1,
        "skipped": 0,
        "per_entity": {"customer": {"created": 1, "updated": 0}, "sale": {"created": 1, "updated": 0}},
        "sums": {
            "sale.amount": {"file": 5.0, "stored": 3.0, "rejected": 2.0},
            "sale.unit_price": {"file": 3.5, "stored": 1.5, "rejected": 2.0},
        },
        "issues": [],
        "batch": 7,
    }


def test_an_issue_names_the_row_as_the_spreadsheet_does_and_says_it_in_a_sentence(store: Store) -> None:
    (entry,) = report(planned(store, SALES), None)
    assert entry["issues"] == [
        {
            "row": 3,
            "heading": "Date",
            "code": "unreadable_date",
            "value": "soon",
            "message": "“soon” is not a date.",
        }
    ]


def test_a_sheet_that_is_not_ours_is_skipped_whole(store: Store) -> None:
    (entry,) = report(planned(store, "Month|Budget\nJan|1\nFeb|2"), None)
    assert (entry["entity"], entry["mapping"]) == (None, {"Month": None, "Budget": None})
    assert (entry["rows_read"], entry["skipped"]) == (2, 2)
    assert entry["sums"] == {"sale.amount": {"file": 0.0, "stored": 0.0, "rejected": 0.0}}


def test_of_doubled_headings_the_one_that_feeds_a_field_is_told(store: Store) -> None:
    sheet = sheet_of("Name|E-mail|Name\nAnn|a@example.com|Annie", "Customers")
    (entry,) = report(planned(store, sheet), None)
    assert entry["mapping"]["Name"] == "customer.name"


def test_a_report_is_plain_json(store: Store) -> None:
    told = report(planned(store, SALES), 1)
    assert json.loads(json.dumps(told)) == told


def test_labels_are_those_of_the_screens() -> None:
    assert label_of("sale.sold_at") == "Date"
    assert label_of("own.Shelf") == "Shelf"
    assert label_of("customer.id") == "The record's number"


def test_sums_are_exact_however_many_rows(store: Store) -> None:
    """A thousand times 0.1 is 100, which floats do not give."""
    body = "\n".join(f"A{row}|2024-01-05|0.1" for row in range(1_000))
    plan = planned(store, f"Order no|Date|Amount\n{body}")
    assert report_sheet(plan.sheets[0], None)["sums"]["sale.amount"]["stored"] == 100.0
