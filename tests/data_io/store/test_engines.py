"""The server of the records goes in the middle of the work, and comes back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from crm.access import LOCAL_OWNER
from data_io.store import Store, StoreError
from tests.data_io.store.conftest import Shop
from tests.databases import missing_server, server_folder, serving


@pytest.mark.skipif(bool(missing_server()), reason=missing_server())
def test_a_server_that_is_gone_is_told_of_and_the_work_goes_on_when_it_is_back() -> None:
    with server_folder() as folder, ExitStack() as opened:
        url = f"postgresql://regulars@/postgres?host={folder}"
        with serving(folder, keeps=True):
            shop = Shop(opened.enter_context(Store.open(url)), url)
            shop.insert(customer={"name": ["Ann Ames"]})
            before = shop.everything()
        _expect_sentences(shop)
        with serving(folder, keeps=True):
            assert shop.everything() == before
            shop.update("customer", (1, "city", None, "Bath"))
            assert shop.store.load("customer", LOCAL_OWNER)["city"].tolist() == ["Bath"]
            assert shop.store.check() == []


def _expect_sentences(shop: Shop) -> None:
    asked: list[Callable[[], object]] = [
        lambda: shop.update("customer", (1, "city", None, "Bath")),
        lambda: shop.store.load("customer", LOCAL_OWNER),
        lambda: shop.store.search("ann", LOCAL_OWNER),
    ]
    for ask in asked:
        with pytest.raises(StoreError) as told:
            ask()
        assert "Nothing was changed" in told.value.message
