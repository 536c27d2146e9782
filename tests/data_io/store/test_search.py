"""Search as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crm.access import LOCAL_OWNER, Access, Role

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop


@pytest.fixture(autouse=True)
def _filled(shop: Shop) -> None:
    shop.insert(
        customer={
            "name": ["José Müller", "Anna Berg", "Bergmann KG", "Zoë Strauß"],
            "email": ["jose@example.com", None, "info@bergmann.de", None],
            "phone": ["+493012345678", None, None, None],
            "code": ["K-7", "K-70", None, None],
            "city": ["Köln", "Berg", None, None],
            "other_emails": [None, '["anna@home.example"]', None, None],
            "other_phones": [None, None, None, '["+49 170 555 66 77"]'],
        },
        product={"name": ["Red apples"], "sku": ["APL-1"]},
        sale={
            "order_number": ["A-100", "A-100", "A-2"],
            "customer": [-1, -1, -2],
            "sold_at": ["2024-01-02"] * 3,
        },
        complaint={"number": ["C-5"], "opened_at": ["2024-01-02"]},
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("muller", [("customer", 1)]),
        ("MÜLLER jos", [("customer", 1)]),
        ("strauss", [("customer", 4)]),
        ("030 123 456", [("customer", 1)]),
        ("0170 5556677", [("customer", 4)]),
        ("home.example", [("customer", 2)]),
        ("k-7", [("customer", 1), ("customer", 2)]),
        ("berg", [("customer", 2), ("customer", 3)]),
        ("koln", [("customer", 1)]),
        ("apples", [("product", 1)]),
        ("apl-1", [("product", 1)]),
        ("a-10", [("sale", 1)]),
        ("C-5", [("complaint", 1)]),
        ("anna müller", []),
        ("mullre", [("customer", 1)]),
        ("bregmann", [("customer", 3)]),
        ("%", []),
        ("", []),
        ("   ", []),
        ("qqqqqq", []),
    ],
)
def test_records_are_found_by_what_one_remembers_of_them(
    shop: Shop, typed: str, expected: list[tuple[str, int]]
) -> None:
    found = shop.store.search(typed, LOCAL_OWNER)
    assert list(zip(found["entity"], found["id"], strict=True)) == expected


def test_finds_say_what_they_are(shop: Shop) -> None:
    assert shop.store.search("jose", LOCAL_OWNER).drop(columns="score").values.tolist() == [
        ["customer", 1, "José Müller", "Köln · jose@example.com"]
    ]
    assert shop.store.search("A-100", LOCAL_OWNER).drop(columns="score").values.tolist() == [
        ["sale", 1, "A-100", "2024-01-02"]
    ]


def test_the_search_follows_every_change(shop: Shop) -> None:
    shop.store.search("anna", LOCAL_OWNER)
    shop.update("customer", (2, "name", "Anna Berg", "Hanna Tal"))
    shop.insert(customer={"name": ["Annabel"]})
    shop.delete("customer", 1)
    assert shop.store.search("anna", LOCAL_OWNER)["id"].tolist() == [5, 2]
    assert shop.store.search("jose@example.com", LOCAL_OWNER).empty
    shop.store.undo(4, LOCAL_OWNER)
    assert shop.store.search("jose@example.com", LOCAL_OWNER)["id"].tolist() == [1]


def test_who_may_not_see_persons_does_not_find_them(shop: Shop) -> None:
    guest = Access("G", Role.VIEWER, personal=False)
    assert shop.store.search("muller", guest).empty
    assert shop.store.search("mullre", guest).empty
    assert shop.store.search("apples", guest)["entity"].tolist() == ["product"]
