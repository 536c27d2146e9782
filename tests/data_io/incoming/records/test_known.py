from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from crm.access import LOCAL_OWNER
from crm.entities import ENTITIES
from data_io.incoming.records.known import KnownRecords, Status
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import counts_of, imported, sheet_of, table_of


def bring(store: Store, *tables: str) -> list[dict[str, int]]:
    return [counts_of(imported(store, sheet_of(each, "Customers"))[0][0]) for each in tables]


HOUSEHOLD = "Name|E-mail|Phone\nAnn Ames|home@example.com|1\nBob Ames|home@example.com|2"
NAMESAKES = "Name|Phone\nJohn Smith|111\nJohn Smith|222"


@pytest.mark.parametrize(
    "table", [HOUSEHOLD, NAMESAKES, "Name|E-mail\nJohn Smith|a@example.com\nJohn Smith|b@example.com"]
)
def test_two_people_stay_two(store: Store, table: str) -> None:
    for _ in range(2):
        bring(store, table)
        assert store.count("customer", LOCAL_OWNER) == 2


def test_somebody_else_of_the_household_is_not_the_one_that_is_known(store: Store) -> None:
    bring(store, "Name|E-mail\nAnn Ames|home@example.com", "Name|E-mail\nBob Ames|home@example.com")
    assert table_of(store, "customer", "name") == [("Ann Ames",), ("Bob Ames",)]


@pytest.mark.parametrize(
    "name", ["Ann M. Ames", "Ames, Ann", "A. Ames", "ANN AMES", "Dr. Ann Ames", "Ann Miller"]
)
def test_one_person_whose_name_is_written_otherwise_is_known_by_the_email(store: Store, name: str) -> None:
    _, second = bring(
        store,
        "Name|E-mail|City\nAnn Ames|ann@example.com|Rome",
        f"Name|E-mail|City\n{name}|ANN@example.com|Oslo",
    )
    assert second["created"] == 0
    assert table_of(store, "customer", "city") == [("Oslo",)]


def test_an_update_by_email_makes_nobody_twice(store: Store) -> None:
    _, second = bring(
        store, "Name|E-mail|City\nAnn Ames|ann@example.com|Rome", "E-mail|City\nann@example.com|Paris"
    )
    assert second["updated"] == 1
    assert table_of(store, "customer", "name", "city") == [("Ann Ames", "Paris")]


def test_another_number_is_another_customer_whatever_the_name(store: Store) -> None:
    bring(store, "Customer no|Name\n1|Eve Elm", "Customer no|Name\n2|Eve Elm")
    assert table_of(store, "customer", "code", "name") == [("1", "Eve Elm"), ("2", "Eve Elm")]


def test_a_number_that_is_learned_later_does_not_make_a_second_customer(store: Store) -> None:
    bring(store, "Name|City\nEve Elm|Rome", "Customer no|Name\n7|Eve Elm")
    assert table_of(store, "customer", "code", "name", "city") == [("7", "Eve Elm", "Rome")]


@pytest.mark.parametrize(
    ("known", "bare"),
    [
        (HOUSEHOLD, "E-mail|City\nhome@example.com|Oslo"),
        (NAMESAKES, "Name|City\nJohn Smith|Oslo"),
        ("Customer no|Name\n3|Eve Elm\n4|Eve Elm", "Name|City\nEve Elm|Oslo"),
    ],
)
def test_a_row_that_fits_two_people_changes_neither_and_is_made_once_only(
    store: Store, known: str, bare: str
) -> None:
    bring(store, known)
    assert [each["created"] for each in bring(store, bare, bare, bare)] == [1, 0, 0]
    assert table_of(store, "customer", "city") == [(None,), (None,), ("Oslo",)]


def test_rows_of_one_customer_become_one_and_the_later_cell_wins(store: Store) -> None:
    (counts,) = bring(store, "Customer no|Name|City|Phone\n1|Ann|Rome|123\n1|Ann|Oslo|\n1|Ann|Oslo|")
    assert table_of(store, "customer", "name", "city", "phone") == [("Ann", "Oslo", "123")]
    assert counts == {"created": 1, "updated": 1, "unchanged": 1, "rejected": 0, "skipped": 0}


def test_customers_without_any_key_are_known_by_their_content(store: Store) -> None:
    table = "Phone|City\n111|Rome\n222|Oslo"
    assert [each["created"] for each in bring(store, table, table)] == [2, 0]


def test_nothing_is_known_of_an_empty_store(store: Store) -> None:
    known = KnownRecords(ENTITIES["product"], store, LOCAL_OWNER)
    assert known.is_empty
    assert known.changes().is_empty


def test_a_pending_record_is_known_to_later_rows(store: Store) -> None:
    known = KnownRecords(ENTITIES["product"], store, LOCAL_OWNER)
    first = known.absorb(pd.DataFrame({"sku": ["F1", "F2"], "name": ["Apples", "Pears"]}, dtype="str"))
    again = known.absorb(pd.DataFrame({"sku": ["f1 ", "F3"], "name": ["Red apples", None]}, dtype="str"))
    assert first.ids.tolist() == [-1, -2]
    assert again.ids.tolist() == [-1, -3]
    assert again.statuses.tolist() == [Status.UPDATED, Status.CREATED]
    assert known.changes().inserts["name"].tolist()[:2] == ["Red apples", "Pears"]


def test_only_blanks_are_filled_where_that_is_asked(store: Store) -> None:
    bring(store, "Customer no|Name|City\n1|Ann|\n2|Bob|Rome")
    known = KnownRecords(ENTITIES["customer"], store, LOCAL_OWNER)
    rows = pd.DataFrame({"code": ["1", "2"], "city": ["Oslo", "Oslo"]}, dtype="str")
    known.absorb(rows, fill_only=True)
    cells = known.changes().updates
    assert cells[["id", "field", "after"]].to_dict("records") == [{"id": 1, "field": "city", "after": "Oslo"}]


def test_the_number_of_a_record_that_the_sheet_names_counts_first(store: Store) -> None:
    bring(store, "Customer no|Name\n1|Ann\n2|Bob")
    known = KnownRecords(ENTITIES["customer"], store, LOCAL_OWNER)
    rows = pd.DataFrame({"code": ["9", "1"]}, dtype="str")
    absorbed = known.absorb(rows, given_ids=np.array([2, 77]))
    assert absorbed.ids.tolist() == [2, 1]
