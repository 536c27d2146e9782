"""What was done, and taking it back."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER, Access, Denied, Role
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store.journal import What
from tests.pages.sheets.conftest import Open
from tests.ui import small_shop
from ui import history, session


@pytest.fixture
def page(open_page: Open, tmp_path: Path) -> AppTest:
    store = session.open_store(small_shop.make(tmp_path))
    cells = pd.DataFrame({"id": [1], "field": ["city"], "before": ["Bath"], "after": ["Wells"]}, dtype=object)
    edit = EntityChanges("customer", updates=cells.astype({"id": "int64"}))
    store.apply(ChangeSet(Source.EDIT, "Ann moved", (edit,)), LOCAL_OWNER)
    return open_page("history")


def test_steps_stand_newest_first(page: AppTest) -> None:
    assert not page.exception
    assert [step.label.split(" · ")[0] for step in page.expander] == ["**Ann moved**", "**small shop**"]


def test_an_opened_step_shows_its_cells_and_can_be_taken_back(page: AppTest) -> None:
    page.session_state["step-2"] = True
    page = page.run()

    assert not page.exception
    assert "Wells" in " ".join(page.table[0].value.astype(str).to_numpy().ravel())

    page = page.button(key="undo-2").click().run()

    assert not page.exception
    assert session.current().store.records("customer", LOCAL_OWNER, ids=[1])["city"].tolist() == ["Bath"]


def test_pages_go_as_far_as_there_are_steps_to_see(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are: numbers are left out by a restore, and what others did by who reads."""
    store = session.current().store
    for number in range(history.PAGE_STEPS):
        before = store.records("customer", LOCAL_OWNER, ids=[1])["city"].tolist()
        cells = {"id": [1], "field": ["city"], "before": before, "after": [f"Wells {number}"]}
        edit = EntityChanges("customer", updates=pd.DataFrame(cells, dtype=object).astype({"id": "int64"}))
        store.apply(ChangeSet(Source.EDIT, f"Move {number}", (edit,)), LOCAL_OWNER)
    page = page.run()
    assert len(page.expander) == history.PAGE_STEPS
    assert page.get("pagination")

    monkeypatch.setattr(session, "reader", lambda **_: Access("Sam", Role.STAFF, own_only=True))
    page = page.run()
    assert not page.exception
    assert not page.expander
    assert not page.get("pagination")


def test_staff_take_back_what_they_did_themselves(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "reader", lambda **_: Access(LOCAL_OWNER.name, Role.STAFF))
    page.session_state["step-2"] = True
    page = page.run().button(key="undo-2").click().run()
    assert "1 customer as before" in " ".join(str(each.value) for each in page.markdown).replace("\\", "")

    monkeypatch.setattr(session, "reader", lambda **_: Access("Sam", Role.STAFF))
    page.session_state["step-1"] = True
    page = page.run()
    assert [each.key for each in page.button if str(each.key).startswith("undo-")] == []


def test_what_was_changed_since_is_named_when_it_stays(page: AppTest) -> None:
    page.session_state["step-1"] = True
    page = page.run().button(key="undo-1").click().run()

    said = " ".join(str(each.value) for each in page.markdown).replace("\\", "")
    assert "Changed since by somebody, and left as it is: 1 customer" in said


def test_an_empty_store_says_so(open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")
    page = open_page("history")

    assert not page.exception
    assert "Nothing was done yet" in " ".join(str(each.value) for each in page.markdown)


def shown(page: AppTest) -> list[list[str]]:
    """Give who, what and details of the entries that are listed."""
    return [list(row) for row in page.table[0].value.iloc[:, 1:].astype(str).to_numpy()]


@pytest.fixture
def who_did_what(page: AppTest) -> AppTest:
    journal = session.current().store.journal
    journal.note(
        What.EXPORT, "Bob *B*", {"file": "workbook", "records": {"customer": 2, "sale": 0}, "rows": 2}
    )
    with pytest.raises(Denied):
        session.current().store.undo(2, Access("Vera", Role.VIEWER))
    page.session_state["view"] = "Who did what"
    return page.run()


def test_the_owner_sees_who_did_what_newest_first(who_did_what: AppTest) -> None:
    assert not who_did_what.exception
    said = shown(who_did_what)
    assert [row[:2] for row in said] == [
        ["Vera", "Refused"],
        ["Bob \\*B\\*", "Taken out"],
        ["Owner", "Change of records"],
        ["Owner", "Change of records"],
    ]
    assert said[1][2] == r"workbook\: 2 customers"
    assert said[2][2] == r"Ann moved\: 1 customer changed"


def test_the_entries_are_narrowed_by_person_kind_and_day(who_did_what: AppTest) -> None:
    page = who_did_what.multiselect(key="journal-who").select("Owner").run()
    assert {row[0] for row in shown(page)} == {"Owner"}
    page = page.multiselect(key="journal-what").select(What.EXPORT).run()
    assert not page.table
    assert "Nothing of the kind happened" in " ".join(str(each.value) for each in page.markdown)
    page = page.multiselect(key="journal-who").set_value([]).run()
    assert [row[0] for row in shown(page)] == ["Bob \\*B\\*"]


def test_the_owner_proves_that_nothing_was_cut_off(who_did_what: AppTest) -> None:
    head = session.current().store.journal.head()
    assert who_did_what.code[0].value == head
    page = check(who_did_what, head)
    assert [each.value for each in page.success] == ["All is as it was written down."]
    page = check(page, f"{head[:-1]}x")
    assert "is not in the journal" in page.warning[0].value


def check(page: AppTest, kept: str) -> AppTest:
    page.text_input(key="journal-kept").input(kept)
    return page.button(key="journal-check").click().run()


def test_others_do_not_see_who_did_what(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "reader", lambda **_: Access("Vera", Role.VIEWER))
    page.session_state["view"] = "Who did what"
    page = page.run()
    assert not page.exception
    assert not page.multiselect
    assert [step.label.split(" · ")[0] for step in page.expander] == ["**Ann moved**", "**small shop**"]
