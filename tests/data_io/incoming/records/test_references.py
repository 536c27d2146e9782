from __future__ import annotations

from crm.access import LOCAL_OWNER
from data_io.incoming.sheets import Sheet
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import codes_of, imported, sheet_of, table_of

PEOPLE = sheet_of(
    """
    Customer no|Name|E-mail
    K1|Ann Ames|ann@example.com
    K2|Bob Bell|bob@example.com
    K3|Eve Elm|
    K4|Eve Elm|
    """,
    "Customers",
)


def sales(table: str) -> Sheet:
    return sheet_of(table, "Sales")


def test_a_customer_is_meant_by_number_email_or_name(store: Store) -> None:
    rows = """Order no|Date|Customer|Amount
    1|2024-01-01|K1|1
    2|2024-01-01|bob@example.com|1
    3|2024-01-01| ann AMES|1"""
    imported(store, PEOPLE, sales(rows))
    assert table_of(store, "sale", "customer") == [(1,), (2,), (1,)]
    assert store.count("customer", LOCAL_OWNER) == 4


def test_who_is_not_known_is_made_once_by_what_the_text_looks_like(store: Store) -> None:
    rows = """Order no|Date|Customer|Amount
    1|2024-01-01|New Person|1
    2|2024-01-01|X99|1
    3|2024-01-01|new@example.com|1"""
    imported(store, PEOPLE, sales(rows + "\n4|2024-01-02|new person|1\n5|2024-01-02||1"))
    assert table_of(store, "customer", "code", "name", "email")[4:] == [
        (None, "New Person", None),
        ("X99", None, None),
        (None, None, "new@example.com"),
    ]
    assert table_of(store, "sale", "customer") == [(5,), (6,), (7,), (5,), (None,)]


def test_a_name_that_two_bear_is_left_blank_and_pointed_out(store: Store) -> None:
    plans, _ = imported(store, PEOPLE, sales("Order no|Date|Customer|Amount\n1|2024-01-01|Eve Elm|1"))
    assert codes_of(plans[1]) == [(2, "Customer", "ambiguous_reference")]
    assert table_of(store, "sale", "customer", "amount") == [(None, 10_000)]
    assert store.count("customer", LOCAL_OWNER) == 4


def test_a_new_number_is_a_new_customer_though_two_bear_the_name(store: Store) -> None:
    rows = "Order no|Date|Customer no|Customer name|Amount\n1|2024-01-01|K9|Eve Elm|1"
    plans, _ = imported(store, PEOPLE, sales(rows))
    assert codes_of(plans[1]) == []
    assert table_of(store, "customer", "code", "name")[4:] == [("K9", "Eve Elm")]


def test_a_household_that_orders_with_one_email_stays_two_customers(store: Store) -> None:
    rows = """Order no|Date|Customer name|E-mail|Amount
    1|2024-01-01|Ann Ames|home@example.com|1
    2|2024-01-01|Bob Ames|home@example.com|2
    3|2024-01-01|ann ames|HOME@example.com|3"""
    imported(store, sales(rows))
    assert table_of(store, "customer", "name") == [("Ann Ames",), ("Bob Ames",)]
    assert table_of(store, "sale", "customer") == [(1,), (2,), (1,)]


def test_an_order_without_a_name_is_of_the_one_who_has_the_email(store: Store) -> None:
    rows = """Order no|Date|Customer name|E-mail|Amount
    1|2024-01-01||ann@example.com|1
    2|2024-01-01|Ann|ann@example.com|2"""
    for _ in range(2):
        imported(store, sales(rows))
        assert table_of(store, "customer", "name", "email") == [("Ann", "ann@example.com")]
        assert table_of(store, "sale", "customer") == [(1,), (1,)]


def test_a_sale_fills_blank_facts_of_its_customer_from_the_latest_row_and_overwrites_none(
    store: Store,
) -> None:
    imported(store, sheet_of("Customer no|Name|Phone\nK1|Ann Ames|111", "Customers"))
    rows = """Order no|Date|Customer no|Customer name|Customer phone|City|Amount
    2|2024-03-01|K1|Anna|999|Oslo|1
    1|2024-01-01|K1|Anna|999|Rome|1"""
    imported(store, sales(rows))
    assert table_of(store, "customer", "name", "phone", "city") == [("Ann Ames", "111", "Oslo")]
    assert table_of(store, "sale", "city") == [("Oslo",), ("Rome",)]


def test_of_many_spellings_of_a_product_the_most_frequent_names_it(store: Store) -> None:
    rows = """Order no|Date|SKU|Product name|Amount
    1|2024-01-01|F1|apples!!|1
    2|2024-01-02|F1|Apples|1
    3|2024-01-03|F1|Apples|1
    4|2024-01-04|F1|damaged|1"""
    imported(store, sales(rows))
    assert table_of(store, "product", "sku", "name") == [("F1", "Apples")]
