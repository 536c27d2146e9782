"""Steps taken back: exactly, except for what somebody has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Receipt, Source
from data_io.store import NotUndoable

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop


@pytest.fixture(autouse=True)
def _filled(shop: Shop) -> None:
    customers: dict[str, list[Any]] = {
        "name": ["Ann", "Bob"],
        "credit_limit": [123_456, None],
        "birthday": ["2000-02-29", None],
        "tags": ['["a","b"]', None],
        "own.Shelf": ['A "1"', None],
        "own.Size": [1.5, 2],
    }
    sales: dict[str, list[Any]] = {
        "customer": [-1, -2, -1],
        "quantity": [0.1, 2, None],
        "own.Basket": [None, "big", None],
    }
    shop.bring("start", {"customer": customers, "sale": sales})


def stayed(receipt: Receipt) -> list[tuple[Any, ...]]:
    assert receipt.stayed is not None
    return list(receipt.stayed.itertuples(index=False, name=None))


def mixed() -> ChangeSet:
    updates = pd.DataFrame(
        {
            "id": [1, 1, 1],
            "field": ["name", "own.Shelf", "own.New"],
            "before": ["Ann", 'A "1"', None],
            "after": ["Anna", None, 7],
        }
    )
    customers = EntityChanges("customer", pd.DataFrame({"name": ["Eve"]}), updates, np.array([2]))
    return ChangeSet(
        Source.EDIT,
        "mixed",
        (customers, EntityChanges("sale", pd.DataFrame({"customer": [-1], "own.B": [1]}))),
    )


def test_an_insert_an_update_a_delete_all_at_once_and_their_undoing_undone(shop: Shop) -> None:
    before = shop.dump()
    step = shop.store.apply(mixed(), LOCAL_OWNER)
    after = shop.dump()
    assert before != after
    undo = shop.store.undo(step.revision, LOCAL_OWNER)
    assert shop.dump() == before
    redo = shop.store.undo(undo.revision, LOCAL_OWNER)
    assert shop.dump() == after
    again = shop.store.undo(redo.revision, LOCAL_OWNER)
    assert shop.dump() == before
    assert [stayed(each) for each in (undo, redo, again)] == [[], [], []]
    steps = shop.store.history(LOCAL_OWNER)
    assert steps["label"].tolist() == ["Undo: mixed", "Redo: mixed", "Undo: mixed", "mixed", "start"]
    assert steps["undone"].tolist() == [False, True, False, True, False]
    assert shop.store.check() == []


def test_the_first_import_undone_leaves_nothing(shop: Shop) -> None:
    before = shop.dump()
    undo = shop.store.undo(1, LOCAL_OWNER)
    assert not any(rows for name, rows in shop.dump().items() if name != "business")
    shop.store.undo(undo.revision, LOCAL_OWNER)
    assert shop.dump() == before


def test_a_deleted_customer_comes_back_with_everything_that_referred_to_it(shop: Shop) -> None:
    before = shop.dump()
    step = shop.delete("customer", 1)
    assert shop.store.records("sale", LOCAL_OWNER)["customer"].tolist() == [None, 2, None]
    shop.store.undo(step.revision, LOCAL_OWNER)
    assert shop.dump() == before


def test_numbers_come_back_among_text_where_an_own_column_has_changed_its_kind(shop: Shop) -> None:
    shop.insert(customer={"name": ["Cy", "Di", "Ed"], "own.Shelf": [1, 2, None], "own.Size": ["L", "M", "L"]})
    before = shop.dump()
    both = shop.delete("customer", 1, 2, 3, 4, 5)
    shop.store.undo(both.revision, LOCAL_OWNER)
    assert shop.dump() == before


def test_what_somebody_changed_since_stays(shop: Shop) -> None:
    step = shop.update("customer", (1, "name", "Ann", "Anna"), (2, "name", "Bob", "Rob"))
    shop.update("customer", (1, "name", "Anna", "Anne"))
    receipt = shop.store.undo(step.revision, LOCAL_OWNER)
    assert stayed(receipt) == [("customer", 1, "name")]
    assert shop.store.records("customer", LOCAL_OWNER)["name"].tolist() == ["Anne", "Bob"]


def test_a_record_changed_since_it_was_made_stays_with_what_it_refers_to(shop: Shop) -> None:
    shop.update("sale", (1, "quantity", 0.1, 5.0))
    receipt = shop.store.undo(1, LOCAL_OWNER)
    assert set(stayed(receipt)) == {("sale", 1, ""), ("customer", 1, "")}
    assert shop.store.records("customer", LOCAL_OWNER)["name"].tolist() == ["Ann"]
    assert shop.store.check() == []


def test_a_change_that_was_taken_back_does_not_hold_a_record(shop: Shop) -> None:
    edit = shop.update("sale", (1, "quantity", 0.1, 5.0))
    shop.store.undo(edit.revision, LOCAL_OWNER)
    assert stayed(shop.store.undo(1, LOCAL_OWNER)) == []
    assert shop.store.count("sale", LOCAL_OWNER) == 0


def test_where_all_of_it_was_changed_since_nothing_happens(shop: Shop) -> None:
    step = shop.update("customer", (1, "name", "Ann", "Anna"))
    shop.update("customer", (1, "name", "Anna", "Anne"))
    before = shop.everything()
    receipt = shop.store.undo(step.revision, LOCAL_OWNER)
    assert (receipt.revision, stayed(receipt)) == (0, [("customer", 1, "name")])
    assert shop.everything() == before


def test_a_reference_to_what_is_gone_by_now_stays_blank(shop: Shop) -> None:
    step = shop.delete("sale", 1)
    shop.delete("customer", 1)
    receipt = shop.store.undo(step.revision, LOCAL_OWNER)
    assert stayed(receipt) == [("sale", 1, "customer")]
    assert shop.store.records("sale", LOCAL_OWNER, ids=[1])["customer"].tolist() == [None]
    assert shop.store.check() == []


def test_a_step_is_taken_back_once(shop: Shop) -> None:
    shop.store.undo(1, LOCAL_OWNER)
    with pytest.raises(NotUndoable, match="already"):
        shop.store.undo(1, LOCAL_OWNER)
    with pytest.raises(NotUndoable, match="no step number 99"):
        shop.store.undo(99, LOCAL_OWNER)
