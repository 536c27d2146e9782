"""Who is told of which changes, and what the question after them leaves alone; the page: tests/e2e."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER, Access, Role
from crm.clock import utc_now
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
from data_io.store.accounts import visits
from data_io.store.accounts.cookies import visit_cookie
from data_io.store.links.cookies import guest_cookie
from ui import menu, news, session
from ui.messages import NotSignedIn
from ui.session import Session

SHELL = menu.PAGES.parent / "ui" / "shell.py"
PASSWORD = "quiet lemon staircase 41"  # noqa: S105 - opens nothing
OLGA = Access("Olga", Role.OWNER, person=1)
VERA = Access("Vera", Role.VIEWER, person=2)
SAM = Access("Sam", Role.STAFF, person=3, own_only=True)
GUEST = Access("Guest: Board", None, personal=False, pages=frozenset({"revenue"}))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'regulars.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.delenv("REGULARS_SIGN_IN", raising=False)
    with Store.open(url) as opened:
        yield opened


def add(store: Store, by: Access, **customer: str) -> int:
    """Store a customer; give the step."""
    part = EntityChanges("customer", inserts=pd.DataFrame([{"name": "Bo"} | customer]))
    return store.apply(ChangeSet(Source.EDIT, "added", (part,)), by).revision


def told(store: Store, access: Access, since: int) -> list[str] | None:
    return news.others(Session(store, access, store.revision), since)


def test_others_are_named_and_oneself_is_not(store: Store) -> None:
    since = add(store, OLGA)
    assert told(store, VERA, since) is None
    add(store, OLGA)
    assert told(store, OLGA, since) is None, "one's own, as from another tab"
    assert told(store, VERA, since) == ["Olga"]
    add(store, LOCAL_OWNER)
    assert told(store, OLGA, since) == ["Owner"]
    assert told(store, VERA, since) == ["Owner", "Olga"]


def test_who_may_not_read_what_others_did_learns_no_name(store: Store) -> None:
    since = add(store, OLGA)
    add(store, SAM, owner="Sam")
    assert told(store, SAM, since) is None
    add(store, OLGA)
    assert told(store, SAM, since) == []
    assert told(store, GUEST, since) == []


def cookies_of(store: Store, monkeypatch: pytest.MonkeyPatch, **cookies: str) -> None:
    names = {
        "visit": visit_cookie(store.identity, secure=False),
        "guest": guest_cookie(store.identity, secure=False),
    }
    here = {names[kind]: token for kind, token in cookies.items()}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: here))


def seen_at(store: Store, number: int) -> object:
    return store.accounts.visits(number, by=OLGA)[0].seen_at


def test_a_page_that_asks_by_itself_keeps_no_visit_alive(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = store.accounts.found("olga", "Olga", PASSWORD)
    cookies_of(store, monkeypatch, visit=store.accounts.sign_in("olga", PASSWORD))
    begun = utc_now()
    later = begun + visits.NOTED_EVERY + timedelta(minutes=1)
    monkeypatch.setattr("data_io.store.accounts.accounts.utc_now", lambda: later)
    before = seen_at(store, number)

    session.reader(unnoticed=True)
    time.sleep(0.3)  # it would be written down beside the page
    assert seen_at(store, number) == before

    session.reader()
    ends = time.monotonic() + 10
    while seen_at(store, number) == before and time.monotonic() < ends:
        time.sleep(0.02)
    assert seen_at(store, number) != before, "a click does"

    monkeypatch.setattr(visits, "utc_now", lambda: begun + timedelta(hours=13))
    with pytest.raises(NotSignedIn):
        session.reader(unnoticed=True)


def test_nor_does_it_count_as_a_use_of_a_link(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    token = store.links.make(LOCAL_OWNER, "Board", ["revenue"])
    cookies_of(store, monkeypatch, guest=store.links.open(token))
    later = utc_now() + timedelta(minutes=6)
    monkeypatch.setattr("data_io.store.links.shares.utc_now", lambda: later)
    before = store.links.links(LOCAL_OWNER)[0].used_at

    assert session.reader(unnoticed=True).is_guest
    assert store.links.links(LOCAL_OWNER)[0].used_at == before
    session.reader()
    assert store.links.links(LOCAL_OWNER)[0].used_at != before


def test_only_where_there_are_others_anything_is_watched(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Access] = []
    monkeypatch.setattr(news, "_look", asked.append)
    session.trust(lambda _: True)
    try:
        assert not AppTest.from_file(SHELL, default_timeout=60).run().exception
        assert asked == [], "the lone owner is asked nothing"
    finally:
        session.trust(lambda _: False)
    store.accounts.found("olga", "Olga", PASSWORD)
    cookies_of(store, monkeypatch, visit=store.accounts.sign_in("olga", PASSWORD))
    assert not AppTest.from_file(SHELL, default_timeout=60).run().exception
    assert len(asked) == 1
