"""What the small forms of a customer's page store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store

OPENED = """
from ui import profile, session, touches
from ui.outlook import outlook
reader = session.current()
day = outlook(reader)
touches.{form}(reader, profile.read(reader, "1", day), day)
"""
"""A page that opens the form at every run, as a browser does while it is open."""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'regulars.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    with Store.open(url) as opened:
        people = pd.DataFrame(
            {"name": ["Ann"], "phone": ["+441632960163"], "phone_consent": [0]}, dtype=object
        )
        opened.apply(ChangeSet(Source.EDIT, "Ann", (EntityChanges("customer", inserts=people),)), LOCAL_OWNER)
        yield opened


def form(name: str) -> AppTest:
    page = AppTest.from_string(OPENED.format(form=name), default_timeout=60).run()
    assert not page.exception
    return page


def send(page: AppTest, label: str) -> None:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception


def test_a_call_is_noted(store: Store) -> None:
    page = form("call")
    page.text_area(key="call-said").set_value("Wants *figs*\nand dates")
    send(page, "Note the call")

    call = store.records("interaction", LOCAL_OWNER).iloc[0]
    assert (call["customer"], call["channel"], call["direction"]) == (1, "phone", "out")
    assert (call["subject"], call["body"]) == ("Wants *figs*", "Wants *figs*\nand dates")
    assert call["by"] == LOCAL_OWNER.name


def test_who_did_not_agree_to_calls_is_said_so(store: Store) -> None:
    assert "not agreed to calls" in form("call").warning[0].value


def test_a_call_without_a_word_is_a_call_all_the_same(store: Store) -> None:
    send(form("call"), "Note the call")
    assert store.records("interaction", LOCAL_OWNER)["subject"].tolist() == [None]


def test_a_note_has_no_channel_unless_one_is_named(store: Store) -> None:
    page = form("note")
    page.text_area(key="note-said").set_value("Asked for cheese")
    send(page, "Note it")
    noted = store.records("interaction", LOCAL_OWNER).iloc[0]
    assert (noted["channel"], noted["direction"], noted["subject"], noted["body"]) == (
        None,
        None,
        "Asked for cheese",
        None,
    )


def test_a_complaint_is_taken_up_with_its_promise(store: Store) -> None:
    page = form("complain")
    page.text_input(key="complaint-subject").set_value("Late")
    send(page, "Take it up")
    complaint = store.records("complaint", LOCAL_OWNER).iloc[0]
    assert (complaint["customer"], complaint["subject"], complaint["status"]) == (1, "Late", "open")
    assert complaint["due_at"] > complaint["opened_at"][:10]


@pytest.mark.parametrize(("name", "label"), [("complain", "Take it up"), ("plan", "Put it down")])
def test_an_empty_form_asks_for_a_word(store: Store, name: str, label: str) -> None:
    page = form(name)
    send(page, label)
    assert "word or two" in page.warning[0].value
    assert store.revision == 1


def test_a_task_is_put_down(store: Store) -> None:
    page = form("plan")
    page.text_input(key="task-title").set_value("Ring")
    send(page, "Put it down")
    assert store.records("task", LOCAL_OWNER)[["title", "customer"]].to_numpy().tolist() == [["Ring", 1]]
