"""What the owner reads when something goes wrong, and what stays inside."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER, Access, Action, Denied, Role
from ui import messages, session

FAILING = """
from crm.errors import CrmError
from ui import messages
messages.show_failure({error})
"""


def shown(error: str) -> str:
    page = AppTest.from_string(FAILING.format(error=error), default_timeout=60).run()
    return str(page.error[0].value)


def test_a_known_situation_speaks_for_itself() -> None:
    assert (
        shown("CrmError('The file is empty. Nothing was changed.')")
        == "The file is empty. Nothing was changed."
    )


def test_the_unforeseen_shows_a_number_that_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        sentence = shown("ValueError('secret 123')")

    number = sentence.split("**")[1]
    assert "secret" not in sentence
    assert number in caplog.text


KEEPING = """
import streamlit as st
from ui import messages
if not st.session_state.get("begun"):
    st.session_state.begun = True
    messages.keep("3 changes saved.", undo=41)
back = messages.show_kept()
st.markdown(f"took back {back}")
"""


def test_what_was_kept_stays_until_it_is_closed() -> None:
    page = AppTest.from_string(KEEPING, default_timeout=60).run()
    assert "3 changes saved." in page.run().markdown[0].value

    page.button(key="kept-close").click().run()

    assert [text.value for text in page.markdown] == ["took back None"]


def test_undo_gives_the_revision_once() -> None:
    page = AppTest.from_string(KEEPING, default_timeout=60).run()

    page.button(key="kept-undo").click().run()
    assert page.markdown[-1].value == "took back 41"
    assert page.run().markdown[-1].value == "took back None"


def test_what_was_kept_is_gone_on_another_page() -> None:
    turning = KEEPING.replace("show_kept()", "show_kept(st.session_state.get('place', 'orders'))")
    page = AppTest.from_string(turning, default_timeout=60).run()
    assert "3 changes saved." in page.run().markdown[0].value

    page.session_state["place"] = "history"
    assert [text.value for text in page.run().markdown] == ["took back None"]


def test_what_a_page_refuses_stands_in_the_journal_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'shop.db'}")
    denied = Denied(Access("Vera", Role.VIEWER), Action.SETTINGS)
    messages.explain(denied)
    messages.explain(denied)
    store = session.open_store(f"sqlite:///{tmp_path / 'shop.db'}")
    told = store.journal.read(LOCAL_OWNER)
    assert told[["who", "what"]].to_numpy().tolist() == [["Vera", "denied"]]
    assert told["about"][0] == {"asked": "page", "action": "settings", "entity": None}
