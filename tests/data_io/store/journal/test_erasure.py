"""What was erased is gone, and the rest stays proven."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from crm.access import LOCAL_OWNER
from data_io.store.journal import What
from data_io.store.journal.erasure import ToErase, erase
from data_io.store.journal.steps import ERASED
from data_io.store.tables import change_cell, metadata

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop


def do_erase(shop: Shop, to_erase: ToErase) -> int:
    with shop.store._open.database.writing() as connection:  # noqa: SLF001 - as part of a larger erasure
        return erase(connection, "Owner", {"why": "asked for"}, to_erase)


def everything(shop: Shop) -> dict[str, list[tuple[Any, ...]]]:
    return {name: shop.rows(table) for name, table in metadata.tables.items()}


@pytest.fixture
def known(shop: Shop) -> Shop:
    shop.bring("Zebedee's sheet", {"customer": {"name": ["Zebedee", "Bob"], "city": ["Oslo", "Rome"]}})
    shop.update("customer", (1, "name", "Zebedee", "Zebedee Q"), (2, "name", "Bob", "Rob"))
    shop.update("customer", (1, "city", "Oslo", "Bergen"))
    shop.delete("customer", 1)
    return shop


def test_erased_values_leave_the_chain_whole(known: Shop) -> None:
    emptied = do_erase(known, ToErase(records={"customer": [1]}, steps=[1]))
    assert emptied == 3
    assert "Zebedee" not in repr(everything(known))
    assert "Bergen" not in repr(everything(known))
    assert known.store.check() == []
    kept = [row for row in known.rows(change_cell) if row[2] == 2]
    assert [row[4:6] for row in kept] == [('"Bob"', '"Rob"')]
    assert known.store.history(LOCAL_OWNER)["label"].tolist()[-1] == ERASED
    entries = known.store.journal.read(LOCAL_OWNER)
    assert entries["what"].tolist()[0] == "erasure"
    assert entries["about"][0] == {
        "why": "asked for", "entries": [1], "steps": [1, 2, 3, 4], "cells": 3,
    }  # fmt: skip
    assert entries["about"].tolist()[-1] is None
    assert do_erase(known, ToErase(records={"customer": [1]})) == 0
    assert known.store.journal.count(LOCAL_OWNER) == 5


def test_what_was_erased_does_not_come_back_by_undo(known: Shop) -> None:
    do_erase(known, ToErase(records={"customer": [1]}))
    known.store.undo(4, LOCAL_OWNER)
    known.store.undo(2, LOCAL_OWNER)
    assert known.store.records("customer", LOCAL_OWNER)["name"].tolist() == ["Bob"]
    assert known.store.deleted_records("customer", [1], LOCAL_OWNER).empty
    assert known.store.record_history("customer", 1, LOCAL_OWNER)["after"].isna().any()
    assert known.store.check() == []


def test_some_fields_only(known: Shop) -> None:
    assert do_erase(known, ToErase(records={"customer": [1, 2]}, fields=["name"])) == 2
    assert known.store.step_cells(3, LOCAL_OWNER)["after"].tolist() == ["Bergen"]
    assert known.store.check() == []


def test_what_is_emptied_without_an_erasure_is_told(known: Shop) -> None:
    digest = "a" * 64
    known.run(f"UPDATE change_cell SET before=NULL, after=NULL, seal='{digest}' WHERE revision=3")  # noqa: S608 - the test's own
    known.run("DELETE FROM journal_value WHERE seq=2")
    faults = known.store.check()
    assert any("step 3 (" in fault and "not as it was written" in fault for fault in faults)
    assert "History: step 3 has emptied cells, and no erasure names it." in faults
    assert any("entry 2 (" in fault and "no erasure names it" in fault for fault in faults)


def test_an_erased_cell_cannot_be_filled_again_unseen(known: Shop) -> None:
    do_erase(known, ToErase(records={"customer": [1]}))
    known.store.journal.note(What.SIGN_IN, LOCAL_OWNER, {})
    assert known.store.check() == []
    with pytest.raises(Exception, match=r"."):
        known.run("UPDATE change_cell SET after='\"Eve\"' WHERE revision=3")
    assert known.store.check() == []
