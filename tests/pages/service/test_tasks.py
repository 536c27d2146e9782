"""The list of tasks."""

from __future__ import annotations

from crm.access import LOCAL_OWNER
from data_io.store import Store
from tests.pages.conftest import OpenPage, put, said
from tests.ui import small_shop
from ui import lists, session


def test_it_opens_on_an_empty_shop(open_page: OpenPage) -> None:
    assert "No tasks yet" in said(open_page("tasks"))


def test_it_says_what_there_is(store: Store, open_page: OpenPage) -> None:
    small_shop.put_in(store)

    assert "**1** to do, **1** of them late" in said(open_page("tasks"))


def test_a_task_that_repeats_is_put_down_again_when_it_is_done(store: Store, open_page: OpenPage) -> None:
    repeating = {"title": "Order eggs", "due_on": "2026-11-02", "repeats": "weekly"}
    put(store, task=[repeating, {"title": "Paint the door"}])
    tasks = store.records("task", LOCAL_OWNER)

    again = lists.tasks_again(session.current(), tasks)

    assert again["title"].tolist() == ["Order eggs"]
    assert again["due_on"].iloc[0] > "2026-11-02"
    assert lists.tasks_again(session.current(), tasks.assign(done_at="2026-11-03")).empty
