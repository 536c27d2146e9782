"""A page of the section Sheets inside its frame, at a store of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ui import menu

SHELL = menu.PAGES.parent / "ui" / "shell.py"
Open = Callable[[str], AppTest]


@pytest.fixture
def open_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Return what opens a page of the section by its path."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'regulars.db'}")

    def open_path(path: str) -> AppTest:
        page = AppTest.from_file(SHELL, default_timeout=60).run()
        return page.switch_page(os.path.relpath(menu.PAGES / menu.screen(path).file, SHELL.parent)).run()

    return open_path
