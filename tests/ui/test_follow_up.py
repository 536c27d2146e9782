"""What is done about customers whom an insight has found: once each, with those who can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
from tests.ui import small_shop
from ui import follow_up
from ui.follow_up import addresses, into_group, tasks_for, without_such_a_task
from ui.session import Session


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Session]:
    """Give a reader of a small shop."""
    with Store.open(small_shop.url_in(tmp_path)) as store:
        small_shop.put_in(store)
        yield Session(store, LOCAL_OWNER, store.revision)


def test_who_has_such_an_open_task_gets_no_second_one(reader: Session) -> None:
    tasks = reader.store.load("task", LOCAL_OWNER)
    assert without_such_a_task(tasks, [2, 1], "Ring Ann") == [2]
    assert without_such_a_task(tasks, [2, 1], "Write") == [2, 1]


def test_a_done_task_does_not_count(reader: Session) -> None:
    done = EntityChanges(
        "task",
        updates=pd.DataFrame({"id": [1], "field": ["done_at"], "before": [None], "after": ["2026-11-02"]}),
    )
    reader.store.apply(ChangeSet(Source.EDIT, "done", (done,)), LOCAL_OWNER)
    assert without_such_a_task(reader.store.load("task", LOCAL_OWNER), [1], "Ring Ann") == [1]


@pytest.mark.parametrize("due", [date(2026, 12, 1), None])
def test_one_task_each_in_one_step(reader: Session, due: date | None) -> None:
    step = ChangeSet(Source.EDIT, "2 tasks", (tasks_for([3, 2], "Write", "write", due),))
    receipt = reader.store.apply(step, LOCAL_OWNER)
    made = reader.store.records("task", LOCAL_OWNER, ids=list(receipt.made("task")))
    assert made["customer"].tolist() == [3, 2]
    assert made["due_on"].tolist() == [due and due.isoformat()] * 2
    reader.store.undo(receipt.revision, LOCAL_OWNER)
    assert reader.store.count("task", LOCAL_OWNER) == 2


def test_who_has_no_such_address_is_not_in_the_list(reader: Session) -> None:
    listed = addresses(reader, [3, 2, 1], "email")
    assert listed["Customer"].tolist() == ["Bo Berg", "Ann Miller"]
    assert listed["E-mail"].tolist() == ["bo@example.com", "ann@example.com"]
    assert addresses(reader, [1], "letter").empty


def test_a_group_is_joined_once_and_keeps_what_was_there(reader: Session) -> None:
    def groups() -> list[str | None]:
        return reader.store.records("customer", LOCAL_OWNER, fields=["groups"])["groups"].tolist()

    before = groups()
    first = ChangeSet(Source.EDIT, "one", (into_group(reader, [1], "Wine club"),))
    reader.store.apply(first, LOCAL_OWNER)
    second = into_group(reader, [1, 2], "Wine club")
    assert second.updates["id"].tolist() == [2]
    reader.store.apply(ChangeSet(Source.EDIT, "two", (second,)), LOCAL_OWNER)
    third = reader.store.apply(ChangeSet(Source.EDIT, "3", (into_group(reader, [1], "É"),)), LOCAL_OWNER)
    assert groups() == ['["Wine club", "É"]', '["Wine club"]', before[2]]
    reader.store.undo(third.revision, LOCAL_OWNER)
    assert groups()[0] == '["Wine club"]'


def test_nobody_is_on_a_mailing_list_who_did_not_agree_or_was_erased(reader: Session) -> None:
    everybody = reader.store.records("customer", LOCAL_OWNER)
    yes = everybody.index[everybody["email_consent"].eq(1)].tolist()
    people: Any = SimpleNamespace(table=pd.DataFrame(index=everybody.index))
    assert yes
    assert follow_up._who_agreed(reader, people, "email") == yes  # noqa: SLF001 - what the button's list is made of

    reader.store.rights.erase(yes[0], LOCAL_OWNER)
    later = Session(reader.store, LOCAL_OWNER, reader.store.revision)
    assert follow_up._who_agreed(later, people, "email") == yes[1:]  # noqa: SLF001 - likewise
