"""Rows taken out of a workbook of the program's own: asked about, never just deleted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import store_plan
from data_io.incoming.planning import Choices, ImportPlan, plan_books
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import table_of
from tests.data_io.record_maker import keep
from tests.data_io.test_round_trip import saved_again, workbook
from tests.databases import Files, Filled

SHOP = {
    "customer": pd.DataFrame({"name": ["Ann", "Bob", "Cy", "Dee"]}, dtype=object),
    "sale": pd.DataFrame({"order_number": ["1", "2"], "customer": [2, 3]}, dtype=object),
}


@pytest.fixture(scope="module")
def taken_out() -> Iterator[Filled[bytes]]:
    """A shop, and its workbook, from which Bob and Cy were taken out."""

    def edit(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        book["Customers"].delete_rows(3, 2)

    def fill(store: Store) -> bytes:
        keep(store, **SHOP)
        return saved_again(workbook(store), edit)

    with Files().filled(fill) as made:
        yield made


@pytest.fixture
def store(taken_out: Filled[bytes]) -> Iterator[Store]:
    with taken_out.copy() as url, Store.open(url) as opened:
        yield opened
        assert opened.check() == []


@pytest.fixture
def content(taken_out: Filled[bytes]) -> bytes:
    return taken_out.made


def plan(content: bytes, store: Store, *delete: str) -> ImportPlan:
    return plan_books(
        [read_book(content, "shop.xlsx")], store, LOCAL_OWNER, Choices(delete=frozenset(delete))
    )


def missing(planned: ImportPlan) -> list[tuple[str, list[int], list[int]]]:
    return [(each.entity, each.ids.tolist(), each.changed.tolist()) for each in planned.missing]


def test_what_was_taken_out_is_pointed_out_and_kept(store: Store, content: bytes) -> None:
    planned = plan(content, store)
    assert missing(planned) == [("customer", [2, 3], [])]
    assert planned.changes.is_empty


def test_it_is_deleted_where_that_is_wanted_and_the_deletion_can_be_taken_back(
    store: Store, content: bytes
) -> None:
    receipt = store_plan(plan(content, store, "customer"), store, LOCAL_OWNER)
    assert receipt.counts["customer"].deleted == 2
    assert table_of(store, "customer", "name") == [("Ann",), ("Dee",)]
    assert table_of(store, "sale", "customer") == [(None,), (None,)]
    store.undo(receipt.revision, LOCAL_OWNER)
    assert table_of(store, "customer", "name") == [("Ann",), ("Bob",), ("Cy",), ("Dee",)]
    assert table_of(store, "sale", "customer") == [(2,), (3,)]


def test_what_was_changed_in_the_program_since_is_kept_and_said(store: Store, content: bytes) -> None:
    cell = {"id": [2], "field": ["city"], "before": [None], "after": ["Rome"]}
    updates = pd.DataFrame(cell, dtype=object).astype({"id": "int64"})
    store.apply(ChangeSet(Source.EDIT, "edited", (EntityChanges("customer", updates=updates),)), LOCAL_OWNER)
    planned = plan(content, store, "customer")
    assert missing(planned) == [("customer", [3], [2])]
    assert [part.deletes.tolist() for part in planned.changes.parts] == [[3]]


def test_a_sheet_without_its_numbers_or_taken_away_whole_says_nothing(store: Store, content: bytes) -> None:
    def without_numbers(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        book["Customers"].delete_cols(1)

    def without_sheet(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        del book["Customers"]

    for edit in (without_numbers, without_sheet):
        assert missing(plan(saved_again(content, edit), store, "customer")) == []


def test_a_record_made_after_the_workbook_was_taken_out_is_not_missing(store: Store, content: bytes) -> None:
    keep(store, customer=pd.DataFrame({"name": ["Eve"]}, dtype=object))
    assert missing(plan(content, store)) == [("customer", [2, 3], [])]
