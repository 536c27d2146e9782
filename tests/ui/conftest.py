"""What tests of screens may ask for: a small shop, and somebody who reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui import small_shop
from ui import session
from ui.session import Session


@pytest.fixture(autouse=True)
def pages_open_quickly(packages_looked_through_once: None) -> None:
    """Look through the packages once for all pages."""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Return the owner's session at a shop of a few records; screens that a test runs see the same one."""
    monkeypatch.setenv("DATABASE_URL", small_shop.make(tmp_path))
    return session.current()
