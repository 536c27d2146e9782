"""The page on which links for guests are made, seen and taken back."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER
from data_io.store import Store
from tests.pages.conftest import HOSTILE, OpenPage, said


def choose(page: AppTest, *paths: str) -> None:
    [pages] = [group for group in page.button_group if group.label == "Pages"]
    pages.set_value(list(paths)).run()


def test_a_link_is_made_shown_once_and_taken_back(open_page: OpenPage, small_shop: Store) -> None:
    page = open_page("links")
    assert page.button(key="share-0-make").disabled
    choose(page, "revenue", "orders")
    page.text_input(key="share-0-title").set_value(HOSTILE)
    page.text_input(key="share-0-password").set_value("open sesame")
    page.button(key="share-0-make").click().run()
    assert not page.exception
    [link] = small_shop.links.links(LOCAL_OWNER)
    assert (link.title, link.limits.pages, link.personal, link.uses) == (
        HOSTILE,
        ("orders", "revenue"),
        False,
        0,
    )
    assert link.has_password
    [told] = [code.value for code in page.code]
    token = told.partition("/share?token=")[2]
    assert small_shop.links.guest(small_shop.links.open(token, "open sesame")) is not None

    page.button(key="share-done").click().run()
    assert list(page.code) == []
    assert "opened 1 time" in said(page)
    page.button(key="links-1").click().run()
    assert "Nothing is shared just now" in said(page)
    assert [each.is_open(each.made_at) for each in small_shop.links.links(LOCAL_OWNER)] == [False]


def test_pages_about_people_are_offered_only_with_personal_data(
    open_page: OpenPage, small_shop: Store
) -> None:
    page = open_page("links")

    def offered() -> set[str]:
        [pages] = [group for group in page.button_group if group.label == "Pages"]
        return {option.content for option in pages.proto.options}

    assert "Revenue" in offered()
    assert not {"All customers", "Complaints", "Tasks", "History", "Bring in", "Your business"} & offered()
    page.toggle(key="share-0-personal").set_value(True).run()
    assert {"All customers", "Customer", "Complaints"} <= offered()
    assert not {"Tasks", "History", "Bring in", "Your business", "The same twice?"} & offered()
    page.date_input(key="share-0-since").set_value(date(2023, 1, 1)).run()
    assert offered() == {
        "Revenue", "What comes next", "What goes wrong", "Who stays", "Who is worth what",
        "Habits and seasons",
    }  # fmt: skip
