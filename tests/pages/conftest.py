"""Pages as a browser would ask for them, inside the frame, over a store of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
from tests.databases import filled_file, new_file
from ui import menu

SHELL = menu.PAGES.parent / "ui" / "shell.py"
HOSTILE = "**Bo** $x^2$ <b>hi</b> [a](javascript:alert(1)) :material/home:"
"""A name that would be bold, a formula, HTML, a link and an icon, were it not taken for what it is."""
OpenPage = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def pages_open_quickly(packages_looked_through_once: None) -> None:
    """Look through the packages once for all pages."""


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Give the store that the pages read: empty, but for tests that ask for the small shop."""
    content = _small_shop_file() if "small_shop" in request.fixturenames else b""
    url = new_file(tmp_path / "regulars.db", content)
    monkeypatch.setenv("DATABASE_URL", url)
    with Store.open(url) as opened:
        yield opened


@pytest.fixture
def open_page(store: Store) -> OpenPage:
    """Give what opens a page by its path in the address bar, with the parameters of the link."""

    def opened(path: str, params: Mapping[str, str] | None = None) -> AppTest:
        page = page_at(path)
        for name, value in (params or {}).items():
            page.query_params[name] = value
        page.run()
        assert not page.exception
        return page

    return opened


def page_at(path: str) -> AppTest:
    """Give a page by its path in the address bar, to be run.

    As in a browser no other is run before it: ``AppTest.switch_page`` would find it only after that.
    """
    page = AppTest.from_file(SHELL, default_timeout=60)
    if menu.screen(path) is not menu.SCREENS[0]:
        page._page_hash = calc_hash(path)  # noqa: SLF001 - what Streamlit makes of an address
    return page


def put(store: Store, **records: list[dict[str, Any]]) -> None:
    """Store records of entities, each a dictionary of stored values."""
    parts = tuple(
        EntityChanges(entity.rstrip("_"), inserts=pd.DataFrame(rows, dtype=object))
        for entity, rows in records.items()
    )
    store.apply(ChangeSet(Source.EDIT, "put by a test", parts), LOCAL_OWNER)


@pytest.fixture
def small_shop(store: Store) -> Store:
    """Give a store of two customers: one bought every Monday of 2023 and no more, one never did."""
    return store


@cache
def _small_shop_file() -> bytes:
    """Give what stands in the database of the small shop."""
    return filled_file(_fill_small_shop)[1]


def _fill_small_shop(store: Store) -> None:
    bo = {"name": HOSTILE, "phone": "+441632960163", "stage": "customer", "city": "Bath"}
    put(
        store,
        customer=[bo, {"name": "Lee Ad", "stage": "lead"}],
        product=[{"name": "Figs <i>", "category": "Fruit"}],
        sale=_every_monday(),
        return_=[{"returned_on": "2023-12-20", "customer": 1, "product": 1, "refund": 50_000}],
        complaint=[
            {"opened_at": "2023-12-21", "customer": 1, "subject": "Mouldy $figs$", "due_at": "2023-12-22"}
        ],
        task=[{"title": "Ring *them*", "due_on": "2023-12-30", "customer": 1, "repeats": "weekly"}],
        interaction=[{"happened_at": "2023-11-02T10:00:00", "customer": 1, "channel": "phone"}],
    )


def _every_monday() -> list[dict[str, Any]]:
    days = [day.date().isoformat() for day in pd.date_range("2023-01-02", periods=52, freq="7D")]
    same = {"line": 1, "customer": 1, "product": 1, "quantity": 2.0, "amount": 105_000, "cost": 50_000}
    return [{**same, "order_number": f"A{at}", "sold_at": day} for at, day in enumerate(days)]


def said(page: AppTest) -> str:
    """Give all Markdown of a page, one text a line."""
    return "\n".join(str(element.value) for element in page.markdown)
