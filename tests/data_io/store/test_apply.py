"""The only writer: what it writes, what it refuses, and that it writes all or nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from crm.access import LOCAL_OWNER, Access, Denied, Role
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Conflict, Invalid, Store
from tests.databases import ON_FILES, Databases

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop

ROOT = Path(__file__).resolve().parents[3]


def test_records_of_one_step_refer_to_each_other(shop: Shop) -> None:
    receipt = shop.insert(
        sale={"customer": [-2, -1, None], "order_number": ["A", "B", "C"]}, customer={"name": ["Ann", "Bob"]}
    )
    assert receipt.first_ids == {"sale": 1, "customer": 1}
    assert shop.store.records("sale", LOCAL_OWNER)["customer"].tolist() == [2, 1, None]


def test_defaults_fill_what_was_not_given(shop: Shop) -> None:
    shop.insert(opportunity={"title": ["One", "Two"], "stage": ["won", None]})
    assert shop.store.records("opportunity", LOCAL_OWNER)["stage"].tolist() == ["won", "new"]


def test_ids_are_never_used_again(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann", "Bob"]})
    shop.delete("customer", 2)
    assert shop.insert(customer={"name": ["Eve"]}).first_ids == {"customer": 3}


def test_a_cell_that_somebody_changed_meanwhile_is_a_conflict_and_nothing_is_written(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann", "Bob"], "city": ["Bern", None]})
    shop.update("customer", (1, "city", "Bern", "Basel"))
    before = shop.everything()
    with pytest.raises(Conflict) as refused:
        shop.update("customer", (2, "name", "Bob", "Rob"), (1, "city", "Bern", "Genf"), (9, "city", "x", "y"))
    cells = refused.value.cells.sort_values("id")
    assert cells[["entity", "id", "field", "before", "after", "now"]].to_numpy().tolist() == [
        ["customer", 1, "city", "Bern", "Genf", "Basel"],
        ["customer", 9, "city", "x", "y", None],
    ]
    assert shop.everything() == before


def test_cells_that_do_not_change_are_no_step(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann"], "city": ["Bern"], "own.Shelf": [3]})
    receipt = shop.update(
        "customer", (1, "city", "Bern", "Bern"), (1, "own.Shelf", 3, 3), (1, "owner", None, None)
    )
    assert (receipt.revision, dict(receipt.counts), shop.store.revision) == (0, {}, 1)


def test_own_columns_are_kept_changed_and_blanked(shop: Shop) -> None:
    awkward = 'quote " back \\ line\nend'
    shop.insert(customer={"name": ["Ann", "Bob"], "own.Shelf": [awkward, None], "own.Size": [1.5, 2]})
    shop.update("customer", (1, "own.Shelf", awkward, None), (2, "own.New", None, "n"))
    records = shop.store.records("customer", LOCAL_OWNER)
    own = records[["own.Shelf", "own.Size", "own.New"]]
    assert own.to_numpy().tolist() == [[None, 1.5, None], [None, 2.0, "n"]]
    kinds = shop.store.own_columns("customer")
    assert {name: kind.value for name, kind in kinds.items()} == {
        "Shelf": "long_text",
        "Size": "number",
        "New": "text",
    }


def test_deleting_a_record_blanks_the_references_to_it(shop: Shop) -> None:
    shop.insert(
        customer={"name": ["Ann"]},
        sale={"customer": [-1, -1]},
        complaint={"customer": [-1], "opened_at": ["2024-01-02"]},
    )
    receipt = shop.store.apply(
        ChangeSet(
            Source.EDIT,
            "",
            (EntityChanges("customer", deletes=np.array([1])), EntityChanges("sale", deletes=np.array([2]))),
        ),
        LOCAL_OWNER,
    )
    assert {name: (c.updated, c.deleted) for name, c in receipt.counts.items()} == {
        "customer": (0, 1),
        "sale": (1, 1),
        "complaint": (1, 0),
    }
    assert shop.store.records("sale", LOCAL_OWNER)["customer"].tolist() == [None]
    assert shop.store.check() == []


FORGED: list[tuple[str, dict[str, list[Any]], str]] = [
    ("customer", {"name": ["Ann"], "isAdmin": [1]}, "unknown_field"),
    ("task", {"title": [None]}, "required"),
    ("task", {"due_on": ["2024-01-01"]}, "required"),
    ("customer", {"name": [7]}, "not_text"),
    ("customer", {"name": [b"Ann"]}, "not_text"),
    ("customer", {"name": ["A\0nn"]}, "not_text"),
    ("customer", {"name": ["\ud800"]}, "not_text"),
    ("customer", {"name": ["x" * 10_001]}, "too_long"),
    ("customer", {"name": ["Ann"], "kind": ["robot"]}, "unknown_choice"),
    ("customer", {"name": ["Ann"], "credit_limit": [-1]}, "too_low"),
    ("customer", {"name": ["Ann"], "payment_terms_days": [4000]}, "too_high"),
    ("customer", {"name": ["Ann"], "payment_terms_days": [1.5]}, "unreadable_number"),
    ("customer", {"name": ["Ann"], "payment_terms_days": ["30"]}, "unreadable_number"),
    ("customer", {"name": ["Ann"], "credit_limit": [2**60]}, "too_high"),
    ("customer", {"name": ["Ann"], "email_consent": [2]}, "too_high"),
    ("customer", {"name": ["Ann"], "birthday": ["2023-02-29"]}, "impossible_date"),
    ("customer", {"name": ["Ann"], "birthday": ["2023-02-20T10:00:00"]}, "impossible_date"),
    ("customer", {"name": ["Ann"], "tags": ["a; b"]}, "not_text"),
    ("customer", {"name": ["Ann"], "own.": ["x"]}, "too_long"),
    ("customer", {"name": ["Ann", "Bob"], "code": ["1", "1"]}, "not_unique"),
    ("sale", {"customer": [5]}, "no_such_record"),
    ("sale", {"customer": [-1]}, "no_such_record"),
    ("sale", {"discount_share": [1.5]}, "too_high"),
    ("sale", {"quantity": [float("inf")]}, "unreadable_number"),
    ("sale", {"quantity": [True, 1]}, "unreadable_number"),
]


@pytest.mark.parametrize(("entity", "columns", "code"), FORGED)
def test_forged_values_are_refused_and_nothing_is_written(
    shop: Shop, entity: str, columns: dict[str, list[Any]], code: str
) -> None:
    before = shop.everything()
    with pytest.raises(Invalid) as refused:
        shop.insert(**{entity: columns})
    assert code in {issue.code for issue in refused.value.issues}
    assert shop.everything() == before


def test_changed_cells_are_checked_like_new_ones(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann", "Bob"], "code": ["1", "2"]}, sale={"quantity": [1]})
    for cell, code in {
        (1, "name", "Ann", 5): "not_text",
        (1, "code", "1", "2"): "not_unique",
        (1, "stage", None, "king"): "unknown_choice",
        (1, "secret", None, "x"): "unknown_field",
    }.items():
        with pytest.raises(Invalid) as refused:
            shop.update("customer", cell)
        assert [(issue.row, issue.code) for issue in refused.value.issues] == [(1, code)]
    shop.insert(task={"title": ["Ring"]})
    with pytest.raises(Invalid):
        shop.update("task", (1, "title", "Ring", None))
    shop.update("customer", (1, "code", "1", "2"), (2, "code", "2", "1"))  # to swap them is in order
    with pytest.raises(Invalid):
        shop.update("sale", (1, "customer", None, 77))


def test_who_may_not_change_nothing_is_changed_by(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann"]})
    viewer, staff = Access("V", Role.VIEWER), Access("S", Role.STAFF)
    blind = Access("B", Role.STAFF, personal=False)
    edit = EntityChanges(
        "customer", updates=pd.DataFrame({"id": [1], "field": "name", "before": "Ann", "after": "X"})
    )
    more = EntityChanges("customer", pd.DataFrame({"name": ["Eve"]}))
    gone = EntityChanges("customer", deletes=np.array([1]))
    shop_name = EntityChanges(
        "business", updates=pd.DataFrame({"id": [1], "field": "name", "before": None, "after": "X"})
    )
    refused = [(viewer, Source.EDIT, edit), (viewer, Source.EDIT, more), (staff, Source.EDIT, gone)]
    refused += [(staff, Source.IMPORT, more), (staff, Source.SETTINGS, shop_name), (blind, Source.EDIT, edit)]
    for access, source, part in refused:
        with pytest.raises(Denied):
            shop.store.apply(ChangeSet(source, "", (part,)), access)
    with pytest.raises(Denied):
        shop.store.undo(1, staff)
    assert shop.store.revision == 1
    assert shop.store.apply(ChangeSet(Source.EDIT, "", (edit,)), staff).revision == 2


def test_concurrent_writers_lose_nothing(shop: Shop) -> None:
    shop.insert(product={"name": ["Apples"], "price": [0]})
    done: list[int] = []

    def raise_price() -> None:
        for _ in range(10):
            while True:
                price = int(shop.store.records("product", LOCAL_OWNER)["price"].iloc[0])
                try:
                    shop.update("product", (1, "price", price, price + 1))
                except Conflict:
                    continue
                done.append(1)
                break

    threads = [threading.Thread(target=raise_price) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shop.store.records("product", LOCAL_OWNER)["price"].tolist() == [len(done)] == [40]
    assert shop.store.revision == 41


IMPORT = """
import sys
import pandas as pd
from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
store = Store.open(sys.argv[1])
count = 150_000
sales = pd.DataFrame({"order_number": [f"A{at}" for at in range(count)], "amount": range(count)})
print("ready", flush=True)
store.apply(ChangeSet(Source.IMPORT, "sales", (EntityChanges("sale", sales),)), LOCAL_OWNER)
print("done", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="a process cannot be killed like that on Windows")
@pytest.mark.parametrize("wait", [0.5])
def test_an_import_that_is_killed_leaves_nothing_behind(databases: Databases, wait: float) -> None:
    with databases.fresh() as url:
        with subprocess.Popen(
            [sys.executable, "-c", IMPORT, url], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as importing:
            assert importing.stdout is not None
            assert importing.stdout.readline() == "ready\n"
            time.sleep(wait)
            importing.send_signal(signal.SIGKILL)
        with Store.open(url) as store:
            assert store.count("sale", LOCAL_OWNER) in (0, 150_000)
            assert store.revision == (1 if store.count("sale", LOCAL_OWNER) else 0)
            assert store.check() == []


@ON_FILES
def test_many_new_records_leave_the_indexes_as_they_were(shop: Shop) -> None:
    def indexes() -> set[tuple[Any, ...]]:
        return set(shop.run("SELECT name, sql FROM sqlite_master WHERE type='index'"))

    before = indexes()
    shop.insert(sale={"order_number": [f"B-{each}" for each in range(12_000)]})
    assert indexes() == before
    assert len(shop.store.records("sale", LOCAL_OWNER, where={"order_number": "B-11999"})) == 1
