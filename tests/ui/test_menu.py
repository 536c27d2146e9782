"""The table of pages is whole: every record can be reached, every page file is in it."""

from __future__ import annotations

from collections import Counter

import pytest

from crm.access import Access, Action, Role
from crm.entities import ENTITIES
from ui import menu


def test_every_record_has_its_page() -> None:
    assert Counter(name for screen in menu.SCREENS for name in screen.entities) == Counter(list(ENTITIES))


def test_every_page_file_is_in_the_menu() -> None:
    files = {
        path.relative_to(menu.PAGES).as_posix()
        for path in menu.PAGES.rglob("*.py")
        if path.stem != "__init__"
    }
    assert files == {screen.file for screen in menu.SCREENS}


def test_addresses_are_unique_and_the_first_is_the_root() -> None:
    assert len(menu.addresses()) == len(menu.SCREENS)
    assert menu.SCREENS[0].address == "/"


def test_a_screen_is_found_by_path_and_by_entity() -> None:
    assert menu.screen("orders") is menu.screen_of("sale")
    with pytest.raises(KeyError):
        menu.screen("nowhere")


def test_nobody_is_shown_what_they_may_not_do() -> None:
    shown = {
        role: {screen.path for screen in menu.SCREENS if screen.is_open_to(Access("x", role))}
        for role in Role
    }
    assert shown[Role.OWNER] == {screen.path for screen in menu.SCREENS}
    assert not shown[Role.MANAGER] & {"business", "back-ups"}
    assert not shown[Role.STAFF] & {"bring-in", "take-out", "duplicates"}
    assert {"overview", "customers", "revenue"} <= shown[Role.VIEWER] <= shown[Role.STAFF]


def test_each_page_asks_for_what_the_menu_does() -> None:
    asked = {
        screen.path
        for screen in menu.SCREENS
        if screen.needs is not Action.READ
        and f"session.current(Action.{screen.needs.name})" not in (menu.PAGES / screen.file).read_text()
    }
    assert asked == set()
