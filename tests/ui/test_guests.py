"""Every page that can be shared, as a guest sees it: whole, without a name, with nothing to do but look."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER
from data_io.store import Store
from data_io.store.links.cookies import guest_cookie
from tests.pages.conftest import (
    HOSTILE,
    SHELL,
    OpenPage,
    open_page,
    pages_open_quickly,
    said,
    small_shop,
    store,
)
from ui import menu, shared_pages
from ui.words import plain

__all__ = ["open_page", "pages_open_quickly", "small_shop", "store"]  # fixtures

EDITS = (
    "add", "edit", "delete", "save", "make", "take", "excel", "csv", "pdf", "done", "call", "write", "note",
    "complaint", "task", "undo", "remove", "bring", "find", "resolved", "won", "lost", "mend",
)  # fmt: skip
"""Words that begin the labels of buttons by which something is changed, taken out or searched."""
PEOPLE = {screen.path for screen in shared_pages.shareable(personal=True, filtered=False)}
FIGURES = {screen.path for screen in shared_pages.shareable(personal=False, filtered=False)}


@pytest.fixture
def come(small_shop: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close the door: whoever has no cookie is nobody."""
    monkeypatch.delenv("REGULARS_SIGN_IN", raising=False)
    cookies: dict[str, str] = {}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: cookies))
    token = small_shop.links.make(LOCAL_OWNER, "Board", sorted(FIGURES))
    cookies[guest_cookie(small_shop.identity, secure=False)] = small_shop.links.open(token)
    yield
    cookies.clear()


def shown(page: AppTest) -> str:
    """Give all words of a page, those of its tables too."""
    tables = [str(table.value.to_dict()) for table in [*page.dataframe, *page.table]]
    figures = [f"{each.label} {each.value} {each.delta}" for each in page.metric]
    return "\n".join([said(page), *tables, *figures])


@pytest.mark.parametrize("path", sorted(FIGURES))
def test_a_guest_looks_and_does_nothing_else(path: str, open_page: OpenPage, come: None) -> None:
    page = open_page(path)
    assert [error.value for error in page.error] == []
    assert "shared with you, to look at" in said(page)
    labels = [str(button.label).strip().lower() for button in page.button]
    assert [label for label in labels if label.startswith(EDITS)] == []
    assert [field.label for field in page.text_input] == []
    words = shown(page)
    assert [name for name in (HOSTILE, plain(HOSTILE), "Lee Ad", "1632 960163") if name in words] == []
    if path != "overview":
        assert menu.screen(path).title in "\n".join(title.value for title in page.title)


@pytest.mark.parametrize("path", sorted({screen.path for screen in menu.SCREENS} - FIGURES))
def test_what_was_not_shared_is_not_there(path: str, open_page: OpenPage, come: None) -> None:
    page = open_page(menu.SCREENS[0].path)
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        page.switch_page(os.path.relpath(menu.PAGES / menu.screen(path).file, SHELL.parent))
    by_its_address = shown(open_page(path))
    assert by_its_address == shown(page)


@pytest.mark.parametrize("path", sorted(PEOPLE - FIGURES))
def test_pages_about_people_are_looked_at_too(
    path: str, open_page: OpenPage, small_shop: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REGULARS_SIGN_IN", raising=False)
    token = small_shop.links.make(LOCAL_OWNER, "Board", sorted(PEOPLE), personal=True)
    cookies = {guest_cookie(small_shop.identity, secure=False): small_shop.links.open(token)}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: cookies))
    page = open_page(path, {"id": "1"})
    assert [error.value for error in page.error] == []
    labels = [str(button.label).strip().lower() for button in page.button]
    assert [label for label in labels if label.startswith(EDITS)] == []
    assert [field.label for field in page.text_input] == []
    if path in ("customer", "customers"):
        assert "Bo" in shown(page) + str([title.value for title in page.title])


def test_one_rerun_after_it_was_taken_back_nothing_is_left(
    open_page: OpenPage, small_shop: Store, come: None
) -> None:
    page = open_page("revenue")
    assert len(page.metric)
    small_shop.links.revoke(LOCAL_OWNER, 1)
    page.run()
    assert [error.value[:27] for error in page.error] == ["You are not signed in here,"]
    assert [*page.metric, *page.dataframe, *page.title] == []


def test_a_part_cannot_be_widened_by_the_address(
    open_page: OpenPage, small_shop: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REGULARS_SIGN_IN", raising=False)
    token = small_shop.links.make(LOCAL_OWNER, "Board", ["revenue"], [("until", "2023-06-30")])
    cookies = {guest_cookie(small_shop.identity, secure=False): small_shop.links.open(token)}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: cookies))
    page = open_page("revenue", {"time": "All"})
    assert "Up to 30 Jun 2023" in said(page)
    revenue = {each.label: each.value for each in page.metric}["Revenue"]
    assert revenue == "273", "26 Mondays of 10.50, not 52"
