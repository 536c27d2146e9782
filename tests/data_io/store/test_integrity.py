"""The check finds what is not as it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop


def test_each_fault_is_told(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann"]}, sale={"customer": [-1, -1]})
    assert shop.store.check() == []
    shop.run("DELETE FROM customer")
    shop.run("UPDATE counter SET next_id=1 WHERE entity='sale'")
    assert shop.store.check() == [
        "Customers: the history makes 1, but 0 are there.",
        "Sales: 2 point to a customer that is not there.",
        "Sales: the next number is not beyond the last one.",
    ]
