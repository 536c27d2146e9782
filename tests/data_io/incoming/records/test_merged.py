"""Next month's sheet still names the record that was merged: it means the survivor, until that is undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crm.access import LOCAL_OWNER
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.merging import merge_customers
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import table_of
from tests.databases import Files, Filled, new_file

FIRST = """Customer number,Name,E-mail,Phone,City,Newsletter
K-1,Anna Berg,anna@berg.example,+49 30 1234567,Bath,yes
K-7,Annie Berg-Lund,annie@work.example,+49 171 5550100,London,no
K-9,Bo Lee,bo@lee.example,+49 30 7654321,York,
"""
SALES = """Order number,Customer,Date,Amount
B-1,K-1,2025-01-05,10.00
B-2,K-7,2025-02-05,20.00
"""


def bring(store: Store, text: str, name: str = "customers.csv") -> dict[str, dict[str, int]]:
    plan, _ = bring_in([read_book(text.encode(), name)], store, LOCAL_OWNER)
    assert [sheet.match.entity for sheet in plan.sheets] == ["sale" if "Order" in text else "customer"]
    return plan.sheets[0].per_entity


def customer(store: Store, record: int = 1) -> dict[str, Any]:
    known = store.records("customer", LOCAL_OWNER, ids=[record]).iloc[0]
    return {str(name): value for name, value in known.items() if name != "revision"}


@pytest.fixture(scope="module")
def merged() -> Iterator[Filled[int]]:
    """A shop that brought the sheets in and made the first two customers one; the number of that step."""

    def fill(store: Store) -> int:
        bring(store, FIRST)
        bring(store, SALES, "sales.csv")
        ours = {"street": 1, "name": 1, "email": 1, "phone": 1}
        return store.apply(merge_customers(store, LOCAL_OWNER, 1, [2], ours), LOCAL_OWNER).revision

    with Files().filled(fill) as made:
        yield made


@pytest.fixture
def store(merged: Filled[int]) -> Iterator[Store]:
    with merged.copy() as url, Store.open(url) as opened:
        yield opened
        assert opened.check() == []


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path / "shop.db")) as opened:
        yield opened
        assert opened.check() == []


@pytest.fixture
def revision(merged: Filled[int]) -> int:
    return merged.made


def test_the_same_sheet_again_changes_nothing(store: Store, revision: int) -> None:
    before = customer(store)
    assert bring(store, FIRST) == {"customer": {"created": 0, "updated": 0}}
    assert bring(store, SALES, "sales.csv")["sale"] == {"created": 0, "updated": 0}
    assert customer(store) == before
    assert store.count("customer", LOCAL_OWNER) == 2
    assert store.revision == revision


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Customer number,Name,City\nK-7,,Leeds", id="number"),
        pytest.param("Name,E-mail,City\nAnnie Berg-Lund,annie@work.example,Leeds", id="e-mail and name"),
        pytest.param("E-mail,City\nannie@work.example,Leeds", id="e-mail"),
        pytest.param("Name,Phone,City\nAnnie Berg-Lund,+49 171 5550100,Leeds", id="name and phone"),
        pytest.param("Name,City\nAnnie Berg-Lund,Leeds", id="name"),
        pytest.param("Name,E-mail,City\nAnnie Berg-Lund,anna@berg.example,Leeds", id="mixed"),
        pytest.param("Customer number,Name,City\nK-7,Anna Berg,Leeds", id="number of one, name of the other"),
    ],
)
def test_by_whatever_it_was_known_the_survivor_is_meant_and_kept(
    store: Store, revision: int, said: str
) -> None:
    bring(store, said)
    assert store.count("customer", LOCAL_OWNER) == 2
    assert customer(store)["city"] == "Bath"


def test_blank_facts_of_the_survivor_are_filled(store: Store, revision: int) -> None:
    bring(store, "Customer number,Name,Company,City\nK-7,Annie Berg-Lund,Lund Ltd,Leeds")
    assert (customer(store)["company"], customer(store)["city"]) == ("Lund Ltd", "Bath")


def test_the_survivors_own_row_still_changes_it(store: Store, revision: int) -> None:
    bring(store, "Customer number,Name,City\nK-7,Annie Berg-Lund,Leeds\nK-1,Anna Berg,Wells")
    assert customer(store)["city"] == "Wells"


def test_new_sales_of_the_other_go_to_the_survivor(store: Store, revision: int) -> None:
    bring(store, "Order number,Customer,Date,Amount\nB-3,K-7,2025-03-05,30.00\n", "march.csv")
    bring(store, "Order number,Customer,Date,Amount\nB-4,Annie Berg-Lund,2025-03-06,30.00\n", "more.csv")
    assert table_of(store, "sale", "customer") == [(1,)] * 4
    assert store.count("customer", LOCAL_OWNER) == 2


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Customer number,Name\nK-8,Annie Berg-Lund", id="another number"),
        pytest.param("Name,E-mail\nAnnie Berg-Lund,annie@elsewhere.example", id="another e-mail"),
    ],
)
def test_a_namesake_of_the_other_is_somebody_new(store: Store, revision: int, said: str) -> None:
    assert bring(store, said)["customer"]["created"] == 1


def test_a_merge_taken_back_is_forgotten(store: Store, revision: int) -> None:
    store.undo(revision, LOCAL_OWNER)
    bring(store, "Customer number,Name,City\nK-7,,Leeds")
    assert (customer(store)["city"], customer(store, 2)["city"]) == ("Bath", "Leeds")


def test_two_of_one_name_merged_are_told_apart_by_the_rest(empty: Store) -> None:
    store = empty
    bring(store, "Name,Phone,City\nJohn Smith,+49 30 1111111,Bath\nJohn Smith,+49 30 2222222,London")
    store.apply(merge_customers(store, LOCAL_OWNER, 1, [2], {"phone": 1, "street": 1}), LOCAL_OWNER)
    before = customer(store)
    again = bring(store, "Name,Phone,City\nJohn Smith,+49 30 1111111,Bath\nJohn Smith,+49 30 2222222,Leeds")
    assert again == {"customer": {"created": 0, "updated": 0}}
    bring(store, "Name,City\nJohn Smith,London")
    assert customer(store) == before


def test_merged_twice_over_the_last_is_meant(store: Store, revision: int) -> None:
    store.apply(merge_customers(store, LOCAL_OWNER, 3, [1]), LOCAL_OWNER)
    bring(store, FIRST)
    bring(store, SALES, "sales.csv")
    assert table_of(store, "customer", "code") == [("K-9",)]
    assert table_of(store, "sale", "customer") == [(3,), (3,)]
