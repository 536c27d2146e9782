"""The list of customers: its sentence, its search, its groups, and the grid in its place."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from data_io.store import Store
from tests.pages.conftest import HOSTILE, OpenPage, put, said


def listed(page: AppTest) -> list[str]:
    return list(page.dataframe[0].value["name"])


def test_an_empty_list_leads_to_the_sheets(open_page: OpenPage) -> None:
    page = open_page("customers")
    assert "No customers yet" in said(page)
    assert not page.dataframe


def test_the_list_says_how_many_and_shows_names_as_they_are(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("customers")
    assert "**2 customers**; **1** bought" in said(page)
    assert "where your sheets end" in said(page)
    assert sorted(listed(page)) == sorted([HOSTILE, "Lee Ad"])


def test_the_link_holds_search_group_and_order(small_shop: Store, open_page: OpenPage) -> None:
    assert listed(open_page("customers", {"search": "lee"})) == ["Lee Ad"]
    assert listed(open_page("customers", {"group": "Never bought"})) == ["Lee Ad"]
    assert listed(open_page("customers", {"order": "Spent, 12 months"})) == [HOSTILE, "Lee Ad"]


def test_nonsense_in_the_link_does_no_harm(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("customers", {"search": "'; DROP TABLE", "group": "x", "order": "y", "page": "99"})
    assert "Nobody found" in said(page)


def test_fifty_stand_on_a_page(store: Store, open_page: OpenPage) -> None:
    put(store, customer=[{"name": f"Customer {at:03}"} for at in range(60)])
    assert len(listed(open_page("customers"))) == 50
    assert listed(open_page("customers", {"page": "2"}))[0] == "Customer 050"


def test_the_grid_takes_the_place_of_the_list(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("customers", {"edit": "true"})
    assert "2 customers" in said(page)
