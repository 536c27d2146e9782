"""The list of payments."""

from __future__ import annotations

from data_io.store import Store
from tests.pages.conftest import OpenPage, said
from tests.ui import small_shop


def test_it_opens_on_an_empty_shop(open_page: OpenPage) -> None:
    assert "No payments yet" in said(open_page("payments"))


def test_it_says_what_there_is(store: Store, open_page: OpenPage) -> None:
    small_shop.put_in(store)

    assert "**1 payment**" in said(open_page("payments"))
