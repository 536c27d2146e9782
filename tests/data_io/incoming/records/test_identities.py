"""What must be unique: a plan takes rows as one record, or hands them back; the store never refuses it."""

from __future__ import annotations

import hypothesis
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st

from crm.access import LOCAL_OWNER
from data_io.incoming.planning import Choices
from data_io.merging import merge_customers
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import codes_of, counts_of, imported, sheet_of, table_of
from tests.data_io.record_maker import keep
from tests.data_io.test_round_trip import EXAMPLES, shop

CODES = ("K-1", "k-1", " K-1", "K-2", "")
NAMES = ("Ann Ames", "ann ames", "Ames, Ann", "Bob Lee", "")
EMAILS = ("ann@example.com", "Ann@Example.com", "bob@example.com", "")
PHONES = ("+49301234567", "030 1234567", "")
PERSON = st.tuples(*(st.sampled_from(each) for each in (CODES, NAMES, EMAILS, PHONES)))
FIELDS = ("code", "name", "email", "phone")


def known(store: Store, people: list[tuple[str, ...]]) -> None:
    """Keep customers, each number once, letter by letter, as the store sees to."""
    records = pd.DataFrame(people, columns=list(FIELDS), dtype=object)
    records["code"] = records["code"].mask(records["code"].duplicated(), "")
    records = records.mask(records == "", None)
    keep(store, customer=records[records.notna().any(axis="columns")].reset_index(drop=True))


def table(headings: str, rows: list[tuple[str, ...]]) -> str:
    return "\n".join([headings, *("|".join(row) for row in rows)])


def test_of_numbers_that_differ_in_capitals_each_means_its_own_record(store: Store) -> None:
    keep(store, customer=pd.DataFrame({"code": ["k-1", "K-1"], "name": ["Ann", "Bob"]}))
    imported(store, sheet_of("Customer no|Name|City\nK-1|Bob|Rome\nk-1|Ann|Oslo", "Customers"))
    assert table_of(store, "customer", "code", "city") == [("k-1", "Oslo"), ("K-1", "Rome")]


def test_a_number_new_to_a_known_customer_names_it_in_the_other_rows_too(store: Store) -> None:
    imported(store, sheet_of("Name|E-mail\nAnn Ames|ann@example.com", "Customers"))
    sheet = "Customer no|Name|E-mail|City\nK-1|Ann Ames|ann@example.com|Rome\nK-1|||Oslo"
    imported(store, sheet_of(sheet, "Customers"))
    assert table_of(store, "customer", "code", "name", "city") == [("K-1", "Ann Ames", "Oslo")]


def test_somebody_who_stands_twice_with_a_number_and_without_one_is_known_again(store: Store) -> None:
    rows = ["K-1|Ann Ames|ann@example.com|+49 30 1234567", "|Ann Ames|ann@example.com|+49 30 1234567"]
    sheet = table("Customer no|Name|E-mail|Phone", [tuple(each.split("|")) for each in rows])
    imported(store, sheet_of(sheet, "Customers"))
    there = table_of(store, "customer", "code", "name")
    (plan,), _ = imported(store, sheet_of(sheet, "Customers"))
    assert counts_of(plan)["created"] == 0
    assert table_of(store, "customer", "code", "name") == there == [("K-1", "Ann Ames"), (None, "Ann Ames")]


def test_one_number_for_two_known_customers_hands_the_second_row_back(store: Store) -> None:
    people = "Ann Ames|ann@example.com\nBob Lee|bob@example.com"
    imported(store, sheet_of(f"Name|E-mail\n{people}", "Customers"))
    sheet = "Customer no|Name|E-mail\nK-1|Ann Ames|ann@example.com\nK-1|Bob Lee|bob@example.com"
    (plan,), _ = imported(store, sheet_of(sheet, "Customers"))
    assert counts_of(plan)["rejected"] == 1
    assert (3, "Customer no", "not_unique") in codes_of(plan)
    assert table_of(store, "customer", "code", "name") == [("K-1", "Ann Ames"), (None, "Bob Lee")]


@pytest.mark.parametrize("known_by", [(), ("code",), ("email",), ("name",)], ids=str)
@hypothesis.settings(
    max_examples=EXAMPLES,
    # An example says itself what clashes: it is not made smaller.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    there=st.lists(PERSON, min_size=1, max_size=6),
    sheets=st.lists(st.lists(PERSON, min_size=1, max_size=5), min_size=1, max_size=2),
    orders=st.lists(PERSON, max_size=4),
    merged=st.booleans(),
)
def test_what_was_planned_is_never_refused(
    known_by: tuple[str, ...],
    there: list[tuple[str, ...]],
    sheets: list[list[tuple[str, ...]]],
    orders: list[tuple[str, ...]],
    *,
    merged: bool,
) -> None:
    with shop() as store:
        known(store, there)
        ids = store.records("customer", LOCAL_OWNER).index.tolist()
        if merged and len(ids) > 1:
            store.apply(merge_customers(store, LOCAL_OWNER, ids[0], ids[1:2]), LOCAL_OWNER)
        books = [
            sheet_of(table("Customer no|Name|E-mail|Phone", rows), f"Customers {at}")
            for at, rows in enumerate(sheets)
        ]
        lines = [(f"B-{at}", "2026-03-04", *each, "5.00") for at, each in enumerate(orders)]
        heads = "Order number|Date|Customer no|Customer|E-mail|Phone|Amount"
        books += [sheet_of(table(heads, lines), "Orders")] if lines else []
        imported(store, *books, choices=Choices(known_by={"customer": known_by} if known_by else {}))
        assert not store.check()
