"""Who is reading is asked at every run of a page, and nobody else sees anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER, Access, Role
from data_io.store import Store
from data_io.store.accounts.cookies import visit_cookie
from data_io.store.journal import Sought, What
from data_io.store.links.cookies import guest_cookie
from ui import menu, session
from ui.messages import NotSignedIn

SHELL = menu.PAGES.parent / "ui" / "shell.py"
PASSWORD = "quiet lemon staircase 41"  # noqa: S105 - opens nothing


class Browser:
    """The cookies of a browser; pages of a test have none of their own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
        self.cookies: dict[str, str] = {}
        self.store = store
        monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: self.cookies))

    def sign_in(self, token: str, *, secure: bool = False) -> None:
        self.cookies = {visit_cookie(self.store.identity, secure=secure): token}


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Return a browser at a program of its own where REGULARS_SIGN_IN is as it comes."""
    url = f"sqlite:///{tmp_path / 'regulars.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.delenv("REGULARS_SIGN_IN")
    with Store.open(url) as store:
        yield Browser(monkeypatch, store)
    session.trust(lambda _: False)


def has_key(cookies: Mapping[str, str]) -> bool:
    return cookies.get("key") == "right"


def refused() -> bool:
    try:
        session.reader()
    except NotSignedIn:
        return True
    return False


def test_by_the_key_one_is_the_owner_until_there_is_one(browser: Browser) -> None:
    assert refused(), "nobody has the key before the door says how it is told"
    session.trust(has_key)
    assert refused()
    browser.cookies = {"key": "right"}
    assert session.reader() == LOCAL_OWNER
    browser.store.accounts.found("olga", "Olga", PASSWORD)
    assert refused()


def test_with_accounts_asked_for_the_key_is_nothing(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGULARS_SIGN_IN", "on")
    session.trust(has_key)
    browser.cookies = {"key": "right"}
    assert refused()


@pytest.mark.parametrize("secure", [False, True])
def test_a_visit_counts_until_it_ends(browser: Browser, secure: bool) -> None:  # noqa: FBT001
    number = browser.store.accounts.found("olga", "Olga", PASSWORD)
    browser.sign_in(browser.store.accounts.sign_in("olga", PASSWORD), secure=secure)
    olga = Access("Olga", Role.OWNER, person=number)
    assert session.reader() == olga
    browser.store.accounts.end_visits(number, by=olga)
    assert refused()


def test_a_guest_whose_link_ended_is_nobody_though_the_browser_has_no_account(browser: Browser) -> None:
    session.trust(has_key)
    browser.cookies = {guest_cookie(browser.store.identity, secure=False): "of a link that was revoked"}
    assert refused()


def test_a_role_that_changes_changes_the_open_page(browser: Browser) -> None:
    accounts = browser.store.accounts
    owner = Access("Olga", Role.OWNER, person=accounts.found("olga", "Olga", PASSWORD))
    vera = accounts.join(accounts.invite(owner, "vera", "Vera", Role.MANAGER), PASSWORD)
    browser.sign_in(accounts.sign_in("vera", PASSWORD))
    page = AppTest.from_file(SHELL, default_timeout=60).run()
    page.switch_page("../pages/sheets/take_out.py").run()
    assert page.title[0].value == "Take out"
    accounts.change(owner, vera, role=Role.VIEWER)
    page.run()
    assert [title.value for title in page.title] == ["This page is not for your role"]
    assert "**Take out** is closed to you as viewer" in "".join(each.value for each in page.markdown)
    [refused] = accounts.journal.read(owner, Sought(what=(What.DENIED,))).to_dict("records")
    assert (refused["who"], refused["about"]["action"]) == ("Vera", "export")
    accounts.end_visits(vera, by=owner)
    page.run()
    assert "You are not signed in here" in page.error[0].value
    assert not page.title
