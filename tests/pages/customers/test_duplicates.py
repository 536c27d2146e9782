"""The same person twice: nobody, a pair made one and taken back, remembered as two; who may only look."""

from __future__ import annotations

from typing import Any

import pytest

from crm.access import Access, Role
from data_io.store import Store
from tests.pages.conftest import HOSTILE, OpenPage, put, said
from ui import session
from ui.words import plain

HOME = {"street": "Elderberry Row 12", "postcode": "QX7 4TT", "city": "Bath"}
ONE: dict[str, Any] = {
    "name": HOSTILE,
    "first_name": HOSTILE,
    "last_name": "Quill",
    "email": "jq@x.example",
    **HOME,
}
OTHER = {**ONE, "phone": "+441632960163", "email_consent": 0, "notes": "Likes *figs*.", "city": "York"}
THIRD: dict[str, Any] = {"name": "Lee Ad", "stage": "lead"}


@pytest.fixture
def doubled(store: Store) -> Store:
    """Give a store in which one customer stands twice and has bought under both."""
    put(store, customer=[ONE, OTHER, THIRD])
    put(store, sale=[{"order_number": f"B{each}", "customer": each, "amount": 10_000} for each in (1, 2)])
    return store


def test_nobody_twice_is_said(store: Store, open_page: OpenPage) -> None:
    page = open_page("duplicates")
    assert "Nobody seems to stand here twice" in said(page)
    assert [each.key for each in page.button] == ["find"]


def test_a_pair_stands_side_by_side_with_its_reasons(doubled: Store, open_page: OpenPage) -> None:
    page = open_page("duplicates")
    assert "**1 pair** looks like one person or firm; it is almost certain." in said(page)
    assert "Same e\\-mail" in said(page)
    assert page.button(key="open-1-2-1").label == f"**{plain(HOSTILE)}**"
    assert [each.key for each in page.segmented_control] == ["keep-1-2-street-2"]


def test_made_one_as_chosen_and_taken_back(doubled: Store, open_page: OpenPage) -> None:
    page = open_page("duplicates")
    page.segmented_control(key="keep-1-2-street-2").set_value(2).run()
    page.button(key="merge-1-2").click().run()
    assert not page.exception
    access = session.reader()
    survivor = doubled.records("customer", access).iloc[0]
    assert (survivor["city"], survivor["phone"], survivor["email_consent"]) == ("York", OTHER["phone"], 0)
    assert doubled.records("sale", access)["customer"].tolist() == [1, 1]
    assert "2 records made one" in said(page)
    page.button(key="kept-undo").click().run()
    assert doubled.records("customer", access).index.tolist() == [1, 2, 3]
    assert doubled.records("sale", access)["customer"].tolist() == [1, 2]


def test_not_the_same_is_remembered_until_asked_again(doubled: Store, open_page: OpenPage) -> None:
    page = open_page("duplicates")
    page.button(key="apart-1-2").click().run()
    assert "Nobody seems to stand here twice" in said(page)
    again = open_page("duplicates")
    again.button(key="again-1-2").click().run()
    assert not again.exception
    assert "**1 pair**" in said(again)


def test_who_sees_no_personal_facts_has_no_buttons(
    doubled: Store, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "reader", lambda **_: Access("Meg", Role.MANAGER, personal=False))
    page = open_page("duplicates")
    assert "**Names are hidden from you**" in said(page)
    assert [each.key for each in page.button if str(each.key).startswith(("merge", "apart", "later"))] == []


@pytest.mark.parametrize("asked", ["1-99", "1", "1-1", "a-b", "-", "1-2-3-4-5-6-7-8-9-10-11", "٣-1"])
def test_nonsense_in_the_address_is_no_question(doubled: Store, open_page: OpenPage, asked: str) -> None:
    assert "1 of 1" in said(open_page("duplicates", {"ids": asked}))


def test_any_two_can_be_looked_at(doubled: Store, open_page: OpenPage) -> None:
    page = open_page("duplicates", {"ids": "1-3"})
    assert "picked by you" in said(page)
    page.button(key="merge-1-3").click().run()
    assert doubled.records("customer", session.reader()).index.tolist() == [1, 2]


def test_the_profile_says_who_looks_alike_and_who_was_made_one(doubled: Store, open_page: OpenPage) -> None:
    open_page("duplicates").button(key="merge-1-2").click().run()
    page = open_page("customer", {"id": "1"})
    assert "Made one with" in said(page)
    assert "who brought 1 sale" in said(page)
