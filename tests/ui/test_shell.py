"""Every page runs inside the frame, on an empty store."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ui import menu

SHELL = menu.PAGES.parent / "ui" / "shell.py"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'regulars.db'}")
    return AppTest.from_file(SHELL, default_timeout=60).run()


@pytest.mark.parametrize("screen", menu.SCREENS, ids=lambda screen: screen.path)
def test_every_page_runs_on_an_empty_store(shell: AppTest, screen: menu.Screen) -> None:
    path = os.path.relpath(menu.PAGES / screen.file, SHELL.parent)

    page = shell.switch_page(path).run()

    assert not page.exception
    assert page.title


def test_an_empty_store_offers_the_two_ways_to_begin(shell: AppTest) -> None:
    assert {"Bring in your sheets", "Look around in a sample shop"} <= {
        button.label for button in shell.button
    }


def test_the_search_is_on_the_page(shell: AppTest) -> None:
    assert shell.button(key="find").label.startswith("Find anyone")
