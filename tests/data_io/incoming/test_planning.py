from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.access import LOCAL_OWNER
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import Choices, plan_books
from data_io.incoming.records.plans import Unknown
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import (
    assert_reconciles,
    book_of,
    codes_of,
    counts_of,
    imported,
    planned,
    sheet_of,
    table_of,
)

Lines = list[tuple[str, ...]]
SALES = """
Order no|Date|Customer|Product|Qty|Price|Amount
A1|2024-01-05|Ann Ames|Apples|2|1.50|3.00
A1|2024-01-05|Ann Ames|Pears|1|2.00|2.00
A2|2024-01-06|Bob Bell|Apples|1|1.50|1.50
"""
RETURNS = sheet_of("Order ID|Returned\nA1|Yes\nA1|Yes\nA2|Yes", "Returns")
ONLY_CREATE, ONLY_UPDATE = Choices(update=False), Choices(create=False)


def everything(store: Store) -> list[str]:
    """All records in stored form, to be compared."""
    return [
        str(table_of(store, name, *store.records(name, LOCAL_OWNER).columns))
        for name in ("customer", "product", "sale", "return")
    ]


def test_a_sheet_of_sales_makes_lines_customers_and_products(store: Store) -> None:
    (sales,), receipt = imported(store, SALES)
    assert counts_of(sales) == {"created": 3, "updated": 0, "unchanged": 0, "rejected": 0, "skipped": 0}
    assert sales.per_entity == {
        "customer": {"created": 2, "updated": 0},
        "product": {"created": 2, "updated": 0},
        "sale": {"created": 3, "updated": 0},
    }
    assert table_of(store, "sale", "order_number", "line", "customer", "product", "amount") == [
        ("A1", 1, 1, 1, 30_000),
        ("A1", 2, 1, 2, 20_000),
        ("A2", 1, 2, 1, 15_000),
    ]
    assert table_of(store, "customer", "name") == [("Ann Ames",), ("Bob Bell",)]
    assert receipt.counts["sale"].created == 3


def test_a_plan_stores_nothing(store: Store) -> None:
    planned(store, SALES)
    assert (store.revision, store.count("sale", LOCAL_OWNER), store.count("customer", LOCAL_OWNER)) == (
        0,
        0,
        0,
    )


@pytest.mark.parametrize(
    "table",
    [
        SALES,
        SALES + "A2|2024-01-06|Bob Bell|Apples|1|1.50|1.50\n" * 2,
        SALES + "C7|2024-01-07|Ann Ames|Apples|-1|1.50|-1.50\n",
        "Date|Customer|Product|Qty|Amount\n2024-01-05|Ann|Apples|1|2\n2024-01-05|Ann|Apples|1|2",
        "Order no|Date|Customer|Qty|Price|Shelf\nA1|2024-01-05|Ann|1|1.5|top\nA1|2024-01-05|Ann|1|1.5|",
        "Order no|Date|Customer no|Name|Amount\n1|2024-01-05|K1|Ann Ames|5\n2|2024-01-06|K1|Ann Mill|5",
        "Customer|E-mail|Phone|Birthday|Newsletter\nAnn|ann@example.com|+44207946|1.2.1980|yes\nBob||12|soon|no",
        "SKU|Product|Price\nF1|Apples|1.50\nF2|Pears|2",
        "Return date|Order no|Product|Refund|Reason\n2024-01-07|A1|Apples|1.50|mouldy",
        "Payment date|Customer|Amount|Method\n2024-01-07|Ann|5|cash\n2024-01-07|Ann|5|cash",
        "Date|Customer|Subject|Status|Priority\n2024-01-07|Ann|Late|open|high",
    ],
)
def test_the_same_file_twice_changes_nothing(store: Store, table: str) -> None:
    (first,), _ = imported(store, table)
    before = everything(store)
    (second,), receipt = imported(store, table)
    assert counts_of(second) == counts_of(first) | {
        "created": 0,
        "updated": 0,
        "unchanged": counts_of(first)["created"] + counts_of(first)["updated"],
    }
    assert (receipt.revision, everything(store)) == (0, before)


def test_a_line_that_stands_twice_is_kept_twice_and_pointed_out(store: Store) -> None:
    (sales,), _ = imported(store, SALES + "A2|2024-01-06|Bob Bell|Apples|1|1.50|1.50\n")
    assert codes_of(sales) == [(5, None, "stands_twice")]
    assert table_of(store, "sale", "order_number", "line")[-2:] == [("A2", 1), ("A2", 2)]


def test_a_later_file_brings_what_is_new_and_changed_only(store: Store) -> None:
    imported(store, SALES)
    (later,), receipt = imported(
        store, SALES.replace("Pears|1|2.00|2.00", "Pears|1|2.50|2.50") + "A3|2024-02-01|Cy Cole|Pears|1|2|2\n"
    )
    assert counts_of(later) == {"created": 1, "updated": 1, "unchanged": 2, "rejected": 0, "skipped": 0}
    assert receipt.counts["customer"].created == 1
    assert table_of(store, "sale", "amount") == [(30_000,), (25_000,), (15_000,), (20_000,)]


def test_negative_quantities_become_returns(store: Store) -> None:
    (sales,), _ = imported(
        store,
        """
        Order no|Date|Customer|Product|Qty|Price
        A1|2024-01-05|Ann|Apples|2|1.5
        C1|2024-01-07|Ann|Apples|-1|1.5
        A1|2024-01-08|Ann|Apples|-1|1.5
        """,
    )
    assert sales.per_entity["return"] == {"created": 2, "updated": 0}
    assert table_of(store, "sale", "order_number", "quantity", "amount") == [("A1", 2.0, 30_000)]
    assert table_of(store, "return", "number", "order_number", "quantity", "refund", "returned_on") == [
        ("C1", None, 1.0, 15_000, "2024-01-07"),
        ("A1", "A1", 1.0, 15_000, "2024-01-08"),
    ]
    assert sales.sums["sale.amount"] == {"file": 0.0, "stored": 0.0, "rejected": 0.0}


def test_lines_whose_status_says_so_were_taken_back(store: Store) -> None:
    imported(
        store,
        """
        Order no|Date|Customer|Amount|Status
        A1|2024-01-05|Ann|3|Completed
        A2|2024-01-07|Ann|1.5|Cancelled
        A3|2024-01-08|Ann|2.5|storniert
        """,
    )
    assert table_of(store, "sale", "order_number") == [("A1",)]
    assert table_of(store, "return", "number", "refund") == [("A2", 15_000), ("A3", 25_000)]


def test_a_negative_price_stays_a_sale(store: Store) -> None:
    """As in the real file: an adjustment of a bad debt is no return."""
    imported(store, "Order no|Date|Qty|Price\nB1|2024-01-05|1|-11062.06")
    assert table_of(store, "sale", "amount") == [(-110_620_600,)]
    assert store.count("return", LOCAL_OWNER) == 0


@pytest.mark.parametrize("returns_first", [True, False])
def test_a_sheet_that_names_only_orders_is_one_return_an_order(store: Store, *, returns_first: bool) -> None:
    sheets = (RETURNS, SALES) if returns_first else (SALES, RETURNS)
    for _ in range(2):
        imported(store, *sheets)
        assert table_of(store, "return", "order_number", "product", "quantity", "refund") == [
            ("A1", None, None, None),
            ("A2", None, None, None),
        ]
    (alone,), receipt = imported(store, RETURNS)
    assert (counts_of(alone)["unchanged"], receipt.revision) == (3, 0)


def test_blank_cells_never_overwrite(store: Store) -> None:
    imported(store, "Customer no|Name|Phone|City\n1|Ann|+44 20 7946 0000|Rome\n2|Bob||Oslo")
    (second,), _ = imported(store, "Customer no|Name|Phone|City\n1|Ann||Paris\n2||+44 20 7946 0111|")
    assert counts_of(second)["updated"] == 2
    assert table_of(store, "customer", "name", "phone", "city") == [
        ("Ann", "+442079460000", "Paris"),
        ("Bob", "+442079460111", "Oslo"),
    ]


def test_rows_may_only_create_or_only_update(store: Store) -> None:
    imported(store, "Customer no|Name|City\n1|Ann|Rome")
    table = "Customer no|Name|City\n1|Ann|Paris\n2|Bob|Oslo"
    (made,), _ = imported(store, table, choices=ONLY_CREATE)
    assert (counts_of(made)["created"], counts_of(made)["skipped"]) == (1, 1)
    assert table_of(store, "customer", "city") == [("Rome",), ("Oslo",)]
    (mended,), _ = imported(store, table + "\n3|Cy|Bonn", choices=ONLY_UPDATE)
    assert (counts_of(mended)["updated"], counts_of(mended)["unchanged"], counts_of(mended)["skipped"]) == (
        1,
        1,
        1,
    )
    assert table_of(store, "customer", "city") == [("Paris",), ("Oslo",)]


def test_an_import_that_only_updates_makes_no_customers_on_the_way(store: Store) -> None:
    (sales,), receipt = imported(store, SALES, choices=ONLY_UPDATE)
    assert counts_of(sales)["skipped"] == 3
    assert (receipt.revision, store.count("customer", LOCAL_OWNER), store.count("product", LOCAL_OWNER)) == (
        0,
        0,
        0,
    )


def test_bad_rows_are_handed_back_and_never_stop_good_ones(store: Store) -> None:
    bad = """
    A3|soon|Bob Bell|Apples|1|1.00|1.00
    A4|2024-01-07|Bob Bell|Apples|a few|1.00|1.00
    A5|2024-01-07|Bob Bell|Apples|1|1.00|??
    A6|31.02.2024|Bob Bell|Apples|1|1.00|2.25
    A7|2024-01-07|Bob Bell|Apples|1|1.00|#DIV/0!
    A8|2024-01-09|Bob Bell|Apples|1|1.00|1.00
    """
    (sales,), _ = imported(store, SALES + bad.lstrip("\n"))
    assert codes_of(sales) == [
        (5, "Date", "unreadable_date"),
        (6, "Qty", "unreadable_number"),
        (7, "Amount", "unreadable_money"),
        (8, "Date", "unreadable_date"),
        (9, "Amount", "formula_error"),
    ]
    assert counts_of(sales) == {"created": 4, "updated": 0, "unchanged": 0, "rejected": 5, "skipped": 0}
    assert [order for (order,) in table_of(store, "sale", "order_number")] == ["A1", "A1", "A2", "A8"]
    assert sales.sums["sale.amount"]["stored"] == 7.5


def test_totals_and_repeated_headings_are_no_rows(store: Store) -> None:
    rest = """
    ||||||
    Order no|Date|Customer|Product|Qty|Price|Amount
    A3|2024-01-07|Cy|Pears|1|2.00|2.00
    Total||||||8.50
    Grand total||||||8.50
    """
    (sales,), _ = imported(store, SALES + rest.lstrip("\n"))
    assert counts_of(sales) == {"created": 4, "updated": 0, "unchanged": 0, "rejected": 0, "skipped": 3}
    assert sales.sums["sale.amount"] == {"file": 8.5, "stored": 8.5, "rejected": 0.0}


def test_amounts_are_reckoned_where_the_sheet_leaves_them_out(store: Store) -> None:
    """By hand: 3 x 1.25 = 3.75; 2 x 10 less 5 % = 19; 1 x 7 less 0.50 = 6.50 needs another sheet."""
    imported(store, "Order no|Date|Qty|Price|Discount %\n1|2024-01-05|3|1.25|\n2|2024-01-05|2|10|5%")
    imported(store, "Order no|Date|Qty|Price|Discount\n3|2024-01-05|1|7|$0.50")
    assert table_of(store, "sale", "amount") == [(37_500,), (190_000,), (65_000,)]


def test_a_profit_becomes_the_cost_of_the_line(store: Store) -> None:
    imported(store, "Order no|Date|Sales|Profit\n1|2024-01-05|10|4\n2|2024-01-05|10|-2.5")
    assert table_of(store, "sale", "cost") == [(60_000,), (125_000,)]


def test_own_columns_are_kept_and_typed(store: Store) -> None:
    table = "Name|E-mail|Shelf|Since|Points\nAnn|a@b.org|A1|2024-01-05|12\nBob|b@b.org||2024-02-05|7.5"
    imported(store, sheet_of(table, "Customers", typed=True))
    assert table_of(store, "customer", "own.Shelf", "own.Since", "own.Points") == [
        ("A1", "2024-01-05", 12.0),
        (None, "2024-02-05", 7.5),
    ]
    assert {name: kind.value for name, kind in store.own_columns("customer").items()} == {
        "Shelf": "text",
        "Since": "date",
        "Points": "number",
    }


def test_what_cannot_be_read_in_a_minor_cell_is_kept_beside_it(store: Store) -> None:
    (customers,), _ = imported(
        store,
        sheet_of("Name|E-mail|City\nAnn|ask her (at) the till|Rome\nBob|bob@example.com|Oslo", "Customers"),
    )
    assert counts_of(customers)["created"] == 2
    assert codes_of(customers) == [(2, "E-mail", "unreadable_email")]
    assert table_of(store, "customer", "email", "own.E-mail (as typed)") == [
        (None, "ask her (at) the till"),
        ("bob@example.com", None),
    ]


AMOUNT = st.one_of(
    st.decimals(-9999, 9999, places=2).map(str),
    st.sampled_from(["", "??", "n/a", "$1,234.50", "(3.00)", "1.234,50 €"]),
)
LINE = st.tuples(
    st.sampled_from(["A1", "A2", "A3", ""]),
    st.sampled_from(["2024-01-05", "05.01.2024", "soon", ""]),
    st.sampled_from(["Ann", "Bob", ""]),
    st.sampled_from(["1", "-1", "2.5", "x", ""]),
    AMOUNT,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINE, min_size=1, max_size=25))
def test_rows_are_counted_once_and_sums_are_stored_or_handed_back(store: Store, lines: Lines) -> None:
    body = "\n".join("|".join(line) for line in lines)
    sheet = sheet_of(f"Order no|Date|Customer|Qty|Amount\n{body}", "Sales")
    for each in plan_books([book_of(sheet)], store, LOCAL_OWNER).sheets:
        assert_reconciles(each)


def test_sheets_of_several_files_are_one_step(store: Store) -> None:
    books = [book_of(SALES, name="a.xlsx"), book_of(SALES.replace("A", "B"), name="b.csv")]
    plan, receipt = bring_in(books, store, LOCAL_OWNER)
    assert [sheet.file for sheet in plan.sheets] == ["a.xlsx", "b.csv"]
    assert (receipt.revision, store.count("sale", LOCAL_OWNER), store.count("product", LOCAL_OWNER)) == (
        1,
        6,
        3,
    )
    store.undo(1, LOCAL_OWNER)
    assert store.count("sale", LOCAL_OWNER) == 0


def test_progress_is_told_to_the_end(store: Store) -> None:
    shares: list[float] = []
    plan_books([book_of(SALES, RETURNS)], store, LOCAL_OWNER, progress=shares.append)
    assert shares == [0.5, 1.0]


# --- what the owner decides ------------------------------------------------------------------------------

PEOPLE = "Customer no|Name|E-mail|Phone\nK1|Ann Ames|ann@example.com|+44 20 7946 0001"


def test_rows_that_name_an_unknown_customer_come_back_and_leave_no_trace(store: Store) -> None:
    imported(store, PEOPLE)
    choices = Choices(unknown={"customer": Unknown.HAND_BACK})
    (sales,), receipt = imported(store, SALES, choices=choices)
    assert sales.unknown["customer"] == ["Bob Bell"]
    assert codes_of(sales) == [(4, "Customer", "unknown_record")]
    assert sales.sums["sale.amount"] == {"file": 6.5, "stored": 5.0, "rejected": 1.5}
    assert "customer" not in receipt.counts
    assert table_of(store, "product", "name") == [("Apples",), ("Pears",)]


def test_sales_of_an_unknown_customer_are_kept_without_one(store: Store) -> None:
    choices = Choices(unknown={"customer": Unknown.LEAVE})
    (sales,), _ = imported(store, SALES, choices=choices)
    assert sales.unknown == {"customer": ["Ann Ames", "Bob Bell"], "product": ["Apples", "Pears"]}
    assert [code for _, _, code in codes_of(sales)] == ["unknown_reference"] * 3
    assert (store.count("customer", LOCAL_OWNER), table_of(store, "sale", "customer")) == (0, [(None,)] * 3)


def test_rows_left_out_by_the_mode_say_so_and_their_money_is_not_handed_back(store: Store) -> None:
    imported(store, SALES)
    later = SALES + "A3|2024-02-01|Ann Ames|Pears|1|2.00|2.00\n"
    update = planned(store, later, choices=ONLY_UPDATE).sheets[0]
    assert codes_of(update) == [(5, None, "not_created")]
    assert update.sums["sale.amount"] == {"file": 8.5, "stored": 6.5, "rejected": 0.0, "skipped": 2.0}
    create = planned(store, later, choices=ONLY_CREATE).sheets[0]
    assert codes_of(create) == [(row, None, "not_updated") for row in (2, 3, 4)]
    assert create.sums["sale.amount"] == {"file": 8.5, "stored": 2.0, "rejected": 0.0, "skipped": 6.5}


def test_who_looks_like_a_customer_with_another_e_mail_is_pointed_out(store: Store) -> None:
    imported(store, PEOPLE)
    sheet = planned(store, "Name|E-mail|Phone\nAnn Ames|ann@new.example|+44 20 7946 0001").sheets[0]
    assert codes_of(sheet) == [(2, None, "looks_like")]
    assert sheet.issues["value"].tolist() == ["Ann Ames"]
    assert counts_of(sheet)["created"] == 1
