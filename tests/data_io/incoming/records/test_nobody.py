from __future__ import annotations

import pytest

from crm.access import LOCAL_OWNER
from data_io.incoming.records.nobody import nobody_in_words
from data_io.incoming.report import report_sheet
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import counts_of, imported, sheet_of, table_of

SALES = """
Order no|Date|Customer|City|Product|Amount
A1|2024-01-05|Ann Ames|Rome|Apples|3.00
A2|2024-01-06|Walk-in customer|Oslo|Pears|2.00
A3|2024-01-06|walk-in customer||n/a|1.50
"""


def test_a_sale_to_nobody_is_kept_without_a_customer_and_with_what_was_typed(store: Store) -> None:
    (sales,), _ = imported(store, SALES)
    assert counts_of(sales)["created"] == 3
    assert table_of(store, "customer", "name", "city") == [("Ann Ames", "Rome")]
    assert table_of(store, "sale", "order_number", "customer", "own.Customer (as typed)") == [
        ("A1", 1, None), ("A2", None, "Walk-in customer"), ("A3", None, "walk-in customer"),
    ]  # fmt: skip
    assert table_of(store, "product", "name") == [("Apples",), ("Pears",)]
    assert sales.unknown["customer"] == ["Ann Ames"]


def test_what_a_walk_in_row_says_besides_is_kept_too(store: Store) -> None:
    imported(store, SALES.replace("City", "Customer city"))
    assert table_of(store, "sale", "own.Customer city (as typed)") == [(None,), ("Oslo",), (None,)]


def test_one_sentence_tells_of_them_all(store: Store) -> None:
    (sales,), _ = imported(store, SALES)
    assert list(nobody_in_words(sales.nobody)) == [
        (
            "2 rows name no customer (“Walk-in customer” and “walk-in customer”). "
            "They are brought in without one; what was typed is kept."
        ),
        "1 row names no product (“n/a”). It is brought in without one; what was typed is kept.",
    ]
    assert report_sheet(sales, None)["nobody"]["product"] == {"n/a": 1}


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    imported(store, SALES)
    (again,), receipt = imported(store, SALES)
    assert (counts_of(again)["unchanged"], receipt.revision) == (3, 0)


@pytest.mark.parametrize("number", ["10000", "K-1"])
def test_the_number_of_a_till_makes_no_customer(store: Store, number: str) -> None:
    imported(
        store, f"Order no|Date|Customer no|Customer name|Amount\nA1|2024-01-05|{number}|Laufkundschaft|3"
    )
    assert (store.count("customer", LOCAL_OWNER), store.count("sale", LOCAL_OWNER)) == (0, 1)


def test_a_guest_with_an_e_mail_is_somebody_without_a_name(store: Store) -> None:
    imported(store, "Order no|Date|Customer|E-mail|Amount\nA1|2024-01-05|Guest|ann@example.com|3")
    assert table_of(store, "customer", "name", "email") == [(None, "ann@example.com")]
    assert table_of(store, "sale", "customer", "own.Customer (as typed)") == [(1, "Guest")]


def test_walk_in_in_two_cells_names_nobody(store: Store) -> None:
    imported(
        store,
        "Order no|Date|First name|Last name|Product|Qty|Amount\n"
        "A1|2024-01-05|Walk-in|Customer|Apples|1|3\nA2|2024-01-05|Ann|Ames|Apples|1|3",
    )
    assert table_of(store, "customer", "name") == [("Ann Ames",)]


def test_the_owners_own_record_of_that_name_is_meant(store: Store) -> None:
    imported(store, sheet_of("Customer no|Name|City\n1|Laufkundschaft|Bonn\n2|Ann Ames|Rome", "Customers"))
    imported(store, "Order no|Date|Customer|Amount\nA1|2024-01-05|Laufkundschaft|3")
    assert table_of(store, "sale", "customer") == [(1,)]


def test_a_payment_of_nobody_is_kept(store: Store) -> None:
    (payments,), _ = imported(store, "Payment date|Customer|Amount|Method\n2024-01-07|Barverkauf|5|cash")
    assert counts_of(payments)["created"] == 1
    assert store.count("customer", LOCAL_OWNER) == 0
