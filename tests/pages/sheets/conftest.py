"""A page of the section Sheets inside its frame, at a store of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import new_file
from tests.pages.conftest import page_at
from tests.ui import small_shop

Open = Callable[[str], AppTest]


@pytest.fixture
def open_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Return what opens a page of the section by its path."""
    monkeypatch.setenv("DATABASE_URL", new_file(tmp_path / small_shop.FILE))
    return lambda path: page_at(path).run()
