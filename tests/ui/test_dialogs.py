"""A dialog that is open when the visit ends does nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from crm.access import Access, Role
from data_io.store import Store
from data_io.store.accounts.cookies import visit_cookie
from ui import menu

PASSWORD = "quiet lemon staircase 41"  # noqa: S105 - opens nothing
UI = menu.PAGES.parent / "ui"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'regulars.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("REGULARS_SIGN_IN", "on")
    with Store.open(url) as opened:
        yield opened


def page_with_a_dialog() -> None:
    """A page whose dialog was handed its reader when it opened, as those of the program are."""
    import streamlit as st

    from crm.errors import CrmError
    from ui import messages, session
    from ui.dialogs import dialog

    @dialog("Ask")
    def ask(access: object) -> None:
        st.markdown(f"asked for {access}")
        if st.button("Do it", key="deed"):
            st.session_state["done"] = True

    try:
        access = session.reader()
        session.settle(access)
    except CrmError as error:
        messages.explain(error)
        st.stop()
    if st.button("Open", key="open") or "opened" in st.session_state:
        st.session_state["opened"] = True
        ask(access)


def test_an_open_dialog_ends_with_the_visit_and_with_the_role(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = store.accounts
    olga = Access("Olga", Role.OWNER, person=accounts.found("olga", "Olga", PASSWORD))
    ann = accounts.join(accounts.invite(olga, "ann", "Ann", Role.MANAGER), PASSWORD)
    cookies = {visit_cookie(store.identity, secure=False): accounts.sign_in("ann", PASSWORD)}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: cookies))
    page = AppTest.from_function(page_with_a_dialog, default_timeout=60).run()
    page.button(key="open").click().run()
    assert any("Ann" in each.value for each in page.markdown)
    page.button(key="deed").click().run()
    assert "done" in page.session_state
    del page.session_state["done"]
    accounts.end_visits(ann, by=olga)
    page.button(key="deed").click().run()
    assert "done" not in page.session_state
    assert "You are not signed in here" in page.error[0].value


def test_what_one_has_begun_is_not_there_for_the_next(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts = store.accounts
    olga = Access("Olga", Role.OWNER, person=accounts.found("olga", "Olga", PASSWORD))
    accounts.join(accounts.invite(olga, "ann", "Ann", Role.MANAGER), PASSWORD)
    cookies: dict[str, str] = {}
    name = visit_cookie(store.identity, secure=False)
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: cookies))
    cookies[name] = accounts.sign_in("ann", PASSWORD)
    page = AppTest.from_file(UI / "shell.py", default_timeout=60).run()
    page.session_state["begun"] = "a letter"
    page.run()
    assert "begun" in page.session_state
    cookies[name] = accounts.sign_in("olga", PASSWORD)
    page.run()
    assert "begun" not in page.session_state


def test_no_dialog_or_fragment_does_without_asking() -> None:
    used = {
        file.name
        for folder in (UI, menu.PAGES)
        for file in folder.rglob("*.py")
        if re.search(r"st\.(dialog|fragment)\(|@st\.fragment", file.read_text("utf-8"))
    }
    assert used == {"dialogs.py", "news.py"}  # news asks who reads at every look, and keeps no visit alive
