"""Who, when, what it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from crm.access import LOCAL_OWNER, Access, Role
from data_io.changes import ChangeSet, EntityChanges, Source

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop


def test_the_steps_are_told_newest_first(shop: Shop) -> None:
    shop.bring("orders.xlsx", {"customer": {"name": ["Ann", "Bob"]}, "sale": {"quantity": [1]}})
    shop.update("customer", (2, "name", "Bob", "Rob"), label="Edited Bob")
    steps = shop.store.history(LOCAL_OWNER)
    assert steps[
        ["revision", "by", "source", "label", "created", "updated", "deleted"]
    ].to_numpy().tolist() == [
        [2, "Owner", "edit", "Edited Bob", 0, 1, 0],
        [1, "Owner", "import", "orders.xlsx", 3, 0, 0],
    ]
    assert str(steps["at"].dt.tz) == "UTC"
    assert shop.store.history(LOCAL_OWNER, limit=1, offset=1)["revision"].tolist() == [1]
    assert shop.store.history(LOCAL_OWNER, entity="sale")["revision"].tolist() == [1]
    assert shop.store.history(LOCAL_OWNER, entity="customer", record=2)["revision"].tolist() == [2, 1]
    assert shop.store.history(LOCAL_OWNER, entity="product").empty


def test_one_record_tells_what_became_of_it(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann", "Bob"], "own.Shelf": [1, 2]})
    shop.update("customer", (2, "name", "Bob", "Rob"), (2, "own.Shelf", 2, 3), (1, "name", "Ann", "Eve"))
    shop.delete("customer", 2)
    told = shop.store.record_history("customer", 2, LOCAL_OWNER)
    assert told[["revision", "field", "before", "after"]].to_numpy().tolist() == [
        [3, "", True, None],
        [2, "name", "Bob", "Rob"],
        [2, "own.Shelf", 2, 3],
        [1, "", None, True],
    ]
    guest = shop.store.record_history("customer", 2, Access("G", Role.VIEWER, personal=False))
    assert guest.loc[guest["field"] == "name", ["before", "after"]].isna().all(axis=None)


def test_the_receipt_of_an_import_is_kept(shop: Shop) -> None:
    part = EntityChanges("product", pd.DataFrame({"name": ["Apples"]}))
    details = {"rows_read": 3, "sums": {"sale.amount": {"file": 1.5}}}
    receipt = shop.store.apply(ChangeSet(Source.IMPORT, "x", (part,), details=details), LOCAL_OWNER)
    assert shop.store.receipt_details(receipt.revision, LOCAL_OWNER) == details


def test_the_cells_that_changed_since_say_what_they_held_then(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann", "Bob", "Cem"], "own.Shelf": [1, 2, 3]})
    shop.update("customer", (1, "name", "Ann", "Eve"))
    then = shop.store.revision
    shop.update("customer", (1, "name", "Eve", "Eva"), (2, "own.Shelf", 2, 5), (2, "city", None, "Oslo"))
    shop.update("customer", (1, "name", "Eva", "Ada"), (2, "city", "Oslo", None))
    shop.delete("customer", 3)
    since = shop.store.cells_since("customer", then, LOCAL_OWNER)
    assert sorted(since[["id", "field"]].itertuples(index=False, name=None)) == [
        (1, "name"),
        (2, "city"),
        (2, "own.Shelf"),
        (3, ""),
    ]
    before = since.set_index(["id", "field"])["before"].to_dict()
    assert (before[1, "name"], before[2, "city"], before[2, "own.Shelf"]) == ("Eve", None, 2)
    assert (before[3, ""]["name"], before[3, ""]["own"]) == ("Cem", {"Shelf": 3})
    guest = shop.store.cells_since("customer", then, Access("G", Role.VIEWER, personal=False))
    assert guest.loc[guest["field"] != "city", "before"].isna().all()
    assert shop.store.cells_since("customer", shop.store.revision, LOCAL_OWNER).empty
    assert shop.store.cells_since("sale", 0, LOCAL_OWNER).empty
