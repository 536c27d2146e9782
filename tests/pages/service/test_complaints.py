"""The list of complaints."""

from __future__ import annotations

from data_io.store import Store
from tests.pages.conftest import OpenPage, said
from tests.ui import small_shop


def test_it_opens_on_an_empty_shop(open_page: OpenPage) -> None:
    assert "No complaints yet" in said(open_page("complaints"))


def test_it_says_what_there_is(store: Store, open_page: OpenPage) -> None:
    small_shop.put_in(store)

    assert "**2 complaints**; **1** is open, **1** past its promise" in said(open_page("complaints"))
