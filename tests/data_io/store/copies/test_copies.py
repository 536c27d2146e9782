"""Back-ups made by themselves: before what, how often, and what happens where none can be made."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from crm.access import LOCAL_OWNER, Access, Denied, Role
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store.copies import copies as module
from data_io.store.copies.copies import BULK, NoCopy
from data_io.store.copies.names import Reason
from data_io.store.copies.shelf import Shelf
from tests.data_io.store.conftest import Shop


@pytest.fixture
def shelf(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(module, "ON_SERVERS", timedelta(0))
    shelf = Shelf(tmp_path / "backups")
    shop.store.copies.keep_in(shelf)
    return shelf


def reasons(shelf: Shelf) -> list[Reason]:
    return [
        name.reason for name in sorted(shelf.files(), key=lambda name: shelf.files()[name].stat().st_mtime_ns)
    ]


def rename(shop: Shop, ids: range, to: str) -> None:
    before = shop.store.records("customer", LOCAL_OWNER)["name"]
    shop.update("customer", *((each, "name", before[each], to) for each in ids))


def test_before_imports_and_large_edits_and_their_undoing_but_not_before_small_ones(
    shop: Shop, shelf: Shelf
) -> None:
    shop.insert(customer={"name": [f"Customer {number}" for number in range(BULK + 1)]})
    assert reasons(shelf) == []  # there was nothing to lose
    rename(shop, range(1, BULK + 1), "Few")
    assert reasons(shelf) == []
    rename(shop, range(1, BULK + 2), "Many")
    assert reasons(shelf) == [Reason.BEFORE_EDIT]
    shop.insert(customer={"name": ["More"]})
    assert reasons(shelf) == [Reason.BEFORE_EDIT, Reason.BEFORE_IMPORT]
    shop.store.undo(4, LOCAL_OWNER)
    assert reasons(shelf) == [Reason.BEFORE_EDIT, Reason.BEFORE_IMPORT, Reason.BEFORE_EDIT]
    shop.store.undo(2, LOCAL_OWNER)
    shop.store.apply(
        ChangeSet(Source.MERGE, "merge", (EntityChanges("customer", deletes=before(shop)),)), LOCAL_OWNER
    )
    assert len(reasons(shelf)) == 4


def before(shop: Shop) -> np.ndarray[Any, Any]:
    return shop.store.records("customer", LOCAL_OWNER).index.to_numpy()[:1]


def test_what_a_back_up_holds_already_needs_no_other(shop: Shop, shelf: Shelf) -> None:
    shop.insert(customer={"name": ["Ann"]})
    shop.store.copies.make(LOCAL_OWNER)
    shop.insert(customer={"name": ["Bob"]})
    assert reasons(shelf) == [Reason.BY_HAND]
    shop.store.set_rate("USD", 0.9, LOCAL_OWNER)
    shop.insert(customer={"name": ["Cem"]})
    assert reasons(shelf) == [Reason.BY_HAND, Reason.BEFORE_IMPORT]


def test_a_server_is_not_read_before_every_import(
    shop: Shop, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ON_SERVERS", timedelta(minutes=10))
    for number in range(4):
        shop.insert(customer={"name": [f"Customer {number}"]})
    on_server = not shop.url.startswith("sqlite")
    assert len(reasons(shelf)) == (1 if on_server else 3)


def test_hourly_where_something_changed(shop: Shop, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shop.store.copies.hourly() is None
    shop.insert(customer={"name": ["Ann"]})
    assert shop.store.copies.hourly() is not None
    shop.update("customer", (1, "name", "Ann", "Anna"))
    assert shop.store.copies.hourly() is None  # the hour is not over
    monkeypatch.setattr(module, "HOUR", timedelta(0))
    assert shop.store.copies.hourly() is not None
    assert shop.store.copies.hourly() is None  # nothing has changed since
    assert reasons(shelf) == [Reason.HOURLY, Reason.HOURLY]


def test_where_none_can_be_made_the_step_goes_on_if_there_is_an_older_one(shop: Shop, tmp_path: Path) -> None:
    shop.insert(customer={"name": ["Ann"]})
    (tmp_path / "file").touch()
    shop.store.copies.keep_in(Shelf(tmp_path / "file" / "backups"))
    with pytest.raises(NoCopy, match="not begun"):
        shop.insert(customer={"name": ["Bob"]})
    assert shop.store.count("customer", LOCAL_OWNER) == 1
    shop.store.copies.go_on_without(LOCAL_OWNER)
    shop.insert(customer={"name": ["Bob"]})
    assert shop.store.count("customer", LOCAL_OWNER) == 2
    assert shop.store.copies.shelf.trouble


def test_a_folder_that_went_away_is_made_anew(shop: Shop, shelf: Shelf) -> None:
    shop.insert(customer={"name": ["Ann"]})
    shop.insert(customer={"name": ["Bob"]})
    assert len(reasons(shelf)) == 1
    for file in shelf.folder.iterdir():
        file.unlink()
    shelf.folder.rmdir()
    shop.insert(customer={"name": ["Cem"]})
    assert len(reasons(shelf)) == 1


def test_only_who_may_sees_and_makes_them(shop: Shop, shelf: Shelf) -> None:
    shop.insert(customer={"name": ["Ann"]})
    made = shop.store.copies.make(LOCAL_OWNER)
    facts = shop.store.copies.facts(made, LOCAL_OWNER)
    copies = shop.store.copies
    for role in (Role.MANAGER, Role.STAFF, Role.VIEWER, None):
        by = Access("S", role)
        for asked in (
            lambda by=by: copies.all(by),
            lambda by=by: copies.make(by),
            lambda by=by: copies.write(shelf.folder / "x.db", by),
            lambda by=by: copies.facts(made, by),
            lambda by=by: copies.steps_since(facts, by),
            lambda by=by: copies.restore(made, by),
            lambda by=by: copies.go_on_without(by),
        ):
            with pytest.raises(Denied):
                asked()
    assert reasons(shelf) == [Reason.BY_HAND]
