"""A business that was founded, and a provider that says whatever a test wants it to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_io.store import Store
from tests.web.provider import Pretended, providing
from tests.web.signing_in import make_shop, shop


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_shop(tmp_path_factory.mktemp("founded"))


@pytest.fixture
def store(founded: Path, tmp_path: Path) -> Iterator[Store]:
    with shop(founded, tmp_path) as opened:
        yield opened


@pytest.fixture
def pretended() -> Iterator[Pretended]:
    with providing() as running:
        yield running
