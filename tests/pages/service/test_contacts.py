"""The list of calls and messages."""

from __future__ import annotations

from data_io.store import Store
from tests.pages.conftest import OpenPage, said
from tests.ui import small_shop


def test_it_opens_on_an_empty_shop(open_page: OpenPage) -> None:
    assert "No contacts yet" in said(open_page("contacts"))


def test_it_says_what_there_is(store: Store, open_page: OpenPage) -> None:
    small_shop.put_in(store)

    assert "**1 contact**" in said(open_page("contacts"))
