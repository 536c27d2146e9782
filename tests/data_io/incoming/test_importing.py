from __future__ import annotations

import pytest

from crm.access import LOCAL_OWNER, Access, Denied, Role
from data_io.incoming.importing import ISSUES_KEPT, bring_in, store_plan
from data_io.incoming.planning import plan_books
from data_io.store import Overtaken, Store
from tests.data_io.incoming.sheet_maker import book_of, imported

TABLE = "Order no|Date|Customer|Amount\nA1|2024-01-05|Ann|1\nA2|soon|Bob|2"


def test_the_receipt_of_an_import_is_kept_with_the_step(store: Store) -> None:
    _, receipt = imported(store, TABLE)
    (kept,) = store.receipt_details(receipt.revision, LOCAL_OWNER)["sheets"]
    assert (kept["rows_read"], kept["created"], kept["rejected"], kept["issue_count"]) == (2, 1, 1, 1)
    assert kept["issues"][0]["message"] == "“soon” is not a date."


def test_of_many_issues_some_are_kept_and_all_are_counted(store: Store) -> None:
    lines = [f"B{row}|soon|Bob|2\nC{row}|2024-01-05|Bob|2" for row in range(ISSUES_KEPT + 50)]
    _, receipt = imported(store, "\n".join([TABLE, *lines]))
    (kept,) = store.receipt_details(receipt.revision, LOCAL_OWNER)["sheets"]
    assert (kept["issue_count"], len(kept["issues"])) == (ISSUES_KEPT + 51, ISSUES_KEPT)


def test_the_history_names_the_file_and_the_step_can_be_taken_back(store: Store) -> None:
    _, receipt = imported(store, TABLE)
    assert store.history(LOCAL_OWNER)[["source", "label"]].iloc[0].tolist() == ["import", "upload.xlsx"]
    store.undo(receipt.revision, LOCAL_OWNER)
    assert (store.count("sale", LOCAL_OWNER), store.count("customer", LOCAL_OWNER)) == (0, 0)


def test_who_may_not_import_stores_nothing(store: Store) -> None:
    with pytest.raises(Denied):
        bring_in([book_of(TABLE)], store, Access("Guest", Role.VIEWER))
    assert (store.revision, store.count("sale", LOCAL_OWNER)) == (0, 0)


def test_a_plan_that_another_import_overtook_is_not_stored(store: Store) -> None:
    books = [book_of(TABLE)]
    mine, theirs = (plan_books(books, store, LOCAL_OWNER) for _ in range(2))
    store_plan(theirs, store, LOCAL_OWNER)
    before = store.revision
    with pytest.raises(Overtaken, match="compared anew"):
        store_plan(mine, store, LOCAL_OWNER)
    assert store.revision == before
    _, receipt = bring_in(books, store, LOCAL_OWNER)
    assert receipt.counts == {}
    assert store.count("sale", LOCAL_OWNER) == 1
