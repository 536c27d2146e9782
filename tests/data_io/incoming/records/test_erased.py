"""Sheets do not bring back who was erased; what they bought counts all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from crm.access import LOCAL_OWNER
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import ImportPlan
from data_io.incoming.rejected import write_rejected
from data_io.outgoing.workbook import write_workbook
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import book_of
from tests.databases import ON_FILES, Databases, Filled

pytestmark = ON_FILES
"""What a sheet says is read before any database is asked."""

CUSTOMERS = """
    Customer number | Name         | E-mail               | Phone         | Postcode | Birthday   | Stage
    KD-7741         | Marta Kneipp | marta@kneipp.example | 030 1234 5678 | 10999    | 1961-04-17 | customer
    KD-2            | Bob Ames     | bob@ames.example     |               | 20095    |            | customer
"""
ORDERS = """
    Order number | Date       | Customer     | Product | Quantity | Amount | Delivery street
    A1           | 2026-01-02 | Marta Kneipp | Rye     | 1        | 10     | Ulmenweg 3
    A2           | 2026-01-03 | Bob Ames     | Rye     | 2        | 25     |
"""
COMPLAINTS = """
    Ticket | Date       | Customer     | Category | Subject       | Description
    C1     | 2026-02-01 | Marta Kneipp | Quality  | Marta's bread | sourdough was stale
"""
PAYMENTS = """
    Payment date | Order number | Amount paid | Payment reference
    2026-01-05   | A1           | 10          | Kneipp, Marta A1
"""
TRACES = ("Marta", "marta", "Kneipp", "12345678", "Ulmenweg", "sourdough", "KD-7741", "1961-04-17")


@pytest.fixture(scope="module")
def without_marta(databases: Databases) -> Iterator[Filled[None]]:
    """A shop that knew Marta by sheets, until she was erased."""

    def fill(store: Store) -> None:
        for sheet in (CUSTOMERS, ORDERS, COMPLAINTS, PAYMENTS):
            bring(store, sheet)
        store.rights.erase(1, LOCAL_OWNER)
        assert traces(store) == []

    with databases.filled(fill) as made:
        yield made


@pytest.fixture
def store(without_marta: Filled[None]) -> Iterator[Store]:
    with without_marta.copy() as url, Store.open(url) as opened:
        yield opened
        assert opened.check() == []


def bring(store: Store, sheet: str, name: str = "upload.xlsx") -> ImportPlan:
    plan, _ = bring_in([book_of(sheet, name=name)], store, LOCAL_OWNER)
    return plan


def traces(store: Store) -> list[str]:
    """Give all texts of records, history and details in which something of Marta stands."""
    names = ("customer", "sale", "complaint", "payment")
    texts = [store.records(name, LOCAL_OWNER).to_string(max_colwidth=None) for name in names]
    for step in store.history(LOCAL_OWNER)["revision"]:
        texts.append(store.step_cells(step, LOCAL_OWNER, limit=1000).to_string(max_colwidth=None))
        texts.append(repr(store.receipt_details(step, LOCAL_OWNER)))
    return [trace for trace in TRACES for text in texts if trace in text]


def issues(plan: ImportPlan) -> list[str]:
    return plan.sheets[0].issues["code"].tolist()


def counts(store: Store) -> tuple[int, int, int, int]:
    names = ("customer", "sale", "complaint", "payment")
    return tuple(store.count(name, LOCAL_OWNER) for name in names)  # type: ignore[return-value]  # four of them


def test_the_same_sheets_again_bring_nobody_back_and_double_nothing(store: Store) -> None:
    before = counts(store)
    for sheet in (CUSTOMERS, ORDERS, COMPLAINTS, PAYMENTS):
        bring(store, sheet)

    assert traces(store) == []
    assert counts(store) == before


def test_receipts_that_tell_nothing_of_the_person_stay(store: Store) -> None:
    steps = sorted(store.history(LOCAL_OWNER)["revision"])

    kept = [bool(store.receipt_details(step, LOCAL_OWNER)) for step in steps]
    assert kept == [True] * 4 + [False]


def test_the_row_comes_back_with_the_reason(store: Store, tmp_path: Path) -> None:
    plan = bring(store, CUSTOMERS)

    assert issues(plan) == ["erased_person"]
    assert plan.sheets[0].issues["value"].iloc[0].endswith("at their own wish")
    assert write_rejected(plan, tmp_path / "back.xlsx")


def test_the_person_is_known_however_they_are_written(store: Store) -> None:
    plan = bring(
        store,
        """
        Name           | E-mail               | Phone            | Postcode | Customer number
        Kneipp, Marta  |                      | +49 30 12345678  |          |
        M. Kneipp      |                      | (030) 1234-5678  |          |
        Somebody       | MARTA@Kneipp.example |                  |          |
        Marta Kneipp   |                      |                  | 10999    |
        marta  kneipp  |                      |                  |          |
                       |                      |                  |          | KD-7741
        New One        | new@one.example      |                  |          |
        """,
    )

    assert issues(plan) == ["erased_person"] * 6
    assert store.count("customer", LOCAL_OWNER) == 3
    assert traces(store) == []


def test_namesakes_and_the_household_are_others(store: Store) -> None:
    plan = bring(
        store,
        """
        Name         | E-mail               | Phone         | Postcode
        Marta Kneipp | other@person.example |               | 80331
        Anna Kneipp  | anna@kneipp.example  | 030 1234 5678 |
        Marta Winter |                      |               | 10999
        """,
    )

    assert "erased_person" not in issues(plan)
    assert store.count("customer", LOCAL_OWNER) == 5


def test_new_orders_of_the_person_count_for_the_record_that_is_left(store: Store) -> None:
    more = ORDERS.replace("A1 ", "A7 ").replace("| 10 ", "| 40 ")
    plan = bring(store, more)

    sales = store.records("sale", LOCAL_OWNER)
    new = sales[sales["order_number"].eq("A7")].iloc[0]
    assert (new["customer"], new["amount"], new["street"]) == (1, 400_000, None)
    assert "erased_belongs" in issues(plan)
    assert traces(store) == []


def test_orders_without_a_name_bring_no_street_back(store: Store) -> None:
    bring(
        store,
        "Order number | Date | Product | Amount | Delivery street\nA1 | 2026-01-02 | Rye | 10 | Ulmenweg 3",
    )

    assert traces(store) == []


def test_a_workbook_taken_out_before_brings_nobody_back(databases: Databases, tmp_path: Path) -> None:
    with databases.fresh() as url, Store.open(url) as store:
        for sheet in (CUSTOMERS, ORDERS, COMPLAINTS, PAYMENTS):
            bring(store, sheet)
        write_workbook(store, LOCAL_OWNER, tmp_path / "old.xlsx")
        store.rights.erase(1, LOCAL_OWNER)
        before = counts(store)
        bring_in([read_book(tmp_path / "old.xlsx", "old.xlsx")], store, LOCAL_OWNER)

        assert traces(store) == []
        assert counts(store) == before
        assert store.check() == []


def test_a_workbook_taken_out_afterwards_changes_nothing(store: Store, tmp_path: Path) -> None:
    write_workbook(store, LOCAL_OWNER, tmp_path / "new.xlsx")
    plan, receipt = bring_in([read_book(tmp_path / "new.xlsx", "new.xlsx")], store, LOCAL_OWNER)

    assert receipt.revision == 0
    assert all(sheet.issues.empty for sheet in plan.sheets)


def test_who_came_back_of_their_own_will_is_stored(store: Store) -> None:
    store.rights.lift(1, LOCAL_OWNER)
    bring(store, CUSTOMERS)

    names = store.records("customer", LOCAL_OWNER)["name"].tolist()
    assert names == ["Erased 1", "Bob Ames", "Marta Kneipp"]


def test_nobody_erased_costs_nothing(databases: Databases) -> None:
    with databases.fresh() as url, Store.open(url) as store:
        assert not store.rights.remembered()
        plan = bring(store, CUSTOMERS)
        assert isinstance(plan.sheets[0].issues, pd.DataFrame)
        assert issues(plan) == []
