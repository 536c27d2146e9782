"""One customer: nobody of that number, a whole one, and what the buttons store."""

from __future__ import annotations

import pytest

from data_io.store import Store
from tests.pages.conftest import HOSTILE, OpenPage, said
from ui.words import plain


@pytest.mark.parametrize("asked", ["99", "-1", "1 OR 1=1", "9" * 40, "<b>", "٣"])
def test_an_unknown_number_is_a_sentence(small_shop: Store, open_page: OpenPage, asked: str) -> None:
    page = open_page("customer", {"id": asked})
    assert "They may have been deleted" in said(page)
    assert not page.metric


def test_without_a_number_nobody_is_shown(open_page: OpenPage) -> None:
    assert "No customer was chosen" in said(open_page("customer"))


def test_the_whole_customer_is_there(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("customer", {"id": "1"})
    assert page.title[0].value.startswith(plain(HOSTILE))
    assert "Comes **every 7 days** since January 2023" in said(page)
    assert "figures are as of then" in said(page)
    assert {metric.label: metric.value for metric in page.metric}["Spent, 12 months"] == "546"
    assert [tab.label for tab in page.tabs] == [
        "Sales 52",
        "Returns 1",
        "Complaints 1",
        "Contacts 1",
        "Tasks 1",
    ]


def test_who_never_bought_has_a_page_too(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("customer", {"id": "2"})
    assert "Has not bought anything yet" in said(page)
    assert "Nothing has happened yet" in said(page)


def test_a_button_opens_its_form(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("customer", {"id": "1"})
    for button, field in (("call", "call-said"), ("write", "write-said"), ("note", "note-said")):
        page.button(key=button).click().run()
        assert not page.exception
        assert [area.key for area in page.text_area] == [field]
