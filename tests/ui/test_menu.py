"""The table of pages is whole: every record can be reached, every page file is in it."""

from __future__ import annotations

from collections import Counter

import pytest

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
