"""An empty store on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_io.store import Store
from tests.databases import new_file


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path / "shop.db")) as opened:
        yield opened
        assert opened.check() == []
